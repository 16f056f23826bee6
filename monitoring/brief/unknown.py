"""What is not known or not measured: each kind in a sentence or two, never a blank."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from monitoring.brief.gaps import Groups
from monitoring.brief.model import Goal
from monitoring.brief.quarter_reader import Known
from monitoring.rows import each, where
from monitoring.wording.gaps import ALL, has_gap, obstacle
from monitoring.wording.lanes import NOT_MEASURABLE
from monitoring.wording.spoken import state_words

NO_STATUS = "no_status"
HIDDEN = "hidden"
_MOST, _FEWEST = 12, 3  # lines in all; lines on groups at least
_STATES = ("cancelled", "not_comparable", "not_published")

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def unknown(known: Known, goals: Sequence[Goal], found: Groups) -> tuple[str, ...]:
    """Say what nobody can know at the quarter's end.

    Args:
        known: the database in one quarter.
        goals: what the brief tells of the goals.
        found: the groups of each measure, as ``gaps.groups`` returns them.
    """
    told: list[str] = []
    if not known.before:
        told.append(
            f"{known.quarter} is the first review quarter: there is none before it with which it "
            "could be compared."
        )
    for goal in goals:
        told += [*_without_status(goal), *_awaited(goal)]
    for goal in goals:
        told += _years(known, goal)
    told += _steps(known)
    told += _groups(goals, found, max(_FEWEST, _MOST - len(told) - 1))
    return tuple(told)


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Bring together what has the same key, in the order of the first of each."""
    gathered: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        gathered[key].append(value)
    return gathered


def _of(goal: Goal, names: Sequence[str]) -> str:
    """Begin a sentence with the goal, and with its measures where it is not about all of them."""
    return goal.label if len(names) == len(goal.measures) else f"{goal.label}, {'; '.join(names)}"


def _without_status(goal: Goal) -> Iterator[str]:
    if len(goal.measures) != 1 and all(one.level == NO_STATUS for one in goal.measures):
        yield f"{goal.label}: {goal.headline}"
        return
    without = [(one.no_status_reason, one.name) for one in goal.measures if one.level == NO_STATUS]
    for why, names in _gathered(without).items():
        yield f"{_of(goal, names)}: No status yet. {why}"


def _awaited(goal: Goal) -> Iterator[str]:
    pairs = ((sentence, one.name) for one in goal.measures for sentence in one.awaited)
    for sentence, names in _gathered(pairs).items():
        yield f"{_of(goal, names)}: {sentence}"


def _years(known: Known, goal: Goal) -> Iterator[str]:
    """Name the years without a comparable result that the measures of a goal speak of."""
    pairs = [
        ((gap.period, state_words(gap.data_state, gap.words)), one.name)
        for one in goal.measures
        for gap in each(known.of_quarter("measure_gaps", measure_id=one.measure_id))
        if gap.data_state in _STATES
    ]
    whose = [
        (_of(goal, names), f"that of {period} {words}")
        for (period, words), names in sorted(_gathered(pairs).items())
    ]
    for measures, years in _gathered(whose).items():
        yield f"{measures}: {'; '.join(years).replace('that', 'the result', 1)}."


def _steps(known: Known) -> Iterator[str]:
    cells = list(each(where(known.of_quarter("step_cells"), "quarter", known.quarter)))
    silent = [row.step_id for row in cells if row.implementation == "no_update"]
    waiting = [row.step_id for row in cells if row.worked_measured == NOT_MEASURABLE]
    without = [row.step_id for row in cells if not row.has_outcome_measure]
    if silent:
        yield f"No update for {known.quarter}: {', '.join(silent)}."
    if waiting:
        yield f"Whether it worked is not measurable yet: {', '.join(waiting)}."
    if without:
        yield f"The plan names no measure of students' outcomes: {', '.join(without)}."


def _groups(goals: Sequence[Goal], found: Groups, most: int) -> Iterator[str]:
    """Name the groups whose gap cannot be shown, together where it is for the same reason.

    A group that is all students comes first, then what is most frequent; the rest in one line.
    """
    rows = [
        (goal.label, row)
        for goal in goals
        for one in goal.measures
        for row in found.get(one.measure_id, ())
    ]
    obstacles = [(_kind(obstacle(row)), (label, row)) for label, row in rows if not has_gap(row)]
    kinds = sorted(_gathered(obstacles).items(), key=lambda it: (ALL not in it[0], -len(it[1])))
    most += len(kinds) == most + 1
    for kind, own in kinds[:most]:
        labels = list(dict.fromkeys(label for label, _ in own))
        told = [row.subgroup for label, row in rows if label in labels]
        names = _gathered((row.subgroup, row) for _, row in own)
        listed = [_name(name, len(its), told.count(name)) for name, its in names.items()]
        whys = {obstacle(row) for _, row in own}
        why = whys.pop() if len(whys) == 1 else kind
        yield f"{' and '.join(labels)}, {'; '.join(listed)}: {why}."
    if rest := dict.fromkeys(row.subgroup for _, own in kinds[most:] for _, row in own):
        yield f"Further gaps cannot be shown, of {'; '.join(rest)}: the page Subgroups says why."


def _kind(why: str) -> str:
    """What is hidden is hidden, for whichever cause; other obstacles are told in full."""
    head, _, _ = why.partition(HIDDEN)
    return f"{head}{HIDDEN}" if HIDDEN in why else why


def _name(name: str, n_hidden: int, n_told: int) -> str:
    return name if n_hidden == n_told else f"{name} ({n_hidden} of {n_told} measures)"
