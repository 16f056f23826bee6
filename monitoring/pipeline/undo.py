"""Takes a load back: what it replaced, or what a later one repeated, is in force again."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from monitoring import db
from monitoring.access import Actor, record
from monitoring.db.query_rows import Batch, BatchesInForce
from monitoring.errors import InputError
from monitoring.pipeline.allowed import require_for_batch, require_somewhere
from monitoring.pipeline.batches import (
    KEY,
    next_id,
    scope_of,
    set_beside,
    with_days,
    write_results,
)
from monitoring.pipeline.verdicts import assess_touched, clear
from monitoring.rows import each, first
from monitoring.vocabulary import BatchKind
from monitoring.vocabulary.access import Action, Event
from monitoring.vocabulary.faults import UndoFault

_REMOVE = ("remove_verdicts_of", "remove_projections_of", "clear_secondary_suppression")


class UndoRefusedError(InputError):
    """A batch cannot be taken back."""


@dataclass(frozen=True)
class LaterBatch:
    """A batch that came after one that was taken back, and speaks of the same.

    Args:
        batch_id: its number.
        file_name: its file.
        n_repeated: rows of which the batch taken back was in force, and this one spoke too.
        n_replaced: rows by which this one had replaced those of the batch taken back.
    """

    batch_id: int
    file_name: str
    n_repeated: int
    n_replaced: int


@dataclass(frozen=True)
class Undone:
    """What it did to take a batch back.

    Args:
        batch_id: the batch.
        file_name: its file.
        n_gone: results of which nothing is known now.
        n_back: results that another batch gives now.
        n_not_in_force: rows of the batch that were not in force anyway.
        later: the batches after it that speak of the same, in their order.
    """

    batch_id: int
    file_name: str
    n_gone: int
    n_back: int
    n_not_in_force: int
    later: tuple[LaterBatch, ...]


def undo(batch_id: int, by: Actor) -> Undone:
    """Take a batch back, wholly or not at all, and judge anew what it touches.

    Args:
        batch_id: the batch.
        by: who takes it back.

    Raises:
        NotAllowedError, SignedOutError: they may not; nothing was changed.
        UndoRefusedError: there is no such batch, or it cannot be taken back.
        db.DatabaseMissingError, db.DatabaseBusyError: see ``db.open_store``.
    """
    with db.open_store().write() as writer:
        if not require_somewhere(writer, by, Action.UNDO):
            require_for_batch(writer, by, Action.UNDO, batch_id)
        undone = take_back(writer, batch_id, by.name, datetime.now())
        before = {"file": undone.file_name, "gone": undone.n_gone, "back": undone.n_back}
        record(writer, by, Event.UNDO, str(batch_id), before=before)
    return undone


def take_back(writer: db.Writer, batch_id: int, by: str, now: datetime) -> Undone:
    """Take a batch back inside the caller's transaction, and judge anew what it touches.

    Raises:
        UndoRefusedError: there is no such batch, or it cannot be taken back.
    """
    undone, scopes = take_out(writer, batch_id, by, now)
    assess_touched(writer, scopes)
    return undone


def take_out(
    writer: db.Writer, batch_id: int, by: str, now: datetime
) -> tuple[Undone, frozenset[str]]:
    """Take a batch back, and return what is to be judged anew; its rows stay, marked.

    Raises:
        UndoRefusedError: there is no such batch, or it cannot be taken back.
    """
    batch = _undoable(writer, batch_id)
    before = _in_force(writer, batch_id)
    others = writer.read(db.sql_text("rows_said_with"), {"batch_id": batch_id})
    scopes = replay_without(writer, batch_id)
    marked: dict[str, db.Param] = {"batch_id": batch_id, "by": by, "now": now}
    writer.run(db.sql_text("take_back_batch"), marked)
    after = _in_force(writer, batch_id)
    own = {key for key, given_by in before.items() if given_by == batch_id}
    n_rows = int(writer.read(db.sql_text("rows_of_batch"), {"batch_id": batch_id})["n"].iloc[0])
    undone = Undone(
        batch_id,
        batch.file_name,
        n_gone=len(own - after.keys()),
        n_back=len(own & after.keys()),
        n_not_in_force=n_rows - len(own),
        later=_later(writer, batch_id, others, before),
    )
    return undone, scopes


def _undoable(writer: db.Writer, batch_id: int) -> Batch:
    found = writer.read(db.sql_text("batch"), {"batch_id": batch_id})
    if found.empty:
        raise UndoRefusedError(UndoFault.NO_BATCH, number=batch_id)
    batch = first(found, Batch)
    if batch.kind == BatchKind.SAMPLE:
        raise UndoRefusedError(UndoFault.SAMPLE, number=batch_id)
    if batch.is_shipped:
        raise UndoRefusedError(UndoFault.SHIPPED, number=batch_id, file=batch.file_name)
    if not pd.isna(batch.taken_back_at):
        day = pd.Timestamp(batch.taken_back_at).date()
        raise UndoRefusedError(
            UndoFault.TAKEN_BACK_BEFORE, number=batch_id, file=batch.file_name, day=day
        )
    return batch


def _in_force(writer: db.Writer, batch_id: int) -> dict[Hashable, int]:
    """Return of all that a batch speaks of which batch gives the result in force."""
    results = writer.read(db.sql_text("results_spoken_of"), {"batch_id": batch_id})
    results = results[results["superseded_by"].isna()]
    keys = results[KEY].itertuples(index=False, name=None)
    return dict(zip(keys, results["batch_id"].tolist(), strict=True))


def _later(
    writer: db.Writer, batch_id: int, others: pd.DataFrame, before: dict[Hashable, int]
) -> tuple[LaterBatch, ...]:
    """Tell of each later batch what of its rows the one taken back had said too."""
    given_by = [before.get(key) for key in others[KEY].itertuples(index=False, name=None)]
    others = others.assign(given_by=pd.Series(given_by, index=others.index, dtype="Int64"))
    told = []
    for batch in each(writer.read(db.sql_text("batches_in_force")), BatchesInForce):
        rows = others[others["batch_id"] == batch.batch_id]
        if batch.batch_id > batch_id and len(rows):
            n_repeated = int((rows["given_by"] == batch_id).sum())
            n_replaced = int((rows["given_by"] == batch.batch_id).sum())
            told.append(LaterBatch(batch.batch_id, batch.file_name, n_repeated, n_replaced))
    return tuple(told)


def replay_without(writer: db.Writer, batch_id: int) -> frozenset[str]:
    """Make the results anew of all that one batch speaks of, as if it had never been loaded.

    The rows of the other batches in force go through the rules of a load again, in their order. The
    results of anything else stay as they are, for a row is only ever set beside its own like.

    Returns:
        The scopes to be judged anew.
    """
    scopes = frozenset(scope_of(writer.read(db.sql_text("scopes_said"), {"batch_id": batch_id})))
    if not scopes:
        return scopes
    others = writer.read(db.sql_text("rows_said_with"), {"batch_id": batch_id})
    result_ids = writer.read(db.sql_text("results_spoken_of"), {"batch_id": batch_id})["result_id"]
    # A number that was given in this transaction cannot be given to another result in it.
    first_id = next_id(writer, "next_result_id")
    clear(writer, sorted(scopes))
    for name in (*_REMOVE, "remove_results"):
        writer.run(db.sql_text(name), {"result_ids": result_ids.tolist()})
    for batch in each(writer.read(db.sql_text("batches_in_force")), BatchesInForce):
        said = others[others["batch_id"] == batch.batch_id].drop(columns=["batch_id", "sort_order"])
        if said.empty:
            continue
        days = pd.to_datetime(said["released_on"]).dt.date
        said = said.reset_index(drop=True).assign(released_on=days.to_numpy())
        vintage_on = None if pd.isna(batch.vintage_on) else pd.Timestamp(batch.vintage_on).date()
        rows, _ = with_days(
            writer, said, batch.layout.split(","), vintage_on, pd.Timestamp(batch.loaded_at)
        )
        rows = set_beside(writer, rows, vintage_on)
        write_results(writer, rows, batch.batch_id, first_id)
        first_id += len(rows)
    return scopes
