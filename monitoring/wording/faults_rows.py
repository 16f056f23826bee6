"""Messages about rows: what was found in a cell or line, and what is allowed there."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import Allowed, Figures, Found
from monitoring.wording.i18n import marked, marked_n

_FOUND: dict[StrEnum, str | tuple[str, str]] = {
    Found.TEXT: marked("“{text}”"),
    Found.EMPTY: marked("an empty cell"),
    Found.CELLS: marked_n("{n} cell", "{n} cells"),
    Found.BYTE: marked("the unreadable byte {byte}"),
    Found.UNSPLIT: marked("text that cannot be split into columns"),
    Found.MORE_THAN_WHOLE: marked("{part}, more than the {whole} it is a part of"),
    Found.OTHER_THAN_COUNTS: marked("{value}, while {part} of {whole} is {computed}"),
    Found.OTHER_FIGURES: marked("{figures} for a result that line {first_line} gives as {first}"),
    Found.LEVELS_SUM: marked("levels that add up to {total}"),
    Found.WORD_WITH_FIGURES: marked("“{word}” with figures"),
    Found.NO_FILE: marked("no such file"),
    Found.COLUMNS: marked("these columns: {columns}"),
    Found.FORMER_NAME: marked("the name that this column had in an older version"),
    Found.NO_YES: marked("no row with yes"),
    Found.YES_AGAIN: marked("yes, as in line {first_line}"),
    Found.KEY_AGAIN: marked("the same as in an earlier row: {cells}"),
    Found.SCOPE_AGAIN: marked("{cells}, as in line {first_line}"),
    Found.TOGETHER: marked("{cells}"),
    Found.POINTS_LEAD: marked_n(
        "“{text}”, which leads from {start} to {target} in {n} year",
        "“{text}”, which leads from {start} to {target} in {n} years",
    ),
    Found.NO_STORED_VALUE: marked(
        "a formula whose value the file does not hold (open it in Excel and save it again)"
    ),
    Found.FORMULA_ERROR: marked("“{text}”, the error of a formula (mend it, or type the value)"),
    Found.EXCEL_DATE: marked(
        "“{text}”, a date that Excel may have made of what was typed (format the column as text)"
    ),
    Found.SCHOOL_LIKE: marked("“{text}” (did you mean {like}?)"),
    Found.NOT_QUOTED: marked("a value that is not quoted here, since it may be about a student"),
    Found.STUDENT_AGAIN: marked("the student of line {first_line} with other groups"),
    Found.STUDENT_OTHERWISE: marked("the student of line {first_line} with another result"),
    Found.MORE_THAN_ALL: marked(
        "{part}, more than the {whole} of All Students in line {first_line}"
    ),
    Found.MORE_THAN_DISTRICT: marked(
        "{part}, more than the {whole} of the district in line {first_line}"
    ),
    Found.CODE_OF_SCHOOL: marked("the code of {name}"),
    Found.NO_ROW_FOR: marked("no row for {quarter}"),
}
_FIGURES: dict[StrEnum, str] = {
    Figures.HIDDEN: marked("hidden to protect students"),
    Figures.STATE: marked("“{state}”"),
    Figures.VALUE: marked("{value}"),
    Figures.COUNTS: marked("{part} of {whole}"),
}
_ALLOWED: dict[StrEnum, str | tuple[str, str]] = {
    Allowed.ONE_OF: marked("{names}"),
    Allowed.NUMBER_OR_MARK: marked(
        "a number such as 3,924 or 79.7 (with a decimal point), or TFS where it is hidden"
    ),
    Allowed.NUMBER_MARK_OR_STATE: marked(
        "a number, TFS where it is hidden, or a data_state that says why there is none"
    ),
    Allowed.WHOLE_NUMBER_OF_STUDENTS: marked("a whole number, 0 or more"),
    Allowed.PERCENT: marked("a percentage from {low} to {high}"),
    Allowed.FRACTION: marked("a fraction from 0 to 1, or a number with a percent sign"),
    Allowed.NO_PERCENT_SIGN: marked("a number without a percent sign: it is not a percentage"),
    Allowed.NOT_NEGATIVE: marked("a number of 0 or more"),
    Allowed.ON_SCALE: marked("a score from {low} to {high}"),
    Allowed.PERCENT_OF_COUNTS: marked("the percentage that its counts give"),
    Allowed.AT_MOST_WHOLE: marked("at most as many students"),
    Allowed.AT_LEAST_LEVELS: marked_n(
        "at least the {n} student of its levels", "at least the {n} students of its levels"
    ),
    Allowed.LEVELS_ADD_UP: marked("four levels that add up to 100"),
    Allowed.ONE_SET_OF_FIGURES: marked("one set of figures for each result, or equal repeats"),
    Allowed.NO_FIGURES: marked("no figures in a row that is “{word}”"),
    Allowed.CELLS: marked_n("{n} cell, as in the header", "{n} cells, as in the header"),
    Allowed.UTF8: marked("text saved as UTF-8"),
    Allowed.PAIRED_QUOTES: marked("columns with paired quotation marks"),
    Allowed.SCHOOL_YEAR: marked("a school year such as 2023-24"),
    Allowed.SCHOOL_YEAR_BETWEEN: marked("a school year of the calendar ({first} to {last})"),
    Allowed.NO_SCHOOL_YEAR: marked("a school year of the calendar, which has none"),
    Allowed.SCHOOL_YEAR_OR_QUARTER: marked(
        "a school year or quarter of the calendar, such as 2024 or 2022-23-Q2"
    ),
    Allowed.DATE: marked(
        "a date written YYYY-MM-DD, such as 2026-10-11, or plainly, as 12/31/2026"
    ),
    Allowed.SUBGROUP: marked("a student group: {names}"),
    Allowed.GRADE: marked("a grade from 3 to 12, or ALL GRADES"),
    Allowed.GRADE_SPAN: marked("a grade (3), a span (9-12), All tested grades, or an empty cell"),
    Allowed.RATE_KIND: marked("4-year graduation rate or 5-year graduation rate"),
    Allowed.TYPED_TEXT: marked("text that was typed in, or an empty cell"),
    Allowed.TEST_NAME: marked("the name of a test"),
    Allowed.DISTRICT_NAME: marked("the name of a district"),
    Allowed.SCHOOL_NAME: marked("the name of the school"),
    Allowed.KNOWN_SCHOOL: marked(
        "a school that is known here, or your yes that it is new (load --new-schools)"
    ),
    Allowed.SCHOOL_NOT_TOTAL: marked(
        "one school; figures of the whole district have the organisation_level district"
    ),
    Allowed.GROUP_NOT_TOTAL: marked("a student group, not a total of others"),
    Allowed.PLAN_DISTRICT: marked(
        "the plan's district, {district}, or a column named district that says whose row it is"
    ),
    Allowed.CODE_DIGITS: marked_n("Georgia's code of {n} digit", "Georgia's code of {n} digits"),
    Allowed.CODE_OR_EMPTY: marked("a code such as {example}, or an empty cell"),
    Allowed.DISTRICT_CODE: marked("{code}, the code of the district in line {first_line}"),
    Allowed.OWN_CODE: marked(
        "a code that begins with {code}, as those of {district} do, or an empty cell"
    ),
    Allowed.BEGUN_PERIOD: marked("figures of a period that has begun: this one begins {first}"),
    Allowed.DAY_SINCE: marked("a day from {first}, when the period begins, to {last}"),
    Allowed.YEAR_OF_YEARLY: marked(
        "a school year such as 2023-24, since Georgia publishes this figure once a year"
    ),
    Allowed.FILE_WITH_COLUMNS: marked("a CSV file with these columns: {columns}"),
    Allowed.COLUMNS: marked("these columns: {columns}"),
    Allowed.EXPORT_DATE: marked("a date such as 01/31/2023, the month first, or 2023-01-31"),
    Allowed.ONE_CODE: marked("one code for each name of a school; rename one of the two"),
    Allowed.DAYS: marked("a number of days of 0 or more, such as 88.5"),
    Allowed.AT_MOST_ENROLLED: marked("at most as many days as the student was enrolled"),
    Allowed.LEVEL: marked("a level from 1.0 to 6.0, such as 3.5, or an empty cell"),
    Allowed.DAY_OF_CALENDAR: marked("a day of the calendar, {first} to {last}"),
    Allowed.DAY_OF_NAMED_YEAR: marked("a day of the school year that the row names"),
    Allowed.CREDITS: marked("a number of credits, such as 0.5"),
    Allowed.MARK: marked(
        "a mark of 0 to 100, such as 85, or one that data/student_export_mappings.csv says passes "
        "or fails"
    ),
    Allowed.ONE_ROW_OF_A_STUDENT: marked("one row for each student, or equal repeats"),
    Allowed.ONE_MARK: marked(
        "one mark for each student, course and term; export one kind of grade only"
    ),
    Allowed.ONE_RESULT_OF_A_DAY: marked(
        "one result for each student and day; remove the rows that are not meant"
    ),
    Allowed.WHOLE_STUDENT_NUMBER: marked(
        "a student's whole number, which Excel has cut short; export again and open it as text"
    ),
    Allowed.WINDOW_WITH_YEAR: marked(
        "a window with both years of its school year, such as Winter 2022-2023"
    ),
    Allowed.CODE_OF_SCHOOL: marked("the code of {name}, the school that the row names"),
    Allowed.NEW_NAME: marked("its name today, {name}"),
    Allowed.ROW_OF: marked("a row of the table {table}: {names}"),
    Allowed.WHOLE_NUMBER: marked("a whole number of at most nine digits"),
    Allowed.NUMBER: marked("a number with a decimal point"),
    Allowed.YES_OR_NO: marked("yes or no"),
    Allowed.SOME_TEXT: marked("some text"),
    Allowed.ONE_ROW_FOR_EACH: marked("one row for each {columns}"),
    Allowed.CHECK: marked("a row in which this holds: {rule}"),
    Allowed.ONE_YES: marked("yes in exactly one row"),
    Allowed.YEAR_NAME: marked("{year} for the year that ends in {year}"),
    Allowed.QUARTER_NAME: marked("{first} to {last} for a quarter of {year}"),
    Allowed.SCHOOL_YEAR_CODE: marked("a school year, such as 2023"),
    Allowed.YEAR_AFTER: marked("a year after the baseline's, {period}"),
    Allowed.QUARTER: marked("a quarter, such as 2022-23-Q1"),
    Allowed.REVIEW_QUARTER: marked("a quarter with is_review yes in the calendar"),
    Allowed.DAY_OF_QUARTER: marked("a day of {quarter}: {first} to {last}"),
    Allowed.ROW_FOR_EACH_QUARTER: marked(
        "a row for each quarter with is_review yes in the calendar"
    ),
    Allowed.SUBGROUP_OF_FILE: marked("a subgroup of this file, or an empty cell"),
    Allowed.NOTHING_BESIDE: marked(
        "an empty cell beside line {first_line}, which is about every content area of {indicator} "
        "in {period}"
    ),
    Allowed.ONE_MEASURE: marked(
        "one measure of a goal for each indicator, content area and grade span"
    ),
    Allowed.POINTS_TO_PERCENT: marked("points that lead to a percentage from {low} to {high}"),
    Allowed.NOTED_DISTRICT: marked(
        "a district as results name it, such as GA-631, or blank for all"
    ),
    Allowed.INTERIM_INDICATOR: marked("an indicator of the kind interim"),
    Allowed.MEASURED_CONTENT_AREA: marked(
        "an empty cell, or a content area of the measures: {names}"
    ),
    Allowed.ITEM: marked("an item that the plan writes for {step}, {lane}: {names}"),
    Allowed.POSITION_IN_PLAN: marked("a position as the plan writes it: {names}"),
    Allowed.POSITION_NAME: marked("a position by its one name: {names}"),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    Found: _FOUND,
    Figures: _FIGURES,
    Allowed: _ALLOWED,
}
