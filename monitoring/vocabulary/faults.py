"""Codes of what can be wrong with an input; `monitoring/wording/` has one message for each.

The facts that go with a code are the placeholders of its message, which a test holds.
"""

from enum import StrEnum

from monitoring.vocabulary.row_faults import Allowed as Allowed
from monitoring.vocabulary.row_faults import Figures as Figures
from monitoring.vocabulary.row_faults import Found as Found


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
    ARCHIVE = "archive"
    NUMBERS = "numbers"
    BINARY = "binary"
    OLD_EXCEL = "old_excel"
    PASSWORD = "password"  # noqa: S105 - a code, not a secret
    DAMAGED_WORKBOOK = "damaged_workbook"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MANY_OWN = "too_many_own"
    HEAVY_PART = "heavy_part"
    TOO_LONG_LINE = "too_long_line"
    NO_SHEETS = "no_sheets"
    WEB_PAGE = "web_page"
    JSON = "json"
    WEB_TABLE = "web_table"
    MILESTONES_COPY = "milestones_copy"
    ENROLLMENT_COPY = "enrollment_copy"
    NO_TABLE = "no_table"
    UNSPLIT_LINE = "unsplit_line"
    UNKNOWN_LAYOUT = "unknown_layout"
    OTHER_SUBJECT = "other_subject"
    OTHER_REPORT = "other_report"
    SAMPLE_ROWS = "sample_rows"
    STUDENT_ROWS = "student_rows"
    POWERSCHOOL = "powerschool"
    TWO_HEADER_LINES = "two_header_lines"
    QUOTED_LINES = "quoted_lines"
    DOCUMENT = "document"
    SIDE_FILE = "side_file"
    SHORTCUT = "shortcut"
    OTHER_HEAD = "other_head"
    NO_HEAD = "no_head"
    MERGED_HEAD = "merged_head"
    LINKED_WORKBOOK = "linked_workbook"
    LACKS_COLUMNS = "lacks_columns"
    COLUMN_TWICE = "column_twice"
    NO_ROWS = "no_rows"
    NO_RESULTS = "no_results"
    UNKNOWN_MATCH = "unknown_match"
    EITHER_DISTRICT = "either_district"
    NO_DISTRICT = "no_district"
    PLAN_WITHOUT_DISTRICT = "plan_without_district"
    UNKNOWN_INDICATORS = "unknown_indicators"
    PERCENT_OR_FRACTION = "percent_or_fraction"
    EOG_OR_EOC = "eog_or_eoc"
    OTHER_ASSESSMENT = "other_assessment"
    FOUR_OR_FIVE_YEARS = "four_or_five_years"
    NO_CLASS = "no_class"
    TWO_CLASSES = "two_classes"
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
    RETAINED = "retained"
    DROPOUTS = "dropouts"
    COMPLETERS = "completers"
    CERTIFIED_PERSONNEL = "certified_personnel"
    CCRPI_SCORES = "ccrpi_scores"
    CCRPI_FLAGS = "ccrpi_flags"
    OTHER_GOSA = "other_gosa"
    UNNAMED_GOSA = "unnamed_gosa"


class OfficeHarm(StrEnum):
    """What of an Office file could do harm; each reader of such files has its own sentence."""

    MACROS = "macros"
    OBJECTS = "objects"
    OUTSIDE = "outside"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    LOCKED = "password"
    DAMAGED = "damaged"


class PlanFault(StrEnum):
    """Why a document cannot be read as the plan."""

    NO_DOCUMENT = "no_document"
    SEVERAL_DOCUMENTS = "several_documents"
    SCHOOLS_PLAN = "schools_plan"
    UNNAMED_SCHOOLS_PLAN = "unnamed_schools_plan"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MUCH_ON_PAGE = "too_much_on_page"
    PASSWORD = "password"  # noqa: S105 - a code, not a secret
    TAKES_TOO_MUCH = "takes_too_much"
    ENTITIES = "entities"
    SCAN = "scan"
    PDF = "pdf"
    DAMAGED_WORD = "damaged_word"
    OLD_WORD = "old_word"
    OFFICE_OR_ZIP = "office_or_zip"
    NOT_TEXT = "not_text"
    SEVERAL_PLANS = "several_plans"
    NOT_BESIDE = "not_beside"
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
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    UNREAD_COLUMNS = "unread_columns"
    SET_ASIDE = "set_aside"
    REPEATS = "repeats"
    UNKNOWN_GROUP = "unknown_group"
    REMARKS = "remarks"
    STATE_ONLY = "state_only"
    UNKNOWN_INDICATORS = "unknown_indicators"
    FRACTIONS = "fractions"
    LEFT_OUT = "left_out"
    HEADS_AGAIN = "heads_again"
    GROUPS_READ_AS = "groups_read_as"
    GROUP_READ_AS = "group_read_as"
    MATCHED_BEFORE = "matched_before"
    UNMET_MATCH = "unmet_match"
    LEFT_EMPTY = "left_empty"
    TOTAL_ROWS = "total_rows"
    OTHER_DISTRICTS = "other_districts"
    OTHER_AREAS = "other_areas"
    WHOLE_YEARS = "whole_years"
    ABSENT_BY_DAYS = "absent_by_days"
    AP_SUBJECTS = "ap_subjects"
    NO_AP_TAKERS = "no_ap_takers"
    WEIGHTED_RATE = "weighted_rate"
    DATED_BY_FILE = "dated_by_file"
    DATED_BY_REVIEW = "dated_by_review"
    DATED_BY_QUARTER = "dated_by_quarter"
    DATED_BY_LOAD = "dated_by_load"
    DATED_ANEW = "dated_anew"


class UndoFault(StrEnum):
    """Why a load cannot be taken back."""

    NO_BATCH = "no_batch"
    TAKEN_BACK_BEFORE = "taken_back_before"
    SHIPPED = "shipped"
    SAMPLE = "sample"


class DatabaseFault(StrEnum):
    """Why a database cannot be opened, read, made or written."""

    MISSING = "missing"
    BUSY = "busy"
    FORBIDDEN = "forbidden"
    UNOPENED = "unopened"
    DAMAGED = "damaged"
    PLACE_IS_FOLDER = "place_is_folder"
    PLACE_NOT_A_FILE = "place_not_a_file"
    NO_PLACE = "no_place"
    NOT_WRITTEN = "not_written"
    NOT_KEPT = "not_kept"
    REPLACED = "replaced"


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


class ChannelFault(StrEnum):
    """Why a command could not be done by the dashboard that runs."""

    ENDED = "ended"
    OTHER_VERSION = "other_version"


class CommandFault(StrEnum):
    """Why a command cannot write the file that is asked for."""

    OTHER_ENDING = "other_ending"
    FOLDER = "folder"
    NO_FOLDER = "no_folder"
    THERE_ALREADY = "there_already"
