"""Turns a plan that was read into the rows of its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.plan import ActionStep, EquityGap, Plan
from monitoring.result_files.memory_file import sha256_of


def frames(plan: Plan, path: Path) -> dict[str, pd.DataFrame]:
    """Return the rows of every plan table.

    Args:
        plan: the plan as read.
        path: its document, for the name and the hash.

    Returns:
        Table name of ``queries/schema.sql`` -> its rows.
    """
    rows: dict[str, Sequence[dict[str, object]]] = {
        "plan": [_plan_row(plan, path)],
        "plan_facts": [
            {"sort_order": sort_order, **asdict(fact)}
            for sort_order, fact in enumerate(plan.facts, 1)
        ],
        "needs": [asdict(need) for need in plan.needs],
        "root_causes": [asdict(cause) for cause in plan.root_causes],
        "goals": [asdict(goal) for goal in plan.goals],
        "equity_gaps": [
            {"equity_gap_id": gap.equity_gap_id, "need_id": gap.need_id, "gap": gap.gap}
            for gap in plan.equity_gaps
        ],
        "equity_gap_scopes": [row for gap in plan.equity_gaps for row in _scopes(gap)],
        "equity_interventions": [
            {
                "equity_gap_id": gap.equity_gap_id,
                "sort_order": sort_order,
                "code": intervention.code,
                "wording": intervention.wording,
            }
            for gap in plan.equity_gaps
            for sort_order, intervention in enumerate(gap.interventions, 1)
        ],
        "action_steps": [_step_row(step) for step in plan.action_steps],
        "action_step_lists": [row for step in plan.action_steps for row in _lists(step)],
        "action_step_roles": [
            {
                "step_id": step.step_id,
                "sort_order": sort_order,
                "role": role,
                "is_accountable": sort_order == 1,
            }
            for step in plan.action_steps
            for sort_order, role in enumerate(step.roles, 1)
        ],
        "monitoring_items": [row for step in plan.action_steps for row in _items(step)],
        "unread_lines": [asdict(line) for line in plan.unread_lines],
    }
    return {name: _frame(db.schema_tables()[name], found) for name, found in rows.items()}


def _frame(table: db.Table, rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[column.name for column in table.columns])


def _plan_row(plan: Plan, path: Path) -> dict[str, object]:
    return {
        "plan_id": path.stem,
        "kind": plan.kind,
        "title": plan.title,
        "district": plan.district,
        "school": plan.school,
        "school_years": plan.school_years,
        "team_lead": plan.team_lead,
        "document": path.name,
        "document_sha256": sha256_of(path),
    }


def _listed(
    owner: dict[str, object], names: tuple[str, str], lists: Mapping[str, Sequence[str]]
) -> list[dict[str, object]]:
    """Return a row per entry of several lists; ``names`` are the columns of list and entry."""
    of, entry = names
    return [
        owner | {of: name, "sort_order": sort_order, entry: value}
        for name, values in lists.items()
        for sort_order, value in enumerate(values, 1)
    ]


def _scopes(gap: EquityGap) -> list[dict[str, object]]:
    lists = {
        "content_area": gap.content_areas,
        "grade_span": gap.grade_spans,
        "subgroup": gap.subgroups,
    }
    return _listed({"equity_gap_id": gap.equity_gap_id}, ("scope", "value"), lists)


def _step_row(step: ActionStep) -> dict[str, object]:
    names = [column.name for column in db.schema_tables()["action_steps"].columns]
    return {name: getattr(step, name) for name in names}


def _lists(step: ActionStep) -> list[dict[str, object]]:
    lists = {
        "funding_source": step.funding_sources,
        "subgroup": step.subgroups,
        "system": step.systems,
    }
    return _listed({"step_id": step.step_id}, ("list", "value"), lists)


def _items(step: ActionStep) -> list[dict[str, object]]:
    lanes = {
        "implementation": step.implementation_items,
        "effectiveness": step.effectiveness_items,
    }
    return _listed({"step_id": step.step_id}, ("lane", "item"), lanes)
