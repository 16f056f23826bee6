"""What one quarter's facts are in words: which copy it is, what changed, what is not known.

The facts are those of a brief; each function takes them as they are.
"""

from collections.abc import Callable, Iterable
from datetime import date

from monitoring.vocabulary import Basis, DataState
from monitoring.vocabulary.review import ChangeKind, ChangeList
from monitoring.wording import (
    figures,
    labels,
    not_loaded,
    numbers,
    periods,
    verdict_changes,
    verdict_names,
)
from monitoring.wording.change_facts import (
    Change,
    GapMoved,
    Missing,
    Moved,
    NewResult,
    Overdue,
    Revised,
)
from monitoring.wording.i18n import _, marked, n_

_LISTS: dict[str, str] = {
    ChangeList.MOVED: marked("Statuses that moved"),
    ChangeList.CLEAR: marked("Clear changes"),
    ChangeList.NEW: marked("New results"),
    ChangeList.REVISED: marked("Revised results"),
    ChangeList.MISSING: marked("Overdue or missing"),
}


def not_a_review_quarter(quarter: str, known: Iterable[str]) -> str:
    """Refuse a quarter, and name those there are."""
    return _(
        "{quarter} is not a review quarter. Choose one of {quarters}.",
        quarter=quarter,
        quarters=", ".join(known),
    )


def copy_name(release: int | None, released_on: date | None) -> str:
    """Say which copy of a quarter it is: "Draft", "Published review, No. 3, January 17, 2023"."""
    if release is None or released_on is None:
        return _("Draft")
    return _(
        "Published review, No. {number}, {day}",
        number=release,
        day=numbers.day(released_on),
    )


def corrects(number: int, why: str) -> str:
    """Say which published review this one corrects, and what was wrong in it."""
    return _("Corrects published review No. {number}: {why}", number=number, why=why)


def known_on(day: date) -> str:
    """Say up to which day a quarter is told."""
    return _("As known on {day}", day=numbers.day(day))


def list_name(code: str) -> str:
    """Name one of the lists of what changed: "Clear changes"."""
    return _(_LISTS[code])


def change_line(change: Change) -> str:
    """Tell one line of what changed, in whole sentences."""
    line = _line(change)
    return _("{line} Clear only when taken alone.", line=line) if change.is_alone else line


def _line(change: Change) -> str:
    match change.facts:
        case Moved() as moved:
            return _MOVED[change.kind](moved)
        case NewResult() as new:
            return _RESULTS[change.kind](new)
        case GapMoved() as gap:
            return _clear_gap(gap)
        case Revised() as revised:
            return _revised(revised)
        case Overdue() as overdue:
            return _overdue(overdue)
        case Missing() as missing:
            return _missing(missing)


def _level_moved(moved: Moved) -> str:
    of = {
        "name": moved.name,
        "old": verdict_names.of_year(moved.old, moved.old_deadline_period or moved.deadline_period),
        "new": verdict_names.of_year(moved.new, moved.deadline_period),
    }
    if moved.amended_on is None:
        return _("{name}, against the plan: from “{old}” to “{new}”.", **of)
    return _(
        "{name}, against the plan: from “{old}” to “{new}”, by the target amended {day}.",
        day=numbers.day(moved.amended_on),
        **of,
    )


def _change_moved(moved: Moved) -> str:
    return _(
        "{name}, since last year: from “{old}” to “{new}”.",
        name=moved.name,
        old=labels.change(moved.old),
        new=labels.change(moved.new),
    )


def _done_moved(moved: Moved) -> str:
    return _(
        "{step}, was it done: from “{old}” to “{new}”.",
        step=moved.name,
        old=labels.lane_state(moved.old),
        new=labels.lane_state(moved.new),
    )


def _worked_moved(moved: Moved) -> str:
    return _(
        "{step}, did it work: from “{old}” to “{new}”.",
        step=moved.name,
        old=labels.lane_state(moved.old),
        new=labels.lane_state(moved.new),
    )


_MOVED: dict[str, Callable[[Moved], str]] = {
    ChangeKind.AGAINST_PLAN: _level_moved,
    ChangeKind.SINCE_LAST_YEAR: _change_moved,
    ChangeKind.IMPLEMENTATION: _done_moved,
    ChangeKind.EFFECTIVENESS: _worked_moved,
}


def _named(facts: NewResult | GapMoved) -> str:
    """Name a measure, and the group where it is not all students."""
    if not facts.subgroup:
        return facts.name
    return _("{measure}, {group}", measure=facts.name, group=facts.subgroup)


