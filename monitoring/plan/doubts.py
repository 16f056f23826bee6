"""Names answers that look merged, cut or out of place; none of them is changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from monitoring.errors import Notice
from monitoring.plan import signs
from monitoring.plan.blocks import Block, Cell, Drafts, NeedBlock
from monitoring.plan.building import evidence_level, yes_or_no
from monitoring.plan.document import Document
from monitoring.plan.options import CONTENT_AREAS, FUNDING_SOURCES, GRADE_SPANS, SUBGROUPS, SYSTEMS
from monitoring.plan.places import NOWHERE, Place
from monitoring.plan.records import Answer, Doubt, Plan
from monitoring.vocabulary.plan_document import PlanDoubt

_LISTS = {
    "funding_sources": FUNDING_SOURCES,
    "subgroups": SUBGROUPS,
    "systems": SYSTEMS,
    "content_areas": CONTENT_AREAS,
    "grade_spans": GRADE_SPANS,
}
_EVIDENCE = ("Strong", "Moderate", "Promising", "Demonstrates a Rationale")
_YES_OR_NO = frozenset({"is_equity_gap", "supports_equity"})
_SENTENCES = frozenset({"wording", "goal", "need"})
# Fields that a blank answer is usual in.
_OFTEN_EMPTY = frozenset({"partnerships", "school", "description", "other"})
_STEP_FIELDS = (
    *("wording", "funding_sources", "subgroups", "systems", "implementation", "effectiveness"),
    *("responsible", "evidence", "timeline", "supports_equity"),
)
_SHORT = frozenset({"evidence", "timeline", *_YES_OR_NO, *_LISTS})


def with_doubts(plan: Plan, drafts: Drafts, document: Document) -> Plan:
    """Return the plan with the place of each answer, and with what is doubtful named.

    Args:
        plan: as it was read.
        drafts: what it was made from.
        document: what that was read from.
    """
    found = list(_cells(drafts))
    answers = tuple(Answer(record, field, cell.label, cell.place) for record, field, cell in found)
    stops = _full_stops(found)
    doubts: list[Doubt] = []
    for record, field, cell in found:
        whys = list(_whys(field, cell, must_end=stops[field]))
        if cell.place in document.merged and cell.field not in _OFTEN_EMPTY:
            whys.append(Notice(PlanDoubt.SHARES_CELL))
        doubts += [Doubt(record, field, cell.place, why) for why in whys]
    doubts += _marks_alike(drafts)
    doubts += _missing(drafts)
    doubts += _heads(drafts)
    doubts += _without_steps(drafts)
    doubts += [
        Doubt(f"N{need.number}", "need", _place(need), Notice(PlanDoubt.TOLD_AGAIN))
        for need in drafts.needs.values()
        if need.is_told_again
    ]
    return replace(plan, answers=answers, doubts=tuple(doubts), notes=document.notes)


def _cells(drafts: Drafts) -> Iterator[tuple[str, str, Cell]]:
    """Yield each answer with the record and the field that it belongs to, in the plan's order."""
    for number, fact in enumerate(drafts.facts, 1):
        yield f"F{number}", fact.cell.field, fact.cell
    for need in drafts.needs.values():
        if need.is_filled:
            yield from _cells_of_need(need)


def _cells_of_need(need: NeedBlock) -> Iterator[tuple[str, str, Cell]]:
    for name, cell in need.cells.items():
        yield (f"G{need.number}" if name == "goal" else f"N{need.number}"), name, cell
    for number, cause in need.root_causes.items():
        yield from _of(f"N{need.number}.R{number}", cause)
    gaps = [gap for gap in need.gaps if gap.has_text]
    for number, gap in enumerate(gaps, 1):
        yield from _of(f"N{need.number}.E{number}", gap)
    for step in need.steps.values():
        if step.has_text:
            yield from _of(f"G{need.number}.{step.number}", step)


def _of(record: str, block: Block) -> Iterator[tuple[str, str, Cell]]:
    for name, cell in block.cells.items():
        yield record, name, cell


def _full_stops(found: list[tuple[str, str, Cell]]) -> dict[str, bool]:
    """Return field -> whether most of its answers end with a full stop, so that one must."""
    ends: dict[str, Counter[bool]] = {field: Counter() for _, field, _ in found}
    for _, field, cell in found:
        if field in _SENTENCES and cell.text:
            ends[field][signs.is_ended(cell.text)] += 1
    return {field: n[True] > 2 and n[True] >= 3 * n[False] for field, n in ends.items()}


