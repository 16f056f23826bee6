"""Walks through the lines of a plan and puts each into the block and cell where it belongs."""

from monitoring.plan.blocks import Block, Cell, Drafts, NeedBlock
from monitoring.plan.general import GeneralReader
from monitoring.plan.headings import (
    EDFLEX_TITLE,
    GENERAL_TITLE,
    Heading,
    Title,
    find_heading,
    is_known_heading,
)
from monitoring.plan.labels import LabelMatch, find_label
from monitoring.plan.lines import Line, is_double_spaced, letters_of
from monitoring.plan.second_plan import SecondPlan
from monitoring.plan.waiting import Waiting

_ONE_LINE_FIELDS = frozenset({"evidence", "timeline", "supports_equity", "is_equity_gap"})
_LONG_ENOUGH = 12
# A step with more answers than these does not merely go on under its head on the next page.
_FILLED = 3
_WHOSE = ("district", "school")


def read_drafts(lines: list[Line], title: Title | None) -> Drafts:
    """Return what ``lines`` say, block by block.

    Args:
        lines: the plan's lines from its first heading on.
        title: the plan's title, which pages repeat at their head; None where it has none.
    """
    reader = _Reader(is_double_spaced=is_double_spaced(lines), title=title)
    for line in lines:
        reader.read(line)
    return reader.drafts


