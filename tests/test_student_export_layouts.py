"""Each kind of export is counted by its rule, and the rule is kept at its edge."""

import csv
import io

import pytest

from monitoring import db
from monitoring.errors import InputError
from monitoring.pipeline import load_file
from monitoring.result_files.memory_file import MemoryFile
from monitoring.result_files.model import Answers
from monitoring.student_exports.read import REASONS
from monitoring.vocabulary.exports import DropReason, ExportFault, ExportNote
from monitoring.vocabulary.faults import Allowed
from monitoring.wording.faults import said

pytestmark = pytest.mark.usefixtures("database")
ATTENDANCE = (
    "student.studentNumber,sch.name,student.grade,cal.endYear,attExactDailyTermCount.termName,"
    "attExactDailyTermCount.absentDays,attExactDailyTermCount.scheduledDays,enrollment.endDate"
)
BEHAVIOR = (
    "student.studentNumber,cal.endYear,behaviorDetail.incidentID,behaviorDetail.incidentDate,"
    "behaviorDetail.resolutionName"
)
GRADES = (
    "student.studentNumber,sch.name,student.grade,cal.endYear,grading.courseName,grading.termName,"
    "grading.task,grading.percent,grading.creditsEarned,courseInfo.isCore"
)
I_READY = (
    "Student ID,Student Grade,Academic Year,School,Enrolled,Hispanic or Latino,Race,"
    "English Language Learner,Special Education,Economically Disadvantaged,Migrant,Completion Date,"
    "Norming Window,Baseline Diagnostic (Y/N),Most Recent Diagnostic YTD (Y/N),Rush Flag,"
    "Overall Scale Score,Overall Placement,Overall Relative Placement,Quantile Measure,"
    "Proficiency if Student Shows No Additional Growth"
)
STAR = (
    "StudentIdentifier,StudentStateID,SchoolYear,CurrentGrade,SchoolIdentifier,SchoolStateID,"
    "SchoolName,CompletedDate,AssessmentType,AssessmentStatus,ScreeningPeriodWindowName,ScaledScore,"
    "StateBenchmarkProficient,DistrictBenchmarkProficient,HispanicOrLatino,White,Asian"
)
ACCESS = (
    "School Name,School Number,State Student ID,District Student ID,Grade,IEP Status,"
    "Proficiency Level - Overall,Test Completion Date,Reported Record,Reported Mode,"
    "Ethnicity - Hispanic/Latino,Race - White"
)
WINTER = "Winter (November 16 - March 1)"
FALL = "Fall (Beginning of Year - November 15)"


def file(header, rows, name="export.csv"):
    text = io.StringIO()
    csv.writer(text).writerows([header.split(","), *rows])
    return MemoryFile(name, text.getvalue().encode())


def read(*files):
    ((main, beside),) = load_file.grouped(files)
    answers = Answers(may_add_schools=True)
    return load_file.read_file(db.open_store(), main, answers, beside=beside)


def refusal(*files):
    with pytest.raises(InputError) as error:
        read(*files)
    return said(error.value)


def shown(parsed, indicator, group="All Students", grades=None):
    rows = parsed.rows[
        (parsed.rows["indicator_id"] == indicator)
        & (parsed.rows["organisation_level"] == "district")
        & (parsed.rows["subgroup"] == group)
    ]
    rows = rows if grades is None else rows[rows["grade_span"] == grades]
    (row,) = rows.to_dict("records")
    return row


def counts(parsed, *where, **more):
    row = shown(parsed, *where, **more)
    return (row["numerator"], row["denominator"])


def told(parsed):
    return {str(it.code): it.facts.get("n", True) for it in parsed.notes}


def days(number, absent, enrolled, *, term="Q2", left="", grade="09"):
    return [number, "Pine High", grade, "2023", term, absent, enrolled, left]


