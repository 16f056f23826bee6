"""Codes of the plan check: what it looks at, what it looks for, and where it finds it."""

from enum import StrEnum


class PlanTheme(StrEnum):
    """What the checks of a plan look at, in the order in which a reader meets them."""

    GOALS = "goals"
    STEPS = "steps"
    POSITIONS = "positions"
    FORM = "form"


class PlanRule(StrEnum):
    """What the plan check looks for: what keeps anybody from telling whether the plan works."""

    NO_MEASURE = "no_measure"
    NO_BASELINE = "no_baseline"
    BASELINE_WITHOUT_A_YEAR = "baseline_without_a_year"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    TARGET_UNLIKE_THE_GOALS_WORDS = "target_unlike_the_goals_words"
    NO_METHOD = "no_method"
    NO_OUTCOME_MEASURE = "no_outcome_measure"
    OUTPUT_LISTED_AS_EFFECTIVENESS = "output_listed_as_effectiveness"
    SAME_MEASURE_IN_BOTH_LANES = "same_measure_in_both_lanes"
    MEASURE_NOT_PUBLISHED = "measure_not_published"
    UNMAPPED_ITEM = "unmapped_item"
    EVIDENCE_NEVER_DELIVERED = "evidence_never_delivered"
    NO_POSITION_ACCOUNTABLE = "no_position_accountable"
    POSITION_WRITTEN_IN_SEVERAL_WAYS = "position_written_in_several_ways"
    NOBODY_ASSIGNED = "nobody_assigned"
    GAP_THAT_CANNOT_BE_SHOWN = "gap_that_cannot_be_shown"
    QUESTION_UNDER_ANOTHER_NEED = "question_under_another_need"
    NO_SUBGROUP_NAMED = "no_subgroup_named"


class PlanPlace(StrEnum):
    """Where in a plan the plan check found something."""

    GOAL = "goal"
    NEED = "need"
    STEP = "step"
    POSITION = "position"
