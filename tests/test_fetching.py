"""Tests for rows that are fetched without a frame: cell by cell they are those of a frame."""

import math
import re
from datetime import date

import pandas as pd
import pytest

from monitoring import db
from monitoring.db import query_rows
from monitoring.rows import Fetched, each, first, query_name, taken_apart, where

ASKED = {
    "quarter": "2022-23-Q2",
    "before": "2022-23-Q1",
    "as_of": date(2022, 12, 31),
    "today": date(2026, 9, 28),
    "measure_id": None,
    "goal_id": "G1",
    "step_id": "G1.1",
    "indicator_id": "graduation_rate_4yr",
    "content_area": "",
    "grade_span": "12",
    "organisation_id": "GA-631",
    "period": "2022",
    "subgroup": "All Students",
}


def asked_of(sql):
    return set(re.findall(r"\$(\w+)", re.sub("--.*", "", sql)))


def can_be_asked(kind):
    return asked_of(db.sql_text(query_name(kind))) <= set(ASKED)


KINDS = [it for it in vars(query_rows).values() if hasattr(it, "_fields") and can_be_asked(it)]


@pytest.mark.parametrize("kind", KINDS, ids=query_name)
def test_a_row_is_the_same_whether_fetched_or_read_into_a_frame(kind, database):
    store, sql = db.open_store(), db.sql_text(query_name(kind))
    asked = {name: ASKED[name] for name in asked_of(sql)}
    frame = store.read(sql, asked)
    in_frame = told([*each(frame, kind)])
    assert told([*each(store.fetch(sql, asked), kind)]) == in_frame
    assert told([*each(taken_apart(frame), kind)]) == in_frame


def test_missing_cells_are_those_of_a_frame(database):
    sql = """
        select
            unnest([1, null]) as whole, unnest([true, null]) as said, unnest([1.5, null]) as share,
            unnest(['a', null]) as named, unnest([date '2022-12-31', null]) as known_on,
            unnest([null, null])::varchar as never, sum(2) over () as n
    """
    cells = db.open_store().fetch(sql).cells
    assert cells["whole"] == [1, pd.NA]
    assert cells["said"] == [True, pd.NA]
    assert cells["share"][0] == 1.5
    assert math.isnan(cells["share"][1])
    assert cells["named"][0] == "a"
    assert math.isnan(cells["named"][1])
    assert cells["known_on"] == [date(2022, 12, 31), None]
    assert cells["never"] == [None, None]
    assert [type(cell) for cell in cells["n"]] == [float, float]


def test_rows_that_were_fetched_are_chosen_by_what_a_column_holds(database):
    rows = db.open_store().fetch(db.sql_text("measures"))
    own = where(rows, "goal_id", "G2")
    assert [row.measure_id for row in each(own, query_rows.Measures)] == ["graduation-4yr"]
    assert first(own, query_rows.Measures).goal_id == "G2"
    with pytest.raises(LookupError, match="there is no such row"):
        first(where(rows, "goal_id", "G9"), query_rows.Measures)


def test_rows_that_were_fetched_say_which_columns_they_lack():
    with pytest.raises(LookupError, match="rows lack columns of Goals: "):
        first(Fetched({"goal_id": ["G1"]}), query_rows.Goals)


def told(rows):
    """Name each cell by its type and words: what is missing equals nothing, not even itself."""
    return [[cell_told(cell) for cell in row] for row in rows]


def cell_told(cell):
    is_list = hasattr(cell, "__len__") and not isinstance(cell, str)
    return [*cell] if is_list else f"{type(cell).__name__} {cell}"


def test_a_row_of_a_frame_has_pythons_own_values_in_each_cell():
    rows = pd.DataFrame(
        {
            "n": pd.array([3, None], dtype="Int32"),
            "whole": pd.array([1061, 5], dtype="int32"),
            "share": [19.6, None],
            "said": pd.array([True, None], dtype="boolean"),
            "is_own": [True, False],
            "named": ["a", None],
            "known on": pd.to_datetime(["2022-12-31", None]),
        }
    )

    one, other = each(rows)

    assert tuple(one) == (3, 1061, 19.6, True, True, "a", pd.Timestamp("2022-12-31"))
    assert [type(cell) for cell in one[:6]] == [int, int, float, bool, bool, str]
    assert (one.n, one.named) == (3, "a")
    assert other.n is pd.NA
    assert other.said is pd.NA
    assert math.isnan(other.share)
    assert math.isnan(other.named)
    assert other[6] is pd.NaT
    assert first(rows) == one
    assert [*each(rows.iloc[:0])] == []
