"""Groups beside all other students, for the measures of each goal."""

from collections.abc import Mapping, Sequence

from monitoring.brief.model import Gap
from monitoring.brief.quarter_reader import QuarterView, Row, number
from monitoring.rows import each
from monitoring.vocabulary import ALL_STUDENTS, BatchKind
from monitoring.vocabulary import Gap as Verdict
from monitoring.wording.numbers import is_missing

Groups = Mapping[str, Sequence[Row]]  # measure_id -> its groups in the last period known


def groups(view: QuarterView) -> dict[str, list[Row]]:
    """Return the district's groups of every measure, in the last period that was known.

    Returns:
        measure_id -> rows of ``subgroup_findings``, without All Students; the plan's order.
    """
    district_id = view.district_id()
    of_measures: dict[str, list[Row]] = {}
    for measure in each(view.rows("measures")):
        rows = list(
            each(
                view.of_quarter(
                    "subgroup_findings",
                    indicator_id=measure.indicator_id,
                    content_area=measure.content_area,
                    grade_span=measure.grade_span,
                    organisation_id=district_id,
                )
            )
        )
        last = max((row.period for row in rows), default="")
        of_measures[measure.measure_id] = [
            row for row in rows if row.period == last and row.subgroup != ALL_STUDENTS
        ]
    return of_measures


def has_gap(row: Row) -> bool:
    """Tell whether a group's gap is known."""
    return not is_missing(row.gap_points)


def gaps(view: QuarterView, of_measures: Groups) -> tuple[Gap, ...]:
    """Return the gaps of each goal: what is clearly behind first, the largest first.

    Args:
        view: the database in one quarter.
        of_measures: as ``groups`` returns them.
    """
    of_goals: list[Gap] = []
    measures = list(each(view.rows("measures")))
    for goal in each(view.rows("goals")):
        own = [
            (measure, row)
            for measure in measures
            if measure.goal_id == goal.goal_id
            for row in of_measures[measure.measure_id]
            if has_gap(row)
        ]
        own.sort(key=lambda pair: (not _is_behind(pair[1]), -abs(pair[1].gap_points)))
        of_goals += [_gap(measure, row, is_first=not i) for i, (measure, row) in enumerate(own)]
    return tuple(of_goals)


def _is_behind(row: Row) -> bool:
    return bool(row.gap_verdict == Verdict.CLEARLY_BEHIND)


def _gap(measure: Row, row: Row, *, is_first: bool) -> Gap:
    return Gap(
        goal_id=measure.goal_id,
        measure_id=measure.measure_id,
        measure_name=measure.measure_name,
        subgroup=row.subgroup,
        period=row.period,
        period_style=row.period_style,
        value=float(row.value),
        complement_value=float(row.complement_value),
        numerator=number(row.numerator),
        n=number(row.n),
        points=float(row.gap_points),
        low=float(row.gap_low),
        high=float(row.gap_high),
        verdict=row.gap_verdict,
        is_largest=is_first and _is_behind(row),
        is_sample=row.batch_kind == BatchKind.SAMPLE,
    )
