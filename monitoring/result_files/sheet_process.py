"""Reads a workbook of the other kinds in a process of its own, and writes its sheets as lines.

Run as a script, with the workbook as its input and how much memory and time it may take. Its
library holds a whole workbook, and what a few bytes of one claim may be more than a machine has:
this process then ends, and the one that asked goes on. It imports nothing of ours.
"""

import json
import sys
from datetime import date, datetime

REFUSED = 3


def main(n_bytes: str, n_seconds: str) -> int:
    """Write the rows of all sheets and, as the last line, what sheets there are.

    Of each sheet it tells the name, whether it is hidden, and at which byte its rows begin and end.

    Returns:
        The exit code.
    """
    _limit(int(n_bytes), int(n_seconds))
    from python_calamine import CalamineError, CalamineWorkbook

    told = []
    n_written = 0
    try:
        book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        for meta in book.sheets_metadata:
            if str(meta.typ).rpartition(".")[2] != "WorkSheet":
                continue
            is_hidden = str(meta.visible).rpartition(".")[2] != "Visible"
            begins = n_written
            for row in book.get_sheet_by_name(meta.name).iter_rows():
                line = json.dumps([_plain(value) for value in row])
                n_written += sys.stdout.buffer.write(f"{line}\n".encode())
            sheet = {"name": meta.name, "is_hidden": is_hidden}
            told.append(sheet | {"begins": begins, "ends": n_written})
    except (CalamineError, OSError, ValueError):
        return REFUSED
    sys.stdout.buffer.write(json.dumps(told).encode())
    sys.stdout.buffer.flush()
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
