"""Finds the form's own words in a line: which label it begins with and what follows it."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from monitoring.plan.lines import Line, letters_of
from monitoring.plan.spelling import forgiven, near_prefixes

Scope = Literal["general", "group", "need", "gap", "step", "gap_or_step"]
Separator = Literal["cell", "space", "none"]

_REACH = 300
_LETTER = re.compile("[A-Za-z]")
_AFTER_LABEL = re.compile(r"(?:\(s\)|[\s)|:?*])*")
_NUMBER = re.compile(r"[\s#]*(\d{1,2})(?!\d)[.)]?")
_STEP_NUMBER = re.compile(r"\(?(?:#|no\b\.?|number\b)?\s*\d", re.IGNORECASE)
_SECTION_NUMBER = re.compile(r"(?:\s*Sec\w{1,5})?\s*\d\.\d(?!\d)|\s*Section\b")


@dataclass(frozen=True)
class Label:
    """A label of the form.

    ``is_weak`` marks words that also begin ordinary sentences; they need more around them to be
    taken for a label. ``is_question`` marks a label that runs on to its question mark,
    ``is_renamed`` one of a district's own copy, which is one only beside the cell of its answer.
    """

    field: str
    scope: Scope
    words: str
    is_weak: bool = False
    is_question: bool = False
    is_renamed: bool = False

    @cached_property
    def key(self) -> str:
        """The letters that the label is known by."""
        return letters_of(self.words)


_RENAMED: tuple[tuple[str, Scope, tuple[str, ...]], ...] = (
    ("goal", "need", ("SMART Goal", "Performance Goal", "District Goal", "Measurable Goal")),
    ("funding_sources", "step", ("Possible Funding Sources",)),
    ("subgroups", "gap_or_step", ("Student Groups",)),
    ("implementation", "step", ("Methods for Monitoring the Implementation",)),
    ("effectiveness", "step", ("Methods for Monitoring the Effectiveness",)),
    ("responsible", "step", ("Person Responsible", "Persons Responsible", "Position Responsible")),
    ("responsible", "step", ("Person/Position Responsible", "Role/Position Responsible")),
    ("evidence", "step", ("Evidence Level", "Level of Evidence", "ESSA Evidence Level")),
    ("timeline", "step", ("Timeline", "Implementation Timeline")),
)
_LABELS = (
    Label("district", "general", "District", is_weak=True),
    Label("school", "general", "School Name", is_weak=True),
    Label("school", "general", "School", is_weak=True),
    Label("team_lead", "general", "Team Lead", is_weak=True),
    Label("waiver", "general", "Do you need a waiver"),
    Label(
        "transfer_percentage",
        "general",
        "Cumulative Percentage of Allocation to be Transferred to the Selected Grant(s)",
    ),
    Label("funding", "group", "Federal Funding Options to Be Employed"),
    Label("poverty", "group", "Factors Used by District to Identify Students in Poverty"),
    Label("poverty", "group", "Factors Used by School to Identify Students in Poverty"),
    Label("transfer", "group", "Transferability of Funds"),
    Label("need", "need", "Overarching Need as identified in CNA"),
    Label("need", "need", "Overarching Need", is_weak=True),
    Label("is_equity_gap", "need", "Is Need # also an Equity Gap"),
    Label("root_cause", "need", "Root Cause", is_weak=True),
    Label("goal", "need", "Goal", is_weak=True),
    Label("gap", "gap", "Equity Gap", is_weak=True),
    Label("content_areas", "gap", "Content Area(s)", is_weak=True),
    Label("grade_spans", "gap", "Grade Level Span(s)"),
    Label("interventions", "gap", "Equity interventions", is_weak=True),
    Label("subgroups", "gap_or_step", "Subgroups", is_weak=True),
    Label("wording", "step", "Action Step", is_weak=True),
    Label("funding_sources", "step", "Funding Sources", is_weak=True),
    Label("systems", "step", "Systems", is_weak=True),
    Label("implementation", "step", "Method for Monitoring Implementation"),
    Label("effectiveness", "step", "Method for Monitoring Effectiveness"),
    Label("responsible", "step", "Position/Role Responsible"),
    Label("evidence", "step", "Evidence Based Indicator"),
    Label("timeline", "step", "Timeline for Implementation"),
    Label(
        "supports_equity",
        "step",
        "Does this action step support the selected equity intervention",
    ),
    Label("partnerships", "step", "What partnerships, if any", is_question=True),
    # What districts call the form's fields in copies of their own.
    *(
        Label(field, scope, words, is_weak=True, is_renamed=True)
        for field, scope, names in _RENAMED
        for words in names
    ),
)
_LONGEST_FIRST = sorted(_LABELS, key=lambda label: -len(label.key))
# A line that begins with one of these may be a longer label, misprinted.
_BEGINNINGS = {
    short.key
    for short in _LABELS
    if any(
        other.key != short.key and other.key.startswith(short.key)
        for other in _LABELS
        if not other.is_renamed
    )
}


def _near_key(key: str) -> str:
    """Return a pattern that every misprint of ``key`` fits and few other beginnings do.

    Cut into one piece more than there may be wrong letters, a misprint keeps one piece whole,
    near its place.
    """
    wrong = forgiven(key)
    size = len(key) // (wrong + 1)
    starts = range(0, size * (wrong + 1), size)
    return "|".join(
        f".{{{max(0, start - wrong)},{start + wrong}}}{key[start : start + size]}"
        for start in starts
    )


_FORGIVEN = [it for it in _LONGEST_FIRST if forgiven(it.key) and not it.is_renamed]
# One search each, so that the many lines without a label cost little.
_ANY_KEY = re.compile("|".join(label.key for label in _LABELS))
_NEAR_ANY_KEY = re.compile("|".join(_near_key(label.key) for label in _FORGIVEN))


@dataclass(frozen=True)
class LabelMatch:
    """A label found at the beginning of a line.

    ``printed`` is the label as the line has it, ``rest`` what follows on the line. ``separator``
    is "cell" after a tab, a bar or a colon, "space" after anything less, "none" if nothing
    follows. ``is_exact`` means printed just as the form has it; ``is_closed_empty`` that a second
    bar ends an empty cell.
    """

    label: Label
    printed: str
    rest: str
    separator: Separator
    number: int | None
    is_exact: bool
    is_closed_empty: bool

    @property
    def names_a_step(self) -> bool:
        """Whether "Action Step" has a number after it: then it is a step's name and no label."""
        return self.label.field == "wording" and _STEP_NUMBER.match(self.rest) is not None


