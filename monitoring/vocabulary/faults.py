"""Codes of what can be wrong with an input; `monitoring/wording/` has one message for each.

The facts that go with a code are the placeholders of its message, which a test holds.
"""

from enum import StrEnum


class FileFault(StrEnum):
    """Why a result file as a whole cannot be loaded."""

    FAULTY_ROWS = "faulty_rows"
    FOLDER = "folder"
    NOT_A_FILE = "not_a_file"
    UNOPENED = "unopened"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PDF = "pdf"
    GZIP = "gzip"
    PARQUET = "parquet"
    DATABASE = "database"
    PICTURE = "picture"
    ZIP = "zip"
    BINARY = "binary"
    OLD_EXCEL = "old_excel"
    PASSWORD = "password"  # noqa: S105 - a code, not a secret
    DAMAGED_WORKBOOK = "damaged_workbook"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    NO_SHEETS = "no_sheets"
    WEB_PAGE = "web_page"
    JSON = "json"
    MILESTONES_COPY = "milestones_copy"
    ENROLLMENT_COPY = "enrollment_copy"
    NO_TABLE = "no_table"
    UNSPLIT_LINE = "unsplit_line"
    UNKNOWN_LAYOUT = "unknown_layout"
    OTHER_SUBJECT = "other_subject"
    LACKS_COLUMNS = "lacks_columns"
    COLUMN_TWICE = "column_twice"
    NO_ROWS = "no_rows"
    EITHER_DISTRICT = "either_district"
    NO_DISTRICT = "no_district"
    PLAN_WITHOUT_DISTRICT = "plan_without_district"
    UNKNOWN_INDICATORS = "unknown_indicators"
    EOG_OR_EOC = "eog_or_eoc"
    OTHER_ASSESSMENT = "other_assessment"
    FOUR_OR_FIVE_YEARS = "four_or_five_years"
    NO_CLASS = "no_class"
    CLASS_NOT_IN_CALENDAR = "class_not_in_calendar"


class OtherFile(StrEnum):
    """What a published file holds that is recognized, and from which nothing is read."""

    ACT_OR_SAT = "act_or_sat"
    ADVANCED_PLACEMENT = "advanced_placement"
    HOPE = "hope"
    ATTENDANCE = "attendance"
    ENROLLMENT_BY_GRADE = "enrollment_by_grade"
    ENROLLMENT_BY_SUBGROUP = "enrollment_by_subgroup"
    MEALS = "meals"
    ENROLLMENT_COUNTS = "enrollment_counts"
    ENGLISH_PROGRESS = "english_progress"
    CCRPI_DEMOGRAPHICS = "ccrpi_demographics"
    ON_TIME_GRADUATION = "on_time_graduation"
    OLD_GRADUATION = "old_graduation"
    ALTERNATE_ASSESSMENT = "alternate_assessment"
    OLD_TESTS = "old_tests"
    LEXILE = "lexile"


class PlanFault(StrEnum):
    """Why a document cannot be read as the plan."""

    NO_DOCUMENT = "no_document"
    SEVERAL_DOCUMENTS = "several_documents"
    SCHOOLS_PLAN = "schools_plan"
    UNNAMED_SCHOOLS_PLAN = "unnamed_schools_plan"
    TOO_LARGE = "too_large"
    PDF = "pdf"
    OFFICE_OR_ZIP = "office_or_zip"
    NOT_TEXT = "not_text"
    FOLDER = "folder"
    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    EMPTY = "empty"
    BLANK_TEMPLATE = "blank_template"
    TEMPLATE_BEGINNING = "template_beginning"
    NOT_A_PLAN = "not_a_plan"


class DocumentKind(StrEnum):
    """What a document seems to be that is not a plan."""

    PDF = "pdf"
    OFFICE_OR_ZIP = "office_or_zip"
    RTF = "rtf"
    OLD_OFFICE = "old_office"
    UNREADABLE = "unreadable"
    WEB_PAGE = "web_page"
    COMMA_TABLE = "comma_table"
    SCORECARD = "scorecard"
    OLD_SCHOOLWIDE = "old_schoolwide"
    OLD_TITLE_I = "old_title_i"
    OTHER_ACTION_PLAN = "other_action_plan"
    STRATEGIC_PLAN = "strategic_plan"
    NEEDS_ASSESSMENT = "needs_assessment"
    NAMES_A_PLAN = "names_a_plan"
    NO_FIELDS = "no_fields"


class LoadNote(StrEnum):
    """What a reader of a load should know beside its counts."""

    SHEET_PASSED = "sheet_passed"
    REPEATS = "repeats"
    UNKNOWN_GROUP = "unknown_group"
    REMARKS = "remarks"
    STATE_ONLY = "state_only"
    UNKNOWN_INDICATORS = "unknown_indicators"
    DATED_BY_FILE = "dated_by_file"
    DATED_BY_REVIEW = "dated_by_review"
    DATED_BY_QUARTER = "dated_by_quarter"
    DATED_BY_LOAD = "dated_by_load"
    DATED_ANEW = "dated_anew"


class DatabaseFault(StrEnum):
    """Why a database cannot be opened, read, made or written."""

    MISSING = "missing"
    BUSY = "busy"
    UNOPENED = "unopened"
    DAMAGED = "damaged"
    PLACE_IS_FOLDER = "place_is_folder"
    PLACE_NOT_A_FILE = "place_not_a_file"
    NO_PLACE = "no_place"
    NOT_WRITTEN = "not_written"


