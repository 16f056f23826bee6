"""Makes up the quarterly targets of the sample: a step beyond the same quarter a year before."""

import pandas as pd

from monitoring.result_files.model import MEASURED
from monitoring.rows import each
from monitoring.sample.counts import ALL
from monitoring.sample.series import MADE_UP, QUARTERS, REFERRALS, STEPS

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
        rounded as a plan would write it. A quarter whose fellow of the year before was
        cancelled, overdue or not comparable has none.
    """
    measured = rows[(rows["subgroup"] == ALL) & (rows["data_state"] == MEASURED)]
    made = []
    for row in each(measured):
        place = QUARTERS.index(row.period) + 4
        if place >= len(QUARTERS):
            continue
        indicator_id = str(row.indicator_id)
        step, decimals = STEPS[indicator_id], 2 if indicator_id == REFERRALS else 1
        value = round(min(max(float(row.value) + step, 0.0), 100.0), decimals)
        words = f"{row.period} was {float(row.value):.{decimals}f}, and {step:+g}"
        made.append(
            (
                indicator_id,
                row.content_area,
                row.grade_span,
                QUARTERS[place],
                value,
                "sample",
                f"{MADE_UP}; {words}",
            )
        )
    return pd.DataFrame(made, columns=list(_COLUMNS))
