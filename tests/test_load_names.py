"""Everyday names of student groups and periods are understood, and unclear ones are refused."""

import csv
from pathlib import Path

import pytest

from monitoring.result_files import Context
from monitoring.result_files.periods import period_code

DATA = Path(__file__).parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


CONTEXT = Context(
    district="Pine County",
    subgroups={row["subgroup"]: row["subgroup"] for row in rows("subgroups.csv")}
    | {row["name"]: row["subgroup"] for row in rows("subgroup_names.csv")},
    indicators=frozenset(),
    periods=frozenset(),
)


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("All Students", "All|ALL|Total|All students|overall"),
        (
            "Black",
            "African American|African-American|Black/African American|Black or African-American|"
            "Black, not Hispanic|Black (not Hispanic)|BLACK",
        ),
        ("Hispanic", "Hispanic/Latino|Hispanic or Latino|Latino|hispanic / latino"),
        ("Multiracial", "Two or more races|Multi-Racial|Multi Racial|multiracial|2 or more races"),
        ("White", "Caucasian|White, not Hispanic"),
        ("American Indian/Alaskan Native", "American Indian|Native American"),
        ("Native Hawaiian/Pacific Islander", "Pacific Islander"),
        ("Asian/Pacific Islander", "Asian/PI|Asian / Pacific Islander"),
        (
            "Students with Disabilities",
            "SWD|Students with Disabilities (SWD)|Special Education|SPED|SpEd|Disabled",
        ),
        ("Students without Disabilities", "Non-SWD|Non SWD|Students Without Disability"),
        ("Economically Disadvantaged", "ED|Econ Disadv|Econ. Disadv.|FRL|Free/Reduced Lunch"),
        ("English Learners", "EL|ELL|ESOL|English Learner|English Language Learners|LEP"),
        ("Not English Learners", "Non-EL|Non EL|Not EL"),
        ("Hispanic", "Hisp|Latino/a|Latina/o"),
        ("Students without Disabilities", "Gen Ed|General Education|Non-SPED"),
        ("Economically Disadvantaged", "Low Income|Free and Reduced Price Lunch"),
        ("Not English Learners", "Not LEP|Not ELL"),
        ("Female", "F|Females|Girls"),
        ("Male", "M|Males|Boys"),
        ("Foster Care", "Foster|foster care|Foster Care Youth"),
        ("Multiracial", "2+ races|Two+|Two + Races|Multiracial Students"),
        ("Native Hawaiian/Pacific Islander", "NHPI|Native Hawaiian"),
        ("American Indian/Alaskan Native", "AI/AN|AIAN"),
        ("Black", "Black students"),
        ("White", "White/Caucasian"),
        ("English Learners", "EL students|Active EL|ESL"),
        ("Not Economically Disadvantaged", "Non-FRL|Not FRL|Not Econ. Disadv."),
        ("Students without Disabilities", "Regular Ed|General Ed.|No IEP"),
        ("Military Connected", "Military|Military-Connected"),
    ],
)
def test_everyday_names_of_groups_are_understood(group, names):
    assert {name: CONTEXT.subgroup(name) for name in names.split("|")} == dict.fromkeys(
        names.split("|"), group
    )


@pytest.mark.parametrize(
    "name", ["Gifted", "504", "Direct Certified", "Martian", "", "Grand Total"]
)
def test_groups_that_the_product_does_not_have_are_not_guessed(name):
    assert CONTEXT.subgroup(name) is None


def test_a_name_without_signs_that_several_groups_share_names_none():
    shared = Context("Pine", {"A/B": "One", "A-B": "Two"}, frozenset(), frozenset())

    assert (shared.subgroup("A/B"), shared.subgroup("A B")) == ("One", None)


@pytest.mark.parametrize(
    "text",
    [
        *("2022-23-Q2", "Q2 2022-23", "2022-23 Q2", "SY2022-23 Quarter 2", "FY23 Q2", "2022/23-Q2"),
        *("SY 2022-2023, Q2", "Quarter 2, 2022-23 (Oct-Dec 2022)", "2nd Quarter 2022-23"),
        *("second quarter of 2022-23", "2022–23 Qtr. 2", "Q2 FY2023", "22-23 Q2", "Q2_2022-23"),
        *("Q2 SY22-23", "2022-23Q2", "Quarter 2 of school year 2022-23"),
        *("2nd Nine Weeks 2022-23", "2022-23 2nd 9 weeks", "9 wks 2, 2022-23", "AY 2022-23 Q2"),
        *("Quarter Two 2022-23", "2022-23, Quarter II", "academic year 2022-23 Q2"),
        *("2022-23 (Q2)", "(Q2) 2022-23", "FY23 (2nd quarter)", "Q2 (2022-23)"),
        *("2022-23 Q2 (2nd nine weeks)", "2Q FY23", "FY23 2Q", "Q02 2022-23", "2 Qtr 2022-23"),
    ],
)
def test_the_usual_ways_to_write_a_quarter_are_understood(text):
    assert period_code(text) == "2022-23-Q2"


@pytest.mark.parametrize("text", ["SY2022-23", "FY23", "2022-2023", "22-23", "School Year 2022-23"])
def test_the_usual_ways_to_write_a_school_year_are_understood(text):
    assert period_code(text) == "2023"


@pytest.mark.parametrize(
    "text",
    [
        *("Q2 2023", "Q2", "Q5 2022-23", "2022-24 Q2", "Fall 2022", "Q1-Q2 2022-23", "", "SY23 Q2"),
        *(
            "2022-12-31",
            "12/31/2022",
            "S1 2022-23",
            "T2 2022-23",
            "MP2 2022-23",
            "Q2 2022-23 revised",
            "2022-23 (MOY)",
            "2022-23 (Winter)",
            "2022-23 Q2 (Q3 of the calendar)",
            "2022",
        ),
    ],
)
def test_what_could_be_more_than_one_period_is_not_guessed(text):
    assert period_code(text) is None
