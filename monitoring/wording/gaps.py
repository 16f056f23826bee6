"""How a gap, its margin and its movement are put into words."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.wording import figures as wording
from monitoring.wording.spoken import spoken

Row = Any  # a row of ``subgroup_findings``

GAP_MARKS = {
    "clearly_behind": "◄",
    "no_clear_difference": "≈",
    "clearly_ahead": "►",
    "cannot_be_shown": "–",
}
GAP_CHANGE_MARKS = {
    "clearly_narrower": "►◄",
    "no_clear_change": "≈",
    "clearly_wider": "◄►",
    "not_comparable": "–",
}
ALL = "All Students"
# Not to be parted at the end of a line.
SHARE = "95%"
# Smaller moves are written 0.0.
_NOTHING = 0.05


def listed(rows: pd.DataFrame) -> tuple[Row, ...]:
    """Return the rows of ``subgroup_findings`` as a list, walked over once for all pieces."""
    return tuple(each(rows))


def in_period(rows: Sequence[Row], period: str) -> list[Row]:
    """Return the rows of one period."""
    return [row for row in rows if row.period == period]


def the_row(rows: Sequence[Row], period: str, subgroup: str) -> Row:
    """Return one group's row of one period.

    Raises:
        LookupError: there is none.
    """
    for row in rows:
        if row.subgroup == subgroup and row.period == period:
            return row
    raise LookupError(f"no row of {subgroup!r} in {period!r}")


def labels_of(rows: Sequence[Row]) -> dict[str, str]:
    """Return period -> what a reader calls it."""
    return {row.period: row.period_label for row in rows}


def has_gap(row: Row) -> bool:
    """Tell whether a group's gap is known."""
    return not wording.is_missing(row.gap_points)


def size(points: float) -> str:
    """Write the size of a difference: ``4.3 points``."""
    return "less than 0.1 points" if abs(points) < _NOTHING else f"{abs(points):.1f} points"


def side(points: float) -> str:
    """Write a gap with its side: ``4.3 points below``."""
    if points == 0:
        return "no points apart from"
    return f"{size(points)} {'below' if points < 0 else 'above'}"


def own_figure(row: Row) -> str:
    """Write a group's value with the counts behind it; a coded one as ``at most 5% (n = 12)``."""
    if row.value_code:
        return f"{wording.value(row.value, row.unit, row.value_code)} (n = {wording.count(row.n)})"
    return figure(row.value, row.numerator, row.n, row.unit)


def figure(value: float | None, numerator: float | None, n: float | None, unit: str) -> str:
    """Write a value with the counts behind it: ``79.1% (287 of 363)``."""
    words = wording.value(value, unit)
    if not wording.is_missing(numerator) and not wording.is_missing(n):
        return f"{words} ({wording.count(numerator)} of {wording.count(n)})"
    return words if wording.is_missing(n) else f"{words} (n = {wording.count(n)})"


def state(row: Row) -> str:
    """Say in what state a figure is that is not simply measured, with its cause."""
    words = row.gap_obstacle if is_obstacle(row) else row.data_state
    is_told = row.state_words and row.data_state in ("not_comparable", "cancelled")
    return f"{words}: {row.state_words}" if is_told else str(words)


def is_obstacle(row: Row) -> bool:
    """Tell whether the state of the group's own figure is why its gap cannot be shown."""
    return str(row.gap_obstacle).startswith(row.data_state)


def obstacle(row: Row) -> str:
    """Say why a gap cannot be shown: ``the gap cannot be shown: ...``."""
    if row.subgroup == ALL:
        return "the whole, which has no gap of its own"
    why = state(row) if is_obstacle(row) else row.gap_obstacle
    return f"the gap cannot be shown: {why}"


def sentence(text: str) -> str:
    """Begin a sentence with a capital letter, and leave names as they are."""
    return text[:1].upper() + text[1:]


def is_sample(row: Row) -> bool:
    """Tell whether a row's figures are invented."""
    return bool(row.batch_kind == "sample")


def is_mixed(rows: Sequence[Row]) -> bool:
    """Tell whether some figures are invented and some are not."""
    return len({is_sample(row) for row in rows}) > 1


def sample_prefix(rows: Sequence[Row]) -> str:
    """Begin a finding with the word Sample where any of its figures is invented."""
    if is_mixed(rows):
        return "Partly Sample. "
    return "Sample. " if any(is_sample(row) for row in rows) else ""


def clear_from(points: float) -> str:
    """Write the smallest clear change, rounded up so that the figure written is clear: ``5.7``."""
    return f"{math.ceil(10 * points - 1e-9) / 10:.1f}"


def distance(row: Row) -> str:
    """Write how far a value is from its target: ``−1.4``.

    Where lower is better the sign says the contrary of what the axis shows, so words say it:
    ``1.4 points on the right side``.
    """
    if row.better != "lower" or wording.is_missing(row.distance_points):
        return wording.points(row.distance_points)
    if abs(row.distance_points) < _NOTHING:
        return "less than 0.1 points from the target"
    which = "right" if row.distance_points > 0 else "wrong"
    return f"{size(row.distance_points)} on the {which} side"


