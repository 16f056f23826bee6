"""Makes the records out of what was read."""

import re

from monitoring.plan.blocks import Block, Drafts, FactDraft, NeedBlock
from monitoring.plan.cover import Cover, kind_of, unread_cover_lines
from monitoring.plan.lines import Line, letters_of
from monitoring.plan.options import (
    CONTENT_AREAS,
    FUNDING_SOURCES,
    GRADE_SPANS,
    SUBGROUPS,
    SYSTEMS,
    interventions_of,
    options_of,
)
from monitoring.plan.phrases import items_of, roles_of
from monitoring.plan.records import (
    ActionStep,
    EquityGap,
    Fact,
    Goal,
    Need,
    Plan,
    RootCause,
    UnreadLine,
)

_EVIDENCE = {
    "strong": "Strong",
    "moderate": "Moderate",
    "promising": "Promising",
    "demonstratesarationale": "Demonstrates a Rationale",
    "demonstratearationale": "Demonstrates a Rationale",
    "demonstratesrationale": "Demonstrates a Rationale",
}
# Both answers of the form, without what told which of them was chosen.
_BOTH = re.compile(r"\W*(?:yes|y)\W*(?:or\W*)?(?:no|n)\W*", re.IGNORECASE)
_YES_OR_NO = re.compile(r"\W*(yes|no|y|n)\b(?!\s*/)", re.IGNORECASE)


def build_plan(drafts: Drafts, cover: Cover, lines: list[Line]) -> Plan:
    """Return the plan's records; ``lines`` are all the document's lines."""
    needs = [need for need in drafts.needs.values() if need.is_filled]
    unread = [*unread_cover_lines(cover, drafts), *drafts.unread, *_undecided(needs)]
    return Plan(
        kind=kind_of(cover, drafts, lines),
        title=cover.title.words if cover.title else None,
        district=drafts.fact_text("district"),
        school=drafts.fact_text("school"),
        school_years=cover.title.school_years if cover.title else None,
        team_lead=drafts.fact_text("team_lead"),
        facts=tuple(_facts(drafts.facts)),
        needs=tuple(_need(need) for need in needs),
        root_causes=tuple(cause for need in needs for cause in _root_causes(need)),
        goals=tuple(_goal(need) for need in needs if need.has("goal") or _steps(need)),
        equity_gaps=tuple(gap for need in needs for gap in _equity_gaps(need)),
        action_steps=tuple(step for need in needs for step in _steps(need)),
        unread_lines=tuple(
            UnreadLine(line.number, line.raw, line.place)
            for line in sorted(unread, key=lambda line: line.number)
        ),
    )


def yes_or_no(text: str | None) -> bool | None:
    """Return True for yes, False for no, None for anything else."""
    found = None if _BOTH.fullmatch(text or "") else _YES_OR_NO.match(text or "")
    return found[1].lower().startswith("y") if found else None


def evidence_level(text: str | None) -> str | None:
    """Return the state's name of an evidence level; a level it does not know as written."""
    letters = letters_of((text or "")[:80]).removesuffix("evidence")
    return _EVIDENCE.get(letters, text)


def _undecided(needs: list[NeedBlock]) -> list[Line]:
    """Return the lines of yes-or-no answers that are neither."""
    cells = [need.cells.get("is_equity_gap") for need in needs]
    cells += [step.cells.get("supports_equity") for need in needs for step in need.steps.values()]
    return [line for cell in cells if cell and yes_or_no(cell.text) is None for line in cell.lines]


def _facts(drafts: list[FactDraft]) -> list[Fact]:
    sizes: dict[str, int] = {}
    for draft in drafts:
        if draft.is_option:
            sizes[draft.label] = sizes.get(draft.label, 0) + 1
    has_empty_box = any(draft.is_ticked is False for draft in drafts)
    return [
        Fact(draft.section, draft.label, draft.cell.text, _is_ticked(draft, sizes, has_empty_box))
        for draft in drafts
    ]


def _is_ticked(draft: FactDraft, sizes: dict[str, int], has_empty_box: bool) -> bool | None:
    if draft.is_filled_mark:
        return True if has_empty_box else None
    if not draft.is_option or draft.is_ticked is not None:
        return draft.is_ticked
    # Printed without its marks, a group shows the one answer that was chosen and no other.
    return sizes[draft.label] == 1


def _need(need: NeedBlock) -> Need:
    answer = yes_or_no(need.text("is_equity_gap"))
    asked = need.cells.get("is_equity_gap")
    return Need(
        need_id=f"N{need.number}",
        number=need.number,
        wording=need.text("need"),
        is_equity_gap=answer,
        equity_question=asked.label if asked else None,
    )


def _root_causes(need: NeedBlock) -> list[RootCause]:
    return [
        RootCause(f"N{need.number}.R{number}", f"N{need.number}", number, wording)
        for number, cause in need.root_causes.items()
        if (wording := cause.text("wording"))
    ]


def _goal(need: NeedBlock) -> Goal:
    return Goal(f"G{need.number}", f"N{need.number}", need.number, need.text("goal"))


def _equity_gaps(need: NeedBlock) -> list[EquityGap]:
    return [
        EquityGap(
            equity_gap_id=f"N{need.number}.E{number}",
            need_id=f"N{need.number}",
            gap=gap.text("gap"),
            content_areas=options_of(gap.text("content_areas"), CONTENT_AREAS),
            grade_spans=options_of(gap.text("grade_spans"), GRADE_SPANS),
            subgroups=options_of(gap.text("subgroups"), SUBGROUPS),
            interventions=interventions_of(gap.text("interventions")),
        )
        for number, gap in enumerate((gap for gap in need.gaps if gap.has_text), start=1)
    ]


def _steps(need: NeedBlock) -> list[ActionStep]:
    return [_step(need.number, step) for step in need.steps.values() if step.has_text]


def _step(need_number: int, step: Block) -> ActionStep:
    return ActionStep(
        step_id=f"G{need_number}.{step.number}",
        goal_id=f"G{need_number}",
        number=step.number,
        wording=step.text("wording"),
        funding_sources=options_of(step.text("funding_sources"), FUNDING_SOURCES),
        subgroups=options_of(step.text("subgroups"), SUBGROUPS),
        systems=options_of(step.text("systems"), SYSTEMS),
        implementation_method=step.text("implementation"),
        effectiveness_method=step.text("effectiveness"),
        implementation_items=items_of(step.text("implementation")),
        effectiveness_items=items_of(step.text("effectiveness")),
        responsible=step.text("responsible"),
        roles=roles_of(step.text("responsible")),
        evidence_level=evidence_level(step.text("evidence")),
        timeline=step.text("timeline"),
        supports_equity=yes_or_no(step.text("supports_equity")),
        partnerships=step.text("partnerships"),
    )
