"""Reads a workbook of the other kinds in a process of its own, and writes its sheets as lines.

Run as a script, with the workbook, a folder, and how much memory and time it may take. Its library
holds a whole workbook, and what a few bytes of one claim may be more than a machine has: this
process then ends, and the one that asked goes on. It imports nothing of ours.
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path

REFUSED = 3


def main(workbook: str, folder: str, n_bytes: str, n_seconds: str) -> int:
    """Write ``sheets.json`` and a file of lines for each sheet; return the exit code."""
    _limit(int(n_bytes), int(n_seconds))
    from python_calamine import CalamineError, CalamineWorkbook

    told = []
    try:
        with Path(workbook).open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
        for number, meta in enumerate(book.sheets_metadata):
            if str(meta.typ).rpartition(".")[2] != "WorkSheet":
                continue
            is_hidden = str(meta.visible).rpartition(".")[2] != "Visible"
            told.append({"name": meta.name, "number": number, "is_hidden": is_hidden})
            rows = book.get_sheet_by_name(meta.name).iter_rows()
            with (Path(folder) / f"{number}.lines").open("w", encoding="utf-8") as lines:
                for row in rows:
                    lines.write(json.dumps([_plain(value) for value in row]) + "\n")
    except (CalamineError, OSError, ValueError):
        return REFUSED
    (Path(folder) / "sheets.json").write_text(json.dumps(told), encoding="utf-8")
    return 0


def _limit(n_bytes: int, n_seconds: int) -> None:
    try:
        import resource
    except ImportError:  # There are no such limits on Windows.
        return
    resource.setrlimit(resource.RLIMIT_AS, (n_bytes, n_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (n_seconds, n_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else str(value)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
