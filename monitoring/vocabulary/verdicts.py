"""Codes of what a verdict rests on, and of what keeps a result from one."""

from enum import StrEnum

from monitoring.vocabulary import DataState, ValueCode


class JudgedAgainst(StrEnum):
    """What a result was set against."""

    NOTHING = ""
    PLAN = "plan"
    INTERIM_TARGET = "interim_target"


class LevelObstacle(StrEnum):
    """What keeps a result from a status; the first that applies.

    Those of the deadline say why nothing decides whether the target was met.
    """

    NONE = ""
    TOO_FEW = "too_few"
    NO_RESULT = "no_result"
    BEFORE_PLAN = "before_plan"
    NO_BASELINE = "no_baseline"
    BASELINE_YEAR = "baseline_year"
    COMPARES_WITH_NONE = "compares_with_none"
    OTHER_SERIES = "other_series"
    HIDDEN = "hidden"
    DEADLINE_MISSING = "deadline_missing"
    DEADLINE_CANCELLED = "deadline_cancelled"
    DEADLINE_NOT_PUBLISHED = "deadline_not_published"
    DEADLINE_HIDDEN = "deadline_hidden"
    DEADLINE_CODED = "deadline_coded"
    DEADLINE_TOO_FEW = "deadline_too_few"
    DEADLINE_NOT_COMPARABLE = "deadline_not_comparable"
    DEADLINE_OTHER_SERIES = "deadline_other_series"


class ChangeObstacle(StrEnum):
    """What keeps a result from a verdict on its movement; the first that applies."""

    NONE = ""
    TOO_FEW = "too_few"
    NO_RESULT = "no_result"
    NONE_EARLIER = "none_earlier"
    EARLIER_TOO_FEW = "earlier_too_few"
    EARLIER_NO_RESULT = "earlier_no_result"
    OTHER_SERIES = "other_series"
    UNIT_WITHOUT_MARGIN = "unit_without_margin"
    N_UNKNOWN = "n_unknown"
    HIDDEN = "hidden"


class Comparison(StrEnum):
    """How a change compares with the same change in the rest of Georgia, or of the district."""

    MORE_THAN = "more_than"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    LESS_THAN = "less_than"
    NOT_KNOWN = "not_known"


class ComparisonBasis(StrEnum):
    """What a change is set beside: the whole less this part, or the whole as printed."""

    REST = "rest"
    AS_PRINTED = "as_printed"
    NONE = "none"


class ComparisonObstacle(StrEnum):
    """Why a change cannot be set beside that of the rest; the first that applies."""

    NONE = ""
    NO_CHANGE = "no_change"
    NOT_A_PERCENTAGE = "not_a_percentage"
    NO_OTHER_RESULT = "no_other_result"
    OTHER_SERIES = "other_series"
    OTHERS_HIDDEN = "others_hidden"
    OTHERS_TOO_FEW = "others_too_few"
    COUNTS_DISAGREE = "counts_disagree"
    N_UNKNOWN = "n_unknown"
    NOT_KNOWN_YET = "not_known_yet"


class MeasureObstacle(StrEnum):
    """Why a measure of an action step cannot be measured yet; the first that applies."""

    NONE = ""
    NONE_KNOWN = "none_known"
    NOT_PUBLISHED = "not_published"
    BEFORE_PLAN = "before_plan"
    TOO_OLD = "too_old"
    NO_RESULT = "no_result"
    NOT_COMPARABLE = "not_comparable"


class GapObstacle(StrEnum):
    """Why a gap to all other students cannot be shown; the first that applies."""

    NONE = ""
    WHOLE = "whole"
    NEARLY_ALL_ECONOMIC = "nearly_all_economic"
    NEARLY_ALL = "nearly_all"
    NO_RESULT = "no_result"
    TOO_FEW = "too_few"
    NOT_A_PERCENTAGE = "not_a_percentage"
    RATE_WITHOUT_COUNTS = "rate_without_counts"
    NO_COUNTS = "no_counts"
    OTHERS_TOO_FEW = "others_too_few"
    OTHERS_HIDDEN = "others_hidden"
    OTHERS_CODED = "others_coded"
    PARTLY_SAMPLE = "partly_sample"
    WHOLE_WITHOUT_COUNTS = "whole_without_counts"
    COUNTS_DISAGREE = "counts_disagree"


# The data state of a figure that is shown only as an end of the scale -> which end.
CODED = {
    DataState.CODED_AT_MOST: ValueCode.AT_MOST,
    DataState.CODED_AT_LEAST: ValueCode.AT_LEAST,
}
# The group is nearly everybody, so that there are no others to set it beside.
WITHOUT_OTHERS = (GapObstacle.NEARLY_ALL_ECONOMIC, GapObstacle.NEARLY_ALL)
