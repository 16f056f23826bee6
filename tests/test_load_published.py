"""The real files: each is loaded or refused with its reason; figures are those of its text."""

import csv
import json
import math
from pathlib import Path

import pandas as pd
import pytest

from monitoring.errors import Notice
from monitoring.result_files import Context, ParsedFile, read_results
from monitoring.vocabulary.faults import FileFault, LoadNote, OtherFile
from tests.support.faulty import refusal

RAW = Path(__file__).parents[1].parent / "shared/published/raw"
DATA = Path(__file__).parents[1] / "data"
METRO = "__9_metro_districts_and_state.csv"

pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason=f"the published files are not here: {RAW} is missing"
)

LOADED = {
    "gosa/Graduation_Rate_2023-24" + METRO: (288, 142, 2571),
    "gadoe_ccrpi/2021_cohort_graduation_rate_state_district_school" + METRO: (14, 0, 138),
    "gadoe_ccrpi/2022_cohort_graduation_rate_state_district_school" + METRO: (14, 0, 137),
    "gadoe_ccrpi/2022_ccrpi_graduation_rates_by_subgroup" + METRO: (280, 77, 2670),
    "gosa_layout_examples_clarke_county/graduation_rates_consolidated.csv": (356, 169, 0),
    "gosa_layout_examples_clarke_county/eog_scores_consolidated.csv": (4250, 255, 0),
    "gosa_layout_examples_clarke_county/eoc_scores_consolidated.csv": (1358, 134, 0),
}
LOADED_WITHOUT_GRADUATES = {
    "gadoe_ccrpi/2021_ccrpi_progress_towards_elp" + METRO: (72, 6, 670),
    "gadoe_ccrpi/2022_ccrpi_progress_towards_elp" + METRO: (72, 7, 683),
    "gosa_layout_examples_clarke_county/ap_scores_consolidated.csv": (16, 1, 0),
    "gosa_layout_examples_clarke_county/attendance_consolidated.csv": (1482, 248, 0),
}
REFUSED = {
    "gadoe_ccrpi/2021_ccrpi_demographics" + METRO: OtherFile.CCRPI_DEMOGRAPHICS,
    "gadoe_ccrpi/2022_ccrpi_demographics" + METRO: OtherFile.CCRPI_DEMOGRAPHICS,
    "gadoe_ccrpi/2021_ccrpi_graduation_rates" + METRO: FileFault.FOUR_OR_FIVE_YEARS,
    "gadoe_fte_frl/FRL_by_school_FY2021" + METRO: OtherFile.MEALS,
    "gadoe_fte_frl/FRL_by_school_FY2023" + METRO: OtherFile.MEALS,
    "gadoe_fte_frl/FRL_by_system_FY2021" + METRO: OtherFile.MEALS,
    "gadoe_fte_frl/FRL_by_system_FY2023" + METRO: OtherFile.MEALS,
    "gadoe_fte_frl/FTE_enrollment_race_gender_FY2022-1" + METRO: OtherFile.ENROLLMENT_COUNTS,
    "gadoe_fte_frl/FTE_enrollment_race_gender_FY2023-3" + METRO: OtherFile.ENROLLMENT_COUNTS,
    "gosa/Enrollment_by_Subgroup_Metrics_2023-24" + METRO: OtherFile.ENROLLMENT_BY_SUBGROUP,
    "gosa/Enrollment_by_Subgroups_Programs_2021_Dec062021"
    + METRO: OtherFile.ENROLLMENT_BY_SUBGROUP,
    "gosa/Enrollment_by_Subgroups_Programs_2022_Dec072022"
    + METRO: OtherFile.ENROLLMENT_BY_SUBGROUP,
    "gosa/enrollment_profile_2022-23_to_2024-25__clayton_only.json": FileFault.ENROLLMENT_COPY,
    "gosa_layout_examples_clarke_county/act_scores_consolidated.csv": OtherFile.ACT_OR_SAT,
    "gosa_layout_examples_clarke_county/sat_scores_consolidated.csv": OtherFile.ACT_OR_SAT,
    "gosa_layout_examples_clarke_county/enrollment_consolidated.csv": OtherFile.ENROLLMENT_BY_GRADE,
    "gosa_layout_examples_clarke_county/hope_eligibility_consolidated.csv": OtherFile.HOPE,
    "gosa_milestones_json/_meta.json": FileFault.MILESTONES_COPY,
} | {
    f"gosa_milestones_json/631__{test}_{year}.json": FileFault.MILESTONES_COPY
    for test in ("EOC", "EOG")
    for year in ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25")
}


def vocabulary(file: str, name: str, canonical: str) -> dict[str, str]:
    with (DATA / file).open(encoding="utf-8") as rows:
        return {row[name]: row[canonical] for row in csv.DictReader(rows)}


