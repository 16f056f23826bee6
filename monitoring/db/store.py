"""One connection per process: a cursor for every read, one transaction under a lock for a write."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import duckdb

from monitoring.db import engine
from monitoring.db.files import sql_text
from monitoring.db.own_file import OwnFile, put_log_aside
from monitoring.db.reading import Reading
from monitoring.db.refusals import (
    IS_DURABLE,
    DatabaseReplacedError,
    damage_named,
    unopened,
)
from monitoring.db.resting import EVERYTHING, Rests
from monitoring.db.writer import Writer
from monitoring.errors import InputError
from monitoring.vocabulary.faults import DatabaseFault

# So many seconds a process that ends waits for those that read.
_WAIT_AT_END = 5


class Store(Reading):
    """One database file, held by one read-write connection for the life of the process.

    A DuckDB connection must not be shared between threads, so every read takes a cursor of its
    own. Writes are one transaction each, under one lock, and raise the data version with them.
    """

    def __init__(self, path: Path, *, read_only: bool = False, named: Path | None = None) -> None:
        """Open ``path``.

        Args:
            path: the database.
            read_only: it is a release, which nobody may write to.
            named: the file that a message names, where ``path`` is a copy of it.

        Raises:
            DatabaseBusyError: another process holds the file.
            DatabaseUnreadableError: the file is no database, or may not be written.
        """
        self.path = path
        self.named = named or path
        self._writing = threading.RLock()
        self._turning = threading.Condition()
        self._n_cursors = 0
        self._is_away = False
        self._is_read_only = read_only
        self._file: OwnFile | None = None
        self._is_broken = self.is_open = False
        self._connect()

    def _connect(self) -> None:
        path = self.path
        # Tells this opening of the file from any other: a file may be replaced under the same name.
        self.key = uuid4().hex
        self._is_new = not path.exists()
        try:
            self._connection = duckdb.connect(
                str(path), read_only=self._is_read_only, config=engine.settings(path)
            )
            self._connection.execute(engine.WITHOUT_SWAPPED_SIDES)
            if self._is_new:
                self._connection.execute(engine.STRAIGHT_TO_THE_FILE)
        except duckdb.Error as error:
            raise unopened(path, error) from error
        try:
            with damage_named(self.named):
                self.version = self._read_version()
                self.versions = dict.fromkeys(Rests, self.version)
                self.writes = 0
            self._file = OwnFile(path)
            self._is_broken, self.is_open = False, True
        except BaseException:
            self.close()
            raise

    def _read_version(self) -> int:
        # By a cursor that is closed: what is not read to its end stays a transaction for the life
        # of the process, beside which the engine never empties its log.
        with self._connection.cursor() as cursor:
            has_table = cursor.execute(
                "select 1 from duckdb_tables() where table_name = 'data_version'"
            ).fetchall()
            if not has_table:
                return 0
            ((version,),) = cursor.execute("select max(version) from data_version").fetchall()
        return int(version or 0)

    def copy_to(self, path: Path) -> None:
        """Copy the file as it stands, with all that was committed.

        Raises:
            DatabaseReplacedError: it is not the file at its path any more.
            DatabaseUnreadableError: the file is damaged.
        """
        with self._writing, damage_named(self.named):
            file = self._require_in_place()
            if not self._is_read_only:
                self._connection.execute("checkpoint")
                file = self._require_in_place(as_written=True)
            file.copy_to(path)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of one's own; while the file is being replaced, wait for the new one."""
        with self._turning:
            self._turning.wait_for(lambda: not self._is_away)
            self._n_cursors += 1
            cursor = self._connection.cursor()
        try:
            with cursor:
                yield cursor
        finally:
            with self._turning:
                self._n_cursors -= 1
                self._turning.notify_all()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let go of the file, so that another may be put in its place, and open that one then.

        Whoever reads is waited for; whoever wants to read or to write waits meanwhile.
        """
        with self._writing:
            with self._turning:
                self._is_away = True
                self._turning.wait_for(lambda: self._n_cursors == 0)
            try:
                self.close()
                try:
                    yield
                finally:
                    self._connect()
            finally:
                with self._turning:
                    self._is_away = False
                    self._turning.notify_all()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let nobody write for a while, so that all that is read belongs together."""
        with self._writing:
            yield

    @contextmanager
    def write(
        self, *, shows: bool = True, changes: frozenset[Rests] = EVERYTHING
    ) -> Iterator["Writer"]:
        """Yield a writer inside one transaction; an error undoes it wholly.

        Args:
            shows: what is written is shown on pages, so what was made from the data before is out
                of date. Drafts are not.
            changes: the kinds of data that it changes; what rests on others stays.

        Raises:
            NotKeptError: the disk is full, or another file stands at the path; nothing was kept.
            DatabaseUnreadableError: the file is damaged.
        """
        with self._writing:
            try:
                with damage_named(self.named), self._cursor() as cursor:
                    yield from self._written(cursor, changes if shows else frozenset())
            except InputError as error:
                self._is_broken = isinstance(error.__cause__, duckdb.FatalException)
                raise
            finally:
                if self._is_broken:
                    # A fault of the disk closes the engine; opened anew, it has what was kept.
                    with self.away():
                        pass

    def _written(
        self, cursor: duckdb.DuckDBPyConnection, changes: frozenset[Rests]
    ) -> Iterator["Writer"]:
        cursor.execute("begin transaction")
        try:
            writer = Writer(cursor)
            yield writer
            # What was looked at and left alone makes nobody's page anew.
            changes = changes if writer.has_written else frozenset()
            if changes:
                cursor.execute(
                    sql_text("raise_data_version"),
                    {"version": self.version + 1, "now": datetime.now()},
                )
            self._require_in_place()
            self._commit(cursor)
        except BaseException:
            # A damaged file refuses even this; the first error is the one to tell.
            with suppress(duckdb.Error):
                cursor.execute("rollback")
            raise
        if changes:
            self.version += 1
            self.versions = self.versions | dict.fromkeys(changes, self.version)
        self.writes += 1

    def _commit(self, cursor: duckdb.DuckDBPyConnection) -> None:
        try:
            cursor.execute("commit")
        except duckdb.FatalException as error:
            if IS_DURABLE not in str(error):
                raise
            # Kept, but the engine could not tidy up after it; opened anew, it has it.
            self._is_broken = True
            return
        if self._is_new:
            self._is_new = False
            cursor.execute(engine.TO_THE_LOG)
        self._require_in_place(as_written=True)

    def _require_in_place(self, *, as_written: bool = False) -> OwnFile:
        """Return the file, if it is still the one at its path.

        Args:
            as_written: the engine has just written to it.

        Raises:
            DatabaseReplacedError: it is not.
        """
        if self._file is not None:
            if as_written:
                self._file.remember()
            if self._file.is_in_place():
                return self._file
        self._let_alone()
        raise DatabaseReplacedError(DatabaseFault.REPLACED, database=str(self.named))

    def _let_alone(self) -> None:
        """Leave another file at the path as it is, also when this process ends."""
        with suppress(duckdb.Error):
            self._connection.execute("pragma disable_checkpoint_on_shutdown")
        put_log_aside(self.path, self.key[:8])

    @contextmanager
    def trial(self) -> Iterator["Writer"]:
        """Yield a writer inside a transaction of which nothing stays, whatever is written in it."""
        with self._writing, damage_named(self.named), self._cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield Writer(cursor)
            finally:
                cursor.execute("rollback")

    def end(self) -> None:
        """Let go of the file for good: who still reads is waited for, for a while."""
        with self._turning:
            self._is_away = True
            self._turning.wait_for(lambda: self._n_cursors == 0, _WAIT_AT_END)
        try:
            # A statement that runs for longer is cut off with the process.
            with suppress(duckdb.Error):
                self.close()
        finally:
            # Who comes later is refused, and does not wait for what never comes.
            with self._turning:
                self._is_away = False
                self._turning.notify_all()

    def close(self) -> None:
        """Let go of the file; what was committed is folded into it."""
        self.is_open = False
        self._connection.close()
        if self._file is not None:
            self._file.close()
            self._file = None
