"""Files of the state with other results than tests and graduation, as small files written here."""

from dataclasses import replace

import pytest

from monitoring.errors import Notice
from monitoring.result_files import read_results
from monitoring.vocabulary.faults import Allowed, FileFault, LoadNote, OtherFile
from tests.support.faulty import cell, faults_of, refusal
from tests.support.result_files import cells, context, read

ATTENDANCE = (
    "#RPT_NAME,LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,"
    "INSTN_NAME,GRADES_SERVED_DESC,STUDENT_COUNT_ALL,FIVE_OR_FEWER_PERCENT_ALL,"
    "SIX_TO_FIFTEEN_PERCENT_ALL,OVER_15_PERCENT_ALL,STUDENT_COUNT_ASIAN,STUDENT_COUNT_NOT_ED,"
    "CHRONIC_ABSENT_PERC_ALL,CHRONIC_ABSENT_PERC_ASIAN,CHRONIC_ABSENT_PERC_NOT_ED\n"
)
DISTRICT = 'Attendance,2023-24,District,631,Clayton County,ALL,All Column Values,"PK,KK",'
DROPOUTS = (
    "LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,"
    "GRADES_SERVED_DESC,LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT\n"
)
AP = (
    "SCHOOL_DISTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,TEST_CMPNT_TYP_NM,"
    "NUMBER_OF_STUDENTS_TESTED,NUMBER_TESTS_TAKEN,NOTESTS_3ORHIGHER\n"
)
STARS = "Year,System ID,System Name,School ID,School Name,CCRPI Single Score,"
STARS += "School Climate Star Rating\n"
PROGRESS = (
    "School Year,System ID,System Name,School ID,School Name,Grade Configuration,Grade Cluster,"
    "Reporting Label,No Positive Movement,Moved Less Than One Band,Moved One Band,"
    "Moved More Than One Band,Progress Towards ELP Rate\n"
)
CLAYTON = "631,Clayton County,ALL,All Schools,KK,"


def test_chronic_absence_is_read_and_the_shares_by_days_absent_are_not(tmp_path):
    text = ATTENDANCE + (
        DISTRICT + "52000,28,44,28,2100,TFS,27.9,15.1,TFS\n"
        "Attendance,2023-24,School,631,Clayton County,104,Mundy's Mill,9,9,0,0,100,0,,55.6,0,\n"
        "Attendance,2023-24,State,ALL,All Column Values,ALL,ALL,9,1800000,1,1,1,,,20.1,,\n"
    )

    parsed = read(tmp_path, text)

    assert parsed.layouts == ("gosa_attendance",)
    assert set(parsed.rows["indicator_id"]) == {"chronic_absenteeism_year"}
    assert cells(parsed, "organisation", "subgroup", "denominator", "value", "data_state") == [
        ("Clayton County", "All Students", 52000.0, 27.9, "measured"),
        ("Clayton County", "Asian/Pacific Islander", 2100.0, 15.1, "measured"),
        ("Clayton County", "Not Economically Disadvantaged", None, None, "hidden"),
        ("Mundy's Mill", "All Students", None, None, "hidden"),
        ("Georgia", "All Students", 1800000.0, 20.1, "measured"),
    ]
    assert Notice(LoadNote.ABSENT_BY_DAYS) in parsed.notes


def test_a_year_in_which_chronic_absence_was_not_counted_is_told_so(tmp_path):
    rows = DISTRICT.replace("2023-24", "2011-12") + "52000,28,44,28,2100,900,,,\n"

    parsed = read(tmp_path, ATTENDANCE + rows)

    assert set(parsed.rows["data_state"]) == {"not_published"}


def test_attendance_by_days_absent_alone_is_refused_by_name(tmp_path):
    header = ATTENDANCE.replace("CHRONIC_ABSENT_PERC", "OTHER")

    error = refusal(read, tmp_path, header + DISTRICT + "52000,28,44,28,2100,900,,,\n")

    assert (error.code, error.facts["subject"]) == (
        FileFault.OTHER_SUBJECT,
        Notice(OtherFile.ATTENDANCE),
    )


@pytest.mark.parametrize("span", ["9-12", "7-12"])
@pytest.mark.parametrize("report", ["", "Dropouts"])
def test_dropout_rates_keep_the_grades_they_are_of(tmp_path, span, report):
    row = f'2023-24,District,631,Clayton County,ALL,ALL,"09",{span} Drop Outs'
    text = DROPOUTS + f"{row} -ALL Students,612,3.6\n{row} -Students With Disability,TFS,TFS\n"
    if report:
        text = "#RPT_NAME," + text.replace("2023-24", f"{span} {report},2023-24")

    parsed = read(tmp_path, text)

    assert parsed.layouts == ("gosa_dropouts",)
    assert set(parsed.rows["indicator_id"]) == {"dropout_rate"}
    assert set(parsed.rows["grade_span"]) == {span}
    assert cells(parsed, "subgroup", "numerator", "denominator", "value", "data_state") == [
        ("All Students", 612.0, None, 3.6, "measured"),
        ("Students with Disabilities", None, None, None, "hidden"),
    ]


def test_reports_mixed_under_the_same_columns_are_refused(tmp_path):
    row = '2023-24,District,631,Clayton County,ALL,ALL,"09",'
    text = f"{DROPOUTS}{row}9-12 Drop Outs -Black,612,3.6\n{row}Grad Rate -Black,612,73.6\n"

    assert refusal(read, tmp_path, text).code == FileFault.OTHER_REPORT


