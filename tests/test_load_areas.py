"""Content areas under everyday names join their series, and other ones are told."""

import pytest

from monitoring import db
from monitoring.errors import Notice
from monitoring.pipeline.load_file import context_of
from monitoring.result_files import read_results
from monitoring.vocabulary.faults import Allowed, LoadNote
from tests.support.faulty import faults_of

HEADER = (
    "indicator,period,organisation_level,organisation,organisation_code,subgroup,content_area,"
    "numerator,denominator"
)


def row(area: str = "Mathematics", **other: str) -> str:
    cells = {
        "indicator": "benchmark_on_pace",
        "period": "2022-23-Q2",
        "level": "district",
        "place": "",
        "code": "",
        "group": "All Students",
        "area": area,
        "counts": "4820,21900",
    }
    return ",".join((cells | other).values())


def read(folder, *rows):
    path = folder / "own.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return read_results(path, context_of(db.open_store()))


@pytest.mark.parametrize(
    ("area", "names"),
    [
        ("Mathematics", "Math|MATH|mathematics|Maths"),
        ("English Language Arts", "ELA|English/Language Arts|english language arts (ELA)"),
        ("Social Studies", "SS|Soc. Studies|social  studies"),
        ("US History", "U.S. History|United States History"),
        ("American Literature and Composition", "American Literature & Composition|American Lit"),
        ("Algebra I", "Algebra 1|Alg. I"),
    ],
)
def test_a_content_area_under_an_everyday_name_is_the_plans(own_few, tmp_path, area, names):
    for name in names.split("|"):
        parsed = read(tmp_path, row(name))

        assert parsed.rows["content_area"].tolist() == [area]
        assert parsed.notes == ()


def test_a_content_area_that_nobody_measures_is_kept_and_told(own_few, tmp_path):
    parsed = read(tmp_path, row("Mathmatics"), row("Reading"), row("Reading", group="Black"))

    assert parsed.rows["content_area"].tolist() == ["Mathmatics", "Reading", "Reading"]
    assert parsed.notes == (Notice(LoadNote.OTHER_AREAS, n=3, names=("Mathmatics", "Reading")),)


def test_the_same_area_under_two_names_is_one_result(own_few, tmp_path):
    (fault,) = faults_of(read, tmp_path, row("Math"), row("Mathematics", counts="4821,21900"))

    assert (fault.line, fault.allowed.code) == (3, Allowed.ONE_SET_OF_FIGURES)


def test_a_school_year_of_an_indicator_that_is_kept_by_quarter_is_told(own_few, tmp_path):
    year = row("", indicator="chronic_absenteeism").replace("2022-23-Q2", "2022-23")
    other = row("", indicator="graduation_rate_4yr").replace("2022-23-Q2", "2023")

    parsed = read(tmp_path, year, other, row("", indicator="suspension"))

    assert own_few.is_file()
    (note,) = [it for it in parsed.notes if it.code == LoadNote.WHOLE_YEARS]
    assert note.facts == {"n": 1, "indicators": ("chronic_absenteeism",)}


def test_a_database_knows_its_district_and_which_figures_are_yearly(own_few, tmp_path):
    yearly = row("", indicator="graduation_rate_4yr")

    faults = faults_of(read, tmp_path, row(code="GA-667"), yearly)

    assert [(fault.line, fault.allowed.code) for fault in faults] == [
        (2, Allowed.OWN_CODE),
        (3, Allowed.YEAR_OF_YEARLY),
    ]
