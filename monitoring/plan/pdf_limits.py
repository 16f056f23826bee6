"""Counts what a page of a PDF document draws before anything of it is kept.

A library that is read in only with a PDF document: nothing else imports this module at its top.
"""

from collections.abc import Iterable
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter

# Beyond these a page is a drawing, or made to take up memory and time.
MAX_LETTERS = 60_000
MAX_LINES = 20_000
MAX_FORMS = 2_000


class TooMuchError(Exception):
    """A page draws more than any page of a plan does."""


class _Counter(PDFDevice):
    """Takes what a page draws and keeps nothing but the count."""

    def __init__(self, resources: Any) -> None:  # noqa: ANN401 - pdfminer's own
        super().__init__(resources)
        self._left = {"letters": MAX_LETTERS, "lines": MAX_LINES, "forms": MAX_FORMS}

    def _count(self, what: str, n: int) -> None:
        self._left[what] -= n
        if self._left[what] < 0:
            raise TooMuchError

    def render_string(self, _state: object, seq: Iterable[object], *_given: object) -> None:
        """Count the letters of a text."""
        self._count("letters", sum(len(part) for part in seq if isinstance(part, bytes)))

    def paint_path(self, *given: object) -> None:
        """Count the lines of a drawing, which is given last."""
        self._count("lines", len(given[-1]) if isinstance(given[-1], list) else 1)

    def begin_figure(self, *_given: object) -> None:
        """Count a part that is drawn inside another."""
        self._count("forms", 1)


def refuse_too_much(page: Any) -> None:  # noqa: ANN401 - pdfplumber ships no types
    """Refuse a page that draws too much.

    Raises:
        TooMuchError: it does.
    """
    resources = page.pdf.rsrcmgr
    PDFPageInterpreter(resources, _Counter(resources)).process_page(page.page_obj)