class _Reader:
    def __init__(self, *, is_double_spaced: bool, title: Title | None) -> None:
        self.drafts = Drafts()
        self._general = GeneralReader(self.drafts)
        self._is_double_spaced = is_double_spaced
        self._title = letters_of(title.words if title else "")
        self._second = SecondPlan(self.drafts, title)
        self._section = "general"
        self._need: NeedBlock | None = None
        self._gap: Block | None = None
        self._step: Block | None = None
        self._cell: Cell | None = None
        self._waiting = Waiting()

    def read(self, line: Line) -> None:
        """Read the next line."""
        if line.is_continuation:
            self._go_on(line)
        elif line.is_rule or line.is_empty_cell:
            self._close_at(line)
        elif line.is_page_mark and not self._wants_numbers():
            return
        elif (heading := find_heading(line)) and not self._is_wrapped(line, heading):
            self._read_heading(heading, line)
        else:
            self._read_words(line)

    def _read_words(self, line: Line) -> None:
        match = find_label(line)
        if match:
            self._note(match)
        if self._section == "general" and not (match and self._leaves_general(match)):
            self._general.read(line, match)
        elif match and self._is_label(match):
            self._read_label(match, line)
        elif not (match and line.is_bulleted and match.separator == "none"):
            self._read_value(line)

    def _go_on(self, line: Line) -> None:
        """Read a line that stands in the same cell as the one before it, or in its next part."""
        if self._section == "general":
            self._general.go_on(line)
        elif self._cell:
            self._cell.add(line.text, line)
        else:
            self.drafts.unread.append(line)

    def _note(self, match: LabelMatch) -> None:
        if not match.label.is_weak:
            self.drafts.labels_seen.add(match.label.field)

    def _close_at(self, line: Line) -> None:
        self._general.close_at(line)
        if self._cell and (self._cell.parts or line.is_empty_cell or line.is_wide_rule):
            self._cell = None

    def _wants_numbers(self) -> bool:
        return self._cell is not None and self._cell.field == "grade_spans"

    # Headings

    def _is_wrapped(self, line: Line, heading: Heading) -> bool:
        """Return whether the line only looks like a heading and goes on with an open answer."""
        if self._cell is None or heading.kind not in ("furniture", "other"):
            return False
        if heading.kind == "other" and not self._cell.parts:
            return not is_known_heading(line)
        if line.follows_blank or not self._cell.parts or self._cell.is_closed:
            return False
        return not line.text.isupper() and (heading.kind == "other") == line.text[0].isdigit()

    def _read_heading(self, heading: Heading, line: Line) -> None:
        if heading.kind == "furniture":
            self._second.look_at(line)
        if heading.is_pointer or heading.kind == "furniture":
            return
        if heading.kind == "need":
            self._section = "goals"
            self._read_need_head(heading.number, line)
        elif heading.kind == "step":
            self._section = "goals"
            self._begin_step(heading.number).has_head = True
            self._current_need().has_step_heads = True
        elif heading.kind == "gap":
            self._begin_gap(line)
        else:
            self._begin_section(heading, line)

    def _begin_section(self, heading: Heading, line: Line) -> None:
        if heading.kind == "goals":
            # The title comes again before each need, and on the pages between.
            self._section = "goals"
            return
        self._cell = None
        if heading.kind == "general":
            self._second.begin_general()
        self._section = "general" if heading.kind in ("general", "edflex") else "other"
        self._general.begin(EDFLEX_TITLE if heading.kind == "edflex" else GENERAL_TITLE)
        if not is_known_heading(line):
            self.drafts.unread.append(line)

    def _read_need_head(self, number: int, line: Line) -> None:
        before = self._need
        need = self._begin_need(number)
        if before and number < before.number and need.has_steps:
            self._second.tell_again(need, line)

    def _begin_need(self, number: int) -> NeedBlock:
        if self._need is None or self._need.number != number:
            self._gap = self._step = self._cell = None
            self._need = self.drafts.need(number)
        return self._need

    def _begin_step(self, number: int) -> Block:
        # The same header again, or one without a number, is a page break inside the step.
        need = self._current_need()
        if self._step is None or number not in (0, self._step.number):
            self._cell = None
            self._step = need.step(number or need.last_step + 1)
        self._step.is_headed_anew = self._step.has_text
        return self._step

    def _begin_gap(self, line: Line) -> None:
        gap = self._gap_block()
        self._cell = (
            None
            if gap.has("gap")
            else gap.cells.setdefault("gap", Cell("gap", "Equity Gap", place=line.place))
        )

    def _current_need(self) -> NeedBlock:
        return self._need or self._begin_need(self.drafts.last_need + 1)

    def _gap_block(self) -> Block:
        need = self._current_need()
        self._step = None
        if self._gap is None:
            self._gap = Block(len(need.gaps) + 1)
            need.gaps.append(self._gap)
        return self._gap

    # Labels

    def _leaves_general(self, match: LabelMatch) -> bool:
        if match.label.scope in ("general", "group"):
            return False
        return not match.label.is_weak or (match.separator == "cell" and match.is_exact)

    def _is_label(self, match: LabelMatch) -> bool:
        """Return whether the form's words are meant as its label and not as part of a text."""
        label = match.label
        if label.scope in ("general", "group") or match.names_a_step:
            return False
        if not label.is_weak or match.separator == "cell":
            return True
        if self._section != "goals" or label.words == "Overarching Need":
            return False
        if not match.is_exact and len(label.key) < _LONG_ENOUGH:
            return False
        return self._is_awaited(match) and not match.rest[:1].islower()

    def _is_awaited(self, match: LabelMatch) -> bool:
        """Return whether the block that is open still lacks this label's answer."""
        label = match.label
        if label.field == "root_cause":
            return self._need is not None and (match.number is not None or not match.rest)
        if label.scope == "step":
            return self._step is None or not self._step.has(label.field)
        if label.scope == "gap_or_step" and self._step:
            return not self._step.has(label.field)
        if self._need is None or self._step:
            return False
        block = self._need if label.scope == "need" else self._gap
        return block is None or not block.has(label.field)

    def _read_label(self, match: LabelMatch, line: Line) -> None:
        self._section = "goals"
        field = match.label.field
        if field == "root_cause":
            need = self._current_need()
            block, field = need.root_cause_of(match.number, match.rest), "wording"
        else:
            block = self._block_of(match, line)
        cell = block.cells.get(field)
        if cell is None or not cell.parts:
            cell = block.cells[field] = Cell(field, match.printed, place=line.place)
            cell.add(match.rest, line)
            self._cell = None if match.is_closed_empty else cell
            self._waiting.begin(cell, is_closed=match.is_closed_empty)
        else:
            self._cell = None
            if match.rest and [match.rest] != cell.parts:
                cell.is_given_twice = True
                self.drafts.unread.append(line)

    def _block_of(self, match: LabelMatch, line: Line) -> Block:
        scope, field = match.label.scope, match.label.field
        if scope == "need":
            return self._need_block(match, line)
        if field == "wording":
            return self._step_block(match)
        if scope == "step" or (scope == "gap_or_step" and self._step):
            return self._step or self._begin_step(self._current_need().last_step + 1)
        if field == "gap" and self._gap and self._is_another(self._gap, match):
            self._gap = None
        return self._gap_block()

    def _need_block(self, match: LabelMatch, line: Line) -> Block:
        need = self._current_need()
        if match.label.field != "need" or not need.steps or not need.has("need"):
            return need
        if match.rest and match.rest != need.cells["need"].parts[0]:
            self._second.differ(need)
            return self._begin_need(self.drafts.last_need + 1)
        if match.rest and need.has_steps:
            self._second.tell_again(need, line)
        return need

    def _step_block(self, match: LabelMatch) -> Block:
        if self._step is None:
            return self._begin_step(self._current_need().last_step + 1)
        need, before = self._current_need(), self._step
        # Where the form's heads stand, they alone begin a step: a label's last words do not.
        is_headed = before.is_headed_anew and before.n_filled > _FILLED
        if self._is_another(before, match) and (is_headed or not need.has_step_heads):
            self._second.differ(need)
            step = self._begin_step(need.last_step + 1)
            step.has_head = step.shares_number = is_headed
            return step
        return before

    def _is_another(self, block: Block, match: LabelMatch) -> bool:
        """Return whether the label brings a second answer, so that a new block begins."""
        is_filled = block.has(match.label.field) and bool(match.rest)
        return is_filled and [match.rest] != block.cells[match.label.field].parts

    # Values

    def _read_value(self, line: Line) -> None:
        cell = self._cell
        if cell and not cell.parts and not cell.is_closed:
            cell.add(line.text, line)
            self._waiting.end(cell)
        elif self._is_page_head(line):
            return
        elif cell and self._goes_on(cell, line):
            cell.add(line.text, line)
        else:
            self._cell = None
            self.drafts.unread.append(line)

    def _goes_on(self, cell: Cell, line: Line) -> bool:
        if cell.is_closed or cell.field in _ONE_LINE_FIELDS:
            return False
        return self._is_double_spaced or not line.follows_blank or line.text[:1].islower()

    def _is_page_head(self, line: Line) -> bool:
        """Return whether the line repeats the cover: the title, the district, the school."""
        letters = letters_of(line.text[:200])
        names = [letters_of(self.drafts.fact_text(it) or "-")[:200] for it in _WHOSE]
        if not line.follows_blank or (len(letters) < _LONG_ENOUGH and letters not in names):
            return False
        return letters != "" and letters in "".join((self._title, *names, self._title))
