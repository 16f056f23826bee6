"""Schools that nobody knows, totals, other districts, sample rows and other reports are told."""

from datetime import date
from pathlib import Path

import pytest

from monitoring.errors import Notice
from monitoring.result_files import Context, ParsedFile, read_results
from monitoring.result_files.schools import is_no_school, nearest
from monitoring.vocabulary.faults import Allowed, FileFault, Found, LoadNote, OtherFile
from monitoring.wording.faults import said
from tests.support.faulty import cell, faults_of, refusal

HEADER = "indicator,period,organisation_level,district,organisation,subgroup,numerator,denominator"
PINE = "Pine High School"
KNOWN = frozenset({"Pine High School", "Oak Middle School"})
GOSA = (
    "#RPT_NAME,LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,"
    "INSTN_NAME,LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT"
)


def context(**given: object) -> Context:
    options = {"schools": KNOWN, "school_codes": frozenset({"GA-631-0104"})} | given
    return Context(
        district="Pine County",
        subgroups={"All Students": "All Students", "Black": "Black"},
        indicators=frozenset({"suspension", "graduation_rate_4yr"}),
        periods=frozenset({"2024", "2022-23-Q2"}),
        **options,
    )


def read(folder: Path, *rows: str, header: str = HEADER, **given: object) -> ParsedFile:
    path = folder / "own.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return read_results(path, context(**given))


def school(name: str, group: str = "All Students") -> str:
    return f'suspension,2022-23-Q2,school,,"{name}",{group},20,100'


def test_schools_that_are_not_known_are_named_with_the_one_most_like_them(tmp_path):
    rows = [school("pine  HIGH school"), school("Pine High Schol"), school("Oak MS"), school("Elm")]

    faults = faults_of(read, tmp_path, *rows)

    assert [(fault.line, fault.column, fault.found) for fault in faults] == [
        (3, "organisation", Notice(Found.SCHOOL_LIKE, text="Pine High Schol", like=PINE)),
        (4, "organisation", Notice(Found.SCHOOL_LIKE, text="Oak MS", like="Oak Middle School")),
        (5, "organisation", cell("Elm")),
    ]
    assert {fault.allowed.code for fault in faults} == {Allowed.KNOWN_SCHOOL}


def test_a_yes_lets_new_schools_in_and_known_ones_keep_their_spelling(tmp_path):
    parsed = read(tmp_path, school("pine  HIGH school"), school("Elm"), may_add_schools=True)

    assert parsed.rows["organisation"].tolist() == [PINE, "Elm"]


@pytest.mark.parametrize("mark", ["\u2019", "\u2018", "\u02bc", "`"])
def test_an_apostrophe_of_a_school_may_be_written_in_any_way(tmp_path, mark):
    known = frozenset({"Mundy's Mill High School"})

    parsed = read(tmp_path, school(f"Mundy{mark}s Mill High School"), schools=known)

    assert parsed.rows["organisation"].tolist() == ["Mundy's Mill High School"]


@pytest.mark.parametrize(
    "name", ["Pine High School*", "Pine High School **", "PINE HIGH SCHOOL\u2020"]
)
def test_the_mark_of_a_note_is_no_part_of_a_schools_name(tmp_path, name):
    assert read(tmp_path, school(name)).rows["organisation"].tolist() == [PINE]


@pytest.mark.parametrize("level", ["LEA", "System", "District-wide", "School District"])
def test_what_districts_call_themselves_is_their_level(tmp_path, level):
    parsed = read(tmp_path, f"suspension,2022-23-Q2,{level},,,All Students,20,100")

    assert parsed.rows["organisation_level"].tolist() == ["district"]


def test_without_a_list_of_schools_any_may_be_named(tmp_path):
    assert read(tmp_path, school("Elm"), schools=None).rows["organisation"].tolist() == ["Elm"]


TOTALS = (
    *("Grand Total", "TOTAL", "Total:", "District Total", "All Schools", "Subtotal", "Average"),
    *("Elementary Total", "Total (all schools)", "Pine County", "District"),
    *("All Locations", "All Sites", "All Students", "Gr. Tot.", "TTL", "Σ", "District Median"),
    *("All ES", "Total/Average", "School Aggregate", "System", "School System", "County", "N="),
)


