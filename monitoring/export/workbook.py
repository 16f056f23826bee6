"""A table as a workbook: what a person reads first, every column, and what each holds.

It is imported when somebody asks for one: no first page waits for the library that writes it.
"""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.export.for_people import formats, readable
from monitoring.export.sheet import (
    FORMULA_STARTS,
    Sheet,
    Value,
    block,
    clean,
    decimals,
    one_line,
    values,
)
from monitoring.repack import repacked
from monitoring.wording import columns
from monitoring.wording import export as wording

_MAX_SHEET_NAME, _MAX_WIDTH = 31, 50
_FORMATS = {int: "0", float: "", date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}


def xlsx_file(sheet: Sheet) -> bytes:
    """Return a sheet as a workbook: what a person reads first, then every column, then its words.

    The first sheet has the block of facts, and under it the columns that a person reads, by plain
    names; the second has every column as the queries name it; the third says what each holds, and
    in what unit. Where no column has a plain name, the first has them all, and there is no second.

    Returns:
        The same bytes for the same sheet. Numbers are numbers, rounded to the two decimals they
        are shown with; dates are dates; missing values are empty cells. All text is stored as
        text, never as a formula; where it begins like one the cell is marked as quoted, so that
        editing it makes no formula of it either, and no apostrophe is seen.
    """
    book = Workbook()
    page = book.active
    page.title = _sheet_name(sheet.title)
    book.properties.title, book.properties.creator = one_line(sheet.title), wording.creator()
    facts = block(sheet)
    for line, (name, words) in enumerate(facts.items(), start=1):
        _put(page.cell(line, 1), name, bold=True)
        _put(page.cell(line, 2), words)
    read = readable(sheet.rows)
    is_readable = bool(len(read.columns))
    labels = max(len(name) for name in facts)
    _write(page, read if is_readable else sheet.rows, len(facts) + 2, labels)
    _format(page, len(facts) + 2, formats(sheet.rows))
    if is_readable:
        _write(book.create_sheet(_sheet_name(wording.every_column_title())), sheet.rows, 1, 0)
    _describe_columns(book, sheet)
    written = io.BytesIO()
    book.save(written)
    return repacked(written.getvalue())


def _write(page: Worksheet, rows: pd.DataFrame, head: int, least_width: int) -> None:
    """Write a table with its head on a line; the first column is at least as wide as given."""
    for place in range(1, rows.shape[1] + 1):
        column = rows.iloc[:, place - 1]
        cells = [clean(str(rows.columns[place - 1])), *values(column)]
        for line, value in enumerate(cells, start=head):
            _put(page.cell(line, place), value, bold=line == head)
        widest = max(_width(value) for value in cells)
        wanted = max(widest, least_width) if place == 1 else widest
        page.column_dimensions[get_column_letter(place)].width = min(wanted, _MAX_WIDTH) + 2
    page.freeze_panes = page.cell(head + 1, 1)


def _format(page: Worksheet, head: int, wanted: Mapping[str, str]) -> None:
    """Give the figures of some columns, by the names in their head, a number format."""
    for cell in page[head]:
        if cell.value in wanted:
            for (figure,) in page.iter_rows(
                min_row=head + 1, min_col=cell.column, max_col=cell.column
            ):
                if figure.data_type == "n":
                    figure.number_format = wanted[cell.value]


def _describe_columns(book: Workbook, sheet: Sheet) -> None:
    """Add a sheet that says what each column holds; one that nobody described is left out."""
    names = [str(name) for name in sheet.rows.columns if columns.is_described(str(name))]
    if not names:
        return
    page = book.create_sheet(_sheet_name(wording.columns_title()))
    lines = [(name, *columns.describe(name, sheet.query)) for name in names]
    for place, cells in enumerate(zip(wording.columns_head(), *lines, strict=True), start=1):
        for line, text in enumerate(cells, start=1):
            _put(page.cell(line, place), clean(text), bold=line == 1)
        width = min(max(map(len, cells)), _MAX_WIDTH)
        page.column_dimensions[get_column_letter(place)].width = width + 2
    page.freeze_panes = "A2"


def _put(cell: Cell, value: Value, *, bold: bool = False) -> None:
    cell.value = value
    if isinstance(value, str):
        # Set by hand: openpyxl takes a text that begins with "=" for a formula.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    elif value is not None:
        cell.number_format = _FORMATS[type(value)]
        if isinstance(value, float):
            cell.number_format = "0." + "0" * decimals(value)
    if bold:
        cell.font = Font(bold=True)


def _width(value: Value) -> int:
    if isinstance(value, float):
        return len(f"{value:.2f}")
    return 0 if value is None else len(str(value))


def _sheet_name(title: str) -> str:
    safe = re.sub(r"[\[\]:*?/\\]", " ", one_line(title))
    return " ".join(safe.split())[:_MAX_SHEET_NAME].strip(" '") or wording.untitled()
