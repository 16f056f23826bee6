"""Makes the database from a plan document and the rows of `data/`."""

import glob
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.access import DONE_BEFORE, Actor, done_before, record
from monitoring.errors import InputError
from monitoring.pipeline.allowed import require_plan
from monitoring.pipeline.batches import write_batch
from monitoring.pipeline.carry_over import Carried, carried, move_aside
from monitoring.pipeline.load_file import context_of, district_of, file_facts
from monitoring.pipeline.sample import write_sample
from monitoring.pipeline.sources import Source, source_of
from monitoring.pipeline.verdicts import assess_all
from monitoring.result_files import read_results
from monitoring.rows import first
from monitoring.vocabulary import BatchKind
from monitoring.vocabulary.access import Event
from monitoring.vocabulary.faults import DatabaseFault
from monitoring.vocabulary.versions import Stage

OFFICIAL_RESULTS = db.DATA / "official_results.csv"
Progress = Callable[[Stage], None]


class DatabasePlaceError(InputError):
    """A database cannot be made where it is to lie."""


@dataclass(frozen=True)
class Built:
    """What a build made.

    Args:
        path: the database.
        district: whose plan it holds, as the plan writes it, "" where it does not.
        n_results: results in force.
        before: what was carried over from the database that stood there.
        moved_aside: where that one went, when it is another plan's or is damaged.
        source: the plan and the rows of `data/` that it was made from.
    """

    path: Path
    district: str
    n_results: int
    before: Carried
    moved_aside: Path | None
    source: Source


def build(plan_file: Path, progress: Progress, by: Actor, event: Event = Event.BUILD) -> Built:
    """Build the database for one plan, and put it in place only when it is whole.

    Files loaded into the database that stands there, and what people wrote in it, are carried over
    when it is the same district's, whatever its version.

    Args:
        plan_file: the document.
        progress: called at each stage.
        by: who builds it.
        event: as what the audit trail keeps it.

    Raises:
        NotAllowedError, SignedOutError: they may not; nothing was changed.
        DatabasePlaceError: no database can be made where it is to lie.
        NotAPlanError: the document is not a plan.
        SchoolPlanError: the plan is a school's.
        FaultyRowsError: rows of `data/` or of the measures file are at fault.
        db.DatabaseBusyError: another process holds the database.
        db.DatabaseNewerError: the one that stands there was made by a later version.
        db.UpgradeError: what people wrote in it has no place in the tables of today.
    """
    require_plan(by)
    target = db.database_path()
    with place_for(target) as making, db.unwritten(target):
        progress(Stage.READING_PLAN)
        source = source_of(plan_file)
        before = carried(target, source.frames["plan"], copy_beside(making))
        return replaced(target, making, source, before, progress, Cause(by, event))


def copy_beside(making: Path) -> Path:
    """Return where a copy of the old database lies while ``making`` is made."""
    return making.with_name(f"{making.stem}.copy.new")


@dataclass(frozen=True)
class Cause:
    """Who makes a database anew, and as what the audit trail keeps it."""

    by: Actor
    event: Event = Event.BUILD


def replaced(
    target: Path,
    making: Path,
    source: Source,
    before: Carried,
    progress: Progress,
    cause: Cause,
) -> Built:
    """Make a database whole at ``making``, then put it in the place of the old one.

    Pages that are open meanwhile read the old one until then, and the new one afterwards.
    """
    with db.refusals_told(target):
        n_results = _written(making, source.frames, before, progress, cause)

    def put() -> Path | None:
        aside = move_aside(target) if before.is_moved_aside else None
        db.put_in_place(making, target)
        return aside

    aside = db.put_away(target, put)
    return Built(
        path=target,
        district=district_of(source.frames["plan"]),
        n_results=n_results,
        before=before,
        moved_aside=aside,
        source=source,
    )


@contextmanager
def place_for(target: Path) -> Iterator[Path]:
    """Yield the file to make the database in, beside its place; nothing is left of it after.

    Raises:
        DatabasePlaceError: there can be none.
    """
    if target.is_dir():
        raise DatabasePlaceError(DatabaseFault.PLACE_IS_FOLDER, database=str(target))
    if target.exists() and not target.is_file():
        raise DatabasePlaceError(DatabaseFault.PLACE_NOT_A_FILE, database=str(target))
    making = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        making.touch()
        making.unlink()
    except OSError as error:
        raise DatabasePlaceError(
            DatabaseFault.NO_PLACE, folder=str(target.parent), reason=str(error.strerror)
        ) from error
    for left in target.parent.glob(f"{glob.escape(target.name)}.*.new"):
        _remove_unless_held(left)
    try:
        yield making
    finally:
        making.unlink(missing_ok=True)
        db.wal(making).unlink(missing_ok=True)


def _remove_unless_held(left: Path) -> None:
    """Remove what a build left that was killed; another one that still runs holds its file."""
    try:
        db.Store(left).close()
    except (db.DatabaseBusyError, db.DatabaseForbiddenError):
        return
    except db.DatabaseUnreadableError:
        # It was killed half way.
        pass
    left.unlink(missing_ok=True)
    db.wal(left).unlink(missing_ok=True)


def _written(
    making: Path,
    frames: Mapping[str, pd.DataFrame],
    before: Carried,
    progress: Progress,
    cause: Cause,
) -> int:
    try:
        return _write(making, frames, before, progress, cause)
    except (db.DatabaseUnreadableError, db.NotKeptError) as error:
        raise DatabasePlaceError(
            DatabaseFault.NOT_WRITTEN,
            folder=str(making.parent),
            reason=str(error.facts["reason"]),
        ) from error


def _write(
    making: Path,
    frames: Mapping[str, pd.DataFrame],
    before: Carried,
    progress: Progress,
    cause: Cause,
) -> int:
    store = db.Store(making)
    try:
        with store.write() as writer:
            writer.script(db.sql_text("schema"))
            for name in db.schema_tables():
                if name in frames:
                    writer.insert(name, frames[name])
            progress(Stage.READING_RESULTS)
            # Of another district's build only the state's rows of this file are of use.
            context = replace(context_of(writer), is_district_needed=False, schools=None)
            shipped = read_results(OFFICIAL_RESULTS, context)
            facts = file_facts(OFFICIAL_RESULTS, BatchKind.OFFICIAL)
            write_batch(writer, shipped, replace(facts, is_shipped=True))
            # Before the sample, which keeps out of every quarter that has an update.
            for name, rows in before.written.items():
                writer.insert(name, rows)
            if not before.is_without_sample:
                write_sample(writer)
            for parsed, facts in before.batches:
                write_batch(writer, parsed, facts)
            progress(Stage.JUDGING)
            assess_all(writer)
            n_results = int(writer.read(db.sql_text("count_results"))["n_results"].iloc[0])
            _record(writer, cause, before, n_results)
            return n_results
    finally:
        store.close()


def _record(writer: db.Writer, cause: Cause, before: Carried, n_results: int) -> None:
    plan = first(writer.rows("plan"))
    facts = {
        "version": db.newest_version(),
        "document": plan.document,
        "sha256": plan.document_sha256,
        "results": n_results,
        DONE_BEFORE: done_before(writer),
    }
    old = None if before.version is None else {"version": before.version}
    record(writer, cause.by, cause.event, str(plan.document), before=old, after=facts)
