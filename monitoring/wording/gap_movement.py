"""How a gap moved since a year before, by whose move, and whether that is clear."""

from collections.abc import Sequence

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import ALL_STUDENTS, Direction, GapChange
from monitoring.wording import figures, many_looks, numbers, periods
from monitoring.wording.gaps import (
    NOTHING,
    bound,
    earlier,
    gap_change_label,
    has_gap,
    no_gap,
    period_of,
    sampled,
    side,
)
from monitoring.wording.i18n import _
from monitoring.wording.joined import paragraph
from monitoring.wording.sample import sample_word

Row = SubgroupFindings

_CLEAR = (GapChange.CLEARLY_NARROWER, GapChange.CLEARLY_WIDER)


def movement(row: Row, *, is_short: bool) -> str:
    """Say how a gap moved in a year, by whose move, and whether that is clear.

    Args:
        row: a group's finding in one period.
        is_short: leave the margins and each side's own verdict away.

    Returns:
        Whole sentences; why there is nothing to tell where there is not.
    """
    if figures.is_missing(row.gap_points):
        return no_gap(row)
    if figures.is_missing(row.gap_change_points):
        return _("Whether it moved cannot be told: no comparable gap is known for the year before.")
    told = [_moved(row), _cause(row), _turn(row)]
    if is_short:
        return paragraph(*told, "" if _has_turned(row) else _verdict(row))
    return paragraph(*told, _margin(row), _group_alone(row), _others_alone(row))


def _moved(row: Row) -> str:
    now, change = row.gap_points, row.gap_change_points
    before = now - change
    facts = {"period": earlier(row, row.gap_from_period)}
    if abs(change) < NOTHING:
        return _("Since {period} the gap did not change.", **facts)
    facts |= {
        "size": numbers.decimal(abs(change)),
        "before": numbers.signed(before),
        "now": numbers.signed(now),
    }
    if before * now < 0:
        return _("Since {period} the gap turned from {before} to {now} points.", **facts)
    if abs(now) < abs(before):
        return _(
            "Since {period} the gap narrowed by {size} points, from {before} to {now}.", **facts
        )
    return _("Since {period} the gap widened by {size} points, from {before} to {now}.", **facts)


def _cause(row: Row) -> str:
    """Say which side moved the gap: the one that moved further, or both towards each other."""
    group, others = row.change_points, row.complement_change_points
    if abs(row.gap_change_points) < NOTHING or figures.is_missing(group):
        return ""
    facts = {"group": str(row.subgroup), "own": bound(group), "other": bound(others)}
    if min(abs(group), abs(others)) < NOTHING:
        return _one_moved(group, others, facts)
    if group * others < 0:
        return _apart(group, facts)
    return _one_moved_more(group, others, facts)


def _one_moved(group: float, others: float, facts: dict[str, str]) -> str:
    if abs(group) >= abs(others):
        if group > 0:
            return _("{group} rose ({own} points); all other students stood still.", **facts)
        return _("{group} fell ({own} points); all other students stood still.", **facts)
    if others > 0:
        return _("All other students rose ({other} points); {group} stood still.", **facts)
    return _("All other students fell ({other} points); {group} stood still.", **facts)


def _apart(group: float, facts: dict[str, str]) -> str:
    if group > 0:
        return _(
            "{group} rose ({own} points) and all other students fell ({other} points).", **facts
        )
    return _("{group} fell ({own} points) and all other students rose ({other} points).", **facts)


def _one_moved_more(group: float, others: float, facts: dict[str, str]) -> str:
    if abs(group) >= abs(others):
        if group > 0:
            return _(
                "{group} rose more ({own} points) than all other students ({other} points).",
                **facts,
            )
        return _(
            "{group} fell more ({own} points) than all other students ({other} points).", **facts
        )
    if others > 0:
        return _(
            "All other students rose more ({other} points) than {group} ({own} points).", **facts
        )
    return _("All other students fell more ({other} points) than {group} ({own} points).", **facts)


def _has_turned(row: Row) -> bool:
    """Tell whether a group clearly changed sides with all other students."""
    before = row.gap_points - row.gap_change_points
    return bool(row.gap_change_verdict in _CLEAR and before * row.gap_points < 0)


def _is_behind(row: Row) -> bool:
    return bool((row.gap_points < 0) != (row.better_direction == Direction.LOWER))


def _turn(row: Row) -> str:
    if not _has_turned(row):
        return ""
    if _is_behind(row):
        return _("It clearly turned: the group was ahead and is now behind.")
    return _("It clearly turned: the group was behind and is now ahead.")


def _verdict(row: Row) -> str:
    return _("{verdict}.", verdict=gap_change_label(row))


def _margin(row: Row) -> str:
    facts = {
        "low": numbers.signed(row.gap_change_low),
        "high": numbers.signed(row.gap_change_high),
    }
    if _has_turned(row):
        return _("The change is between {low} and {high} points.", **facts)
    return _(
        "{verdict}: the change is between {low} and {high} points.",
        verdict=gap_change_label(row),
        **facts,
    )


