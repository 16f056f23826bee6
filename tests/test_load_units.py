"""Values are read in the unit of their indicator; what could be a fraction is asked about."""

from pathlib import Path

import openpyxl
import pytest

from monitoring.errors import Notice
from monitoring.result_files import Context, ParsedFile, read_results
from monitoring.vocabulary.faults import Allowed, FileFault, LoadNote
from tests.support.faulty import cell, faults_of, refusal

HEADER = "indicator,period,organisation_level,subgroup,numerator,denominator,value\n"
UNITS = {
    "suspension": "percent",
    "benchmark_on_pace": "percent",
    "recruitment": "count",
    "office_referrals": "rate",
    "school_climate_stars": "score",
}
COHORT = (
    "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,"
    "Graduation Class Size,Total Graduated,Graduation Rate\n"
)


def context(**given: object) -> Context:
    return Context(
        district="Pine County",
        subgroups={"All Students": "All Students", "Black": "Black"},
        indicators=frozenset({*UNITS, "graduation_rate_4yr"}),
        periods=frozenset({"2022", "2022-23-Q2"}),
        units=UNITS,
        **given,
    )


def row(value: str = "", counts: str = ",", group: str = "All Students", of="suspension") -> str:
    return f'{of},2022-23-Q2,district,{group},{counts},"{value}"\n'


def read(folder: Path, *rows: str, header: str = HEADER, **given: object) -> ParsedFile:
    path = folder / "own.csv"
    path.write_text(header + "".join(rows), encoding="utf-8")
    return read_results(path, context(**given))


@pytest.mark.parametrize(
    ("values", "n", "line"),
    [
        (("0.415", "0.382"), 2, 2),
        ((".9",), 1, 2),
        (("0", "1"), 1, 3),
        (("38.2%", "0.415"), 1, 3),
        (("41.5%", "24.1", "0.382"), 1, 4),
    ],
)
def test_values_that_could_be_fractions_are_asked_about(tmp_path, values, n, line):
    groups = ("All Students", "Black", "All Students")
    ofs = ("suspension", "suspension", "benchmark_on_pace")
    rows = [row(*given) for given in zip(values, [","] * 3, groups, ofs, strict=False)]

    error = refusal(read, tmp_path, *rows)

    assert error.code == FileFault.PERCENT_OR_FRACTION
    assert error.facts == {"file": "own.csv", "n": n, "line": line}


@pytest.mark.parametrize(
    ("is_fraction", "values", "notes"),
    [
        (True, [41.5, 38.2], (Notice(LoadNote.FRACTIONS, n=1),)),
        (False, [0.415, 38.2], ()),
    ],
)
def test_the_answer_settles_what_values_without_a_percent_sign_mean(
    tmp_path, is_fraction, values, notes
):
    rows = (row("0.415"), row("38.2%", group="Black"))

    parsed = read(tmp_path, *rows, is_fraction=is_fraction)

    assert parsed.rows["value"].tolist() == values
    assert parsed.rows["published_value"].tolist() == values
    assert parsed.notes == notes


def test_a_number_above_1_is_no_fraction_whatever_the_answer(tmp_path):
    (fault,) = faults_of(read, tmp_path, row("0.4"), row("38", group="Black"), is_fraction=True)

    assert (fault.line, fault.found, fault.allowed) == (3, cell("38"), Notice(Allowed.FRACTION))


def test_a_rate_below_1_percent_among_others_is_a_percentage(tmp_path):
    parsed = read(tmp_path, row("0.9"), row("1.4", group="Black"))

    assert parsed.rows["value"].tolist() == [0.9, 1.4]


@pytest.mark.parametrize("other", ["38.2", "20.65"])
def test_a_small_number_far_from_the_others_of_its_indicator_is_asked_about(tmp_path, other):
    error = refusal(read, tmp_path, row("0.41"), row(other, group="Black"))
    parsed = read(tmp_path, row("0.41"), row(other, group="Black"), is_fraction=False)

    assert (error.code, error.facts["n"]) == (FileFault.PERCENT_OR_FRACTION, 1)
    assert error.facts["line"] == 2
    assert parsed.rows["value"].tolist() == [0.41, float(other)]


def test_a_rate_that_as_a_fraction_would_be_far_from_the_others_is_a_percentage(tmp_path):
    parsed = read(tmp_path, row("0.2"), row("2.9", group="Black"))

    assert parsed.rows["value"].tolist() == [0.2, 2.9]


