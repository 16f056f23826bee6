"""What the tile of a goal says on the first screen, beside what is said of it everywhere."""

from collections.abc import Sequence
from datetime import date

from monitoring.vocabulary import Basis, Change, Direction, Level
from monitoring.wording import figures, labels, numbers, periods, since
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.joined import paragraph
from monitoring.wording.measure_counts import counted_measures, is_of_tests, measure_head
from monitoring.wording.quarter_facts import Measure
from monitoring.wording.verdict_distances import distance
from monitoring.wording.verdict_facts import is_known, size


def aim(rows: Sequence[Measure]) -> str:
    """Say what a goal of one measure is to reach: "to 90.0% for the class of 2023"."""
    row = rows[0]
    if not is_known(row.final_target):
        return ""
    of = {
        "target": figures.value(row.final_target, row.unit),
        "when": periods.when(row.deadline_period, row.period_style),
    }
    if not is_known(row.baseline_value):
        return _("to {target} {when}", **of)
    start = figures.value(row.baseline_value, row.unit)
    return _("from {start} to {target} {when}", start=start, **of)


def count_of_measures(rows: Sequence[Measure]) -> str:
    """Count the measures of a goal: "8 tests"; "" where it has none."""
    if not rows:
        return ""
    return counted_measures(len(rows), are_tests=is_of_tests(rows))


def of_when(row: Measure) -> str:
    """Say under a large figure of when it is, and what the plan wants then."""
    if not row.period:
        return ""
    period = periods.label(row.period, row.period_style)
    away = distance(row)
    if row.is_of_other_year or row.is_final:
        return _("{period}; {distance}", period=period, distance=away) if away else period
    if not is_known(row.expected):
        return period
    return _(
        "{period}. Plan for {year}: {value}",
        period=period,
        year=periods.on_axis(row.period, row.period_style),
        value=figures.value(row.expected, row.unit),
    )


def no_figure(row: Measure) -> str:
    """Stand where the large figure would be: nothing comparable is known."""
    return _("No comparable result yet") if row.apart_period else _("No result yet")


def pace(row: Measure) -> str:
    """Compare the pace that the target needs with the pace made so far; "" where not known."""
    if not is_known(row.pace_needed) or row.is_at_target or row.is_final:
        return ""
    years = int(row.deadline_period) - int(row.period) if row.period.isdigit() else 0
    turn = -1 if row.better_direction == Direction.LOWER else 1
    if years < 1 or row.pace_needed * turn <= 0:
        return ""
    needed = size(row, row.pace_needed)
    if not is_known(row.pace_made):
        return n_(
            "Needs {needed} in a year.",
            "Needs {needed} a year for {n} years.",
            years,
            needed=needed,
        )
    made = numbers.decimal(row.pace_made * turn, numbers.decimals_of(row.unit))
    return n_(
        "Needs {needed} in a year, has made {made} a year.",
        "Needs {needed} a year for {n} years, has made {made} a year.",
        years,
        needed=needed,
        made=made,
    )


def awaited(rows: Sequence[Measure]) -> str:
    """Say in one line when the next results of a goal come."""
    due = [row for row in rows if row.next_released_on]
    if not due:
        return _("No further result is planned.")
    row = min(due, key=lambda it: it.next_released_on or date.max)
    of = {
        "period": periods.in_sentence(row.next_period or "", row.period_style),
        "day": numbers.day(row.next_released_on),
    }
    if row.next_basis == Basis.ASSUMED:
        return _("Next: {period}, due {day} (assumed date).", **of)
    return _("Next: {period}, due {day}.", **of)


def heads(rows: Sequence[Measure]) -> tuple[str, str, str, str]:
    """Head the table of a goal's measures: name, value, target, verdict."""
    values = {value_period(row) for row in rows if value_period(row)}
    styles = {row.period_style for row in rows}
    is_one = len(values) == 1 and len(styles) == 1
    value = periods.on_axis(values.pop(), styles.pop()) if is_one else _("Result")
    deadlines = {row.deadline_period for row in rows if row.deadline_period}
    target = _("Target {year}", year=deadlines.pop()) if len(deadlines) == 1 else _("Target")
    name = measure_head(are_tests=is_of_tests(rows))
    return name, value, target, _("Against the plan")


