"""Rows of data/ that a person edited: all faults at once, each with its place."""

from datetime import date

import pandas as pd
import pytest

from monitoring.errors import Fault, Notice
from monitoring.reference import read as tables
from monitoring.vocabulary.faults import Allowed, Found
from tests.support.faulty import EMPTY, cell, faults_of, places

CALENDAR = (
    "period,kind,school_year,begins_on,ends_on,is_review,basis,source\n"
    "2022,year,2022,2021-07-01,2022-06-30,no,assumed,fiscal year\n"
    "2021-22-Q2,quarter,2022,2021-10-01,2021-12-31,yes,assumed,fiscal year\n"
)
SUBGROUPS = "subgroup,family,complement,sort_order\nAll Students,all,,0\n"


def written(folder, name, text):
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_good_rows_come_back_typed(tmp_path):
    path = written(tmp_path, "calendar", CALENDAR)

    rows = tables.read_tables({"calendar": path})["calendar"]

    assert rows["school_year"].tolist() == [2022, 2022]
    assert rows["is_review"].tolist() == [False, True]
    assert str(rows["ends_on"][0]) == "2022-06-30"


def test_every_bad_cell_of_every_file_is_listed_at_once(tmp_path):
    bad_calendar = CALENDAR + "2023,season,20x3,01/07/2022,2023-06-30,maybe,assumed,\n"
    bad_subgroups = SUBGROUPS + "Boys,,,first\n"
    files = {
        "calendar": written(tmp_path, "calendar", bad_calendar),
        "subgroups": written(tmp_path, "subgroups", bad_subgroups),
    }

    assert places(faults_of(tables.read_tables, files)) == [
        ("calendar.csv", 4, "kind", cell("season"), Allowed.ONE_OF),
        ("calendar.csv", 4, "school_year", cell("20x3"), Allowed.WHOLE_NUMBER),
        ("calendar.csv", 4, "begins_on", cell("01/07/2022"), Allowed.DATE),
        ("calendar.csv", 4, "is_review", cell("maybe"), Allowed.YES_OR_NO),
        ("calendar.csv", 4, "source", EMPTY, Allowed.SOME_TEXT),
        ("subgroups.csv", 3, "family", EMPTY, Allowed.SOME_TEXT),
        ("subgroups.csv", 3, "sort_order", cell("first"), Allowed.WHOLE_NUMBER),
    ]


def test_a_reference_to_nothing_names_what_there_is(tmp_path):
    names = "name,subgroup,used_by\nPupils,Everybody,somebody\n"
    files = {
        "subgroups": written(tmp_path, "subgroups", SUBGROUPS),
        "subgroup_names": written(tmp_path, "subgroup_names", names),
    }

    assert faults_of(tables.read_tables, files) == (
        Fault(
            "subgroup_names.csv",
            2,
            "subgroup",
            cell("Everybody"),
            Notice(Allowed.ROW_OF, table="subgroups", names=("All Students",)),
        ),
    )


def test_a_row_that_breaks_a_rule_of_its_table_is_named(tmp_path):
    backwards = CALENDAR.replace("2021-07-01,2022-06-30", "2022-06-30,2021-07-01")

    (fault,) = faults_of(tables.read_tables, {"calendar": written(tmp_path, "calendar", backwards)})

    assert (fault.file, fault.line, fault.allowed.code) == ("calendar.csv", 2, Allowed.CHECK)
    assert "ends_on > begins_on" in fault.allowed.facts["rule"]


def test_two_rows_with_one_key_are_a_fault_of_the_second(tmp_path):
    twice = CALENDAR + CALENDAR.splitlines()[1] + "\n"

    assert faults_of(tables.read_tables, {"calendar": written(tmp_path, "calendar", twice)}) == (
        Fault(
            "calendar.csv",
            4,
            "period",
            Notice(Found.KEY_AGAIN, cells=(cell("2022"),)),
            Notice(Allowed.ONE_ROW_FOR_EACH, columns=("period",)),
        ),
    )


def test_a_row_with_too_few_fields_is_a_fault_not_a_guess(tmp_path):
    short = CALENDAR + "2023,year\n"

    assert faults_of(tables.read_tables, {"calendar": written(tmp_path, "calendar", short)}) == (
        Fault("calendar.csv", 4, "", Notice(Found.CELLS, n=2), Notice(Allowed.CELLS, n=8)),
    )


def test_a_header_with_an_unknown_column_names_the_known_ones(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS.replace("family", "tribe"))

    assert faults_of(tables.read_tables, {"subgroups": path}) == (
        Fault(
            "subgroups.csv",
            1,
            "",
            Notice(Found.COLUMNS, columns=("subgroup", "tribe", "complement", "sort_order")),
            Notice(Allowed.COLUMNS, columns=("subgroup", "family", "complement", "sort_order")),
        ),
    )


