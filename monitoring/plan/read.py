"""Reads one plan: finds it in the document, walks through its lines, makes the records."""

from monitoring.plan.building import build_plan
from monitoring.plan.cover import find_cover
from monitoring.plan.document import Document, document_of_text
from monitoring.plan.doubts import with_doubts
from monitoring.plan.reader import read_drafts
from monitoring.plan.records import Plan
from monitoring.plan.refusals import reason_against
from monitoring.plan.step_heads import with_heads_parted
from monitoring.plan.wrapped import with_labels_whole


def read_plan(text: str) -> Plan:
    """Return the records of a Georgia improvement plan that is given as text; see the next."""
    return read_document(document_of_text(text))


def read_document(document: Document) -> Plan:
    """Return the records of a Georgia improvement plan.

    Args:
        document: the plan in Georgia's template for districts (DIP) or schools (SIP), in any of
            the layouts that web pages, PDF viewers and converters make of it.

    Returns:
        The plan. Every line that is neither read into a record nor part of the form itself is
        in ``unread_lines``; lines before the plan's cover belong to the page around it. An answer
        that looks merged, cut or out of place is named in ``doubts``.

    Raises:
        NotAPlanError: the document is something else, the template with nothing filled in, or
            holds several plans.
    """
    lines = with_labels_whole(with_heads_parted(document.lines))
    cover = find_cover(lines)
    drafts = read_drafts(lines[cover.start :], cover.title)
    if error := reason_against(document.text, drafts):
        raise error
    return with_doubts(build_plan(drafts, cover, lines), drafts, document)
