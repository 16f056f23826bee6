"""What is said of decisions taken and steps done beside a goal's chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitoring.vocabulary.review import EventKind
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked
from monitoring.wording.lanes import short
from monitoring.wording.sample import sample_word

if TYPE_CHECKING:
    from monitoring.db.query_rows import GoalEvents

_KINDS: dict[str, str] = {
    EventKind.DECISION: marked("Decision taken"),
    EventKind.STEP_DONE: marked("Action step done"),
}
_LETTERS = 110


def shown() -> str:
    """Label the switch that marks what happened."""
    return _("Show decisions and steps done")


def none() -> str:
    """Say that nothing can be marked."""
    return _("No decision was taken on this goal by then, and none of its action steps was done.")


def caption() -> str:
    """Return the caption of the table, which says what the numbers over the chart are."""
    return _("Decisions taken and steps done, by the numbers over the chart")


def heads() -> tuple[str, ...]:
    """Return the heads of the table."""
    return _("Number"), _("Quarter"), _("What happened"), _("Goal or step"), _("In words")


def cells(number: int, row: GoalEvents) -> tuple[str, ...]:
    """Write one event.

    Args:
        number: over the chart.
        row: of ``goal_events``.
    """
    kind = _(_KINDS[row.kind])
    told = _("{kind} ({sample})", kind=kind, sample=sample_word()) if row.is_sample else kind
    words = short(row.what, _LETTERS)
    if row.role:
        words = _("{what} ({role})", what=words, role=row.role)
    quarter = numbers.short_quarter(row.quarter)
    return numbers.whole(number), quarter, told, row.about, words
