"""Reads the rows of `data/` that a person edits, and checks them against the schema."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.load import Fault, FaultyRowsError

REFERENCE_TABLES = (
    "calendar",
    "indicators",
    "release_dates",
    "comparability",
    "subgroups",
    "subgroup_names",
    "organisations",
    "rules",
)
_ALLOWED_WORDS = {
    "INTEGER": "a whole number",
    "DOUBLE": "a number with a decimal point",
    "DATE": "a date written YYYY-MM-DD",
    "BOOLEAN": "yes or no",
}


@dataclass(frozen=True)
class _Line:
    file: str
    number: int
    cells: Mapping[str, str]


def read_tables(
    files: Mapping[str, Path], given: Mapping[str, pd.DataFrame] | None = None
) -> dict[str, pd.DataFrame]:
    """Read one CSV file per table and check every row against the schema.

    Args:
        files: table name -> file; read in the order given, so that references look back.
        given: tables made elsewhere that the rows may refer to.

    Returns:
        Table name -> typed rows, columns as in ``queries/schema.sql``.

    Raises:
        FaultyRowsError: any cell is at fault; it lists every one of them, of all files.
    """
    tables = db.schema_tables()
    frames = dict(given or {})
    faults: list[Fault] = []
    for name, path in files.items():
        lines, file_faults = _read_lines(path, tables[name])
        file_faults += _reference_faults(lines, tables[name], frames)
        frame, cell_faults = _typed(lines, tables[name])
        file_faults += cell_faults
        if not file_faults:
            file_faults += _row_faults(lines, frame, tables[name])
        faults += file_faults
        frames[name] = frame
    if faults:
        raise FaultyRowsError(tuple(faults))
    return {name: frames[name] for name in files}


def _read_lines(path: Path, table: db.Table) -> tuple[list[_Line], list[Fault]]:
    known = [column.name for column in table.columns]
    if not path.is_file():
        return [], [Fault(path.name, 1, "", "no such file", f"a CSV file with {', '.join(known)}")]
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle, strict=True)
        rows = [(reader.line_num, row) for row in reader if any(row)]
    header = rows[0][1] if rows else []
    needed = {c.name for c in table.columns if c.is_required and not c.has_default}
    if not needed <= set(header) <= set(known):
        return [], [Fault(path.name, 1, "header", ", ".join(header), ", ".join(known))]
    faults = [
        Fault(path.name, number, "", f"{len(row)} fields", f"{len(header)} fields")
        for number, row in rows[1:]
        if len(row) != len(header)
    ]
    lines = [
        _Line(path.name, number, dict(zip(header, (cell.strip() for cell in row), strict=True)))
        for number, row in rows[1:]
        if len(row) == len(header)
    ]
    return lines, faults


def _reference_faults(
    lines: Sequence[_Line], table: db.Table, frames: Mapping[str, pd.DataFrame]
) -> list[Fault]:
    faults = []
    for column in table.columns:
        if column.references is None:
            continue
        other, other_column = column.references
        known = set(frames[other][other_column].astype(str)) if other in frames else set()
        faults += [
            _cell_fault(line, column, repr(cell), f"one of {other}: {_some(known)}")
            for line in lines
            if (cell := line.cells.get(column.name, "")) and cell not in known
        ]
    return faults


def _some(known: set[str]) -> str:
    names = sorted(known)
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def _typed(lines: Sequence[_Line], table: db.Table) -> tuple[pd.DataFrame, list[Fault]]:
    faults: list[Fault] = []
    columns: dict[str, pd.Series] = {}
    for column in table.columns:
        values = [_value(line, column, faults) for line in lines]
        columns[column.name] = pd.Series(values, dtype=_dtype(column.kind))
    return pd.DataFrame(columns), faults


def _dtype(kind: str) -> str:
    return {"INTEGER": "Int64", "DOUBLE": "float64", "BOOLEAN": "boolean"}.get(kind, "object")


def _value(line: _Line, column: db.TableColumn, faults: list[Fault]) -> object:
    cell = line.cells.get(column.name, "")
    if not cell:
        if column.is_required and not column.has_default:
            faults.append(_cell_fault(line, column, "nothing", _allowed(column)))
        return "" if column.has_default else None
    if column.allowed and cell not in column.allowed:
        faults.append(_cell_fault(line, column, repr(cell), _allowed(column)))
        return None
    try:
        return _converted(cell, column.kind)
    except ValueError:
        faults.append(_cell_fault(line, column, repr(cell), _allowed(column)))
        return None


def _cell_fault(line: _Line, column: db.TableColumn, found: str, allowed: str) -> Fault:
    return Fault(line.file, line.number, column.name, found, allowed)


def _converted(cell: str, kind: str) -> object:
    if kind == "INTEGER":
        return int(cell)
    if kind == "DOUBLE":
        return float(cell)
    if kind == "DATE":
        return date.fromisoformat(cell)
    if kind == "BOOLEAN":
        if cell not in ("yes", "no"):
            raise ValueError(cell)
        return cell == "yes"
    return cell


def _allowed(column: db.TableColumn) -> str:
    if column.allowed:
        return "one of " + ", ".join(column.allowed)
    return _ALLOWED_WORDS.get(column.kind, "some text")


def _row_faults(lines: Sequence[_Line], frame: pd.DataFrame, table: db.Table) -> list[Fault]:
    return [
        Fault(line.file, line.number, "", "a row that breaks a rule of its table", words)
        for line, words in zip(lines, db.broken_checks(table.name, frame), strict=True)
        if words is not None
    ]
