"""Codes of what a verdict rests on, and of what keeps a result from one."""

from enum import StrEnum


class JudgedAgainst(StrEnum):
    """What a result was set against."""

    NOTHING = ""
    PLAN = "plan"
    INTERIM_TARGET = "interim_target"


class LevelObstacle(StrEnum):
    """What keeps a result from a status of its own; the first that applies."""

    NONE = ""
    TOO_FEW = "too_few"
    NO_RESULT = "no_result"
    BEFORE_PLAN = "before_plan"
    NO_BASELINE = "no_baseline"
    BASELINE_YEAR = "baseline_year"
    COMPARES_WITH_NONE = "compares_with_none"
    OTHER_SERIES = "other_series"


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
    HIDDEN_NEARLY_ALL = "hidden_nearly_all"
    NO_RESULT = "no_result"
    TOO_FEW = "too_few"
    NOT_A_PERCENTAGE = "not_a_percentage"
    EQUALS_ALL = "equals_all"
    EVERYBODY = "everybody"
    RATE_WITHOUT_COUNTS = "rate_without_counts"
    NO_COUNTS = "no_counts"
    OTHERS_TOO_FEW = "others_too_few"
    OTHERS_HIDDEN = "others_hidden"
    OTHERS_CODED = "others_coded"
    PARTLY_SAMPLE = "partly_sample"
    WHOLE_WITHOUT_COUNTS = "whole_without_counts"
    COUNT_UNKNOWN = "count_unknown"
    COUNTS_DISAGREE = "counts_disagree"


# The group is everybody, so that there are no others to set it beside.
WITHOUT_OTHERS = (
    GapObstacle.HIDDEN_NEARLY_ALL,
    GapObstacle.EQUALS_ALL,
    GapObstacle.EVERYBODY,
)