def test_a_header_of_an_older_version_is_told_the_new_names(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS.replace("sort_order", "position"))

    assert faults_of(tables.read_tables, {"subgroups": path}) == (
        Fault(
            "subgroups.csv",
            1,
            "position",
            Notice(Found.FORMER_NAME),
            Notice(Allowed.NEW_NAME, name="sort_order"),
        ),
    )


def test_a_file_that_is_not_there_is_a_fault_with_its_name(tmp_path):
    (fault,) = faults_of(tables.read_tables, {"calendar": tmp_path / "calendar.csv"})

    assert (fault.file, fault.line, fault.found) == ("calendar.csv", 1, Notice(Found.NO_FILE))


def test_rows_made_elsewhere_may_be_referred_to(tmp_path):
    given = {"subgroups": pd.DataFrame({"subgroup": ["All Students"]})}
    names = "name,subgroup,used_by\nPupils,All Students,somebody\n"
    path = written(tmp_path, "subgroup_names", names)

    rows = tables.read_tables({"subgroup_names": path}, given)["subgroup_names"]

    assert rows["subgroup"].tolist() == ["All Students"]


MEASURES = (
    "measure_id,goal_id,sort_order,measure_name,indicator_id,content_area,grade_span,baseline_value,"
    "baseline_value_origin,baseline_period,baseline_period_origin,target_kind,target_value,"
    "points_per_year,deadline_period,interpretation\n"
)
MEASURE = (
    "{name},G1,1,A,grad,,9-12,{start},stated,{first},stated,points per year,,{points},{last},r\n"
)
RULES = (
    "rule_version,confidence,confidence_outer,min_n_for_status,min_points_for_projection,band_narrow,band_wide,"
    "projection_decimals,false_discovery_rate,min_share_of_others,is_current,adopted_on,description\n"
)
RULE = "1,0.95,0.998,15,4,0.8,0.95,1,,,yes,2026-01-01,w\n"
YEARS = CALENDAR + "2023,year,2023,2022-07-01,2023-06-30,no,assumed,s\n"


def faults(files, given=None):
    return faults_of(tables.read_tables, files, given)


def faults_of_measures(tmp_path, *rows):
    blank = {"name": "m", "start": "", "first": "2022", "points": "3", "last": "2023"}
    text = MEASURES + "".join(MEASURE.format(**(blank | row)) for row in rows)
    given = {
        "goals": pd.DataFrame({"goal_id": ["G1"]}),
        "indicators": pd.DataFrame({"indicator_id": ["grad"]}),
    }
    files = {
        "calendar": written(tmp_path, "calendar", YEARS),
        "measures": written(tmp_path, "measures", text),
    }
    return faults(files, given)


def test_bytes_that_are_no_text_are_faults_line_by_line(tmp_path):
    path = tmp_path / "subgroups.csv"
    path.write_bytes(SUBGROUPS.encode() + b"Espa\xf1ol,all,,1\nok,all,,2\nx\x00,all,,3\n")

    assert faults({"subgroups": path}) == tuple(
        Fault("subgroups.csv", line, "", Notice(Found.BYTE, byte=byte), Notice(Allowed.UTF8))
        for line, byte in ((3, "0xF1"), (5, "0x00"))
    )


def test_an_unclosed_quote_is_a_fault_of_the_line_it_opens_in(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS + '"Boys,gender,,1\nGirls,gender,,2\n')

    assert faults({"subgroups": path}) == (
        Fault("subgroups.csv", 3, "", Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES)),
    )


@pytest.mark.parametrize("number", ["99999999999999999999", "1_0", "٣", "1.0"])
def test_a_whole_number_is_digits_and_no_larger_than_the_database_holds(tmp_path, number):
    path = written(tmp_path, "subgroups", SUBGROUPS + f"Boys,gender,,{number}\n")

    assert places(faults({"subgroups": path})) == [
        ("subgroups.csv", 3, "sort_order", cell(number), Allowed.WHOLE_NUMBER)
    ]


@pytest.mark.parametrize("number", ["inf", "nan", "-Infinity", "0_9", "1e-1"])
def test_a_number_is_digits_with_a_decimal_point(tmp_path, number):
    path = written(tmp_path, "rules", RULES + RULE.replace("0.95", number, 1))

    assert places(faults({"rules": path}))[0] == (
        "rules.csv",
        2,
        "confidence",
        cell(number),
        Allowed.NUMBER,
    )