def test_exactly_a_tenth_of_the_days_is_chronically_absent_and_a_half_day_less_is_not():
    edge = [days(n, "1.7", "17") for n in range(1, 6)]
    below = [days(n, "1.5", "17") for n in range(6, 21)]

    parsed = read(file(ATTENDANCE, edge + below))

    assert counts(parsed, "chronic_absenteeism", grades="K-12") == (5, 20)
    assert counts(parsed, "chronic_absenteeism", grades="9-12") == (5, 20)
    assert shown(parsed, "chronic_absenteeism", grades="K-12")["period"] == "2022-23-Q2"


def test_exactly_the_least_days_enrolled_count_and_a_half_day_less_do_not():
    rows = [days(n, "0", "10") for n in range(1, 13)] + [days(n, "9", "9.5") for n in range(20, 23)]

    parsed = read(file(ATTENDANCE, rows))

    assert counts(parsed, "chronic_absenteeism", grades="K-12") == (0, 12)
    assert told(parsed)["too_few_days"] == 3


def test_periods_of_enrollment_of_a_student_are_added_up_and_leavers_count():
    rows = [days(n, "2", "45", term="Q1") for n in range(1, 13)]
    rows += [days(n, "7", "45", left="12/01/2022") for n in range(1, 13)]

    parsed = read(file(ATTENDANCE, rows))

    assert counts(parsed, "chronic_absenteeism", grades="K-12") == (12, 12)
    assert told(parsed)["added_up"] == 12


def test_days_that_are_no_days_are_told_by_their_line_only():
    rows = [days(n, "2", "45") for n in range(1, 13)] + [days(13, "Quillfeather", "45")]

    answer = refusal(file(ATTENDANCE, rows))

    assert "export.csv, line 14, column attExactDailyTermCount.absentDays" in answer
    assert "Quillfeather" not in answer


ROSTER = "student_id,el,school"


def roster(n):
    return file(
        ROSTER, [[k, "yes" if k <= 20 else "no", "Pine High"] for k in range(1, n + 1)], "r.csv"
    )


def test_an_incident_counts_once_however_many_resolutions_it_has():
    rows = [
        ["1", "2023", "I1", "12/01/2022", "Detention"],
        ["1", "2023", "I1", "12/01/2022", "Out of School Suspension"],
        ["2", "2023", "I1", "12/01/2022", "ISS"],
        ["3", "2023", "I2", "12/02/2022", "Conference"],
    ]

    parsed = read(file(BEHAVIOR, rows), roster(100))

    assert counts(parsed, "suspension", grades="K-12") == (2, 100)
    rate = shown(parsed, "office_referrals", grades="K-12")
    # Three referrals of 100 students in 90 school days.
    assert rate["value"] == pytest.approx(3 / (100 * 90) * 100)


def test_behavior_without_a_roster_is_told_what_it_lacks():
    rows = [["1", "2023", "I1", "12/01/2022", "Detention"]]

    assert "--roster" in refusal(file(BEHAVIOR, rows))


def marks(number, *percents, credit="0.5"):
    return [
        [
            number,
            "Pine High",
            "9",
            "2023",
            f"Course {k}",
            "Q4",
            "Semester Grade",
            percent,
            credit,
            "Y",
        ]
        for k, percent in enumerate(percents)
    ]


def test_five_credits_and_one_failed_core_course_are_on_track_and_two_are_not():
    rows = [row for n in range(1, 7) for row in marks(n, *["70"] * 10, "69.5")]
    rows += [row for n in range(7, 11) for row in marks(n, *["70"] * 10, "60", "60")]
    rows += [row for n in range(11, 13) for row in marks(n, *["70"] * 9)]

    parsed = read(file(GRADES, rows))

    assert counts(parsed, "ninth_grade_on_track") == (6, 12)


def i_ready(number, window, placed, *, projected="", rush="", flags=("N", "Y"), day="12/01/2022"):
    return [
        *(number, "5", "2022-2023", "Pine High", "Enrolled", "N", "White", "Y", "N", "Y", "N", day),
        *(window, *flags, rush, "500", "Level 5", placed, "900Q", projected),
    ]