def _group_alone(row: Row) -> str:
    """Say whether the group's own move can be told from luck."""
    facts = {"group": str(row.subgroup), "points": figures.points(row.change_points)}
    if is_clear(row.change_low, row.change_high):
        return _("Taken alone, the change of {group} ({points} points) is clear.", **facts)
    return _(
        "Taken alone, the change of {group} ({points} points) is within year-to-year luck.", **facts
    )


def _others_alone(row: Row) -> str:
    """Say whether the move of all other students can be told from luck."""
    points = figures.points(row.complement_change_points)
    if is_clear(row.complement_change_low, row.complement_change_high):
        return _("That of all other students ({points} points) is clear.", points=points)
    return _(
        "That of all other students ({points} points) is within year-to-year luck.", points=points
    )


def is_clear(low: float | None, high: float | None) -> bool:
    """Tell whether an interval leaves out zero."""
    if low is None or high is None or figures.is_missing(low) or figures.is_missing(high):
        return False
    return low > 0 or high < 0


def heading(row: Row) -> str:
    """Say in a heading whether the gap of a group moved."""
    if figures.is_missing(row.gap_change_points):
        if row.subgroup == ALL_STUDENTS:
            return _("The gaps over time")
        return _("The gap of {group} over time", group=row.subgroup)
    told = many_looks.verdict(_headline(row), row.gap_change_verdict, row.gap_change_survives)
    return sampled([row], told)


def _headline(row: Row) -> str:
    group = str(row.subgroup)
    if _has_turned(row):
        if _is_behind(row):
            return _("The gap of {group} turned: it was ahead and is now behind", group=group)
        return _("The gap of {group} turned: it was behind and is now ahead", group=group)
    facts = {"group": group, "period": earlier(row, row.gap_from_period)}
    if row.gap_change_verdict == GapChange.CLEARLY_NARROWER:
        return _("The gap of {group} is clearly narrower than in {period}", **facts)
    if row.gap_change_verdict == GapChange.CLEARLY_WIDER:
        return _("The gap of {group} is clearly wider than in {period}", **facts)
    return _("The gap of {group} shows no clear change since {period}", **facts)


def one_period_only(known: Sequence[Row]) -> str:
    """Say why nothing can be drawn over time: gaps are known for no period, or for one."""
    if not known:
        return _("No gap is known for any period, so there is nothing to draw over time.")
    return _(
        "Gaps are known for one period only, {period}: whether any of them moves cannot be told "
        "before a second period is published with counts.",
        period=period_of(known[0]),
    )


def never_shown(subgroup: str) -> str:
    """Say why a group has no picture of its own."""
    if subgroup == ALL_STUDENTS:
        return _("All Students is the whole and has no gap; each group's is shown below.")
    return _("{group}: no gap can be shown for any period; the table says why.", group=subgroup)


def legend(row: Row, confidence: float) -> str:
    """Say how the pictures over time are to be read.

    Args:
        row: any of their rows.
        confidence: level of the intervals (0 to 1).
    """
    return paragraph(
        _("Points from all other students; below the line of no gap the group is lower."),
        _("The same quarter of each school year.") if periods.is_quarter(row.period) else "",
        _(
            "Upright lines are {confidence} intervals; a hollow mark does not compare with the "
            "years before; a period without a mark has no gap that can be shown. All on one scale.",
            confidence=numbers.share(confidence),
        ),
    )


def every_group(rows: Sequence[Row]) -> str:
    """Head the pictures of every group."""
    return sampled(rows, _("Every group, on the same scale"))


def counted(rows: Sequence[Row]) -> str:
    """Say how many gaps of one period moved clearly, alone and allowing for all of them.

    Args:
        rows: of one period, of two sides of one pair only one.
    """
    known = [row for row in rows if not figures.is_missing(row.gap_change_looks)]
    if not known:
        return ""
    clear = [row for row in known if row.gap_change_verdict in _CLEAR]
    surviving = sum(bool(row.gap_change_survives) for row in clear)
    return many_looks.gaps_moved(int(known[0].gap_change_looks), len(clear), surviving)


def invented(rows: Sequence[Row]) -> str:
    """Say which periods of a picture are made up."""
    listed = numbers.and_list(period_of(row) for row in rows)
    return _("{sample}: {periods}.", sample=sample_word(), periods=listed)


def no_result() -> str:
    """Say that a group has no result in the period chosen."""
    return _("No result for the period chosen.")


def picture(own: Sequence[Row]) -> str:
    """Say what a group's picture over time shows.

    Args:
        own: its rows, one a period.
    """
    told = numbers.and_list(
        _("{period}: {gap}", period=period_of(row), gap=side(row.gap_points))
        for row in own
        if has_gap(row)
    )
    return sampled(
        own,
        _("{group} compared with all other students, {gaps}.", group=own[0].subgroup, gaps=told),
    )
