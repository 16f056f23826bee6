"""What Methods says of indicators, measures, dates, sources and the plan document."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from monitoring.vocabulary import AddedBy, Direction, Origin, PeriodKind, TargetKind
from monitoring.wording import figures, labels, lanes, loads, numbers, periods, plan
from monitoring.wording.i18n import _
from monitoring.wording.interims import sign_name
from monitoring.wording.interpretation import interpretation
from monitoring.wording.joined import series

if TYPE_CHECKING:
    from monitoring.db.query_rows import (
        AssumedDates,
        Batches,
        Comparability,
        IndicatorLinks,
        Indicators,
        Measures,
        PlanFacts,
    )

Cells = tuple[str, ...]


def indicator_title(row: "Indicators") -> str:
    """Name an indicator and what it is: "Four-year graduation rate (official result)"."""
    kind = labels.indicator_kind(row.kind)
    return _("{indicator} ({kind})", indicator=row.indicator_name, kind=kind)


def indicator_facts(row: "Indicators", links: Sequence["IndicatorLinks"]) -> dict[str, str]:
    """Say an indicator's definition: name -> text, "" where there is nothing to say.

    Args:
        row: the indicator.
        links: what it serves in the plan.
    """
    return {
        _("Counted"): row.numerator_description,
        _("Out of"): row.denominator_description,
        _("Unit"): _unit(row),
        _("How often"): labels.frequency(row.frequency),
        _("Published by"): row.source_description,
        _("Followed for"): series(_step(one) for one in links if _is_told(one.step_id)),
        _("Taken as an early sign of"): series(
            _(
                "{measure} since {quarter}",
                measure=one.measure_name,
                quarter=_period(one.since_period),
            )
            for one in links
            if _is_told(one.measure_name)
        ),
        _("Take care"): row.caution,
        _("Name in files"): row.indicator_id,
    }


def _unit(row: "Indicators") -> str:
    unit = labels.unit(row.unit)
    if row.better_direction == Direction.HIGHER:
        return _("{unit}; higher is better", unit=unit)
    if row.better_direction == Direction.LOWER:
        return _("{unit}; lower is better", unit=unit)
    return _("{unit}; neither direction is better", unit=unit)


def _step(link: "IndicatorLinks") -> str:
    facts = {"step": link.step_id, "question": lanes.question(link.lane), "note": link.note}
    if link.added_by == AddedBy.DISTRICT:
        if link.note:
            return _("{step}, “{question}” (added by the district): {note}", **facts)
        return _("{step}, “{question}” (added by the district)", **facts)
    if link.note:
        return _("{step}, “{question}”: {note}", **facts)
    return _("{step}, “{question}”", **facts)


def measures_caption() -> str:
    """Return the caption of the table of measures."""
    return _("What each goal is judged by")


def measures_head() -> Cells:
    """Return the heads of the table of measures."""
    return (
        _("Measure"),
        _("Goal"),
        _("Judged on"),
        _("Baseline"),
        _("Target"),
        _("How the goal is interpreted"),
    )


def measure_cells(row: "Measures", indicator: "Indicators") -> Cells:
    """Say what a goal is judged by, in the cells of ``measures_head``."""
    scope = _Scope(indicator.short_name, row.content_area, row.grade_span)
    return (
        row.measure_name,
        plan.goal_label(row.goal_id),
        sign_name(scope),
        _baseline(row, indicator),
        _target(row, indicator),
        interpretation(row.interpretation, row.baseline_value_origin),
    )


class _Scope(NamedTuple):
    """What names an indicator within its content area and grades."""

    short_name: str
    content_area: str
    grade_span: str


def _baseline(row: "Measures", indicator: "Indicators") -> str:
    year = _baseline_year(row, indicator.period_style)
    if numbers.is_missing(row.baseline_value):
        return _("each group's own result of {year}; the plan states none", year=year)
    value = figures.value(row.baseline_value, indicator.unit)
    if row.baseline_value_origin == Origin.STATED:
        return _("{value} (stated in the plan), {year}", value=value, year=year)
    return _("{value} (inferred), {year}", value=value, year=year)


def _baseline_year(row: "Measures", style: str) -> str:
    if numbers.is_missing(row.baseline_period):
        return _("a year that the plan does not give")
    year = periods.in_sentence(row.baseline_period, style)
    if row.baseline_period_origin == Origin.STATED:
        return _("{year} (stated in the plan)", year=year)
    return _("{year} (inferred)", year=year)


def _target(row: "Measures", indicator: "Indicators") -> str:
    year = periods.in_sentence(row.deadline_period, indicator.period_style)
    if row.target_kind == TargetKind.REACH_VALUE:
        value = figures.value(row.target_value, indicator.unit)
        return _("{value} by {year}", value=value, year=year)
    points = figures.points(row.points_per_year)
    return _("{points} points a year to {year}", points=points, year=year)


def comparability_caption() -> str:
    """Return the caption of the table of years without a comparable result."""
    return _("Years without a comparable result")


def comparability_head() -> Cells:
    """Return the heads of that table."""
    return (_("Indicator"), _("Subject"), _("Year"), _("State"), _("Why"), _("Source"))


def comparability_cells(row: "Comparability") -> Cells:
    """Say why a year has no result to compare."""
    return (
        row.indicator_name,
        row.content_area or _("all"),
        row.period,
        labels.data_state(row.data_state),
        row.description,
        row.source,
    )


def assumed_caption() -> str:
    """Return the caption of the table of assumed dates."""
    return _("Dates that are assumed, not published")


def assumed_head() -> Cells:
    """Return the heads of that table."""
    return (_("What"), _("From"), _("To"), _("Assumed day"), _("Source"))


def assumed_cells(row: "AssumedDates") -> Cells:
    """Say which date is assumed, and by what right."""
    return (
        _assumed_subject(row),
        _period(row.first_period),
        _period(row.last_period),
        _assumed_day(row.subject, row.first_on),
        row.source,
    )


def _assumed_subject(row: "AssumedDates") -> str:
    if row.subject == "release":
        return _("Release of {indicator}", indicator=row.named)
    if row.subject == "update":
        return _("Review calendar: updates of action steps")
    if row.named == PeriodKind.QUARTER:
        return _("Calendar: each quarter")
    return _("Calendar: each school year")


def _assumed_day(subject: str, first_on: date) -> str:
    if subject == "release":
        return numbers.month_day(first_on)
    if subject == "update":
        return _("the day on which they are due")
    return _("its first and last day")


def sources_caption() -> str:
    """Return the caption of the table of sources."""
    return _("Where the results in force come from")


def sources_head() -> Cells:
    """Return the heads of that table."""
    return (_("Source"), _("Results"), _("From"), _("To"))


def source_cells(source: str, n_results: int, first_period: str, last_period: str) -> Cells:
    """Say how many results a source gave, and of which periods."""
    return (source, numbers.whole(n_results), _period(first_period), _period(last_period))


def batches_caption() -> str:
    """Return the caption of the table of loads."""
    return _("The loads they came by")


def batches_head() -> Cells:
    """Return the heads of that table."""
    return (
        _("Number"),
        _("File"),
        _("Whose"),
        _("Layout"),
        _("Rows kept"),
        _("New"),
        _("Replacing older ones"),
        _("Hidden"),
        _("Loaded"),
        _("Hash begins"),
        _("In force"),
    )


def batch_cells(row: "Batches") -> Cells:
    """Say what a load brought."""
    return (
        str(row.number),
        row.file_name,
        labels.batch_kind(row.kind),
        labels.layouts(row.layout),
        numbers.whole(row.rows_kept),
        numbers.whole(row.rows_new),
        numbers.whole(row.rows_superseding),
        numbers.whole(row.rows_hidden),
        numbers.short_day(row.loaded_at),
        _("{beginning} …", beginning=row.hash_begins),
        loads.in_force(row.taken_back_at),
    )


def plan_caption() -> str:
    """Return the caption of the table of what the plan says of itself."""
    return _("What the plan says of itself")


def plan_head() -> Cells:
    """Return the heads of that table."""
    return (_("Order"), _("Section"), _("Label"), _("Answer"), _("Box"))


def plan_cells(row: "PlanFacts") -> Cells:
    """Say what the plan answers to a label of its form."""
    box = _("no box")
    if not numbers.is_missing(row.is_ticked):
        box = _("checked") if row.is_ticked else _("not checked")
    answer = _("left empty") if numbers.is_missing(row.value) else row.value
    return (str(row.sort_order), row.section, row.label, answer, box)


def unread_caption() -> str:
    """Return the caption of the table of lines without a place."""
    return _("Lines of the document that could not be placed")


def unread_head() -> Cells:
    """Return the heads of that table."""
    return (_("Line"), _("Text"))


def _period(period: str) -> str:
    """Write a quarter by its name, and a year as Methods explains years."""
    if "Q" in period:
        return numbers.quarter(period)
    return period


def _is_told(name: object) -> bool:
    return not numbers.is_missing(name)
