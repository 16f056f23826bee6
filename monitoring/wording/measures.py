"""What is said of one measure: its distance from the plan, its figures, its years."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from monitoring.vocabulary import Basis, DataState, Level, Origin
from monitoring.wording import apart, beside, figures, labels, numbers, periods, since, verdicts
from monitoring.wording.i18n import _
from monitoring.wording.interpretation import interpretation
from monitoring.wording.joined import series

if TYPE_CHECKING:
    from monitoring.db.query_rows import (
        InterimFindings,
        MeasureHistory,
        MeasureLatestResults,
        SubgroupFindings,
    )

# A school's finding is told like a measure's; it brings its own measure_name and release_basis.
Judged: TypeAlias = "MeasureLatestResults | MeasureHistory | SubgroupFindings"
# Whatever has a verdict on two axes: an early sign, too.
Axes: TypeAlias = "Judged | InterimFindings"
Facts = dict[str, str]  # name -> text, "" where there is nothing to say

_N_LAST = 3  # results named under a chart


def against_plan() -> str:
    """Name the first axis of a status."""
    return _("Against the plan")


def since_last_year() -> str:
    """Name the second axis of a status."""
    return _("Since last year")


def of_measure(name: str) -> str:
    """Name the measure for those who hear the page: eight summaries must not sound alike."""
    return _(": {measure}", measure=name)


def why_this_status() -> str:
    """Label what opens with the reason of a status."""
    return _("Why this status")


def facts_title() -> str:
    """Label what opens with the figures that a verdict rests on."""
    return _("Baseline, plan, pace and trend")


def result_in_short(row: "MeasureLatestResults") -> str:
    """Write a result that has no distance from the plan: "19.3%, 2021-22"."""
    if figures.is_missing(row.period):
        return _("No comparable result yet") if apart.is_told(row) else _("No result yet")
    return _("{value}, {period}", value=_own_value(row), period=_period(row))


def distance(row: "MeasureLatestResults") -> str:
    """Write how far a result is from the plan: "6.9 points below the plan"."""
    return verdicts.distance(row)


def later(row: "Axes") -> str:
    """Write a result of another year than the verdict's, with its distance, without its change."""
    return verdicts.later_figures(row)


def shown(row: "MeasureLatestResults") -> str:
    """Say in a sentence what a measure's picture shows."""
    if figures.is_missing(row.value):
        return _shown_none(row)
    facts = {
        "measure": row.measure_name,
        "value": _own_value(row),
        "period": _period(row),
        "level": verdicts.level(row),
        "since": since.axis(row),
        "change": since.shown(row),
    }
    if verdicts.is_of_other_year(row):
        return _(
            "{measure}. Against the plan: {level}. {later} {since}: {change}.",
            later=verdicts.later(row),
            **facts,
        )
    if figures.is_missing(row.expected):
        return _(
            "{measure}, {period}: {value}. Against the plan: {level}. {since}: {change}.",
            **facts,
        )
    return _(
        "{measure}, {period}: {value}. The plan then: {planned}. Against the plan: {level}. "
        "{since}: {change}.",
        planned=_value(row, row.expected),
        **facts,
    )


def _shown_none(row: "MeasureLatestResults") -> str:
    if not apart.is_told(row):
        return _(
            "{measure}: no result was known by the end of this quarter.", measure=row.measure_name
        )
    return _(
        "{measure}: no comparable result was known by the end of this quarter.",
        measure=row.measure_name,
    )


def reason_facts(row: "Judged") -> Facts:
    """Return every figure that a status rests on; what there is not is left out."""
    facts = {
        against_plan(): verdicts.level_reason(row),
        _("Result of another year"): verdicts.later_reason(row),
        since.axis(row): verdicts.change_reason(row),
        _("Result"): _result(row),
        interval_name(row): _interval(row),
        _("The plan then"): _planned_then(row),
        _("Not comparable"): apart.note(row),
        _("State of the result"): labels.data_state(row.data_state),
        _("Known since"): known_since(row),
        _("Source"): _text(row.source),
        _("Rule"): _rule(row),
    }
    return {name: text for name, text in facts.items() if text}


def _planned_then(row: "Judged") -> str:
    """Write the plan at the time of a result; after the deadline there is none to write."""
    is_past = row.level == Level.UNDECIDED and figures.is_missing(row.expected)
    return "" if row.is_late is True or is_past else _value(row, row.expected)


def _rule(row: "Judged") -> str:
    if figures.is_missing(row.rule_version):
        return ""
    return _("version {version}", version=row.rule_version)


def interval_name(row: "Judged") -> str:
    """Name the interval of a result by the confidence of the rule that judged: "95% interval"."""
    if figures.is_missing(row.confidence):
        return _("Interval")
    return _("{share} interval", share=numbers.share(row.confidence))


def _interval(row: "Judged") -> str:
    if row.data_state != DataState.MEASURED and figures.is_missing(row.interval_low):
        return _("none: the result is not judged")
    return figures.interval(row.interval_low, row.interval_high)