def _clear_result(facts: NewResult) -> str:
    result = facts.result
    return _(
        "{name}: {value} {when}. {moved}",
        name=_named(facts),
        value=figures.shown(result.value, result.unit, figures.code_of(result)),
        when=periods.when(result.period, result.period_style),
        moved=verdict_changes.moved(result),
    )


def _clear_gap(gap: GapMoved) -> str:
    return _(
        "{name}: the gap to all other students was {old} points {before} and is {new} points "
        "{when}. {verdict}.",
        name=_named(gap),
        old=figures.points(gap.old_points),
        new=figures.points(gap.points),
        before=periods.when(gap.from_period, gap.period_style),
        when=periods.when(gap.period, gap.period_style),
        verdict=labels.gap_change(gap.verdict, is_turned=gap.old_points * gap.points < 0),
    )


def _new_result(facts: NewResult) -> str:
    result = facts.result
    told = {
        "name": _named(facts),
        "value": counted(
            result.value, result.numerator, result.n, result.unit, figures.code_of(result)
        ),
        "when": periods.when(result.period, result.period_style),
    }
    if result.data_state == DataState.MEASURED or result.end_code:
        return _("{name}: {value} {when}.", **told)
    return _(
        "{name}: {value} {when}. The result is {state}.",
        state=state(result.data_state, result.state_description),
        **told,
    )


_RESULTS: dict[str, Callable[[NewResult], str]] = {
    ChangeKind.CLEAR_RESULT: _clear_result,
    ChangeKind.NEW_RESULT: _new_result,
}


def counted(
    value: float | None, numerator: float | None, n: float | None, unit: str, code: str = ""
) -> str:
    """Write a result with the counts behind it: ``79.7% (3,127 of 3,924)``."""
    written = figures.shown(value, unit, code)
    if figures.is_missing(n):
        return written
    if figures.is_missing(numerator):
        return _("{value} (n = {n})", value=written, n=figures.count(n))
    return _(
        "{value} ({numerator} of {n})",
        value=written,
        numerator=figures.count(numerator),
        n=figures.count(n),
    )


def state(code: str, cause: str) -> str:
    """Write a data state, with people's note on its cause where there is one."""
    if not cause:
        return labels.data_state(code)
    return _("{state} ({cause})", state=labels.data_state(code), cause=cause)


def _revised(facts: Revised) -> str:
    told = {"name": facts.name, "period": periods.in_row(facts.period, facts.period_style)}
    if not facts.is_of_all:
        return n_(
            "{name}, {period}: results of {n} group were revised.",
            "{name}, {period}: results of {n} groups were revised.",
            facts.n_groups,
            **told,
        )
    told["result"] = _revision(facts)
    if not facts.n_groups:
        return _("{name}, {period}: {result}.", **told)
    return n_(
        "{name}, {period}: {result}, and so was {n} group.",
        "{name}, {period}: {result}, and so were {n} groups.",
        facts.n_groups,
        **told,
    )


def _revision(facts: Revised) -> str:
    """Say from what to what; counts as well where the values print the same."""
    if facts.old_value is None or facts.new_value is None:
        return _("the result was revised")
    old, new = (figures.shown(it, facts.unit) for it in (facts.old_value, facts.new_value))
    if old == new:
        old = counted(facts.old_value, None, facts.old_n, facts.unit)
        new = counted(facts.new_value, None, facts.new_n, facts.unit)
    if old == new:
        return _("the result was revised and stays {value}", value=new)
    return _("the result was revised from {old} to {new}", old=old, new=new)


def _overdue(facts: Overdue) -> str:
    files = (facts.file_name,) if facts.file_name else ()
    return " ".join((not_loaded_yet(facts), not_loaded.how_to_load(files)))


def not_loaded_yet(facts: Overdue) -> str:
    """Say that a result has not come though its date has passed."""
    told = {
        "name": facts.name,
        "period": periods.in_sentence(facts.period, facts.period_style),
        "day": numbers.day(facts.due_on),
    }
    if facts.basis == Basis.ASSUMED:
        return _(
            "{name}: the result for {period} was due on {day} (assumed date) and has not been "
            "loaded.",
            **told,
        )
    return _("{name}: the result for {period} was due on {day} and has not been loaded.", **told)


def _missing(facts: Missing) -> str:
    items = n_(
        "{n} thing of this quarter is missing",
        "{n} things of this quarter are missing",
        facts.n_items,
    )
    if not facts.days:
        return _("{step}: {items}, not overdue yet.", step=facts.step_id, items=items)
    return n_(
        "{step}: {items}, up to {n} day overdue.",
        "{step}: {items}, up to {n} days overdue.",
        facts.days,
        step=facts.step_id,
        items=items,
    )
