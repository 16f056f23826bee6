"""Codes of what a reader of a plan document should know of how it was read."""

from enum import StrEnum


class PlanNote(StrEnum):
    """What concerns a document as a whole."""

    TRACKED_CHANGES = "tracked_changes"
    PAGE_WITHOUT_TEXT = "page_without_text"


class PlanDoubt(StrEnum):
    """Why an answer may not be what the plan says in its place."""

    HOLDS_LABEL = "holds_label"
    UNBALANCED = "unbalanced"
    ENDS_MID = "ends_mid"
    BEGINS_MID = "begins_mid"
    NO_FULL_STOP = "no_full_stop"
    UNREADABLE = "unreadable"
    NOT_AMONG_ANSWERS = "not_among_answers"
    MAY_BE_ANOTHERS = "may_be_anothers"
    MISSING = "missing"
    GIVEN_TWICE = "given_twice"
    SHARES_CELL = "shares_cell"
    MARKS_ALIKE = "marks_alike"
    WITHOUT_HEAD = "without_head"
    NUMBER_TWICE = "number_twice"
    NO_STEPS = "no_steps"
    TOLD_AGAIN = "told_again"
