"""The audit trail: who did what, before, after and why; rows are added and never changed.

Each row has the hash of the one before it, so that a row that was changed, taken out or put in
breaks the chain. A row is written in the transaction of what it tells of.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from monitoring import clock, db
from monitoring.access.actor import Actor
from monitoring.db.query_rows import AuditEnd, AuditRows, AuditShown
from monitoring.rows import each
from monitoring.vocabulary.access import Event

Facts = Mapping[str, object]
_NOTHING_BEFORE = "0" * 64
_MOMENT = "%Y-%m-%dT%H:%M:%S"
_TEXTS = ("issuer", "subject", "name", "event", "about", "before", "after", "why")


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
            Of what may be older than the trail, only an empty one is missing anything.
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


def verify(reader: db.Store | db.Writer) -> Chain:
    """Follow the chain from its first row to its last."""
    before, n_rows, last = _NOTHING_BEFORE, 0, ""
    told: Counter[str] = Counter()
    for n_rows, row in enumerate(each(reader.read(db.sql_text("audit_rows")), AuditRows), 1):
        follows = row.sequence == n_rows and row.previous_sha256 == before
        if not follows or row.sha256 != _hash(row._asdict()):
            return Chain(n_rows, "", int(row.sequence))
        before = last = row.sha256
        told[row.event] += 1
    missing = {
        shown.event: int(shown.n) - told[shown.event]
        for shown in each(reader.read(db.sql_text("audit_shown")), AuditShown)
        if shown.n > told[shown.event] and (shown.is_since or not n_rows)
    }
    return Chain(n_rows, last, None, missing)
