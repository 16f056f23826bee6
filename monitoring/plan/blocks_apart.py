"""Has a Word or PDF document taken apart in a process of its own, and makes a document of it."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from monitoring import apart
from monitoring.errors import InputError, Notice
from monitoring.plan.document import Document, Paragraph, RowCell, TableRow, document_of_blocks
from monitoring.plan.places import Place
from monitoring.plan.refusals import NotAPlanError
from monitoring.vocabulary.faults import PlanFault
from monitoring.vocabulary.plan_document import PlanNote

Block = Paragraph | TableRow
Blocks = tuple[Sequence[Block], Sequence[Notice]]


def document_in(path: Path, task: str) -> Document:
    """Return what a document holds.

    Args:
        path: the document.
        task: the function that takes it apart: `take_apart` of `word_file` or `pdf_file`.

    Raises:
        NotAPlanError: it is damaged, not safe to open, or takes too much.
    """
    try:
        with ExitStack() as stack:
            told = apart.ask(f"monitoring.plan.{task}:take_apart", path, stack).told
    except apart.TooMuchError as error:
        raise NotAPlanError(PlanFault.TAKES_TOO_MUCH, file=path.name) from error
    except InputError as error:
        raise NotAPlanError(error.code, **(error.facts | {"file": path.name})) from error
    return document_of_told(told)


def document_of_told(told: dict[str, Any]) -> Document:
    """Make a document of what the function that took it apart has told."""
    notes = [Notice(PlanNote(code), **facts) for code, facts in told["notes"]]
    return document_of_blocks(map(_block, told["blocks"]), notes)


def told(read: Callable[[Path], Blocks], path: Path, written: IO[bytes]) -> dict[str, Any]:
    """Return the blocks of a document as what JSON can say."""
    del written
    blocks, notes = read(path)
    return {
        "blocks": [_row(block) for block in blocks],
        "notes": [[str(note.code), note.facts] for note in notes],
    }


def _row(block: Block) -> list[Any]:
    place = block.place.as_dict()
    if isinstance(block, Paragraph):
        return [place, block.text, block.is_bulleted]
    return [place, [[it.paragraphs, sorted(it.bulleted), it.is_merged] for it in block.cells]]


def _block(row: Sequence[Any]) -> Block:
    place = Place(**row[0])
    if len(row) == 3:
        return Paragraph(row[1], place, row[2])
    cells = (RowCell(tuple(texts), frozenset(at), merged) for texts, at, merged in row[1])
    return TableRow(tuple(cells), place)
