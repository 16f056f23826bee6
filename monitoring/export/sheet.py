"""A table as a file, under a block that says what it is."""

import io
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from monitoring.repack import repacked
from monitoring.vocabulary.files import FileFact
from monitoring.wording import columns
from monitoring.wording import export as wording
from monitoring.wording.numbers import is_missing

# A spreadsheet takes a text that begins so for a formula; an apostrophe makes it text again.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Where a spreadsheet cuts a line of the block into cells, the next cell must not be a formula.
_FORMULA_INSIDE = re.compile(r"([,;\t]\s*)(?=[=+\-@])")
_MAX_SHEET_NAME, _MAX_WIDTH = 31, 50
_FORMATS = {int: "0", float: "", date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}

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
    safe = rows.assign(**{name: rows[name].map(_harmless) for name in texts})
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.2f")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def csv_file(sheet: Sheet) -> str:
    """Return a sheet as CSV, each fact as a comment line before the table.

    ``pandas.read_csv(file, comment="#")`` gives the table back: cells that hold ``#`` are quoted.

    Returns:
        Lines ``# What: ...``, then the header line and the rows, each ended by a newline alone.
        Numbers have two decimals, columns of whole numbers none; missing values are empty; dates
        are written year first; text that a spreadsheet would run as a formula gets an apostrophe.
    """
    lines = [
        _FORMULA_INSIDE.sub(r"\1'", f"# {name}: {words}") for name, words in _block(sheet).items()
    ]
    columns = [_values(sheet.rows.iloc[:, place]) for place in range(sheet.rows.shape[1])]
    table = [[_clean(str(name)) for name in sheet.rows.columns], *zip(*columns, strict=True)]
    lines += [",".join(_csv_cell(value) for value in row) for row in table]
    return "".join(f"{line}\n" for line in lines)


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{_decimals(value)}f}"
    if not isinstance(value, str):
        return str(value)
    words = str(_harmless(value))
    if re.search(r'[",#\r\n]', words):
        return '"' + words.replace('"', '""') + '"'
    return words


def _block(sheet: Sheet) -> dict[str, str]:
    """Return the facts under the title, each on one line."""
    facts = {FileFact.WHAT: sheet.title, **sheet.facts}
    return {_one_line(wording.label(name)): _one_line(text) for name, text in facts.items()}


def _one_line(words: str) -> str:
    return " ".join(_clean(words).split())


def _clean(words: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", words))


def _values(column: pd.Series) -> list[Value]:
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
        return "; ".join(_clean(str(piece)) for piece in cell)
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


def _decimals(number: float) -> int:
    return 2 if round(number, 2) == number else 3


def _other(cell: object) -> Value:
    return cell if isinstance(cell, int | date) else _clean(str(cell))


def _day(moment: datetime) -> Value:
    """Return the date where a moment is nothing but one, as dates from a query are."""
    plain = moment.replace(tzinfo=None, microsecond=0)
    plain = datetime(*plain.timetuple()[:6])
    return plain.date() if plain.time() == datetime.min.time() else plain


def xlsx_file(sheet: Sheet) -> bytes:
    """Return a sheet as a workbook: the block of facts, then the table under it.

    A second sheet says what each column holds, and in what unit.

    Returns:
        The same bytes for the same sheet. Numbers are numbers, rounded to the two decimals they
        are shown with; dates are dates; missing values are empty cells. All text is stored as
        text, never as a formula; where it begins like one the cell is marked as quoted, so that
        editing it makes no formula of it either, and no apostrophe is seen.
    """
    book = Workbook()
    page = book.active
    page.title = _sheet_name(sheet.title)
    book.properties.title, book.properties.creator = _one_line(sheet.title), wording.creator()
    block = _block(sheet)
    for line, (name, words) in enumerate(block.items(), start=1):
        _put(page.cell(line, 1), name, bold=True)
        _put(page.cell(line, 2), words)
    head = len(block) + 2
    labels = max(len(name) for name in block)
    for place in range(1, sheet.rows.shape[1] + 1):
        column = sheet.rows.iloc[:, place - 1]
        cells = [_clean(str(sheet.rows.columns[place - 1])), *_values(column)]
        for line, value in enumerate(cells, start=head):
            _put(page.cell(line, place), value, bold=line == head)
        widest = max(_width(value) for value in cells)
        wanted = max(widest, labels) if place == 1 else widest
        page.column_dimensions[get_column_letter(place)].width = min(wanted, _MAX_WIDTH) + 2
    page.freeze_panes = page.cell(head + 1, 1)
    _describe_columns(book, sheet)
    written = io.BytesIO()
    book.save(written)
    return repacked(written.getvalue())


def _describe_columns(book: Workbook, sheet: Sheet) -> None:
    """Add a sheet that says what each column holds; one that nobody described is left out."""
    names = [str(name) for name in sheet.rows.columns if columns.is_described(str(name))]
    if not names:
        return
    page = book.create_sheet(_sheet_name(wording.columns_title()))
    lines = [(name, *columns.describe(name, sheet.query)) for name in names]
    for place, cells in enumerate(zip(wording.columns_head(), *lines, strict=True), start=1):
        for line, text in enumerate(cells, start=1):
            _put(page.cell(line, place), _clean(text), bold=line == 1)
        width = min(max(map(len, cells)), _MAX_WIDTH)
        page.column_dimensions[get_column_letter(place)].width = width + 2
    page.freeze_panes = "A2"


def _put(cell: Cell, value: Value, *, bold: bool = False) -> None:
    cell.value = value
    if isinstance(value, str):
        # Set by hand: openpyxl takes a text that begins with "=" for a formula.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_STARTS)
    elif value is not None:
        cell.number_format = _FORMATS[type(value)]
        if isinstance(value, float):
            cell.number_format = "0." + "0" * _decimals(value)
    if bold:
        cell.font = Font(bold=True)


def _width(value: Value) -> int:
    if isinstance(value, float):
        return len(f"{value:.2f}")
    return 0 if value is None else len(str(value))


def _sheet_name(title: str) -> str:
    safe = re.sub(r"[\[\]:*?/\\]", " ", _one_line(title))
    return " ".join(safe.split())[:_MAX_SHEET_NAME].strip(" '") or wording.untitled()


def file_stem(name: str) -> str:
    """Return words as a file name without its ending: short, and safe on every system."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-") or "table"
