"""What stands at the head of every file: whose figures these are, as of when, and from where."""

from collections.abc import Iterable, Mapping

import pandas as pd

from monitoring.rows import first
from monitoring.wording import figures as wording

MAX_SOURCES = 12
SAMPLE = "These figures rest on sample data made up by the product; they are nobody's results."
PARTLY_SAMPLE = (
    "Some of these figures rest on sample data made up by the product; those are nobody's results."
)
HIDDEN = (
    "“hidden to protect students” stands for a figure of fewer than 10 students, "
    "or for one from which such a figure could be worked out."
)
TOO_FEW = (
    "“too few for a status” stands beside a figure of fewer than 15 students: "
    "it is shown and not judged."
)


def facts_of(
    rows: pd.DataFrame,
    *,
    plan: pd.DataFrame,
    quarter: str,
    filters: Mapping[str, str],
    address: str,
) -> dict[str, str]:
    """Say what a reader of the file must know and cannot see any more.

    Args:
        rows: what the file shows. Used where it has them: source, rule_version, batch_kind,
            is_sample, and every column that ends with ``data_state``.
        plan: the row of the query ``plan``: district, school, school_years.
        quarter: the review quarter in words; "" when the rows do not depend on it.
        filters: label -> the choice in words.
        address: where the view can be seen again.

    Returns:
        Name -> words, in the order they are to be read; what does not apply is left out.
    """
    states = _states(rows)
    facts = {
        "Plan": _plan(plan),
        "Review quarter": quarter,
        **filters,
        "Sources": _listed(_distinct(rows, "source")),
        "Rule version": ", ".join(_distinct(rows, "rule_version")),
        "Sample": _sample(rows),
        "Hidden": HIDDEN if "hidden" in states else "",
        "Too few": TOO_FEW if "too_few" in states else "",
        "Address": address,
    }
    return {name: words for name, words in facts.items() if words}


def _plan(plan: pd.DataFrame) -> str:
    row = first(plan)
    named = (row.district, row.school, "improvement plan", row.school_years)
    return ", ".join(str(words) for words in named if not wording.is_missing(words) and words)


def _distinct(rows: pd.DataFrame, column: str) -> list[str]:
    if column not in rows.columns:
        return []
    # A column of whole numbers with a gap in it comes as floats: version 1 is not version 1.0.
    found = {str(cell).removesuffix(".0") for cell in rows[column].dropna().unique()}
    return sorted(found - {""})


def _listed(words: list[str]) -> str:
    more = len(words) - MAX_SOURCES
    shown = words[:MAX_SOURCES] + ([f"and {more} more"] if more > 0 else [])
    return "; ".join(shown)


def _states(rows: pd.DataFrame) -> set[str]:
    columns = [name for name in rows.columns if str(name).endswith("data_state")]
    return {words for name in columns for words in _distinct(rows, name)}


def _sample(rows: pd.DataFrame) -> str:
    is_sample = list(_is_sample(rows))
    if not any(is_sample):
        return ""
    return SAMPLE if all(is_sample) else PARTLY_SAMPLE


def _is_sample(rows: pd.DataFrame) -> Iterable[bool]:
    """Tell of each row whether anything in it says that it was made up."""
    kinds = rows.get("batch_kind", pd.Series("", index=rows.index)).eq("sample").fillna(value=False)
    told = rows.get("is_sample", pd.Series(data=False, index=rows.index)).eq(other=True)
    sources = rows.get("source", pd.Series("", index=rows.index)).fillna("").astype(str)
    return (
        kinds.astype(bool)
        | told.fillna(value=False).astype(bool)
        | sources.str.startswith("Sample")
    )
