"""The command that prints what is found in a plan document."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitoring.commands.declare import command, option
from monitoring.commands.options import FILE
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.plan import Plan


@command(command_help.PLAN)
@click.argument("file", type=FILE)
@option("--json", "as_json", is_flag=True, message=command_help.PLAN_JSON)
def plan(file: Path, *, as_json: bool) -> None:
    """Print what is found in a plan document, and what is not."""
    from monitoring.plan.file import read_plan_file

    found = read_plan_file(file)
    if as_json:
        click.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_lines(found)))


def _lines(found: "Plan") -> list[str]:
    from monitoring.wording import commands as words
    from monitoring.wording.plan import as_written, plan_title

    cover = " · ".join(filter(None, (found.district, found.school, found.school_years)))
    counts = {
        "needs": len(found.needs),
        "root_causes": len(found.root_causes),
        "goals": len(found.goals),
        "equity_gaps": len(found.equity_gaps),
        "action_steps": len(found.action_steps),
        "unread_lines": len(found.unread_lines),
    }
    lines = [plan_title(found.title or ""), cover or words.no_district(), ""]
    lines += [*words.plan_counts(counts), ""]
    lines += [f"{goal.goal_id}  {as_written(goal.wording)}" for goal in found.goals]
    lines += [
        words.plan_step(
            step.step_id,
            step.evidence_level,
            len(step.implementation_items),
            len(step.effectiveness_items),
        )
        for step in found.action_steps
    ]
    lines += [words.unplaced_line(line.number, line.text) for line in found.unread_lines]
    return lines