def find_label(line: Line) -> LabelMatch | None:
    """Return the label that ``line`` begins with, or None."""
    letters = letters_of(line.text[:_REACH])
    exact = _find_exact(line, letters) if _ANY_KEY.match(letters) else None
    if exact and exact.label.key not in _BEGINNINGS:
        return exact
    misprinted = _find_misprinted(line, letters) if _NEAR_ANY_KEY.match(letters) else None
    return misprinted or exact


def column_of(head: str) -> Label | None:
    """Return the label of a step that the head of a column is, however a district names it."""
    match = find_label(Line(0, f"{head}\t", f"{head}\t-", False, False, True))
    if match is None or match.label.scope not in ("step", "gap_or_step"):
        return None
    is_all = not any(map(str.isalpha, match.rest)) or match.rest.startswith("(")
    return match.label if is_all else None


def own_label(field: str) -> Label:
    """Return a label of a field that says nothing of whether the form is Georgia's."""
    return next(it for it in _LABELS if it.field == field and it.is_weak)


def _find_exact(line: Line, letters: str) -> LabelMatch | None:
    for label in _LONGEST_FIRST:
        if letters.startswith(label.key):
            end = _end_of_letter(line.text, len(label.key))
            if _is_boundary(line.text, end) and _has_place(line, label, end):
                return _match(line, label, end, is_exact=line.text[0].isupper())
    return None


def _find_misprinted(line: Line, letters: str) -> LabelMatch | None:
    for label in _FORGIVEN:
        if len(letters) + forgiven(label.key) < len(label.key):
            continue
        for length in near_prefixes(label.key, letters):
            end = _end_of_letter(line.text, length)
            if length and _is_boundary(line.text, end) and _has_place(line, label, end):
                return _match(line, label, end, is_exact=False)
    return None


def _end_of_letter(text: str, count: int) -> int:
    """Return the place in ``text`` after its letter number ``count``."""
    letters = islice(_LETTER.finditer(text, 0, _REACH), max(0, count - 1), None)
    letter = next(letters, None)
    return letter.end() if letter and count else 0


def _is_boundary(text: str, end: int) -> bool:
    """Return whether a word ends at ``end``; a capital glued to it begins the next one."""
    after = text[end : end + 1]
    return not after.isalpha() or (after.isupper() and text[end - 1 : end].islower())


def _has_place(line: Line, label: Label, end: int) -> bool:
    """Return whether a label may stand there: one that was renamed needs a cell behind it."""
    gap = _AFTER_LABEL.match(line.text, end)
    return not label.is_renamed or (gap is not None and any(it in gap.group() for it in "\t|"))


def _match(line: Line, label: Label, end: int, *, is_exact: bool) -> LabelMatch:
    text = line.text
    number = None
    if label.is_question:
        end = _end_of_question(text, end)
    elif label.field == "root_cause" and (printed := _NUMBER.match(text, end)):
        number, end = int(printed[1]), printed.end()
    elif label.field == "need" and (section := _SECTION_NUMBER.match(text, end)):
        end = section.end()
    gap = _AFTER_LABEL.match(text, end)
    between = gap.group() if gap else ""
    rest = text[end + len(between) :].strip("| \t")
    return LabelMatch(
        label=label,
        printed=f"{text[:end]}{between}".strip("| \t:"),
        rest=rest,
        separator=_separator(between, rest),
        number=number,
        is_exact=is_exact,
        is_closed_empty=not rest and line.raw.count("|") - line.raw.startswith("|") > 1,
    )


def _separator(between: str, rest: str) -> Separator:
    if not rest:
        return "none"
    return "cell" if any(mark in between for mark in "\t|:?") else "space"


def _end_of_question(text: str, end: int) -> int:
    mark = text.find("?", end, end + 2 * _REACH)
    if mark >= 0:
        return mark + 1
    cell = re.compile(r"[\t|]").search(text, end, end + 2 * _REACH)
    return cell.start() if cell else len(text)
