"""Rows of data/ that a person edited: all faults at once, each with its place."""

import pandas as pd
import pytest

from monitoring.reference import read as tables
from monitoring.result_files import FaultyRowsError

CALENDAR = (
    "period,kind,school_year,begins_on,ends_on,is_review,is_opening,basis,source\n"
    "2022,year,2022,2021-07-01,2022-06-30,no,no,assumed,fiscal year\n"
    "2021-22-Q2,quarter,2022,2021-10-01,2021-12-31,yes,yes,assumed,fiscal year\n"
)
SUBGROUPS = "subgroup,family,complement,position\nAll Students,all,,0\n"


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
    bad_calendar = CALENDAR + "2023,season,20x3,01/07/2022,2023-06-30,maybe,no,assumed,\n"
    bad_subgroups = SUBGROUPS + "Boys,,,first\n"
    files = {
        "calendar": written(tmp_path, "calendar", bad_calendar),
        "subgroups": written(tmp_path, "subgroups", bad_subgroups),
    }

    with pytest.raises(FaultyRowsError) as caught:
        tables.read_tables(files)

    told = str(caught.value)
    assert "calendar.csv:4: kind: found 'season', allowed one of year, quarter" in told
    assert "calendar.csv:4: school_year: found '20x3', allowed a whole number" in told
    assert (
        "calendar.csv:4: begins_on: found '01/07/2022', allowed a date written YYYY-MM-DD" in told
    )
    assert "calendar.csv:4: is_review: found 'maybe', allowed yes or no" in told
    assert "calendar.csv:4: source" in told
    assert "subgroups.csv:3: family" in told
    assert "subgroups.csv:3: position: found 'first', allowed a whole number" in told


def test_a_reference_to_nothing_names_what_there_is(tmp_path):
    names = "name,subgroup,used_by\nPupils,Everybody,somebody\n"
    files = {
        "subgroups": written(tmp_path, "subgroups", SUBGROUPS),
        "subgroup_names": written(tmp_path, "subgroup_names", names),
    }

    with pytest.raises(FaultyRowsError) as caught:
        tables.read_tables(files)

    assert "subgroup_names.csv:2: subgroup: found 'Everybody'" in str(caught.value)
    assert "All Students" in str(caught.value)


def test_a_row_that_breaks_a_rule_of_its_table_is_named(tmp_path):
    backwards = CALENDAR.replace("2021-07-01,2022-06-30", "2022-06-30,2021-07-01")

    with pytest.raises(FaultyRowsError) as caught:
        tables.read_tables({"calendar": written(tmp_path, "calendar", backwards)})

    assert "calendar.csv:2:" in str(caught.value)
    assert "ends_on > begins_on" in str(caught.value)


def test_two_rows_with_one_key_are_a_fault_of_the_second(tmp_path):
    twice = CALENDAR + CALENDAR.splitlines()[1] + "\n"

    with pytest.raises(
        FaultyRowsError, match=r"calendar\.csv:4: period: .*one row for each period"
    ):
        tables.read_tables({"calendar": written(tmp_path, "calendar", twice)})


def test_a_row_with_too_few_fields_is_a_fault_not_a_guess(tmp_path):
    short = CALENDAR + "2023,year\n"

    with pytest.raises(FaultyRowsError, match=r"calendar\.csv:4: .*2 fields.*9 fields"):
        tables.read_tables({"calendar": written(tmp_path, "calendar", short)})


def test_a_header_with_an_unknown_column_names_the_known_ones(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS.replace("family", "tribe"))

    with pytest.raises(FaultyRowsError, match=r"subgroups\.csv:1: header: .*tribe.*family"):
        tables.read_tables({"subgroups": path})


def test_a_file_that_is_not_there_is_a_fault_with_its_name(tmp_path):
    with pytest.raises(FaultyRowsError, match=r"calendar\.csv:1: .*no such file"):
        tables.read_tables({"calendar": tmp_path / "calendar.csv"})


def test_rows_made_elsewhere_may_be_referred_to(tmp_path):
    given = {"subgroups": pd.DataFrame({"subgroup": ["All Students"]})}
    names = "name,subgroup,used_by\nPupils,All Students,somebody\n"
    path = written(tmp_path, "subgroup_names", names)

    rows = tables.read_tables({"subgroup_names": path}, given)["subgroup_names"]

    assert rows["subgroup"].tolist() == ["All Students"]