def turned(row: Row) -> str:
    """Say on which side a group was and is where its gap clearly turned; "" where it did not."""
    before = row.gap_points - row.gap_change_points
    if row.gap_change_verdict not in ("clearly_narrower", "clearly_wider"):
        return ""
    if before * row.gap_points >= 0:
        return ""
    is_ahead = (row.gap_points < 0) == (row.better == "lower")
    sides = ("behind", "ahead") if is_ahead else ("ahead", "behind")
    return f"turned: the group was {sides[0]} and is now {sides[1]}"


def gap_interval(row: Row) -> str:
    """Write the interval of a gap: ``95% interval of the gap −8.95 to −0.25``."""
    return f"{SHARE} interval of the gap {wording.interval(row.gap_low, row.gap_high)}"


def said_since(period_labels: Mapping[str, str], period: str) -> str:
    """Name an earlier period in a sentence: ``the class of 2023``."""
    return spoken(period_labels.get(period, period))


def movement(row: Row, period_labels: Mapping[str, str], *, is_short: bool) -> str:
    """Say how a gap moved in a year, by whose move, and whether that is clear.

    Args:
        row: a group's finding in one period.
        period_labels: period -> what a reader calls it.
        is_short: leave the figures of either side away.

    Returns:
        One or two sentences; why there is nothing to tell where there is not.
    """
    if wording.is_missing(row.gap_points):
        return f"{sentence(obstacle(row))}."
    if wording.is_missing(row.gap_change_points):
        return "Whether it moved cannot be told: no comparable gap is known for the year before."
    verdict = row.gap_change_verdict[0].lower() + row.gap_change_verdict[1:]
    since = said_since(period_labels, row.gap_from_period)
    moved = f"Since {since} the gap {_moved(row)}"
    cause = _cause(row, is_short=is_short)
    ended = f"; it clearly {turned(row)}" if turned(row) else f": {verdict}"
    if is_short:
        return f"{moved}{cause}{ended}."
    margin = wording.interval(row.gap_change_low, row.gap_change_high)
    return f"{moved}{cause}{ended} ({SHARE} interval of the change {margin} points). {_alone(row)}"


def _moved(row: Row) -> str:
    now, change = row.gap_points, row.gap_change_points
    before = now - change
    if abs(change) < _NOTHING:
        return "did not change"
    ends = f"from {before:+.1f} to {now:+.1f}".replace("-", wording.MINUS)
    if before * now < 0:
        return f"turned {ends} points"
    word = "narrowed" if abs(now) < abs(before) else "widened"
    return f"{word} by {size(change)}, {ends}"


def _cause(row: Row, *, is_short: bool) -> str:
    """Say which side moved the gap: the one that moved further, or both towards each other."""
    group, other = row.change_points, row.complement_change_points
    if abs(row.gap_change_points) < _NOTHING or wording.is_missing(group):
        return ""
    names = (str(row.subgroup), str(row.complement))
    moves = sorted(zip((group, other), names, strict=True), key=lambda move: -abs(move[0]))
    (further, mover), (less, rest) = moves
    if abs(less) < _NOTHING:
        return f", because {mover} {_did(further, is_short=is_short)} and {rest} stood still"
    if further * less < 0:
        first, second = _did(group, is_short=is_short), _did(other, is_short=is_short)
        return f", because {names[0]} {first} and {names[1]} {second}"
    word = "rose" if further > 0 else "fell"
    if is_short:
        return f", because {mover} {word} more"
    return f", because {mover} {word} more ({size(further)}) than {rest} ({size(less)})"


def _did(points: float, *, is_short: bool) -> str:
    word = "rose" if points > 0 else "fell"
    return word if is_short else f"{word} {size(points)}"


def _alone(row: Row) -> str:
    """Say whether either side's own move can be told from luck."""
    group = is_clear(row.change_low, row.change_high)
    other = is_clear(row.complement_change_low, row.complement_change_high)
    first = f"the {_move(row.change_points)} of {row.subgroup}"
    second = f"the {_move(row.complement_change_points)} of {row.complement}"
    if group == other:
        words = "are both clear" if group else "are both within ordinary luck"
        return f"Taken alone, {first} and {second} {words}."
    clear, unclear = (first, second) if group else (second, first)
    return f"Taken alone, {clear} is clear; {unclear} is within ordinary luck."


def _move(points: float) -> str:
    return "rise" if points > 0 else "fall"


def is_clear(low: float | None, high: float | None) -> bool:
    """Tell whether an interval leaves out zero."""
    if wording.is_missing(low) or wording.is_missing(high):
        return False
    return low > 0 or high < 0  # type: ignore[operator]