def load(path: Path) -> ParsedFile:
    context = Context(
        district="Clarke County" if "clarke" in str(path) else "Clayton County",
        subgroups=vocabulary("subgroups.csv", "subgroup", "subgroup")
        | vocabulary("subgroup_names.csv", "name", "subgroup"),
        indicators=frozenset(vocabulary("indicators.csv", "indicator_id", "indicator_id")),
        periods=frozenset(map(str, range(2017, 2026))),
    )
    return read_results(path, context)


def printed(path: Path) -> dict[int, dict[str, str]]:
    """Return the file's own rows by line; these files have no line breaks within cells."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return dict(enumerate(csv.DictReader(file), start=2))


def number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def same(found: float, expected: float) -> bool:
    return math.isnan(found) if math.isnan(expected) else found == pytest.approx(expected, abs=1e-9)


def test_every_published_file_is_either_loaded_or_refused_here():
    there = {str(path.relative_to(RAW)) for path in RAW.rglob("*") if path.is_file()}

    assert len(there) == 39
    assert there == LOADED.keys() | LOADED_WITHOUT_GRADUATES.keys() | REFUSED.keys()


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_a_published_file_without_indicators_is_refused_with_its_reason(name, code):
    error = refusal(load, RAW / name)

    assert error.facts["file"] == Path(name).name
    if isinstance(code, OtherFile):
        assert (error.code, error.facts["subject"]) == (FileFault.OTHER_SUBJECT, Notice(code))
    else:
        assert error.code == code


@pytest.mark.parametrize(("name", "counts"), (LOADED | LOADED_WITHOUT_GRADUATES).items())
def test_a_published_result_file_loads(name, counts):
    parsed = load(RAW / name)

    assert (len(parsed.rows), parsed.rows_hidden, parsed.rows_other_districts) == counts
    assert parsed.district_code == ("629" if "clarke" in name else "631")
    measured = parsed.rows["data_state"] == "measured"
    assert parsed.rows.loc[measured, "value"].between(0, 100).all()
    assert parsed.rows.loc[~measured, ["numerator", "denominator", "value"]].isna().all(axis=None)
    assert not (parsed.rows["denominator"] < 10).any()


COLUMNS = {
    "Grad": ("PROGRAM_TOTAL", "TOTAL_COUNT", "PROGRAM_PERCENT"),
    "grad": ("PROGRAM_TOTAL", "TOTAL_COUNT", "PROGRAM_PERCENT"),
    "2021": ("Total Graduated", "Graduation Class Size", "Graduation Rate"),
    "2022": ("Total Graduated", "Graduation Class Size", "Graduation Rate"),
}


@pytest.mark.parametrize("name", [name for name in LOADED if "scores" not in name])
def test_graduation_figures_are_those_of_the_file(name):
    numerator, denominator, value = COLUMNS[Path(name).name[:4]]
    text = printed(RAW / name)

    for row in load(RAW / name).rows.itertuples():
        cells = text[row.line]
        rate = number(cells[value])
        if math.isnan(rate):
            assert row.data_state != "measured"
            continue
        assert same(row.published_value, rate)
        assert same(row.numerator, number(cells.get(numerator, "")))
        assert same(row.denominator, number(cells.get(denominator, "")))
        assert abs(row.value - rate) <= 0.055


LEVELS = ("BEGIN", "DEVELOPING", "PROFICIENT", "DISTINGUISHED")


def check_milestones(rows: pd.DataFrame, text: dict[int, dict[str, str]]) -> int:
    """Compare every row with the file's own; return how many were compared in figures."""
    compared = 0
    for row in rows.itertuples():
        cells = text[row.line]
        tested = number(cells["NUM_TESTED_CNT"])
        percents = [number(cells[f"{level}_PCT"]) for level in LEVELS]
        counts = [number(cells[f"{level}_CNT"]) for level in LEVELS]
        if math.isnan(tested) or tested < 10 or math.isnan(sum(percents)):
            assert row.data_state == "hidden"
        elif sum(percents) < 99:
            assert row.data_state == "not_published"
        else:
            compared += 1
            assert row.denominator == tested
            assert same(row.published_value, min(round(sum(percents[2:]), 6), 100))
            assert same(row.numerator, counts[2] + counts[3])
            assert abs(row.value - row.published_value) <= 0.1 + 1e-9
    return compared


@pytest.mark.parametrize(("test", "compared"), [("eog", 3981), ("eoc", 1213)])
def test_milestones_figures_are_those_of_the_file(test, compared):
    path = RAW / f"gosa_layout_examples_clarke_county/{test}_scores_consolidated.csv"

    rows = load(path).rows

    assert set(rows["indicator_id"]) == {f"milestones_{test}_proficient"}
    assert check_milestones(rows, printed(path)) == compared


