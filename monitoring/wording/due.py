"""What is said of what is due: as plain text for a mail, as a listing, as events of a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitoring.vocabulary import Basis, Lane
from monitoring.vocabulary.saving import OwedKind
from monitoring.wording import labels, lanes, numbers
from monitoring.wording.i18n import _, n_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from monitoring.db.query_rows import DueItems, DueSteps, LaneStates, ReviewDates


def item(row: DueItems) -> str:
    """Name what is owed: an item in the plan's words, or the update of the quarter."""
    return _("Quarterly update") if row.kind == OwedKind.UPDATE else row.item


def item_line(row: DueItems) -> str:
    """Name an item with its step and question, and what it lacks where its name does not say."""
    facts = {"step": row.step_id, "question": lanes.question(row.lane), "item": item(row)}
    lacks = _lacks(row)
    if not lacks:
        return _("{step}, {question} {item}", **facts)
    return _("{step}, {question} {item} ({lacks})", lacks=lacks, **facts)


def _lacks(row: DueItems) -> str:
    is_in_name = row.expects.casefold() == row.item.casefold()
    if not row.figures:
        return "" if is_in_name else row.expects
    if not row.expects:
        return _("figures of {figures}", figures=row.figures)
    if is_in_name:
        return _("the document, and figures of {figures}", figures=row.figures)
    return _("{document}, and figures of {figures}", document=row.expects, figures=row.figures)


def position(role: str) -> str:
    """Name a position, "" for the items that no position answers for."""
    return role or _("No position is named in the plan")


def heading(role: str, people: Mapping[str, str]) -> str:
    """Name a position and who holds it.

    Args:
        role: the position, "" for none.
        people: position -> who holds it.
    """
    if not role:
        return position(role)
    if role not in people:
        return _("{position} (nobody is assigned)", position=role)
    return _("{position} ({people})", position=role, people=people[role])


def all_is_in(quarter: str) -> str:
    """Say that nothing is owed for a quarter."""
    return _("All that was due for {quarter} is in.", quarter=numbers.quarter(quarter))


def mail_heading(review: ReviewDates, as_of: date) -> str:
    """Say of which quarter the items below are owed, since when, and to which day days count."""
    facts = {
        "quarter": numbers.quarter(review.quarter),
        "due": numbers.day(review.update_due_on),
        "as_of": numbers.day(as_of),
    }
    if review.basis == Basis.ASSUMED:
        return _("Not in for {quarter}, due on {due} (assumed date), counted to {as_of}:", **facts)
    return _("Not in for {quarter}, due on {due}, counted to {as_of}:", **facts)


def mail_line(row: DueItems) -> str:
    """Name an item, when it is due, and for how long it has been overdue."""
    facts = {"item": item_line(row), "due": numbers.short_day(row.due_on)}
    if not row.days_overdue:
        return _("{item} - due {due}", **facts)
    return n_(
        "{item} - due {due}, {n} day overdue",
        "{item} - due {due}, {n} days overdue",
        int(row.days_overdue),
        **facts,
    )


def listing_heading(quarter: str, as_of: date) -> str:
    """Say which quarter the steps below stand in, and to which day days count."""
    return _(
        "Action steps in {quarter}, counted to {as_of}:",
        quarter=numbers.quarter(quarter),
        as_of=numbers.day(as_of),
    )


def step_line(step: DueSteps, n_owed: int, n_overdue: int, longest: int) -> str:
    """Say how fresh a step is and what it owes.

    Args:
        step: how fresh it is.
        n_owed: items that are not in.
        n_overdue: those of them that are overdue.
        longest: for how many days the oldest of them has been overdue.
    """
    told = [_updated(step), _owed(n_owed, n_overdue, longest)]
    if not numbers.is_missing(step.next_due_on):
        told.append(_("Next update due on {due}.", due=numbers.day(step.next_due_on)))
    return _("{step}: {sentences}", step=step.step_id, sentences=" ".join(told))


def _updated(step: DueSteps) -> str:
    if numbers.is_missing(step.last_updated_on):
        return _("Never updated.")
    day = numbers.day(step.last_updated_on)
    if step.is_sample:
        return _("Updated on {day} (Sample).", day=day)
    return _("Updated on {day}.", day=day)


def _owed(n_owed: int, n_overdue: int, longest: int) -> str:
    if not n_owed:
        return _("All is in.")
    if not n_overdue:
        return n_("{n} item not in, not overdue.", "{n} items not in, none overdue.", n_owed)
    return n_(
        "{n_owed} not in, {n_overdue} overdue, for up to {n} day.",
        "{n_owed} not in, {n_overdue} overdue, for up to {n} days.",
        longest,
        n_owed=numbers.whole(n_owed),
        n_overdue=numbers.whole(n_overdue),
    )


def lane_line(row: LaneStates) -> str:
    """Answer one question about a step: by what people say, what is measured, what is in."""
    told = [_answer(row), _("Measured: {movement}.", movement=labels.movement(row.measured_state))]
    if row.evidence_expected:
        told.append(
            _(
                "Evidence: {n_in} of {n_expected}.",
                n_in=numbers.whole(row.evidence_in),
                n_expected=numbers.whole(row.evidence_expected),
            )
        )
    if row.is_sample or row.is_measured_sample:
        told.append(_("Sample."))
    return " ".join(told)


def _answer(row: LaneStates) -> str:
    question = lanes.question(row.lane)
    if row.lane == Lane.IMPLEMENTATION:
        return _("{question} {state}.", question=question, state=labels.lane_state(row.state))
    return _(
        "{question} In its owner's judgment: {judgment}.",
        question=question,
        judgment=labels.judgment(row.state),
    )


def event_title(quarter: str, n_items: int, role: str) -> str:
    """Name the day on which a position owes something."""
    return n_(
        "Due for {quarter}: {n} item, {position}",
        "Due for {quarter}: {n} items, {position}",
        n_items,
        quarter=numbers.quarter(quarter),
        position=position(role),
    )


def review_title(quarter: str) -> str:
    """Name the day on which the updates of a later review are due."""
    return _("Updates of all action steps are due for {quarter}", quarter=numbers.quarter(quarter))


def review_description(basis: str) -> str:
    """Say what is due on that day, and whether the day is assumed."""
    if basis == Basis.ASSUMED:
        return _("The update of each action step and its evidence. The date is assumed.")
    return _("The update of each action step and its evidence.")
