"""Finds where the plan begins in a document and what its cover says."""

from dataclasses import dataclass

from monitoring.plan.blocks import Drafts
from monitoring.plan.headings import Heading, Title, find_heading, title_inside, title_of
from monitoring.plan.labels import LabelMatch, find_label
from monitoring.plan.lines import Line, letters_of
from monitoring.plan.records import Kind

_COVER_LINES = 15
_HEAD_FIELDS = frozenset({"district", "school", "team_lead"})


@dataclass(frozen=True)
class Cover:
    """The title, the lines between it and the plan's first heading, and where that heading is."""

    title: Title | None
    lines: list[Line]
    start: int


def find_cover(lines: list[Line]) -> Cover:
    """Return the cover of the plan in ``lines``; what stands before it belongs to a web page."""
    start = _find_start(lines)
    titles = [at for at, line in enumerate(lines[:start]) if title_of(line)]
    if titles and start - titles[-1] <= _COVER_LINES:
        cover_lines = [line for line in lines[titles[0] : start] if not title_of(line)]
        first = _COVER_LINES if len(cover_lines) > _COVER_LINES else 0
        return Cover(_best_title(lines, start), cover_lines[-first:], start)
    return Cover(_best_title(lines, start), [], start)


def _find_start(lines: list[Line]) -> int:
    """Return the index of the first general heading, or else of the first heading or field."""
    first_field = len(lines)
    for at, line in enumerate(lines):
        heading = find_heading(line)
        if heading and not heading.is_pointer and heading.kind == "general":
            return at
        match = find_label(line)
        if first_field == len(lines) and _begins_plan(line, heading, match):
            first_field = at
        if match and not match.label.is_weak and match.label.scope in ("need", "step"):
            break
    return first_field


def _begins_plan(line: Line, heading: Heading | None, match: LabelMatch | None) -> bool:
    if heading:
        return not heading.is_pointer and heading.kind in ("edflex", "goals", "need", "step")
    if match is None or line.is_bulleted:
        return False
    is_head = match.label.field in _HEAD_FIELDS and match.separator == "cell"
    return is_head or not match.label.is_weak


def _best_title(lines: list[Line], start: int) -> Title | None:
    """Return the title with its years if any line has it, else the first that has none."""
    alone = [title for line in lines if (title := title_of(line))]
    before = [title for line in lines[:start] if (title := title_inside(line))]
    candidates = [*alone, *before]
    with_years = (title for title in candidates if title.school_years)
    return next(with_years, next(iter(candidates), None))


def unread_cover_lines(cover: Cover, drafts: Drafts) -> list[Line]:
    """Return the cover's lines that are more than the names which the form's fields give."""
    names = (drafts.fact_text(name) or "" for name in ("district", "school", "team_lead"))
    known = letters_of(" ".join(names))
    return [line for line in cover.lines if not _is_known_cover_line(line, known)]


def _is_known_cover_line(line: Line, known: str) -> bool:
    letters = letters_of(line.text)
    return line.is_rule or line.is_page_mark or letters in known or bool(find_heading(line))


def kind_of(cover: Cover, drafts: Drafts, lines: list[Line]) -> Kind:
    """Return whether the plan is a district's or a school's."""
    if drafts.fact_text("school"):
        return "school"
    if cover.title:
        return cover.title.kind
    letters = [letters_of(line.text[:100]) for line in lines]
    school = sum("schoolimprovement" in words for words in letters)
    district = sum("districtimprovement" in words for words in letters)
    return "school" if school > district else "district"
