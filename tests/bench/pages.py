"""Times page runs over the websocket: of one reader, and of many readers at once."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from .client import Reader
from .servers import Server

N_READERS = 50
_N_ROUNDS, _N_ALONE, _N_OPENINGS, _N_EACH = 3, 20, 4, 10


@dataclass
class Case:
    """One page of one server, and what was measured of it; seconds unless it says otherwise."""

    server: Server
    page: str = ""
    queries: Sequence[str] = ("",)
    alone: list[float] = field(default_factory=list)
    openings: list[float] = field(default_factory=list)
    arrivals: list[float] = field(default_factory=list)
    runs_per_second: list[float] = field(default_factory=list)
    processor_alone: list[float] = field(default_factory=list)
    kilobytes: float = 0.0
    n_errors: int = 0

    def reader(self, number: int = 0) -> Reader:
        """Return a new reader of the page; one after the other takes the next address."""
        return Reader(self.server.port, self.page, self.queries[number % len(self.queries)])


def median(seconds: Sequence[float]) -> float:
    """Return the middle one."""
    return statistics.median(seconds)


def p95(seconds: Sequence[float]) -> float:
    """Return the time within which 19 of 20 were done."""
    return statistics.quantiles(seconds, n=20)[-1]


async def measure(cases: Sequence[Case]) -> None:
    """Measure every case; in rounds, so that other load on the processors falls on all."""
    for case in cases:
        for number in range(len(case.queries)):
            async with case.reader(number) as reader:
                await reader.run()
    for _ in range(_N_ROUNDS):
        for case in cases:
            await _alone(case)
            await _openings(case)
    for case in cases:
        await _together(case)


async def _alone(case: Case) -> None:
    async with case.reader() as reader:
        await reader.run()
        before = case.server.processor_seconds()
        case.alone += [await reader.run() for _ in range(_N_ALONE)]
        used = case.server.processor_seconds() - before
        case.processor_alone.append(used / _N_ALONE)
        case.kilobytes = reader.n_bytes / 1000


async def _openings(case: Case) -> None:
    for number in range(_N_OPENINGS):
        started = time.perf_counter()
        async with case.reader(number) as reader:
            await reader.run()
            case.openings.append(time.perf_counter() - started)


async def _together(case: Case) -> None:
    readers = [case.reader() for _ in range(N_READERS)]
    started = time.perf_counter()
    await asyncio.gather(*(_arrive(reader) for reader in readers))
    case.arrivals.append(time.perf_counter() - started)
    started = time.perf_counter()
    await asyncio.gather(*(_keep_asking(reader) for reader in readers))
    case.runs_per_second.append(N_READERS * _N_EACH / (time.perf_counter() - started))
    case.n_errors += sum(reader.n_errors for reader in readers)
    await asyncio.gather(*(reader.__aexit__(None, None, None) for reader in readers))


async def _arrive(reader: Reader) -> None:
    await reader.__aenter__()
    await reader.run()


async def _keep_asking(reader: Reader) -> None:
    for _ in range(_N_EACH):
        await reader.run()