def test_i_ready_counts_its_projection_and_else_its_placement_with_its_own_groups():
    rows = [i_ready(n, WINTER, "Early On Grade Level") for n in range(1, 7)]
    rows += [i_ready(n, WINTER, "1 Grade Level Below", rush="Y") for n in range(7, 11)]
    rows += [
        i_ready(n, WINTER, "Early On Grade Level", projected="Level 2: Developing Learner")
        for n in range(11, 13)
    ]

    parsed = read(file(I_READY, rows))

    row = shown(parsed, "benchmark_on_pace", "English Learners")
    assert (row["numerator"], row["denominator"], row["period"]) == (6, 12, "2022-23-Q2")
    assert row["content_area"] == "Mathematics"
    assert told(parsed)["rushed_counted"] == 4
    assert told(parsed)["placement"]


def test_i_ready_takes_the_baseline_in_fall_and_the_most_recent_test_later():
    first = [
        i_ready(n, FALL, "Early On Grade Level", flags=("Y", "N"), day="08/20/2022")
        for n in range(1, 13)
    ]
    later = [
        i_ready(n, FALL, "1 Grade Level Below", flags=("N", "Y"), day="10/20/2022")
        for n in range(1, 13)
    ]

    parsed = read(file(I_READY, first + later))

    assert counts(parsed, "benchmark_on_pace") == (12, 12)
    assert told(parsed)["retakes"] == 12


def star(number, proficient, *, status="Active", day="01/05/2023"):
    return [
        *(number, "", "2022-2023", "4", "S1", "0101", "Pine High", day, "Star Reading", status),
        *("Winter", "900", proficient, "No", "No", "Yes", "No"),
    ]


def test_star_leaves_out_deactivated_tests_and_takes_the_last_of_a_student():
    rows = [star(n, "No", day="12/20/2022") for n in range(1, 13)]
    rows += [star(n, "Yes") for n in range(1, 13)]
    rows += [star(n, "No", status="Deactivated", day="01/20/2023") for n in range(1, 13)]

    parsed = read(file(STAR, rows))

    row = shown(parsed, "benchmark_on_pace", "White")
    assert (row["numerator"], row["denominator"]) == (12, 12)
    assert row["content_area"] == "English Language Arts"
    assert (told(parsed)["deactivated"], told(parsed)["retakes"]) == (12, 12)


def access(number, level, year):
    return ["Pine High", "0101", number, "", "03", "", level, f"2/6/{year}", "1", "Online", "Y", ""]


def test_access_counts_who_kept_the_band_or_rose_over_two_years_in_any_order():
    before = file(ACCESS, [access(n, "2.9", 2022) for n in range(1, 16)], "last.csv")
    kept = [access(n, "2.1", 2023) for n in range(1, 9)]
    fell = [access(n, "1.9", 2023) for n in range(9, 13)]
    now = file(ACCESS, kept + fell + [access(40, "3.0", 2023)], "this.csv")

    parsed = read(before, now)

    row = shown(parsed, "access_progress")
    assert (row["numerator"], row["denominator"], row["period"]) == (8, 12, "2023")
    assert counts(parsed, "access_progress", "Students without Disabilities") == (8, 12)
    assert told(parsed)["one_year_only"] == 4
    assert [(one.role, one.name) for one in parsed.files] == [
        ("export", "this.csv"),
        ("earlier_year", "last.csv"),
    ]


def test_access_of_one_year_is_told_to_bring_the_other():
    assert "both years" in refusal(file(ACCESS, [access(n, "2.9", 2022) for n in range(1, 16)]))


@pytest.mark.parametrize("header", [ATTENDANCE, GRADES, I_READY, STAR, ACCESS])
def test_a_column_that_is_needed_and_missing_is_named(header):
    names = header.split(",")
    lost = {"Norming Window", "SchoolName", "Proficiency Level - Overall", "grading.percent"}
    lost |= {"attExactDailyTermCount.absentDays"}
    kept = ",".join(name for name in names if name not in lost)

    answer = refusal(file(kept, [["1"] * len(kept.split(","))]))

    assert next(name for name in names if name in lost) in answer


