"""Where a goal stands and how it moved, each as a clause of the headline; no stop at its end."""

from collections import Counter
from collections.abc import Mapping, Sequence

from monitoring.vocabulary import Change, Level, PeriodStyle
from monitoring.vocabulary.verdicts import Comparison, JudgedAgainst, LevelObstacle
from monitoring.wording import beside, numbers, periods, since, verdict_names
from monitoring.wording.goal_waits import not_judged
from monitoring.wording.i18n import _, marked
from monitoring.wording.measure_counts import counted_measures, is_of_tests
from monitoring.wording.quarter_facts import Measure
from monitoring.wording.verdict_distances import distance, is_above, students
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    apart,
    is_known,
    named,
    own_value,
    size,
)

# (is set against an interim target, value higher, students known) -> the clause.
_DISTANCES = {
    (False, False, False): marked("{goal} is {points} below where the plan needs it"),
    (False, False, True): marked("{goal} is {points}, {students}, below where the plan needs it"),
    (False, True, False): marked("{goal} is {points} above where the plan needs it"),
    (False, True, True): marked("{goal} is {points}, {students}, above where the plan needs it"),
    (True, False, False): marked("{goal} is {points} below its target"),
    (True, False, True): marked("{goal} is {points}, {students}, below its target"),
    (True, True, False): marked("{goal} is {points} above its target"),
    (True, True, True): marked("{goal} is {points}, {students}, above its target"),
}
_FINAL: Mapping[str, str] = {
    Level.MET: marked("{goal} met its {year} target, with {value} against {target}"),
    Level.NARROWLY_MET: marked(
        "{goal} narrowly met its {year} target, with {value} against {target}"
    ),
    Level.MET_MARGIN_UNKNOWN: marked(
        "{goal} met its {year} target, with {value} against {target} and no margin published"
    ),
    Level.NARROWLY_MISSED: marked(
        "{goal} narrowly missed its {year} target, with {value} against {target}"
    ),
    Level.MISSED_MARGIN_UNKNOWN: marked(
        "{goal} missed its {year} target, with {value} against {target} and no margin published"
    ),
    Level.MISSED: marked("{goal} missed its {year} target, with {value} against {target}"),
}
_UNDECIDED: Mapping[str, str] = {
    LevelObstacle.DEADLINE_CANCELLED: marked(
        "{goal} is undecided, because the result for {deadline} was canceled"
    ),
    LevelObstacle.DEADLINE_NOT_PUBLISHED: marked(
        "{goal} is undecided, because the result for {deadline} was not published"
    ),
    LevelObstacle.DEADLINE_HIDDEN: marked(
        "{goal} is undecided, because the result for {deadline} is hidden to protect students"
    ),
    LevelObstacle.DEADLINE_CODED: marked(
        "{goal} is undecided, because the result for {deadline} is shown only as an end of the "
        "scale"
    ),
    LevelObstacle.DEADLINE_TOO_FEW: marked(
        "{goal} is undecided, because fewer than {least} students are behind the result for "
        "{deadline}"
    ),
    LevelObstacle.DEADLINE_NOT_COMPARABLE: marked(
        "{goal} is undecided, because the result for {deadline} is not comparable"
    ),
    LevelObstacle.DEADLINE_OTHER_SERIES: marked(
        "{goal} is undecided, because the result for {deadline} cannot be compared with the "
        "baseline"
    ),
}
# Verdicts that read on after a count: "3 narrowly met and 5 missed the 2023 target".
_READS_ON = {Level.MET, Level.NARROWLY_MET, Level.NARROWLY_MISSED, Level.MISSED}
_WITHOUT = {Level.NO_STATUS, Level.NO_TARGET, Level.HIDDEN}
# (better, clear, how it compares with the rest) -> the clause.
_MOVED: Mapping[tuple[bool, bool, str], str] = {
    (True, True, Comparison.MORE_THAN): marked("{move} is more than luck and more than {others}'s"),
    (True, True, Comparison.NO_CLEAR_DIFFERENCE): marked(
        "{move} is more than luck, and not clearly different from {others}'s"
    ),
    (True, True, Comparison.LESS_THAN): marked(
        "{move} is more than luck, but less than {others}'s"
    ),
    (True, True, Comparison.NOT_KNOWN): marked("{move} is more than luck"),
    (False, True, Comparison.MORE_THAN): marked(
        "{move} is more than luck, and {others} did clearly worse"
    ),
    (False, True, Comparison.NO_CLEAR_DIFFERENCE): marked(
        "{move} is more than luck, and not clearly different from {others}'s"
    ),
    (False, True, Comparison.LESS_THAN): marked(
        "{move} is more than luck, and {others} did clearly better"
    ),
    (False, True, Comparison.NOT_KNOWN): marked("{move} is more than luck"),
    (True, False, Comparison.MORE_THAN): marked(
        "{move} could be luck, though {others} did clearly worse"
    ),
    (True, False, Comparison.LESS_THAN): marked(
        "{move} could be luck, and {others} did clearly better"
    ),
    (False, False, Comparison.MORE_THAN): marked(
        "{move} could be luck, and {others} did clearly worse"
    ),
    (False, False, Comparison.LESS_THAN): marked(
        "{move} could be luck, but {others} did clearly better"
    ),
}
# (the value rose, rising is better, of last year) -> how the change is called.
_MOVES = {
    (True, True, True): marked("last year's gain of {points}"),
    (True, True, False): marked("its gain of {points} since {before}"),
    (False, True, True): marked("last year's fall of {points}"),
    (False, True, False): marked("its fall of {points} since {before}"),
    (True, False, True): marked("last year's rise of {points}"),
    (True, False, False): marked("its rise of {points} since {before}"),
    (False, False, True): marked("last year's improvement by {points}"),
    (False, False, False): marked("its improvement by {points} since {before}"),
}


