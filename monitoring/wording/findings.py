"""What the parts of a quarter come to, each as one sentence made by counting."""

from collections.abc import Mapping, Sequence
from datetime import date

from monitoring.vocabulary import (
    BOTH_WAYS,
    NO_UPDATE,
    Change,
    DecisionState,
    Implementation,
    Movement,
)
from monitoring.vocabulary.review import ChangeList
from monitoring.wording import labels, many_looks, movements, numbers, periods
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.joined import paragraph
from monitoring.wording.lanes import DONE, WORKED, Mark, activities, short
from monitoring.wording.people_facts import Decision
from monitoring.wording.plan import goal_label
from monitoring.wording.quarter_facts import EarlySign, Gap, Step
from monitoring.wording.review_form import decision_state
from monitoring.wording.sample import sample_word
from monitoring.wording.steps import no_effect_yet

_STATES: dict[str, str] = {
    Implementation.PLANNED: marked("{n} planned ({letter})"),
    Implementation.UNDER_WAY: marked("{n} under way ({letter})"),
    Implementation.DONE: marked("{n} done ({letter})"),
    Implementation.BLOCKED: marked("{n} blocked ({letter})"),
    NO_UPDATE: marked("{n} without an update"),
    Movement.IMPROVING: marked("{n} improving ({letter})"),
    Movement.NO_CLEAR_CHANGE: marked("{n} without a clear change ({letter})"),
    BOTH_WAYS: marked("{n} that moved both ways ({letter})"),
    Movement.WORSENING: marked("{n} worsening ({letter})"),
    Movement.NOT_MEASURABLE_YET: marked("{n} not measurable yet"),
}
_CHANGES: dict[str, tuple[str, str]] = {
    ChangeList.MOVED: (marked("{n} status moved"), marked("{n} statuses moved")),
    ChangeList.CLEAR: (marked("{n} clear change"), marked("{n} clear changes")),
    ChangeList.NEW: (marked("{n} new result"), marked("{n} new results")),
    ChangeList.REVISED: (marked("{n} revised result"), marked("{n} revised results")),
    ChangeList.MISSING: (
        marked("{n} overdue or missing thing"),
        marked("{n} overdue or missing things"),
    ),
}
_DECISIONS: dict[str, str] = {
    DecisionState.OPEN: marked("{n} open"),
    DecisionState.DONE: marked("{n} done"),
    DecisionState.DROPPED: marked("{n} dropped"),
}


def early_signs_finding(signs: Sequence[EarlySign]) -> str:
    """Say how many early signs moved against the same quarter a year before.

    What is clear only taken alone is counted apart.
    """
    if not signs:
        return _("No early sign is known for this quarter.")
    compared = [sign for sign in signs if sign.change != Change.NOT_COMPARABLE]
    alone = sum(many_looks.is_alone(sign.change, sign.survives) for sign in compared)
    changes = [it.change for it in compared if not many_looks.is_alone(it.change, it.survives)]
    looks = max(sign.n_looks for sign in signs)
    return paragraph(
        _moved(len(compared), changes) if compared else "",
        _without_year_before(len(signs) - len(compared)),
        many_looks.signs_alone(looks, alone) if compared else "",
    )


def _without_year_before(n: int) -> str:
    """Count those that are not compared: "" where there are none."""
    if not n:
        return ""
    return n_(
        "{n} early sign cannot be compared with the year before.",
        "{n} early signs cannot be compared with the year before.",
        n,
    )


def _moved(n_signs: int, changes: Sequence[str]) -> str:
    return n_(
        "Compared with the same quarter a year earlier, {better} of {n} early sign clearly "
        "improved and {worse} clearly declined.",
        "Compared with the same quarter a year earlier, {better} of {n} early signs clearly "
        "improved and {worse} clearly declined.",
        n_signs,
        better=numbers.whole(changes.count(Change.CLEAR_IMPROVEMENT)),
        worse=numbers.whole(changes.count(Change.CLEAR_DECLINE)),
    )


def no_gap() -> str:
    """Say that no gap is known."""
    return _("No gap between groups is known.")


def gap_finding(gaps: Sequence[Gap]) -> str:
    """Say which gap is the largest, or that none is clear."""
    largest = next((gap for gap in gaps if gap.is_largest), None)
    if largest is None:
        return _("No group is clearly behind all other students.") if gaps else no_gap()
    facts = {
        "goal": goal_label(largest.goal_id),
        "points": numbers.decimal(abs(largest.points)),
        "group": largest.subgroup,
        "measure": largest.measure_name,
    }
    if not largest.n_looks:
        return _("Furthest behind: {group} in {measure}, by {points} points.", **facts)
    return n_(
        "Furthest behind: {group} in {measure}, by {points} points. {n} of {goal}'s gaps, behind "
        "or ahead, is clear allowing for {looks} looks.",
        "Furthest behind: {group} in {measure}, by {points} points. {n} of {goal}'s gaps, behind "
        "or ahead, are clear allowing for {looks} looks.",
        largest.n_clear,
        looks=numbers.whole(largest.n_looks),
        **facts,
    )


