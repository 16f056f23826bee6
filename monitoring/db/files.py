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


def sql_text(name: str) -> str:
    """Return the text of ``queries/<name>.sql``.

    Raises:
        LookupError: there is no such file; the message lists those there are.
    """
    path = QUERIES / f"{name}.sql"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in QUERIES.glob("*.sql")))
        raise LookupError(f"no query named {name!r}; queries/ has: {known}")
    return path.read_text(encoding="utf-8")
