"""Puts the sample into the database and takes it out again, whole."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from monitoring import db, sample
from monitoring.access import Actor, record, require
from monitoring.pipeline.batches import KEY, FileFacts, write_batch
from monitoring.pipeline.undo import replay_without
from monitoring.pipeline.verdicts import assess_all
from monitoring.pipeline.who import user
from monitoring.result_files import ParsedFile
from monitoring.result_files.model import SAMPLE
from monitoring.vocabulary import BatchKind, DataState
from monitoring.vocabulary.access import Action, Event

_TARGET_KEY = ["indicator_id", "content_area", "grade_span", "period"]
_TAKE_OUT = (
    *("remove_sample_targets", "remove_sample_evidence", "remove_sample_updates"),
    *("remove_sample_rows", "remove_sample_batch"),
)


@dataclass(frozen=True)
class Sampled:
    """What was put in: interim results, and saved updates of action steps."""

    n_results: int
    n_updates: int


def write_sample(writer: db.Writer) -> Sampled:
    """Write the sample inside the caller's transaction, beside what is loaded.

    A sample never takes the place of a real result or of a district's update: where there is one
    already, it is left out. A district without official results of its own gets none: there is
    nothing to anchor results on, and updates alone would be no batch that could be taken out.
    """
    anchors = writer.read(db.sql_text("sample_anchors"))
    calendar = writer.read(db.sql_text("calendar"))
    rows = sample.results(anchors, calendar, writer.read(db.sql_text("subgroups")))
    if rows.empty:
        return Sampled(0, 0)
    targets = sample.targets(rows)
    keyed = rows.assign(organisation_id=rows["organisation_code"])
    known = writer.read(db.sql_text("results_in_force"), {"tests": None})
    rows = _without_known(keyed, known, KEY)
    rows = rows.drop(columns="organisation_id")
    text = rows.to_csv(index=False)
    facts = FileFacts(
        SAMPLE,
        hashlib.sha256(text.encode()).hexdigest(),
        BatchKind.SAMPLE,
        user(),
        datetime.now(),
        is_shipped=True,
    )
    write_batch(writer, _parsed(rows), facts)
    known = writer.read(db.sql_text("interim_targets"))
    writer.insert("interim_targets", _without_known(targets, known, _TARGET_KEY))
    return Sampled(len(rows), _write_updates(writer))


def _write_updates(writer: db.Writer) -> int:
    steps = writer.read(db.sql_text("expected_evidence"))
    updates, evidence = sample.updates(steps, writer.read(db.sql_text("review_dates")))
    known = writer.read(db.sql_text("updated_quarters"))
    updates = _without_known(updates, known, ["step_id", "quarter"])
    evidence = evidence[evidence["update_id"].isin(updates["update_id"])]
    # The sample counts its updates from 1; here they go on from those there are.
    before = int(writer.read(db.sql_text("next_update_id"))["next_id"].iloc[0]) - 1
    for table, rows in (("step_updates", updates), ("update_evidence", evidence)):
        writer.insert(table, rows.assign(update_id=rows["update_id"] + before))
    return len(updates)


def _without_known(rows: pd.DataFrame, known: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    is_known = rows[key].merge(known[key], how="left", on=key, indicator=True)["_merge"] == "both"
    return rows[~is_known.to_numpy()].reset_index(drop=True)


def _parsed(rows: pd.DataFrame) -> ParsedFile:
    return ParsedFile(
        layouts=(SAMPLE,),
        rows=rows,
        rows_read=len(rows),
        rows_other_districts=0,
        rows_hidden=int((rows["data_state"] == DataState.HIDDEN).sum()),
        district_code=None,
        vintage_on=None,
        notes=(),
    )


def add_sample(store: db.Store, by: Actor) -> Sampled:
    """Put the sample in, if it is not there, and say how much was put in.

    Args:
        store: an open database.
        by: who puts it in.

    Raises:
        NotAllowedError, SignedOutError: they may not; nothing was changed.
    """
    require(store, by, Action.SAMPLE)
    if has_sample(store):
        return Sampled(0, 0)
    with store.write() as writer:
        require(writer, by, Action.SAMPLE)
        sampled = write_sample(writer)
        assess_all(writer)
        facts = {"results": sampled.n_results, "updates": sampled.n_updates}
        record(writer, by, Event.SAMPLE_ADDED, SAMPLE, after=facts)
    return sampled


def remove_sample(store: db.Store, by: Actor) -> bool:
    """Take the sample out whole, in one transaction; return whether there was one.

    Args:
        store: an open database.
        by: who takes it out.

    Raises:
        NotAllowedError, SignedOutError: they may not; nothing was changed.
    """
    require(store, by, Action.SAMPLE)
    if not has_sample(store):
        return False
    batches = store.read(db.sql_text("batches"))
    (batch_id,) = batches.loc[batches["kind"] == BatchKind.SAMPLE, "number"]
    with store.write() as writer:
        require(writer, by, Action.SAMPLE)
        replay_without(writer, int(batch_id))
        for name in _TAKE_OUT:
            writer.run(db.sql_text(name))
        assess_all(writer)
        record(writer, by, Event.SAMPLE_REMOVED, SAMPLE, before={"batch": int(batch_id)})
    return True


def has_sample(store: db.Store) -> bool:
    """Tell whether the database holds the sample."""
    return BatchKind.SAMPLE in store.read(db.sql_text("batches"))["kind"].tolist()
