"""Codes of what people write: the fields, what is owed, and why something is not saved."""

from enum import StrEnum


class OwedKind(StrEnum):
    """What a step owes for a quarter; an official result is owed by no step."""

    UPDATE = "update"
    EVIDENCE = "evidence"
    MEASURE = "measure"
    OFFICIAL_RESULT = "official_result"


class WrittenField(StrEnum):
    """The fields that people write in: of an update, of the review, of a decision."""

    AUTHOR = "author"
    IMPLEMENTATION = "implementation"
    ACTIVITIES_HELD = "activities_held"
    ACTIVITIES_PLANNED = "activities_planned"
    HAPPENED = "happened"
    COMES_NEXT = "comes_next"
    JUDGMENT = "judgment"
    JUDGMENT_WORDS = "judgment_words"
    EVIDENCE = "evidence"
    TITLE = "title"
    DATED_ON = "dated_on"
    LINK = "link"
    WHY = "why"
    NEXT = "next"
    WHAT = "what"
    ROLE = "role"
    DUE_ON = "due_on"
    OUTCOME = "outcome"
    REASON = "reason"
    SOURCE = "source"


class SavingFault(StrEnum):
    """Why a text, a decision or a mark is not saved."""

    FAULTY_ENTRY = "faulty_entry"
    OVERTAKEN = "overtaken"
    NO_AUTHOR = "no_author"
    UNKNOWN_QUARTER = "unknown_quarter"
    UNKNOWN_GOAL = "unknown_goal"
    UNKNOWN_SUBJECT = "unknown_subject"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNPRINTABLE = "unprintable"
    NOT_A_DAY = "not_a_day"
    UNKNOWN_DECISION_STATE = "unknown_decision_state"


class UpdateFault(StrEnum):
    """Why an update of a step is not saved."""

    UNKNOWN_STEP = "unknown_step"
    NOT_BEGUN = "not_begun"
    NOT_ANSWERED = "not_answered"
    UNKNOWN_JUDGMENT = "unknown_judgment"
    NOTHING_HAPPENED = "nothing_happened"
    NOTHING_COMES_NEXT = "nothing_comes_next"
    NOT_A_COUNT = "not_a_count"
    UNEXPECTED_DOCUMENT = "unexpected_document"
    DOCUMENT_TWICE = "document_twice"
    NO_TITLE = "no_title"
    TITLE_TOO_LONG = "title_too_long"
    TITLE_UNPRINTABLE = "title_unprintable"
    NO_DATE = "no_date"
    NOT_A_DATE = "not_a_date"
    DATE_TO_COME = "date_to_come"
    DATE_TOO_EARLY = "date_too_early"
    NO_PLACE = "no_place"
    NOT_A_LINK = "not_a_link"
    FILE_NOT_ON_RECORD = "file_not_on_record"
    FILE_INCOMPLETE = "file_incomplete"


class AttachmentFault(StrEnum):
    """Why a file is not attached, or not given out."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MUCH_TODAY = "too_much_today"
    TOO_MUCH_BY_ALL = "too_much_by_all"
    NO_ROOM = "no_room"
    WRONG_CONTENT = "wrong_content"
    MACROS = "macros"
    TAKES_TOO_MUCH = "takes_too_much"
    UNKNOWN_CONTENT = "unknown_content"
    NOT_A_NAME = "not_a_name"
    NAME_TOO_LONG = "name_too_long"
    UNKNOWN_ENDING = "unknown_ending"
    NOT_ON_RECORD = "not_on_record"
    LOST = "lost"
    CHANGED = "changed"