@pytest.mark.parametrize("day", ["20220630", "2022-W26-4", "9999-12-31"])
def test_a_date_is_written_in_one_way_and_in_this_age(tmp_path, day):
    path = written(tmp_path, "calendar", CALENDAR.replace("2022-06-30", day))

    (fault,) = faults({"calendar": path})

    assert (fault.line, "ends_on" in fault.column) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("1,0.95", "1,1", "confidence"),
        ("1,0.95", "1,0", "confidence"),
        (",4,0.8,", ",2,0.8,", "min_points_for_projection"),
        (",0.8,0.95,", ",0.95,0.95,", "band_narrow, band_wide"),
        (",0.8,0.95,", ",0.8,1.5,", "band_wide"),
        (",15,", ",0,", "min_n_for_status"),
        (",yes,", ",no,", "is_current"),
    ],
)
def test_a_rule_of_the_status_that_cannot_be_computed_with_is_a_fault(tmp_path, old, new, column):
    path = written(tmp_path, "rules", RULES + RULE.replace(old, new, 1))

    assert [fault.column for fault in faults({"rules": path})] == [column]


def test_two_current_rules_are_a_fault_of_the_second(tmp_path):
    files = {"rules": written(tmp_path, "rules", RULES + RULE + RULE.replace("1,", "2,", 1))}

    assert faults(files) == (
        Fault(
            "rules.csv",
            3,
            "is_current",
            Notice(Found.YES_AGAIN, first_line=2),
            Notice(Allowed.ONE_YES),
        ),
    )


@pytest.mark.parametrize(
    ("row", "allowed"),
    [
        ("spring,year,2023,2022-07-01,2023-06-30,no,assumed,s", Allowed.YEAR_NAME),
        ("2024,year,2023,2022-07-01,2023-06-30,no,assumed,s", Allowed.YEAR_NAME),
        ("Q2,quarter,2023,2022-10-01,2022-12-31,no,assumed,s", Allowed.QUARTER_NAME),
        ("2021-22-Q3,quarter,2023,2022-10-01,2022-12-31,no,assumed,s", Allowed.QUARTER_NAME),
    ],
)
def test_a_period_is_written_as_its_kind_and_year_say(tmp_path, row, allowed):
    found = cell(row.split(",")[0])

    assert places(faults({"calendar": written(tmp_path, "calendar", CALENDAR + row + "\n")})) == [
        ("calendar.csv", 4, "period", found, allowed)
    ]


def test_an_unknown_complement_is_a_fault(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS + "Female,gender,Malle,1\n")

    assert places(faults({"subgroups": path})) == [
        ("subgroups.csv", 3, "complement", cell("Malle"), Allowed.SUBGROUP_OF_FILE)
    ]


def test_one_content_area_beside_all_of_them_is_a_fault(tmp_path):
    assert faults_of_notes(tmp_path, ",", "Mathematics,") == [
        ("comparability.csv", 3, "content_area", cell("Mathematics"), Allowed.NOTHING_BESIDE)
    ]
    assert faults_of_notes(tmp_path, ",", "Mathematics,GA-631")[0][:3] == (
        *("comparability.csv", 3, "content_area"),
    )
    assert faults_of_notes(tmp_path, ",GA-660", "Mathematics,")[0][:3] == (
        *("comparability.csv", 3, "content_area"),
    )


def test_a_district_may_have_a_note_of_its_own_beside_the_general_one(tmp_path):
    for rows in ((",", ",GA-631"), (",GA-660", "Mathematics,GA-631"), (",GA-pine", ",GA-631")):
        # What is at fault is another row, so that all of them are read.
        assert faults_of_notes(tmp_path, *rows, ",GA")[:-1] == []


@pytest.mark.parametrize("code", ["Clayton County", "GA", "GA-631-0104", "631"])
def test_a_note_is_of_a_district_as_results_name_it(tmp_path, code):
    assert faults_of_notes(tmp_path, f",{code}") == [
        ("comparability.csv", 2, "organisation_id", cell(code), Allowed.NOTED_DISTRICT)
    ]


@pytest.mark.parametrize("day", ["", "2022", "August 16, 2021"])
def test_since_when_a_note_is_known_is_a_date(tmp_path, day):
    found = faults_of_notes(tmp_path, ",", known_from=day)

    assert [it[:3] for it in found] == [("comparability.csv", 2, "known_from")]


def faults_of_notes(tmp_path, *rows, known_from="2022-03-16"):
    """Return where notes on 2022 are at fault, each given by content area and organisation."""
    header = "content_area,organisation_id,indicator_id,period,data_state,is_new_series,"
    lines = [f'{row},grad,2022,cancelled,no,w,s,"{known_from}"\n' for row in rows]
    text = f"{header}description,source,known_from\n" + "".join(lines)
    files = {
        "calendar": written(tmp_path, "calendar", CALENDAR),
        "comparability": written(tmp_path, "comparability", text),
    }
    return places(faults(files, {"indicators": pd.DataFrame({"indicator_id": ["grad"]})}))