def test_every_reason_to_leave_rows_out_is_told():
    assert set(REASONS) == set(DropReason)


@pytest.mark.parametrize("level", ["3", "Meets", "Level 3", "Mid On-Grade"])
def test_a_level_that_nobody_knows_is_a_fault_and_never_not_on_pace(level):
    placed = [i_ready(n, WINTER, level) for n in range(1, 13)]
    projected = [i_ready(n, WINTER, "On", projected=level) for n in range(1, 13)]

    for rows, column in ((placed, "Overall Relative Placement"), (projected, "Proficiency if")):
        answer = refusal(file(I_READY, rows))
        assert f"export.csv, column {column}" in answer
        assert level not in answer.replace("Level Below", "")


@pytest.mark.parametrize("action", ["OSS 3 days", "ISS - Full Day", "Out-of-School Suspension (2)"])
def test_a_suspension_is_known_by_how_its_resolution_begins(action):
    rows = [["1", "2023", "I1", "12/01/2022", action], ["2", "2023", "I2", "12/01/2022", "ISSUED"]]

    parsed = read(file(BEHAVIOR, rows), roster(100))

    assert counts(parsed, "suspension", grades="K-12") == (1, 100)
    assert told(parsed)["other_resolutions"] == 1


def test_an_incident_without_a_number_is_a_fault():
    rows = [["1", "2023", "", "12/01/2022", "ISS"]]

    assert "line 2, column behaviorDetail.incidentID" in refusal(file(BEHAVIOR, rows), roster(100))


def test_a_core_course_that_is_neither_yes_nor_no_is_a_fault():
    rows = [[*row[:-1], "Core"] for n in range(1, 13) for row in marks(n, *["60"] * 10)]

    assert "courseInfo.isCore" in refusal(file(GRADES, rows))


def test_rows_of_two_school_years_are_not_added_up():
    rows = [days(n, "2", "45") for n in range(1, 13)]
    earlier = [[*row[:3], "2022", *row[4:]] for row in rows]

    answer = refusal(file(ATTENDANCE, rows + earlier))

    assert "2021-22" in answer
    assert "2022-23" in answer


def code_of(*files):
    with pytest.raises(InputError) as error:
        read(*files)
    return error.value


def incident(number, day):
    return [number, "2023", f"incident {number}", day, "OSS"]


def test_incidents_of_two_school_years_are_not_added_up():
    rows = [incident(n, "10/11/2021") for n in range(1, 16)]
    rows += [incident(n, "10/11/2022") for n in range(16, 21)]

    error = code_of(file(BEHAVIOR, rows), roster(40))

    assert (error.code, error.facts["years"]) == (
        ExportFault.SEVERAL_YEARS,
        ("2021-22", "2022-23"),
    )


def test_an_incident_on_a_day_that_the_calendar_lacks_is_a_fault_at_its_line():
    rows = [*(incident(n, "10/11/2022") for n in range(1, 16)), incident(16, "10/11/2052")]

    (fault,) = code_of(file(BEHAVIOR, rows), roster(40)).faults

    assert (fault.line, fault.column) == (17, "behaviorDetail.incidentDate")
    assert fault.allowed.code == Allowed.DAY_OF_CALENDAR


def test_terms_to_come_are_not_counted_as_attended():
    so_far = [days(n, "4", "40", term="Q1") for n in range(1, 31)]
    so_far += [days(n, "5", "45", term="Q2") for n in range(1, 31)]
    planned = [days(n, "0", "45", term="Q3") for n in range(1, 31)]
    empty = [days(n, "0", "0", term="Q4") for n in range(1, 31)]

    error = code_of(file(ATTENDANCE, so_far + planned + empty))
    parsed = read(file(ATTENDANCE, so_far + empty))

    assert (error.code, error.facts["review_quarter"]) == (ExportFault.NOT_BEGUN, ("2022-23-Q3",))
    row = shown(parsed, "chronic_absenteeism", grades="K-12")
    assert (row["period"], row["numerator"], row["denominator"]) == ("2022-23-Q2", 30, 30)


