"""Findings on schools, as the queries give them."""

from typing import Any

import pandas as pd

from monitoring.db.query_rows import SchoolFindings
from tests.support.group_rows import RULES
from tests.support.rows import finding, table

RULE = RULES.iloc[0]

INDICATORS = pd.DataFrame(
    {
        "indicator_id": ["graduation_rate_4yr", "suspension"],
        "indicator_name": ["Four-year graduation rate", "Suspension"],
        "short_name": ["Graduation rate", "Suspension"],
        "kind": ["official", "interim"],
        "numerator_description": ["graduates", "suspended"],
        "denominator_description": ["cohort", "enrolled"],
    }
)
MEASURES = pd.DataFrame(
    {
        "measure_id": ["grad"],
        "baseline_value": [69.6],
        "baseline_period": ["2022"],
        "deadline_period": ["2026"],
    }
)
# Ash High School: 90 of 100, above the inner limits around the district's 80 percent.
ASH = {
    "organisation_id": "S1",
    "organisation": "Ash High School",
    "measure_id": "grad",
    "change": "no_clear_change",
    "expected": 85.0,
    "final_target": 90.0,
    "distance_points": 5.0,
    "distance_students": 5,
    "change_from_period": "2023",
    "change_points": 1.0,
    "change_low": -7.5,
    "change_high": 9.5,
    "gap_obstacle": "whole",
    "district_value": 80.0,
    "tau": 0.0,
    "zone_by_luck": "above_inner_limits",
    "funnel_zone": "above_inner_limits",
    "released_on": pd.Timestamp("2024-10-31"),
    "source": "GOSA",
}
HIDDEN = {
    "data_state": "hidden",
    "numerator": None,
    "n": None,
    "value": None,
    "interval_low": None,
    "interval_high": None,
    "level": "no_status",
    "change": "not_comparable",
    "distance_points": None,
    "distance_students": None,
    "change_points": None,
    "district_value": None,
    "tau": None,
    "funnel_zone": None,
}


def school(name: str, **other: Any) -> SchoolFindings:
    """Return a row of ``school_findings`` with other figures where given."""
    named = {"organisation": name, "organisation_id": name}
    return finding(SchoolFindings, 90.0, 100.0, **ASH | named | other)


def rows(*schools: SchoolFindings) -> pd.DataFrame:
    """Return rows of ``school_findings``."""
    return table(SchoolFindings, *schools)


DISTRICT = rows(school("Clayton County", numerator=800.0, n=1000.0, value=80.0, funnel_zone=None))
SCHOOLS = rows(
    school("Ash High School"),
    school("Beech High School", funnel_zone="within_limits", value=81.0),
    school("Cedar Academy", funnel_zone="below_outer_limits", value=60.0, is_alternative=True),
    school("Dogwood High School", funnel_zone="above_inner_limits", value=88.0),
    school("Elm High School", **HIDDEN),
    school("Fir High School", funnel_zone=None, n=12.0, data_state="too_few"),
)
