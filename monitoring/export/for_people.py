"""The part of a table that a person reads first: plain names, words for codes, figures in units."""

import pandas as pd

from monitoring.export.sheet import Value, values
from monitoring.vocabulary import PeriodStyle, Unit
from monitoring.wording import columns, figures, periods
from monitoring.wording.columns import people
from monitoring.wording.numbers import is_missing

_PERIODS = ("period", "change_from_period")


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a table's columns for people, in the order of reading.

    Args:
        rows: any columns. Used where it has them: unit, period_style, value_code, data_state.

    Returns:
        The same rows under plain names; columns in which nothing is known are left out. A coded
        figure is words ("5% or less"), and where there is no result what is known stands beside.
    """
    known = [
        name
        for name in people.names()
        if name in rows.columns and columns.is_described(name) and rows[name].notna().any()
    ]
    read = {people.name(name): pd.Series(_cells(rows, name), dtype=object) for name in known}
    return pd.DataFrame(read, index=range(len(rows)))


def formats(rows: pd.DataFrame) -> dict[str, str]:
    """Return plain name -> the number format of figures in percent, where all rows are in it."""
    units = set(rows["unit"].dropna()) if "unit" in rows.columns else set()
    if units != {Unit.PERCENT}:
        return {}
    return {people.name(name): '0.0"%"' for name in people.IN_UNIT}


def _cells(rows: pd.DataFrame, name: str) -> list[Value]:
    cells = values(rows[name])
    if name in _PERIODS:
        styles = _column(rows, "period_style", PeriodStyle.SCHOOL_YEAR)
        return [
            periods.label(str(cell), str(style)) if cell else None
            for cell, style in zip(cells, styles, strict=True)
        ]
    if name == "value":
        codes = [figures.code_of(row) for row in rows.itertuples()]
        units = _column(rows, "unit", Unit.PERCENT)
        return [
            figures.shown(float(str(cell)), str(unit), str(code))
            if code and cell is not None
            else cell
            for cell, code, unit in zip(cells, codes, units, strict=True)
        ]
    if name == "change":
        obstacles = _column(rows, "change_obstacle", "")
        return [
            people.change_words(str(cell), str(obstacle)) if cell else cell
            for cell, obstacle in zip(cells, obstacles, strict=True)
        ]
    return [people.words(name, cell) if isinstance(cell, str) else cell for cell in cells]


def _column(rows: pd.DataFrame, name: str, otherwise: str) -> list[object]:
    if name not in rows.columns:
        return [otherwise] * len(rows)
    return [otherwise if is_missing(cell) else cell for cell in rows[name].tolist()]