def test_a_few_students_who_were_never_absent_in_the_last_term_are_counted():
    rows = [days(n, "4", "40", term="Q1") for n in range(1, 31)]
    rows += [days(n, "0", "45", term="Q2") for n in range(1, 10)]

    assert counts(read(file(ATTENDANCE, rows)), "chronic_absenteeism", grades="K-12") == (21, 30)


def test_totals_to_date_in_each_term_are_not_added_up():
    rows = [days(n, "4", "40", term="Q1") for n in range(1, 31)]
    rows += [days(n, "9", "85", term="Q2") for n in range(1, 31)]

    error = code_of(file(ATTENDANCE, rows))

    assert error.code == ExportFault.TOO_MANY_DAYS
    assert (error.facts["limit"], error.facts["review_quarter"]) == (90, "2022-23-Q2")


def test_one_file_with_two_years_of_access_is_not_taken_for_the_later_one():
    before = [access(n, "2.9", 2022) for n in range(1, 16)]
    both = [*before, *(access(n, "1.9", 2023) for n in range(1, 8))]

    error = code_of(file(ACCESS, before, "last.csv"), file(ACCESS, both, "both.csv"))

    assert (error.code, error.facts["file"]) == (ExportFault.SEVERAL_YEARS, "both.csv")


def test_a_third_year_of_access_is_told_and_is_no_part_of_the_load():
    oldest = file(ACCESS, [access(n, "1.9", 2021) for n in range(1, 16)], "2021.csv")
    before = file(ACCESS, [access(n, "2.9", 2022) for n in range(1, 16)], "2022.csv")
    now = file(ACCESS, [access(n, "2.1", 2023) for n in range(1, 16)], "2023.csv")

    parsed = read(oldest, now, before)

    assert counts(parsed, "access_progress") == (15, 15)
    (note,) = [it for it in parsed.notes if it.code == ExportNote.OTHER_YEARS]
    assert note.facts == {"n": 1, "files": ("2021.csv",)}
    assert [it.name for it in parsed.files] == ["2023.csv", "2022.csv"]


def test_two_files_of_access_of_the_same_year_are_not_one_year_by_halves():
    before = file(ACCESS, [access(n, "2.9", 2022) for n in range(1, 16)], "2022.csv")
    halves = [
        file(ACCESS, [access(n, "2.1", 2023) for n in students], name)
        for students, name in ((range(1, 9), "a.csv"), (range(9, 16), "b.csv"))
    ]

    error = code_of(before, *halves)

    assert (error.code, error.facts["files"]) == (ExportFault.SAME_YEAR, ("a.csv", "b.csv"))


def test_rows_that_a_join_repeats_beside_a_column_that_is_not_read_are_refused():
    """Six days enrolled, twice, would be twelve, and reach the least number of days."""
    header = f"{ATTENDANCE},contact.name"
    once = [[*days(n, "0", "6"), "Contact"] for n in range(1, 21)]
    again = [[*days(n, "0", "6"), "Other contact"] for n in range(1, 21)]

    error = code_of(file(header, once + again))

    assert (error.code, error.facts["n"]) == (ExportFault.DAYS_TWICE, 20)


def test_a_few_students_with_the_same_days_twice_are_added_up_and_told():
    header = f"{ATTENDANCE},contact.name"
    once = [[*days(n, "1", "20"), "Contact"] for n in range(1, 41)]
    again = [[*days(n, "1", "20"), "Other contact"] for n in range(1, 3)]

    parsed = read(file(header, once + again))

    assert counts(parsed, "chronic_absenteeism", grades="K-12") == (0, 40)
    assert told(parsed)[ExportNote.SAME_DAYS] == 2


