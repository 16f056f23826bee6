"""Clears away what was half made when a process was killed; no name leads to it."""

import glob
import shutil
from collections.abc import Iterator
from pathlib import Path

from monitoring.vocabulary.files import BESIDE


def clear(database: Path) -> tuple[Path, ...]:
    """Remove what builds, loads, publications and restores have left, and return what that was.

    Nobody may be making anything beside the database meanwhile: commands wait for one another, and
    the process that holds the database asks for this before it begins to serve.

    Args:
        database: the file beside which it lies.
    """
    found = tuple(sorted(_leftovers(database)))
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return found


def _leftovers(database: Path) -> Iterator[Path]:
    name = glob.escape(database.name)
    for ending in ("new", "new.wal"):
        yield from database.parent.glob(f"{name}.*.{ending}")
        yield from database.parent.glob(f".{name}.*.{ending}")
    for beside in BESIDE:
        folder = Path(f"{database}.{beside}")
        if folder.is_dir() and not folder.is_symlink():
            yield from folder.rglob(".*.new")
            yield from folder.rglob(".*.new.wal")
