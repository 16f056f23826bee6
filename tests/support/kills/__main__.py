"""Kill a worker at one moment after another and tell what it left.

Run as: python -m tests.support.kills WORK FOLDER ROUNDS, where WORK is saving, loading, building,
releasing or upgrading. Prints one line of JSON for each round: "left", what is there, and
"broken", what of it is not whole. A program of its own, because a process that runs tests has
threads and must not fork.

A work has one task or several in turn, and a worker does one of them: what a task needs is there
when it begins, so that no time goes into what an earlier round has been through.
"""

import json
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.support.kills import building, loading, releasing, saving, upgrading

WORKS = {
    "saving": saving,
    "loading": loading,
    "building": building,
    "releasing": releasing,
    "upgrading": upgrading,
}
_processes = multiprocessing.get_context("fork")


def _answer(work: Callable[[Path], Any], path: Path, answer: Connection) -> None:
    answer.send(work(path))


def _asked(work: Callable[[Path], Any], path: Path) -> Any:
    """Return what the function returns in a process of its own: this one opens no database."""
    here, there = _processes.Pipe()
    process = _processes.Process(target=_answer, args=(work, path, there))
    process.start()
    answer = here.recv()
    process.join()
    return answer


def _killed(
    work: Callable[[Path, Connection, int], None], path: Path, task: int, seconds: float | None
) -> None:
    """Kill the worker that many seconds after it has said that it begins; None lets it end."""
    here, there = _processes.Pipe()
    process = _processes.Process(target=work, args=(path, there, task))
    process.start()
    here.recv()
    process.join(timeout=seconds)
    process.kill()
    process.join()


def main(work: str, folder: str, rounds: int) -> None:
    """Kill ``rounds`` workers, each a little later in its task than the one before.

    The last of each task is left to end it, so that something is done on the slowest machine.
    """
    done = WORKS[work]
    path = Path(folder) / "killed.duckdb"
    last_moments = _asked(done.prepare, path)
    for number in range(rounds):
        turn, task = divmod(number, len(last_moments))
        part = (turn + 0.5) * len(last_moments) / rounds
        is_last = number >= rounds - len(last_moments)
        _killed(done.work, path, task, None if is_last else last_moments[task] * part)
        left, broken = _asked(done.left_in, path)
        print(json.dumps({"left": left, "broken": broken}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