@pytest.mark.parametrize("name", TOTALS)
def test_a_total_is_no_school_even_with_a_yes(tmp_path, name):
    (fault,) = faults_of(read, tmp_path, school(name), may_add_schools=True)

    assert (fault.found, fault.allowed) == (cell(name), Notice(Allowed.SCHOOL_NOT_TOTAL))


@pytest.mark.parametrize(
    "name",
    [
        *("State", "(blank)", "Unassigned", "Multiple Schools", "Suma", "All Title I Schools"),
        *("Elementary", "Middle Grades", "K-5", "9-12", "Other", "TBD", "Out of District"),
        *("-", "0104", "631-0104", "\u2013"),
    ],
)
def test_what_stands_for_a_kind_of_schools_or_for_none_is_no_school_even_with_a_yes(tmp_path, name):
    (fault,) = faults_of(read, tmp_path, school(name), may_add_schools=True)

    assert (fault.found, fault.allowed) == (cell(name), Notice(Allowed.SCHOOL_NOT_TOTAL))


@pytest.mark.parametrize(
    "name", ["Allgood Elementary", "Totalview High", "Summit", "Nonesuch", "Tottenham High"]
)
def test_a_school_whose_name_only_begins_like_a_total_is_a_school(name):
    assert not is_no_school(name)


def test_a_total_is_no_student_group(tmp_path):
    (fault,) = faults_of(read, tmp_path, school(PINE, "Grand Total"))

    assert (fault.column, fault.allowed) == ("subgroup", Notice(Allowed.GROUP_NOT_TOTAL))


def test_a_row_that_adds_up_others_is_left_out_with_a_note(tmp_path):
    parsed = read(tmp_path, school(PINE), "Total,,,,,,20,100")

    assert parsed.rows["line"].tolist() == [2]
    assert parsed.notes == (Notice(LoadNote.TOTAL_ROWS, n=1, line=3),)


CODED = {
    "school_names": {"GA-631-0104": "Pine High School", "GA-631-0208": "Oak Middle School"},
    "school_codes": frozenset({"GA-631-0104", "GA-631-0208"}),
    "district_code": "GA-631",
}
WITH_CODE = f"{HEADER},organisation_code"


@pytest.mark.parametrize("name", ["Pine High School", "PINE HIGH SCHOOL", "Pine HS"])
def test_the_code_of_one_school_beside_the_name_of_another_is_refused(tmp_path, name):
    rows = [school(name) + ",GA-631-0208", school("Oak Middle School") + ",GA-631-0208"]

    (fault,) = faults_of(read, tmp_path, *rows, header=WITH_CODE, **CODED)

    assert (fault.line, fault.column) == (2, "organisation_code")
    assert fault.found == Notice(Found.CODE_OF_SCHOOL, name="Oak Middle School")
    assert fault.allowed == Notice(Allowed.CODE_OF_SCHOOL, name="Pine High School")


def test_a_code_that_nobody_knows_beside_a_known_school_needs_a_yes(tmp_path):
    row = school("Pine High School") + ",GA-631-0999"

    (fault,) = faults_of(read, tmp_path, row, header=WITH_CODE, **CODED)
    parsed = read(tmp_path, row, header=WITH_CODE, may_add_schools=True, **CODED)

    assert fault.allowed == Notice(Allowed.CODE_OF_SCHOOL, name="Pine High School")
    assert parsed.rows["organisation_code"].tolist() == ["GA-631-0999"]


def test_a_school_keeps_its_code_under_a_nickname_and_a_first_code_is_taken(tmp_path):
    rows = [school("PHS") + ",GA-631-0104", school("Pine HS", "Black") + ",GA-631-104"]
    by_name = CODED | {"school_names": {"GA-631-pine-high-school": "Pine High School"}}

    parsed = read(tmp_path, *rows, header=WITH_CODE, **CODED)
    first = read(tmp_path, school(PINE) + ",GA-631-0104", header=WITH_CODE, **by_name)

    assert parsed.rows["organisation_code"].tolist() == ["GA-631-0104", "GA-631-0104"]
    assert first.rows["organisation_code"].tolist() == ["GA-631-0104"]


@pytest.mark.parametrize(
    "row",
    [
        "suspension,2022-23-Q2,district,,Pine County,All Students,20,100,GA-667",
        school("Pine High School") + ",GA-667-0104",
    ],
)
def test_the_code_of_another_district_is_refused(tmp_path, row):
    (fault,) = faults_of(read, tmp_path, row, header=WITH_CODE, **CODED)

    assert fault.column == "organisation_code"
    assert fault.allowed == Notice(Allowed.OWN_CODE, code="GA-631", district="Pine County")


