"""Codes of targets as they are changed: why a change is not taken."""

from enum import StrEnum


class TargetField(StrEnum):
    """The fields of a change of a target."""

    ADOPTED_ON = "adopted_on"
    REASON = "reason"
    TARGET_VALUE = "target_value"
    POINTS_PER_YEAR = "points_per_year"
    DEADLINE_PERIOD = "deadline_period"
    BASELINE_VALUE = "baseline_value"
    BASELINE_PERIOD = "baseline_period"
    BASELINE_SOURCE = "baseline_source"


class TargetFault(StrEnum):
    """Why a target is not changed."""

    FAULTY_TARGET = "faulty_target"
    NO_MEASURE = "no_measure"
    UNKNOWN_MEASURE = "unknown_measure"
    UNKNOWN_VERSION = "unknown_version"
    OVERTAKEN = "overtaken"
    NO_REASON = "no_reason"
    NO_DAY = "no_day"
    NOT_A_DAY = "not_a_day"
    DAY_TO_COME = "day_to_come"
    NO_QUARTER_AFTER = "no_quarter_after"
    TWO_TARGETS = "two_targets"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_YEAR = "not_a_year"
    YEARS_TURNED = "years_turned"
    BASELINE_WITHOUT_YEAR = "baseline_without_year"
    BASELINE_WITHOUT_SOURCE = "baseline_without_source"
    OWN_BASELINE = "own_baseline"
    NOTHING_NEW = "nothing_new"