MEASURES = (
    "measure_id,goal_id,position,measure_name,indicator_id,content_area,grade_span,baseline_value,"
    "baseline_value_origin,baseline_period,baseline_period_origin,target_kind,target_value,"
    "points_per_year,deadline_period,reading\n"
)
MEASURE = (
    "{name},G1,1,A,grad,,9-12,{start},stated,{first},stated,points per year,,{points},{last},r\n"
)
RULES = (
    "rule_version,confidence,confidence_outer,min_n_for_status,min_points_for_projection,band_narrow,band_wide,"
    "projection_decimals,is_current,adopted_on,words\n"
)
RULE = "1,0.95,0.998,15,4,0.8,0.95,1,yes,2026-01-01,w\n"
YEARS = CALENDAR + "2023,year,2023,2022-07-01,2023-06-30,no,no,assumed,s\n"


def told(files, given=None):
    with pytest.raises(FaultyRowsError) as caught:
        tables.read_tables(files, given)
    return str(caught.value)


def told_of_measures(tmp_path, *rows):
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
    return told(files, given)


def test_bytes_that_are_no_text_are_told_line_by_line(tmp_path):
    path = tmp_path / "subgroups.csv"
    path.write_bytes(SUBGROUPS.encode() + b"Espa\xf1ol,all,,1\nok,all,,2\nx\x00,all,,3\n")

    said = told({"subgroups": path})

    assert "subgroups.csv:3: the whole line: found the unreadable byte 0xF1" in said
    assert "subgroups.csv:5: the whole line: found the unreadable byte 0x00" in said
    assert "allowed text saved as UTF-8" in said


def test_an_unclosed_quote_is_a_fault_of_the_line_it_opens_in(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS + '"Boys,gender,,1\nGirls,gender,,2\n')

    assert "subgroups.csv:3: the whole line: found text that cannot be split" in told(
        {"subgroups": path}
    )


@pytest.mark.parametrize("number", ["99999999999999999999", "1_0", "٣", "1.0"])
def test_a_whole_number_is_digits_and_no_larger_than_the_database_holds(tmp_path, number):
    path = written(tmp_path, "subgroups", SUBGROUPS + f"Boys,gender,,{number}\n")

    assert f"subgroups.csv:3: position: found {number!r}, allowed a whole number" in told(
        {"subgroups": path}
    )


@pytest.mark.parametrize("number", ["inf", "nan", "-Infinity", "0_9", "1e-1"])
def test_a_number_is_digits_with_a_decimal_point(tmp_path, number):
    path = written(tmp_path, "rules", RULES + RULE.replace("0.95", number, 1))

    assert f"rules.csv:2: confidence: found {number!r}, allowed a number" in told({"rules": path})


@pytest.mark.parametrize("day", ["20220630", "2022-W26-4", "9999-12-31"])
def test_a_date_is_written_in_one_way_and_in_this_age(tmp_path, day):
    path = written(tmp_path, "calendar", CALENDAR.replace("2022-06-30", day))

    assert "calendar.csv:2: ends_on" in told({"calendar": path})


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

    assert f": {column}: found " in told({"rules": path})


def test_two_current_rules_and_two_opening_quarters_are_faults_of_the_second(tmp_path):
    second = "2021-22-Q3,quarter,2022,2022-01-01,2022-03-31,yes,yes,assumed,s\n"
    files = {
        "calendar": written(tmp_path, "calendar", CALENDAR + second),
        "rules": written(tmp_path, "rules", RULES + RULE + RULE.replace("1,", "2,", 1)),
    }

    said = told(files)

    assert "calendar.csv:4: is_opening: found 'yes', as in line 3" in said
    assert "rules.csv:3: is_current: found 'yes', as in line 2" in said


def test_the_opening_quarter_is_one_a_reader_can_stand_in(tmp_path):
    path = written(tmp_path, "calendar", CALENDAR.replace("yes,yes", "no,yes"))

    assert "calendar.csv:3: is_review, is_opening: found 'no', 'yes'" in told({"calendar": path})


