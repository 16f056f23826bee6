"""Brings the working database of an older version up to date, with everything that is in it."""

from contextlib import suppress
from pathlib import Path

from monitoring import db
from monitoring.access import Actor
from monitoring.errors import InputError
from monitoring.pipeline.allowed import require_plan
from monitoring.pipeline.build import Built, Cause, Progress, copy_beside, place_for, replaced
from monitoring.pipeline.carry_over import Carried, document_of, everything
from monitoring.pipeline.kept_plans import find_document
from monitoring.pipeline.sources import Source, source_of, source_of_rows
from monitoring.vocabulary.versions import Stage


def upgrade(progress: Progress, by: Actor) -> Built | None:
    """Bring the database up to date; the old one stays until the new one is whole.

    The plan is read again where its document lies in `data/plans` as it was read; otherwise its
    rows are taken over by column name, so an upgrade needs no document.

    Returns:
        What was made, or None where the database is up to date.

    Raises:
        db.DatabaseMissingError: there is none.
        db.DatabaseBusyError: another process holds it.
        db.DatabaseNewerError: a later version of the product made it.
        db.DatabaseUnreadableError: it is damaged.
        db.UpgradeError: a row has no place in the tables of today.
    """
    require_plan(by)
    target = db.database_path()
    if is_current(target):
        return None
    with place_for(target) as making, db.unwritten(target):
        progress(Stage.UPGRADING)
        before = everything(target, copy_beside(making))
        return replaced(target, making, _plan_of(before), before, progress, Cause(by))


def is_current(target: Path) -> bool:
    """Tell whether a database has the tables of today.

    Raises:
        db.DatabaseMissingError, db.DatabaseBusyError, db.DatabaseNewerError,
        db.DatabaseUnreadableError: see ``upgrade``.
    """
    if db.held_store(target) is not None:
        return True
    try:
        db.open_store(target)
    except db.DatabaseOutdatedError:
        return False
    finally:
        db.close_store()
    return True


def _plan_of(before: Carried) -> Source:
    """Read the plan again, or take its rows over where its document is gone or cannot be read."""
    name, sha256 = document_of(before)
    document = find_document(db.database_path(), name, sha256)
    if document is not None:
        with suppress(InputError):
            return source_of(document)
    return source_of_rows(before.plan)
