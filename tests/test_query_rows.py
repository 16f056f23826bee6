"""Rows have types: each query's columns as the engine itself describes them."""

from dataclasses import fields
from typing import get_args, get_type_hints

import pandas as pd
import pytest

from monitoring.db import generate_rows, query_rows
from monitoring.db.query_rows import CountResults, GoalHeadlines
from monitoring.rows import each, first, query_name
from monitoring.wording.verdict_facts import SURVIVES, Facts

JUDGED = get_type_hints(Facts.of, vars(query_rows) | {"Facts": Facts})["row"]
TREND = {
    *("n_points", "first_period", "next_value", "next_low", "next_high", "last_value"),
    *("last_low", "last_high", "min_points_for_projection", "band_narrow", "band_wide"),
}

# What the plan asks for and what compares with no other: told only where a measure stands.
PLAN = {
    *("before_plan_description", "before_plan_state", "plan_first_period", "target_kind"),
    *("apart_period", "apart_value", "apart_numerator", "apart_n", "apart_description"),
}
# Who reads it: only where a change may be of another year than the last.
READER = {"known_in"}


def test_the_types_of_rows_are_those_of_the_queries_today():
    written = generate_rows.TARGET.read_text(encoding="utf-8")

    assert written == generate_rows.source(), "run: make rows"


def test_a_query_has_one_name_in_all_folders():
    names = [path.stem for path in generate_rows.QUERIES.rglob("*.sql")]

    assert sorted(names) == sorted(set(names))


def test_every_class_of_rows_tells_its_query():
    queries = generate_rows.columns()

    assert [
        query_name(getattr(query_rows, generate_rows.class_name(name))) for name in queries
    ] == [*queries]


def test_fields_are_taken_by_name_so_that_swapped_columns_do_no_harm():
    columns = ["headline", "quarter", "n_results"]
    rows = pd.DataFrame([["x", "2022-23-Q2", 7]], columns=columns)

    (row,) = each(rows, CountResults)

    assert row == CountResults(n_results=7)


def test_a_row_that_lacks_a_column_is_refused_by_name():
    with pytest.raises(LookupError, match=r"rows lack columns of GoalHeadlines: .*goal_id"):
        next(each(pd.DataFrame({"quarter": ["2022-23-Q2"]}), GoalHeadlines))


def test_the_first_of_no_rows_is_told():
    with pytest.raises(LookupError, match="there is no such row"):
        first(pd.DataFrame({"n_results": []}), CountResults)


@pytest.mark.parametrize("kind", get_args(JUDGED))
def test_a_judged_row_has_every_fact_of_its_verdict_but_perhaps_its_trend_and_plan(kind):
    lacking = {fact.name for fact in fields(Facts)} - set(kind.__annotations__)

    # Whether a change holds among many has a name for each list.
    holds = {SURVIVES[0]} if set(SURVIVES) & set(kind.__annotations__) else set()

    assert lacking - PLAN - READER - holds in (set(), TREND)
