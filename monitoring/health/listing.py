"""Findings as others read them, each in its own words."""

from collections.abc import Iterable

import pandas as pd

from monitoring.health.facts import Finding
from monitoring.wording import health as wording


def listing(found: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a table.

    Returns:
        One row each: rule (its code), where (``Goal 1``, ``Need 2``, ``G1.6`` or a position) and
        finding (a sentence or two with the evidence).
    """
    rows = [
        (
            str(one.rule),
            wording.place(one.place, one.place_id),
            wording.finding(one.rule, one.facts),
        )
        for one in found
    ]
    return pd.DataFrame(rows, columns=["rule", "where", "finding"])
