"""Each column of each query and of each download is described once."""

import pytest

from monitoring.db import generate_rows
from monitoring.export import dictionary
from monitoring.health import listing
from monitoring.wording import columns


@pytest.fixture(scope="module")
def queries():
    """Each query with the columns that the engine says it has."""
    return generate_rows.columns()


def test_every_column_of_a_query_has_a_meaning_and_a_unit(queries):
    every = [(name, query) for query, names in queries.items() for name in names]
    lacking = [(name, query) for name, query in every if not columns.is_described(name)]

    assert len(queries) > 100
    assert lacking == [], "describe them in monitoring/wording/columns/"
    assert [it for it in every if not all(columns.describe(*it))] == []


def test_the_columns_that_no_query_has_are_described_as_well():
    assert [name for name in listing([]).columns if not columns.is_described(name)] == []


def test_an_exception_is_of_a_column_that_its_query_has(queries):
    assert [
        (query, name) for query, name in columns.exceptions() if name not in queries.get(query, {})
    ] == []


def test_a_name_means_something_else_only_where_that_is_said():
    assert columns.describe("interval_low") == (
        "low end of the result's interval",
        "percent, 0 to 100",
    )
    assert columns.describe("kind", "batches").meaning == "whose results the load brought"
    assert columns.describe("kind", "indicators") == columns.describe("kind")


def test_no_description_names_a_number_of_the_rule():
    told = " ".join(f"{it.meaning} {it.unit}" for it in map(columns.describe, columns.names()))

    assert [number for number in ("95", "99.8", "15") if number in told] == []


def test_the_dictionary_says_what_the_downloads_say():
    assert dictionary.TARGET.read_text(encoding="utf-8") == dictionary.text(), "run: make rows"
