"""Takes a CSV file of `data/` apart into lines of named cells."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from monitoring import db
from monitoring.errors import Fault, Notice
from monitoring.reference.renamed import RENAMED
from monitoring.vocabulary.faults import Allowed, Found


@dataclass(frozen=True)
class Line:
    """One row of a file: its first line, and its cells by column name."""

    file: str
    number: int
    cells: Mapping[str, str]


def read_lines(path: Path, table: db.Table) -> tuple[list[Line], list[Fault]]:
    """Read the rows of a file that fit its header, and the faults of those that do not.

    A file that is not there, is no text, or has another header has no rows at all.
    """
    if not path.is_file():
        allowed = Notice(Allowed.FILE_WITH_COLUMNS, columns=_known(table))
        return [], [Fault(path.name, 1, "", Notice(Found.NO_FILE), allowed)]
    text, faults = _text(path)
    if faults:
        return [], faults
    rows, faults = _rows(path.name, text)
    header = rows[0][1] if rows else []
    header_faults = _header_faults(path.name, header, table)
    if header_faults:
        return [], [*faults, *header_faults]
    lines = []
    for number, row in rows[1:]:
        if len(row) == len(header):
            cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
            lines.append(Line(path.name, number, cells))
        else:
            found, allowed = Notice(Found.CELLS, n=len(row)), Notice(Allowed.CELLS, n=len(header))
            faults.append(Fault(path.name, number, "", found, allowed))
    return lines, faults


def _text(path: Path) -> tuple[str, list[Fault]]:
    """Return the text of a file, and a fault for each line that holds bytes of no text."""
    faults = []
    texts = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        try:
            texts.append(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            bad = 0 if b"\x00" in line else None
        except UnicodeDecodeError as error:
            bad = error.object[error.start]
        if bad is not None:
            found = Notice(Found.BYTE, byte=f"0x{bad:02X}")
            faults.append(Fault(path.name, number, "", found, Notice(Allowed.UTF8)))
    return "\n".join(texts), faults


def _rows(file: str, text: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Return the rows with the line each begins in, up to the first that cannot be split."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error:
            found, allowed = Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES)
            return rows, [Fault(file, number, "", found, allowed)]
        if row is None:
            return rows, []
        if any(row):
            rows.append((number, row))


def _known(table: db.Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _header_faults(file: str, header: Sequence[str], table: db.Table) -> list[Fault]:
    """Return the new name of each column that was renamed, or the columns that there may be."""
    known = _known(table)
    needed = {c.name for c in table.columns if c.is_required and not c.has_default}
    if needed <= set(header) <= set(known) and len(set(header)) == len(header):
        return []
    renamed = RENAMED.get(table.name, {})
    if former := [name for name in header if name in renamed]:
        found = Notice(Found.FORMER_NAME)
        return [
            Fault(file, 1, name, found, Notice(Allowed.NEW_NAME, name=renamed[name]))
            for name in former
        ]
    found = Notice(Found.COLUMNS, columns=tuple(header))
    return [Fault(file, 1, "", found, Notice(Allowed.COLUMNS, columns=known))]
