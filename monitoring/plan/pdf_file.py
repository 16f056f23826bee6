"""Reads a PDF document: the cells of its tables, and the lines of text around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from monitoring.errors import Notice
from monitoring.plan.blocks_apart import Blocks, told
from monitoring.plan.document import Paragraph, RowCell, TableRow
from monitoring.plan.lines import joined_words
from monitoring.plan.pdf_columns import lines_in_columns
from monitoring.plan.pdf_marks import with_marks_read
from monitoring.plan.pdf_streams import look_over
from monitoring.plan.places import Place
from monitoring.plan.refusals import NotAPlanError
from monitoring.vocabulary.faults import PlanFault
from monitoring.vocabulary.plan_document import PlanNote

MAX_PAGES = 200
_BULLETS = ("•", "▪", "●", "◦", "·", "‣", "∙", "- ", "* ")
# What stands this part of a line's height below another has a blank line above it.
_BLANK = 0.5
_HIGH = 14


def take_apart(path: Path, written: IO[bytes]) -> dict[str, Any]:
    """Tell the blocks of a PDF document; a task of the process that takes files apart."""
    return told(_blocks_of, path, written)


def _blocks_of(path: Path) -> Blocks:
    """Return what a PDF document holds.

    Raises:
        NotAPlanError: it is damaged, encrypted, too large, or has pictures and no text.
    """
    look_over(path)
    # Libraries that are read in only where such a file is.
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as pdf:
            return _read(path, pdf)
    except PdfminerException as error:
        raise _refusal(path, error.args[0] if error.args else error) from error
    except PDFException as error:
        raise _refusal(path, error) from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        if isinstance(error, NotAPlanError):
            raise
        raise NotAPlanError(PlanFault.PDF, file=path.name) from error


def _refusal(path: Path, error: object) -> NotAPlanError:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    if isinstance(error, PDFPasswordIncorrect | PDFEncryptionError):
        return NotAPlanError(PlanFault.PASSWORD, file=path.name)
    return NotAPlanError(PlanFault.PDF, file=path.name)


def _read(path: Path, pdf: Any) -> Blocks:  # noqa: ANN401 - pdfplumber ships no types
    from monitoring.plan.pdf_limits import TooMuchError, refuse_too_much

    n_pages = len(pdf.pages)
    if n_pages > MAX_PAGES:
        raise NotAPlanError(
            PlanFault.TOO_MANY_PAGES, file=path.name, n_pages=n_pages, most=MAX_PAGES
        )
    blocks: list[Paragraph | TableRow] = []
    without_text: list[int] = []
    for page in pdf.pages:
        try:
            refuse_too_much(page)
        except TooMuchError as error:
            raise NotAPlanError(
                PlanFault.TOO_MUCH_ON_PAGE, file=path.name, page=page.page_number
            ) from error
        if page.chars:
            blocks += _blocks(page)
        else:
            without_text += [page.page_number] if page.images else []
        page.close()
    if not blocks:
        raise NotAPlanError(PlanFault.SCAN if n_pages else PlanFault.PDF, file=path.name)
    notes = [Notice(PlanNote.PAGE_WITHOUT_TEXT, page=page) for page in without_text]
    return blocks, notes


@dataclass(frozen=True)
class _Part:
    """A table or a line of text, and how far down its page it begins and ends."""

    top: float
    bottom: float
    blocks: Sequence[Paragraph | TableRow]


def _blocks(page: Any) -> Iterator[Paragraph | TableRow]:  # noqa: ANN401
    """Yield what stands on a page, from top to bottom."""
    with_marks_read(page)
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    words = page.extract_words()
    parts = []
    for number, table in enumerate(sorted(tables, key=lambda table: float(table.bbox[1])), 1):
        inside = [word for word in words if _begins_in(word, table.bbox)]
        words = [word for word in words if not _begins_in(word, table.bbox)]
        place = Place(page=page.page_number, table=number)
        parts.append(_Part(table.bbox[1], table.bbox[3], _rows(table, inside, place)))
    place = Place(page=page.page_number)
    for line in lines_in_columns(words):
        parts.append(_Part(line.top, line.bottom, [Paragraph(line.text, place)]))
    bottom = None
    for part in sorted(parts, key=lambda part: part.top):
        height = part.bottom - part.top
        if bottom is None or part.top - bottom > min(height, _HIGH) * _BLANK:
            yield Paragraph("", place)
        yield from part.blocks
        bottom = part.bottom


def _begins_in(word: Mapping[str, Any], box: Sequence[float]) -> bool:
    """Return whether a word begins in a cell; a long one may run over its edge."""
    down = (word["top"] + word["bottom"]) / 2
    return bool(box[0] - 1 <= word["x0"] < box[2] - 1 and box[1] <= down <= box[3])


def _rows(table: Any, words: Sequence[Mapping[str, Any]], place: Place) -> list[TableRow]:  # noqa: ANN401
    rows = []
    for number, row in enumerate(table.rows, 1):
        # A cell that runs over several columns leaves None in those after the first.
        boxes = [box for box in row.cells if box is not None]
        if boxes:
            inside = ([word for word in words if _begins_in(word, box)] for box in boxes)
            cells = tuple(_cell([line.text for line in lines_in_columns(it)]) for it in inside)
            rows.append(TableRow(cells, replace(place, row=number)))
    return rows


def _cell(lines: Sequence[str]) -> RowCell:
    """Return a cell, its lines joined to paragraphs at their bullets."""
    paragraphs: list[list[str]] = [[]]
    bulleted: set[int] = set()
    for line in lines:
        words = line.replace("\t", " ")
        is_entry = words.startswith(_BULLETS)
        if is_entry:
            paragraphs.append([])
            bulleted.add(len(paragraphs) - 1)
        paragraphs[-1].append(words[1:].strip() if is_entry else words)
    kept = [(joined_words(those), at in bulleted) for at, those in enumerate(paragraphs)]
    kept = [(text, is_entry) for text, is_entry in kept if text]
    entries = frozenset(at for at, (_, is_entry) in enumerate(kept) if is_entry)
    return RowCell(tuple(text for text, _ in kept), entries)
