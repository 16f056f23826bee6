"""What stands at the head of every file: whose figures these are, as of when, and from where."""

from collections.abc import Iterable, Mapping

import pandas as pd

from monitoring.rows import first
from monitoring.vocabulary import BatchKind, DataState
from monitoring.vocabulary.files import FileFact
from monitoring.wording import export as wording
from monitoring.wording.numbers import is_missing


def facts_of(
    rows: pd.DataFrame,
    *,
    plan: pd.DataFrame,
    least_n: int,
    quarter: str,
    filters: Mapping[str, str],
    address: str,
) -> dict[str, str]:
    """Say what a reader of the file must know and cannot see any more.

    Args:
        rows: what the file shows. Used where it has them: source, rule_version, batch_kind,
            is_sample, and every column that ends with ``data_state``.
        plan: the row of the query ``plan``: district, school, school_years.
        least_n: fewest students for a status, by the rule in force.
        quarter: the review quarter in words; "" when the rows do not depend on it.
        filters: label -> the choice in words.
        address: where the view can be seen again.

    Returns:
        ``FileFact``, or the words of a filter -> text, in the order they are to be read; what does
        not apply is left out. `monitoring/wording/export.py` has the words for each ``FileFact``.
    """
    states = _states(rows)
    facts = {
        FileFact.PLAN: _plan(plan),
        FileFact.QUARTER: quarter,
        **filters,
        FileFact.SOURCES: wording.sources(_distinct(rows, "source")),
        FileFact.RULE_VERSION: wording.versions(_distinct(rows, "rule_version")),
        FileFact.SAMPLE: _sample(rows),
        FileFact.HIDDEN: wording.hidden() if DataState.HIDDEN in states else "",
        FileFact.TOO_FEW: wording.too_few(least_n) if DataState.TOO_FEW in states else "",
        FileFact.ADDRESS: address,
    }
    return {str(name): text for name, text in facts.items() if text}


def _plan(plan: pd.DataFrame) -> str:
    row = first(plan)
    names = (row.district, row.school, row.school_years)
    return wording.plan_of(*("" if is_missing(name) else str(name) for name in names))


def _distinct(rows: pd.DataFrame, column: str) -> list[str]:
    if column not in rows.columns:
        return []
    cells = rows[column].dropna().unique()
    # A column of whole numbers with a gap in it comes as floats: version 1 is not version 1.0.
    names = {f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in cells}
    return sorted(names - {""})


def _states(rows: pd.DataFrame) -> set[str]:
    columns = [name for name in rows.columns if str(name).endswith("data_state")]
    return {words for name in columns for words in _distinct(rows, name)}


def _sample(rows: pd.DataFrame) -> str:
    is_sample = list(_is_sample(rows))
    return wording.sample(is_whole=all(is_sample)) if any(is_sample) else ""


def _is_sample(rows: pd.DataFrame) -> Iterable[bool]:
    """Tell of each row whether anything in it says that it was made up."""
    kinds = rows.get("batch_kind", pd.Series("", index=rows.index)).eq(BatchKind.SAMPLE)
    marks = rows.get("is_sample", pd.Series(data=False, index=rows.index)).eq(other=True)
    return kinds.fillna(value=False).astype(bool) | marks.fillna(value=False).astype(bool)
