"""Groups beside all other students, for the measures of each goal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitoring.brief.quarter_reader import QuarterView, number
from monitoring.db.query_rows import GapLooks, Goals, Measures, SubgroupFindings
from monitoring.rows import each, query_name
from monitoring.vocabulary import ALL_STUDENTS, DataState
from monitoring.vocabulary import Gap as Verdict
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import Gap

_CLEAR = (Verdict.CLEARLY_BEHIND, Verdict.CLEARLY_AHEAD)

Groups = Mapping[
    str, Sequence[SubgroupFindings]
]  # measure_id -> its groups in the last period known


def groups(view: QuarterView) -> dict[str, list[SubgroupFindings]]:
    """Return the district's groups of every measure, in the last comparable period known.

    Returns:
        measure_id -> rows of ``subgroup_findings``, without All Students; the plan's order.
    """
    groups_of_measures: dict[str, list[SubgroupFindings]] = {}
    found = view.of_quarter("groups_of_measures", organisation_id=view.district_id())
    by_scope: dict[tuple[str, str, str], list[SubgroupFindings]] = {}
    for row in each(found, SubgroupFindings):
        by_scope.setdefault((row.indicator_id, row.content_area, row.grade_span), []).append(row)
    for measure in each(view.rows("measures"), Measures):
        scope = (measure.indicator_id, measure.content_area, measure.grade_span)
        rows = by_scope.get(scope, [])
        last = _last_period(rows)
        groups_of_measures[measure.measure_id] = [
            row for row in rows if row.period == last and row.subgroup != ALL_STUDENTS
        ]
    return groups_of_measures


def _last_period(rows: Sequence[SubgroupFindings]) -> str:
    """Return the last period; one whose figures compare with no other only where all are so."""
    apart = {row.period for row in rows if row.data_state == DataState.NOT_COMPARABLE}
    _, last = max(((row.period not in apart, row.period) for row in rows), default=(False, ""))
    return last


def has_gap(row: SubgroupFindings) -> bool:
    """Tell whether a group's gap is known."""
    return not is_missing(row.gap_points)


def gaps(view: QuarterView) -> tuple[Gap, ...]:
    """Return the gaps of each goal: what is clearly behind first, the largest first.

    What is clear only taken alone comes after what is clear allowing for all gaps of the goal. Of
    two sides of one pair one is told.

    Args:
        view: the database in one quarter.
    """
    gaps_of_goals: list[Gap] = []
    every_gap = [_gap(row) for row in each(view.of_quarter(query_name(GapLooks)), GapLooks)]
    for goal in each(view.rows("goals"), Goals):
        own = [gap for gap in every_gap if gap.goal_id == goal.goal_id]
        own.sort(key=lambda gap: (not _is_behind(gap), -abs(gap.points)))
        n_clear = sum(gap.verdict in _CLEAR and not gap.is_alone for gap in own)
        gaps_of_goals += [
            replace(
                gap, is_largest=not i and _is_behind(gap), n_clear=n_clear if gap.n_looks else 0
            )
            for i, gap in enumerate(own)
        ]
    return tuple(gaps_of_goals)


def _is_behind(gap: Gap) -> bool:
    return gap.verdict == Verdict.CLEARLY_BEHIND and not gap.is_alone


def _gap(row: GapLooks) -> Gap:
    is_looked_at = not is_missing(row.is_surviving)
    return Gap(
        goal_id=row.goal_id,
        measure_id=row.measure_id,
        measure_name=row.measure_name,
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
        is_largest=False,
        is_sample=bool(row.is_sample),
        batch_kind=row.batch_kind,
        complement_numerator=number(row.complement_numerator),
        is_alone=is_looked_at and row.gap_verdict in _CLEAR and not row.is_surviving,
        n_looks=int(row.n_looks) if is_looked_at else 0,
    )
