"""Exports are counted as they were meant; what is not plain is told at once and never guessed."""

import csv
import io

import pytest

from monitoring import db
from monitoring.errors import InputError
from monitoring.pipeline import load_file
from monitoring.result_files.memory_file import MemoryFile
from monitoring.result_files.model import Answers
from monitoring.wording.faults import said
from tests.support.student_exports import MAP, drops, tried

pytestmark = pytest.mark.usefixtures("database")
I_READY = (
    "Student ID,Student Grade,Academic Year,School,Enrolled,Hispanic or Latino,Race,"
    "English Language Learner,Special Education,Economically Disadvantaged,Migrant,Completion Date,"
    "Norming Window,Baseline Diagnostic (Y/N),Most Recent Diagnostic YTD (Y/N),Rush Flag,"
    "Overall Scale Score,Overall Placement,Overall Relative Placement"
)
STAR = (
    "StudentIdentifier,SchoolYear,CurrentGrade,SchoolIdentifier,SchoolStateID,SchoolName,"
    "CompletedDate,AssessmentType,AssessmentStatus,ScreeningPeriodWindowName,ScaledScore,"
    "StateBenchmarkProficient,DistrictBenchmarkProficient,DistrictBenchmarkCategoryName"
)
ACCESS = (
    "School Name,School Number,State Student ID,Grade,IEP Status,Proficiency Level - Overall,"
    "Test Completion Date,Reported Record,Reported Mode"
)
MARKS = "Student Number,School Name,Grade,School Year,Course,Term,Task,Percent,Credits,Core,Section"
ATTENDANCE = "Student Number,School Name,Grade,School Year,Term,Days Absent,Days Enrolled"


