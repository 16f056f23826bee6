"""The command that prints what is found in a plan document."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitoring.commands.declare import command_alone, option
from monitoring.commands.options import FILE
from monitoring.commands.say import echo, echo_data
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.plan import Plan


@command_alone(command_help.PLAN)
@click.argument("file", type=FILE)
@option("--json", "as_json", is_flag=True, message=command_help.PLAN_JSON)
def plan(file: Path, *, as_json: bool) -> None:
    """Print what is found in a plan document, and what is not."""
    from monitoring.plan.file import read_plan_file

    found = read_plan_file(file)
    if as_json:
        everything = found.as_dict() | {"reading": _reading(found)}
        echo_data(f"{json.dumps(everything, indent=2, ensure_ascii=False)}\n")
        return
    echo("\n".join(_lines(found)))


def _reading(found: "Plan") -> dict[str, object]:
    """Return where each answer stands and which are doubtful, ready for JSON."""
    from monitoring.wording import faults

    return {
        "fields": [
            {"record": it.record, "field": it.field, "label": it.label, **it.place.as_dict()}
            for it in found.answers
        ],
        "doubtful": [
            {
                "record": it.record,
                "field": it.field,
                **it.place.as_dict(),
                "why": faults.said(it.why),
            }
            for it in found.doubts
        ],
        "notes": [faults.said(note) for note in found.notes],
    }


def _lines(found: "Plan") -> list[str]:
    from monitoring.wording import commands as words
    from monitoring.wording import faults, plan_document
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
    doubtful = found.doubtful()
    lines = [plan_title(found.title or ""), cover or words.no_district(), ""]
    lines += words.plan_counts(counts)
    lines += [plan_document.fields_counted(len(found.answers), len(doubtful)), ""]
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
    lines += [faults.said(note) for note in found.notes]
    lines += doubtful_lines(found)
    lines += [
        plan_document.unplaced(line.number, line.text, line.place.as_dict())
        for line in found.unread_lines
    ]
    return lines


def doubtful_lines(found: "Plan | None") -> list[str]:
    """Name the answers of a plan that may be wrong, with place and cause; none where none is."""
    from monitoring.wording import plan_document

    doubtful = found.doubtful() if found else {}
    lines = ["", plan_document.doubts_head(len(doubtful))] if doubtful else []
    for answer, whys in doubtful.items():
        name, where = (answer.record, answer.field), plan_document.place(answer.place.as_dict())
        lines.append(plan_document.doubtful(name, answer.label, where, whys))
    return lines
