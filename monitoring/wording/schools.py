"""How a school's place beside its district is put into words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from monitoring.rows import where
from monitoring.wording import figures as wording
from monitoring.wording import labels
from monitoring.wording.spoken import label_like, spoken

Row = Any  # a row of ``school_findings`` or ``subgroup_findings``

WITHIN = "within_limits"
OUTSIDE = (
    "above_outer_limits",
    "above_inner_limits",
    "below_inner_limits",
    "below_outer_limits",
)
HIDDEN = "hidden"
TOO_FEW = "too_few"
MEASURED = "measured"


def scope_words(row: Row, indicators: pd.DataFrame) -> str:
    """Write what is looked at: ``Graduation rate, class of 2024, All Students``."""
    found = where(indicators, "indicator_id", row.indicator_id)["short_name"].tolist()
    grades = f"grade {row.grade_span}" if row.grade_span.isdigit() else ""
    words = (*found[:1], row.content_area, grades, row.period_label, row.subgroup)
    return ", ".join(filter(None, words))


def name(row: Row) -> str:
    """Write a school's name, with the word for one that is not like the rest."""
    return f"{row.organisation} (alternative)" if row.is_alternative else str(row.organisation)


def levels(rules: pd.DataFrame) -> tuple[str, str]:
    """Write the levels of the inner and the outer limits: ``95%`` and ``99.8%``."""
    row = rules.iloc[0]
    return f"{100 * row['confidence']:g}%", f"{100 * row['confidence_outer']:g}%"


def place_words(rules: pd.DataFrame) -> Mapping[str, str]:
    """Return each place and how it is said: ``above the 99.8% limits``."""
    inner, outer = levels(rules)
    said = {WITHIN: f"within the {inner} limits"}
    for place in OUTSIDE:
        said[place] = place.lower().replace("inner", inner).replace("outer", outer)
    return said


def beside(row: Row) -> str:
    """Write a place without the levels of the limits: ``above, more than chance explains``."""
    if wording.is_missing(row.place):
        return "no place"
    if row.place == WITHIN:
        return "within what chance explains"
    return f"{row.place.partition(' ')[0].lower()}, more than chance explains"


def silence(row: Row, rules: pd.DataFrame) -> str:
    """Say why a school without a place cannot be set beside the district."""
    if row.data_state == TOO_FEW:
        return f"{TOO_FEW} (n < {rules.iloc[0]['min_n_for_status']})"
    if row.value_code:
        return f"{labels.data_state(row.data_state)}; a coded figure gets no place"
    if wording.is_missing(row.value):
        state = labels.data_state(row.data_state)
        return f"{state}: {row.state_words}" if row.state_words else state
    if row.unit != "percent":
        return "not a percentage: no limits can be drawn"
    if wording.is_missing(row.n):
        return "the number of students behind it is not published"
    if row.data_state == MEASURED:
        return "the district's own result is not known"
    return str(row.data_state)


def figure(row: Row) -> str:
    """Write a result with the counts behind it: ``88.7% (243 of 274 students)``."""
    words = wording.value(row.value, row.unit, row.value_code)
    if wording.is_missing(row.value):
        return str(row.data_state)
    if not wording.is_missing(row.numerator) and not wording.is_missing(row.n):
        return f"{words} ({wording.count(row.numerator)} of {wording.count(row.n)} students)"
    if not wording.is_missing(row.n):
        return f"{words} of {wording.count(row.n)} students"
    return f"{words} (number of students not published)"


def result(row: Row) -> str:
    """Write the result of a row in a table, with its state where it is not simply measured."""
    if wording.is_missing(row.value):
        return str(row.data_state)
    words = wording.value(row.value, row.unit, row.value_code)
    return (
        words
        if row.data_state == MEASURED or row.value_code
        else f"{words} ({labels.data_state(row.data_state)})"
    )


def students(row: Row) -> str:
    """Write the number of students in a table."""
    return "hidden" if row.data_state == HIDDEN else wording.count(row.n)


def interval(row: Row) -> str:
    """Write the interval of a result in a table."""
    if wording.is_missing(row.value):
        return "none"
    return wording.interval(row.interval_low, row.interval_high)


def level(row: Row) -> str:
    """Write the level of a row in a table, with its mark."""
    return f"{wording.LEVEL_MARKS[row.level]} {labels.level(row.level)}"


def change(row: Row) -> str:
    """Write the change of a row in a table, with its mark, its points and their margin."""
    words = f"{wording.CHANGE_MARKS[row.change]} {labels.change(row.change)}"
    if wording.is_missing(row.change_points):
        return words
    words += f", {wording.points(row.change_points)} points since {_since(row)}"
    if wording.is_missing(row.change_low):
        return words
    return f"{words} ({wording.interval(row.change_low, row.change_high)})"


def _since(row: Row) -> str:
    """Name the earlier period the way the row names its own: ``the class of 2023``."""
    period = str(row.change_from_period)
    return spoken(label_like(row.period_label, int(period))) if period.isdigit() else period
