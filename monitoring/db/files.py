"""Where the database and the queries lie."""

import os
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
QUERIES = PROJECT / "queries"
DATA = PROJECT / "data"


def database_path() -> Path:
    """Return where the database lies: MONITORING_DATABASE, or a file under the project."""
    return _as_path(os.environ.get("MONITORING_DATABASE"))


@cache
def _as_path(named: str | None) -> Path:
    if not named:
        return PROJECT / ".store" / "monitoring.duckdb"
    try:
        return Path(named).expanduser()
    except RuntimeError:
        # "~name" of nobody on this machine is a name like any other.
        return Path(named)


def wal(database: Path) -> Path:
    """Return where DuckDB keeps what is not yet folded into the database."""
    return Path(f"{database}.wal")


def put_in_place(made: Path, target: Path) -> None:
    """Put a file that is whole in the place of another, at once and for good.

    It is on the disk before its name is, so a power cut leaves the old file or the new one.
    """
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(target)
    # Windows keeps no handle on a folder; there the rename alone has to do.
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@cache
def sql_text(name: str) -> str:
    """Return the text of the query ``name``, in whichever folder of ``queries/`` it lies.

    It is read once: pages ask for it in every run.

    Raises:
        LookupError: there is no such file; the message lists those there are.
    """
    path = _query_paths().get(name)
    if path is None:
        known = ", ".join(sorted(_query_paths()))
        raise LookupError(f"no query named {name!r}; queries/ has: {known}")
    return path.read_text(encoding="utf-8")


@cache
def _query_paths() -> dict[str, Path]:
    """Return name -> file: a name is used once in all folders, which a test holds."""
    return {path.stem: path for path in QUERIES.rglob("*.sql")}