def gap_line(gap: Gap, printed: Mapping[str, str], confidence: float) -> str:
    """Tell a gap with its figures.

    Args:
        gap: whose names and verdict are told.
        printed: value, complement, points and interval, as they are printed.
        confidence: level of the interval, 0 to 1.
    """
    return _(
        "{goal}. {measure}, {period}: {group} {value}, all other students {complement}, that is "
        "{points} ({level} interval {interval}). {verdict}.",
        goal=goal_label(gap.goal_id),
        measure=gap.measure_name,
        period=periods.in_row(gap.period, gap.period_style),
        group=gap.subgroup,
        level=numbers.share(confidence),
        verdict=many_looks.verdict(labels.gap(gap.verdict), gap.verdict, not gap.is_alone),
        **printed,
    )


def step_finding(step_ids: Sequence[str], *, has_updates: bool = True) -> str:
    """Say what is done without an effect that can be seen; that is what a review is for."""
    return no_effect_yet(step_ids, has_updates=has_updates)


def no_step() -> str:
    """Say that the plan has no action steps."""
    return _("No action step is known.")


def step_counts(done: Sequence[str], worked: Sequence[str]) -> str:
    """Count the steps by their state in each lane: what is printed explains the letters as well."""
    return n_(
        "{n} action step. Was it done? {done}. Did it work? {worked}.",
        "{n} action steps. Was it done? {done}. Did it work? {worked}.",
        len(done),
        done=_counts(done, DONE),
        worked=_counts(worked, WORKED),
    )


def _counts(states: Sequence[str], marks: Mapping[str, Mark]) -> str:
    return numbers.and_list(
        _(_STATES[code], n=numbers.whole(states.count(code)), letter=mark.letter)
        for code, mark in marks.items()
        if code in states
    )


def lane_mark(code: str, marks: Mapping[str, Mark]) -> str:
    """Write a lane's state as shape and letter: ``● D``; two shapes need no letter."""
    mark = marks[code]
    return " ".join(dict.fromkeys(filter(None, (mark.shape, mark.letter))))


def change_finding(counts: Mapping[str, int]) -> str:
    """Say how much changed since the quarter before, by the lists of it."""
    told = [n_(*_CHANGES[code], n) for code, n in counts.items() if n]
    if not told:
        return _("Nothing changed since the quarter before.")
    return _("Since the quarter before: {counts}.", counts=numbers.and_list(told))


def change_text(line: str, *, is_sample: bool) -> str:
    """Mark a line of what changed that rests on the sample."""
    return _("{sample}: {line}", sample=sample_word(), line=line) if is_sample else line


def decision_finding(n_taken: int, earlier: Sequence[str]) -> str:
    """Say how many decisions were taken, and what became of the earlier ones.

    Args:
        n_taken: in this quarter.
        earlier: the state of each earlier one.
    """
    taken = _("No decision was taken in this quarter.")
    if n_taken:
        taken = n_(
            "{n} decision was taken in this quarter.",
            "{n} decisions were taken in this quarter.",
            n_taken,
        )
    if not earlier:
        return taken
    return _("{taken} {earlier}", taken=taken, earlier=earlier_decisions(earlier))


def earlier_decisions(states: Sequence[str]) -> str:
    """Count the earlier decisions by what became of them."""
    counts = numbers.and_list(
        _(_DECISIONS[code], n=numbers.whole(states.count(code))) for code in dict.fromkeys(states)
    )
    return n_(
        "{n} earlier decision: {counts}.",
        "{n} earlier decisions: {counts}.",
        len(states),
        counts=counts,
    )


def no_decision() -> str:
    """Say that nothing was decided."""
    return _("No decision is noted for this quarter.")


def decision_line(about: str, what: str, role: str, due_on: date) -> str:
    """Write a decision on one line: about what, what, who and by when."""
    told = {"about": about, "what": what, "day": numbers.day(due_on)}
    if not role:
        return _("{about}: {what} (by {day})", **told)
    return _("{about}: {what} ({role}, by {day})", role=role, **told)


def unknown_finding(n: int) -> str:
    """Say how much is noted as not known; one note may be of several measures or groups."""
    if not n:
        return _("Nothing is noted as not known.")
    return n_(
        "There is {n} note on what is not known or not measured.",
        "There are {n} notes on what is not known or not measured.",
        n,
    )


def decision_outcome(decision: Decision) -> str:
    """Write an earlier decision on one line, and what became of it."""
    line = decision_line(decision.about, decision.what, decision.role, decision.due_on)
    told = {"line": line, "state": decision_state(decision.state)}
    if not decision.outcome:
        return _("{line} {state}: nothing noted yet.", **told)
    return _("{line} {state}: {outcome}", outcome=decision.outcome, **told)


def step_reasons(step: Step) -> str:
    """Say of a step what its two lanes rest on."""
    return _(
        "{step} {name}. Was it done? {done} Did it work? {worked}",
        step=step.step_id,
        name=short(step.wording),
        done=done_reason(step),
        worked=movements.worked_reason(step),
    )


def done_reason(step: Step) -> str:
    """Say what the state of the implementation lane rests on: the update, and what it counts."""
    reason = movements.done_reason(step)
    if step.done.state == NO_UPDATE:
        return _("There is no update for this quarter. {reason}", reason=reason)
    return _("Activities: {activities}. {reason}", activities=activities(step), reason=reason)
