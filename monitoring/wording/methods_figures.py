"""What this plan's own results answer to a careful reader's questions, counted from their rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitoring.vocabulary import Change, Level, OrganisationLevel, PeriodStyle
from monitoring.vocabulary.verdicts import WITHOUT_OTHERS, Comparison
from monitoring.wording import figures, gaps, measures, numbers, periods, since, verdicts
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph

if TYPE_CHECKING:
    from monitoring.db.query_rows import MeasureHistory, MeasureLatestResults, SubgroupFindings

_CLEAR = (Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE)
_SHORT = (
    *(Level.OFF_TRACK, Level.NARROWLY_OFF_TRACK, Level.OFF_TRACK_MARGIN_UNKNOWN),
    *(Level.MISSED, Level.NARROWLY_MISSED, Level.MISSED_MARGIN_UNKNOWN),
)
_OPEN = (Level.NO_STATUS, Level.NO_TARGET, Level.UNDECIDED, Level.HIDDEN)


def two_verdicts(years: "Sequence[MeasureHistory]") -> str:
    """Count the results that fell short of the plan and clearly improved; "" where none is told.

    Args:
        years: rows of ``measure_history``; a verdict of another year is not counted.
    """
    both = [it for it in years if it.level in _SHORT and not it.is_late and _is_told(it)]
    if not both:
        return ""
    better = [it for it in both if it.change == Change.CLEAR_IMPROVEMENT]
    return n_(
        "Of this plan's {n} result that fell short, {better} clearly improved.",
        "Of this plan's {n} results that fell short of the plan in their year and have a verdict "
        "on their change, {better} clearly improved.",
        len(both),
        better=numbers.whole(len(better)),
    )


def luck(years: "Sequence[MeasureHistory]") -> str:
    """Tell the margin of the newest class that has one, in points and students; "" for none."""
    classes = [
        it
        for it in years
        if it.period_style == PeriodStyle.CLASS and not figures.is_missing(it.interval_low)
    ]
    if not classes:
        return ""
    row = max(classes, key=lambda it: it.period)
    return _(
        "{period}: {value} ({numerator} of {n} students). Luck alone would take such a class from "
        "{low} to {high}, about {students} students either way.",
        period=periods.label(row.period, row.period_style),
        value=figures.value(row.value, row.unit),
        numerator=numbers.whole(row.numerator),
        n=numbers.whole(row.n),
        low=figures.value(row.interval_low, row.unit),
        high=figures.value(row.interval_high, row.unit),
        students=numbers.whole(row.n * (row.interval_high - row.interval_low) / 200),
    )


def shared(years: "Sequence[MeasureHistory]") -> str:
    """Count the clear changes that do not clearly differ from the rest of Georgia's."""
    clear = [
        it
        for it in years
        if it.change in _CLEAR and it.beside_verdict not in ("", Comparison.NOT_KNOWN)
    ]
    if not clear:
        return ""
    alike = sum(it.beside_verdict == Comparison.NO_CLEAR_DIFFERENCE for it in clear)
    return n_(
        "Of this plan's {n} clear change beside which Georgia's is known, {alike} did not clearly "
        "differ from it.",
        "Of this plan's {n} clear changes beside which Georgia's is known, {alike} did not clearly "
        "differ from it.",
        len(clear),
        alike=numbers.whole(alike),
    )


def without_verdict(results: "Sequence[MeasureLatestResults]") -> str:
    """Count the measures without a verdict against the plan in the quarter; "" without measures."""
    if not results:
        return ""
    return n_(
        "Without a verdict against the plan now: {open} of {n} measure.",
        "Without a verdict against the plan now: {open} of {n} measures.",
        len(results),
        open=numbers.whole(sum(it.level in _OPEN for it in results)),
    )


def _is_told(row: "MeasureHistory") -> bool:
    return bool(row.change != Change.NOT_COMPARABLE)


def examples(
    years: "Sequence[MeasureHistory]", groups: "Sequence[SubgroupFindings]"
) -> dict[str, str]:
    """Work parts of the rule on results: what is worked -> the example, where there is one.

    Args:
        years: rows of ``measure_history``.
        groups: rows of ``subgroup_findings`` of one scope of the district.
    """
    found = {
        _("The latest year that compares"): _over_years(years),
        _("When a result is known"): _known(years),
        _("A group beside all others"): _gap(groups),
        _("Nearly everyone in one group"): _nearly_all(groups),
        _("What stays hidden"): _hidden(groups),
    }
    return {name: told for name, told in found.items() if told}


def _over_years(years: "Sequence[MeasureHistory]") -> str:
    two = [it for it in years if since.n_years(it) > 1 and it.change != Change.NOT_COMPARABLE]
    if not two:
        return ""
    row = max(two, key=lambda it: it.period)
    return _named(row, verdicts.change_reason(row))


def _known(years: "Sequence[MeasureHistory]") -> str:
    dated = [it for it in years if not figures.is_missing(it.released_on)]
    if not dated:
        return ""
    row = max(dated, key=lambda it: it.released_on)
    told = _(
        "Known since {day}. A quarter that ended before does not show it.",
        day=measures.known_since(row),
    )
    return _named(row, told)


def _named(row: "MeasureHistory", told: str) -> str:
    period = periods.in_row(row.period, row.period_style)
    return _("{measure}, {period}: {told}", measure=row.measure_name, period=period, told=told)


def _gap(groups: "Sequence[SubgroupFindings]") -> str:
    newest = _newest([it for it in groups if gaps.has_gap(it) and not it.is_other_side])
    return gaps.finding(max(newest, key=lambda it: abs(it.gap_points))) if newest else ""


def _nearly_all(groups: "Sequence[SubgroupFindings]") -> str:
    newest = _newest([it for it in groups if it.gap_obstacle in WITHOUT_OTHERS])
    return gaps.finding(newest[0]) if newest else ""


def _hidden(groups: "Sequence[SubgroupFindings]") -> str:
    own = [it for it in groups if it.organisation_level == OrganisationLevel.DISTRICT]
    hidden = sum(it.data_state == "hidden" for it in own)
    if not hidden:
        return ""
    return paragraph(
        n_(
            "Of {all} results of the district's groups on one test, year by year, {n} is hidden by "
            "Georgia.",
            "Of {all} results of the district's groups on one test, year by year, {n} are hidden "
            "by Georgia.",
            hidden,
            all=numbers.whole(len(own)),
        ),
        _("They stay hidden, and no figure of theirs is worked out from the others."),
    )


def _newest(rows: "list[SubgroupFindings]") -> "list[SubgroupFindings]":
    period = max((it.period for it in rows), default="")
    return [it for it in rows if it.period == period]
