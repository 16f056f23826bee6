"""The rules of pages: no hidden count is left by subtraction along any one sum."""

import numpy as np
import pandas as pd

from monitoring.disclosure.rules import suppress_complements, suppress_in_sums
from monitoring.disclosure.small import HIDDEN
from monitoring.disclosure.sums import Flags, in_tests_of_own, rows_and_sums


def secondary_suppression(results: pd.DataFrame, subgroups: pd.DataFrame) -> "pd.Series[bool]":
    """Say which further rows must not be shown, so that no hidden count is left by subtraction.

    Primary suppression hides a result of fewer than MIN_SHOWN students; this is the secondary, or
    complementary, suppression that follows from it. Four sums are closed, again and again until
    nothing changes, All Students first, then the district, then its schools. In each, one hidden
    count alone could be worked out, and so could the result of fewer than MIN_SHOWN students who
    are in a total and in none of its shown parts:

    - a group and its complement make All Students: both are hidden or neither. A group that
      leaves out 1 to 9 of All Students is hidden; one that leaves out nobody is not.
    - races and ethnicities make All Students: one hidden takes the next smallest with it. Where
      Asian/Pacific Islander stands beside its parts, the parts are counted and the joint row is
      hidden or shown with them.
    - grades make "All tested grades", and schools make their district, for each subgroup: one
      hidden takes the next smallest with it, or the total where nothing else is left. A school or
      grade that has All Students but no row for the subgroup counts as hidden when it alone is
      unknown, but never as cover for another: it may well have no such students. Schools are
      held to add up even where cohorts do not quite.

    A row without counts (a rate alone) is no part of a sum; it is hidden only with its complement.
    A group that is all of its All Students would stay plain to see, so the total is hidden rather
    than that group, which goes only when even its total is gone.

    What the state prints (is_public) is public: it is never flagged, and never taken as cover. Of
    a test that is all the state's nothing is asked. What was made up and what was measured are
    never parts of one sum.

    Args:
        results: one row per result in force: indicator_id, period, organisation_id,
            organisation_level (state, district, school), content_area, grade_span, subgroup,
            numerator and denominator (students), value (percent, 0-100), missing where not
            published; data_state (word); is_public and is_sample (bool, may be missing: False). A
            school's id begins with that of its district and a hyphen; one that does not belongs
            to the only district.
        subgroups: one row per subgroup: subgroup, family, complement (missing where none).

    Returns:
        One flag per row of ``results``, with its index: it has figures that must not be shown.
        Rows already marked hidden are not flagged.

    Raises:
        KeyError: a column named above is missing.
    """
    is_asked = in_tests_of_own(results)
    flags = np.zeros(len(results), dtype=bool)
    flags[is_asked] = _flagged(results[is_asked], subgroups)
    return pd.Series(flags, index=results.index, name="secondary_suppression", dtype=bool)


def _flagged(results: pd.DataFrame, subgroups: pd.DataFrame) -> Flags:
    """Return the flags of ``secondary_suppression`` for tests with figures of the district's."""
    rows, sums = rows_and_sums(results, subgroups)
    # A choice among parents narrows the choice among their children, never the other way round.
    for stage in (rows.is_all, ~rows.is_school, np.ones(len(results), dtype=bool)):
        before = -1
        while before != (before := int(rows.hidden.sum())):
            suppress_complements(rows, stage)
            for kind in sums:
                suppress_in_sums(rows, kind, stage)
    is_new = rows.has_figures & ~rows.is_public & (results["data_state"] != HIDDEN).to_numpy()
    return np.asarray(rows.hidden & is_new)
