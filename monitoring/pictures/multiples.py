"""A gap over the years as one of many small pictures, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from monitoring.pictures.gaps import ticks_between
from monitoring.pictures.markers import MARKERS, marker
from monitoring.wording import figures as wording

Row = Any  # a row of ``subgroup_findings``

WIDTH, HEIGHT = 280, 150
LEFT, RIGHT, TOP, BOTTOM = 34, 54, 18, 34
_CAP = 4
_MIN_SPAN = 10.0


@dataclass(frozen=True)
class Frame:
    """The scales that small pictures share.

    Args:
        periods: period -> what stands under it, in order.
        low: lowest gap drawn, in points; not above 0.
        high: highest, not below 0.
    """

    periods: tuple[tuple[str, str], ...]
    low: float
    high: float

    def across(self, period: str) -> float:
        """Return the place of a period."""
        names = [name for name, _ in self.periods]
        room = WIDTH - LEFT - RIGHT
        return round(LEFT + room * (names.index(period) + 0.5) / len(names), 1)

    def down(self, points: float) -> float:
        """Return the place of a gap; a group that is above stands above."""
        share = (points - self.low) / (self.high - self.low)
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def frame_of(rows: Sequence[Row], periods: Sequence[tuple[str, str]]) -> Frame:
    """Return the scales that hold the gaps of these rows, no gap (0) included.

    Args:
        rows: gap_points, gap_low and gap_high of every group and period; any may be missing.
        periods: period and what stands under it, in order.
    """
    ends = [end for row in rows for end in (row.gap_points, row.gap_low, row.gap_high)]
    values = [float(end) for end in ends if not wording.is_missing(end)]
    low, high = min([0.0, *values]), max([0.0, *values])
    spare = max(_MIN_SPAN - (high - low), 0) / 2
    return Frame(tuple(periods), low - spare, high + spare)


def gap_over_time(rows: Sequence[Row], frame: Frame, *, alt: str) -> str:
    """Draw one group's gap by period, with its interval.

    Args:
        rows: one row per period, sorted: period, family, data_state, gap_points, gap_low,
            gap_high, gap_from_period. A period without a gap stays open.
        frame: the scales of all the pictures.
        alt: the sentence that says what the picture shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name. Dots that do not compare with
        the years before are hollow; only years that compare are joined.
    """
    drawn = [row for row in rows if not wording.is_missing(row.gap_points)]
    joined = {row.period: row for row in drawn}
    parts = [_ground(frame), _periods(frame)]
    for row in drawn:
        if row.gap_from_period in joined:
            parts.append(_join(frame, joined[row.gap_from_period], row))
    parts += [_dot(frame, row) for row in drawn]
    return (
        f'<svg class="picture multiple" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(alt, quote=True)}">{"".join(parts)}</svg>'
    )


def no_picture(alt: str) -> str:
    """Return a picture that says that there is nothing to draw."""
    return (
        f'<svg class="picture" viewBox="0 0 {WIDTH} 40" role="img" '
        f'aria-label="{escape(alt, quote=True)}"><text x="8" y="24">No gap is known</text></svg>'
    )


def _ground(frame: Frame) -> str:
    ticks = [tick for tick in ticks_between(frame.low, frame.high) if tick]
    lines = "".join(f"M{LEFT} {frame.down(tick)}H{WIDTH - RIGHT}" for tick in ticks)
    names = "".join(
        f'<text class="quiet" x="{LEFT - 4}" y="{frame.down(tick) + 4}" text-anchor="end">'
        f"{wording.points(tick).removesuffix('.0')}</text>"
        for tick in ticks
    )
    zero = frame.down(0)
    return (
        f'<path class="grid" d="{lines}"/>{names}<path class="zero" d="M{LEFT} {zero}'
        f'H{WIDTH - RIGHT}"/><text class="quiet" x="{LEFT - 4}" y="{zero + 4}" '
        'text-anchor="end">0</text>'
    )


def _periods(frame: Frame) -> str:
    names = "".join(
        f'<text class="quiet" x="{frame.across(period)}" y="{HEIGHT - 6}" '
        f'text-anchor="middle">{escape(label)}</text>'
        for period, label in frame.periods
    )
    # The name of the zero line stands at its end, where no dot is.
    return f'{names}<text x="{WIDTH - RIGHT + 4}" y="{frame.down(0) + 4}">no gap</text>'


def _join(frame: Frame, before: Row, row: Row) -> str:
    return (
        f'<line class="join" x1="{frame.across(before.period)}" '
        f'x2="{frame.across(row.period)}" y1="{frame.down(before.gap_points)}" '
        f'y2="{frame.down(row.gap_points)}"/>'
    )


def _dot(frame: Frame, row: Row) -> str:
    x, y = frame.across(row.period), frame.down(row.gap_points)
    is_hollow = row.data_state != "measured"
    is_below = row.gap_points < 0
    end = frame.down(row.gap_low if is_below else row.gap_high)
    return (
        f"{_whisker(frame, row, x)}"
        f'<g transform="translate({x} {y}) scale(.85)">{marker(row.family, is_hollow=is_hollow)}'
        f'</g><text x="{x}" y="{end + (15 if is_below else -6)}" text-anchor="middle">'
        f"{wording.points(row.gap_points)}</text>"
    )


def _whisker(frame: Frame, row: Row, x: float) -> str:
    color = MARKERS.get(row.family, MARKERS["other"]).color
    low, high = frame.down(row.gap_low), frame.down(row.gap_high)
    caps = f"M{x - _CAP} {low}h{2 * _CAP}M{x - _CAP} {high}h{2 * _CAP}"
    return f'<path class="whisker" d="M{x} {low}V{high}{caps}" stroke="{color}"/>'
