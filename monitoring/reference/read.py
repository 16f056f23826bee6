"""Reads the rows of `data/` that a person edits, and checks them against the schema."""

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.errors import Fault, FaultyRowsError, Notice
from monitoring.reference.csv_lines import Line, read_lines
from monitoring.reference.model import cell_fault, cell_found
from monitoring.reference.rules import broken_rules
from monitoring.result_files.cells import day
from monitoring.vocabulary.faults import Allowed, Found

_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_ALLOWED = {
    "INTEGER": Allowed.WHOLE_NUMBER,
    "DOUBLE": Allowed.NUMBER,
    "DATE": Allowed.DATE,
    "BOOLEAN": Allowed.YES_OR_NO,
}


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
        FaultyRowsError: any cell is at fault; it lists all of them, of all files.
    """
    tables = db.schema_tables()
    frames = dict(given or {})
    read: dict[str, list[Line]] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        read[name], file_faults = read_lines(path, tables[name])
        file_faults += _reference_faults(read[name], tables[name], frames)
        frames[name], cell_faults = _typed(read[name], tables[name])
        file_faults += cell_faults
        file_faults += _row_faults(read[name], frames[name], tables[name], file_faults)
        faults += file_faults
    faults += broken_rules(files, read, frames, faults)
    if faults:
        raise FaultyRowsError(_in_order(faults, files))
    return {name: frames[name] for name in files}


def _in_order(faults: Sequence[Fault], files: Mapping[str, Path]) -> tuple[Fault, ...]:
    places = {path.name: place for place, path in enumerate(files.values())}
    return tuple(sorted(faults, key=lambda fault: (places[fault.file], fault.line)))


def _reference_faults(
    lines: Sequence[Line], table: db.Table, frames: Mapping[str, pd.DataFrame]
) -> list[Fault]:
    faults = []
    for column in table.columns:
        if column.references is None:
            continue
        other, other_column = column.references
        known = set(frames[other][other_column].astype(str)) if other in frames else set()
        allowed = Notice(Allowed.ROW_OF, table=other, names=tuple(sorted(known)))
        faults += [
            cell_fault(line, column.name, allowed)
            for line in lines
            if (cell := line.cells.get(column.name, "")) and cell not in known
        ]
    return faults


def _typed(lines: Sequence[Line], table: db.Table) -> tuple[pd.DataFrame, list[Fault]]:
    faults: list[Fault] = []
    columns: dict[str, pd.Series] = {}
    for column in table.columns:
        values = [_value(line, column, faults) for line in lines]
        columns[column.name] = pd.Series(values, dtype=_dtype(column.kind))
    return pd.DataFrame(columns), faults


def _dtype(kind: str) -> str:
    return {"INTEGER": "Int64", "DOUBLE": "float64", "BOOLEAN": "boolean"}.get(kind, "object")


def _value(line: Line, column: db.TableColumn, faults: list[Fault]) -> object:
    cell = line.cells.get(column.name, "")
    if not cell:
        if column.is_required and not column.has_default:
            faults.append(cell_fault(line, column.name, _allowed(column)))
        return "" if column.has_default else None
    if column.allowed:
        # People may write a code in words: "points per year".
        cell = cell.replace(" ", "_")
    if column.allowed and cell not in column.allowed:
        faults.append(cell_fault(line, column.name, _allowed(column)))
        return None
    try:
        return _converted(cell, column.kind)
    except ValueError:
        faults.append(cell_fault(line, column.name, _allowed(column)))
        return None


def _converted(cell: str, kind: str) -> object:
    if kind == "INTEGER" and _WHOLE_NUMBER.fullmatch(cell):
        return int(cell)
    if kind == "DOUBLE" and _NUMBER.fullmatch(cell) and math.isfinite(float(cell)):
        return float(cell)
    if kind == "DATE" and (found := day(cell)) is not None:
        return found
    if kind == "BOOLEAN" and cell in ("yes", "no"):
        return cell == "yes"
    if kind == "VARCHAR":
        return cell
    raise ValueError(cell)


def _allowed(column: db.TableColumn) -> Notice:
    if column.allowed:
        return Notice(Allowed.ONE_OF, names=column.allowed)
    return Notice(_ALLOWED.get(column.kind, Allowed.SOME_TEXT))


def _row_faults(
    lines: Sequence[Line], frame: pd.DataFrame, table: db.Table, faults: Sequence[Fault]
) -> list[Fault]:
    """Check the rows without a fault of their own against the rules of their table."""
    faulty = {fault.line for fault in faults}
    sound = [n for n, line in enumerate(lines) if line.number not in faulty]
    rules = db.broken_checks(table.name, frame.iloc[sound])
    return [
        _row_fault(lines[n], rule, table)
        for n, rule in zip(sound, rules, strict=True)
        if rule is not None
    ]


def _row_fault(line: Line, rule: db.BrokenRule, table: db.Table) -> Fault:
    if rule.key:
        found = Notice(Found.KEY_AGAIN, cells=_cells(line, rule.key))
        allowed = Notice(Allowed.ONE_ROW_FOR_EACH, columns=rule.key)
        return Fault(line.file, line.number, ", ".join(rule.key), found, allowed)
    named = tuple(c.name for c in table.columns if re.search(rf"\b{c.name}\b", rule.check))
    found = Notice(Found.TOGETHER, cells=_cells(line, named))
    allowed = Notice(Allowed.CHECK, rule=rule.check)
    return Fault(line.file, line.number, ", ".join(named), found, allowed)


def _cells(line: Line, columns: Sequence[str]) -> tuple[Notice, ...]:
    return tuple(cell_found(line, name) for name in columns)
