"""Says of a line that is no header of a supported layout what it may be, quoting no student's row.

Only a line that reads like column names is quoted: without a header, the widest line of a file may
be about one student.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from monitoring.result_files.cells import figure
from monitoring.result_files.header import plain

# Merged cells that a message names.
_MOST_CELLS = 8
_PREFIX = re.compile(r"\s*\[\d+\]\s*\w")
_HEAD_WORDS = re.compile(
    r"name|school|id\b|number|code|year|grade|group|student|level|rate|percent|pct|count|cnt|total"
    r"|score|date|period|term|window|indicator|measure|subject|value|district|system|label|test"
    r"|subgroup|area|status|quarter|absen|attend|organi[sz]ation|numerator|denominator|source",
    re.IGNORECASE,
)
# Columns of which any one says that a row is about a single student.
_PERSONAL = frozenset(
    {
        *("studentid", "studentnumber", "studentname", "studentlastname", "studentfirstname"),
        *("studentstateid", "statestudentid", "districtstudentid", "studentemail", "gtid", "ssn"),
        *("birthdate", "dateofbirth", "dob", "studentdateofbirth", "studentidentifier"),
        *("student.studentnumber", "student.stateid", "student.lastname", "lastnamefirstname"),
    }
)
_BOTH_NAMES = frozenset({"lastname", "firstname"})


def is_of_students(raw: Sequence[str]) -> bool:
    """Return whether header cells made ``plain`` say that each row is about one student."""
    names = {re.sub(r"[_\-]", "", cell) for cell in raw}
    return bool(names & _PERSONAL) or names >= _BOTH_NAMES


def is_powerschool(cells: Sequence[str]) -> bool:
    """Return whether column names bear the numbers that PowerSchool's exports put before them."""
    return any(_PREFIX.match(cell) for cell in cells)


def report_column(cells: Sequence[str]) -> int | None:
    """Return where a header of GOSA's names the report that each row belongs to."""
    names = [plain(cell) for cell in cells]
    return names.index("rpt_name") if "rpt_name" in names else None


def is_head(cells: Sequence[str]) -> bool:
    """Return whether a line reads like column names, so that it may be quoted."""
    filled = [cell for cell in cells if cell.strip()]
    if any(figure(cell).kind != "bad" for cell in filled):
        return False
    n_words = sum(1 for cell in filled if _HEAD_WORDS.search(cell))
    return 2 * n_words >= len(filled) > 0


def two_levels_at(lines: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    """Return the line of a header that goes over two lines, None where there is none.

    Its first line names groups of columns and leaves cells empty that the second fills.
    """
    for (number, upper), (_, lower) in pairwise(lines):
        pairs = list(zip(upper, lower, strict=False))
        n_under_blanks = sum(1 for above, below in pairs if below.strip() and not above.strip())
        n_above = sum(1 for above in upper if above.strip())
        if n_above >= 2 and n_under_blanks >= 2 and not _has_numbers(upper, lower):
            return number
    return None


def merged_head(
    lines: Sequence[tuple[int, Sequence[str]]], merged: Sequence[str]
) -> tuple[int, tuple[str, ...]] | None:
    """Return the line of a head with merged cells, and which these are; None where there is none.

    A title that stands alone in its line is no head, and what stands beside figures is none.

    Args:
        lines: the first of a sheet.
        merged: cells of the sheet that are merged, such as "B1:D1".
    """
    by_line: dict[int, list[str]] = {}
    for cells in merged:
        by_line.setdefault(int(re.sub(r"\D", "", cells.partition(":")[0])), []).append(cells)
    for number, texts in lines:
        filled = [text for text in texts if text.strip()]
        if number in by_line and len(filled) > 1 and not _has_numbers(filled):
            # From left to right: B before AA.
            named = sorted(by_line[number], key=lambda cells: (cells.index(str(number)), cells))
            return number, tuple(named[:_MOST_CELLS])
    return None


def _has_numbers(*lines: Sequence[str]) -> bool:
    return any(figure(cell).is_number for line in lines for cell in line)
