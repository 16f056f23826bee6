"""Has a file taken apart in a process of its own, and tells how that ended.

A library that is led astray by a file, or a file that unpacks to more than a machine has, ends that
process and no other. What it answers are plain rows.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from monitoring.apart import child
from monitoring.apart.given import Given, path_of
from monitoring.apart.refusals import refusal_of
from monitoring.errors import InputError
from monitoring.vocabulary.limits import CHILD_MEMORY, CHILD_SECONDS, MAX_CHILDREN

_ROOT = Path(__file__).resolve().parents[2]
# Bytes of the last line that are looked at first.
_LAST = 4096
_LOOK_EVERY = 0.2
_turns = threading.BoundedSemaphore(MAX_CHILDREN)


class TooMuchError(InputError):
    """The process took more than it may, or broke off: of the file nothing can be told."""


@dataclass(frozen=True)
class Limits:
    """What a process may take: bytes of memory and of output, seconds of work."""

    n_bytes: int = CHILD_MEMORY
    n_seconds: int = CHILD_SECONDS


@dataclass(frozen=True)
class Answer:
    """What a task answered, and the file with what it wrote before that."""

    told: Any
    written: IO[bytes]


def ask(task: str, file: Given, stack: ExitStack, limits: Limits | None = None) -> Answer:
    """Have one file taken apart; whoever else asks meanwhile waits for a turn.

    What the process writes goes to a file without a name, which is gone with this process whatever
    ends it: a workbook may have a row for each student.

    Args:
        task: module and function of ours, with a colon between; it is given the file and where to
            write, and returns what JSON can say.
        file: from outside.
        stack: lets go of what was written.
        limits: of memory and time.

    Raises:
        InputError: the task refuses the file.
        TooMuchError: it ended in another way.
    """
    limits = limits or Limits()
    written = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    with _turns, ExitStack() as given:
        content = given.enter_context(_input(file))
        # What lies in memory is held there once more.
        n_bytes = limits.n_bytes + os.fstat(content.fileno()).st_size
        _run(_command(task, file, n_bytes, limits.n_seconds), content, written, limits)
    told = _last_line(written)
    if "refused" in told:
        raise refusal_of(told["refused"])
    return Answer(told["told"], written)


def _command(task: str, file: Given, n_bytes: int, n_seconds: int) -> Sequence[str]:
    path = path_of(file)
    return [
        sys.executable,
        # Isolated: neither the folder it runs in nor the environment adds code to it.
        "-I",
        *(child.__file__, str(_ROOT), task, file.name, str(path.absolute()) if path else ""),
        *(str(n_bytes), str(n_seconds)),
    ]


def _input(file: Given) -> IO[bytes]:
    if path_of(file):
        return Path(os.devnull).open("rb")
    content = tempfile.TemporaryFile()  # noqa: SIM115 - the caller's stack closes it
    with file.open("rb") as source:
        content.write(source.read())
    content.seek(0)
    return content


def _run(command: Sequence[str], given: IO[bytes], written: IO[bytes], limits: Limits) -> None:
    # Libraries of numbers take memory for each core, and no file needs them.
    environment = dict(os.environ) | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 - our own program, with no shell between
        command, stdin=given, stdout=written, stderr=subprocess.DEVNULL, env=environment
    )
    ends_at = time.monotonic() + 2 * limits.n_seconds
    try:
        while True:
            try:
                code = process.wait(_LOOK_EVERY)
                break
            except subprocess.TimeoutExpired:
                too_long = time.monotonic() > ends_at
                if too_long or os.fstat(written.fileno()).st_size > limits.n_bytes:
                    raise TooMuchError("too_much") from None
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if code != 0:
        raise TooMuchError("too_much", code=code)


def _last_line(written: IO[bytes]) -> dict[str, Any]:
    """Return the answer, which is the last line."""
    at = written.seek(0, os.SEEK_END)
    last = b""
    while at and b"\n" not in last:
        at = max(0, at - _LAST)
        written.seek(at)
        last = written.read()
    found: dict[str, Any] = json.loads(last.rpartition(b"\n")[2])
    return found
