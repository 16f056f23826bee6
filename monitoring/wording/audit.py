"""What is said of the audit trail."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from monitoring.vocabulary.access import Event
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked, n_

if TYPE_CHECKING:
    from monitoring.db.query_rows import AuditRows

_LONGEST = 200
_EVENTS: Mapping[Event, str] = {
    Event.BUILD: marked("Database built"),
    Event.LOAD: marked("File loaded"),
    Event.UNDO: marked("Load taken back"),
    Event.MAPPING: marked("Name given a meaning"),
    Event.SAMPLE_ADDED: marked("Sample data put in"),
    Event.SAMPLE_REMOVED: marked("Sample data removed"),
    Event.PLAN: marked("Plan changed"),
    Event.TARGET: marked("Target changed"),
    Event.UPDATE: marked("Action step updated"),
    Event.ATTACHMENT: marked("File attached"),
    Event.TEXT: marked("Review written"),
    Event.DECISION: marked("Decision written"),
    Event.MARK: marked("Review marked"),
    Event.PUBLICATION: marked("Review published"),
    Event.EXPORT: marked("File downloaded"),
    Event.GRANT: marked("Role granted"),
    Event.REVOCATION: marked("Role taken back"),
    Event.SIGN_IN: marked("Signed in"),
    Event.SIGN_OUT: marked("Signed out"),
    Event.DECK_TEMPLATE: marked("Look of the deck changed"),
}


def event(code: str) -> str:
    """Name what was done."""
    return _(_EVENTS[Event(code)])


def trail_title() -> str:
    """Head the audit trail."""
    return _("Audit trail")


def trail_about() -> str:
    """Say what the audit trail is."""
    return _(
        "Everything that was done, the newest first, in the order of its numbers. Times are in "
        "UTC. Rows are added and never changed: each is chained to the one before it by a hash."
    )


def chain_is_whole(n_rows: int, last: str) -> str:
    """Say that no row was changed, and the hash to be noted elsewhere."""
    return n_(
        "The chain of {n} row is whole. Its end: {last}.",
        "The chain of {n} rows is whole. Its end: {last}.",
        n_rows,
        last=last,
    )


def chain_is_broken(number: int) -> str:
    """Say where the chain is broken."""
    return _(
        "The audit trail was changed: row {number} does not follow from the one before it.",
        number=number,
    )


def rows_are_missing(missing: Mapping[str, int]) -> str:
    """Say what was done that the audit trail has no row of."""
    named = "; ".join(
        _("{event}: {n}", event=event(code), n=numbers.whole(n)) for code, n in missing.items()
    )
    return _(
        "The audit trail is not whole: the database shows more than its rows tell. Rows that are "
        "missing: {named}. A backup from before has them; copy this file before anything else.",
        named=named,
    )


def trail_line(sequence: int, done_at: datetime, name: str, code: str, about: str) -> str:
    """List one row of the audit trail."""
    return _(
        "{number}  {moment} UTC  {name}: {event} {about}",
        number=sequence,
        moment=numbers.moment(done_at),
        name=name,
        event=event(code),
        about=about,
    )


def trail_cells(row: "AuditRows") -> list[str]:
    """Write one row of the audit trail in its table."""
    return [
        str(row.sequence),
        numbers.moment(row.done_at),
        row.name,
        event(row.event),
        row.about,
        _cut(row.before),
        _cut(row.after),
        row.why,
    ]


def _cut(facts: str) -> str:
    """Cut what is long; the file has all of it."""
    return facts if len(facts) <= _LONGEST else f"{facts[:_LONGEST]}…"


def trail_head() -> list[str]:
    """Head the columns of the audit trail."""
    return [
        _("Number"),
        _("When (UTC)"),
        _("Who"),
        _("What"),
        _("About"),
        _("Before"),
        _("After"),
        _("Why"),
    ]


def trail_caption(shown: int, n_rows: int) -> str:
    """Say how much of the audit trail a table has."""
    return n_(
        "The newest {shown} of {n} row", "The newest {shown} of {n} rows", n_rows, shown=shown
    )


def trail_as_csv() -> str:
    """Label the download of the whole audit trail."""
    return _("Download the audit trail as CSV")
