"""`python -m tests.bench`: times the product beside what it is compared with, as a table.

Six parts: build and load; plan documents that grow; page runs beside a bare Streamlit app; the
same of many readers, who think or come at once, and while a review is published; pages in a browser
beside a plain one; page runs over a made-up state beside those over the database as built. The
table is kept beside this file, and what is worse by more than a fifth than the one before is
printed.
"""

import argparse
import asyncio
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from . import browser, growth, load, pages, plans, servers, statewide, table
from .pages import Case, median, p95
from .servers import Spent
from .table import Row, at_most, beside, limit, none_of, plain, print_head, print_row, yes

_GOALS = "goal=G2&quarter={}&measure=graduation-4yr"
_QUARTERS = ("2022-23-Q2", "2022-23-Q1")
_MOST_OF_BARE, _TIMES_BARE = 1 / 3, 10
_PROCESSOR_SECONDS = 0.008
_BUILD_SECONDS, _LOAD_SECONDS, _LOAD_MB = 5, 10, 500
_PARTS = ("commands", "plans", "pages", "load", "browser", "state")


def main() -> None:
    """Print the table line by line, as the figures come in."""
    parts = _parts()
    started, before, rows = time.perf_counter(), table.last(), list[Row]()
    print(f"load average before: {_load_average()}, {os.cpu_count()} processors\n")
    print_head()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = folder / "small.duckdb"
        built = servers.command(["build"], small)
        for part in parts:
            try:
                for row in _measured(part, folder, small, built):
                    print_row(row)
                    rows.append(row)
            except (RuntimeError, TimeoutError, PlaywrightError) as error:
                notes = getattr(error, "__notes__", [])
                print("\n".join([f"{part} not measured: {error}", *notes]))
            table.keep(rows)
    took = time.perf_counter() - started
    print(f"\nload average after: {_load_average()}; the bench took {took:.0f} s")
    worse = [*table.worse(before, rows)] or ["nothing"]
    print("\n".join(["\nWorse by more than a fifth than in the last table:", *worse]))


def _parts() -> Sequence[str]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--only", action="append", choices=_PARTS, help="one part; may be repeated")
    return parser.parse_args().only or _PARTS


def _measured(part: str, folder: Path, small: Path, built: Spent) -> Iterator[Row]:
    if part == "plans":
        return plans.compare()
    if part == "state":
        return growth.compare(small, folder / "state.duckdb")
    if part == "browser":
        return browser.compare(small, folder)
    if part == "load":
        crowded = folder / "crowded" / "load.duckdb"
        crowded.parent.mkdir()
        shutil.copy(small, crowded)
        return load.compare(crowded, folder)
    loaded = folder / "bench.duckdb"
    if not loaded.exists():
        shutil.copy(small, loaded)
    if part == "commands":
        return _commands(folder, loaded, built)
    return iter(asyncio.run(_pages(folder, loaded)))


def _commands(folder: Path, database: Path, build: Spent) -> Iterator[Row]:
    yield limit("build from data/", build.seconds, _BUILD_SECONDS, "s")
    yield plain("  of it processor time", f"{build.processor_seconds:.1f} s")
    file = folder / "Graduation_Rate_statewide.csv"
    statewide.write(file)
    try:
        load = servers.command(["load", str(file)], database)
    except RuntimeError as error:
        yield plain(f"load of {statewide.N_ROWS:,} rows", "failed", reached="no")
        print(error)
        return
    yield limit(f"load of {statewide.N_ROWS:,} rows", load.seconds, _LOAD_SECONDS, "s")
    yield plain("  of it processor time", f"{load.processor_seconds:.1f} s")
    yield limit("  peak memory", load.peak_mb, _LOAD_MB, "MB")


async def _pages(folder: Path, database: Path) -> list[Row]:
    # One after the other, so that neither start is slowed by the other.
    with servers.bare(folder) as bare_server:
        bare_start = await bare_server.first_page()
        with servers.product(database) as server:
            start = await server.first_page()
            bare = Case(bare_server)
            queries = [f"quarter={quarter}" for quarter in _QUARTERS]
            overview = Case(server, "", queries)
            goals = Case(server, "goals", [_GOALS.format(quarter) for quarter in _QUARTERS])
            await pages.measure([bare, overview, goals])
    rows = [plain("cold start to first page complete", f"{start:.1f} s", f"{bare_start:.1f} s")]
    for name, case in (("Overview", overview), ("Goals", goals)):
        rows += _page_rows(name, case, bare)
    return rows


def _page_rows(name: str, page: Case, bare: Case) -> Iterator[Row]:
    alone = f"{name}: page run alone, median"
    yield beside(alone, median(page.alone), median(bare.alone), most=_MOST_OF_BARE)
    yield beside("  p95", p95(page.alone), p95(bare.alone))
    processor = median(page.processor_alone), median(bare.processor_alone)
    ours, theirs = processor
    yield at_most("  processor time of the server", ours, _PROCESSOR_SECONDS, theirs)
    yield plain("  sent per run", f"{page.kilobytes:.0f} kB", f"{bare.kilobytes:.0f} kB")
    yield beside(
        "  new readers, two quarters in turn, median", median(page.openings), median(bare.openings)
    )
    arrivals = median(page.arrivals), median(bare.arrivals)
    yield beside(f"  {pages.N_READERS} arriving at once, last one done", *arrivals)
    ours, theirs = median(page.runs_per_second), median(bare.runs_per_second)
    yield (
        f"  {pages.N_READERS} at once, runs per second",
        f"{ours:.0f} /s",
        f"{theirs:.0f} /s",
        f"{ours / theirs:.1f}",
        f">= {_TIMES_BARE}",
        yes(ours >= _TIMES_BARE * theirs),
    )
    yield none_of(f"  errors shown to the {pages.N_READERS}", page.n_errors, bare.n_errors)


def _load_average() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