@pytest.mark.parametrize("every", ["SCHOOL_ALL", "ALL"])
def test_exams_of_all_subjects_are_read_and_those_of_one_subject_are_not(tmp_path, every):
    state = "DISTRICT_ALL,DISTRICT_ALL,DISTRICT_ALL,DISTRICT_ALL"
    if every == "ALL":
        state = "ALL,All Systems,ALL,All Schools"
    rows = (
        f"631,Clayton County,{every},{every},ALL Subjects,1800,3000,900\n"
        f"631,Clayton County,{every},{every},Biology,200,200,40\n"
        "631,Clayton County,0104,Mundy's Mill,ALL Subjects,120,200,\n"
        f"{state},ALL Subjects,98135,190946,131555\n"
    )
    text = "LONG_SCHOOL_YEAR," + AP + "".join(f"2021-22,{row}\n" for row in rows.splitlines())

    parsed = read(tmp_path, text)

    assert parsed.layouts == ("gosa_ap",)
    assert cells(parsed, "organisation_code", "numerator", "denominator", "data_state") == [
        ("GA-631", 900.0, 3000.0, "measured"),
        ("GA-631-0104", None, None, "hidden"),
        ("GA", 131555.0, 190946.0, "measured"),
    ]
    assert parsed.rows["value"].tolist()[0] == 30.0
    assert parsed.notes == (Notice(LoadNote.NO_AP_TAKERS), Notice(LoadNote.AP_SUBJECTS, n=1))


@pytest.mark.parametrize("year", ["Year", "School Year"])
def test_stars_are_read_and_a_school_without_a_rating_has_none_published(tmp_path, year):
    text = STARS.replace("Year", year) + (
        "2018,631,Clayton County,104,Mundy's Mill,71.2,3\n"
        "2018,631,Clayton County,0103,Callaway,80.1,\n"
        "2018,633,Cobb County,0103,Another,80.1,4\n"
    )

    parsed = read(tmp_path, text)

    assert parsed.layouts == ("gadoe_climate_stars",)
    assert cells(parsed, "organisation_code", "period", "value", "data_state") == [
        ("GA-631-0104", "2018", 3.0, "measured"),
        ("GA-631-0103", "2018", None, "not_published"),
    ]


def test_six_stars_are_a_fault(tmp_path):
    # Two, because one contradiction of a file of the state's would be set aside.
    row = "2018,631,Clayton County,104,Mundy's Mill,71.2,6\n"

    (found, _) = faults_of(read, tmp_path, STARS + row + row.replace("104", "103"))

    assert (found.line, found.column) == (2, "School Climate Star Rating")
    assert found.allowed == Notice(Allowed.PERCENT, low=1.0, high=5.0)


def test_english_learners_who_moved_up_are_counted_once_whatever_they_weigh(tmp_path):
    text = PROGRESS + (
        f"2022,{CLAYTON}E,English Learners,20.38,14.27,22.46,42.89,93.94\n"
        f"2022,{CLAYTON}M,English Learners,TFS,TFS,TFS,TFS,TFS\n"
        "2022,,All Systems,ALL,All Schools,KK,H,English Learners,19.89,12.2,22.03,45.88,100.00+\n"
    )

    parsed = read(tmp_path, text)

    assert parsed.layouts == ("gadoe_english_progress",)
    assert cells(parsed, "organisation", "grade_span", "value", "data_state") == [
        ("Clayton County", "K-5", 79.62, "measured"),
        ("Clayton County", "6-8", None, "hidden"),
        ("Georgia", "9-12", 80.11, "measured"),
    ]


def test_bands_that_do_not_add_up_and_unknown_clusters_are_faults(tmp_path):
    text = PROGRESS + (
        f"2022,{CLAYTON}E,English Learners,20.38,14.27,22.46,12.89,93.94\n"
        f"2022,{CLAYTON}X,English Learners,20.38,14.27,22.46,42.89,93.94\n"
        f"2022,{CLAYTON}M,English Learners,20.38,14.27,22.46,42.89,93.94\n"
    )

    faults = faults_of(read, tmp_path, text)

    assert [(fault.line, fault.column) for fault in faults] == [
        (2, "No Positive Movement"),
        (3, "Grade Cluster"),
    ]
    assert faults[1].found == cell("X")


def test_scores_with_targets_and_flags_are_named_and_not_read(tmp_path):
    text = (
        "School Year,System ID,System Name,School ID,School Name,Grade Configuration,Grade Cluster,"
        "Reporting Label,Indicator,Indicator Score,Target,Flag\n"
        f"2024,{CLAYTON}E,English Learners,Progress Towards English Language Proficiency,90,NA,NA\n"
    )

    assert refusal(read, tmp_path, text).facts["subject"] == Notice(OtherFile.CCRPI_FLAGS)


def test_a_plan_without_that_indicator_is_told_what_the_dropout_file_is(tmp_path):
    path = tmp_path / "file.csv"
    row = "2023-24,District,631,Clayton County,ALL,ALL,9,9-12 Drop Outs -Black,9,1\n"
    path.write_text(DROPOUTS + row, encoding="utf-8")
    few = replace(context(), indicators=frozenset({"graduation_rate_4yr"}))

    assert refusal(read_results, path, few).facts["subject"] == Notice(OtherFile.DROPOUTS)
