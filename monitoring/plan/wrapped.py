"""Puts labels together that a narrow column broke, and parts them from the answer beside them.

A page whose columns were written out line by line mixes both: "Is Need # 1 also an Equity Yes",
"Gap?". The form's labels are known word for word, so each line gives its label's next words first
and its answer's next words after.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from monitoring.plan.headings import find_heading
from monitoring.plan.labels import find_label
from monitoring.plan.lines import Line, joined_words, letters_of

_PARTNERS = (
    "What partnerships, if any, with IHEs, business, Non-Profits, Community based organizations, "
    "or any private entity with a demonstrated record of success"
)
_LABELS = (
    "Overarching Need as identified in CNA Section",
    "Is Need # also an Equity Gap?",
    "Method for Monitoring Implementation",
    "Method for Monitoring Effectiveness",
    "Position/Role Responsible",
    "Evidence Based Indicator",
    "Timeline for Implementation",
    "Does this action step support the selected equity intervention?",
    f"{_PARTNERS} is the LEA implementing in carrying out this action step(s)?",
    f"{_PARTNERS} is the school implementing in carrying out this action step(s)?",
    "Cumulative Percentage of Allocation to be Transferred to the Selected Grant(s)",
    "Federal Funding Options to Be Employed (SWP Schools) in this Plan (Select all that apply)",
    "Factors(s) Used by District to Identify Students in Poverty (Select all that apply)",
    "Factors(s) Used by School to Identify Students in Poverty (Select all that apply)",
    "Transferability of Funds (ESSA Sec. 5103). If applicable, check the box and list the "
    "program(s) where funds are being transferred. Refer to the Federal Programs Handbook for "
    "additional information and requirements.",
)
_WORDS = [tuple(word for part in label.split() if (word := letters_of(part))) for label in _LABELS]
_FIRST_WORDS = {words[0] for words in _WORDS}
_TOKEN = re.compile(r"\S+")
# Lines of the answer that may stand between two lines of the label, and lines that it may take.
_MOST_BETWEEN = 3
_MOST_LINES = 24
_LONG_WORD = 10


@dataclass
class _Broken:
    """A label of which some words were read: what is left of it, and what stood beside it."""

    left: tuple[str, ...]
    printed: list[str]
    beside: list[str] = field(default_factory=list)
    last: int = 0


def with_labels_whole(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with each label that was broken over several lines put together.

    What stood beside the label's lines follows it, after a tab. A page's foot and the repeated head
    of a step between the lines of a label are left out.
    """
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        found = _whole_label(lines, at)
        if found is None:
            whole.append(lines[at])
            at += 1
        else:
            line, last = found
            whole.append(line)
            at = last + 1
    return whole


def _whole_label(lines: Sequence[Line], at: int) -> tuple[Line, int] | None:
    """Return the line of the label that begins at ``at`` broken, and its last line's index."""
    line = lines[at]
    if line.is_continuation or line.is_bulleted:
        return None
    first = _TOKEN.match(line.text)
    if first is None or letters_of(first.group()) not in _FIRST_WORDS:
        return None
    tried = [_tried(lines, at, words) for words in _WORDS]
    found = [broken for broken in tried if broken is not None]
    if not found:
        return None
    best = min(found, key=lambda broken: broken.last)
    text = joined_words(best.printed)
    if best.beside:
        text += "\t" + joined_words(best.beside)
    last = lines[best.last]
    return replace(line, raw=text, text=text, closes_cell=last.closes_cell), best.last


def _tried(lines: Sequence[Line], at: int, words: tuple[str, ...]) -> _Broken | None:
    """Return the label ``words`` as it stands broken from ``at`` on; None if it does not."""
    text = lines[at].text
    end, left = _progress(text, words)
    read = len(words) - len(left)
    if not left or not read or (read == 1 and len(words[0]) < _LONG_WORD):
        return None
    broken = _Broken(left, [text[:end].strip()], _rest(text, end))
    between: list[str] = []
    for index, line in islice(enumerate(lines), at + 1, at + _MOST_LINES):
        if _is_furniture(line):
            continue
        end, left = _progress(line.text, broken.left)
        if _goes_on(line.text, end, broken.left, left):
            broken.beside += [*between, *_rest(line.text, end)]
            broken.printed.append(line.text[:end].strip())
            broken.left, broken.last, between = left, index, []
            if not left:
                return broken
        elif len(between) < _MOST_BETWEEN and not _begins_other(line):
            between.append(line.text)
        else:
            return None
    return None


def _progress(text: str, words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return where in ``text`` the next words of a label end, and which words are left then."""
    end, read, begun = 0, 0, ""
    for token in _TOKEN.finditer(text):
        # A cell that is narrower than a word breaks it.
        letters = begun + letters_of(token.group())
        if not letters and (read > 0 or token.group()[0] in "#("):
            # "# 1" inside a label, "3.2" at its end.
            end = token.end()
        elif letters and read < len(words) and letters == words[read]:
            end, read, begun = token.end(), read + 1, ""
        elif letters and read < len(words) and words[read].startswith(letters):
            begun = letters
        else:
            break
    return (end, words[read:]) if read else (0, words)


def _goes_on(text: str, end: int, before: tuple[str, ...], left: tuple[str, ...]) -> bool:
    """Return whether a line's first words are the label's next and not an answer's by chance."""
    read = len(before) - len(left)
    return read > 1 or (read == 1 and (not left or not text[end:].strip()))


def _rest(text: str, end: int) -> list[str]:
    rest = text[end:].strip("| \t")
    return [rest] if rest else []


def _is_furniture(line: Line) -> bool:
    """Return whether a line is a page's head or foot, which may stand inside a label."""
    heading = find_heading(line)
    return line.is_page_mark or (heading is not None and heading.kind in ("furniture", "step"))


def _begins_other(line: Line) -> bool:
    """Return whether another part of the form begins with a line."""
    if line.is_rule or line.is_empty_cell or line.is_continuation:
        return True
    match = find_label(line)
    return find_heading(line) is not None or (match is not None and not match.label.is_weak)
