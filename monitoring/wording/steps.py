"""What is said of all action steps together: the matrix, the two-by-two, the updates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from monitoring.vocabulary import NO_UPDATE, Basis, Implementation
from monitoring.wording import figures, numbers
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.joined import paragraph

if TYPE_CHECKING:
    from monitoring.db.query_rows import DueSteps, GoalUpdates


_STATE_COUNTS: dict[str, Callable[[int], str]] = {
    Implementation.PLANNED: lambda n: n_("{n} planned", "{n} planned", n),
    Implementation.UNDER_WAY: lambda n: n_("{n} under way", "{n} under way", n),
    Implementation.DONE: lambda n: n_("{n} done", "{n} done", n),
    Implementation.BLOCKED: lambda n: n_("{n} blocked", "{n} blocked", n),
    NO_UPDATE: lambda n: n_("{n} without an update", "{n} without an update", n),
}
_CORNERS: dict[tuple[bool, bool], str] = {
    (True, False): marked("Done, no effect seen yet"),
    (True, True): marked("Done, improvement seen"),
    (False, True): marked("Not done yet, improvement seen"),
    (False, False): marked("Not done yet, no effect seen yet"),
}


def no_effect_yet(step_ids: Sequence[str], *, has_updates: bool = True) -> str:
    """Say which steps are done without a visible effect; that is what a review is for.

    Args:
        step_ids: those.
        has_updates: anybody said anything of any step in the quarter; else nothing is known.
    """
    if not step_ids and not has_updates:
        return _("Not known: no step has an update for this quarter.")
    if not step_ids:
        return _("No step is known to be done in this quarter without a visible effect.")
    return _("Done, no effect seen yet: {steps}.", steps=numbers.and_list(step_ids))


def last_known(step_quarters: Iterable[tuple[str, str]]) -> str:
    """Name the steps that have no later update, by the quarter whose update said they were done.

    Args:
        step_quarters: step_id and quarter of each that was done without a visible effect then.
    """
    of_quarter: dict[str, list[str]] = {}
    for step_id, code in step_quarters:
        of_quarter.setdefault(code, []).append(step_id)
    return paragraph(
        *(
            _(
                "Last known in {quarter}, without a later update: done, no effect seen yet: "
                "{steps}.",
                quarter=numbers.quarter(code),
                steps=numbers.and_list(step_ids),
            )
            for code, step_ids in sorted(of_quarter.items(), reverse=True)
        )
    )


def counts(states: Mapping[str, int]) -> str:
    """Count the steps, and how many stand in each state of implementation.

    Args:
        states: state -> number of steps, those with none left out.
    """
    told = [_STATE_COUNTS[state](n) for state, n in states.items()]
    return n_(
        "{n} action step: {states}.",
        "{n} action steps: {states}.",
        sum(states.values()),
        states=numbers.and_list(told),
    )


def waiting(step_ids: Sequence[str]) -> str:
    """Say which steps have no update for the quarter; they may have one for an earlier one."""
    if not step_ids:
        return _("All updates are in.")
    return _("No update for this quarter: {steps}.", steps=numbers.and_list(step_ids))


def late(links: str, quarter: str, days: int) -> str:
    """Say which updates are overdue, and for how long the oldest of them.

    Args:
        links: the steps, as links.
        quarter: the review quarter.
        days: how many days the longest has been overdue.
    """
    return n_(
        "Overdue for {n} day: the update of {steps} for {quarter}.",
        "Overdue for {n} days: the update of {steps} for {quarter}.",
        days,
        steps=links,
        quarter=numbers.quarter(quarter),
    )


def corners_title() -> str:
    """Return the heading of the two-by-two."""
    return _("Was it done, and did it work?")


def corner(*, is_done: bool, is_improving: bool) -> str:
    """Name a corner of the two-by-two."""
    return _(_CORNERS[(is_done, is_improving)])


def corners_legend() -> str:
    """Say what the names of the corners mean."""
    return _(
        "“Improvement seen” means that the measures for “Did it work?” are improving. “No effect "
        "seen yet” means that they are not known to improve: no clear change, some improved and "
        "some worsened, or worsening. The page of the step says which."
    )


def not_measured(links: str) -> str:
    """Say which steps stand in no corner, because nothing of them can be measured."""
    return _("Not placed, because nothing can be measured in this quarter: {steps}.", steps=links)


def without_update(n: int) -> str:
    """Say how many steps stand in no corner for want of an update, "" for none.

    Which they are is said above, where the updates are asked for.
    """
    if not n:
        return ""
    return n_(
        "{n} step without an update for this quarter is not placed.",
        "{n} steps without an update for this quarter are not placed.",
        n,
    )


def none_here() -> str:
    """Say that nothing stands in a place."""
    return _("none")


def matrix_title() -> str:
    """Return the heading of the matrix."""
    return _("Every step, quarter by quarter")


def matrix_caption() -> str:
    """Return the caption of the matrix."""
    return _("Action steps by quarter: was it done, did it work?")


def matrix_heads() -> tuple[str, str, tuple[str, str, str]]:
    """Return the heads of the matrix before its quarters, and the three after them."""
    return _("Step"), _("Question"), (_("Evidence"), _("Last update"), _("Next due"))


def evidence_level(level: object) -> str:
    """Say on what level of evidence the plan sets a step."""
    if figures.is_missing(level) or not level:
        return _("evidence level not given")
    return _("evidence: {level}", level=level)


def equity() -> tuple[str, str]:
    """Return the mark of a step for equity, and what it means."""
    return _("equity"), _("supports the equity intervention")


def documents_in(n_in: int, n_expected: int) -> str:
    """Say how many of the expected documents are in."""
    if not n_expected:
        return _("none expected")
    return _(
        "{n_in} of {n_expected}", n_in=numbers.whole(n_in), n_expected=numbers.whole(n_expected)
    )


def last_update(row: DueSteps) -> str:
    """Say how long ago a step was last updated; by its day where that lies ahead.

    Args:
        row: of ``due_steps``.
    """
    if figures.is_missing(row.last_updated_on):
        return _("never")
    if figures.is_missing(row.days_since_update):
        return numbers.short_day(row.last_updated_on)
    return n_("{n} day ago", "{n} days ago", int(row.days_since_update))


def next_due(when: date | None) -> str:
    """Say when the next update of a step is due."""
    return numbers.short_day(when)


def card_foot(evidence: str, updated: str, due: str) -> str:
    """Say on a card what stands in the last columns of the matrix."""
    return _(
        "Evidence: {evidence}; last update: {updated}; next due: {due}",
        evidence=evidence,
        updated=updated,
        due=due,
    )


def card_caption(step_id: str) -> str:
    """Name the small table of a step's states on its card."""
    return _("{step}, quarter by quarter", step=step_id)


