"""Reads a Word document: paragraphs, tables, lists, text boxes, content controls, check boxes."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from monitoring.errors import Notice
from monitoring.plan.blocks_apart import Blocks, told
from monitoring.plan.document import Paragraph, RowCell, TableRow
from monitoring.plan.headings import find_heading
from monitoring.plan.labels import find_label
from monitoring.plan.lines import cleaned, line_of
from monitoring.plan.office_zip import look_over
from monitoring.plan.places import Place
from monitoring.plan.refusals import NotAPlanError
from monitoring.plan.word_text import is_list_entry, is_placeholder, tag_of, text_boxes, text_of
from monitoring.vocabulary.faults import PlanFault
from monitoring.vocabulary.plan_document import PlanNote

# What holds blocks and is none itself: content controls, tracked moves, custom XML.
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_MAX_DEPTH = 12
# What the libraries raise at a damaged document; lxml's errors are SyntaxErrors.
_BROKEN = (zipfile.BadZipFile, SyntaxError, LookupError, ValueError, AttributeError, OSError)


def take_apart(path: Path, written: IO[bytes]) -> dict[str, Any]:
    """Tell the blocks of a Word document; a task of the process that takes files apart."""
    return told(_blocks_of, path, written)


def _blocks_of(path: Path) -> Blocks:
    """Return what a Word document holds, tracked changes taken as accepted.

    Raises:
        NotAPlanError: it is damaged, or is not safe to open.
    """
    look_over(path)
    # A library that is read in only where such a file is.
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        body = docx.Document(str(path)).element.body
    except (PackageNotFoundError, *_BROKEN) as error:
        raise NotAPlanError(PlanFault.DAMAGED_WORD, file=path.name) from error
    walk = _Walk()
    blocks = list(walk.blocks(body, 0))
    notes = [Notice(PlanNote.TRACKED_CHANGES, n=n)] if (n := _n_tracked(body)) else []
    return blocks, notes


def _n_tracked(body: Any) -> int:  # noqa: ANN401 - lxml ships no types
    changes = ("ins", "del", "moveFrom", "moveTo")
    return sum(1 for element in body.iter() if tag_of(element) in changes)


class _Walk:
    """Walks through a document's blocks and counts pages, tables and paragraphs."""

    def __init__(self) -> None:
        self._page: int | None = None
        self._table = 0
        self._paragraph = 0

    def blocks(self, parent: Any, depth: int) -> Iterator[Paragraph | TableRow]:  # noqa: ANN401
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            tag = tag_of(child)
            if tag == "p":
                yield from self._paragraph_of(child, depth)
            elif tag == "tbl":
                yield from self._rows(child, depth)
            elif tag in _AROUND and not _asks(child):
                yield from self.blocks(child, depth + 1)

    def _paragraph_of(self, element: Any, depth: int) -> Iterator[Paragraph | TableRow]:  # noqa: ANN401
        self._paragraph += 1
        self._turn_pages(element)
        place = Place(page=self._page, paragraph=self._paragraph)
        style = _style(element)
        is_contents = style.startswith(("toc", "tableofcontents"))
        is_entry = is_list_entry(element) and not style.startswith(("heading", "title"))
        text = text_of(element)
        yield Paragraph(text, place, is_bulleted=is_contents or (is_entry and not _opens(text)))
        for box in text_boxes(element):
            yield from self.blocks(box, depth + 1)

    def _turn_pages(self, element: Any) -> None:  # noqa: ANN401
        """Count the page ends that Word left in the file, which are none before it was printed."""
        breaks = sum(1 for part in element.iter() if tag_of(part) == "lastRenderedPageBreak")
        if breaks:
            self._page = (self._page or 1) + breaks

    def _rows(self, table: Any, depth: int) -> Iterator[Paragraph | TableRow]:  # noqa: ANN401
        self._table += 1
        number = self._table
        row_number = 0
        for row in _children(table, "tr"):
            row_number += 1
            self._turn_pages(row)
            place = Place(page=self._page, table=number, row=row_number)
            cells = _children(row, "tc")
            if len(cells) == 1 and _holds_tables(cells[0]):
                yield from self.blocks(cells[0], depth + 1)
                continue
            yield TableRow(tuple(_cell(cell) for cell in cells), place)
            for cell in cells:
                yield from self._nested(cell, depth)

    def _nested(self, cell: Any, depth: int) -> Iterator[Paragraph | TableRow]:  # noqa: ANN401
        """Walk through the tables inside a cell that hold fields of their own."""
        for table in _children(cell, "tbl"):
            if _has_labels(table):
                yield from self._rows(table, depth + 1)


def _children(parent: Any, tag: str) -> list[Any]:  # noqa: ANN401
    """Return the children of a kind, those inside content controls and moves included."""
    found = []
    for child in parent:
        name = tag_of(child)
        if name == tag:
            found.append(child)
        elif name in _AROUND and not _asks(child):
            found += _children(child, tag)
    return found


def _cell(cell: Any) -> RowCell:  # noqa: ANN401
    paragraphs: list[str] = []
    bulleted: set[int] = set()
    for child in _cell_parts(cell):
        if tag_of(child) == "tbl":
            if not _has_labels(child):
                rows = (_children(row, "tc") for row in _children(child, "tr"))
                paragraphs += [" ".join(_cell(one).text for one in row) for row in rows]
            continue
        if is_list_entry(child):
            bulleted.add(len(paragraphs))
        paragraphs.append(text_of(child))
        for box in text_boxes(child):
            paragraphs += [text_of(part) for part in _children(box, "p")]
    return RowCell(tuple(paragraphs), frozenset(bulleted), is_merged=_is_merged(cell))


def _cell_parts(cell: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in cell:
        if tag_of(child) in ("p", "tbl"):
            yield child
        elif tag_of(child) in _AROUND and not _asks(child):
            yield from _cell_parts(child)


def _is_merged(cell: Any) -> bool:  # noqa: ANN401
    """Return whether a cell is one with the cell above it."""
    for element in cell.iterchildren():
        if tag_of(element) == "tcPr":
            for part in element:
                if tag_of(part) == "vMerge":
                    return _value(part) != "restart"
    return False


def _value(element: Any) -> str:  # noqa: ANN401
    values = (value for name, value in element.attrib.items() if name.endswith("}val"))
    return str(next(values, ""))


def _asks(element: Any) -> bool:  # noqa: ANN401
    """Return whether an element only asks for content that nobody gave."""
    return tag_of(element) == "sdt" and is_placeholder(element)


def _holds_tables(cell: Any) -> bool:  # noqa: ANN401
    return bool(_children(cell, "tbl"))


def _has_labels(table: Any) -> bool:  # noqa: ANN401
    rows = [_children(row, "tc") for row in _children(table, "tr")]
    return any(row and _opens(_cell(row[0]).text) for row in rows)


def _opens(text: str) -> bool:
    """Return whether a paragraph is a heading of the form or begins with one of its labels."""
    first = cleaned(text.partition("\n")[0])
    if not first:
        return False
    line = line_of(0, first, follows_blank=True)
    return find_heading(line) is not None or find_label(line) is not None


def _style(paragraph: Any) -> str:  # noqa: ANN401
    for element in paragraph.iter():
        if tag_of(element) == "pStyle":
            return _value(element).lower()
    return ""
