"""A gap over the years as one of many small pictures, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from monitoring.db.query_rows import SubgroupFindings
from monitoring.pictures import svg
from monitoring.pictures.gaps import ticks_between
from monitoring.pictures.markers import color_of, marker
from monitoring.vocabulary import DataState
from monitoring.wording import figures, numbers, pictures

Row = SubgroupFindings

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
        names = [name for name, _label in self.periods]
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
    values = [float(end) for end in ends if not figures.is_missing(end)]
    low, high = min([0.0, *values]), max([0.0, *values])
    spare = max(_MIN_SPAN - (high - low), 0) / 2
    return Frame(tuple(periods), low - spare, high + spare)


def gap_over_time(rows: Sequence[Row], frame: Frame, *, alt: str) -> Markup:
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
    drawn = [row for row in rows if not figures.is_missing(row.gap_points)]
    joined = {row.period: row for row in drawn}
    parts = [_ground(frame), _periods(frame)]
    for row in drawn:
        if row.gap_from_period in joined:
            parts.append(_join(frame, joined[row.gap_from_period], row))
    parts += [_dot(frame, row) for row in drawn]
    return svg.picture(alt, *parts, class_="picture multiple", viewBox=f"0 0 {WIDTH} {HEIGHT}")


def no_picture(alt: str) -> Markup:
    """Return a picture that says that there is nothing to draw."""
    return svg.picture(alt, svg.text(8, 24, pictures.no_gap_known()), viewBox=f"0 0 {WIDTH} 40")


def _ground(frame: Frame) -> Markup:
    ticks = [tick for tick in ticks_between(frame.low, frame.high) if tick]
    lines = "".join(f"M{LEFT} {frame.down(tick)}H{WIDTH - RIGHT}" for tick in ticks)
    zero = frame.down(0)
    return svg.group(
        svg.element("path", class_="grid", d=lines),
        *(_tick(frame, tick, numbers.signed(tick, 0)) for tick in ticks),
        svg.element("path", class_="zero", d=f"M{LEFT} {zero}H{WIDTH - RIGHT}"),
        _tick(frame, 0, numbers.whole(0)),
    )


def _tick(frame: Frame, value: float, written: str) -> Markup:
    y = frame.down(value) + 4
    return svg.text(LEFT - 4, y, written, class_="quiet", text_anchor="end")


def _periods(frame: Frame) -> Markup:
    names = (
        svg.text(frame.across(period), HEIGHT - 6, label, class_="quiet", text_anchor="middle")
        for period, label in frame.periods
    )
    # The name of the zero line stands at its end, where no dot is.
    return svg.group(*names, svg.text(WIDTH - RIGHT + 4, frame.down(0) + 4, pictures.no_gap()))


def _join(frame: Frame, before: Row, row: Row) -> Markup:
    return svg.line(
        frame.across(before.period),
        frame.down(before.gap_points),
        frame.across(row.period),
        frame.down(row.gap_points),
        class_="join",
    )


def _dot(frame: Frame, row: Row) -> Markup:
    x, y = frame.across(row.period), frame.down(row.gap_points)
    is_below = row.gap_points < 0
    end = frame.down(row.gap_low if is_below else row.gap_high) + (15 if is_below else -6)
    mark = marker(row.family, is_hollow=row.data_state != DataState.MEASURED)
    return svg.group(
        _whisker(frame, row, x),
        svg.element("g", mark, transform=f"translate({x} {y}) scale(.85)"),
        svg.text(x, end, figures.points(row.gap_points), text_anchor="middle"),
    )


def _whisker(frame: Frame, row: Row, x: float) -> Markup:
    low, high = frame.down(row.gap_low), frame.down(row.gap_high)
    caps = f"M{x - _CAP} {low}h{2 * _CAP}M{x - _CAP} {high}h{2 * _CAP}"
    outline = f"M{x} {low}V{high}{caps}"
    return svg.element("path", class_="whisker", d=outline, stroke=color_of(row.family))
