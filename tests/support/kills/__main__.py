"""Kill a worker at one moment after another and tell what it left.

Run as: python -m tests.support.kills WORK ROUNDS [FOLDER], where WORK is saving, loading, building,
releasing, upgrading or backing_up. Prints one line of JSON for each round: "left", what is there,
and "broken", what of it is not whole. The gate tries a few rounds of each. A program of its own,
because a process that runs tests has threads and must not fork.

A work has one task or several in turn, and a worker does one of them: what a task needs is there
when it begins, so that no time goes into what an earlier round has been through. Tasks that take
turns are killed at different moments, so that few rounds see many.
"""

import json
import multiprocessing
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.support.kills import backing_up, building, loading, releasing, saving, upgrading

WORKS = {
    "saving": saving,
    "loading": loading,
    "building": building,
    "releasing": releasing,
    "upgrading": upgrading,
    "backing_up": backing_up,
}
_processes = multiprocessing.get_context("fork")


def _answer(work: Callable[[Path], Any], path: Path, answer: Connection) -> None:
    answer.send(work(path))


def _asked(work: Callable[[Path], Any], path: Path) -> Any:
    """Return what the function returns in a process of its own: this one opens no database."""
    here, there = _processes.Pipe()
    process = _processes.Process(target=_answer, args=(work, path, there))
    process.start()
    # Held by the other alone: if it fails, nobody waits for its answer.
    there.close()
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
    there.close()
    here.recv()
    process.join(timeout=seconds)
    process.kill()
    process.join()


def main(work: str, rounds: int, folder: str) -> None:
    """Kill ``rounds`` workers, each a little later in its task than the one before.

    The last of each task is left to end it, so that something is done on the slowest machine.
    """
    done = WORKS[work]
    path = Path(folder) / "killed.duckdb"
    last_moments = _asked(done.prepare, path)
    n_tasks, n_broken = len(last_moments), 0
    for number in range(rounds):
        turn, task = divmod(number, n_tasks)
        part = (turn + (task + 0.5) / n_tasks) * n_tasks / rounds
        is_last = number >= rounds - n_tasks
        _killed(done.work, path, task, None if is_last else last_moments[task] * part)
        left, broken = _asked(done.left_in, path)
        n_broken += bool(broken)
        print(json.dumps({"left": left, "broken": broken}), flush=True)
    print(f"{rounds} rounds, {n_broken} left something broken", file=sys.stderr)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:] or [own])
