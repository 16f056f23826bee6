"""The tables that page and wall share, as values: measures of a goal, and early signs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitoring.brief import EarlySign, Measure
from monitoring.papers import signs as sign_rows
from monitoring.papers.cells import Cell, Phrase, alone, phrase
from monitoring.papers.figures import (
    measure_figures,
    measure_label,
    sign_figure_label,
    sign_figures,
)
from monitoring.papers.findings import is_all_sample
from monitoring.papers.text import cut
from monitoring.pictures.paths import SMALL, Size, measure_picture, measure_words
from monitoring.wording import beside
from monitoring.wording import papers as wording
from monitoring.wording.joined import stopped
from monitoring.wording.measure_counts import are_of_several_years

NONE = "–"
_MAX_NAME = 66
# How columns share the width; 0 is as wide as what stands in it.
_JUDGED = (1, 0, 0, 0, 1.1, 0)
_PLAIN = (1, 0, 0, 0, 0, 0, 0)
_SIGNS = (1, 0, 0, 0, 0)


@dataclass(frozen=True)
class Picture:
    """A drawing as an svg element, and the same in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Args:
        name: heads the row.
        picture: stands after the name, None for none.
        cells: each a stack of lines.
    """

    name: str
    picture: Picture | None
    cells: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True)
class Table:
    """A table: its caption, what heads it, how wide its columns are, its rows."""

    caption: str
    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    is_judged: bool = False


@dataclass(frozen=True)
class MeasureCells:
    """What is printed of one measure, and the measure itself to be drawn."""

    name: str
    value: Cell
    expected: Cell
    target: Cell
    points: Cell
    students: Cell
    interval: Cell
    due: Cell
    level: str
    change: str
    comparison: str
    measure: Measure
    is_mixed: bool

    @property
    def moved(self) -> tuple[Phrase, ...]:
        """The verdict on the movement, and under it how that compares, where it is known."""
        return tuple(map(alone, stopped(self.change, self.comparison)))

    @property
    def has_distance(self) -> bool:
        """Whether the distance from the plan is known."""
        return bool(self.points.label)

    @property
    def distance(self) -> Phrase:
        """The distance from the plan in points and in students."""
        if not self.has_distance:
            return alone(NONE)
        return phrase(wording.distance, points=self.points, students=self.students)

    @property
    def dated_value(self) -> Phrase:
        """The result, with its year once results of other years may stand in the same table."""
        if not self._has_year:
            return alone(self.value)
        return phrase(self._dated, value=self.value)

    def with_interval(self, write: Callable[[str, str], str]) -> Phrase:
        """The result with its interval, where it has one, as ``write`` sets them."""
        if not self.interval.label:
            return self.dated_value
        return phrase(
            lambda value, interval: write(self._dated(value), interval),
            value=self.value,
            interval=self.interval,
        )

    @property
    def due_value(self) -> Phrase:
        """The result that decided, with its year; a dash where nothing did."""
        of = self.measure
        if not self.due.label:
            return alone(NONE)
        return phrase(
            lambda value: wording.dated(value, of.deadline_period, of.period_style), value=self.due
        )

    def _dated(self, value: str) -> str:
        of = self.measure
        return wording.dated(value, of.period, of.period_style) if self._has_year else value

    @property
    def _has_year(self) -> bool:
        return self.is_mixed or self.measure.is_of_other_year or self.measure.is_final


def picture_of(measure: Measure, size: Size) -> Picture:
    """Draw a measure year by year against the plan's path."""
    return Picture(measure_picture(measure, size), measure_words(measure))


def measure_cells(goal_id: str, measures: Sequence[Measure]) -> list[MeasureCells]:
    """Return what is printed of a goal's measures."""
    is_mixed = are_of_several_years(measures)
    return [_measure(goal_id, measure, is_mixed=is_mixed) for measure in measures]


def _measure(goal_id: str, measure: Measure, *, is_mixed: bool) -> MeasureCells:
    figures = measure_figures(measure)
    cells = {
        name: Cell(figures[name], measure_label(goal_id, measure, name))
        if name in figures
        else Cell(absent)
        for name, absent in (
            ("value", wording.not_known()),
            ("expected", NONE),
            ("target", NONE),
            ("points", NONE),
            ("students", wording.students_not_known()),
            ("interval", wording.no_margin()),
            ("due", NONE),
        )
    }
    name = measure.measure_name
    return MeasureCells(
        cut(wording.with_sample(name) if measure.is_sample else name, _MAX_NAME),
        **cells,
        level=wording.level(measure),
        change=wording.change(measure),
        comparison=beside.short(measure),
        measure=measure,
        is_mixed=is_mixed and bool(measure.period) and "value" in figures,
    )


def measure_table(rows: Sequence[MeasureCells], goal_id: str, confidence: float) -> Table:
    """Set the measures of a goal in a table; those with a distance take two lines each."""
    caption = wording.measures_of(goal_id)
    if any(row.has_distance for row in rows):
        head = wording.judged_head(confidence)
        judged = tuple(_judged_row(row) for row in rows)
        return Table(caption, head, _JUDGED, judged, is_judged=True)
    # Where no measure has a distance yet, its column would be a row of dashes.
    plain = tuple(_plain_row(row) for row in rows)
    return Table(caption, wording.plain_head(), _PLAIN, plain)


def _judged_row(row: MeasureCells) -> Row:
    interval = (phrase(wording.in_brackets, words=row.interval),) if row.interval.label else ()
    distance = (alone(row.points), alone(row.students)) if row.has_distance else (alone(NONE),)
    # After the deadline there is no plan for the year, only the target.
    plan = () if row.measure.is_final else (alone(row.expected),)
    # A verdict and a result of different years never share a line: what decided stands first.
    first = (row.due_value,) if row.measure.is_of_other_year else ()
    level, *moved = stopped(row.level, row.change, row.comparison)
    cells = (
        (*first, row.dated_value, *interval),
        (*plan, phrase(wording.target, value=row.target)),
        (alone(NONE), row.distance) if first else distance,
        (alone(level), alone(" ".join(moved))),
    )
    return Row(row.name, picture_of(row.measure, SMALL), cells)


def _plain_row(row: MeasureCells) -> Row:
    lines = (
        row.with_interval(wording.with_interval),
        alone(row.expected),
        alone(row.target),
        alone(row.level),
    )
    cells = (*((line,) for line in lines), row.moved)
    return Row(row.name, picture_of(row.measure, SMALL), cells)


def sign_table(signs: Sequence[EarlySign]) -> Table | None:
    """Set early signs beside the same quarter a year before; None where there is none."""
    if not signs:
        return None
    is_marked = not is_all_sample(signs)
    return Table(
        wording.early_signs(),
        sign_rows.head(signs, is_all_sample=not is_marked),
        _SIGNS,
        tuple(_sign_row(it, signs, is_marked=is_marked) for it in sign_rows.shown(signs)),
    )


def _sign_row(sign: EarlySign, signs: Sequence[EarlySign], *, is_marked: bool) -> Row:
    figures = sign_figures(sign)
    cells = [
        Cell(figures[name], sign_figure_label(sign, name)) if name in figures else Cell(absent)
        for name, absent in (
            ("earlier", wording.not_known()),
            ("value", wording.not_known()),
            ("target", NONE),
        )
    ]
    name = wording.sign_label(sign)
    name = cut(wording.with_sample(name) if sign.is_sample and is_marked else name, _MAX_NAME)
    return Row(
        sign_rows.of_quarter(name, sign, signs),
        None,
        tuple((alone(cell),) for cell in (*cells, Cell(wording.sign_change(sign)))),
    )