def updates_line(row: GoalUpdates) -> str:
    """Say how many of a goal's steps have their update, and how late the rest is.

    Args:
        row: of ``goal_updates``.
    """
    if row.n_updated == row.n_steps:
        return n_(
            "Updates: the update of the one action step for {quarter} is in.",
            "Updates: all {n} action steps have their update for {quarter}.",
            row.n_steps,
            quarter=numbers.quarter(row.quarter),
        )
    return _one_step_missing(row) if row.n_steps == 1 else _steps_missing(row)


def _one_step_missing(row: GoalUpdates) -> str:
    facts = _due(row)
    if not row.days_overdue:
        return _(
            "Updates: the one action step has no update for {quarter} yet; due on {due}.", **facts
        )
    return _(
        "Updates: the one action step has no update for {quarter}; due on {due} and overdue for "
        "{days} (counted to {as_of}).",
        **facts,
    )


def _steps_missing(row: GoalUpdates) -> str:
    facts = _due(row) | {"n_steps": numbers.whole(row.n_steps)}
    n_missing = row.n_steps - row.n_updated
    if not row.days_overdue:
        return n_(
            "Updates: {n} of {n_steps} action steps has no update for {quarter} yet; due on {due}.",
            "Updates: {n} of {n_steps} action steps have no update for {quarter} yet; "
            "due on {due}.",
            n_missing,
            **facts,
        )
    return n_(
        "Updates: {n} of {n_steps} action steps has no update for {quarter}; due on {due} and "
        "overdue for {days} (counted to {as_of}).",
        "Updates: {n} of {n_steps} action steps have no update for {quarter}; due on {due} and "
        "overdue for {days} (counted to {as_of}).",
        n_missing,
        **facts,
    )


def _due(row: GoalUpdates) -> dict[str, str]:
    due = numbers.day(row.update_due_on)
    return {
        "quarter": numbers.quarter(row.quarter),
        "due": _("{day} (assumed date)", day=due) if row.basis == Basis.ASSUMED else due,
        "days": days(int(row.days_overdue)),
        "as_of": numbers.day(row.as_of),
    }


def days(n: int) -> str:
    """Write a number of days: ``16 days``."""
    return n_("{n} day", "{n} days", n)
