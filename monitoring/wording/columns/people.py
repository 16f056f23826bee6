"""The columns that a person reads first in a file, by plain names, in the order of reading."""

from collections.abc import Callable, Mapping

from monitoring.wording import labels
from monitoring.wording.i18n import _, marked

# What is not here stands only in the sheet with every column.
_NAMES: Mapping[str, str] = {
    "goal_id": marked("Goal"),
    "step_id": marked("Action step"),
    "measure_name": marked("Measure"),
    "indicator_name": marked("Indicator"),
    "organisation": marked("School or district"),
    "subgroup": marked("Student group"),
    "content_area": marked("Subject"),
    "grade_span": marked("Grades"),
    "quarter": marked("Quarter"),
    "period": marked("Year or quarter"),
    "data_state": marked("What is known"),
    "value": marked("Result"),
    "interval_low": marked("Margin, from"),
    "interval_high": marked("Margin, to"),
    "n": marked("Students"),
    "expected": marked("Plan for that time"),
    "distance_points": marked("Points from the plan"),
    "final_target": marked("Target"),
    "level": marked("Against the plan"),
    "change_from_period": marked("Compared with"),
    "change_points": marked("Change in points"),
    "change": marked("Change"),
    "complement_value": marked("All other students"),
    "gap_points": marked("Gap in points"),
    "gap_verdict": marked("Gap"),
    "implementation": marked("Was it done?"),
    "activities_held": marked("Activities held"),
    "activities_planned": marked("Activities planned"),
    "judgment": marked("Owner's judgment"),
    "happened": marked("What happened"),
    "comes_next": marked("What comes next"),
    "title": marked("Title"),
    "dated_on": marked("Date"),
    "file_name": marked("File"),
    "released_on": marked("Known from"),
    "source": marked("Source"),
    "batch_kind": marked("Whose figures"),
}
_CODES: Mapping[str, Callable[[str], str]] = {
    "data_state": labels.data_state,
    "level": labels.level,
    "change": labels.change,
    "gap_verdict": labels.gap,
    # A step without an update is one of the states here.
    "implementation": labels.lane_state,
    "judgment": labels.judgment,
    "batch_kind": labels.batch_kind,
}
# Figures of the indicator, in its unit.
IN_UNIT = frozenset(
    {"value", "interval_low", "interval_high", "expected", "final_target", "complement_value"}
)


def names() -> list[str]:
    """Return the columns that a person reads first, in the order of reading."""
    return list(_NAMES)


def name(column: str) -> str:
    """Return the plain name of a column."""
    return _(_NAMES[column])


def words(column: str, cell: str) -> str:
    """Return a cell's words: those of a code, or the cell as it is."""
    return _CODES[column](cell) if cell and column in _CODES else cell


def change_words(code: str, obstacle: str) -> str:
    """Return the words of a verdict on movement, which depend on what keeps it from another."""
    return labels.change(code, obstacle) if code else code
