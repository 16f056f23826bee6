"""Messages about result files: why one cannot be loaded, and what to know of one that is."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import FileFault, LoadNote, OfficeHarm, OtherFile
from monitoring.wording import load_notes
from monitoring.wording.i18n import marked, marked_n

_FILES: dict[StrEnum, str | tuple[str, str]] = {
    FileFault.FAULTY_ROWS: marked_n("{n} row cannot be read.", "{n} rows cannot be read."),
    FileFault.FOLDER: marked("{file} is a folder. Name the CSV or XLSX file in it."),
    FileFault.NOT_A_FILE: marked(
        "{file} is a device or a pipe, not a file. Save what it gives as a CSV or XLSX file and "
        "load that."
    ),
    FileFault.UNOPENED: marked("{file} cannot be opened: {reason}."),
    FileFault.EMPTY: marked("{file} is empty. Load a file with a header and rows."),
    FileFault.TOO_LARGE: marked(
        "{file} is larger than {megabytes} MB. No result file of Georgia's is, so it is not read."
    ),
    FileFault.PDF: marked(
        "{file} is a PDF document. Load the CSV or XLSX file of the same release."
    ),
    FileFault.GZIP: marked(
        "{file} is a compressed (gzip) file. Unpack it and load the CSV file inside."
    ),
    FileFault.PARQUET: marked("{file} is a Parquet file. Save the table as CSV and load that."),
    FileFault.DATABASE: marked("{file} is a database file. Save the table as CSV and load that."),
    FileFault.PICTURE: marked(
        "{file} is a picture. Load the CSV or XLSX file of the same release."
    ),
    FileFault.ZIP: marked(
        "{file} is a ZIP archive without an Excel workbook in it. Unpack it and load the CSV or "
        "XLSX file inside."
    ),
    FileFault.ARCHIVE: marked(
        "{file} is an archive (.7z or .rar). Unpack it and load the CSV or XLSX file inside."
    ),
    FileFault.NUMBERS: marked(
        "{file} is a document of Numbers or Pages. Open it there, choose File, Export To, Excel or "
        "CSV, and load that."
    ),
    FileFault.BINARY: marked("{file} is a binary file, not text. Load a CSV or XLSX file."),
    FileFault.OLD_EXCEL: marked(
        "{file} is an Excel file of the old kind (.xls) that cannot be opened. Save it as .xlsx or "
        "CSV and load that."
    ),
    FileFault.PASSWORD: marked(
        "{file} is protected by a password. Save it without one and load it again."
    ),
    FileFault.DAMAGED_WORKBOOK: marked(
        "{file} is a damaged Excel workbook. Open it in Excel, save it again as .xlsx or CSV, and "
        "load that."
    ),
    FileFault.UNPACKS_TOO_LARGE: marked(
        "{file} would unpack to more than {megabytes} MB. No result file of Georgia's does, so it "
        "is not read."
    ),
    FileFault.TOO_MANY_ROWS: marked(
        "{file} has a sheet of more than {limit} rows. That is more than is read; save the rows "
        "that hold results as a CSV file."
    ),
    FileFault.TOO_MANY_COLUMNS: marked(
        "{file} has more than {limit} columns. That is more than is read; keep those that hold "
        "results."
    ),
    FileFault.TOO_MANY_CELLS: marked(
        "{file} has a sheet of more than {limit} cells. That is more than is read; save the rows "
        "and columns that hold results as a CSV file."
    ),
    FileFault.TOO_MANY_OWN: marked(
        "{file} has more than {limit} rows about the district and Georgia. That is more than is "
        "read at once; split it by year or indicator."
    ),
    FileFault.HEAVY_PART: marked(
        "{file} has a part with more in it than any table of results needs, so it is not read. "
        "Save the sheet with the results as a CSV file, and load that."
    ),
    FileFault.TOO_LONG_LINE: marked(
        "{file} has a row of more than {limit} characters, in line {line}. No table of results "
        "does; a line break or a quotation mark may be missing."
    ),
    FileFault.NO_SHEETS: marked(
        "{file} is a workbook without sheets of cells. Where it has charts, copy the figures "
        "behind them into a sheet, one row for each result, and load that."
    ),
    FileFault.WEB_PAGE: marked(
        "{file} is a web page or XML, not a table. Download the CSV or XLSX file itself; a "
        "sign-in page is often saved in its place."
    ),
    FileFault.WEB_TABLE: marked(
        "{file} is a web page or XML with a table in it, as some programs save it under the name "
        ".xls. Open it in Excel, save it as .xlsx or CSV, and load that."
    ),
    FileFault.JSON: marked("{file} is a JSON file. Load the CSV or XLSX file that Georgia offers."),
    FileFault.MILESTONES_COPY: marked(
        "{file} is a re-keyed copy (JSON) of GOSA's Georgia Milestones file. Load GOSA's own CSV, "
        "which says in every row what was tested and for whom."
    ),
    FileFault.ENROLLMENT_COPY: marked(
        "{file} is a JSON file of enrollment figures. No indicator of the plan is read from it."
    ),
    FileFault.NO_TABLE: marked("{file} holds no table. These can be loaded: {layouts}."),
    FileFault.UNSPLIT_LINE: marked(
        "{file} cannot be read as a table: line {line} cannot be split into columns."
    ),
    FileFault.UNKNOWN_LAYOUT: marked(
        "{file} is not in a layout that can be read. Found these columns: {columns}. These can be "
        "loaded: {layouts}."
    ),
    FileFault.OTHER_SUBJECT: marked(
        "{file} seems to hold {subject}. No indicator of the plan is read from it. These can be "
        "loaded: {layouts}."
    ),
    FileFault.OTHER_REPORT: marked(
        "{file} holds {subject}, from which no indicator of the plan is read."
    ),
    FileFault.SAMPLE_ROWS: marked_n(
        "{file} holds {n} row of sample data, in line {line}. What was made up is never loaded as "
        "a result; take it out, or load a file of real figures.",
        "{file} holds {n} rows of sample data, the first in line {line}. What was made up is never "
        "loaded as a result; take them out, or load a file of real figures.",
    ),
    FileFault.STUDENT_ROWS: marked(
        "{file} seems to hold a row for each student, and is not an export that is known as it "
        "stands. Save it as CSV, name its columns in data/student_export_mappings.csv, or count "
        "the students of each school and group and load that in the tidy layout that "
        "data/README.md describes. Nothing of this file was kept."
    ),
    FileFault.POWERSCHOOL: marked(
        "{file} is an export of PowerSchool in a layout that cannot be read. Found these columns: "
        "{columns}. These can be loaded: {layouts}."
    ),
    FileFault.TWO_HEADER_LINES: marked(
        "{file} has column names over two lines, from line {line} on, and results beside each "
        "other. Write one row for each result under one line of column names, as the tidy layout "
        "in data/README.md describes."
    ),
    FileFault.QUOTED_LINES: marked(
        "{file} has quotation marks around each whole line, so that it reads as one column. Open "
        "it in Excel, choose Data, Text to Columns, comma, save it as CSV, and load that."
    ),
    FileFault.DOCUMENT: marked(
        "{file} is a document, not a table of results. If it is the plan, choose it under the "
        "plan; if results are in it, put them into a CSV or XLSX file in the tidy layout that "
        "data/README.md describes."
    ),
    FileFault.SIDE_FILE: marked(
        "{file} is what a program keeps beside another file while that is open. Load the file of "
        "the same name without the first signs."
    ),
    FileFault.SHORTCUT: marked(
        "{file} is a shortcut to a sheet on the web, without its figures. Open it there, download "
        "it as CSV or XLSX, and load that."
    ),
    FileFault.OTHER_HEAD: marked(
        "{file} has another line of column names in line {line}, in another order or with other "
        "columns than the first: it holds two tables, one below the other. Save each as a file "
        "of its own that begins with its column names, and load both."
    ),
    FileFault.NO_HEAD: marked(
        "{file} has no line of column names that are known. Write one row for each result, as the "
        "tidy layout in data/README.md describes, or load one of these: {layouts}."
    ),
    FileFault.MERGED_HEAD: marked(
        "{file} has column names in merged cells ({cells}) from line {line} on. Unmerge them, and "
        "write one name above each column in one line; results beside each other become one row "
        "each, as the tidy layout in data/README.md describes."
    ),
    FileFault.LINKED_WORKBOOK: marked(
        "{file} takes values from another workbook ({names}), and those it shows may be out of "
        "date. Break its links in Excel (Data, Edit Links, Break Link), so that the values alone "
        "stay, save it, and load that."
    ),
    FileFault.LACKS_COLUMNS: marked(
        "{file} looks like this layout: {layout}. It lacks these columns: {columns}."
    ),
    FileFault.COLUMN_TWICE: marked("{file} has a column more than once: {columns}."),
    FileFault.NO_ROWS: marked("{file} has a header but no rows."),
    FileFault.NO_RESULTS: marked(
        "{file} holds nothing to load: each of its rows was left empty or is not a result."
    ),
    FileFault.UNKNOWN_MATCH: marked(
        "{file}: “{name}” is to mean “{meant}”, which is not a known student group or indicator. "
        "The groups are {names}."
    ),
    FileFault.EITHER_DISTRICT: marked(
        "{file} holds {names}, and the plan's {district} could be either. Name the district in "
        "the plan in full."
    ),
    FileFault.NO_DISTRICT: marked(
        "{file} has no row of {district}. It holds {names}. Load a file that holds the plan's "
        "district."
    ),
    FileFault.PLAN_WITHOUT_DISTRICT: marked(
        "The plan names no district, so it is not known which rows of {file} are its own. Fill in "
        "the district's name in the plan document and build again."
    ),
    FileFault.UNKNOWN_INDICATORS: marked(
        "{file} holds only indicators that are not known here: {indicators}."
    ),
    FileFault.PERCENT_OR_FRACTION: marked_n(
        "{file} holds {n} value between 0 and 1 without counts, in line {line}. It could be a "
        "fraction (0.415 for 41.5%) or a percentage below 1%. Say which: load the file with "
        "--fractions or with --percent.",
        "{file} holds {n} values between 0 and 1 without counts, the first in line {line}. They "
        "could be fractions (0.415 for 41.5%) or percentages below 1%. Say which: load the file "
        "with --fractions or with --percent.",
    ),
    FileFault.EOG_OR_EOC: marked(
        "{file} does not tell end-of-grade from end-of-course tests. Put EOG or EOC into its name."
    ),
    FileFault.OTHER_ASSESSMENT: marked(
        "{file} holds the assessment {assessment}. Only Georgia Milestones end-of-grade (EOG) and "
        "end-of-course (EOC) results are read."
    ),
    FileFault.FOUR_OR_FIVE_YEARS: marked(
        "{file} does not tell four-year from five-year graduation rates: it has no column "
        "Graduation Rate Type. Load the file that has it, or the four-year cohort file with "
        "Graduation Class Size."
    ),
    FileFault.NO_CLASS: marked(
        "{file} does not say which class it is about, neither in a column nor in its name. Load "
        "it with --year, the year in which the class graduated."
    ),
    FileFault.TWO_CLASSES: marked(
        "{file} is named for {year}, and the title in it says {titled}. Load it with --year, the "
        "year in which the class graduated."
    ),
    FileFault.CLASS_NOT_IN_CALENDAR: marked(
        "{file} is about {year}, a year that the calendar lacks."
    ),
}
_OTHER_FILES: dict[StrEnum, str] = {
    OtherFile.ACT_OR_SAT: marked("ACT or SAT scores (GOSA)"),
    OtherFile.ADVANCED_PLACEMENT: marked("Advanced Placement results (GOSA)"),
    OtherFile.HOPE: marked("HOPE eligibility (GOSA)"),
    OtherFile.ATTENDANCE: marked(
        "attendance by days absent (GOSA), without the share absent on at least 10% of their days"
    ),
    OtherFile.ENROLLMENT_BY_GRADE: marked("enrollment by grade (GOSA)"),
    OtherFile.ENROLLMENT_BY_SUBGROUP: marked("enrollment by subgroup (GOSA)"),
    OtherFile.MEALS: marked("free and reduced-price meals (GaDOE FRL)"),
    OtherFile.ENROLLMENT_COUNTS: marked("enrollment counts (GaDOE FTE)"),
    OtherFile.ENGLISH_PROGRESS: marked("progress toward English language proficiency (GaDOE)"),
    OtherFile.CCRPI_DEMOGRAPHICS: marked("CCRPI demographics (GaDOE)"),
    OtherFile.ON_TIME_GRADUATION: marked(
        "on-time graduation rates (GaDOE), which are not the cohort rate"
    ),
    OtherFile.OLD_GRADUATION: marked(
        "graduation rates from before the adjusted cohort rate of 2011 (GOSA)"
    ),
    OtherFile.ALTERNATE_ASSESSMENT: marked("the Georgia Alternate Assessment (GOSA)"),
    OtherFile.OLD_TESTS: marked("tests from before Georgia Milestones (GOSA)"),
    OtherFile.LEXILE: marked("Lexile measures (GOSA)"),
    OtherFile.RETAINED: marked("students retained in grade (GOSA)"),
    OtherFile.DROPOUTS: marked("dropouts (GOSA)"),
    OtherFile.COMPLETERS: marked("high school completers (GOSA)"),
    OtherFile.CERTIFIED_PERSONNEL: marked("certified personnel (GOSA)"),
    OtherFile.CCRPI_SCORES: marked("CCRPI scores (GaDOE)"),
    OtherFile.CCRPI_FLAGS: marked(
        "CCRPI scores, targets and flags (GaDOE), which are points and not shares of students"
    ),
    OtherFile.OTHER_GOSA: marked("GOSA's report “{name}”"),
    OtherFile.UNNAMED_GOSA: marked("a report of GOSA's that does not say what it measures"),
}
_HARM: dict[StrEnum, str | tuple[str, str]] = {
    OfficeHarm.MACROS: marked(
        "{file} has macros in it. They are not needed and are not opened: save it without macros "
        "(.docx, .xlsx, or .pptx) and give that."
    ),
    OfficeHarm.OBJECTS: marked(
        "{file} has an object of another program in it ({part}). Take it out or paste it as a "
        "picture, save the file, and give that."
    ),
    OfficeHarm.OUTSIDE: marked(
        "{file} fetches something from elsewhere ({target}). Put it into the file itself, save it, "
        "and give that."
    ),
    OfficeHarm.UNPACKS_TOO_LARGE: marked(
        "{file} unpacks to more than {megabytes} MB. Save it with smaller pictures and give that."
    ),
    OfficeHarm.LOCKED: marked(
        "{file} is locked with a password. Save it without one and give that file."
    ),
    OfficeHarm.DAMAGED: marked("{file} is damaged. Save it again and give that."),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    FileFault: _FILES,
    OtherFile: _OTHER_FILES,
    LoadNote: load_notes.NOTES,
    OfficeHarm: _HARM,
}
