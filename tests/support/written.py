"""Databases whose rows are written out in a test: their tables are made once, and copied."""

import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from monitoring import db


@cache
def _content(scripts: tuple[str, ...]) -> bytes:
    """Return the file of it: to make its tables takes four times as long as to copy them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.duckdb"
        with closing(db.Store(path)) as store, store.write() as writer:
            for script in (db.sql_text("schema"), *scripts):
                writer.script(script)
        return path.read_bytes()


def written(path: Path, *scripts: str) -> db.Store:
    """Return an open database with the rows of some scripts, and no others."""
    path.write_bytes(_content(scripts))
    return db.Store(path)
