"""Rules of the files that say what a plan's items and positions are: they quote its own words."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import pandas as pd

from monitoring.result_files import Fault

if TYPE_CHECKING:
    from monitoring.reference.csv_lines import Line
    from monitoring.reference.rules import Rows, Tables


def items_of_the_plan(rows: "Rows", tables: "Tables") -> list[Fault]:
    """Find items that the plan does not write so in that lane of that step."""
    items = tables.get("monitoring_items", pd.DataFrame(columns=["step_id", "lane", "item"]))
    known = {key: list(group) for key, group in items.groupby(["step_id", "lane"])["item"]}
    steps = set(tables.get("action_steps", items)["step_id"])
    return [
        _fault(line, "item", _one_of(f"an item of {row['step_id']}, {row['lane']}", own))
        for line, row in rows
        if row["item"]
        and row["lane"]
        and row["step_id"] in steps
        # A step may well name nothing in a lane.
        and row["item"] not in (own := known.get((row["step_id"], row["lane"]), []))
    ]


def known_indicators(rows: "Rows", tables: "Tables") -> list[Fault]:
    """Find measures that are no indicator; an item of another kind has none."""
    known = set(tables["indicators"]["indicator_id"])
    return [
        _fault(line, "indicator_id", _one_of("one of indicators", sorted(known)))
        for line, row in rows
        if row["kind"] == "measure" and row["indicator_id"] and row["indicator_id"] not in known
    ]


def positions_of_the_plan(rows: "Rows", tables: "Tables") -> list[Fault]:
    """Find positions that no action step writes so."""
    known = _written(tables)
    return [
        _fault(line, "written", _one_of("a position as the plan writes it", sorted(known)))
        for line, row in rows
        if row["written"] and row["written"] not in known
    ]


def held_positions(rows: "Rows", tables: "Tables") -> list[Fault]:
    """Find positions held that are no position's one name."""
    names = tables.get("role_names", pd.DataFrame(columns=["written", "role"]))
    one_name = dict(zip(names["written"], names["role"], strict=True))
    known = {str(one_name.get(written, written)) for written in _written(tables)}
    return [
        _fault(line, "role", _one_of("a position by its one name", sorted(known)))
        for line, row in rows
        if row["role"] and row["role"] not in known
    ]


def _written(tables: "Tables") -> Collection[str]:
    return set(tables.get("action_step_roles", pd.DataFrame(columns=["role"]))["role"])


def _one_of(what: str, known: Iterable[str]) -> str:
    return f"{what}: {'; '.join(known) or 'the plan has none'}"


def _fault(line: "Line", column: str, allowed: str) -> Fault:
    return Fault(line.file, line.number, column, repr(line.cells.get(column, "")), allowed)
