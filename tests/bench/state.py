"""Grows a database to a made-up state: 180 districts, 20 million results in one file."""

import re
import shutil
import time
from pathlib import Path

import duckdb

from monitoring import db

N_ROWS = 20_000_000
_N_OTHERS = 179
_MEMORY = "3GB"
_ROWS_AT_ONCE = 1_000_000

# Without the references: five look-ups for each row would take four fifths of the time, and no
# page reads by them. The primary key and every check stay.
_DROP_REFERENCES = re.compile(r" references \w+ \(\w+\)")
_RESULTS = re.compile(r"create table results \(.*?\n\);", re.DOTALL)

_ORGANISATIONS = """
    insert into organisations
    select
        case
            when number < $n_others then format('GA-{:03d}', 800 + number)
            else format('GA-{:03d}-{:04d}', 800 + number % $n_others, number // $n_others)
        end,
        case when number < $n_others then 'district' else 'school' end,
        case
            when number < $n_others then format('District {:03d}', 800 + number)
            else format('School {:03d}-{:04d}', 800 + number % $n_others, number // $n_others)
        end,
        false
    from range($n) made (number)
"""
# Each made-up organisation gets a row wherever the plan's district has one: every indicator,
# content area, grade span, period and group. `number` and `place` count in the order of findings.
_OTHERS = """
    create temp table others as
    select
        organisation_id,
        organisation,
        organisation_level,
        row_number() over (order by organisation_level, organisation_id) - 1 as number
    from organisations
    where not is_own and organisation_level <> 'state'
"""
_PATTERN = """
    create temp table pattern as
    select
        result_id as of_district,
        row_number() over (
            order by indicator_id, content_area, grade_span, period, sort_order
        ) - 1 as place,
        dense_rank() over (order by indicator_id, content_area, grade_span) - 1 as scope
    from own_findings
"""
_OWN_FINDINGS = """
    create temp table own_findings as
    from findings where is_own and organisation_level = 'district'
"""
# What comes out of range() stays in its order through joins with small tables: nothing is sorted.
# `chance` is another number for each row, always the same, between 0 and 1.
_FILL_RESULTS = """
    insert into results
    select results.* replace (
        $first_id + made.n as result_id,
        others.organisation_id as organisation_id,
        floor(results.numerator * chance) as numerator,
        round(results.value * chance, 1) as value,
        round(results.published_value * chance, 1) as published_value
    )
    from (select n, hash(n) % 10000 / 10000.0 as chance from range($first, $last) made (n)) as made
    inner join others on made.n // $n_pattern = others.number
    inner join pattern on made.n % $n_pattern = pattern.place
    inner join results on pattern.of_district = results.result_id
"""
_FILL_FINDINGS = """
    insert into findings
    with
    places as (
        select min(place) as first, count(*) as n_places from pattern where scope = $scope
    ),
    numbered as (
        select made.n // n_places as number, first + made.n % n_places as place
        from places, range($n_organisations * n_places) made (n)
    ),
    made as (
        select number, place, number * $n_pattern + place as n, hash(n) % 10000 / 10000.0 as chance
        from numbered
    )
    select findings.* replace (
        $first_id + made.n as result_id,
        false as is_own,
        others.organisation_level as organisation_level,
        others.organisation_id as organisation_id,
        others.organisation as organisation,
        floor(findings.numerator * chance) as numerator,
        round(findings.value * chance, 1) as value,
        round(findings.interval_low * chance, 2) as interval_low,
        round(findings.interval_high * chance, 2) as interval_high,
        round(findings.gap_points * chance, 2) as gap_points
    )
    from made
    inner join others on made.number = others.number
    inner join pattern on made.place = pattern.place
    inner join own_findings as findings on pattern.of_district = findings.result_id
    where made.n < $n_made
"""


def grow(small: Path, large: Path) -> float:
    """Write a copy of ``small`` with ``N_ROWS`` rows in results and in findings; return seconds.

    Raises:
        RuntimeError: the tables do not hold as many rows as they should.
    """
    started = time.perf_counter()
    shutil.copy(small, large)
    with duckdb.connect(str(large), config={"memory_limit": _MEMORY}) as connection:
        connection.execute("set enable_progress_bar = false")
        _loosen(connection)
        n_before, first_id = _one(connection, "select count(*), max(result_id) + 1 from results")
        connection.execute(_OWN_FINDINGS)
        connection.execute(_PATTERN)
        (n_pattern,) = _one(connection, "select count(*) from pattern")
        n_made = N_ROWS - n_before
        n_organisations = -(-n_made // n_pattern)
        connection.execute(_ORGANISATIONS, {"n": n_organisations, "n_others": _N_OTHERS})
        connection.execute(_OTHERS)
        numbers = {"first_id": first_id, "n_pattern": n_pattern}
        for first in range(0, n_made, _ROWS_AT_ONCE):
            ends = {"first": first, "last": min(first + _ROWS_AT_ONCE, n_made)}
            connection.execute(_FILL_RESULTS, numbers | ends)
        numbers |= {"n_made": n_made, "n_organisations": n_organisations}
        for scope in range(*_one(connection, "select max(scope) + 1 from pattern")):
            connection.execute(_FILL_FINDINGS, numbers | {"scope": scope})
        connection.execute("checkpoint")
        found = _one(
            connection, "select (select count(*) from results), (select count(*) from findings)"
        )
    if found != (N_ROWS, N_ROWS):
        raise RuntimeError(f"results and findings hold {found} rows, not {N_ROWS:,} each")
    return time.perf_counter() - started


def _loosen(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table of results anew without its references."""
    made = _RESULTS.search(db.sql_text("schema"))
    if made is None:
        raise RuntimeError("queries/schema.sql makes no table of results")
    connection.execute("create temp table as_built as from results")
    connection.execute("drop table results")
    connection.execute(_DROP_REFERENCES.sub("", made[0]))
    connection.execute("insert into results from as_built")
    connection.execute("drop table as_built")


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, ...]:
    return connection.execute(sql).fetchall()[0]
