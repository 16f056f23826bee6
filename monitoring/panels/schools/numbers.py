"""The schools' numbers as a table, in alphabetical order."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.html import sample_mark, table
from monitoring.rows import each, first
from monitoring.wording import figures as wording
from monitoring.wording import schools as words

Row = Any  # a row of ``school_findings``

_HEAD = (
    "School",
    "Students",
    "Result",
    "95% interval",
    "Beside the district",
    "Level",
    "Change",
)
_ORIGIN_HEAD = ("Known since", "Source")


def schools_numbers(schools: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame) -> str:
    """Write every school's result, its place beside the district and its status.

    Args:
        schools: rows of ``school_findings``, by name; at least one.
        indicators: rows of ``indicators``.
        rules: the row of ``rule_in_force``.
    """
    said, origins = words.place_words(rules), list(map(_origin, each(schools)))
    # One date and one source for all are said once.
    has_one_origin = len(set(origins)) == 1
    rows = [
        (
            words.name(row),
            words.students(row),
            words.result(row),
            words.interval(row),
            "no place" if wording.is_missing(row.place) else said[row.place],
            words.level(row),
            words.change(row),
            *(() if has_one_origin else origin),
        )
        for row, origin in zip(each(schools), origins, strict=True)
    ]
    head = _HEAD if has_one_origin else (*_HEAD, *_ORIGIN_HEAD)
    caption = f"{words.scope_words(first(schools), indicators)}, by school from A to Z"
    since, source = origins[0]
    origin = f"Known since {since}. Source: {source}." if has_one_origin else ""
    return (
        f'<div class="schools">{table(caption, rows, head)}</div>'
        f'<p class="quiet">{sample_mark(schools)}{escape(origin)}</p>'
    )


def _origin(row: Row) -> tuple[str, str]:
    return wording.day(row.released_on), str(row.source)
