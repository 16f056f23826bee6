"""Rows of a release, and the subgroups they are of, as disclosure control takes them."""

import math

import pandas as pd

from monitoring.disclosure import HIDDEN

SUBGROUPS = pd.DataFrame(
    [
        ("All Students", "all", None),
        ("Asian", "race/ethnicity", None),
        ("Asian/Pacific Islander", "race/ethnicity", None),
        ("Black", "race/ethnicity", None),
        ("Hispanic", "race/ethnicity", None),
        ("Native Hawaiian/Pacific Islander", "race/ethnicity", None),
        ("White", "race/ethnicity", None),
        ("Female", "gender", "Male"),
        ("Male", "gender", "Female"),
        ("Homeless", "other", None),
    ],
    columns=["subgroup", "family", "complement"],
)
ALL = "All Students"
SMALL = "small"


def release(*rows, numerators=None):
    """Rows of a release from (organisation, grade span, subgroup, students or SMALL)."""
    names = ["organisation_id", "grade_span", "subgroup", "students"]
    table = pd.DataFrame(rows, columns=names)
    hidden = [n == SMALL for n in table["students"]]
    counts = [math.nan if n == SMALL else float(n) for n in table.pop("students")]
    reached = numerators or [n // 2 if n >= 30 else math.nan for n in counts]
    values = [100 * y / n if y == y else 50.0 for y, n in zip(reached, counts, strict=True)]
    value = [math.nan if gone else v for gone, v in zip(hidden, values, strict=True)]
    level = {"GA": "state", "D": "district"}
    return table.assign(
        indicator_id="tested",
        period="2024",
        content_area="Science",
        organisation_level=[level.get(who, "school") for who in table["organisation_id"]],
        denominator=counts,
        numerator=[math.nan if gone else y for gone, y in zip(hidden, reached, strict=True)],
        value=value,
        published_value=value,
        value_code="",
        note="",
        # Its scale shows most numerators: what a proof finds then rests on the sums alone.
        rule_version="1",
        data_state=[HIDDEN if gone else "measured" for gone in hidden],
    )


def district(*rows, grade="All"):
    return [("D", grade, name, n) for name, n in rows]


def school(number, *rows):
    return [(f"D-{number}", "All", name, n) for name, n in rows]
