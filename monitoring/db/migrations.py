"""Brings the rows of a database of any older version to the tables of today.

A migration, `queries/migrations/NNNN_name.sql`, turns what version NNNN - 1 wrote into what version
NNNN writes: codes, and columns that went elsewhere. It runs on a copy, so it may drop what stands
in its way; the rows are then taken over by column name.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from monitoring.db.files import QUERIES, sql_text, wal
from monitoring.db.schema import schema_tables
from monitoring.db.store import Store
from monitoring.db.table_kinds import ACCESS_TABLES, USER_TABLES, VOUCHING_TABLES
from monitoring.errors import InputError
from monitoring.vocabulary.versions import VersionFault

_REFUSALS = (
    *(duckdb.ConstraintException, duckdb.ConversionException),
    *(duckdb.CatalogException, duckdb.BinderException),
)
_NUMBERED = re.compile(r"(\d{4})_\w+")


class UpgradeError(InputError):
    """A database cannot be brought forward; nothing was changed."""


def migrations() -> dict[int, Path]:
    """Return version -> the file that brings a database of the version before to it."""
    found = {}
    for path in sorted((QUERIES / "migrations").glob("*.sql")):
        numbered = _NUMBERED.fullmatch(path.stem)
        if numbered:
            found[int(numbered[1])] = path
    return found


@cache
def newest_version() -> int:
    """Return the version of the schema that this program writes."""
    return max(migrations())


@contextmanager
def migrated(source: Store, scratch: Path) -> Iterator[Store]:
    """Yield a copy of ``source``, without constraints, that went through every migration it lacks.

    Its tables are those of its own version, changed by the migrations only: read them by
    ``rows_of_today``.

    Args:
        source: a database of this version or of an older one; it stays as it is.
        scratch: where the copy lies until the end.

    Raises:
        UpgradeError: a migration cannot be run.
        DatabaseUnreadableError: ``source`` is damaged.
    """
    try:
        source.copy_to(scratch)
        with closing(Store(scratch, named=source.path)) as copy:
            version = copy.schema_version()
            names = copy.tables()
            with refusals_told(source.path), copy.write(shows=False) as writer:
                writer.drop_constraints(names)
                for number, path in migrations().items():
                    if number > version:
                        writer.script(path.read_text(encoding="utf-8"))
            yield copy
    finally:
        for path in (scratch, wal(scratch)):
            path.unlink(missing_ok=True)


def rows_of_today(old: Store, table: str) -> pd.DataFrame:
    """Return the rows of a table in those of its columns that the schema of today has, too.

    Args:
        old: a database as ``migrated`` yields it.
        table: a table of the schema of today.

    Returns:
        The rows; none where the database has no such table. A column that is new is not in them.

    Raises:
        UpgradeError: people wrote something into a column that has no place today.
    """
    if table not in old.tables():
        return pd.DataFrame()
    rows = old.rows(table)
    is_known = rows.columns.isin([column.name for column in schema_tables()[table].columns])
    gone = rows.loc[:, ~is_known]
    is_kept = table in (*USER_TABLES, *VOUCHING_TABLES, *ACCESS_TABLES)
    if is_kept and not (gone.isna() | gone.isin([""])).all(axis=None):
        raise UpgradeError(
            VersionFault.NO_PLACE, database=str(old.named), table=table, columns=tuple(gone.columns)
        )
    return rows.loc[:, is_known]


def bring_forward(source: Store, target: Path, tables: Iterable[str]) -> None:
    """Write the rows of ``source`` into a new file with the tables of today.

    Args:
        source: a database of this version or of an older one; it stays as it is.
        target: a file that is not there yet.
        tables: those to be copied; the others stay empty.

    Raises:
        UpgradeError: a row has no place in the tables of today.
        DatabaseUnreadableError: ``source`` is damaged.
    """
    wanted = frozenset(tables)
    with (
        migrated(source, target.with_name(f"{target.name}.old")) as old,
        refusals_told(source.path),
        closing(Store(target)) as new,
        new.write() as writer,
    ):
        writer.script(sql_text("schema"))
        for name in schema_tables():
            if name in wanted:
                writer.insert(name, rows_of_today(old, name))


@contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """Turn the refusal of a row or of a migration into a sentence about the database ``path``."""
    try:
        yield
    except _REFUSALS as error:
        reason = str(error).splitlines()[0]
        raise UpgradeError(VersionFault.STOPPED, database=str(path), reason=reason) from error
