"""How the sheets of a workbook go from one process to the other, and how a cell reads as text."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from monitoring.apart.refusals import row_of
from monitoring.errors import InputError

# What stands for a formula whose value a workbook does not hold.
NO_STORED_VALUE = "=?"
# Parts of a number format: blanks as wide as a sign, which nobody sees, and text beside numbers.
_UNSEEN = re.compile(r"[_*].")
_WRITTEN_OUT = re.compile(r'"[^"]*"|\\.')
SheetLines = Iterator[tuple[int, list[str]]]


class Writing:
    """Writes rows as lines, and notes of each sheet at which byte its rows begin and end."""

    def __init__(self, written: IO[bytes]) -> None:
        """Write to ``written``."""
        self._written = written
        self._n_written = 0
        self.told: list[dict[str, object]] = []

    def sheet(
        self,
        name: str,
        lines: Iterable[tuple[int, Sequence[str]]],
        *,
        is_hidden: bool,
        hidden_rows: Sequence[int] = (),
        hidden_columns: Sequence[int] = (),
        merged: Sequence[str] = (),
    ) -> None:
        """Write the rows of a sheet; what is wrong below them is told where it is reached."""
        begins, refused = self._n_written, None
        try:
            for line in lines:
                self._n_written += self._written.write(f"{json.dumps(line)}\n".encode())
        except InputError as error:
            refused = row_of(error)
        place = {"begins": begins, "ends": self._n_written, "refused": refused}
        sheet = {"name": name, "is_hidden": is_hidden, "hidden_rows": list(hidden_rows)}
        more = {"hidden_columns": list(hidden_columns), "merged": list(merged)}
        self.told.append(sheet | place | more)


def cell_text(value: object, number_format: str | None) -> str:
    """Return a cell as it would be printed: dates as YYYY-MM-DD, percent formats as percents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(float(value), number_format or "")
    return str(value)


def _number(value: float, number_format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    # A sign that is written out, as in 0.0"%", is shown beside the number and makes no percent.
    seen = _UNSEEN.sub("", number_format)
    is_percent = "%" in _WRITTEN_OUT.sub("", seen)
    # Excel keeps 15 digits; a sixteenth is noise of the binary number.
    exact = Decimal(f"{value:.15g}") * (100 if is_percent else 1)
    printed = format(exact, "f")
    printed = printed.rstrip("0").rstrip(".") if "." in printed else printed
    return f"{printed}%" if "%" in seen else printed
