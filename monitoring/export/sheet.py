"""A table as CSV, and the block that says what it is; `workbook.py` makes it an XLSX file."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import pandas as pd

from monitoring.vocabulary.files import FileFact
from monitoring.wording import export as wording
from monitoring.wording.numbers import is_missing

# A spreadsheet takes a text that begins so for a formula; an apostrophe makes it text again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# What no workbook may hold, and no terminal should print.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Value = str | int | float | date | None


@dataclass(frozen=True)
class Sheet:
    """A table and what must be said of it.

    Args:
        title: what the table shows.
        facts: in the order they are to be read; see ``facts_of``.
        rows: any columns.
        query: the query that the rows came by, "" where that is not known.
    """

    title: str
    facts: Mapping[str, str]
    rows: pd.DataFrame
    query: str = ""


def csv_text(rows: pd.DataFrame) -> str:
    """Return rows as CSV: numbers with two decimals, missing values as empty cells.

    Args:
        rows: any columns; whole numbers keep no decimals. Text that a spreadsheet would run as a
            formula gets an apostrophe before it.

    Returns:
        The text with a header line, each line ended by a newline alone.
    """
    texts = rows.select_dtypes(include=["object", "string"]).columns
    safe = rows.assign(**{name: rows[name].map(_in_one_cell) for name in texts})
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.2f")


def _in_one_cell(cell: object) -> object:
    """Return a cell whose line breaks are those that are quoted: a carriage return alone is not."""
    cell = _harmless(cell)
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def csv_file(sheet: Sheet) -> str:
    """Return a sheet as CSV: the header line and the rows, each ended by a newline alone.

    Programs read it as it is. What is to be said of it stands in the workbook of the same table;
    rows that were made up say so themselves, in the columns from which the block says it.

    Returns:
        Numbers have two decimals, columns of whole numbers none; missing values are empty; dates
        are written year first; text that a spreadsheet would run as a formula gets an apostrophe.
    """
    columns = [values(sheet.rows.iloc[:, place]) for place in range(sheet.rows.shape[1])]
    table = [[clean(str(name)) for name in sheet.rows.columns], *zip(*columns, strict=True)]
    return "".join(f"{','.join(_csv_cell(value) for value in row)}\n" for row in table)


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{decimals(value)}f}"
    if not isinstance(value, str):
        return str(value)
    words = str(_harmless(value))
    if re.search(r'[",\r\n]', words):
        return '"' + words.replace('"', '""') + '"'
    return words


def block(sheet: Sheet) -> dict[str, str]:
    """Return the facts under the title, each on one line."""
    facts = {FileFact.WHAT: sheet.title, **sheet.facts}
    return {one_line(wording.label(name)): one_line(text) for name, text in facts.items()}


def one_line(words: str) -> str:
    """Return words on one line, without what no file may hold."""
    return " ".join(clean(words).split())


def clean(words: str) -> str:
    """Return words without control characters."""
    return _CONTROL.sub("", words)


def values(column: pd.Series) -> list[Value]:
    """Return a column's cells as plain values, rounded as they are shown."""
    cells = column.tolist()
    is_number = [isinstance(cell, float) and math.isfinite(cell) for cell in cells]
    pairs = list(zip(cells, is_number, strict=True))
    if all(cell.is_integer() for cell, is_one in pairs if is_one):
        # A column of whole numbers with a gap in it comes as floats.
        cells = [int(cell) if is_one else cell for cell, is_one in pairs]
    return [_value(cell) for cell in cells]


def _value(cell: object) -> Value:
    if isinstance(cell, list | tuple | np.ndarray):
        return "; ".join(clean(str(piece)) for piece in cell)
    if is_missing(cell):
        return None
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return _rounded(cell)
    return _day(cell) if isinstance(cell, datetime) else _other(cell)


def _rounded(number: float) -> float | None:
    """Return a number with as many decimals as are shown of it; none where it is not finite."""
    if not math.isfinite(number):
        return None
    # A parameter of the rule such as 0.998 must not become 1; a figure has no such third decimal.
    is_parameter = abs(number) < 1 and round(number, 3) == number
    # Adding zero turns -0.0, which would be written -0.00, into 0.0.
    return round(number, 3 if is_parameter else 2) + 0.0


def decimals(number: float) -> int:
    """Return how many decimals a rounded number is written with."""
    return 2 if round(number, 2) == number else 3


def _other(cell: object) -> Value:
    return cell if isinstance(cell, int | date) else clean(str(cell))


def _day(moment: datetime) -> Value:
    """Return the date where a moment is nothing but one, as dates from a query are."""
    plain = moment.replace(tzinfo=None, microsecond=0)
    plain = datetime(*plain.timetuple()[:6])
    return plain.date() if plain.time() == datetime.min.time() else plain


def file_stem(name: str) -> str:
    """Return words as a file name without its ending: short, and safe on every system."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-") or "table"
