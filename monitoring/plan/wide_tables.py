"""Reads tables that have a step in each row, under one row of heads: "Action Step | Who | When".

The template has a table for each step, a row for each field. Who lays the steps out side by side
names the fields in the first row, often in words of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.plan.headings import find_heading
from monitoring.plan.labels import Label, column_of, own_label
from monitoring.plan.lines import Line, letters_of, line_of

_FEWEST = 3
_LONGEST = 90
_WORDING = "wording"
# What districts call a column; none of it is a label elsewhere, where it may begin a sentence.
_NAMES = {
    _WORDING: (
        *("action", "actions", "actionsteps", "activity", "activities", "strategy", "strategies"),
        *("strategiesactivities", "actionsstrategies", "actionstepsstrategies", "initiative"),
        *("strategyactivity", "actionstepactivity", "actionstepsactivities"),
    ),
    "funding_sources": ("funding", "fundingsource", "fundingsources", "fund", "funds"),
    "subgroups": ("subgroup", "studentgroup", "studentgroups", "targetgroup"),
    "responsible": (
        *("who", "responsible", "responsibility", "responsibleparty", "responsibleparties"),
        *("responsibleperson", "responsiblepersons", "staffresponsible", "personsresponsible"),
        *("personresponsible", "positionresponsible", "roleresponsible", "owner", "lead"),
    ),
    "timeline": (
        *("when", "timeline", "timelines", "timeframe", "timeframes", "dates", "duedate"),
        *("frequency", "implementationtimeline"),
    ),
    "implementation": (
        *("monitoringimplementation", "monitoringofimplementation", "implementationmonitoring"),
        *("howwillimplementationbemonitored", "evidenceofimplementation"),
    ),
    "effectiveness": (
        *("monitoringeffectiveness", "monitoringofeffectiveness", "effectivenessmonitoring"),
        *("howwilleffectivenessbemonitored", "evidenceofeffectiveness"),
    ),
    "evidence": ("evidencelevel", "levelofevidence", "essaevidencelevel", "evidencebased"),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_STEP = ("step", "steps")
_STEP_NUMBER = ("stepno", "stepnumber", "actionstepno", "actionstepnumber")
_NUMBER = re.compile(r"(?:(?:action\s*)?steps?\s*)?(?:#|no\b\.?|number)?", re.IGNORECASE)
_RULE = re.compile(r"[-:=–—\s]*")


@dataclass(frozen=True)
class Heads:
    """The heads of a wide table.

    Args:
        printed: each as it stands there.
        labels: the label that each column answers, None where it answers none of a step.
        number_at: the column that counts the steps, None where there is none.
    """

    printed: tuple[str, ...]
    labels: tuple[Label | None, ...]
    number_at: int | None

    @property
    def n_columns(self) -> int:
        """How many cells a row has."""
        return len(self.labels)

    def head_of(self, texts: Sequence[str]) -> str:
        """Return the head of a row's step as the template has it, "" where nothing counts it."""
        text = "" if self.number_at is None else texts[self.number_at]
        for head in (text, f"Action Step # {text.strip('.): ')}"):
            found = find_heading(line_of(0, head, follows_blank=True)) if text else None
            if found is not None and found.kind == "step":
                return f"Action Step # {found.number}" if found.number else ""
        return ""

    def columns(self) -> list[int]:
        """Return the columns that may hold an answer, the step's own words first."""
        columns = [at for at in range(self.n_columns) if at != self.number_at]
        return sorted(columns, key=lambda at: _field(self.labels[at]) != _WORDING)


def heads_of(texts: Sequence[str]) -> Heads | None:
    """Return what the cells of a row say as the heads of a table of steps; None if they do not."""
    filled = [text for text in texts if text]
    if len(texts) < _FEWEST or len(filled) < _FEWEST or max(map(len, filled)) > _LONGEST:
        return None
    labels = [_label_of(text) for text in texts]
    if _WORDING not in map(_field, labels):
        labels = [
            own_label(_WORDING) if letters_of(text) in _STEP else label
            for text, label in zip(texts, labels, strict=True)
        ]
    known = [label.field for label in labels if label]
    if _WORDING not in known or len(set(known)) < len(known) or len(known) < 2:
        return None
    number_at = next((at for at, it in enumerate(texts) if not labels[at] and _counts(it)), None)
    n_others = number_at is not None and bool(texts[number_at])
    # Where labels stand beside their answers, at most every other cell is one.
    if 2 * len(known) <= len(filled) - n_others:
        return None
    return Heads(tuple(texts), tuple(labels), number_at)


def _field(label: Label | None) -> str:
    return label.field if label else ""


def _label_of(text: str) -> Label | None:
    letters = letters_of(text)
    if not letters or (_counts(text) and "#" in text) or letters in _STEP_NUMBER:
        return None
    return own_label(_FIELDS[letters]) if letters in _FIELDS else column_of(text)


def _counts(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip(" :|")) is not None


def cells_of(line: Line) -> list[str]:
    """Return the cells of a line of text that bars or tabs part."""
    text = line.raw.strip(" ")
    if "|" in text:
        return [it.strip() for it in text.removeprefix("|").removesuffix("|").split("|")]
    return [it.strip() for it in line.raw.split("\t")]


def is_ruled(cells: Sequence[str]) -> bool:
    """Return whether the cells of a line only draw the line under a head."""
    return all(_RULE.fullmatch(cell) for cell in cells)