_SHORT: dict[str, str] = {
    Level.MET: marked("Met"),
    Level.NARROWLY_MET: marked("Narrowly met"),
    Level.MET_MARGIN_UNKNOWN: marked("Met, no margin"),
    Level.NARROWLY_MISSED: marked("Narrowly missed"),
    Level.MISSED_MARGIN_UNKNOWN: marked("Missed, no margin"),
    Level.MISSED: marked("Missed"),
    Level.ON_TRACK_MARGIN_UNKNOWN: marked("On track, no margin"),
    Level.OFF_TRACK_MARGIN_UNKNOWN: marked("Off track, no margin"),
    Level.HIDDEN: marked("Hidden"),
}


def verdict(code: str) -> str:
    """Return a verdict beside its target, where there is little room: "Narrowly met"."""
    return _(_SHORT[code]) if code in _SHORT else labels.level(code)


def newest_head(rows: Sequence[Measure]) -> str:
    """Head the results that are newer than the verdicts, with their year where it is one."""
    values = {row.period for row in rows if row.is_of_other_year and row.period}
    if len(values) == 1:
        return periods.on_axis(values.pop(), rows[0].period_style)
    return _("Newest")


def value_period(row: Measure) -> str:
    """Return of which year the figure beside a verdict is: of a decided one, the deadline's."""
    if row.is_late and is_known(row.due_value):
        return row.deadline_period
    return "" if row.is_of_other_year else row.period


def verdict_value(row: Measure) -> float | None:
    """Return the figure that the verdict rests on; None where there is none."""
    value = row.due_value if row.is_late else row.value
    return value if is_known(value) and value_period(row) else None


def dated(row: Measure, value: str, rows: Sequence[Measure]) -> str:
    """Write the figure beside a verdict, with its year where figures of others stand under it."""
    if len({value_period(it) for it in rows if value_period(it)}) < 2:
        return value
    period = periods.on_axis(value_period(row), row.period_style)
    return _("{value} ({period})", value=value, period=period)


def newest(row: Measure, *, has_one_year: bool) -> str:
    """Write a result that is newer than the verdict, with its year where the head has none."""
    value = figures.value(row.value, row.unit, figures.code_of(row))
    if has_one_year:
        return value
    period = periods.on_axis(row.period, row.period_style)
    return _("{value} ({period})", value=value, period=period)


def of_period(row: Measure) -> str:
    """Name the year of a result, where the head names another."""
    return periods.on_axis(row.period, row.period_style)


def move_mark(row: Measure) -> str:
    """Mark how a measure moved, in brackets where that is clear only taken alone."""
    mark = labels.CHANGE_MARKS[row.change]
    return f"({mark})" if since.is_alone(row) else mark


def marks_line(rows: Sequence[Measure]) -> str:
    """Say what the marks of movement in a table of measures mean."""
    if all(row.change == Change.NOT_COMPARABLE for row in rows):
        return ""
    told = _("▲ clear improvement, ▼ clear decline, ≈ no clear change since the result before.")
    if any(map(since.is_alone, rows)):
        return paragraph(told, _("In brackets: clear only taken alone."))
    return told


def without_status(rows: Sequence[Measure]) -> bool:
    """Tell whether no measure has a verdict, so that one line says it for all."""
    return all(row.level in (Level.NO_STATUS, Level.NO_TARGET) for row in rows)


def in_full(label: str, name: str) -> str:
    """Label what opens with all that is known of a goal: "Goal 2, Graduation: ..."."""
    if label == name:
        return _("{goal}: the plan's words, every figure, and what is not known", goal=label)
    return _(
        "{goal}, {name}: the plan's words, every figure, and what is not known",
        goal=label,
        name=name,
    )
