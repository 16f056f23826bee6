"""One form for all documents: paragraphs and table rows in reading order, each with its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from monitoring.errors import Notice
from monitoring.plan.headings import find_heading
from monitoring.plan.labels import LabelMatch, find_label
from monitoring.plan.lines import Line, cleaned, cleaned_lines, line_of
from monitoring.plan.places import Place
from monitoring.plan.wide_tables import Heads, cells_of, heads_of, is_ruled

_LONGEST_INSTRUCTION = 80


@dataclass(frozen=True)
class Paragraph:
    """A paragraph outside tables; blank ones are kept, since they part what stands around them."""

    text: str
    place: Place
    is_bulleted: bool = False


@dataclass(frozen=True)
class RowCell:
    """A cell of a table row: its paragraphs, and which of them are entries of a list.

    ``is_merged`` marks a cell that is one with the cell above it.
    """

    paragraphs: tuple[str, ...]
    bulleted: frozenset[int] = frozenset()
    is_merged: bool = False

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(filter(None, map(cleaned, self.paragraphs)))


@dataclass(frozen=True)
class TableRow:
    """A row of a table, a cell that runs over several columns counted once."""

    cells: tuple[RowCell, ...]
    place: Place


@dataclass(frozen=True)
class Document:
    """What a document holds, whatever kind of file it came from.

    Args:
        lines: in reading order, as the reader takes them.
        text: all of it, to tell what it is where it is no plan.
        notes: what a reader of the plan should know of the file.
        merged: places of rows in which two answers share a cell.
    """

    lines: list[Line]
    text: str
    notes: tuple[Notice, ...] = ()
    merged: frozenset[Place] = frozenset()


def document_of_text(text: str) -> Document:
    """Return the document that a text is."""
    lines = cleaned_lines(text)
    making = _Making()
    heads = None
    for line in lines:
        cells = cells_of(line)
        if found := heads_of(cells):
            heads = found
        elif heads and is_ruled(cells):
            continue
        elif heads and heads.n_columns == len(cells) and not _opens(row := _row_cells(cells)):
            n_before = len(making.lines)
            making.add_wide(heads, row, line.place)
            added = [replace(it, number=line.number) for it in making.lines[n_before:]]
            making.lines[n_before:] = added
        else:
            heads = None
            making.lines.append(line)
    return Document(making.lines, text)


def document_of_blocks(
    blocks: Iterable[Paragraph | TableRow], notes: Sequence[Notice] = ()
) -> Document:
    """Return the document that paragraphs and table rows make."""
    making = _Making()
    for block in blocks:
        if isinstance(block, Paragraph):
            making.add_paragraph(block)
        else:
            making.add_row(block)
    text = "\n".join(line.raw for line in making.lines)
    return Document(making.lines, text, tuple(notes), frozenset(making.merged))


class _Making:
    """Makes lines of blocks: a row with a label and its answer is one line with a tab between."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.merged: set[Place] = set()
        self._follows_blank = True
        self._heads: tuple[str, ...] = ()
        self._wide: Heads | None = None
        self._row_above: Place | None = None

    def add_paragraph(self, paragraph: Paragraph) -> None:
        self._heads = ()
        if paragraph.text.strip():
            self._wide = None
        for part in paragraph.text.split("\n"):
            self._add(part, paragraph.place, is_bulleted=paragraph.is_bulleted)
        if not paragraph.text.strip():
            self._follows_blank = True

    def add_row(self, row: TableRow) -> None:
        cells = row.cells
        self._tell_merged(row)
        if wide := heads_of([cell.text for cell in cells]):
            self._wide = wide
        elif self._wide and self._wide.n_columns == len(cells) and not _opens(cells):
            self.add_wide(self._wide, cells, row.place)
        else:
            self._add_cells(cells, row.place)
        self._row_above = row.place
        if cells[0].text:
            self._follows_blank = True

    def _add_cells(self, cells: Sequence[RowCell], place: Place) -> None:
        filled = [cell for cell in cells if cell.text]
        if not filled:
            self._follows_blank = True
        elif len(cells) == 1:
            self._add_words(cells[0], place)
        elif not cells[0].text and len(filled) == 1:
            self._go_on(filled[0], place)
        elif self._heads and len(self._heads) == len(cells) and not _are_labels(filled):
            for head, cell in zip(self._heads, cells, strict=True):
                self._add_answer(head, [cell], place)
        elif len(filled) > 1 and len(filled) == len(cells) and _are_labels(filled):
            self._heads = tuple(cell.text for cell in cells)
        else:
            self._add_pairs(cells, place)

    def add_wide(self, heads: Heads, cells: Sequence[RowCell], place: Place) -> None:
        """Add a row that is a step, as the template would have it."""
        if not any(cell.text for cell in cells):
            return
        if head := heads.head_of([cell.text for cell in cells]):
            self._add(head, place)
        for at in heads.columns():
            label = heads.labels[at]
            if label is None:
                self._add_unknown(heads.printed[at], cells[at], place)
            elif cells[at].text or not label.is_renamed:
                self._add_answer(label.words, [cells[at]], place)

    def _add_unknown(self, head: str, cell: RowCell, place: Place) -> None:
        if cell.text:
            self._add(f"{head}\t{cell.text}", place, closes=True)

    def _tell_merged(self, row: TableRow) -> None:
        """Note a row whose answer is one with the answer of the row above."""
        is_shared = any(cell.is_merged for cell in row.cells[1:]) and bool(row.cells[0].text)
        if is_shared and not row.cells[0].is_merged:
            self.merged |= {row.place, *([self._row_above] if self._row_above else [])}

    def _add_pairs(self, cells: Sequence[RowCell], place: Place) -> None:
        """Add the labels of a row with the cells after each; a label after its answer is turned."""
        starts = [at for at, cell in enumerate(cells) if cell.text and _is_label(cell.text)]
        others = [cell for cell in cells if cell.text]
        if len(others) > 1 and starts == [len(cells) - 1] and not _is_weak_label(cells[0].text):
            self._add_answer(cells[-1].text, cells[:-1], place)
            return
        if not starts:
            self._add_unlabeled(others, place)
            return
        before = [cell for cell in cells[: starts[0]] if any(map(str.isalpha, cell.text))]
        for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
            self._add_answer(cells[start].text, cells[start + 1 : end], place)
        for cell in before:
            self._add_words(cell, place)

    def _add_unlabeled(self, cells: Sequence[RowCell], place: Place) -> None:
        heading = find_heading(line_of(0, cells[0].text, follows_blank=True))
        if heading is not None and heading.kind == "step" and len(cells) > 1:
            self._add(cells[0].text, place)
            self._add_answer("Action Step", cells[1:], place)
            return
        text = "\t".join(cell.text for cell in cells)
        self._add(text, place, closes=True)

    def _add_answer(self, label: str, answer: Sequence[RowCell], place: Place) -> None:
        """Add a label with its answer, whose further paragraphs are known to go on with it."""
        found = _label_of(label)
        label = label if found is None else _without_instruction(label, found)
        parts = [
            (part, number in cell.bulleted)
            for cell in answer
            for number, paragraph in enumerate(cell.paragraphs)
            for given in paragraph.split("\n")
            if (part := cleaned(given))
        ]
        if not parts:
            # As the text of a table has an empty cell.
            self._append(replace(self._line(f"{label} | |", place), text=label))
            return
        is_list = parts[0][1]
        first = label if is_list else f"{label}\t{parts[0][0]}"
        self._append(replace(self._line(first, place), is_bulleted=False, text=first))
        for part, is_bulleted in parts if is_list else parts[1:]:
            self._append(replace(self._line(part, place, is_bulleted), is_continuation=True))
        self.lines[-1] = replace(self.lines[-1], closes_cell=True)

    def _go_on(self, cell: RowCell, place: Place) -> None:
        for number, paragraph in enumerate(cell.paragraphs):
            for given in paragraph.split("\n"):
                if part := cleaned(given):
                    line = self._line(part, place, number in cell.bulleted)
                    self._append(replace(line, is_continuation=True))

    def _add_words(self, cell: RowCell, place: Place) -> None:
        for number, paragraph in enumerate(cell.paragraphs):
            for part in paragraph.split("\n"):
                self._add(part, place, is_bulleted=number in cell.bulleted)

    def _add(
        self, given: str, place: Place, *, is_bulleted: bool = False, closes: bool = False
    ) -> None:
        text = cleaned(given)
        if text:
            line = self._line(text, place, is_bulleted)
            self._append(replace(line, closes_cell=closes or line.closes_cell))

    def _line(self, text: str, place: Place, is_bulleted: bool = False) -> Line:
        line = line_of(len(self.lines) + 1, text, follows_blank=self._follows_blank)
        return replace(line, place=place, is_bulleted=is_bulleted or line.is_bulleted)

    def _append(self, line: Line) -> None:
        self.lines.append(replace(line, number=len(self.lines) + 1))
        self._follows_blank = False


def _label_of(text: str) -> LabelMatch | None:
    """Return the label that all of a cell is, an instruction after it aside."""
    match = find_label(line_of(0, text, follows_blank=True))
    if match is None or (_is_instruction(match.rest) and not match.names_a_step):
        return match
    return None


def _is_instruction(rest: str) -> bool:
    if len(rest) > _LONGEST_INSTRUCTION:
        return False
    return rest.startswith("(") or not any(map(str.isalpha, rest))


def _without_instruction(label: str, match: LabelMatch) -> str:
    if match.label.scope in ("general", "group") or match.number is not None:
        return label
    return match.printed or label


def _is_label(text: str) -> bool:
    return _label_of(text) is not None


def _is_weak_label(text: str) -> bool:
    match = _label_of(text)
    return match is not None


def _opens(cells: Sequence[RowCell]) -> bool:
    """Return whether a row begins with a label of the form, as no row below heads does."""
    return _is_label(cells[0].text)


def _row_cells(texts: Sequence[str]) -> list[RowCell]:
    return [RowCell((text,)) for text in texts]


def _are_labels(cells: Sequence[RowCell]) -> bool:
    return all(_is_label(cell.text) for cell in cells)
