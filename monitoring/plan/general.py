"""Reads the plan's general sections: who, which funds, which boxes are ticked."""

import re

from monitoring.plan.blocks import Cell, Drafts, FactDraft
from monitoring.plan.headings import GENERAL_TITLE
from monitoring.plan.labels import LabelMatch
from monitoring.plan.lines import Line, letters_of
from monitoring.plan.ticks import BOX, IS_CHECKED, TICKED, UNTICKED

_TICKED = rf"(?:{TICKED}|[xX](?=[\s|]|$))"
# A full square: a tick where other boxes are empty, and nothing where all look like it.
_FILLED = re.compile(r"■[\s|]*|[\s|]+■$")
_MARK_FIRST = re.compile(rf"(?:(?P<on>{_TICKED})|{UNTICKED})[\s|]*")
_MARK_LAST = re.compile(rf"[\s|]+(?:(?P<on>{_TICKED})|{UNTICKED})$")
_TRANSFER = re.compile(r"Trans\w{2,7}\s+(Title\s+[IVX]+,?\s+Part\s+[A-Z])\s+to\b[\s:|]*", re.I)
_SELECT_ALL = re.compile(r"\s*\(?(?:Select\s+)?(?:all\s+)?(?:that\s+)?app?l?y\W*$", re.IGNORECASE)
_LABELLED = re.compile(r"([^\t|]{2,150}?)(?:\s*\t[\s|]*|\s\|[\s|]*|:\s+|(?<=\?)\s+)(\S.*)")
_OPTIONS = ("traditionalfunding", "consolidatedfunds", "fund", "freereduced", "community", "cep")
_SHORTEST_INSTRUCTION = 8
_TRANSFER_INSTRUCTION = letters_of(
    "If applicable, check the box and list the program(s) where funds are being transferred. "
    "Refer to the Federal Programs Handbook for additional information and requirements."
)


def tick_of(text: str) -> tuple[bool | None, str]:
    """Return the state of the box on a line and the words beside it.

    Args:
        text: the line; the box may be an HTML input, a tick, a cross or an empty box, before
            the words or after them.

    Returns:
        True if ticked, False if there is an empty box, None if there is no box; and the words.
    """
    if box := BOX.search(text):
        return bool(IS_CHECKED.search(box.group())), BOX.sub(" ", text).strip("| \t")
    if mark := _MARK_FIRST.match(text):
        return mark["on"] is not None, text[mark.end() :].strip("| \t")
    if mark := _MARK_LAST.search(text[-40:]):
        return mark["on"] is not None, text[: -len(mark.group())].strip("| \t")
    return None, text


def _is_instruction(letters: str) -> bool:
    return len(letters) > _SHORTEST_INSTRUCTION and letters in _TRANSFER_INSTRUCTION