def _whys(field: str, cell: Cell, *, must_end: bool) -> Iterator[Notice]:
    """Yield what is doubtful about an answer."""
    if cell.may_be_anothers:
        yield Notice(PlanDoubt.MAY_BE_ANOTHERS)
    if cell.is_given_twice:
        yield Notice(PlanDoubt.GIVEN_TWICE)
    text = cell.text
    if text is None:
        return
    if label := signs.label_inside(text):
        yield Notice(PlanDoubt.HOLDS_LABEL, label=label)
    if signs.is_unreadable(text):
        yield Notice(PlanDoubt.UNREADABLE)
    yield from _not_among(field, text) if field in _SHORT else _cut(text, must_end=must_end)


def _cut(text: str, *, must_end: bool) -> Iterator[Notice]:
    """Yield what makes a text look as if it were cut."""
    if mark := signs.unbalanced(text):
        yield Notice(PlanDoubt.UNBALANCED, mark=mark)
    if words := signs.cut_end(text):
        yield Notice(PlanDoubt.ENDS_MID, words=words)
    elif must_end and not signs.is_ended(text):
        yield Notice(PlanDoubt.NO_FULL_STOP)
    if words := signs.cut_beginning(text):
        yield Notice(PlanDoubt.BEGINS_MID, words=words)


def _not_among(field: str, text: str) -> Iterator[Notice]:
    """Yield what an answer holds that cannot be one where the form offers answers."""
    if field in _LISTS:
        others = {name: known for name, known in _LISTS.items() if name != field}
        odd = signs.odd_entries(text, _LISTS[field], others)
    elif field == "evidence":
        is_short = len(text) <= signs.SHORT and not signs.is_list_of_all(text)
        odd = () if evidence_level(text) in _EVIDENCE or is_short else (text,)
    elif field in _YES_OR_NO:
        odd = () if yes_or_no(text) is not None and len(text) <= signs.SHORT else (text,)
    else:
        odd = (text,) if len(text) > signs.SHORT or signs.is_list_of_all(text) else ()
    for entry in odd:
        yield Notice(PlanDoubt.NOT_AMONG_ANSWERS, words=entry)


def _marks_alike(drafts: Drafts) -> list[Doubt]:
    """Doubt boxes that are all printed alike, so that nobody can tell which are ticked."""
    if any(fact.is_ticked is False for fact in drafts.facts):
        return []
    return [
        Doubt(f"F{number}", fact.cell.field, fact.cell.place, Notice(PlanDoubt.MARKS_ALIKE))
        for number, fact in enumerate(drafts.facts, 1)
        if fact.is_filled_mark
    ]


def _missing(drafts: Drafts) -> Iterator[Doubt]:
    """Doubt what one step lacks and most steps have."""
    steps = [
        (f"G{need.number}.{step.number}", step)
        for need in drafts.needs.values()
        for step in need.steps.values()
        if step.has_text
    ]
    for field in _STEP_FIELDS:
        n_filled = sum(step.has(field) for _, step in steps)
        if n_filled * 2 < len(steps):
            continue
        for record, step in steps:
            cell = step.cells.get(field)
            if not step.has(field) and not (cell and cell.may_be_anothers):
                place = cell.place if cell else _place(step)
                yield Doubt(record, field, place, Notice(PlanDoubt.MISSING))


def _heads(drafts: Drafts) -> Iterator[Doubt]:
    """Doubt steps that no head of their own begins, or one with the number of another."""
    for need in drafts.needs.values():
        for step in need.steps.values():
            record = f"G{need.number}.{step.number}"
            if step.has_text and not step.has_head:
                yield Doubt(record, "wording", _place(step), Notice(PlanDoubt.WITHOUT_HEAD))
            elif step.shares_number:
                yield Doubt(record, "wording", _place(step), Notice(PlanDoubt.NUMBER_TWICE))


def _without_steps(drafts: Drafts) -> Iterator[Doubt]:
    """Doubt goals without a step: they may stand in a table that nobody could read."""
    for need in drafts.needs.values():
        if need.is_filled and not need.has_steps:
            yield Doubt(f"G{need.number}", "goal", _place(need), Notice(PlanDoubt.NO_STEPS))


def _place(block: Block) -> Place:
    return next((cell.place for cell in block.cells.values()), NOWHERE)