def test_a_path_ends_in_a_school_year_after_the_one_it_starts_in(tmp_path):
    found = faults_of_measures(
        tmp_path, {"name": "a", "last": "2022"}, {"name": "b", "last": "2021-22-Q2"}
    )

    assert places(found)[:2] == [
        ("measures.csv", 2, "deadline_period", cell("2022"), Allowed.YEAR_AFTER),
        ("measures.csv", 3, "deadline_period", cell("2021-22-Q2"), Allowed.SCHOOL_YEAR_CODE),
    ]


def test_two_measures_of_one_goal_and_scope_are_a_fault(tmp_path):
    (fault,) = faults_of_measures(tmp_path, {"name": "a"}, {"name": "b"})

    assert (fault.line, fault.allowed) == (3, Notice(Allowed.ONE_MEASURE))
    assert fault.column == "goal_id, indicator_id, content_area, grade_span"
    assert fault.found.facts["first_line"] == 2


def test_points_a_year_may_not_lead_over_a_hundred_percent(tmp_path):
    (fault,) = faults_of_measures(tmp_path, {"start": "98"})

    assert fault.column == "points_per_year"
    assert fault.found == Notice(Found.POINTS_LEAD, text="3", start=98, target=101, n=1)


def test_a_stated_baseline_needs_its_year(tmp_path):
    (fault, *_) = faults_of_measures(tmp_path, {"start": "50", "first": ""})

    assert fault.column == "baseline_value, baseline_period"
    assert fault.found == Notice(Found.TOGETHER, cells=(cell("50"), EMPTY))


REVIEW_CALENDAR = CALENDAR + (
    "2021-22-Q1,quarter,2022,2021-07-01,2021-09-30,no,assumed,fiscal year\n"
    "2021-22-Q3,quarter,2022,2022-01-01,2022-03-31,yes,assumed,fiscal year\n"
)
REVIEW_DATES = (
    "quarter,update_due_on,basis,source\n"
    "2021-22-Q2,2021-12-15,assumed,s\n"
    "2021-22-Q3,2022-03-15,published,s\n"
)


def review_files(tmp_path, dates):
    return {
        "calendar": written(tmp_path, "calendar", REVIEW_CALENDAR),
        "review_dates": written(tmp_path, "review_dates", dates),
    }


@pytest.mark.parametrize("day", ["2021-10-01", "2021-12-31"])
def test_an_update_may_be_due_on_any_day_of_its_quarter(tmp_path, day):
    files = review_files(tmp_path, REVIEW_DATES.replace("2021-12-15", day))

    rows = tables.read_tables(files)["review_dates"]

    assert [str(due) for due in rows["update_due_on"]] == [day, "2022-03-15"]


@pytest.mark.parametrize("day", ["2021-09-30", "2022-01-01"])
def test_an_update_due_outside_its_quarter_is_a_fault(tmp_path, day):
    (fault,) = faults(review_files(tmp_path, REVIEW_DATES.replace("2021-12-15", day)))

    assert (fault.line, fault.column, fault.found) == (2, "update_due_on", cell(day))
    assert fault.allowed == Notice(
        Allowed.DAY_OF_QUARTER,
        quarter="2021-22-Q2",
        first=date(2021, 10, 1),
        last=date(2021, 12, 31),
    )


@pytest.mark.parametrize("period", ["2021-22-Q1", "2022"])
def test_an_update_is_due_in_review_quarters_only(tmp_path, period):
    extra = f"{period},2021-09-15,assumed,s\n"

    assert places(faults(review_files(tmp_path, REVIEW_DATES + extra))) == [
        ("review_dates.csv", 4, "quarter", cell(period), Allowed.REVIEW_QUARTER)
    ]


def test_a_review_quarter_without_a_due_date_is_a_fault(tmp_path):
    dates = "".join(REVIEW_DATES.splitlines(keepends=True)[:2])

    assert faults(review_files(tmp_path, dates)) == (
        Fault(
            "review_dates.csv",
            1,
            "quarter",
            Notice(Found.NO_ROW_FOR, quarter="2021-22-Q3"),
            Notice(Allowed.ROW_FOR_EACH_QUARTER),
        ),
    )


def test_a_file_with_other_faults_is_not_asked_for_the_rows_it_lacks(tmp_path):
    files = review_files(tmp_path, REVIEW_DATES.replace("2022-03-15,published,s", "in March"))

    assert faults(files) == (
        Fault("review_dates.csv", 3, "", Notice(Found.CELLS, n=2), Notice(Allowed.CELLS, n=4)),
    )
