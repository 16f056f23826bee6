"""Makes up the quarterly targets of the sample: a step beyond the same quarter a year before."""

import pandas as pd

from monitoring.rows import each
from monitoring.sample.counts import ALL
from monitoring.sample.series import MADE_UP, QUARTERS, REFERRALS, STEPS
from monitoring.vocabulary import DataState, TargetOrigin

_COLUMNS = (
    "indicator_id",
    "content_area",
    "grade_span",
    "period",
    "target_value",
    "origin",
    "source",
)


def targets(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a target for each quarter that was measured a year before.

    Args:
        rows: as ``results`` returns them.

    Returns:
        One row per indicator, content area, grade span and quarter, with the columns of
        ``interim_targets``; target_value in percent, for referrals per 100 students and day,
        rounded as a plan would write it. A quarter has none when the same quarter a year
        before was canceled, overdue or not comparable.
    """
    measured = rows[(rows["subgroup"] == ALL) & (rows["data_state"] == DataState.MEASURED)]
    made = []
    for row in each(measured):
        place = QUARTERS.index(row.period) + 4
        if place >= len(QUARTERS):
            continue
        indicator_id = str(row.indicator_id)
        step, decimals = STEPS[indicator_id], 2 if indicator_id == REFERRALS else 1
        value = round(min(max(float(row.value) + step, 0.0), 100.0), decimals)
        words = f"{float(row.value):.{decimals}f} a year earlier, {step:+g}"
        made.append(
            (
                indicator_id,
                row.content_area,
                row.grade_span,
                QUARTERS[place],
                value,
                TargetOrigin.SAMPLE,
                f"{MADE_UP}; {words}",
            )
        )
    return pd.DataFrame(made, columns=list(_COLUMNS))
