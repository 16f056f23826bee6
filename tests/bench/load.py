"""Times page runs as many readers feel them: who think, who come at once, while one publishes."""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from . import servers
from .client import Reader
from .pages import median, p95
from .servers import Server
from .table import Row, at_most, beside, none_of, plain

N_SESSIONS, N_AT_ONCE = 50, 200
_THINKS, _FOR_SECONDS = 5.0, 30.0
_P95_SECONDS = 1.0
_PUBLISHED = "2022-23-Q2"
# What a session reads in turn: its page as it opens by itself, and as it was two quarters back.
_PAGES = ("", "goals", "subgroups", "", "schools", "steps", "", "goals", "step", "review")
_QUERIES = ("", "quarter=2022-23-Q2", "", "quarter=2024-25-Q2")


@dataclass
class _Felt:
    """What the readers of one server waited for, in seconds, and what they were shown instead."""

    seconds: list[float] = field(default_factory=list)
    n_errors: int = 0
    whys: set[str] = field(default_factory=set)


def compare(database: Path, folder: Path) -> Iterator[Row]:
    """Yield the figures of the product, from a cold start beside those of a bare app."""
    with servers.bare(folder) as bare:
        theirs = asyncio.run(_crowd(bare, [""], [""]))
    with servers.product(database) as product:
        ours = asyncio.run(_crowd(product, _PAGES, _QUERIES))
        what = f"{N_SESSIONS} sessions, {_THINKS:.0f} s between runs, from a cold start"
        yield plain(what, f"{len(ours.seconds)} runs", f"{len(theirs.seconds)} runs")
        yield at_most("  p95 of a page run", p95(ours.seconds), _P95_SECONDS, p95(theirs.seconds))
        yield beside("  median", median(ours.seconds), median(theirs.seconds))
        yield none_of("  errors shown", ours.n_errors, theirs.n_errors)
        yield from _whys(ours)
        at_once = asyncio.run(_at_once(product))
        yield plain(f"{N_AT_ONCE} sessions at once, last one done", f"{max(at_once.seconds):.1f} s")
        yield none_of("  errors shown", at_once.n_errors)
        yield from _whys(at_once)
        published, took = asyncio.run(_while_published(product, database))
        yield plain("while a review is published, which took", f"{took:.1f} s")
        yield plain("  page runs", f"{len(published.seconds)} runs")
        yield at_most("  p95 of a page run", p95(published.seconds), _P95_SECONDS)
        yield none_of("  errors shown", published.n_errors)
        yield from _whys(published)


def _whys(felt: _Felt) -> Iterator[Row]:
    for why in sorted(felt.whys):
        yield plain(f"  why: {why[:300]}", "")


async def _crowd(server: Server, pages: Sequence[str], queries: Sequence[str]) -> _Felt:
    """Let sessions come within the first seconds of a server's life and read for a while."""
    felt = _Felt()
    await server.answers()
    until = time.perf_counter() + _FOR_SECONDS
    sessions = range(N_SESSIONS)
    await asyncio.gather(*(_session(server, it, pages, queries, until, felt) for it in sessions))
    return felt


async def _session(
    server: Server,
    number: int,
    pages: Sequence[str],
    queries: Sequence[str],
    until: float,
    felt: _Felt,
) -> None:
    chance = random.Random(number)  # noqa: S311 - figures, not secrets
    await asyncio.sleep(chance.uniform(0, _THINKS))
    async with _reading(server, pages[number % len(pages)], felt) as reader:
        turn = number
        while time.perf_counter() < until:
            reader.ask(queries[turn % len(queries)])
            felt.seconds.append(await reader.run())
            turn += 1
            await asyncio.sleep(chance.uniform(0.5, 1.5) * _THINKS)


@asynccontextmanager
async def _reading(server: Server, page: str, felt: _Felt) -> AsyncIterator[Reader]:
    """Yield a reader, and count what went wrong for it."""
    reader = Reader(server.port, page)
    try:
        async with reader:
            yield reader
    except (OSError, RuntimeError, TimeoutError) as error:
        felt.n_errors += 1
        felt.whys.add(f"{type(error).__name__}: {error}")
    felt.n_errors += reader.n_errors


async def _at_once(server: Server) -> _Felt:
    felt = _Felt()
    started = time.perf_counter()

    async def come() -> None:
        async with _reading(server, "", felt) as reader:
            await reader.run()
            felt.seconds.append(time.perf_counter() - started)

    await asyncio.gather(*(come() for _ in range(N_AT_ONCE)))
    return felt


async def _while_published(server: Server, database: Path) -> tuple[_Felt, float]:
    """Publish a review by the command, in the server; readers go on until it is done."""
    felt, started = _Felt(), time.perf_counter()
    command = [sys.executable, "-m", "monitoring", "release", "--quarter", _PUBLISHED, "--yes"]
    with subprocess.Popen(
        [*command, "--with-sample"],
        cwd=servers.PROJECT,
        env=servers.product_env(database),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        is_over = asyncio.create_task(asyncio.to_thread(process.communicate))
        await asyncio.gather(
            *(_read_until(server, number, is_over, felt) for number in range(N_SESSIONS))
        )
        took = time.perf_counter() - started
        told, _ = await is_over
    if process.returncode:
        felt.whys.add(f"not published: {told.strip()}")
        felt.n_errors += 1
    return felt, took


async def _read_until(
    server: Server, number: int, is_over: "asyncio.Task[object]", felt: _Felt
) -> None:
    chance = random.Random(number)  # noqa: S311 - figures, not secrets
    async with _reading(server, _PAGES[number % len(_PAGES)], felt) as reader:
        await asyncio.sleep(chance.uniform(0, _THINKS))
        turn = number
        while not is_over.done():
            reader.ask(_QUERIES[turn % len(_QUERIES)])
            felt.seconds.append(await reader.run())
            turn += 1
            await asyncio.wait([is_over], timeout=chance.uniform(0.5, 1.5) * _THINKS)
