"""Tells percents from fractions such as 0.415 where a column could hold either, and never guesses.

Rates below 1% are real, so a small number proves nothing by itself: counts decide or, without
them, whoever loads the file.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitoring.errors import Notice
from monitoring.result_files import cells
from monitoring.result_files.model import NAN, FileRefusedError
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import FileFault, LoadNote

_NOISE = 1e-9
# So many times as large are the others where a small number stands apart from them.
_FAR = 10


@dataclass(frozen=True)
class _Value:
    """A printed value, and the percent that its counts give, missing without counts."""

    line: int
    printed: cells.Figure
    has_sign: bool
    computed: float
    of: str

    @property
    def is_small(self) -> bool:
        """Return whether the number could be a fraction."""
        return 0 <= self.printed.value <= 1

    @property
    def says_fraction(self) -> bool | None:
        """Return what the counts say, None where they fit both or there are none."""
        rounding = self.printed.rounding + _NOISE
        fits_percent = abs(self.printed.value - self.computed) <= rounding
        fits_fraction = abs(100 * self.printed.value - self.computed) <= 100 * rounding
        return None if fits_percent == fits_fraction else fits_fraction


def settle_fractions(table: TableContext, rows: Sequence[Row], columns: Mapping[str, str]) -> None:
    """Decide for one table whether its values without a percent sign are fractions.

    Args:
        table: told the answer.
        rows: those whose value is a percentage.
        columns: numerator, denominator and value -> columns of the layout.

    Raises:
        FileRefusedError: the values could be either, and nobody said which.
    """
    values = [value for value in (_value(row, columns) for row in rows) if value is not None]
    bare = [value for value in values if not value.has_sign]
    answer = table.context.is_fraction
    if answer is None:
        answer = _answer(table, bare, has_signed=table.hides_formats or len(bare) < len(values))
    table.is_fraction = answer
    if answer and bare:
        table.notes.append(Notice(LoadNote.FRACTIONS, n=len(bare)))


def _value(row: Row, columns: Mapping[str, str]) -> _Value | None:
    text = row.text(columns["value"])
    printed = cells.figure(text)
    if not printed.is_number:
        return None
    part = cells.figure(row.text(columns["numerator"]))
    whole = cells.figure(row.text(columns["denominator"]))
    has_counts = part.is_number and whole.is_number and whole.value > 0
    computed = part.value / whole.value * 100 if has_counts else NAN
    return _Value(row.line, printed, cells.has_percent_sign(text), computed, _of(row))


def _of(row: Row) -> str:
    """Return which indicator a row is of; a table without such a column has one."""
    named = row.text("indicator") if row.table.header.has("indicator") else ""
    return row.table.context.indicator(named) or named


def _answer(table: TableContext, bare: Sequence[_Value], *, has_signed: bool) -> bool:
    # That a number above 1 is a percentage tells nothing of those below.
    told = {value.says_fraction for value in bare if value.is_small} - {None}
    if told:
        return told == {True}
    open_ones = [value for value in bare if math.isnan(value.computed)]
    large: dict[str, tuple[float, float]] = {}
    for value in bare:
        if not value.is_small:
            number = value.printed.value
            least, most = large.get(value.of, (number, number))
            large[value.of] = min(least, number), max(most, number)
    doubtful = [
        value
        for value in open_ones
        if value.is_small
        and value.printed.value > 0
        and (has_signed or _is_apart(value.printed.value, large.get(value.of)))
    ]
    if doubtful:
        raise FileRefusedError(
            FileFault.PERCENT_OR_FRACTION,
            file=table.file,
            n=len(doubtful),
            line=doubtful[0].line,
        )
    return False


def _is_apart(value: float, large: tuple[float, float] | None) -> bool:
    """Return whether a small number fits those above 1 of its indicator better as a fraction.

    Among others that are nearly as small it is a rate; beside another indicator's it may be either.
    """
    if large is None:
        return True
    least, most = large
    return value * _FAR < least and least / 2 <= 100 * value <= most * 2
