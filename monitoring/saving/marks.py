"""Marks: who read a quarter's review as it stands, and stands by it.

A mark vouches for revisions, by what they say, and not for times: another word, update or load and
it vouches no more, whatever the clock says; put back, it does again.
"""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from monitoring import db
from monitoring.access import Actor, record, require
from monitoring.db.query_rows import Reviewer, ReviewWriters
from monitoring.rows import each
from monitoring.saving.review import faults_of_quarter
from monitoring.saving.revisions import refuse_faults
from monitoring.updates.check import faults_of_author
from monitoring.vocabulary.access import Action, Event


@dataclass(frozen=True)
class Vouching:
    """Who stands by a review as it is, and who wrote it.

    Args:
        reviewers: names of those whose marks vouch for it, the newest first, each once.
        markers: the same as persons.
        writers: persons whose words stand in it.
    """

    reviewers: tuple[str, ...]
    markers: frozenset[str]
    writers: frozenset[str]

    def is_enough_for(self, publisher: str) -> bool:
        """Tell whether two people stand by the review once somebody publishes it.

        One of those who marked it is not among its writers, and one is not who publishes it. All
        names that are typed without a sign-in are one person.

        Args:
            publisher: the person who wants to publish it.
        """
        return bool(self.markers - self.writers) and bool(self.markers - {publisher})


def mark_reviewed(store: db.Store, quarter: str, *, by: Actor, now: datetime) -> None:
    """Say that somebody read the review as it stands, and stands by it.

    Raises:
        NotAllowedError, SignedOutError: they may not.
        FaultyEntryError: there is no such quarter, or no name; nothing was saved.
    """
    with store.write(shows=False) as writer:
        require(writer, by, Action.MARK)
        refuse_faults([*faults_of_quarter(writer, quarter), *faults_of_author(by.name)])
        number = int(writer.read(db.sql_text("next_mark_id"))["next_id"].iloc[0])
        row = {
            "mark_id": number,
            "quarter": quarter,
            "marked_at": now,
            "marked_by": by.name.strip(),
            "person": by.person,
            "vouches_for_figures": True,
        }
        writer.insert("review_marks", pd.DataFrame([row]))
        vouched = writer.read(db.sql_text("revisions_to_mark"), {"quarter": quarter})
        writer.insert("mark_revisions", vouched.assign(mark_id=number))
        record(writer, by, Event.MARK, quarter, after={"mark": number, "revisions": len(vouched)})


def vouching(reader: db.Store | db.Writer, quarter: str) -> Vouching:
    """Return who stands by a quarter's review as it is, and who wrote it."""
    asked: dict[str, db.Param] = {"quarter": quarter}
    marks = list(each(reader.read(db.sql_text("reviewer"), asked), Reviewer))
    writers = each(reader.read(db.sql_text("review_writers"), asked), ReviewWriters)
    return Vouching(
        tuple(dict.fromkeys(it.marked_by for it in marks)),
        frozenset(it.person for it in marks),
        frozenset(it.person for it in writers),
    )


def reviewer_of(store: db.Store, quarter: str) -> str:
    """Return who stands by a quarter's review as it is, "" while it is a draft.

    A text, decision, update or load that comes after somebody marked it makes it a draft again.
    """
    return next(iter(vouching(store, quarter).reviewers), "")