def written(header, rows, name="export.csv", delimiter=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([header, *rows])
    return MemoryFile(name, text.getvalue().encode(encoding))


def map_rows(n=12, **cells):
    """Return the header and rows of a MAP Growth export of so many students, with cells changed."""
    header, row = list(csv.reader(io.StringIO(MAP.read_text(encoding="utf-8"))))[:2]
    changed = [cells.get(name, cell) for name, cell in zip(header, row, strict=True)]
    at = header.index("StudentID")
    return header, [
        [*changed[:at], cells.get("StudentID", str(700_000 + k)), *changed[at + 1 :]]
        for k in range(n)
    ]


def i_ready(n=12, window="Winter (November 16 - March 1)", placed="Early On Grade Level"):
    day = "09/01/2022" if window.startswith("Fall") else "12/01/2022"
    start = ("5", "2022-2023", "Pine High", "Enrolled", "N", "White", "Y", "N", "Y", "N", day)
    return [[k, *start, window, "N", "Y", "", "500", "Level 5", placed] for k in range(1, n + 1)]


def star(n=12, kind="Star Reading", window="Winter", category="On Watch"):
    day = "09/01/2022" if window == "Fall" else "01/05/2023"
    start = ("2022-2023", "4", "S1", "", "Pine High", day, kind, "Active", window)
    return [[k, *start, "900", "No", "No", category] for k in range(1, n + 1)]


def refused(*files, **answers):
    ((main, beside),) = load_file.grouped(files)
    said_of = Answers(**({"may_add_schools": True} | answers))
    with pytest.raises(InputError) as error:
        load_file.read_file(db.open_store(), main, said_of, beside=beside)
    return said(error.value)


def everyone(parsed):
    rows = parsed.rows[parsed.rows["organisation_level"] == "district"]
    rows = rows[rows["subgroup"] == "All Students"]
    return rows[["period", "numerator", "denominator"]].to_numpy().tolist()


def test_a_row_that_repeats_another_counts_once_and_is_no_retake():
    header, rows = map_rows()

    parsed = tried(written(header, rows * 2))

    assert everyone(parsed) == [["2022-23-Q2", 0, 12]]
    assert (drops(parsed)["repeated_rows"], drops(parsed)["retakes"]) == (12, 0)


def test_another_test_of_the_same_day_is_a_retake_and_it_is_said_which_one_counts():
    header, rows = map_rows()
    _, better = map_rows(TestRITScore="230", ProjectedProficiencyLevel1="Proficient Learner")

    parsed = tried(written(header, rows + better))

    assert everyone(parsed) == [["2022-23-Q2", 12, 12]]
    assert (drops(parsed)["retakes"], drops(parsed)["same_day"]) == (12, 12)


@pytest.mark.parametrize("term", ["Winter 22-23", "Winter 2022-23", "Winter 2022/2023"])
def test_a_school_year_may_be_written_short(term):
    header, rows = map_rows(TermName=term)

    assert everyone(tried(written(header, rows))) == [["2022-23-Q2", 0, 12]]


@pytest.mark.parametrize("term", ["Fall 2022", "Winter 2022-2024", "Winter", "Spring '23"])
def test_a_window_without_its_school_year_is_told_and_not_guessed(term):
    told = refused(written(*map_rows(TermName=term)))

    assert told.count("\n") == 0
    assert "column TermName: 12 rows, the first in line 2" in told
    assert "both years of its school year, such as Winter 2022-2023" in told


def test_a_file_without_a_projection_on_georgias_test_says_what_to_do():
    told = refused(written(*map_rows(ProjectedProficiencyStudy1="ACT College Readiness")))

    assert "12 rows have no projection on Georgia's test among their studies." in told
    assert "name the study that counts in data/counting_rules.csv" in told


def test_the_code_of_one_school_beside_the_name_of_another_is_a_fault():
    cells = {"SchoolName": "M. D. Roberts Middle School", "School_StateID": "0103"}

    told = refused(written(*map_rows(**cells)))

    assert "line 2, column School_StateID: found the code of Callaway Elementary School" in told
    assert "the code of M. D. Roberts Middle School" in told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_an_export_is_read_in_any_encoding_and_with_any_delimiter(encoding):
    for delimiter in ";\t":
        file = written(*map_rows(), delimiter=delimiter, encoding=encoding)
        assert everyone(tried(file)) == [["2022-23-Q2", 0, 12]]


@pytest.mark.parametrize("day", ["31/01/2023", "44936"])
def test_a_date_with_the_day_first_is_a_fault_that_says_which_dates_are_read(day):
    told = refused(written(*map_rows(TestStartDate=day)))

    assert "01/31/2023, the month first, or 2023-01-31" in told


@pytest.mark.parametrize("number", ["", "N/A", "#N/A", "None"])
def test_rows_without_a_students_number_are_left_out_whatever_stands_there(number):
    header, rows = map_rows()

    parsed = tried(written(header, rows + map_rows(StudentID=number)[1]))

    assert everyone(parsed) == [["2022-23-Q2", 0, 12]]
    assert drops(parsed)["no_student"] == 12


def test_numbers_that_excel_has_cut_short_are_a_fault():
    told = refused(written(*map_rows(StudentID="1.23457E+11")))

    assert "column StudentID: 12 rows" in told
    assert "1.23457" not in told


def test_lines_of_remarks_are_skipped_and_told():
    header, rows = map_rows()

    parsed = tried(written(header, [*rows, ["Printed 01/20/2023"]]))

    assert (everyone(parsed), drops(parsed)["remarks"]) == ([["2022-23-Q2", 0, 12]], 1)


@pytest.mark.parametrize(
    ("header", "rows", "column"),
    [(I_READY, i_ready(), "Subject"), (STAR, star(kind=""), "AssessmentType")],
)
def test_a_file_that_does_not_say_its_subject_is_not_taken_for_either(header, rows, column):
    told = refused(written(header.split(","), rows))

    assert "does not say whether it is about mathematics or reading" in told
    assert column in told
    named = tried(written(header.split(","), rows, "winter_math.csv"))
    assert set(named.rows["content_area"]) == {"Mathematics"}


def test_the_subject_of_a_row_goes_before_the_columns_of_its_file():
    rows = [[*row, "900Q", "Reading"] for row in i_ready()]

    parsed = tried(written([*I_READY.split(","), "Quantile Measure", "Subject"], rows))

    assert set(parsed.rows["content_area"]) == {"English Language Arts"}


@pytest.mark.parametrize("grade", ["K", "KG", "00", "09", "9th", "Grade 9"])
def test_grades_are_understood_as_systems_write_them(grade):
    rows = [[row[0], grade, *row[2:], "Math"] for row in i_ready()]

    assert "unknown_grades" not in drops(tried(written([*I_READY.split(","), "Subject"], rows)))


def test_a_grade_that_nobody_knows_is_told():
    rows = [[row[0], "Freshman", *row[2:], "Math"] for row in i_ready()]

    parsed = tried(written([*I_READY.split(","), "Subject"], rows))

    assert drops(parsed)["unknown_grades"] == 12


def moved(of_window, levels):
    """Return rows of 60 students in fall and, by thirds, at three levels in winter."""
    later = [of_window(60, "Winter", level) for level in levels]
    return of_window(60, "Fall", levels[1]) + [later[k % 3][k] for k in range(60)]


def test_students_of_i_ready_and_star_tested_in_two_windows_are_told_too():
    placed = ("1 Grade Level Below", "Early On Grade Level", "Mid or Above Grade Level")
    of_i_ready = moved(lambda n, window, it: i_ready(n, f"{window} (...)", it), placed)
    categories = ("Urgent Intervention", "On Watch", "At/Above Benchmark")
    of_star = moved(lambda n, window, it: star(n, window=window, category=it), categories)

    for header, rows in ((I_READY, of_i_ready), (STAR, of_star)):
        notes = [said(note) for note in tried(written(header.split(","), rows, "read.csv")).notes]
        assert (
            "English Language Arts, 60 students tested in two windows: 20 at a higher level, 20 at "
            "the same, 20 at a lower one."
        ) in notes


def access(number, level, day):
    return ["Pine High", "0101", number, "03", "", level, day, "1", "Online"]


def test_two_results_of_one_student_on_one_day_are_a_fault_and_a_later_one_counts():
    before = [access(n, "2.9", "02/06/2022") for n in range(15)]
    now = [access(n, "2.1", "02/06/2023") for n in range(15)]
    last = written(ACCESS.split(","), before, "last.csv")

    later = written(ACCESS.split(","), [access(1, "1.0", "01/06/2023"), *now], "this.csv")
    parsed = tried(later, last)
    told = refused(written(ACCESS.split(","), [*now, access(1, "1.0", "02/06/2023")]), last)

    assert everyone(parsed) == [["2023", 15, 15]]
    assert "export.csv, line 17, column Proficiency Level - Overall" in told
    assert "the student of line 3 with another result" in told


def marks(percent="75", section="1"):
    start = ("Pine High", "9", "2023")
    return [
        [n, *start, f"Course {k}", "Q4", "Semester Grade", percent, "0.5", "Y", section]
        for n in range(12)
        for k in range(5)
    ]


def test_a_course_counts_once_and_two_marks_for_it_are_a_fault():
    header = MARKS.split(",")

    parsed = tried(written(header, marks() + marks(section="2")))
    told = refused(written(header, marks() + marks("60")[:1]))

    assert everyone(parsed) == [["2022-23-Q4", 0, 12]]
    assert drops(parsed)["repeated_rows"] == 60
    assert "line 62, column Percent: found the student of line 2 with another result" in told


def test_marks_that_are_all_fractions_are_a_fault():
    assert "a mark of 0 to 100, such as 85" in refused(written(MARKS.split(","), marks("0.85")))


def test_the_same_days_twice_are_not_added_up():
    rows = [[n, "Pine High", "9", "2023", "Q2", "1", "6"] for n in range(12)]
    more = [[n, "Pine High", "9", "2023", "Q2", "1", "45"] for n in range(20, 32)]

    parsed = tried(written(ATTENDANCE.split(","), rows * 2 + more))

    assert (drops(parsed)["repeated_rows"], drops(parsed)["too_few_days"]) == (12, 12)


OWN = "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator"


def test_a_match_that_meets_no_row_is_told_whether_the_file_loads_or_not():
    row = ["suspension", "2022-23-Q2", "district", "All Students", "K-12", "300", "5000"]
    unknown = [*row[:3], "LEP Monitored", *row[4:]]
    matches = {"LEP Monitred": "English Learners"}
    sentence = "You matched “LEP Monitred”, and no row of export.csv has that name"

    parsed = load_file.read_file(
        db.open_store(), written(OWN.split(","), [row]), Answers(matches=matches)
    )
    told = refused(written(OWN.split(","), [row, unknown]), matches=matches)

    assert sentence in " ".join(said(note) for note in parsed.notes)
    assert parsed.matches == {}
    assert "“LEP Monitored”" in told
    assert sentence in told.splitlines()[-1]
