"""The words of the status rule and its parameters: the rule is data with a version."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]
# A word for each row, as Python's own.
Words = npt.NDArray[np.object_]

# A percentage without its count is printed to one decimal, at worst as the sum of two that are.
PRINTED_WITHIN = 0.1
# A value that lies on the path must not fall below it by the noise of binary fractions.
TOLERANCE = 1e-9

MEASURED = "measured"
TOO_FEW = "too_few"
# A coded value is an end, not a result: a distance from it would be wrong.
CODED = {
    "at_most": "coded_at_most",
    "at_least": "coded_at_least",
}

CLEAR_IMPROVEMENT = "clear_improvement"
NO_CLEAR_CHANGE = "no_clear_change"
CLEAR_DECLINE = "clear_decline"
NOT_COMPARABLE = "not_comparable"

REACH_VALUE = "reach_value"
POINTS_PER_YEAR = "points_per_year"
PERCENT = "percent"
RATE = "rate"
LOWER = "lower"
ALL_STUDENTS = "All Students"


@dataclass(frozen=True)
class RuleParameters:
    """The numbers of one version of the status rule.

    Attributes:
        rule_version: name of the version; every assessment carries it.
        confidence: level of the Wilson and Newcombe intervals, and of the inner limits that
            a school is set against (0 to 1).
        confidence_outer: level of the outer limits (0 to 1).
        min_n_for_status: fewest students behind a result that gets a status.
        min_points_for_projection: fewest comparable annual results behind a projection.
        band_narrow: level of the prediction band that is drawn (0 to 1).
        band_wide: level of the prediction band that is told in words (0 to 1).
        projection_decimals: decimals to which percentages enter the projection. Early
            results are published to one decimal only, and so a reader can redo the
            projection from the printed table.
        false_discovery_rate: share that luck alone may have among what a list says of all its
            comparisons together (0 to 1); missing in version 1, which said nothing of that.
        min_share_of_others: smallest share of all students (0 to 1) that all others must be for
            a group to have a gap to them; missing in version 1.

    Source:
        Status rule, version 2. The worked example of its projection rests on the
        percentages to one decimal: 69.6, 71.7, 72.7, 76.6, 76.0. The levels 0.95 and 0.998
        of the limits are those of D. J. Spiegelhalter, "Funnel plots for comparing
        institutional performance", Statistics in Medicine 24 (2005), 1185-1202.
    """

    rule_version: str
    confidence: float = 0.95
    confidence_outer: float = 0.998
    min_n_for_status: int = 15
    min_points_for_projection: int = 4
    band_narrow: float = 0.80
    band_wide: float = 0.95
    projection_decimals: int = 1
    false_discovery_rate: float = 0.05
    min_share_of_others: float = 0.05


RULE_2 = RuleParameters(rule_version="2")
