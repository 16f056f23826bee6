"""Tells why a document cannot be read as a plan, and what it seems to be instead."""

import re

from monitoring.errors import InputError, Notice
from monitoring.plan.blocks import Drafts
from monitoring.plan.lines import letters_of
from monitoring.vocabulary.faults import DocumentKind, PlanFault

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
    "%PDF-": DocumentKind.PDF,
    "PK\x03\x04": DocumentKind.OFFICE_OR_ZIP,
    "{\\rtf": DocumentKind.RTF,
    "\xd0\xcf\x11\xe0": DocumentKind.OLD_OFFICE,
}
_OTHER_FORMS = (
    ("scorecard", DocumentKind.SCORECARD),
    ("schoolwideprogram", DocumentKind.OLD_SCHOOLWIDE),
    ("titleischoolwide", DocumentKind.OLD_SCHOOLWIDE),
    ("targetedassistance", DocumentKind.OLD_TITLE_I),
    ("smartgoal", DocumentKind.OTHER_ACTION_PLAN),
    ("personsresponsible", DocumentKind.OTHER_ACTION_PLAN),
    ("personresponsible", DocumentKind.OTHER_ACTION_PLAN),
    ("strategicplan", DocumentKind.STRATEGIC_PLAN),
    ("comprehensiveneedsassessment", DocumentKind.NEEDS_ASSESSMENT),
)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|table|script)\b", re.IGNORECASE)


class NotAPlanError(InputError):
    """The text is not an improvement plan that can be read."""


def reason_against(text: str, drafts: Drafts) -> NotAPlanError | None:
    """Return why ``text`` is not a plan; None if it is one.

    Args:
        text: the document.
        drafts: what was read from it.
    """
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        return NotAPlanError(PlanFault.EMPTY)
    is_template = "need" in drafts.labels_seen or len(drafts.labels_seen & _SPECIFIC_FIELDS) > 1
    is_filled = any(need.is_filled for need in drafts.needs.values())
    if is_template and is_filled:
        second = drafts.second_plan
        return NotAPlanError(PlanFault.SEVERAL_PLANS, text=second.text) if second else None
    if is_template:
        return NotAPlanError(PlanFault.BLANK_TEMPLATE)
    if {"funding", "poverty"} & drafts.labels_seen:
        return NotAPlanError(PlanFault.TEMPLATE_BEGINNING)
    return NotAPlanError(PlanFault.NOT_A_PLAN, kind=Notice(_kind(text)))


def _kind(text: str) -> DocumentKind:
    """Return what the document looks like instead."""
    for beginning, kind in _FILES.items():
        if text.lstrip("\ufeff").startswith(beginning):
            return kind
    odd = len(re.findall("[\x00-\x08\x0e-\x1f\ufffd]", text[:5000]))
    if odd * 20 > min(len(text), 5000):
        return DocumentKind.UNREADABLE
    if _MARKUP.search(text[:20000]):
        return DocumentKind.WEB_PAGE
    if _is_table(text):
        return DocumentKind.COMMA_TABLE
    return _other_form(letters_of(text[:200_000]))


def _other_form(letters: str) -> DocumentKind:
    for words, kind in _OTHER_FORMS:
        if words in letters:
            return kind
    if "improvementplan" in letters:
        return DocumentKind.NAMES_A_PLAN
    return DocumentKind.NO_FIELDS


def _is_table(text: str) -> bool:
    rows = [row for row in text[:20000].splitlines() if row.strip()][:20]
    counts = {row.count(",") for row in rows}
    return len(rows) > 1 and len(counts) == 1 and min(counts) > 0