def test_a_quarter_of_a_figure_that_georgia_publishes_once_a_year_is_refused(tmp_path):
    row = "graduation_rate_4yr,2022-23-Q2,district,,Pine County,All Students,20,100"
    year = row.replace("2022-23-Q2", "2024")

    (fault,) = faults_of(read, tmp_path, row, yearly=frozenset({"graduation_rate_4yr"}))
    parsed = read(tmp_path, year, yearly=frozenset({"graduation_rate_4yr"}))

    assert (fault.column, fault.allowed) == ("period", Notice(Allowed.YEAR_OF_YEARLY))
    assert parsed.rows["period"].tolist() == ["2024"]


WHOLES = {"of_students": frozenset({"suspension"})}


def test_a_group_of_more_students_than_all_is_refused(tmp_path):
    rows = [school(PINE, "Black").replace("20,100", "20,101"), school(PINE)]

    (fault,) = faults_of(read, tmp_path, *rows, **WHOLES)

    assert (fault.line, fault.column) == (2, "denominator")
    assert fault.found == Notice(Found.MORE_THAN_ALL, part=101, whole=100, first_line=3)


def test_a_school_of_more_students_than_its_district_is_refused(tmp_path):
    district = "suspension,2022-23-Q2,district,,Pine County,All Students,20,99"

    (fault,) = faults_of(read, tmp_path, district, school(PINE), **WHOLES)

    assert (fault.line, fault.allowed) == (3, Notice(Allowed.AT_MOST_WHOLE))
    assert fault.found == Notice(Found.MORE_THAN_DISTRICT, part=100, whole=99, first_line=2)


def test_a_part_as_large_as_its_whole_and_a_part_alone_are_read(tmp_path):
    district = "suspension,2022-23-Q2,district,,Pine County,All Students,20,100"

    assert len(read(tmp_path, district, school(PINE), school(PINE, "Black"), **WHOLES).rows) == 3
    assert len(read(tmp_path, school(PINE, "Black"), **WHOLES).rows) == 1


DAYS = {
    "days": {
        "2022-23-Q2": (date(2022, 10, 1), date(2022, 12, 31)),
        "2024": (date(2023, 7, 1), date(2024, 6, 30)),
    },
    "today": date(2022, 12, 1),
}


def test_figures_of_a_period_that_has_not_begun_are_refused_and_its_cancelling_is_read(tmp_path):
    begun = "suspension,2022-23-Q2,district,,Pine County,All Students,20,100,"
    to_come = begun.replace("2022-23-Q2", "2024")
    cancelled = to_come.replace("20,100,", ",,cancelled,2022-11-15")
    header = f"{HEADER},data_state,released_on"
    begun, to_come = f"{begun},", f"{to_come},"

    (fault,) = faults_of(read, tmp_path, begun, to_come, header=header, **DAYS)
    parsed = read(tmp_path, begun, cancelled, header=header, **DAYS)

    assert (fault.line, fault.column) == (3, "period")
    assert fault.allowed == Notice(Allowed.BEGUN_PERIOD, first=date(2023, 7, 1))
    assert parsed.rows["data_state"].tolist() == ["measured", "cancelled"]


@pytest.mark.parametrize("day", ["2022-09-30", "2012-12-20", "2202-12-20", "2024-07-01"])
def test_a_figure_is_not_known_before_its_period_nor_after_the_calendar(tmp_path, day):
    row = f"suspension,2022-23-Q2,district,,Pine County,All Students,20,100,{day}"

    (fault,) = faults_of(read, tmp_path, row, header=f"{HEADER},released_on", **DAYS)

    assert fault.allowed == Notice(
        Allowed.DAY_SINCE, first=date(2022, 10, 1), last=date(2024, 6, 30)
    )


@pytest.mark.parametrize(
    "day",
    [
        *("12-20-2022", "12/20/22", '"Dec 20, 2022"', "December 20 2022", "2022-12-20 00:00:00"),
        *("20-Dec-22", "20-Dec-2022", "20 December 2022", "2022/12/20", "2022-12-20T00:00:00Z"),
        *("12/20/2022 12:00:00 AM", '"Tuesday, December 20, 2022"'),
    ],
)
def test_a_day_that_is_plain_may_be_written_in_the_usual_ways(tmp_path, day):
    row = f"suspension,2022-23-Q2,district,,Pine County,All Students,20,100,{day}"

    parsed = read(tmp_path, row, header=f"{HEADER},released_on", **DAYS)

    assert parsed.rows["released_on"].tolist() == [date(2022, 12, 20)]


