"""Rules of the files that say what a plan's items and positions are: they quote its own words."""

from collections.abc import Collection

import pandas as pd

from monitoring.errors import Fault, Notice
from monitoring.reference.model import Rows, Tables, cell_fault
from monitoring.vocabulary import ItemKind
from monitoring.vocabulary.faults import Allowed


def items_of_the_plan(rows: Rows, tables: Tables) -> list[Fault]:
    """Find items that the plan does not write so in that lane of that step."""
    items = tables.get("monitoring_items", pd.DataFrame(columns=["step_id", "lane", "item"]))
    known = {key: list(group) for key, group in items.groupby(["step_id", "lane"])["item"]}
    steps = set(tables.get("action_steps", items)["step_id"])
    return [
        cell_fault(
            line,
            "item",
            Notice(Allowed.ITEM, step=row["step_id"], lane=row["lane"], names=tuple(own)),
        )
        for line, row in rows
        if row["item"]
        and row["lane"]
        and row["step_id"] in steps
        # A step may well name nothing in a lane.
        and row["item"] not in (own := known.get((row["step_id"], row["lane"]), []))
    ]


def known_indicators(rows: Rows, tables: Tables) -> list[Fault]:
    """Find measures that are not an indicator; an item of another kind has none."""
    known = set(tables["indicators"]["indicator_id"])
    allowed = Notice(Allowed.ROW_OF, table="indicators", names=tuple(sorted(known)))
    return [
        cell_fault(line, "indicator_id", allowed)
        for line, row in rows
        if row["kind"] == ItemKind.MEASURE
        and row["indicator_id"]
        and row["indicator_id"] not in known
    ]


def positions_of_the_plan(rows: Rows, tables: Tables) -> list[Fault]:
    """Find positions that no action step writes so."""
    known = _written(tables)
    allowed = Notice(Allowed.POSITION_IN_PLAN, names=tuple(sorted(known)))
    return [
        cell_fault(line, "name_in_plan", allowed)
        for line, row in rows
        if row["name_in_plan"] and row["name_in_plan"] not in known
    ]


def held_positions(rows: Rows, tables: Tables) -> list[Fault]:
    """Find positions held that are not the one name of a position."""
    names = tables.get("role_names", pd.DataFrame(columns=["name_in_plan", "role"]))
    one_name = dict(zip(names["name_in_plan"], names["role"], strict=True))
    known = {str(one_name.get(written, written)) for written in _written(tables)}
    allowed = Notice(Allowed.POSITION_NAME, names=tuple(sorted(known)))
    return [
        cell_fault(line, "role", allowed)
        for line, row in rows
        if row["role"] and row["role"] not in known
    ]


def _written(tables: Tables) -> Collection[str]:
    return set(tables.get("action_step_roles", pd.DataFrame(columns=["role"]))["role"])
