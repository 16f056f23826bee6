"""Says, to the coordinator who offers a document, why it cannot be read as a plan."""

import re

from monitoring.errors import InputError
from monitoring.plan.blocks import Drafts
from monitoring.plan.lines import letters_of

_EXPECTED = (
    "Expected is the text of a Georgia District or School Improvement Plan in the state's "
    'template, with fields such as "Overarching Need as identified in CNA Section 3.2", '
    '"Root Cause # 1", "Goal", "Action Step" and "Method for Monitoring Implementation".'
)
_SPECIFIC_FIELDS = frozenset(
    {
        "is_equity_gap",
        "implementation",
        "effectiveness",
        "responsible",
        "evidence",
        "timeline",
        "supports_equity",
        "partnerships",
    }
)
_FILES = {
    "%PDF-": "a PDF file itself",
    "PK\x03\x04": "a Word, Excel or zip file itself",
    "{\\rtf": "an RTF file itself",
    "\xd0\xcf\x11\xe0": "an old Word or Excel file itself",
}
_OTHER_FORMS = (
    ("scorecard", "a scorecard"),
    ("schoolwideprogram", "the older Title I schoolwide plan"),
    ("titleischoolwide", "the older Title I schoolwide plan"),
    ("targetedassistance", "the older Title I plan"),
    ("smartgoal", "an action plan in another form"),
    ("personsresponsible", "an action plan in another form"),
    ("personresponsible", "an action plan in another form"),
    ("strategicplan", "a strategic plan"),
    ("comprehensiveneedsassessment", "a needs assessment"),
)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|table|script)\b", re.IGNORECASE)


class NotAPlanError(InputError):
    """The text is not an improvement plan that can be read; the message says what it is."""


def reason_against(text: str, drafts: Drafts) -> str | None:
    """Return why ``text`` is not a plan, in a sentence or two; None if it is one.

    Args:
        text: the document.
        drafts: what was read from it.
    """
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        return f"The document is empty. {_EXPECTED}"
    is_template = "need" in drafts.labels_seen or len(drafts.labels_seen & _SPECIFIC_FIELDS) > 1
    is_filled = any(need.is_filled for need in drafts.needs.values())
    if is_template and is_filled:
        return None
    if is_template:
        return "This is the state's template, but nothing is filled in: it holds only the labels."
    if {"funding", "poverty"} & drafts.labels_seen:
        return (
            "This is the beginning of the state's template, without any overarching need, goal "
            f"or action step. {_EXPECTED}"
        )
    return f"This is not an improvement plan in the state's template: {_found(text)}. {_EXPECTED}"


def _found(text: str) -> str:
    """Say what the document looks like instead."""
    for beginning, name in _FILES.items():
        if text.lstrip("\ufeff").startswith(beginning):
            return f"it is {name}, not its text; save or copy it as text first"
    odd = len(re.findall("[\x00-\x08\x0e-\x1f\ufffd]", text[:5000]))
    if odd * 20 > min(len(text), 5000):
        return "it is not readable text"
    if _MARKUP.search(text[:20000]):
        return "it is the source of a web page; copy the plan's own text"
    if _is_table(text):
        return "it is a table of values separated by commas"
    return _other_form(letters_of(text[:200_000]))


def _other_form(letters: str) -> str:
    for words, name in _OTHER_FORMS:
        if words in letters:
            return f"it looks like {name}"
    if "improvementplan" in letters:
        return "it speaks of an improvement plan but holds none of its fields"
    return "none of the template's fields stands in it"


def _is_table(text: str) -> bool:
    rows = [row for row in text[:20000].splitlines() if row.strip()][:20]
    counts = {row.count(",") for row in rows}
    return len(rows) > 1 and len(counts) == 1 and min(counts) > 0
