"""Codes of exports with a row for each student, which are counted in memory and never stored."""

from enum import StrEnum

# The indicator that exports of tests are counted for.
ON_PACE = "benchmark_on_pace"


class ExportForm(StrEnum):
    """What an export holds, which settles how its rows are counted."""

    TESTS = "tests"
    ATTENDANCE = "attendance"
    INCIDENTS = "incidents"
    GRADES = "grades"
    LANGUAGE = "language"
    ROSTER = "roster"


class ExportField(StrEnum):
    """What a column of an export says of a student."""

    STUDENT = "student"
    OTHER_STUDENT = "other_student"
    SCHOOL = "school"
    SCHOOL_CODE = "school_code"
    GRADE = "grade"
    SCHOOL_YEAR = "school_year"
    TERM = "term"
    WINDOW = "window"
    DATE = "date"
    KEEP = "keep"
    CONTENT_AREA = "content_area"
    LEVEL = "level"
    SCORE = "score"
    DAYS_ABSENT = "days_absent"
    DAYS_ENROLLED = "days_enrolled"
    INCIDENT = "incident"
    ACTION = "action"
    COURSE = "course"
    IS_CORE = "is_core"
    CREDIT = "credit"
    MARK = "mark"
    FIRST_TIME = "first_time"
    LEFT = "left"
    RACE = "race"
    HISPANIC = "hispanic"
    DISADVANTAGED = "disadvantaged"
    DISABILITY = "disability"
    ENGLISH_LEARNER = "english_learner"
    GENDER = "gender"
    MIGRANT = "migrant"
    HOMELESS = "homeless"
    FOSTER_CARE = "foster_care"
    MILITARY = "military"


class CountingRule(StrEnum):
    """How an indicator is counted where a row of a file is about one student."""

    STUDY = "study"
    ON_PACE = "on_pace"
    ON_GRADE = "on_grade"
    RETAKE = "retake"
    ELA_TEST = "ela_test"
    GROWTH_TESTS_ONLY = "growth_tests_only"
    RUSHED_TESTS = "rushed_tests"
    FALL_QUARTER = "fall_quarter"
    WINTER_QUARTER = "winter_quarter"
    SPRING_QUARTER = "spring_quarter"
    LEAST_COVERAGE = "least_coverage"
    LEAST_DAYS_ENROLLED = "least_days_enrolled"
    LEAST_SHARE_ABSENT = "least_share_absent"
    LEAVERS = "leavers"
    SCHOOL_DAYS_Q1 = "school_days_q1"
    SCHOOL_DAYS_Q2 = "school_days_q2"
    SCHOOL_DAYS_Q3 = "school_days_q3"
    SCHOOL_DAYS_Q4 = "school_days_q4"
    LEAST_CREDITS = "least_credits"
    LEAST_CREDITS_FIRST_SEMESTER = "least_credits_first_semester"
    MOST_CORE_FAILURES = "most_core_failures"
    PASSING_MARK = "passing_mark"


class FileRole(StrEnum):
    """What a file of a load was in it."""

    EXPORT = "export"
    EARLIER_YEAR = "earlier_year"
    ROSTER = "roster"


class DropReason(StrEnum):
    """Why rows of an export were not counted."""

    RETAKES = "retakes"
    NOT_ON_ROSTER = "not_on_roster"
    NO_STUDENT = "no_student"
    NO_VERDICT = "no_verdict"
    NOT_A_GROWTH_TEST = "not_a_growth_test"
    RUSHED = "rushed"
    DEACTIVATED = "deactivated"
    FILTERED = "filtered"
    OTHER_WINDOW = "other_window"
    OTHER_SUBJECT = "other_subject"
    OTHER_GRADE = "other_grade"
    TOO_FEW_DAYS = "too_few_days"
    LEFT = "left"
    ONE_YEAR_ONLY = "one_year_only"


class ExportNote(StrEnum):
    """What else a reader of a load should know of how an export was counted."""

    READ_AS = "read_as"
    NO_ROSTER = "no_roster"
    REPEATED_ROWS = "repeated_rows"
    SAME_DAY = "same_day"
    NO_STUDY = "no_study"
    UNKNOWN_GRADES = "unknown_grades"
    REMARKS = "remarks"
    RUSHED_COUNTED = "rushed_counted"
    PLACEMENT = "placement"
    NO_PROJECTION = "no_projection"
    ADDED_UP = "added_up"
    TWO_SCHOOLS = "two_schools"
    LEAVERS = "leavers"
    COUNTED_FOR = "counted_for"
    COUNTED_FOR_YEAR = "counted_for_year"
    OTHER_YEARS = "other_years"
    SAME_DAYS = "same_days"
    MATCHED = "matched"
    MATCHED_TOO_FEW = "matched_too_few"
    OTHER_RESOLUTIONS = "other_resolutions"
    COVERAGE = "coverage"
    LOW_COVERAGE = "low_coverage"
    LOW_COVERAGE_PLACES = "low_coverage_places"
    SMALL_NEW_SCHOOLS = "small_new_schools"


class ExportFault(StrEnum):
    """Why an export with a row for each student cannot be counted."""

    ROSTER_ALONE = "roster_alone"
    SEVERAL_ROSTERS = "several_rosters"
    NEEDS_ROSTER = "needs_roster"
    NO_ROSTER = "no_roster"
    SEVERAL_YEARS = "several_years"
    NOT_BEGUN = "not_begun"
    TOO_MANY_DAYS = "too_many_days"
    LACKS_COLUMNS = "lacks_columns"
    COLUMN_TWICE = "column_twice"
    NO_SUBJECT = "no_subject"
    SEVERAL_SHEETS = "several_sheets"
    NOTHING_COUNTED = "nothing_counted"
    TWO_YEARS = "two_years"
    SAME_YEAR = "same_year"
    DAYS_TWICE = "days_twice"
    NO_RULE = "no_rule"
