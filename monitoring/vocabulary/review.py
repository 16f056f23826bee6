"""Codes of what a review tells: what changed, what is not known, what a text gets wrong."""

from enum import StrEnum


class ChangeList(StrEnum):
    """The lists in which a review tells what changed since the quarter before, in their order."""

    MOVED = "moved"
    CLEAR = "clear"
    NEW = "new"
    REVISED = "revised"
    MISSING = "missing"


class EventKind(StrEnum):
    """What happened on a goal that can be marked beside its results."""

    DECISION = "decision"
    STEP_DONE = "step_done"


class ChangeKind(StrEnum):
    """What a line of those lists tells."""

    AGAINST_PLAN = "against_plan"
    SINCE_LAST_YEAR = "since_last_year"
    IMPLEMENTATION = "implementation"
    EFFECTIVENESS = "effectiveness"
    CLEAR_RESULT = "clear_result"
    CLEAR_GAP = "clear_gap"
    NEW_RESULT = "new_result"
    REVISED_RESULT = "revised_result"
    OVERDUE_RESULT = "overdue_result"
    MISSING_ITEMS = "missing_items"


class ContradictionKind(StrEnum):
    """Which figures a number in a person's text is not one of; or that a verdict is nobody's."""

    PERCENT = "percent"
    POINTS = "points"
    STUDENTS = "students"
    SIGN = "sign"
    VERDICT = "verdict"


class UnknownKind(StrEnum):
    """What a review tells that nobody can know yet."""

    FIRST_QUARTER = "first_quarter"
    GOAL_WITHOUT_STATUS = "goal_without_status"
    MEASURES_WITHOUT_STATUS = "measures_without_status"
    OVERDUE = "overdue"
    COMING = "coming"
    NONE_PLANNED = "none_planned"
    YEARS_WITHOUT_RESULT = "years_without_result"
    STEPS_WITHOUT_UPDATE = "steps_without_update"
    STEPS_NOT_MEASURABLE = "steps_not_measurable"
    STEPS_NOT_MAPPED = "steps_not_mapped"
    STEPS_WITHOUT_OUTCOME = "steps_without_outcome"
    GROUPS_WITHOUT_GAP = "groups_without_gap"
    MORE_GROUPS = "more_groups"