class GeneralReader:
    """Collects the answers of the sections before the first need."""

    def __init__(self, drafts: Drafts) -> None:
        self.section = GENERAL_TITLE
        self._drafts = drafts
        self._cell: Cell | None = None
        self._group: str | None = None
        self._group_field = ""
        self._transfer = ""
        self._waiting_tick: bool | None = None
        self._waits_filled = False

    def begin(self, section: str) -> None:
        """Begin the section with this title."""
        self.section = section
        self._cell = self._group = None

    def close_at(self, line: Line) -> None:
        """Take note of a rule or an empty cell: an open answer ends there."""
        if self._cell and (self._cell.parts or line.is_empty_cell or line.is_wide_rule):
            self._cell = None

    def read(self, line: Line, match: LabelMatch | None) -> None:
        """Read one line, of which ``match`` is the label it begins with."""
        transfer = _TRANSFER.match(line.text)
        if transfer:
            self._transfer = transfer[1]
            self._open("transfer", f"Transfer {transfer[1]} to", line.text[transfer.end() :], line)
        elif match and match.label.scope == "group":
            self._open_group(match, line)
        elif match and self._is_answer(match):
            self._open_answer(match, line)
        elif self._group:
            self._read_option(line)
        else:
            self._read_other(line)

    def go_on(self, line: Line) -> None:
        """Read a line that is known to go on with the answer before it."""
        if self._group:
            self._read_option(line)
        elif self._cell:
            self._cell.add(line.text, line)
        else:
            self._drafts.unread.append(line)

    def _is_answer(self, match: LabelMatch) -> bool:
        if match.label.scope != "general":
            return False
        if not match.label.is_weak or match.separator == "cell":
            return True
        is_free = self._drafts.fact_text(match.label.field) is None
        return is_free and match.is_exact and match.label.words != "School"

    def _open_answer(self, match: LabelMatch, line: Line) -> None:
        label = match.label.words
        if match.label.field == "transfer_percentage" and self._transfer:
            label = f"{label} ({self._transfer})"
        elif self._drafts.fact_text(match.label.field):
            self._repeat(match, line)
            return
        self._open(match.label.field, label, match.rest, line)
        if match.is_closed_empty:
            self._cell = None

    def _repeat(self, match: LabelMatch, line: Line) -> None:
        self._cell = self._group = None
        if match.rest and match.rest != self._drafts.fact_text(match.label.field):
            if match.label.field == "district" and self._drafts.needs:
                self._drafts.second_plan = line
            self._drafts.unread.append(line)

    def _open(self, name: str, label: str, words: str, line: Line) -> None:
        self._group = None
        self._cell = Cell(name, label=label, place=line.place)
        self._cell.add(words, line)
        self._drafts.add_fact(FactDraft(self.section, label, self._cell))

    def _open_group(self, match: LabelMatch, line: Line) -> None:
        self._cell = None
        self._waiting_tick = None
        self._waits_filled = False
        self._group = _SELECT_ALL.sub("", " ".join(line.text.split()))
        self._group_field = match.label.field

    def _read_option(self, line: Line) -> None:
        is_ticked, words = tick_of(line.text)
        if filled := _FILLED.match(words) or _FILLED.search(words):
            self._waits_filled = True
            words = (words[: filled.start()] + words[filled.end() :]).strip("| \t")
        letters = letters_of(words)
        if _SELECT_ALL.fullmatch(words) or _is_instruction(letters):
            return
        if not words:
            # Of a mark that is full or empty, the next line has the words.
            self._waiting_tick = is_ticked
        elif self._waits_filled:
            self._add_option(words, None, line)
        elif is_ticked is None and _LABELLED.fullmatch(words) and "\t" in words:
            self._read_other(line)
        elif is_ticked is None and self._continues_option(words, letters):
            self._continue_option(words, line)
        else:
            self._add_option(words, self._waiting_tick if is_ticked is None else is_ticked, line)

    def _continues_option(self, words: str, letters: str) -> bool:
        last = self._drafts.facts[-1] if self._drafts.facts else None
        if last is None or last.label != self._group or letters.startswith(_OPTIONS):
            return False
        is_other = letters_of(last.cell.text or "").startswith("other")
        return words[0].islower() or (is_other and not letters.startswith("other"))

    def _continue_option(self, words: str, line: Line) -> None:
        last = self._drafts.facts[-1]
        text = last.cell.text or ""
        if words[0].islower() and not text.endswith(")"):
            last.cell.add(words, line)
            return
        self._open("description", text, words, line)

    def _add_option(self, words: str, is_ticked: bool | None, line: Line) -> None:
        cell = Cell(f"{self._group_field}_option", words, place=line.place)
        cell.add(words, line)
        self._drafts.add_fact(
            FactDraft(
                self.section,
                self._group or "",
                cell,
                is_option=True,
                is_ticked=is_ticked,
                is_filled_mark=self._waits_filled,
            )
        )
        self._waiting_tick = None
        self._waits_filled = False

    def _read_other(self, line: Line) -> None:
        cell = self._cell
        is_adjacent = not line.follows_blank and line.text[:1].islower()
        if cell and not cell.is_closed and (not cell.parts or is_adjacent):
            cell.add(line.text, line)
        elif found := _LABELLED.fullmatch(line.text[:2000]):
            self._open("other", found[1].strip(), line.text[found.start(2) :], line)
        else:
            self._cell = None
            self._drafts.unread.append(line)