HEADER = (
    ["#ASSMT_CD", "LONG_SCHOOL_YEAR", "SCHOOL_DISTRCT_CD", "SCHOOL_DSTRCT_NM", "INSTN_NUMBER"]
    + ["INSTN_NAME", "ACDMC_LVL", "SUBGROUP_NAME", "TEST_CMPNT_TYP_NM", "NUM_TESTED_CNT"]
    + [f"{level}_CNT" for level in LEVELS]
    + [f"{level}_PCT" for level in LEVELS]
)


def as_gosa_prints_it(copy: Path, test: str, year: str) -> list[list[object]]:
    """Undo the re-keying of the JSON copy; the state's rows come twice, as GOSA prints them."""
    rows: list[list[object]] = []
    for key, cell in json.loads(copy.read_text(encoding="utf-8")).items():
        content, grade, subgroup, entity = key.split("|")
        place = {
            "STATE": ["ALL", "ALL", "ALL", "ALL"],
            "DISTRICT": ["631", "Clayton County", "ALL", "ALL"],
        }.get(entity, ["631", "Clayton County", entity, f"School {entity}"])
        figures = [cell[name] for name in ("n", "l1", "l2", "l3", "l4", "l1p", "l2p", "l3p", "l4p")]
        row = [
            f"{test}_by_GRADE",
            year,
            *place,
            "ALL GRADES" if grade == "ALL" else grade,
            subgroup,
            content,
            *("TFS" if figure is None else figure for figure in figures),
        ]
        rows += [row, row] if entity == "STATE" else [row]
    return rows


@pytest.mark.parametrize("test", ["EOG", "EOC"])
@pytest.mark.parametrize("year", ["2020-21", "2021-22", "2022-23", "2023-24", "2024-25"])
def test_claytons_milestones_load_once_they_stand_in_gosas_columns(tmp_path, test, year):
    rows = as_gosa_prints_it(RAW / f"gosa_milestones_json/631__{test}_{year}.json", test, year)
    path = tmp_path / f"{test}_by_GRADE_{year}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])

    parsed = load(path)

    known = [row for row in rows if row[7] != "Unknown"]
    n_state = sum(row[2] == "ALL" for row in known) // 2
    assert len(parsed.rows) == len(known) - n_state
    assert parsed.notes[0] == Notice(LoadNote.REPEATS, n=n_state)
    assert len(rows) - len(known) == (24 if (test, year) == ("EOC", "2024-25") else 0)
    assert set(parsed.rows["indicator_id"]) == {f"milestones_{test.lower()}_proficient"}
    assert set(parsed.rows["period"]) == {f"20{year[-2:]}"}
    assert check_milestones(parsed.rows, printed(path)) > 2000


def test_claytons_class_of_2022_is_as_the_newspaper_printed_it():
    parsed = load(RAW / ("gadoe_ccrpi/2022_cohort_graduation_rate_state_district_school" + METRO))

    (district,) = parsed.rows[parsed.rows["organisation_level"] == "district"].itertuples()
    assert (district.numerator, district.denominator, district.period) == (3127, 3924, "2022")
    assert district.value == pytest.approx(79.6890927)
    (state,) = parsed.rows[parsed.rows["organisation_level"] == "state"].itertuples()
    assert (state.numerator, state.denominator) == (112031, 133280)


def test_claytons_english_learners_who_moved_up_are_those_of_the_three_bands():
    parsed = load(RAW / ("gadoe_ccrpi/2022_ccrpi_progress_towards_elp" + METRO))

    district = parsed.rows[parsed.rows["organisation_level"] == "district"]
    # 22.46 + 42.89 + 14.27; the rate printed beside is 93.94.
    assert district.set_index("grade_span")["value"].to_dict() == {
        "K-5": 79.62,
        "6-8": 54.46,
        "9-12": 52.87,
    }


def test_chronic_absence_is_the_share_printed_so_of_the_students_counted():
    path = RAW / "gosa_layout_examples_clarke_county/attendance_consolidated.csv"
    text = printed(path)

    rows = load(path).rows

    groups = {"All Students": "ALL", "Black": "BLACK", "English Learners": "LEP"}
    compared = rows[rows["subgroup"].isin(list(groups)) & (rows["data_state"] == "measured")]
    assert len(compared) == 325
    for row in compared.itertuples():
        cells, group = text[row.line], groups[row.subgroup]
        assert row.published_value == number(cells[f"CHRONIC_ABSENT_PERC_{group}"])
        assert row.denominator == number(cells[f"STUDENT_COUNT_{group}"])