def test_names_are_alike_in_full_and_abbreviated():
    assert nearest("Pine H.S.", KNOWN) == "Pine High School"
    assert nearest("PINE HS", KNOWN) == "Pine High School"
    assert nearest("Zebra", KNOWN) is None


def test_the_names_of_districts_that_are_left_out_are_told(tmp_path):
    own = "suspension,2022-23-Q2,district,Pine County,Pine County,All Students,20,100"
    others = [own.replace("Pine County", name) for name in ("PCPS", "Pine Co.")]

    parsed = read(tmp_path, own, *others)

    assert parsed.rows["line"].tolist() == [2]
    assert parsed.notes == (Notice(LoadNote.OTHER_DISTRICTS, n=2, names=("PCPS", "Pine Co.")),)


@pytest.mark.parametrize(
    ("column", "text"),
    [("batch_kind", "sample"), ("source", "Sample: made up by the product"), ("note", "SAMPLE")],
)
def test_rows_that_say_they_are_sample_are_refused(tmp_path, column, text):
    rows = [school(PINE) + ",", school(PINE, "Black") + f",{text}"]

    error = refusal(read, tmp_path, *rows, header=f"{HEADER},{column}")

    assert error.code == FileFault.SAMPLE_ROWS
    assert error.facts == {"file": "own.csv", "n": 1, "line": 3}


def test_a_download_of_the_product_loads_back_with_its_counts_and_names(tmp_path):
    header = "# What: Schools\n" + HEADER.replace("denominator", "n") + ",value,data_state"
    rows = [school("'=A1").replace("20,100", "32,150,21.33,too_few")]

    parsed = read(tmp_path, *rows, header=header, may_add_schools=True)

    figures = parsed.rows[["organisation", "numerator", "denominator"]]
    assert figures.to_numpy().tolist() == [["=A1", 32, 150]]


@pytest.mark.parametrize(
    ("report", "label", "subject"),
    [
        ("Retained", "ALL Students", Notice(OtherFile.RETAINED)),
        ("9-12 Drop Outs", "9-12 Drop Outs -Black", Notice(OtherFile.DROPOUTS)),
        ("", "7-12 Drop Outs -Black", Notice(OtherFile.DROPOUTS)),
        ("Attendance", "Black", Notice(OtherFile.ATTENDANCE)),
        ("HOPE", "Black", Notice(OtherFile.HOPE)),
        ("Mobility", "Black", Notice(OtherFile.OTHER_GOSA, name="Mobility")),
        ("", "Black", Notice(OtherFile.UNNAMED_GOSA)),
    ],
)
def test_another_report_under_the_columns_of_graduation_is_named(tmp_path, report, label, subject):
    row = f"{report},2023-24,District,631,Pine County,ALL,ALL,{label},1812,4.9"

    error = refusal(read, tmp_path, row, header=GOSA)

    assert error.code == FileFault.OTHER_REPORT
    assert error.facts == {"file": "own.csv", "subject": subject}


def test_a_report_of_gosas_in_another_layout_is_named_by_its_rows(tmp_path):
    header = "#RPT_NAME,LONG_SCHOOL_YEAR,SCHOOL_DSTRCT_NM,MOBILITY"

    error = refusal(read, tmp_path, "Mobility Rate,2023-24,Pine County,12.1", header=header)

    assert error.facts["subject"] == Notice(OtherFile.OTHER_GOSA, name="Mobility Rate")


def test_the_same_fault_in_many_rows_is_one_line_with_the_count_and_the_first_place(tmp_path):
    rows = [school(PINE, f"Group {number % 10}") for number in range(360)]

    text = said(faults_error(tmp_path, *rows))

    assert text == (
        "own.csv, column subgroup: 360 rows, the first in line 2: found “Group 0”, “Group 1”, "
        "“Group 2”, “Group 3”, “Group 4”, “Group 5”, “Group 6”, “Group 7”, and 2 more; allowed: "
        "a student group: All Students or Black."
    )


def faults_error(folder: Path, *rows: str) -> Exception:
    return refusal(read, folder, *rows)
