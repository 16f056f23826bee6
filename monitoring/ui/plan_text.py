"""Turns what was found in a plan, and what it would change, into what its panels show."""

from typing import TYPE_CHECKING

from monitoring.wording import commands as counted
from monitoring.wording import faults, plan_changes, plan_document
from monitoring.wording import plan as plan_words
from monitoring.wording import plan_page as words

if TYPE_CHECKING:
    import pandas as pd

    from monitoring.pipeline.plan_preview import PlanPreview
    from monitoring.plan import Plan


def found_of(preview: "PlanPreview") -> tuple[list[str], list[tuple[str, str]], "pd.DataFrame"]:
    """Return what a plan says: sentences, goals and steps, targets."""
    plan = preview.plan
    counts = {
        "needs": len(plan.needs),
        "root_causes": len(plan.root_causes),
        "goals": len(plan.goals),
        "equity_gaps": len(plan.equity_gaps),
        "action_steps": len(plan.action_steps),
        "unread_lines": len(plan.unread_lines),
    }
    district = plan_words.district(plan.district or "")
    sentences = [
        words.found(district, plan_words.plan_title(plan.title or ""), plan.school_years or ""),
        words.counts(
            [
                *counted.plan_counts(counts)[:-1],
                plan_document.fields_counted(len(plan.answers), len(plan.doubtful())),
            ]
        ),
        words.measures(len(preview.measures), is_proposed=preview.is_proposed),
        *map(faults.said, plan.notes),
    ]
    parts = [(goal.goal_id, plan_words.as_written(goal.wording)) for goal in plan.goals]
    parts += [(step.step_id, plan_words.as_written(step.wording)) for step in plan.action_steps]
    return sentences, parts, preview.measures


def doubts_of(plan: "Plan") -> tuple[str, list[tuple[str, str, str]], list[str]]:
    """Return what should be compared with the document: a sentence, fields, lines."""
    fields = [
        plan_document.doubtful_cells(
            (answer.record, answer.field),
            answer.label,
            plan_document.place(answer.place.as_dict()),
            whys,
        )
        for answer, whys in plan.doubtful().items()
    ]
    unread = [
        plan_document.unplaced(line.number, line.text, line.place.as_dict())
        for line in plan.unread_lines
    ]
    return words.doubtful(len(fields)) if fields else "", fields, unread


def changes_of(preview: "PlanPreview") -> tuple[list[str], list[tuple[str, ...]]]:
    """Return what would change: sentences, and the goals and steps that differ."""
    if preview.in_force is None:
        return [plan_changes.first_plan()], []
    district = preview.in_force[0]
    if preview.is_other_district:
        then = plan_words.district(preview.plan.district or "")
        return [plan_changes.other_district(plan_words.district(district), then)], []
    kinds = [change.change for change in preview.changes]
    counts = kinds.count("new"), kinds.count("gone"), kinds.count("changed")
    sentences = [
        plan_changes.change_counts(*counts) if kinds else plan_changes.no_changes(),
        *(
            plan_changes.updates_under(it.part_id, it.n_updates, is_gone=it.change == "gone")
            for it in preview.changes
            if it.n_updates
        ),
        plan_changes.stays(preview.n_updates, preview.n_files),
        *(words.left_behind(file, faults.said(error)) for file, error in preview.left_behind),
    ]
    parts = [
        plan_changes.change_cells(it.part_id, it.change, it.fields, it.wording)
        for it in preview.changes
    ]
    return sentences, parts