@pytest.mark.parametrize(
    ("row", "allowed"),
    [
        ("spring,year,2023,2022-07-01,2023-06-30,no,no,assumed,s", "2023 for the year"),
        ("2024,year,2023,2022-07-01,2023-06-30,no,no,assumed,s", "2023 for the year"),
        ("Q2,quarter,2023,2022-10-01,2022-12-31,no,no,assumed,s", "2022-23-Q1 to 2022-23-Q4"),
        ("2021-22-Q3,quarter,2023,2022-10-01,2022-12-31,no,no,assumed,s", "2022-23-Q1 to"),
    ],
)
def test_a_period_is_written_as_its_kind_and_year_say(tmp_path, row, allowed):
    said = told({"calendar": written(tmp_path, "calendar", CALENDAR + row + "\n")})

    assert f"calendar.csv:4: period: found {row.split(',')[0]!r}, allowed {allowed}" in said


def test_an_unknown_complement_is_a_fault(tmp_path):
    path = written(tmp_path, "subgroups", SUBGROUPS + "Female,gender,Malle,1\n")

    assert "subgroups.csv:3: complement: found 'Malle'" in told({"subgroups": path})


def test_one_content_area_beside_all_of_them_is_a_fault(tmp_path):
    header = "indicator_id,content_area,period,data_state,is_new_series,words,source\n"
    rows = "grad,,2022,cancelled,no,w,s\ngrad,Mathematics,2022,cancelled,no,w,s\n"
    files = {
        "calendar": written(tmp_path, "calendar", CALENDAR),
        "comparability": written(tmp_path, "comparability", header + rows),
    }
    given = {"indicators": pd.DataFrame({"indicator_id": ["grad"]})}

    said = told(files, given)

    assert "comparability.csv:3: content_area: found 'Mathematics', allowed nothing beside" in said


def test_a_path_ends_in_a_school_year_after_the_one_it_starts_in(tmp_path):
    said = told_of_measures(
        tmp_path, {"name": "a", "last": "2022"}, {"name": "b", "last": "2021-22-Q2"}
    )

    assert "measures.csv:2: deadline_period: found '2022', allowed a year after" in said
    assert "measures.csv:3: deadline_period: found '2021-22-Q2', allowed a school year" in said


def test_two_measures_of_one_goal_and_scope_are_a_fault(tmp_path):
    said = told_of_measures(tmp_path, {"name": "a"}, {"name": "b"})

    assert "measures.csv:3: goal_id, indicator_id, content_area, grade_span: found" in said


def test_points_a_year_may_not_lead_over_a_hundred_percent(tmp_path):
    said = told_of_measures(tmp_path, {"start": "98"})

    assert "points_per_year: found '3', which leads from 98 to 101 in 1 years" in said


def test_a_stated_baseline_needs_its_year(tmp_path):
    said = told_of_measures(tmp_path, {"start": "50", "first": ""})

    assert "measures.csv:2: baseline_value, baseline_period: found '50', ''" in said


REVIEW_CALENDAR = CALENDAR + (
    "2021-22-Q1,quarter,2022,2021-07-01,2021-09-30,no,no,assumed,fiscal year\n"
    "2021-22-Q3,quarter,2022,2022-01-01,2022-03-31,yes,no,assumed,fiscal year\n"
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
    said = told(review_files(tmp_path, REVIEW_DATES.replace("2021-12-15", day)))

    assert (
        f"review_dates.csv:2: update_due_on: found {day!r}, allowed a day of 2021-22-Q2: "
        "2021-10-01 to 2021-12-31" in said
    )


@pytest.mark.parametrize("period", ["2021-22-Q1", "2022"])
def test_an_update_is_due_in_review_quarters_only(tmp_path, period):
    extra = f"{period},2021-09-15,assumed,s\n"

    said = told(review_files(tmp_path, REVIEW_DATES + extra))

    assert (
        f"review_dates.csv:4: quarter: found {period!r}, allowed a quarter with is_review" in said
    )


def test_a_review_quarter_without_a_due_date_is_a_fault(tmp_path):
    dates = "".join(REVIEW_DATES.splitlines(keepends=True)[:2])

    said = told(review_files(tmp_path, dates))

    assert (
        "review_dates.csv:1: quarter: found no row for 2021-22-Q3, allowed a row for every "
        "quarter with is_review yes in calendar" in said
    )


def test_a_file_with_other_faults_is_not_asked_for_the_rows_it_lacks(tmp_path):
    said = told(review_files(tmp_path, REVIEW_DATES.replace("2022-03-15,published,s", "in March")))

    assert "review_dates.csv:3: : found 2 fields, allowed 4 fields" in said
    assert "no row for" not in said