def test_counts_beside_a_number_above_1_tell_nothing_of_smaller_ones(tmp_path):
    error = refusal(read, tmp_path, row("41.5", "415,1000"), row("0.382", group="Black"))

    assert (error.code, error.facts["line"]) == (FileFault.PERCENT_OR_FRACTION, 3)


def test_a_zero_with_a_minus_sign_is_zero(tmp_path):
    parsed = read(tmp_path, row("-0.0"))

    assert str(parsed.rows["value"].iloc[0]) == "0.0"


@pytest.mark.parametrize("value", ["0", "0.0"])
def test_nothing_at_all_is_the_same_in_both(tmp_path, value):
    assert read(tmp_path, row(value)).rows["value"].tolist() == [0.0]


def test_counts_decide_for_the_whole_column(tmp_path):
    percents = read(tmp_path, row("0.4", "4,1000"), row("0.9", group="Black"))
    fractions = read(tmp_path, row("0.415", "415,1000"), row("0.382", group="Black"))

    assert percents.rows["value"].tolist() == [0.4, 0.9]
    assert fractions.rows["value"].tolist() == [41.5, 38.2]
    assert fractions.notes == (Notice(LoadNote.FRACTIONS, n=2),)


def test_counts_alone_are_never_asked_about(tmp_path):
    assert read(tmp_path, row("", "3,1000")).rows["value"].tolist() == [pytest.approx(0.3)]


def test_a_graduation_rate_between_0_and_1_is_asked_about_too(tmp_path):
    line = "System,631,ALL,Pine County,All Schools,ALL Students,,,0.797\n"
    header = COHORT.replace("ALL Students", "All Students")

    error = refusal(read, tmp_path, line, header=header, year=2022)
    parsed = read(tmp_path, line, header=header, year=2022, is_fraction=True)

    assert error.code == FileFault.PERCENT_OR_FRACTION
    assert parsed.rows["value"].tolist() == [79.7]


def test_percent_formatted_cells_beside_bare_fractions_are_asked_about(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER.strip().split(","))
    sheet.append(["suspension", "2022-23-Q2", "district", "All Students", None, None, 0.382])
    sheet.append(["suspension", "2022-23-Q2", "district", "Black", None, None, 0.415])
    sheet["G2"].number_format = "0.0%"
    path = tmp_path / "own.xlsx"
    book.save(path)

    assert refusal(read_results, path, context()).facts == {"file": "own.xlsx", "n": 1, "line": 3}


def test_counts_rates_and_scores_are_read_in_their_own_unit(tmp_path):
    parsed = read(
        tmp_path,
        row("215", of="recruitment"),
        row("", "1140,", group="Black", of="recruitment"),
        row("0.62", "310,500", of="office_referrals"),
        row("3.5", of="school_climate_stars"),
    )

    assert parsed.rows["value"].tolist() == [215, 1140, 0.62, 3.5]
    assert parsed.rows[["numerator", "denominator"]].isna().all(axis=None)


def test_a_rate_of_fewer_than_ten_is_hidden(tmp_path):
    parsed = read(tmp_path, row("0.62", "3,5", of="office_referrals"))

    assert parsed.rows["data_state"].tolist() == ["hidden"]


@pytest.mark.parametrize(
    ("value", "of", "allowed"),
    [
        ("35", "school_climate_stars", Notice(Allowed.ON_SCALE, low=1, high=5)),
        ("0", "school_climate_stars", Notice(Allowed.ON_SCALE, low=1, high=5)),
        ("-2", "office_referrals", Notice(Allowed.NOT_NEGATIVE)),
        ("21.5", "recruitment", Notice(Allowed.WHOLE_NUMBER_OF_STUDENTS)),
        ("-2", "recruitment", Notice(Allowed.WHOLE_NUMBER_OF_STUDENTS)),
        ("21%", "recruitment", Notice(Allowed.NO_PERCENT_SIGN)),
        ("120", "suspension", Notice(Allowed.PERCENT, low=0, high=100)),
    ],
)
def test_a_value_that_its_unit_cannot_have_is_a_fault(tmp_path, value, of, allowed):
    (fault,) = faults_of(read, tmp_path, row(value, of=of))

    assert (fault.line, fault.column, fault.found, fault.allowed) == (
        2,
        "value",
        cell(value),
        allowed,
    )
