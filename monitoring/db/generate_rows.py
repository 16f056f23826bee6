"""Writes `query_rows.py`: what each query returns, as the engine itself describes it.

Run it after every change of a query or of the schema: ``make rows``. A test tells when it is due.
"""

import re
from functools import cache
from pathlib import Path

import duckdb

from monitoring.db.files import QUERIES, sql_text

TARGET = Path(__file__).with_name("query_rows.py")
_HEAD = '''"""What each query of `queries/` returns: one class a query, one field a column.

Made by `generate_rows.py` from the engine's own description; change the query, not this file.
A field may be missing where the query may leave it null: `is_missing` tells. Meanings and units
of the columns stand in `monitoring/wording/columns.py` and in the data dictionary. A hundred named
tuples are made in a fifth of the time that as many frozen dataclasses take, at every start.
"""

from datetime import date, datetime
from typing import NamedTuple
'''
_KINDS = {
    "VARCHAR": "str",
    "BOOLEAN": "bool",
    "DOUBLE": "float",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "BLOB": "bytes",
}
_WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$")


@cache
def selects() -> dict[str, str]:
    """Return name -> text of every query that returns rows."""
    texts = {path.stem: sql_text(path.stem) for path in sorted(QUERIES.rglob("*.sql"))}
    return {
        name: text
        for name, text in sorted(texts.items())
        if name != "schema"
        and "migrations" not in _folder(name)
        and duckdb.extract_statements(text)[0].type == duckdb.StatementType.SELECT
    }


def _folder(name: str) -> str:
    return next(QUERIES.rglob(f"{name}.sql")).parent.name


@cache
def columns() -> dict[str, dict[str, str]]:
    """Return query -> column -> the engine's type, for every query that returns rows."""
    with duckdb.connect() as connection:
        connection.execute(sql_text("schema"))
        return {name: _described(connection, text) for name, text in selects().items()}


def _described(connection: duckdb.DuckDBPyConnection, text: str) -> dict[str, str]:
    (statement,) = duckdb.extract_statements(text)
    nothing = dict.fromkeys(statement.named_parameters)
    rows = connection.execute(f"describe {text}", nothing).fetchall()
    return {str(row[0]): str(row[1]) for row in rows}


def class_name(query: str) -> str:
    """Return the name of a query's class: ``goal_headlines`` -> ``GoalHeadlines``."""
    return "".join(part.capitalize() for part in query.split("_"))


def source() -> str:
    """Return the text of `query_rows.py` as it should be."""
    classes = [_class(query, described) for query, described in columns().items()]
    return "\n\n".join([_HEAD, *classes])


def _class(query: str, described: dict[str, str]) -> str:
    fields = [f"    {name}: {_kind(kind)}" for name, kind in described.items()]
    return "\n".join(
        [
            f"class {class_name(query)}(NamedTuple):",
            f'    """A row of the query ``{query}``."""',
            "",
            *fields,
            "",
        ]
    )


def _kind(kind: str) -> str:
    if _WHOLE.match(kind):
        return "int"
    if kind.startswith("DECIMAL"):
        return "float"
    if kind.endswith("[]"):
        return f"list[{_kind(kind.removesuffix('[]'))}]"
    return _KINDS.get(kind, "object")


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8")
