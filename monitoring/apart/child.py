"""The process that takes one file apart: a task of ours by its name, within limits.

Run as a script. What the task writes and, as the last line, its answer go to the output as JSON;
nothing else leaves this process, and nothing in it is ever unpickled.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

TOO_MUCH = 5


def main(root: str, task: str, name: str, path: str, n_bytes: str, n_seconds: str) -> int:
    """Do a task.

    Args:
        root: the folder that our package lies in.
        task: module and function, with a colon between.
        name: of the file.
        path: where it lies, "" where it is the input of this process.
        n_bytes: the memory that may be taken.
        n_seconds: the time that may be taken.

    Returns:
        The exit code.
    """
    sys.path.insert(0, root)
    _limit(int(n_bytes), int(n_seconds))
    from monitoring.apart.given import GivenBytes
    from monitoring.apart.refusals import row_of
    from monitoring.errors import InputError

    module, _, function = task.partition(":")
    written = sys.stdout.buffer
    try:
        given = Path(path) if path else GivenBytes(name, sys.stdin.buffer.read())
        told = getattr(import_module(module), function)(given, written)
        answer = {"told": told}
    except InputError as error:
        answer = {"refused": row_of(error)}
    except MemoryError:
        # Nothing can be relied on here, not even to end in order.
        os._exit(TOO_MUCH)
    written.write(f"\n{json.dumps(answer)}".encode())
    written.flush()
    return 0


def _limit(n_bytes: int, n_seconds: int) -> None:
    try:
        import resource
    except ImportError:  # There are no such limits on Windows: time and size are looked at.
        return
    resource.setrlimit(resource.RLIMIT_AS, (n_bytes, n_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (n_seconds, n_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
