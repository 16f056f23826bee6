"""What is said of a few groups of students whose results stand on one scale."""

from collections.abc import Sequence

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import Change, DataState
from monitoring.wording import figures, gap_movement, gaps, labels, many_looks, numbers, since
from monitoring.wording.i18n import _
from monitoring.wording.joined import headed, paragraph, series

Row = SubgroupFindings


def choose(most: int) -> str:
    """Label the choice of groups to compare with the one chosen."""
    return _("Compare with up to {n} other groups", n=numbers.whole(most))


def placeholder() -> str:
    """Stand in the choice while nothing is chosen."""
    return _("Choose groups")


def heading(rows: Sequence[Row]) -> str:
    """Say which of the groups moved clearly, by the verdict on each.

    Args:
        rows: of one period, one for each group.
    """
    told: dict[str, list[str]] = {}
    for row in rows:
        told.setdefault(_verdict(row), []).append(row.subgroup)
    listed = (headed(verdict, numbers.and_list(groups)) for verdict, groups in told.items())
    return gaps.sampled(rows, series(listed))


def _verdict(row: Row) -> str:
    if row.change == Change.NOT_COMPARABLE:
        return since.verdict(row)
    return _(
        "{verdict} since {period}",
        verdict=many_looks.verdict(since.verdict(row), row.change, row.change_survives),
        period=gaps.earlier(row, row.change_from_period),
    )


def each_by_itself() -> str:
    """Say what the verdicts compare, and what they do not."""
    return _(
        "Each group is compared with its own result of the year before. Whether two groups moved "
        "differently from each other is judged only where one is all students who are not in the "
        "other."
    )


def pair(row: Row) -> str:
    """Say how two groups moved apart that are each other's other side.

    Args:
        row: of the one, whose complement is the other.
    """
    both = _("{group} beside {other}", group=row.subgroup, other=row.complement)
    return headed(both, gap_movement.movement(row, is_short=True))


def nothing_drawn() -> str:
    """Say that no result of these groups can be drawn."""
    return _("No result of these groups is printed as a figure, so there is nothing to draw.")


def legend(unit: str) -> str:
    """Say how the picture is to be read."""
    return paragraph(
        unit,
        _(
            "One mark a period; lines join a result and the one of the period right before it that "
            "it compares with; a hollow mark does not compare with other periods. What is hidden "
            "or printed as the end of a range has no mark and stands in the table."
        ),
    )


def picture(groups: Sequence[Sequence[Row]]) -> str:
    """Say what the picture shows: each group's results by period."""
    told = series(_own(rows) for rows in groups if rows)
    every = [row for rows in groups for row in rows]
    return gaps.sampled(every, _("Results over time. {groups}.", groups=told))


def _own(rows: Sequence[Row]) -> str:
    listed = numbers.and_list(
        _("{value} in {period}", value=result(row), period=gaps.period_of(row)) for row in rows
    )
    return _("{group}: {results}", group=rows[0].subgroup, results=listed)


def result(row: Row) -> str:
    """Write a result, or why there is none; one that does not compare says so."""
    if figures.is_missing(row.value):
        return labels.data_state(row.data_state)
    value = figures.value(row.value, row.unit, figures.code_of(row))
    if row.data_state == DataState.NOT_COMPARABLE:
        return _("{value} ({state})", value=value, state=labels.data_state(row.data_state))
    return value


def result_with_counts(row: Row, counts: str) -> str:
    """Write a result in a table with the counts behind it, where they are printed."""
    is_bare = figures.is_missing(row.value) or figures.is_missing(row.n)
    if is_bare or row.data_state == DataState.NOT_COMPARABLE:
        return result(row)
    if row.value_code:
        return gaps.own_figure(row)
    return _("{value} ({counts})", value=result(row), counts=counts)


def no_result() -> str:
    """Say under an axis or in a table that a period has no result."""
    return _("no result")


def caption(names: Sequence[str]) -> str:
    """Name the table of the results."""
    return _("Results of {groups}", groups=numbers.and_list(names))


def period_head() -> str:
    """Head the periods of that table."""
    return _("Period")
