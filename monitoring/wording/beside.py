"""A change beside the same change in the rest of Georgia, or of a school in its district."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from monitoring.vocabulary import Change, Direction, OrganisationLevel
from monitoring.vocabulary.verdicts import (
    Comparison,
    ComparisonBasis,
    ComparisonObstacle,
    LevelObstacle,
)
from monitoring.wording import numbers, periods
from monitoring.wording.i18n import _, marked
from monitoring.wording.joined import paragraph
from monitoring.wording.quarter_facts import Measure
from monitoring.wording.verdict_facts import Facts, Judged, is_known

if TYPE_CHECKING:
    from monitoring.db.query_rows import MeasureHistory

# (beside a district, the rest of it) -> what a change is set beside, and how it moved.
_OTHERS = {
    (False, True): marked("the rest of Georgia"),
    (False, False): marked("Georgia"),
    (True, True): marked("the rest of the district"),
    (True, False): marked("the district"),
}
_MOVED = {
    (False, True): marked(
        "The rest of Georgia moved {other} points in the same time; the difference is "
        "{difference} (between {low} and {high})."
    ),
    (False, False): marked(
        "Georgia moved {other} points in the same time; the difference is {difference} (between "
        "{low} and {high})."
    ),
    (True, True): marked(
        "The rest of the district moved {other} points in the same time; the difference is "
        "{difference} (between {low} and {high})."
    ),
    (True, False): marked(
        "The district moved {other} points in the same time; the difference is {difference} "
        "(between {low} and {high})."
    ),
}
# A distance is news where it is at most half as large as at the start, or twice, or on the other
# side, by a point at least.
_TIMES, _LEAST = 2.0, 1.0
# A change is shared where at most half of it is one's own.
_SHARED_TIMES = 2.0
# Distances on different tests are not set side by side.
_APART = {LevelObstacle.OTHER_SERIES, LevelObstacle.COMPARES_WITH_NONE}
_SERIES = {
    (False, 2): marked("{first} points behind Georgia {first_year}, {last} {last_year}."),
    (False, 3): marked(
        "{first} points behind Georgia {first_year}, {middle} {middle_year}, {last} {last_year}."
    ),
    (True, 2): marked("{first} points ahead of Georgia {first_year}, {last} {last_year}."),
    (True, 3): marked(
        "{first} points ahead of Georgia {first_year}, {middle} {middle_year}, {last} {last_year}."
    ),
}


class _Year(NamedTuple):
    """A year of a measure of a brief, as the sentences on Georgia take it."""

    period: str
    period_style: str
    is_measured: bool
    value: float
    beside_value: float
    baseline_period: str
    better_direction: str
    change_from_period: str
    level_obstacle: str = ""
    later_obstacle: str = ""


def head(*, is_school: bool = False) -> str:
    """Head the column that says how a change compares."""
    return _("Beside the district's change") if is_school else _("Beside Georgia's change")


def short(row: Judged) -> str:
    """Say in a few words how a change compares: "More than the rest of Georgia"; "" if unknown.

    A clear change that differs not clearly from the rest's, and is not shared with it, is told with
    how far the rest moved.
    """
    facts = Facts.of(row)
    told = _told_shortly(facts)
    is_clear = facts.change in {Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE}
    if facts.beside_verdict != Comparison.NO_CLEAR_DIFFERENCE or not is_clear or _is_shared(facts):
        return told
    moved = numbers.signed(facts.beside_change_points)
    return _("{comparison} (which moved {points} points)", comparison=told, points=moved)


def _told_shortly(facts: Facts) -> str:
    """Say how a change compares, without a figure; "" where that is not known."""
    rest = others(facts)
    is_worse = _turned(facts, facts.change_points) < 0
    if facts.beside_verdict == Comparison.NO_CLEAR_DIFFERENCE:
        return _alike(facts, rest)
    if facts.beside_verdict == Comparison.MORE_THAN:
        if is_worse:
            return _("A smaller decline than in {others}", others=rest)
        if facts.change == Change.NO_CLEAR_CHANGE:
            return _("More than {others}, although no clear change by itself", others=rest)
        return _("More than {others}", others=rest)
    if facts.beside_verdict != Comparison.LESS_THAN:
        return ""
    if is_worse and _turned(facts, facts.beside_change_points) < 0:
        return _("A larger decline than in {others}", others=rest)
    return _("Less than {others}", others=rest)


def _alike(facts: Facts, others: str) -> str:
    """Say that a change does not differ clearly, and where it is one that both clearly share."""
    whole = _(_OTHERS[_is_school(facts), False])
    if not _is_shared(facts):
        return _("No clear difference from {others}", others=others)
    if facts.change == Change.CLEAR_DECLINE:
        return _("No clear difference: a decline shared with {whole}", whole=whole)
    return _("No clear difference: an improvement shared with {whole}", whole=whole)


def _is_shared(facts: Facts) -> bool:
    """Tell whether the rest clearly moved the same way, and by at least half as much."""
    ends = [_turned(facts, it) for it in (facts.beside_change_low, facts.beside_change_high)]
    own, other = facts.change_points, facts.beside_change_points
    if abs(own) > _SHARED_TIMES * abs(other):
        return False
    if facts.change == Change.CLEAR_DECLINE:
        return max(ends) < 0
    return facts.change == Change.CLEAR_IMPROVEMENT and min(ends) > 0


def cell(row: Judged) -> str:
    """Say the same in a table, beside the figure of the rest: "not known" where it is not."""
    return _told_shortly(Facts.of(row)) or _("not known")


def sentence(row: Judged) -> str:
    """Say the same in a sentence, for a headline; "" where it is not known."""
    told = short(row)
    return _("{comparison}.", comparison=told) if told else ""


def reason(row: Judged) -> str:
    """Say how a change compares with its figures; "" where nothing of it is known."""
    facts = Facts.of(row)
    if facts.beside_obstacle == ComparisonObstacle.N_UNKNOWN:
        return _without_margin(facts)
    if not (told := _told_shortly(facts)):
        return ""
    figures = _(
        _MOVED[_is_school(facts), _is_rest(facts)],
        other=numbers.signed(facts.beside_change_points),
        difference=numbers.signed(facts.beside_difference_points),
        low=numbers.signed(facts.beside_difference_low),
        high=numbers.signed(facts.beside_difference_high),
    )
    return paragraph(_("{comparison}.", comparison=told), figures)


def _without_margin(facts: Facts) -> str:
    if not is_known(facts.beside_change_points):
        return ""
    other = numbers.signed(facts.beside_change_points)
    if _is_school(facts):
        return _(
            "The district moved {other} points in the same time; a number of students behind "
            "these results is not published, so there is no margin for the difference.",
            other=other,
        )
    return _(
        "Georgia moved {other} points in the same time; a number of students behind these results "
        "is not published, so there is no margin for the difference.",
        other=other,
    )


def beside_value(row: Judged) -> str:
    """Write the change of the rest in a table, in points: "+0.96"; "–" where it is not known."""
    points = Facts.of(row).beside_change_points
    return numbers.signed(points, 2) if is_known(points) else "–"


def others(facts: Facts) -> str:
    """Name what a change is set beside: "the rest of Georgia", "the district"."""
    return _(_OTHERS[_is_school(facts), _is_rest(facts)])


def _is_school(facts: Facts) -> bool:
    return facts.organisation_level == OrganisationLevel.SCHOOL


def _is_rest(facts: Facts) -> bool:
    return facts.beside_basis == ComparisonBasis.REST


def _turned(facts: Facts, points: float) -> float:
    """Turn a change so that a positive one is for the better."""
    return -points if facts.is_lower_better else points


def distances(years: Sequence["MeasureHistory | _Year"]) -> str:
    """Tell how far from Georgia a measure was in its baseline year and is now; "" where unknown.

    Args:
        years: rows of ``measure_history`` of one measure, by year.
    """
    told = _told(years)
    if len(told) < 2:
        return ""
    (first, start), (last, end) = told[0], told[-1]
    facts = {
        "first": numbers.decimal(abs(start)),
        "first_year": periods.when(first.period, first.period_style),
        "last": numbers.decimal(abs(end)),
        "last_year": periods.when(last.period, last.period_style),
    }
    if (start < 0) != (end < 0):
        if start < 0:
            return _(
                "{first} points behind Georgia {first_year}, {last} ahead of it {last_year}.",
                **facts,
            )
        return _(
            "{first} points ahead of Georgia {first_year}, {last} behind it {last_year}.", **facts
        )
    middle = _between(told)
    if middle is None or (middle[1] < 0) != (start < 0):
        return _(_SERIES[start >= 0, 2], **facts)
    between, points = middle
    facts["middle"] = numbers.decimal(abs(points))
    facts["middle_year"] = periods.when(between.period, between.period_style)
    return _(_SERIES[start >= 0, 3], **facts)


def distance_news(years: Sequence["MeasureHistory | _Year"]) -> str:
    """Tell the same where it is news: at most half the distance, or twice, or on the other side."""
    told = _told(years)
    if len(told) < 2:
        return ""
    start, end = told[0][1], told[-1][1]
    is_other_side = (start < 0) != (end < 0)
    is_far = abs(end) >= _TIMES * abs(start) or _TIMES * abs(end) <= abs(start)
    return distances(years) if abs(end - start) >= _LEAST and (is_other_side or is_far) else ""


def news_of(measure: Measure) -> str:
    """Tell the same of a measure of a brief; its years hold Georgia's figure where both compare."""
    years = [
        _Year(
            period=point.period,
            period_style=measure.period_style,
            is_measured=point.value is not None and point.georgia is not None,
            value=point.value or 0.0,
            beside_value=point.georgia or 0.0,
            baseline_period=measure.baseline_period,
            better_direction=measure.better_direction,
            change_from_period=measure.change_from_period,
        )
        for point in measure.points
    ]
    return distance_news(years)


def _told(
    years: Sequence["MeasureHistory | _Year"],
) -> list[tuple["MeasureHistory | _Year", float]]:
    """Return the comparable years from the baseline on, each with its distance from Georgia."""
    told = []
    for row in years:
        start = "" if numbers.is_missing(row.baseline_period) else row.baseline_period
        is_apart = {row.level_obstacle, row.later_obstacle} & _APART
        if row.is_measured and row.period >= start and not is_apart:
            points = row.value - row.beside_value
            told.append((row, -points if row.better_direction == Direction.LOWER else points))
    return [it for it in told if is_known(it[1])]


def _between(
    told: Sequence[tuple["MeasureHistory | _Year", float]],
) -> tuple["MeasureHistory | _Year", float] | None:
    """Return the year that the last one is compared with, where it is not the first as well."""
    before = told[-1][0].change_from_period
    return next((it for it in told[1:-1] if it[0].period == before), None)