def _result(row: "Judged") -> str:
    value = _own_value(row)
    if figures.is_missing(row.n):
        return value
    students = numbers.whole(row.n)
    if figures.is_missing(row.numerator):
        return _("{value} of {students} students", value=value, students=students)
    return _(
        "{value}, {counted} of {students} students",
        value=value,
        counted=numbers.whole(row.numerator),
        students=students,
    )


def known_since(row: "Judged") -> str:
    """Say since when a result is known, and whether that date is assumed."""
    if figures.is_missing(row.released_on):
        return _("not yet")
    day = numbers.day(row.released_on)
    if getattr(row, "release_basis", "") == Basis.ASSUMED:
        return _("{date} (assumed date)", date=day)
    return day


def under_the_heading(row: "MeasureLatestResults") -> str:
    """Say unit, indicator and source of a measure's chart, and how to read it."""
    facts = {"unit": labels.unit(row.unit), "indicator": row.indicator_name}
    if figures.is_missing(row.source):
        return _(
            "{unit}. {indicator}. No result yet. Dots are results, the dashed line is the plan's "
            "path.",
            **facts,
        )
    return _(
        "{unit}. {indicator}. Source of the last result: {source}. Dots are results, the dashed "
        "line is the plan's path.",
        source=row.source,
        **facts,
    )


def facts(row: "MeasureLatestResults", years: Sequence["MeasureHistory"]) -> Facts:
    """Return what stands under a measure's chart.

    Args:
        row: the measure's row of ``measure_latest_results``.
        years: its rows of ``measure_history``.
    """
    if figures.is_missing(row.period):
        plan_name, needed_name = _("Plan"), _("Pace needed")
        made_name = _("Pace since the baseline")
    else:
        period = periods.in_sentence(str(row.period), row.period_style)
        plan_name = _("Plan for {period}", period=period)
        needed_name = _("Pace needed after {period}", period=period)
        made_name = _("Pace from the baseline to {period}", period=period)
    is_over = row.is_late is True or row.level == Level.UNDECIDED
    return {
        _("Baseline"): _baseline(row),
        _("Last results"): series(map(_last, years[-_N_LAST:])) or _("none"),
        _("Distance from Georgia"): beside.distances(years),
        plan_name: "" if is_over else _planned(row),
        _("Target"): _target(row),
        needed_name: "" if is_over else _pace_needed(row),
        made_name: _pace_made(row),
        _("Projection"): verdicts.projection(row),
        _("How the goal is interpreted"): interpretation(
            row.interpretation, row.baseline_value_origin
        ),
    }


def _baseline(row: "MeasureLatestResults") -> str:
    if figures.is_missing(row.baseline_value):
        return _("none yet")
    facts = {
        "value": _value(row, row.baseline_value),
        "period": periods.in_row(str(row.baseline_period), row.period_style),
    }
    is_value_stated = row.baseline_value_origin == Origin.STATED
    is_year_stated = row.baseline_period_origin == Origin.STATED
    if is_value_stated and is_year_stated:
        return _("{value}, {period} (both stated in the plan)", **facts)
    if is_value_stated:
        return _("{value} (stated in the plan), {period} (inferred)", **facts)
    if is_year_stated:
        return _("{value} (inferred), {period} (stated in the plan)", **facts)
    return _("{value}, {period} (both inferred)", **facts)


def _last(row: "MeasureHistory") -> str:
    facts = {"period": _period(row), "value": _own_value(row)}
    if row.data_state == DataState.MEASURED or row.value_code:
        return _("{period}: {value}", **facts)
    return _("{period}: {value} ({state})", state=labels.data_state(row.data_state), **facts)


def _planned(row: "MeasureLatestResults") -> str:
    if figures.is_missing(row.expected):
        return _("no path for this result")
    return _value(row, row.expected)


def _target(row: "MeasureLatestResults") -> str:
    if figures.is_missing(row.final_target):
        return _("not fixed before there is a baseline")
    period = periods.in_row(str(row.deadline_period), row.period_style)
    return _("{value}, {period}", value=_value(row, row.final_target), period=period)


def _pace_needed(row: "MeasureLatestResults") -> str:
    if row.is_at_target is True:
        return _("none: the target is reached already")
    if row.period == row.deadline_period:
        return _("the deadline has passed")
    if figures.is_missing(row.pace_needed):
        return _("no path for this result")
    points = figures.points(row.pace_needed)
    deadline = periods.in_sentence(str(row.deadline_period), row.period_style)
    return _("{points} points a year to {deadline}", points=points, deadline=deadline)


def _pace_made(row: "MeasureLatestResults") -> str:
    if not figures.is_missing(row.period) and row.period == row.baseline_period:
        return _("this is the baseline year")
    if figures.is_missing(row.pace_achieved):
        return _("no baseline that this result compares with")
    return _("{points} points a year", points=figures.points(row.pace_achieved))


def _period(row: "MeasureLatestResults | MeasureHistory") -> str:
    return periods.in_row(str(row.period), row.period_style)


def _own_value(row: "Judged") -> str:
    return figures.value(row.value, row.unit, figures.code_of(row))


def _value(row: "Judged", number: float | None) -> str:
    return figures.value(number, row.unit)


def _text(cell: object) -> str:
    return "" if figures.is_missing(cell) else str(cell)
