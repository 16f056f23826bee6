"""Boxes beside the answers of the form, and which of the answers they choose."""

import re

TICKED = r"(?:[✔✓☑☒✅🗹]|\[[xX]\])"
UNTICKED = r"(?:[☐□◻⬜▢❏❑❒]|\[ ?\])"
_MARK = re.compile(rf"(?P<on>{TICKED})|{UNTICKED}")
BOX = re.compile(r"<input\b[^<>]{0,200}>", re.IGNORECASE)
IS_CHECKED = re.compile(r"\bchecked\b(?!\s*=\s*[\"']?false)", re.IGNORECASE)
_AROUND = " \t,;|"
# Answers among which the form lets people choose.
CHOICES = frozenset(
    {
        *("content_areas", "evidence", "funding_sources", "grade_spans", "is_equity_gap"),
        *("subgroups", "supports_equity", "systems", "timeline"),
    }
)


def chosen(text: str) -> str:
    """Return the answers that are ticked; a text without boxes as it is.

    Args:
        text: such as "☐ Strong ☒ Moderate", the boxes before their answers, or after them as in
            "Yes ☐ No ☒".

    Returns:
        The ticked ones with "; " between them, after what stands before all boxes; "" for none.
    """
    text = BOX.sub(lambda box: "☒" if IS_CHECKED.search(box[0]) else "☐", text)
    marks = list(_MARK.finditer(text))
    if not marks:
        return text
    before = text[: marks[0].start()].strip(_AROUND)
    is_after = bool(before) and not text[marks[-1].end() :].strip(_AROUND)
    edges = [0, *(mark.end() for mark in marks)] if is_after else [mark.end() for mark in marks]
    ends = [mark.start() for mark in marks] if is_after else [it.start() for it in marks[1:]]
    words = [text[start:end] for start, end in zip(edges, [*ends, len(text)], strict=False)]
    ticked = [
        answer
        for mark, answer in zip(marks, (it.strip(_AROUND) for it in words), strict=False)
        if mark["on"] and answer
    ]
    return "; ".join(ticked if is_after or not before else [before, *ticked])