class ProtectionFault(StrEnum):
    """Why the protection of a release could not be proved."""

    LEAKS = "leaks"
    UNSOLVED = "unsolved"
    CONTRADICTION = "contradiction"
    NOT_PROTECTED = "not_protected"


class Leak(StrEnum):
    """What can be told from a release of a group that is too small."""

    HIDDEN_WITH_FIGURES = "hidden_with_figures"
    SMALL_GROUP = "small_group"
    TOO_FINE = "too_fine"
    GIVES_AWAY_ANOTHER = "gives_away_another"
    LEFT_OVER = "left_over"
    EXACT_STUDENTS = "exact_students"
    EXACT_NUMERATOR = "exact_numerator"
    EXACT_STUDENTS_WITHOUT_ROW = "exact_students_without_row"
    EXACT_NUMERATOR_WITHOUT_ROW = "exact_numerator_without_row"
    FEW_STUDENTS = "few_students"
    SMALL_NUMERATOR = "small_numerator"
    FEW_STUDENTS_WITHOUT_ROW = "few_students_without_row"
    SMALL_NUMERATOR_WITHOUT_ROW = "small_numerator_without_row"


class CommandFault(StrEnum):
    """Why a command cannot write the file that is asked for."""

    OTHER_ENDING = "other_ending"
    FOLDER = "folder"
    NO_FOLDER = "no_folder"


class Found(StrEnum):
    """What stands in a faulty cell or line."""

    TEXT = "text"
    EMPTY = "empty"
    CELLS = "cells"
    BYTE = "byte"
    UNSPLIT = "unsplit"
    MORE_THAN_WHOLE = "more_than_whole"
    OTHER_THAN_COUNTS = "other_than_counts"
    OTHER_FIGURES = "other_figures"
    LEVELS_SUM = "levels_sum"
    WORD_WITH_FIGURES = "word_with_figures"
    NO_FILE = "no_file"
    COLUMNS = "columns"
    FORMER_NAME = "former_name"
    NO_YES = "no_yes"
    YES_AGAIN = "yes_again"
    KEY_AGAIN = "key_again"
    SCOPE_AGAIN = "scope_again"
    TOGETHER = "together"
    POINTS_LEAD = "points_lead"
    NO_ROW_FOR = "no_row_for"


class Figures(StrEnum):
    """The figures of a result, as far as they may be told."""

    HIDDEN = "hidden"
    STATE = "state"
    VALUE = "value"
    COUNTS = "counts"


class Allowed(StrEnum):
    """What may stand in a cell or line."""

    ONE_OF = "one_of"
    NUMBER_OR_MARK = "number_or_mark"
    NUMBER_MARK_OR_STATE = "number_mark_or_state"
    WHOLE_NUMBER_OF_STUDENTS = "whole_number_of_students"
    PERCENT = "percent"
    PERCENT_OF_COUNTS = "percent_of_counts"
    AT_MOST_WHOLE = "at_most_whole"
    AT_LEAST_LEVELS = "at_least_levels"
    LEVELS_ADD_UP = "levels_add_up"
    ONE_SET_OF_FIGURES = "one_set_of_figures"
    NO_FIGURES = "no_figures"
    CELLS = "cells"
    UTF8 = "utf8"
    PAIRED_QUOTES = "paired_quotes"
    SCHOOL_YEAR = "school_year"
    SCHOOL_YEAR_BETWEEN = "school_year_between"
    NO_SCHOOL_YEAR = "no_school_year"
    SCHOOL_YEAR_OR_QUARTER = "school_year_or_quarter"
    DATE = "date"
    SUBGROUP = "subgroup"
    GRADE = "grade"
    GRADE_SPAN = "grade_span"
    RATE_KIND = "rate_kind"
    TEST_NAME = "test_name"
    DISTRICT_NAME = "district_name"
    SCHOOL_NAME = "school_name"
    PLAN_DISTRICT = "plan_district"
    CODE_DIGITS = "code_digits"
    CODE_OR_EMPTY = "code_or_empty"
    DISTRICT_CODE = "district_code"
    FILE_WITH_COLUMNS = "file_with_columns"
    COLUMNS = "columns"
    NEW_NAME = "new_name"
    ROW_OF = "row_of"
    WHOLE_NUMBER = "whole_number"
    NUMBER = "number"
    YES_OR_NO = "yes_or_no"
    SOME_TEXT = "some_text"
    ONE_ROW_FOR_EACH = "one_row_for_each"
    CHECK = "check"
    ONE_YES = "one_yes"
    YEAR_NAME = "year_name"
    QUARTER_NAME = "quarter_name"
    SCHOOL_YEAR_CODE = "school_year_code"
    YEAR_AFTER = "year_after"
    QUARTER = "quarter"
    REVIEW_QUARTER = "review_quarter"
    DAY_OF_QUARTER = "day_of_quarter"
    ROW_FOR_EACH_QUARTER = "row_for_each_quarter"
    SUBGROUP_OF_FILE = "subgroup_of_file"
    NOTHING_BESIDE = "nothing_beside"
    NOTED_DISTRICT = "noted_district"
    ONE_MEASURE = "one_measure"
    POINTS_TO_PERCENT = "points_to_percent"
    INTERIM_INDICATOR = "interim_indicator"
    MEASURED_CONTENT_AREA = "measured_content_area"
    ITEM = "item"
    POSITION_IN_PLAN = "position_in_plan"
    POSITION_NAME = "position_name"
