"""The messages of what a reader of a load should know beside its counts."""

from enum import StrEnum

from monitoring.vocabulary.faults import LoadNote
from monitoring.wording.i18n import marked, marked_n

NOTES: dict[StrEnum, str | tuple[str, str]] = {
    LoadNote.SHEET_PASSED: marked("Sheet {sheet} holds no results and was skipped."),
    LoadNote.HIDDEN_SHEET: marked("Sheet {sheet} is hidden in the workbook and was read."),
    LoadNote.HIDDEN_ROWS: marked_n(
        "{n} row that is hidden in sheet {sheet} was read: line {lines}.",
        "{n} rows that are hidden in sheet {sheet} were read: lines {lines}.",
    ),
    LoadNote.HIDDEN_COLUMNS: marked_n(
        "{n} column that is hidden in sheet {sheet} was read: {columns}.",
        "{n} columns that are hidden in sheet {sheet} were read: {columns}.",
    ),
    LoadNote.UNREAD_COLUMNS: marked_n(
        "{n} column is not one of the tidy layout and was not read: {columns}.",
        "{n} columns are not of the tidy layout and were not read: {columns}.",
    ),
    LoadNote.SET_ASIDE: marked_n(
        "{n} row whose figures contradict each other was set aside: line {lines}.",
        "{n} rows whose figures contradict each other were set aside: lines {lines}.",
    ),
    LoadNote.REPEATS: marked_n(
        "{n} row repeated a result with the same figures.",
        "{n} rows repeated a result with the same figures.",
    ),
    LoadNote.UNKNOWN_GROUP: marked_n(
        "{n} row about an unknown student group was left out.",
        "{n} rows about an unknown student group were left out.",
    ),
    LoadNote.REMARKS: marked_n(
        "{n} line of remarks under the table was skipped.",
        "{n} lines of remarks under the table were skipped.",
    ),
    LoadNote.STATE_ONLY: marked("The file holds only Georgia's results."),
    LoadNote.UNKNOWN_INDICATORS: marked_n(
        "{n} row was left out because its indicator is not known here: {indicators}.",
        "{n} rows were left out because their indicators are not known here: {indicators}.",
    ),
    LoadNote.FRACTIONS: marked_n(
        "{n} value was read as a fraction, such as 0.415 for 41.5%.",
        "{n} values were read as fractions, such as 0.415 for 41.5%.",
    ),
    LoadNote.LEFT_OUT: marked_n(
        "{n} row was left out as you said: {names}.",
        "{n} rows were left out as you said: {names}.",
    ),
    LoadNote.MATCHED_BEFORE: marked(
        "“{name}” was taken for {meant}, as somebody said at an earlier load. Take that load back "
        "to be asked again."
    ),
    LoadNote.HEADS_AGAIN: marked_n(
        "{n} line that repeats the column names, line {line}, was skipped.",
        "{n} lines that repeat the column names, the first in line {line}, were skipped.",
    ),
    LoadNote.GROUPS_READ_AS: marked("Student groups were understood by these names: {names}."),
    LoadNote.GROUP_READ_AS: marked("“{name}” as {meant}"),
    LoadNote.UNMET_MATCH: marked(
        "You matched “{name}”, and no row of {file} has that name: look at how the file spells it."
    ),
    LoadNote.LEFT_EMPTY: marked_n(
        "{n} row of the template was left empty and skipped.",
        "{n} rows of the template were left empty and skipped.",
    ),
    LoadNote.TOTAL_ROWS: marked_n(
        "{n} row that adds up others, in line {line}, was left out.",
        "{n} rows that add up others, the first in line {line}, were left out.",
    ),
    LoadNote.OTHER_DISTRICTS: marked_n(
        "{n} row was left out because it names another district ({names}).",
        "{n} rows were left out because they name other districts ({names}).",
    ),
    LoadNote.OTHER_AREAS: marked_n(
        "{n} row has a content area that neither the plan's measures nor Georgia's results have, "
        "and stands apart from theirs: {names}.",
        "{n} rows have content areas that neither the plan's measures nor Georgia's results have, "
        "and stand apart from theirs: {names}.",
    ),
    LoadNote.WHOLE_YEARS: marked_n(
        "{n} row is of a whole school year, of an indicator that is kept by quarter or semester, "
        "and is compared with none of them: {indicators}. If it is of a quarter, write the "
        "quarter.",
        "{n} rows are of a whole school year, of indicators that are kept by quarter or semester, "
        "and are compared with none of them: {indicators}. If they are of a quarter, write the "
        "quarter.",
    ),
    LoadNote.ABSENT_BY_DAYS: marked(
        "Read: the share of students absent on at least 10% of the days they were enrolled. The "
        "shares by days absent, such as more than 15, are other measures and were left out."
    ),
    LoadNote.AP_SUBJECTS: marked_n(
        "{n} row about one subject was left out; all subjects together were read.",
        "{n} rows about single subjects were left out; all subjects together were read.",
    ),
    LoadNote.NO_AP_TAKERS: marked(
        "The share of students who take an exam was not read, because the file does not say how "
        "many are enrolled."
    ),
    LoadNote.WEIGHTED_RATE: marked(
        "Read: the share of English learners who moved up, within a band or above it. The rate "
        "printed beside counts a student as up to one and a half, and was left out."
    ),
    LoadNote.DATED_BY_FILE: marked_n(
        "{n} result is known from {day}, the date of the file.",
        "{n} results are known from {day}, the date of the file.",
    ),
    LoadNote.DATED_BY_REVIEW: marked_n(
        "{n} figure without a date is known from {day}, the review date of {review_quarter}.",
        "{n} figures without a date are known from {day}, the review date of {review_quarter}.",
    ),
    LoadNote.DATED_BY_QUARTER: marked_n(
        "{n} figure without a date is known from {day}, the last day of {review_quarter}.",
        "{n} figures without a date are known from {day}, the last day of {review_quarter}.",
    ),
    LoadNote.DATED_BY_LOAD: marked_n(
        "{n} result without a date is known from {day}, the day of this load.",
        "{n} results without a date are known from {day}, the day of this load.",
    ),
    LoadNote.DATED_ANEW: marked_n(
        "{n} figure that was loaded without a date has one now.",
        "{n} figures that were loaded without a date have one now.",
    ),
}
