"""Rows have types: each query's columns as the engine itself describes them."""

import pandas as pd
import pytest

from monitoring.db import generate_rows
from monitoring.db.query_rows import CountResults, GoalStandings
from monitoring.rows import each, first


def test_the_types_of_rows_are_those_of_the_queries_today():
    written = generate_rows.TARGET.read_text(encoding="utf-8")

    assert written == generate_rows.source(), "run: make rows"


def test_a_query_has_one_name_in_all_folders():
    names = [path.stem for path in generate_rows.QUERIES.rglob("*.sql")]

    assert sorted(names) == sorted(set(names))


def test_fields_are_taken_by_name_so_that_swapped_columns_do_no_harm():
    columns = ["headline", "quarter", "n_results"]
    rows = pd.DataFrame([["x", "2022-23-Q2", 7]], columns=columns)

    (row,) = each(rows, CountResults)

    assert row == CountResults(n_results=7)


def test_a_row_that_lacks_a_column_is_refused_by_name():
    with pytest.raises(LookupError, match=r"rows lack columns of GoalStandings: .*goal_id"):
        next(each(pd.DataFrame({"quarter": ["2022-23-Q2"]}), GoalStandings))


def test_the_first_of_no_rows_is_told():
    with pytest.raises(LookupError, match="there is no such row"):
        first(pd.DataFrame({"n_results": []}), CountResults)
