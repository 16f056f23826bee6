"""Groups beside all others, for the measures of each goal, and the groups that cannot be shown."""

from collections.abc import Mapping, Sequence

from monitoring.brief.model import Gap
from monitoring.brief.quarter_reader import Known, Row, number
from monitoring.panels.subgroups.headline import finding
from monitoring.rows import each
from monitoring.wording.gaps import ALL, has_gap, listed, sample_prefix

BEHIND = "clearly_behind"
SAMPLE = ("Sample. ", "Partly Sample. ")  # how the sentence on invented figures begins
Groups = Mapping[str, Sequence[Row]]  # measure_id -> its groups in the last period known


def groups(known: Known) -> dict[str, list[Row]]:
    """Return the district's groups of every measure, in the last period that was known.

    Returns:
        measure_id -> rows of ``subgroup_findings``, without All Students; the plan's order.
    """
    district_id = known.district_id()
    found: dict[str, list[Row]] = {}
    for measure in each(known.rows("measures")):
        rows = listed(
            known.of_quarter(
                "subgroup_findings",
                indicator_id=measure.indicator_id,
                content_area=measure.content_area,
                grade_span=measure.grade_span,
                organisation_id=district_id,
            )
        )
        last = max((row.period for row in rows), default="")
        found[measure.measure_id] = [
            row for row in rows if row.period == last and row.subgroup != ALL
        ]
    return found


def gaps(known: Known, found: Groups) -> tuple[Gap, ...]:
    """Return the gaps of each goal: what is clearly behind first, the largest first.

    Args:
        known: the database in one quarter.
        found: as ``groups`` returns them.
    """
    told: list[Gap] = []
    measures = list(each(known.rows("measures")))
    for goal in each(known.rows("goals")):
        own = [
            (measure, row)
            for measure in measures
            if measure.goal_id == goal.goal_id
            for row in found[measure.measure_id]
            if has_gap(row)
        ]
        own.sort(key=lambda pair: (pair[1].gap_verdict != BEHIND, -abs(pair[1].gap_points)))
        told += [_gap(measure, row, is_first=not i) for i, (measure, row) in enumerate(own)]
    return tuple(told)


def _gap(measure: Row, row: Row, *, is_first: bool) -> Gap:
    return Gap(
        goal_id=measure.goal_id,
        measure_id=measure.measure_id,
        measure=measure.measure_name,
        subgroup=row.subgroup,
        complement=row.complement,
        period=row.period,
        value=float(row.value),
        complement_value=float(row.complement_value),
        n=number(row.n),
        points=float(row.gap_points),
        low=float(row.gap_low),
        high=float(row.gap_high),
        verdict=row.gap_verdict,
        sentence=sample_prefix([row]) + finding(row),
        is_largest=is_first and row.gap_verdict == BEHIND,
    )
