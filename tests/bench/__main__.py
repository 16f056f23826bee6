"""`python -m tests.bench`: times the product and a bare Streamlit app in one run, as a table."""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from . import pages, servers, statewide
from .pages import Case, median, p95

_GOALS = "goal=G2&quarter={}&measure=graduation-4yr"
_QUARTERS = ("2022-23-Q2", "2022-23-Q1")
_MOST_OF_BARE, _TIMES_BARE = 1 / 3, 10
_BUILD_SECONDS, _LOAD_SECONDS, _LOAD_MB = 5, 10, 500
_WIDTHS = (48, 10, 10, 8, 10, 9)
Row = tuple[str, ...]


def main() -> None:
    """Print the table line by line, as the figures come in."""
    started = time.perf_counter()
    print(f"load average before: {_load_average()}, {os.cpu_count()} processors\n")
    _print_row(("what", "product", "bare", "ratio", "target", "reached"))
    _print_row(tuple("-" * width for width in _WIDTHS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "bench.duckdb"
        for row in _commands(folder, database):
            _print_row(row)
        try:
            for row in asyncio.run(_pages(folder, database)):
                _print_row(row)
        except RuntimeError as error:
            print("\n".join([f"pages not measured: {error}", *getattr(error, "__notes__", [])]))
    took = time.perf_counter() - started
    print(f"\nload average after: {_load_average()}; the bench took {took:.0f} s")


def _commands(folder: Path, database: Path) -> Iterator[Row]:
    build = servers.command(["build"], database)
    yield _limit("build from data/", build.seconds, _BUILD_SECONDS, "s")
    yield _plain("  of it processor time", f"{build.processor_seconds:.1f} s")
    file = folder / "Graduation_Rate_statewide.csv"
    statewide.write(file)
    try:
        load = servers.command(["load", str(file)], database)
    except RuntimeError as error:
        yield _plain(f"load of {statewide.N_ROWS:,} rows", "failed", reached="no")
        print(error)
        return
    yield _limit(f"load of {statewide.N_ROWS:,} rows", load.seconds, _LOAD_SECONDS, "s")
    yield _plain("  of it processor time", f"{load.processor_seconds:.1f} s")
    yield _limit("  peak memory", load.peak_mb, _LOAD_MB, "MB")


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
    rows = [_plain("cold start to first page complete", f"{start:.1f} s", f"{bare_start:.1f} s")]
    for name, case in (("Overview", overview), ("Goals", goals)):
        rows += _page_rows(name, case, bare)
    return rows


def _page_rows(name: str, page: Case, bare: Case) -> Iterator[Row]:
    at_most = f"{name}: page run alone, median"
    yield _beside(at_most, median(page.alone), median(bare.alone), most=_MOST_OF_BARE)
    yield _beside("  p95", p95(page.alone), p95(bare.alone))
    processor = median(page.processor_alone), median(bare.processor_alone)
    yield _beside("  processor time of the server", *processor)
    yield _plain("  sent per run", f"{page.kilobytes:.0f} kB", f"{bare.kilobytes:.0f} kB")
    yield _beside(
        "  new readers, two quarters in turn, median", median(page.openings), median(bare.openings)
    )
    arrivals = median(page.arrivals), median(bare.arrivals)
    yield _beside(f"  {pages.N_READERS} arriving at once, last one done", *arrivals)
    ours, theirs = median(page.runs_per_second), median(bare.runs_per_second)
    yield (
        f"  {pages.N_READERS} at once, runs per second",
        f"{ours:.0f} /s",
        f"{theirs:.0f} /s",
        f"{ours / theirs:.1f}",
        f">= {_TIMES_BARE}",
        _yes(ours >= _TIMES_BARE * theirs),
    )
    errors = str(page.n_errors), str(bare.n_errors), "", "0", _yes(page.n_errors == 0)
    yield f"  errors shown to the {pages.N_READERS}", *errors


def _beside(what: str, product: float, bare: float, most: float | None = None) -> Row:
    ratio = product / bare if bare else 0.0
    target, reached = ("", "") if most is None else (f"<= {most:.2f}", _yes(ratio <= most))
    return (
        what,
        f"{product * 1000:.0f} ms",
        f"{bare * 1000:.0f} ms",
        f"{ratio:.2f}",
        target,
        reached,
    )


def _limit(what: str, found: float, most: float, unit: str) -> Row:
    digits = 1 if unit == "s" else 0
    return what, f"{found:.{digits}f} {unit}", "", "", f"< {most} {unit}", _yes(found < most)


def _plain(what: str, product: str, bare: str = "", reached: str = "") -> Row:
    return what, product, bare, "", "", reached


def _yes(is_reached: bool) -> str:
    return "yes" if is_reached else "no"


def _print_row(row: Row) -> None:
    what, *figures = row
    cells = [what.ljust(_WIDTHS[0])]
    cells += [text.rjust(width) for text, width in zip(figures, _WIDTHS[1:], strict=True)]
    print("".join(cells).rstrip(), flush=True)


def _load_average() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
