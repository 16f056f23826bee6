"""Times page runs over a made-up state beside those over the database as it is built."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import duckdb

from . import servers, state
from .client import Reader
from .pages import median, p95
from .servers import Server
from .table import Row, beside, limit, plain, yes

_TIMES_SMALL, _MEMORY_MB = 1.5, 1000
_N_CHOICES, _N_REPEATS = 60, 3
_QUARTER = "2024-25-Q2"
_OTHER_PAGES = ("", "goals", "steps", "methods")
# Every choice of goal, scope, school, period and group that has a result, spread evenly.
_CHOICES = {
    "subgroups": """
        select
            goal_id,
            indicator_id,
            content_area,
            grade_span,
            case when organisation_level = 'school' then organisation_id else 'all' end,
            period,
            subgroup
        from findings inner join measures using (indicator_id, content_area, grade_span)
        where is_own and value is not null and period between '2022' and '2024'
        order by hash(findings.result_id)
    """,
    "schools": """
        select distinct goal_id, indicator_id, content_area, grade_span, 'all', period, subgroup
        from findings inner join measures using (indicator_id, content_area, grade_span)
        where
            is_own and organisation_level = 'school' and value is not null
            and period between '2022' and '2024'
        order by all
    """,
}
_KEYS = ("goal", "indicator", "content", "grades", "school", "period", "subgroup")


@dataclass
class Visits:
    """Seconds of the runs of one page over one database: the first of each choice, and more."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    n_errors: int = 0


def compare(small: Path, large: Path) -> Iterator[Row]:
    """Grow ``large`` out of ``small``; yield the figures of both; remove ``large``."""
    try:
        seconds = state.grow(small, large)
        size = large.stat().st_size / 1e9
        yield plain(f"a state of {state.N_ROWS:,} rows", f"{size:.1f} GB", "20 k rows")
        yield plain("  made in", f"{seconds:.0f} s")
        queries = {page: _queries(small, sql) for page, sql in _CHOICES.items()}
        with ExitStack() as stack:
            both, starts = [], []
            for path in (small, large):
                both.append(stack.enter_context(servers.product(path)))
                # A server takes its port only now; the next one looks for a free port.
                starts.append(asyncio.run(both[-1].first_page()))
            yield beside("cold start to first page complete", starts[1], starts[0])
            for page, asked in queries.items():
                yield from _rows(page, *asyncio.run(_visits(both, page, asked)))
            asyncio.run(_every_other_page(both[1]))
            n_visits = sum(map(len, queries.values()))
            what = f"peak memory of the server, {n_visits} choices"
            yield limit(what, both[1].peak_mb(), _MEMORY_MB, "MB")
            yield plain("  over the database as built", f"{both[0].peak_mb():.0f} MB")
    finally:
        for path in (large, large.with_name(f"{large.name}.wal")):
            path.unlink(missing_ok=True)


def _queries(database: Path, sql: str) -> list[str]:
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(sql).fetchall()
    spread = found[:: max(1, len(found) // _N_CHOICES)][:_N_CHOICES]
    return [urlencode({"quarter": _QUARTER} | dict(zip(_KEYS, row, strict=True))) for row in spread]


async def _visits(both: Sequence[Server], page: str, queries: Sequence[str]) -> list[Visits]:
    """Visit every choice on one server and the other in turn, so that other load falls on both."""
    visits = [Visits() for _ in both]
    for query in queries:
        for server, seen in zip(both, visits, strict=True):
            async with Reader(server.port, page, query) as reader:
                seen.first.append(await reader.run())
                seen.again += [await reader.run() for _ in range(_N_REPEATS)]
                seen.n_errors += reader.n_errors
                if reader.heading != page.capitalize():
                    raise RuntimeError(f"{page}?{query} shows nothing of the page")
    return visits


async def _every_other_page(server: Server) -> None:
    for page in _OTHER_PAGES:
        async with Reader(server.port, page, f"quarter={_QUARTER}") as reader:
            await reader.run()


def _rows(page: str, small: Visits, large: Visits) -> Iterator[Row]:
    name = page.capitalize()
    first = median(large.first), median(small.first)
    yield beside(f"{name}: first run of a choice, median", *first, most=_TIMES_SMALL)
    yield beside("  p95", p95(large.first), p95(small.first))
    again = median(large.again), median(small.again)
    yield beside(f"{name}: run of a choice seen before, median", *again, most=_TIMES_SMALL)
    yield beside("  p95", p95(large.again), p95(small.again))
    n_errors = str(large.n_errors), str(small.n_errors), "", "0", yes(large.n_errors == 0)
    yield "  errors shown", *n_errors
