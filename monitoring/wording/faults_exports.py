"""Messages about exports with a row for each student; none of them quotes a cell."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.exports import DropReason, ExportFault, ExportNote
from monitoring.wording.i18n import marked, marked_n

_FAULTS: dict[StrEnum, str | tuple[str, str]] = {
    ExportFault.ROSTER_ALONE: marked(
        "{file} is a roster. Choose it together with the export whose students it names. On the "
        "command line: load EXPORT.csv --roster {file}. Nothing of it was kept."
    ),
    ExportFault.SEVERAL_ROSTERS: marked(
        "Several rosters were chosen: {files}. Choose one, with all students enrolled."
    ),
    ExportFault.NEEDS_ROSTER: marked(
        "{file} was recognized as {export}. It does not say how many students are enrolled: choose "
        "it together with a roster. On the command line: load {file} --roster ROSTER.csv."
    ),
    ExportFault.NO_ROSTER: marked(
        "{file} was given as the roster and is none that is known: it needs a column with the "
        "number of each student ({numbers}) and at least one of a student group ({groups}). "
        "Rename its columns, or name them in data/student_export_mappings.csv and build again. "
        "Nothing was loaded."
    ),
    ExportFault.SEVERAL_YEARS: marked(
        "{file} holds rows of more than one school year: {years}. It is counted over one "
        "school year only: export each year by itself. Nothing of it was kept."
    ),
    ExportFault.NOT_BEGUN: marked(
        "In {file} nobody was absent in {review_quarter}, as in terms that have not begun; their "
        "days would count as days attended. Export the terms up to today. Nothing of it was kept."
    ),
    ExportFault.TOO_MANY_DAYS: marked(
        "In {file} the days enrolled of most students add up to more than the {limit} school days "
        "until the end of {review_quarter}: its rows repeat, or hold totals to date. Export one "
        "row for each student and term, with the days of that term. Nothing of it was kept."
    ),
    ExportFault.LACKS_COLUMNS: marked(
        "{file} was recognized as {export} and lacks these columns: {columns}. Export it again "
        "with all of them. Nothing of it was kept."
    ),
    ExportFault.COLUMN_TWICE: marked(
        "{file} was recognized as {export} and has more than one column of these names: {columns}. "
        "Remove or rename those that are not meant. Nothing of it was kept."
    ),
    ExportFault.NO_SUBJECT: marked(
        "{file} was recognized as {export} and does not say whether it is about mathematics or "
        "reading. Export it with the column {columns}, or write math or reading into the name of "
        "the file. Nothing of it was kept."
    ),
    ExportFault.SEVERAL_SHEETS: marked(
        "{file} has several sheets with a row for each student: {sheets}. Save each as a file of "
        "its own; a roster is then chosen together with its export. Nothing of it was kept."
    ),
    ExportFault.NOTHING_COUNTED: marked_n(
        "{file} has {n} row, and it could not be counted. {reason}",
        "{file} has {n} rows, and none of them could be counted. {reason}",
    ),
    ExportFault.TWO_YEARS: marked(
        "{file} was recognized as {export}. Progress needs two years: choose the files of both "
        "years together. On the command line: load THIS_YEAR.csv LAST_YEAR.csv."
    ),
    ExportFault.SAME_YEAR: marked(
        "{files} are of the same school year, {test_period}. Progress is counted from one file of "
        "each of two years: put all students of a year into one file. Nothing of them was kept."
    ),
    ExportFault.DAYS_TWICE: marked_n(
        "In {file} {n} student has the same days of the same term in several rows, which differ "
        "only in columns that are not read; added up, these days would count twice. Export one "
        "row for each student and term, without columns of contacts, courses or teachers. Nothing "
        "of it was kept.",
        "In {file} {n} students have the same days of the same term in several rows, which differ "
        "only in columns that are not read; added up, these days would count twice. Export one "
        "row for each student and term, without columns of contacts, courses or teachers. Nothing "
        "of it was kept.",
    ),
    ExportFault.NO_RULE: marked(
        "data/counting_rules.csv has no row for {indicator} and {rule}. Add it and build again."
    ),
}
_DROPS: dict[StrEnum, str | tuple[str, str]] = {
    DropReason.RETAKES: marked_n(
        "{n} retake left out: one test of a student counts in each subject and window.",
        "{n} retakes left out: one test of a student counts in each subject and window.",
    ),
    DropReason.NOT_ON_ROSTER: marked_n(
        "{n} student not on the roster left out.", "{n} students not on the roster left out."
    ),
    DropReason.NO_STUDENT: marked_n(
        "{n} row without a student's number left out.",
        "{n} rows without a student's number left out.",
    ),
    DropReason.NO_VERDICT: marked_n(
        "{n} row left out because it does not say whether the student is on pace.",
        "{n} rows left out because they do not say whether the student is on pace.",
    ),
    DropReason.NOT_A_GROWTH_TEST: marked_n(
        "{n} test left out that the vendor does not use to measure growth.",
        "{n} tests left out that the vendor does not use to measure growth.",
    ),
    DropReason.RUSHED: marked_n(
        "{n} test flagged as rushed left out.", "{n} tests flagged as rushed left out."
    ),
    DropReason.DEACTIVATED: marked_n(
        "{n} test that the vendor's system has deactivated left out.",
        "{n} tests that the vendor's system has deactivated left out.",
    ),
    DropReason.FILTERED: marked_n(
        "{n} row left out by the layout's filter.", "{n} rows left out by the layout's filter."
    ),
    DropReason.OTHER_WINDOW: marked_n(
        "{n} row of no window (fall, winter or spring) left out.",
        "{n} rows of no window (fall, winter or spring) left out.",
    ),
    DropReason.OTHER_SUBJECT: marked_n(
        "{n} row of a subject that is not counted left out.",
        "{n} rows of subjects that are not counted left out.",
    ),
    DropReason.OTHER_GRADE: marked_n(
        "{n} row of a student who is not a first-time ninth grader left out.",
        "{n} rows of students who are not first-time ninth graders left out.",
    ),
    DropReason.TOO_FEW_DAYS: marked_n(
        "{n} row left out of a student enrolled for too few days.",
        "{n} rows left out of students enrolled for too few days.",
    ),
    DropReason.LEFT: marked_n(
        "{n} row of a student who left was left out.",
        "{n} rows of students who left were left out.",
    ),
    DropReason.ONE_YEAR_ONLY: marked_n(
        "{n} student with a result of one year only left out.",
        "{n} students with a result of one year only left out.",
    ),
}
_NOTES: dict[StrEnum, str | tuple[str, str]] = {
    ExportNote.READ_AS: marked(
        "Recognized as {export}. Students are counted in memory; nothing about a single student "
        "is stored."
    ),
    ExportNote.NO_ROSTER: marked(
        "No roster was chosen, so only the groups that the export itself names are counted."
    ),
    ExportNote.NO_PROJECTION: marked_n(
        "{n} test has no projected growth and is not in the share who grew as projected.",
        "{n} tests have no projected growth and are not in the share who grew as projected.",
    ),
    ExportNote.RUSHED_COUNTED: marked_n(
        "{n} of the tests in the file is flagged as rushed and counts.",
        "{n} of the tests in the file are flagged as rushed and count.",
    ),
    ExportNote.REPEATED_ROWS: marked_n(
        "{n} row repeats another row about the same student and was counted once.",
        "{n} rows repeat other rows about the same students and were counted once.",
    ),
    ExportNote.SAME_DAY: marked_n(
        "{n} retake bears the day of the other test: the row further down counts as the later one.",
        "{n} retakes bear the day of the other test: the row further down counts as the later one.",
    ),
    ExportNote.NO_STUDY: marked_n(
        "{n} row has no projection on Georgia's test among its studies. Ask the vendor for it, or "
        "name the study that counts in data/counting_rules.csv and build again.",
        "{n} rows have no projection on Georgia's test among their studies. Ask the vendor for it, "
        "or name the study that counts in data/counting_rules.csv and build again.",
    ),
    ExportNote.UNKNOWN_GRADES: marked_n(
        "{n} row has a grade that is not known (such as K, 3 or 09); it counts for all grades "
        "only.",
        "{n} rows have a grade that is not known (such as K, 3 or 09); they count for all grades "
        "only.",
    ),
    ExportNote.REMARKS: marked_n(
        "{n} line of remarks beside the table was skipped.",
        "{n} lines of remarks beside the table were skipped.",
    ),
    ExportNote.PLACEMENT: marked(
        "On pace here is a placement on grade level or above. A placement is not proficiency."
    ),
    ExportNote.ADDED_UP: marked_n(
        "{n} further row about a student was added to the first.",
        "{n} further rows about students were added to their first.",
    ),
    ExportNote.TWO_SCHOOLS: marked_n(
        "{n} student was enrolled at more than one school and counts at the one with most days.",
        "{n} students were enrolled at more than one school and count at the one with most days.",
    ),
    ExportNote.LEAVERS: marked_n(
        "{n} student who is not on the roster any more counts in the whole and in no group.",
        "{n} students who are not on the roster any more count in the whole and in no group.",
    ),
    ExportNote.OTHER_YEARS: marked_n(
        "{n} file of another year was not counted: {files}. Progress is from one year to the next; "
        "load it together with the file of the year beside its own.",
        "{n} files of other years were not counted: {files}. Progress is from one year to the "
        "next; load each together with the file of the year beside its own.",
    ),
    ExportNote.SAME_DAYS: marked_n(
        "{n} row has the same student, term and days as another row; both were added up. If it is "
        "the same time at school, take it out and load the file again.",
        "{n} rows have the same student, term and days as another row; all were added up. If they "
        "are the same time at school, take them out and load the file again.",
    ),
    ExportNote.COUNTED_FOR: marked("Counted for {review_quarter}, the latest in the file."),
    ExportNote.COUNTED_FOR_YEAR: marked("Counted for {test_period}, the later year."),
    ExportNote.MATCHED: marked_n(
        "{area}, {n} student tested in two windows: {better} at a higher level, {same} at the "
        "same, {worse} at a lower one.",
        "{area}, {n} students tested in two windows: {better} at a higher level, {same} at the "
        "same, {worse} at a lower one.",
    ),
    ExportNote.MATCHED_TOO_FEW: marked(
        "{area}: how students tested in two windows moved is not told, since fewer than 10 moved "
        "one way, or were tested in one window only."
    ),
    ExportNote.OTHER_RESOLUTIONS: marked_n(
        "{n} row has a resolution that does not count as a suspension. Those that do are named in "
        "data/student_export_mappings.csv.",
        "{n} rows have a resolution that does not count as a suspension. Those that do are named "
        "in data/student_export_mappings.csv.",
    ),
    ExportNote.COVERAGE: marked_n(
        "Tested in {area}: {n} of {enrolled} students enrolled ({percent}%).",
        "Tested in {area}: {n} of {enrolled} students enrolled ({percent}%).",
    ),
    ExportNote.LOW_COVERAGE: marked_n(
        "Warning: only {n} of {enrolled} students enrolled was tested in {area} ({percent}%). "
        "Under {least}% a figure may not tell of all students.",
        "Warning: only {n} of {enrolled} students enrolled were tested in {area} ({percent}%). "
        "Under {least}% a figure may not tell of all students.",
    ),
    ExportNote.LOW_COVERAGE_PLACES: marked_n(
        "Warning: in {n} result of a district, school or group fewer than {least}% of the students "
        "enrolled were tested.",
        "Warning: in {n} results of a district, school or group fewer than {least}% of the "
        "students enrolled were tested.",
    ),
    ExportNote.SMALL_NEW_SCHOOLS: marked_n(
        "{n} school that is not known and has fewer than 10 students was not made; its students "
        "count in the district.",
        "{n} schools that are not known and have fewer than 10 students were not made; their "
        "students count in the district.",
    ),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    ExportFault: _FAULTS,
    DropReason: _DROPS,
    ExportNote: _NOTES,
}