def test_the_same_rows_of_all_students_twice_count_once_and_are_told():
    rows = [days(n, "0", "6") for n in range(1, 21)] + [days(n, "2", "20") for n in range(21, 41)]

    parsed = read(file(ATTENDANCE, rows + rows))

    # Of 20 students the six days stay below the ten that are needed.
    assert counts(parsed, "chronic_absenteeism", grades="K-12") == (20, 20)
    assert told(parsed)[ExportNote.REPEATED_ROWS] == 40
    assert ExportNote.SAME_DAYS not in told(parsed)


@pytest.mark.parametrize("level", ["29", "6.1", "0.9", "A2"])
def test_a_level_off_the_scale_of_access_is_a_fault(level):
    before = file(ACCESS, [access(1, level, 2022)], "last.csv")
    now = file(ACCESS, [access(n, "2.9", 2023) for n in range(1, 16)], "this.csv")

    (fault,) = code_of(before, now).faults

    assert (fault.file, fault.line, fault.allowed.code) == ("last.csv", 2, Allowed.LEVEL)


@pytest.mark.parametrize("level", ["", "NA", "n/a"])
def test_a_student_without_an_overall_level_is_left_out(level):
    before = file(ACCESS, [access(n, "2.9", 2022) for n in range(1, 16)], "last.csv")
    now = [access(n, "2.9", 2023) for n in range(1, 13)] + [access(13, level, 2023)]

    parsed = read(before, file(ACCESS, now, "this.csv"))

    assert counts(parsed, "access_progress") == (12, 12)
    assert told(parsed)["no_verdict"] == 1


def test_a_test_taken_in_another_school_year_than_the_row_names_is_a_fault():
    rows = [i_ready(n, WINTER, "Early On Grade Level") for n in range(1, 13)]
    rows.append(i_ready(13, WINTER, "Early On Grade Level", day="12/01/2021"))

    (fault,) = code_of(file(I_READY, rows)).faults

    assert (fault.line, fault.column) == (14, "Completion Date")
    assert fault.allowed.code == Allowed.DAY_OF_NAMED_YEAR


def test_a_mark_that_is_a_fraction_is_a_fault_beside_marks_that_are_none():
    rows = [row for n in range(1, 13) for row in marks(n, *["85"] * 10)]
    rows += marks(13, "0.85")

    (fault,) = code_of(file(GRADES, rows)).faults

    assert (fault.line, fault.allowed.code) == (122, Allowed.MARK)


@pytest.mark.parametrize("absent", ["12%", "1,5"])
def test_a_share_or_a_comma_is_no_number_of_days(absent):
    rows = [days(n, absent, "45") for n in range(1, 13)]

    assert "absentDays" in refusal(file(ATTENDANCE, rows))


@pytest.mark.parametrize(
    ("said", "group"),
    [
        ("Hispanic or Latino", "Hispanic"),
        ("Not Hispanic or Latino", "White"),
        ("Y", "Hispanic"),
        ("N", "White"),
    ],
)
def test_whether_a_student_is_hispanic_may_be_said_in_words(said, group):
    rows = [i_ready(n, WINTER, "Early On Grade Level") for n in range(1, 13)]
    rows = [[*row[:5], said, *row[6:]] for row in rows]

    assert counts(read(file(I_READY, rows)), "benchmark_on_pace", group) == (12, 12)


def test_two_schools_of_one_name_are_a_fault():
    rows = [star(n, "Yes") for n in range(1, 25)]
    rows = [[*row[:5], "0101" if k < 12 else "0102", *row[6:]] for k, row in enumerate(rows)]

    assert "SchoolName" in refusal(file(STAR, rows))


def test_a_file_that_is_said_to_be_a_roster_and_is_none_is_refused():
    other = file("Pupil No,Race", [["1", "White"]], "pupils.csv")
    main = file(ATTENDANCE, [days(1, "2", "45")])

    with pytest.raises(InputError) as error:
        load_file.grouped([main], [other])

    assert "pupils.csv" in said(error.value)
