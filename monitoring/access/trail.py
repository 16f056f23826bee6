"""The audit trail: who did what, before, after and why; rows are added and never changed.

Each row has the hash of the one before it, so that a row that was changed, taken out or put in
breaks the chain. A row is written in the transaction of what it tells of.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pandas as pd

from monitoring import clock, db
from monitoring.access.actor import Actor
from monitoring.db.query_rows import AuditEnd, AuditRows, AuditShown
from monitoring.rows import each
from monitoring.vocabulary.access import Event

Facts = Mapping[str, object]
_NOTHING_BEFORE = "0" * 64
_MOMENT = "%Y-%m-%dT%H:%M:%S"
# Fact of a build's row: event -> how often the tables then showed that it was done.
DONE_BEFORE = "done_before"
_BUILDS = (Event.BUILD, Event.PLAN)
# Tables keep the moment of the machine's calendar, the trail keeps UTC: no two are further apart.
_CLOCKS = timedelta(hours=14)
_TEXTS = ("issuer", "subject", "name", "event", "about", "before", "after", "why")


@dataclass(frozen=True)
class _Start:
    """From where on all that is done must have a row, of what may be older than the trail.

    Args:
        at: the moment, by any clock.
        n_before: event -> how often it was done until a build, which counted; None where none did.
        told: event -> the trail's rows until that build.
    """

    at: datetime
    n_before: Mapping[str, int] | None = None
    told: Mapping[str, int] = field(default_factory=dict)

    def missing(self, shown: AuditShown, told: Mapping[str, int]) -> int:
        """Return of how much that was done there is no row."""
        if shown.is_since:
            return int(shown.n_done) - told.get(shown.event, 0)
        if self.n_before is None:
            return int(shown.n_done_later) - told.get(shown.event, 0)
        n_since = int(shown.n_done) - self.n_before.get(shown.event, 0)
        return n_since - told.get(shown.event, 0) + self.told.get(shown.event, 0)


@dataclass(frozen=True)
class Chain:
    """What a look at the whole trail found.

    Args:
        n_rows: how many rows there are.
        last_sha256: the hash of the last one, "" where there is none; to be noted elsewhere, since
            rows that are cut off at the end break nothing.
        broken_at: sequence of the first row that does not follow from the one before, None where
            the chain is whole.
        missing: event -> how often the tables show that it was done, beyond what the trail has of
            it. A trail that was emptied, or cut off at its end, breaks nothing and is seen by this.
            What may be older than the trail counts from the last build on, which tells how much
            there was; where none tells it, from a day after the trail's first row.
    """

    n_rows: int
    last_sha256: str
    broken_at: int | None
    missing: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Tell whether no row was changed and none is known to be missing."""
        return self.broken_at is None and not self.missing


def record(
    writer: db.Writer,
    actor: Actor,
    event: Event,
    about: str,
    *,
    before: Facts | None = None,
    after: Facts | None = None,
    why: str = "",
) -> None:
    """Add a row, inside the transaction of what it tells of.

    Args:
        writer: of that transaction.
        actor: who does it.
        event: what is done.
        about: to what: a step and quarter, a file, a person.
        before: facts as they were, none for what is new.
        after: facts as they are now, none for what is gone.
        why: in the words of who did it.
    """
    end = next(each(writer.read(db.sql_text("audit_end")), AuditEnd), None)
    row = {
        "sequence": 1 if end is None else int(end.sequence) + 1,
        "done_at": clock.now().replace(tzinfo=None),
        "issuer": actor.issuer,
        "subject": actor.subject,
        "name": actor.name,
        "event": str(event),
        "about": about,
        "before": _text(before),
        "after": _text(after),
        "why": why,
        "previous_sha256": _NOTHING_BEFORE if end is None else end.sha256,
    }
    writer.insert("audit_trail", pd.DataFrame([row | {"sha256": _hash(row)}]))


def _text(facts: Facts | None) -> str:
    if facts is None:
        return ""
    return json.dumps(dict(facts), ensure_ascii=False, sort_keys=True, default=str)


def _hash(row: Mapping[str, object]) -> str:
    moment = row["done_at"]
    if not isinstance(moment, datetime):
        raise TypeError(f"not a moment: {moment!r}")
    told = [
        row["sequence"],
        moment.strftime(_MOMENT),
        *(row[name] for name in _TEXTS),
        row["previous_sha256"],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def done_before(reader: db.Store | db.Writer) -> dict[str, int]:
    """Return event -> how often the tables show it, of all that may be older than a trail.

    The row of a build keeps it: what is done after that must have a row of its own.
    """
    rows = reader.read(db.sql_text("audit_shown"), {"since": datetime.max})
    return {it.event: int(it.n_done) for it in each(rows, AuditShown) if not it.is_since}


def verify(reader: db.Store | db.Writer) -> Chain:
    """Follow the chain from its first row to its last."""
    before, n_rows, last = _NOTHING_BEFORE, 0, ""
    told: Counter[str] = Counter()
    start = _Start(datetime.max)
    for n_rows, row in enumerate(each(reader.read(db.sql_text("audit_rows")), AuditRows), 1):
        follows = row.sequence == n_rows and row.previous_sha256 == before
        if not follows or row.sha256 != _hash(row._asdict()):
            return Chain(n_rows, "", int(row.sequence))
        before = last = row.sha256
        # A database is also made by bringing a plan in.
        told[Event.BUILD if row.event in _BUILDS else row.event] += 1
        if row.sequence == 1:
            start = _Start(row.done_at + _CLOCKS)
        if row.event in _BUILDS and DONE_BEFORE in (facts := json.loads(row.after or "{}")):
            start = _Start(start.at, facts[DONE_BEFORE], told.copy())
    rows = reader.read(db.sql_text("audit_shown"), {"since": start.at})
    missing = {
        shown.event: start.missing(shown, told) if n_rows else int(shown.n_done)
        for shown in each(rows, AuditShown)
    }
    return Chain(n_rows, last, None, {event: n for event, n in missing.items() if n > 0})
