"""What the page of one action step says: what is missing, its items, its people, its groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from monitoring.vocabulary import AddedBy, ItemKind
from monitoring.wording import figures, labels, numbers, plan
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.steps import days

if TYPE_CHECKING:
    from monitoring.db.query_rows import StepIndicators, StepItems


_KINDS: dict[str, str] = {
    ItemKind.MEASURE: marked("a measure"),
    ItemKind.EVIDENCE: marked("a document"),
    ItemKind.ACTIVITY: marked("an activity"),
}


def heading(step_id: str, words: str) -> str:
    """Head the page of a step: its code and how its words begin."""
    return _("{step} {words}", step=step_id, words=words)


def judged(judgment: str, why: str) -> str:
    """Say what the owner of a step thinks, apart from what is measured."""
    word = labels.judgment(judgment)
    if not why:
        return _("Apart from what is measured, its owner judges “{judgment}”.", judgment=word)
    return _(
        "Apart from what is measured, its owner judges “{judgment}”: {why}", judgment=word, why=why
    )


def nothing_missing() -> str:
    """Say that a step owes nothing for the quarter."""
    return _("Nothing is missing for this quarter.")


def owed_heads() -> tuple[str, ...]:
    """Return the caption and the heads of the table of what is missing."""
    return (
        _("What is missing"),
        _("Missing"),
        _("Question"),
        _("What is meant"),
        _("Due on"),
        _("Overdue"),
    )


def overdue(n_days: int) -> str:
    """Say in a table for how long something has been overdue."""
    return days(n_days) if n_days else _("not yet")


def lanes_title() -> str:
    """Return the heading of one step's states."""
    return _("Both questions, quarter by quarter")


def items_title(n_in: int, n_expected: int) -> str:
    """Return the heading of the monitoring items, with how many documents are in."""
    if not n_expected:
        return _("Monitoring items and evidence: no document is asked for")
    return n_(
        "Monitoring items and evidence: {n_in} of {n} document is in",
        "Monitoring items and evidence: {n_in} of {n} documents are in",
        n_expected,
        n_in=numbers.whole(n_in),
    )


def no_items() -> tuple[str, str]:
    """Return heading and sentence where the plan names no items."""
    return _("Monitoring items"), _("The plan names no way of monitoring this step.")


def items_heads() -> tuple[str, ...]:
    """Return the caption and the heads of the table of monitoring items."""
    return (
        _("Monitoring items"),
        _("Item, in the plan's words"),
        _("Question"),
        _("It is"),
        _("What is meant"),
        _("This quarter"),
    )


def item_kind(kind: object) -> str:
    """Say what a monitoring item is; an item that is linked to nothing has no kind."""
    if figures.is_missing(kind):
        return _("not linked to anything yet")
    return _(_KINDS[str(kind)])


def evidence(row: StepItems) -> str:
    """Say whether the document of an item is in, and where it lies.

    Args:
        row: of ``step_items``.
    """
    if row.kind != ItemKind.EVIDENCE:
        return "–"
    if not row.is_in:
        return _("missing")
    facts = {"title": row.title, "day": numbers.short_day(row.dated_on)}
    if row.link and row.file_name:
        return _("in: {title}, {day}, {link}, {file}", link=row.link, file=row.file_name, **facts)
    if row.link:
        return _("in: {title}, {day}, {link}", link=row.link, **facts)
    return _("in: {title}, {day}, {file}", file=row.file_name, **facts)


def adopted_title() -> str:
    """Return the heading of the step in the plan's words."""
    return _("The step as adopted")


def as_adopted(wording: str) -> str:
    """Write the plan's words, and that they are the plan's."""
    return _("As adopted: {wording}", wording=plan.as_written(wording))


def yes_or_no(answer: object) -> str:
    """Write what the plan ticked."""
    if figures.is_missing(answer):
        return plan.left_empty()
    return _("yes") if answer else _("no")


def adopted_facts() -> tuple[str, ...]:
    """Name what the plan says of a step, in the order of its page."""
    return (
        _("Monitoring of implementation"),
        _("Measures for “Was it done?”"),
        _("Monitoring of effectiveness"),
        _("Measures for “Did it work?”"),
        _("Subgroups"),
        _("Systems"),
        _("Funding sources"),
        _("Position or role responsible"),
        _("Evidence level"),
        _("Timeline"),
        _("Supports an equity intervention"),
        _("Partnerships"),
    )


def followed_by(indicators: Iterable[StepIndicators]) -> str:
    """Name the indicators behind a question, and which of them the plan does not name itself.

    Args:
        indicators: rows of ``step_indicators``.
    """
    named = [_indicator(row) for row in indicators]
    return "; ".join(named) if named else _("no indicator is mapped to it")


def _indicator(row: StepIndicators) -> str:
    is_added = row.added_by == AddedBy.DISTRICT
    if is_added and row.note:
        return _(
            "{indicator} (added by the district; {note})", indicator=row.short_name, note=row.note
        )
    if is_added:
        return _("{indicator} (added by the district)", indicator=row.short_name)
    if row.note:
        return _("{indicator} ({note})", indicator=row.short_name, note=row.note)
    return str(row.short_name)


def owners_title() -> str:
    """Return the heading of who answers for a step."""
    return _("Owners")


def no_owners() -> str:
    """Say that the plan names nobody for a step."""
    return _("The plan names no position for this step.")


def owners_heads() -> tuple[str, ...]:
    """Return the caption and the heads of the table of owners."""
    return (
        _("Who answers for it"),
        _("Position"),
        _("Part"),
        _("Person"),
        _("As the plan writes it here"),
    )


def part(*, is_accountable: bool) -> str:
    """Say what a position has to do with a step."""
    return _("accountable: named first") if is_accountable else _("contributes")


def people(names: object) -> str:
    """Name who holds a position."""
    return _("nobody is assigned") if figures.is_missing(names) else str(names)