def stands_clause(name: str, rows: Sequence[Measure]) -> str:
    """Say where a goal stands.

    Args:
        name: what it is called.
        rows: its measures; none where the plan has none.
    """
    if not rows:
        return _("{goal} cannot be judged, because the plan names no measure for it", goal=name)
    if all(row.level in _WITHOUT for row in rows):
        return not_judged(name, rows)
    return _counted(name, rows) if len(rows) > 1 else _one(name, rows[0])


def _one(name: str, facts: Facts) -> str:
    if facts.level == Level.UNDECIDED:
        return _undecided(name, facts)
    if facts.is_told_of_range:
        of = {"goal": name, "value": own_value(facts), "verdict": verdict_names.name(facts)}
        return _("{goal}, shown only as {value}, is judged: {verdict}", **of)
    if facts.is_final:
        value, target = apart(facts, facts.due_value, facts.final_target)
        of = {"goal": name, "year": facts.deadline_period, "value": value, "target": target}
        return _(_FINAL[facts.level], **of)
    is_interim = facts.judged_against == JudgedAgainst.INTERIM_TARGET
    if abs(facts.distance_points) <= TOLERANCE:
        if is_interim:
            return _("{goal} is exactly at its target", goal=name)
        return _("{goal} is exactly where the plan needs it", goal=name)
    counted = students(facts)
    message = _DISTANCES[is_interim, is_above(facts), bool(counted)]
    points = size(facts, facts.distance_points)
    return _(message, goal=name, points=points, students=counted)


def _undecided(name: str, facts: Facts) -> str:
    of = {
        "goal": name,
        "deadline": named(facts, facts.deadline_period),
        "least": numbers.whole(facts.min_n_for_status) if is_known(facts.min_n_for_status) else "",
    }
    if facts.level_obstacle in _UNDECIDED:
        return _(_UNDECIDED[facts.level_obstacle], **of)
    if facts.period_style == PeriodStyle.CLASS:
        return _("{goal} is undecided, because {deadline} is not known", **of)
    return _("{goal} is undecided, because the result for {deadline} is not known", **of)


def latest_clause(rows: Sequence[Measure]) -> str:
    """Tell a goal's only measure in another year than its verdict's; "" where there is none."""
    if len(rows) != 1 or not rows[0].is_of_other_year:
        return ""
    facts = rows[0]
    if not facts.is_measured and not facts.end_code:
        return ""
    of = {"value": own_value(facts), "when": periods.when(facts.period, facts.period_style)}
    away = distance(facts)
    if away:
        return _("The latest result, {value} {when}, is {distance}", distance=away, **of)
    return _("The latest result is {value} {when}", **of)


def _counted(name: str, rows: Sequence[Measure]) -> str:
    """Count the measures of a goal by their verdicts, and average nothing."""
    counts = Counter(row.level for row in rows)
    told = [verdict_names.counted(level, counts[level]) for level in Level if counts[level]]
    of = {
        "goal": name,
        "measures": counted_measures(len(rows), are_tests=is_of_tests(rows)),
        "verdicts": numbers.and_list(told),
    }
    years = {row.deadline_period for row in rows}
    if set(counts) == {Level.UNDECIDED}:
        return _none_decided(of, rows, years)
    if set(counts) <= _READS_ON and len(years) == 1:
        of["year"] = years.pop()
        return _("{goal}: of {measures}, {verdicts} the {year} target", **of)
    return _("{goal}: of {measures}, {verdicts}", **of)


def _none_decided(of: dict[str, str], rows: Sequence[Measure], years: set[str]) -> str:
    """Say that no measure of a goal is decided, and why where it is the same for all."""
    if len(years) == 1 and not any(row.level_obstacle in _UNDECIDED for row in rows):
        return _(
            "{goal}: none of {measures} is decided, because no result for {year} is known",
            year=next(iter(years)),
            **of,
        )
    return _("{goal}: none of {measures} is decided", **of)


def moved_clause(rows: Sequence[Measure], quarter: str) -> str:
    """Say how a goal's only measure moved, and whether that is more than luck; "" for not known.

    Args:
        rows: the measure, or none.
        quarter: the review quarter.
    """
    if not rows or not is_known(rows[0].change_points) or not rows[0].period:
        return ""
    facts = rows[0]
    before = named(facts, facts.change_from_period or facts.earlier_period)
    if abs(facts.change_points) <= TOLERANCE:
        return _("it is the same as for {before}", before=before)
    move = _(
        _MOVES[facts.change_points > 0, not facts.is_lower_better, _is_last_year(facts, quarter)],
        points=size(facts, facts.change_points),
        before=before,
    )
    if facts.change == Change.NOT_COMPARABLE:
        if not facts.change_obstacle:
            return ""
        return _("{move} is not known to be more than luck", move=move)
    if since.is_alone(facts):
        return _("{move} is clear only taken alone", move=move)
    is_better = (facts.change_points > 0) != facts.is_lower_better
    is_clear = facts.change != Change.NO_CLEAR_CHANGE
    compared = facts.beside_verdict or Comparison.NOT_KNOWN
    message = _MOVED.get((is_better, is_clear, compared), marked("{move} could be luck"))
    return _(message, move=move, others=beside.others(facts))


def _is_last_year(facts: Facts, quarter: str) -> bool:
    """Tell whether a change is that of the school year before the quarter's on the one before."""
    before = facts.change_from_period or facts.earlier_period
    years = facts.period.isdigit() and before.isdigit()
    return years and quarter[:4] == facts.period and int(before) == int(facts.period) - 1
