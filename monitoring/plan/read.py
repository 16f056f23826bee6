"""Reads one plan: finds it in the document, walks through its lines, makes the records."""

from monitoring.plan.building import build_plan
from monitoring.plan.cover import find_cover
from monitoring.plan.labels import with_labels_on_one_line
from monitoring.plan.lines import cleaned_lines
from monitoring.plan.reader import read_drafts
from monitoring.plan.records import Plan
from monitoring.plan.refusals import reason_against


def read_plan(text: str) -> Plan:
    """Return the records of a Georgia improvement plan.

    Args:
        text: the plan as text, in Georgia's template for districts (DIP) or schools (SIP),
            in any of the layouts that web pages, PDF viewers and converters make of it.

    Returns:
        The plan. Every line that is neither read into a record nor part of the form itself is
        in ``unread_lines``. Lines before the plan's cover belong to the page around it.

    Raises:
        NotAPlanError: the text is something else, or the template with nothing filled in.
    """
    lines = with_labels_on_one_line(cleaned_lines(text))
    cover = find_cover(lines)
    drafts = read_drafts(lines[cover.start :], cover.title.words if cover.title else "")
    if error := reason_against(text, drafts):
        raise error
    return build_plan(drafts, cover, lines)
