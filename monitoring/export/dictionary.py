"""Writes `data/COLUMNS.md`: what each column of each query and of each download holds.

Run it after every change of `monitoring/wording/columns/`: ``make rows``. A test tells when it is
due.
"""

from collections.abc import Iterable
from pathlib import Path

from monitoring.wording import columns

TARGET = Path(__file__).resolve().parents[2] / "data/COLUMNS.md"
_HEAD = """# The columns of queries and downloads

Made by `monitoring/export/dictionary.py` from `monitoring/wording/columns/`, where each column is
described once; the sheet “Columns” of a downloaded workbook says the same. A name means the same in
every query, with the exceptions below. Codes are those of `monitoring/vocabulary/`.
"""


def text() -> str:
    """Return the text of `data/COLUMNS.md` as it should be."""
    everywhere = [(name, *columns.describe(name)) for name in columns.names()]
    elsewhere = [
        (query, name, *columns.describe(name, query)) for query, name in columns.exceptions()
    ]
    return "\n".join(
        [
            _HEAD,
            *_table(("column", "meaning", "unit"), everywhere, n_codes=1),
            "",
            "## Names that mean something else in one query",
            "",
            *_table(("query", "column", "meaning", "unit"), elsewhere, n_codes=2),
            "",
        ]
    )


def _table(
    head: tuple[str, ...], lines: Iterable[tuple[str, ...]], *, n_codes: int
) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for line in lines:
        cells = [f"`{cell}`" if place < n_codes else cell for place, cell in enumerate(line)]
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
