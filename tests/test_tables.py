"""Rows of data/ that a person edited: all faults at once, each with its place."""

import pandas as pd
import pytest

from monitoring import tables
from monitoring.load import FaultyRowsError

CALENDAR = (
    "period,kind,school_year,begins_on,ends_on,is_review,is_opening,basis,source\n"
    "2022,year,2022,2021-07-01,2022-06-30,no,no,assumed,fiscal year\n"
)
SUBGROUPS = "subgroup,family,complement,position\nAll Students,all,,0\n"


def written(folder, name, text):
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_good_rows_come_back_typed(tmp_path):
    path = written(tmp_path, "calendar", CALENDAR)

    rows = tables.read_tables({"calendar": path})["calendar"]

    assert rows["school_year"].tolist() == [2022]
    assert rows["is_review"].tolist() == [False]
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
    assert "calendar.csv:3: kind: found 'season', allowed one of year, quarter" in told
    assert "calendar.csv:3: school_year: found '20x3', allowed a whole number" in told
    assert (
        "calendar.csv:3: begins_on: found '01/07/2022', allowed a date written YYYY-MM-DD" in told
    )
    assert "calendar.csv:3: is_review: found 'maybe', allowed yes or no" in told
    assert "calendar.csv:3: source" in told
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

    with pytest.raises(FaultyRowsError, match=r"calendar\.csv:3:.*[Dd]uplicate key"):
        tables.read_tables({"calendar": written(tmp_path, "calendar", twice)})


def test_a_row_with_too_few_fields_is_a_fault_not_a_guess(tmp_path):
    short = CALENDAR + "2023,year\n"

    with pytest.raises(FaultyRowsError, match=r"calendar\.csv:3: .*2 fields.*9 fields"):
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
