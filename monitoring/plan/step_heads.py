"""Parts the head of a step from a title that stands on its line: "Action Step # 1 – Open it".

The template's head is the number alone, and the step's words follow as its first answer. Who
writes them behind the number means the same. A sentence may speak of a step in the same words, so
a line counts as a head only where the answers of another step come after it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from monitoring.plan.headings import NUMBER, find_heading, is_step, number_of
from monitoring.plan.labels import LabelMatch, find_label
from monitoring.plan.lines import Line, letters_of

_TITLED = re.compile(
    r"(?:\d{1,2}[.)]\s*|goal\s*#?\s*\d{1,2}\W{1,3})?(?P<words>[A-Za-z][A-Za-z ]{4,24}?[A-Za-z])"
    r"\s*\(?(?:#|\bno\b\.?|\bnumber\b)?\s*"
    rf"(?:\d{{1,2}}\.)?(?P<number>{NUMBER})"
    r"(?P<mark>\)?\s*[-–—:.|)(\t][-–—:.|)(\s]*|\)?\s+)(?P<title>\S.*)",
    re.IGNORECASE,
)
# "... (continued)" at the end of a title, and the page that a table of contents names.
_CONTINUED = re.compile(r"\W*\bcont(?:\.|inued|\W?d)?\W*$", re.IGNORECASE)
_PAGE = re.compile(r"(?:\.{2,}|(?:\. ){2,}|…)\s*\d{1,4}$")
# How far the first label of a step may stand from its head, and its own words from that.
_NEAR = 8
_FAR = 120


@dataclass(frozen=True)
class _Head:
    number: int
    title: str = ""

    @property
    def key(self) -> str:
        return letters_of(_CONTINUED.sub("", self.title))


def with_heads_parted(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with each head that has a title on its line made a head and an answer.

    Where the step's words are also given as the template has them, a title that says the same is
    left out, and another stays a line without a place.
    """
    return _Parting(lines).parted()


class _Parting:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._need = 0
        self._head: _Head | None = None
        self._answered: set[str] = set()

    def parted(self) -> list[Line]:
        made: list[Line] = []
        at = 0
        while at < len(self._lines):
            line, at = self._whole(at)
            head = _titled(line)
            if head is None:
                self._note(line)
                made.append(line)
            elif self._is_contents(at - 1, head):
                continue
            elif self._begins_step(at):
                self._open(head)
                parts, n_read = self._parts(line, head, at)
                made += parts
                at += n_read
            elif self._head and (head.number, head.key) == (self._head.number, self._head.key):
                # The same head again is a page break inside the step.
                made.append(_head_line(line, head))
            else:
                made.append(line)
        return made

    def _whole(self, at: int) -> tuple[Line, int]:
        """Return the line at ``at``, with its title where that stands below, and where to go on."""
        line, after = self._lines[at], at + 1
        heading = find_heading(line)
        if heading and heading.kind == "step" and line.text[-1] in "-–—:":
            for more in self._lines[after : after + 1]:
                if not (more.is_continuation or find_heading(more) or find_label(more)):
                    return replace(line, text=f"{line.text} {more.text}"), after + 1
        return line, after

    def _open(self, head: _Head) -> None:
        self._head, self._answered = head, set()

    def _note(self, line: Line) -> None:
        """Take note of what a line opens: a need, a step, an answer of a step."""
        if line.is_continuation:
            return
        heading = find_heading(line)
        if heading is None or heading.is_pointer:
            match = find_label(line)
            if match and _is_of_step(match):
                self._answered.add(match.label.field)
        elif heading.kind == "need" and heading.number != self._need:
            self._need, self._head, self._answered = heading.number, None, set()
        elif heading.kind == "step" and (not self._head or heading.number != self._head.number):
            self._open(_Head(heading.number))

    def _is_contents(self, at: int, head: _Head) -> bool:
        """Return whether a line is an entry of a menu or of a table of contents."""
        if _PAGE.search(head.title):
            return True
        around = [*self._lines[max(0, at - 1) : at], *self._lines[at + 1 : at + 2]]
        return self._lines[at].is_bulleted and any(
            line.is_bulleted and (_titled(line) or find_heading(line)) for line in around
        )

    def _begins_step(self, start: int) -> bool:
        """Return whether the next answer is one of a step, and one that the open step has."""
        for line in islice(self._lines, start, start + _NEAR):
            if line.is_continuation or line.is_rule or line.is_page_mark:
                continue
            heading = find_heading(line)
            if _titled(line) or (heading and heading.kind != "furniture"):
                return False
            match = find_label(line)
            if match and not match.rest[:1].islower() and not heading:
                is_new = not self._answered or match.label.field in self._answered
                return is_new and _is_of_step(match)
        return False

    def _parts(self, line: Line, head: _Head, start: int) -> tuple[list[Line], int]:
        """Return the head and its title as lines, and how many lines after them are part of it."""
        first = _head_line(line, head)
        own = self._own_words(start, head)
        if own is None:
            text = f"Action Step\t{head.title}"
            return [first, replace(line, raw=text, text=text, is_bulleted=False)], 0
        title, n_read = head.key, 0
        if not own.startswith(title):
            return [first, replace(line, raw=head.title, text=head.title, is_continuation=True)], 0
        for more in islice(self._lines, start, start + _NEAR):
            title += letters_of(more.text)
            if more.follows_blank or find_label(more) or not own.startswith(title):
                break
            n_read += 1
        return [first], n_read

    def _own_words(self, start: int, head: _Head) -> str | None:
        """Return the letters of the step's words where they stand as the template has them."""
        for at, line in islice(enumerate(self._lines), start, start + _FAR):
            other, heading = _titled(line), find_heading(line)
            if (other and other.number != head.number) or (heading and heading.kind == "need"):
                return None
            if heading and heading.kind == "step" and heading.number not in (0, head.number):
                return None
            match = find_label(line)
            if match and match.label.field == "wording" and _is_of_step(match):
                after = (more.text for more in self._lines[at + 1 : at + 1 + _NEAR])
                return letters_of(" ".join((match.rest, *after)))
        return None


def _titled(line: Line) -> _Head | None:
    """Return the number and the title where a line reads like a step's head with its title."""
    found = None if line.is_continuation else _TITLED.fullmatch(line.text)
    if found is None or not is_step(letters_of(found["words"])) or find_heading(line):
        return None
    title = found["title"].strip("| \t")
    if "(" in found["mark"]:
        title = title.removesuffix(")")
    if not found["mark"].strip(" )") and not title[:1].isupper():
        # "Action Step # 7 of last year goes on".
        return None
    return _Head(number_of(found["number"]), title)


def _is_of_step(match: LabelMatch) -> bool:
    is_printed = match.is_exact or not match.label.is_weak
    return match.label.scope in ("step", "gap_or_step") and is_printed and not match.names_a_step


def _head_line(line: Line, head: _Head) -> Line:
    text = f"Action Step # {head.number}"
    return replace(line, raw=text, text=text, is_bulleted=False, closes_cell=False)
