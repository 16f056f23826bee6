"""Each published layout, in each vintage, as small files written out here."""

import datetime

import pandas as pd
import pytest

from monitoring.errors import Notice
from monitoring.result_files import Context, read_results
from monitoring.result_files.layouts import CODES
from monitoring.vocabulary.faults import Allowed, FileFault, LoadNote
from monitoring.wording import labels
from tests.support.faulty import cell, faults_of, refusal
from tests.support.result_files import cells, context, read

GRADUATION = (
    "LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,"
    "GRADES_SERVED_DESC,LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT\n"
)
MILESTONES = (
    "LONG_SCHOOL_YEAR,SCHOOL_DISTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,SUBGROUP_NAME,"
    "TEST_CMPNT_TYP_NM,NUM_TESTED_CNT,BEGIN_CNT,DEVELOPING_CNT,PROFICIENT_CNT,DISTINGUISHED_CNT,"
    "BEGIN_PCT,DEVELOPING_PCT,PROFICIENT_PCT,DISTINGUISHED_PCT\n"
)
COHORT = (
    "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,"
    "Graduation Class Size,Total Graduated,Graduation Rate\n"
)
CCRPI = (
    "School Year,System ID,System Name,School ID,School Name,Grade Configuration,Grade Cluster,"
    "Reporting Label,Graduation Rate Type,Graduation Rate,Target,Flag\n"
)
TIDY = (
    "indicator,period,organisation_level,organisation,organisation_code,subgroup,content_area,"
    "grade_span,numerator,denominator,value,data_state,released_on,source,note\n"
)


def test_a_gosa_graduation_file_gives_district_school_and_state(tmp_path):
    text = (
        "#RPT_NAME," + GRADUATION + '"Graduation Rate","2023-24","District","631","Clayton County",'
        '"ALL","All Column Values","09,10,11,12","Grad Rate -ALL Students","3232","82.98","3895"\n'
        '"Graduation Rate","2023-24","School","631","Clayton County","104","Mundy\'s Mill",'
        '"09,10,11,12","Grad Rate -Foster","TFS","TFS","15"\n'
        '"Graduation Rate","2023-24","State","ALL","All Column Values","ALL","All Column Values",'
        '"09,10,11,12","Grad Rate -Multi-Racial","4365","84.43","5170"\n'
        '"Graduation Rate","2023-24","District","633","Cobb County","ALL","All Column Values",'
        '"09,10,11,12","Grad Rate -ALL Students","7000","88.01","7954"\n'
    )

    parsed = read(tmp_path, text, "Graduation_Rate_2023-24_2025-01-14_16_53_10.csv")

    assert parsed.layouts == ("gosa_graduation",)
    assert (parsed.rows_read, parsed.rows_other_districts, parsed.rows_hidden) == (4, 1, 1)
    assert parsed.district_code == "631"
    assert parsed.vintage_on == datetime.date(2025, 1, 14)
    assert cells(parsed, "line", "organisation_level", "organisation", "organisation_code") == [
        (2, "district", "Clayton County", "GA-631"),
        (3, "school", "Mundy's Mill", "GA-631-0104"),
        (4, "state", "Georgia", "GA"),
    ]
    assert cells(parsed, "period", "subgroup", "numerator", "denominator", "published_value") == [
        ("2024", "All Students", 3232.0, 3895.0, 82.98),
        ("2024", "Foster Care", None, None, None),
        ("2024", "Multiracial", 4365.0, 5170.0, 84.43),
    ]
    assert parsed.rows["value"].tolist()[0] == pytest.approx(82.97817715)
    assert set(parsed.rows["indicator_id"]) == {"graduation_rate_4yr"}
    assert set(parsed.rows["grade_span"]) == {"9-12"}
    assert set(parsed.rows["content_area"]) == {""}


def test_a_graduation_file_of_2016_without_class_sizes_keeps_the_rate_as_printed(tmp_path):
    text = GRADUATION.replace(",TOTAL_COUNT", "") + (
        '2015-16,District,631,Clayton County,ALL,ALL,"11,12",Grad Rate -ALL Students,2100,69.4\n'
        '2015-16,District,631,Clayton County,ALL,ALL,"11,12",Grad Rate -Asian/Pacific Islander,,\n'
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "subgroup", "numerator", "denominator", "value", "data_state") == [
        ("All Students", 2100.0, None, 69.4, "measured"),
        ("Asian/Pacific Islander", None, None, None, "hidden"),
    ]


def test_counts_written_with_a_decimal_zero_and_blanks_for_hidden_are_read(tmp_path):
    text = GRADUATION + (
        "2019-20,District,631,Clayton County,ALL,ALL,12,Grad Rate -ALL Students,586.0,80.94,724.0\n"
        "2019-20,District,631,Clayton County,ALL,ALL,12,Grad Rate -Active Duty,,,\n"
    )

    parsed = read(tmp_path, text, "Graduation_Rate_2020_Dec112020.csv")

    assert cells(parsed, "numerator", "denominator", "data_state") == [
        (586.0, 724.0, "measured"),
        (None, None, "hidden"),
    ]
    assert parsed.vintage_on == datetime.date(2020, 12, 11)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Graduation_Rate_2021_Dec062021.csv", datetime.date(2021, 12, 6)),
        ("EOG_2022_DEC082022.csv", datetime.date(2022, 12, 8)),
        ("EOG_2019_JUN_1ST_2020.csv", datetime.date(2020, 6, 1)),
        ("EOG_2021_March_7_2022.csv", datetime.date(2022, 3, 7)),
        ("EOG_2022-23__GA_TST_AGGR_2023-12-15_18_54_21.csv", datetime.date(2023, 12, 15)),
        ("4-Year Cohort Graduation Rate by Subgroup 02.19.18.xlsx", datetime.date(2018, 2, 19)),
        ("CCRPI Graduation Rates by Subgroup_12_14_2023.xlsx", datetime.date(2023, 12, 14)),
        ("Rates 19.02.18.xlsx", None),
        ("Graduation_Rate_2023-24.csv", None),
        ("Graduation_Rate_2023-13-45.csv", None),
    ],
)
def test_the_day_a_file_was_made_is_read_from_its_name(tmp_path, name, day):
    row = "2019-20,District,631,Clayton County,ALL,ALL,12,Grad Rate -ALL Students,586,80.94,724\n"

    assert read(tmp_path, GRADUATION + row, name).vintage_on == day


def test_a_five_year_file_of_gosa_says_so_in_its_name(tmp_path):
    row = "2019-20,District,631,Clayton County,ALL,ALL,12,Grad Rate -ALL Students,586,80.94,724\n"

    parsed = read(tmp_path, GRADUATION + row, "5_Year_Graduation_Rate_2020.csv")

    assert parsed.rows["indicator_id"].tolist() == ["graduation_rate_5yr"]


def test_proficient_or_above_is_the_two_upper_levels(tmp_path):
    text = MILESTONES + (
        "2018-19,631,Clayton County,ALL,ALL,All Students,Mathematics,1000,400,300,200,100,"
        "40.0,30.0,20.0,10.0\n"
        "2018-19,631,Clayton County,105,Elementary,Limited English Proficient,Mathematics,43,20,15,"
        "TFS,TFS,46.5,34.9,14.0,4.7\n"
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "indicator_id", "content_area", "grade_span", "subgroup") == [
        ("milestones_eog_proficient", "Mathematics", "All tested grades", "All Students"),
        ("milestones_eog_proficient", "Mathematics", "All tested grades", "English Learners"),
    ]
    assert cells(parsed, "numerator", "denominator", "value", "published_value") == [
        (300.0, 1000.0, 30.0, 30.0),
        (None, 43.0, 18.7, 18.7),
    ]


def test_hidden_milestones_rows_carry_no_figures_even_where_percents_are_printed(tmp_path):
    text = MILESTONES + (
        "2023-24,631,Clayton County,0104,A,All Students,Science,TFS,TFS,TFS,TFS,TFS,40,20,40,0\n"
        "2023-24,631,Clayton County,0105,B,Female,Science,12,TFS,TFS,TFS,TFS,TFS,TFS,TFS,TFS\n"
        "2023-24,631,Clayton County,0106,C,Male,Science,7,TFS,TFS,TFS,TFS,28.6,28.6,28.6,14.3\n"
        "2023-24,631,Clayton County,0107,D,All Students,Science,,,,,,,,,\n"
    )

    parsed = read(tmp_path, text)

    assert set(parsed.rows["data_state"]) == {"hidden"}
    assert (
        parsed.rows[["numerator", "denominator", "value", "published_value"]].isna().all(axis=None)
    )
    assert parsed.rows_hidden == 4


@pytest.mark.parametrize(
    ("code", "printed", "indicator", "grade"),
    [
        ("EOG", "ALL GRADES", "milestones_eog_proficient", "All tested grades"),
        ("EOG_by_GRADE", "03", "milestones_eog_proficient", "3"),
        ("EOC_by_GRADE", "9", "milestones_eoc_proficient", "9"),
        ("EOC", "Grade 11", "milestones_eoc_proficient", "11"),
        ("EOC", "12", "milestones_eoc_proficient", "12"),
    ],
)
def test_files_by_grade_name_test_and_grade(tmp_path, code, printed, indicator, grade):
    text = (
        "#ASSMT_CD,ACDMC_LVL,"
        + MILESTONES
        + (
            f"{code},{printed},2023-24,631,Clayton County,ALL,ALL,All Students,Physical Science,"
            "100,40,30,20,10,40,30,20,10\n"
        )
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "indicator_id", "grade_span") == [(indicator, grade)]


def milestones_row(test: str) -> str:
    return f"2020-21,631,Clayton County,ALL,ALL,All Students,{test},100,40,30,20,10,40,30,20,10\n"


@pytest.mark.parametrize(
    ("tests", "name", "indicators"),
    [
        (["Biology", "Physical Science"], "file.csv", {"milestones_eoc_proficient"}),
        (["Science", "Physical Science"], "file.csv", {"milestones_eog_proficient"}),
        (["Physical Science"], "EOC_2021.csv", {"milestones_eoc_proficient"}),
        (["Biology"], "EOG_2021.csv", {"milestones_eoc_proficient"}),
    ],
)
def test_without_a_code_the_tests_tell_grade_from_course(tmp_path, tests, name, indicators):
    parsed = read(tmp_path, MILESTONES + "".join(map(milestones_row, tests)), name)

    assert set(parsed.rows["indicator_id"]) == indicators


def test_a_file_whose_tests_could_be_either_is_refused(tmp_path):
    error = refusal(read, tmp_path, MILESTONES + milestones_row("Physical Science"))

    assert error.code == FileFault.EOG_OR_EOC


def test_the_alternate_assessment_is_not_taken_for_milestones(tmp_path):
    text = "#ASSMT_CD," + MILESTONES + "GAA," + milestones_row("Science")

    error = refusal(read, tmp_path, text)

    assert error.code == FileFault.OTHER_ASSESSMENT
    assert error.facts["assessment"] == "GAA"


def test_levels_that_leave_students_out_are_not_used(tmp_path):
    text = MILESTONES + (
        "2021-22,631,Clayton County,ALL,ALL,Foster Care,Science,34,TFS,TFS,TFS,TFS,8.8,2.9,0,0\n"
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "data_state", "value", "denominator", "note") == [
        (
            "not_published",
            None,
            None,
            "levels_sum:11.7",
        )
    ]


def test_two_rounded_levels_never_make_more_than_all_students(tmp_path):
    text = MILESTONES + (
        "2023-24,631,Clayton County,0104,A,All Students,Biology,26,TFS,TFS,16,TFS,0,0,61.5,38.6\n"
    )

    assert read(tmp_path, text).rows["value"].tolist() == [100.0]


def test_state_rows_that_repeat_are_kept_once(tmp_path):
    row = "2023-24,ALL,ALL,ALL,ALL,All Students,Biology,100,40,30,20,10,40,30,20,10\n"

    parsed = read(tmp_path, MILESTONES + row + row)

    assert cells(parsed, "line", "organisation_level") == [(2, "state")]
    assert parsed.notes == (
        Notice(LoadNote.REPEATS, n=1),
        Notice(LoadNote.STATE_ONLY),
    )


def test_rows_about_an_unknown_student_group_are_left_out_with_a_note(tmp_path):
    row = milestones_row("Biology")

    parsed = read(tmp_path, MILESTONES + row + row.replace("All Students", "Unknown"))

    assert cells(parsed, "line", "subgroup") == [(2, "All Students")]
    assert parsed.notes == (Notice(LoadNote.UNKNOWN_GROUP, n=1),)


def test_a_gadoe_cohort_file_takes_its_year_from_its_name(tmp_path):
    text = COHORT + (
        "System,631,ALL,Clayton County,All Schools,ALL Students,3924,3127,79.69\n"
        "State,ALL,ALL,All Systems,All Schools,ALL Students,133280,112031,84.06\n"
        "School,631,190,Clayton County,Lovejoy,ALL Students,Too Few Students,Too Few Students,"
        "Too Few Students\n"
        "School,631,191,Clayton County,New School,ALL Students,No Data,No Data,No Data\n"
    )

    parsed = read(tmp_path, text, "2022 4-Year Cohort Graduation Rate.csv")

    assert parsed.layouts == ("gadoe_graduation",)
    assert cells(parsed, "indicator_id", "period", "organisation_code", "numerator") == [
        ("graduation_rate_4yr", "2022", "GA-631", 3127.0),
        ("graduation_rate_4yr", "2022", "GA", 112031.0),
        ("graduation_rate_4yr", "2022", "GA-631-0190", None),
        ("graduation_rate_4yr", "2022", "GA-631-0191", None),
    ]
    assert parsed.rows["data_state"].tolist() == [
        "measured",
        "measured",
        "hidden",
        "not_published",
    ]


def test_a_year_given_by_hand_wins_over_the_file_name(tmp_path):
    text = COHORT + "System,631,ALL,Clayton County,All Schools,ALL Students,3924,3127,79.69\n"

    parsed = read(tmp_path, text, "copy of 2023.csv", year=2022)

    assert parsed.rows["period"].tolist() == ["2022"]


@pytest.mark.parametrize("name", ["cohort.csv", "cohort 10_06_22.csv", "cohort 02.19.2018.csv"])
def test_a_cohort_file_without_a_year_asks_for_it(tmp_path, name):
    text = COHORT + "System,631,ALL,Clayton County,All Schools,ALL Students,3924,3127,79.69\n"

    error = refusal(read, tmp_path, text, name)

    assert error.code == FileFault.NO_CLASS


def test_a_title_with_another_year_than_the_name_of_the_file_asks_for_the_class(tmp_path):
    text = "2017 4-Year Cohort Graduation Rate,,,,,,,,\n" + COHORT
    text += "System,631,ALL,Clayton County,All Schools,ALL Students,3924,3127,79.69\n"

    error = refusal(read, tmp_path, text, "cohort 2018.csv")
    parsed = read(tmp_path, text, "cohort 2018.csv", year=2022)

    assert error.code == FileFault.TWO_CLASSES
    assert (error.facts["year"], error.facts["titled"]) == ("2018", "2017")
    assert parsed.rows["period"].tolist() == ["2022"]


def test_a_ccrpi_file_holds_four_and_five_year_rates_of_two_classes(tmp_path):
    text = CCRPI + (
        '2022,631,Clayton County,ALL,All,"09, 10",H,Black,4-year graduation rate,80.06,83,Y\n'
        '2021,631,Clayton County,ALL,All,"09, 10",H,Black,5-year graduation rate,79.1,NA,NA\n'
        '2022,631,Clayton County,104,Mill,"09, 10",H,White,4-year graduation rate,TFS,TFS,NA\n'
        '2022,631,Clayton County,105,New,"09, 10",H,White,4-year graduation rate,No Data,NA,NA\n'
        '2022,,All Systems,ALL,All Schools,"09, 10",H,Black,4-year graduation rate,82.5,84,R\n'
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "indicator_id", "period", "organisation_code", "value", "data_state") == [
        ("graduation_rate_4yr", "2022", "GA-631", 80.06, "measured"),
        ("graduation_rate_5yr", "2021", "GA-631", 79.1, "measured"),
        ("graduation_rate_4yr", "2022", "GA-631-0104", None, "hidden"),
        ("graduation_rate_4yr", "2022", "GA-631-0105", None, "not_published"),
        ("graduation_rate_4yr", "2022", "GA", 82.5, "measured"),
    ]


RATES = (
    "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,Graduation Rate\n"
)


def test_rates_of_an_unsaid_number_of_years_are_refused(tmp_path):
    text = RATES + "System,631,ALL,Clayton County,All Schools,ALL Students,82.1\n"

    error = refusal(read, tmp_path, text, "2021_ccrpi_graduation_rates.csv")

    assert error.code == FileFault.FOUR_OR_FIVE_YEARS


def test_rates_whose_file_name_says_five_years_are_read_as_such(tmp_path):
    text = RATES + "System,631,ALL,Clayton County,All Schools,ALL Students,82.1\n"

    parsed = read(tmp_path, text, "5-Year Graduation Rate by Subgroup 2021.csv")

    assert cells(parsed, "indicator_id", "value") == [("graduation_rate_5yr", 82.1)]


@pytest.mark.parametrize(("text", "day"), [("12/20/2022", 20), ("12/12/2022", 12)])
def test_a_day_as_excel_writes_it_into_a_csv_file_is_read_where_it_is_plain(tmp_path, text, day):
    row = f"graduation_rate_4yr,2022,state,,,Black,,,8,9,,,{text},,\n"

    assert read(tmp_path, TIDY + row).rows["released_on"].tolist() == [datetime.date(2022, 12, day)]


def test_tidy_rows_are_read_with_their_states_dates_and_sources(tmp_path):
    text = TIDY + (
        "milestones_eog_proficient,2022-23-Q2,district,,,ALL  students,Mathematics,3-8,"
        '"1,205","3,924",30.71%,,2023-02-01,Winter benchmark,first run\n'
        "graduation_rate_4yr,2021-22,school,Lovejoy,,Black,,,,,,cancelled,,,\n"
        "graduation_rate_4yr,2022,school,Drew,631-115,Black,,,,,TFS,,,,\n"
        "graduation_rate_4yr,2022,state,,,Black,,,8,9,,,,,\n"
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "period", "organisation", "organisation_code", "grade_span") == [
        ("2022-23-Q2", "Clayton County", None, "3-8"),
        ("2022", "Lovejoy", None, "9-12"),
        ("2022", "Drew", "GA-631-0115", "9-12"),
        ("2022", "Georgia", "GA", "9-12"),
    ]
    assert cells(parsed, "numerator", "denominator", "published_value", "data_state") == [
        (1205.0, 3924.0, 30.71, "measured"),
        (None, None, None, "cancelled"),
        (None, None, None, "hidden"),
        (None, None, None, "hidden"),
    ]
    assert cells(parsed, "released_on", "source", "note")[0] == (
        datetime.date(2023, 2, 1),
        "Winter benchmark",
        "first run",
    )
    assert parsed.rows["value"].tolist()[0] == pytest.approx(30.70846075)


def test_the_shortest_tidy_file_has_five_columns(tmp_path):
    text = (
        "Indicator,Period,Organisation_Level,Subgroup,Value\n"
        "graduation_rate_4yr,2022,district,All Students,79.7\n"
    )

    assert read(tmp_path, text).rows["value"].tolist() == [79.7]


def test_tidy_rows_of_another_district_are_left_out(tmp_path):
    text = (
        "indicator,period,organisation_level,subgroup,value,district\n"
        "graduation_rate_4yr,2022,district,All Students,79.7,Clayton County\n"
        "graduation_rate_4yr,2022,district,All Students,nonsense,Cobb County\n"
        "graduation_rate_4yr,2022,state,All Students,84.1,\n"
    )

    parsed = read(tmp_path, text)

    assert cells(parsed, "organisation", "value") == [("Clayton County", 79.7), ("Georgia", 84.1)]
    assert parsed.rows_other_districts == 1


def test_a_tidy_file_that_lacks_a_column_names_it(tmp_path):
    error = refusal(
        read, tmp_path, "indicator,period,organisation_level\ngraduation_rate_4yr,2022,state\n"
    )

    assert error.code == FileFault.LACKS_COLUMNS
    assert error.facts["columns"] == ("subgroup", "value")


DISTRICTS = [
    ("Clayton County", "Clayton County"),
    ("Clayton County Public Schools", "Clayton County"),
    ("CLAYTON  county", "Clayton County"),
    ("Clayton", "Clayton County"),
    ("Clarke County School District", "Clarke County"),
    ("Atlanta Public Schools", "Atlanta Public Schools"),
    ("City Schools of Decatur", "Decatur City"),
    ("Rome City Schools", "Rome City"),
    ("Cobb County Board of Education", "Cobb County"),
]


@pytest.mark.parametrize(("wanted", "printed"), DISTRICTS)
def test_the_plans_wording_finds_the_district(tmp_path, wanted, printed):
    text = COHORT + (
        f"System,699,ALL,{printed},All Schools,ALL Students,100,80,80\n"
        "System,700,ALL,Somewhere Else County,All Schools,ALL Students,100,70,70\n"
    )

    parsed = read(tmp_path, text, "2022.csv", district=wanted)

    assert cells(parsed, "organisation", "value") == [(printed, 80.0)]


@pytest.mark.parametrize("printed", ["Decatur City", "City Schools of Decatur", "Decatur"])
def test_a_county_is_never_taken_for_a_city_of_its_name(tmp_path, printed):
    text = COHORT + f"System,773,ALL,{printed},All Schools,ALL Students,100,80,80\n"

    error = refusal(read, tmp_path, text, "2022.csv", district="Decatur County")

    assert error.code == FileFault.NO_DISTRICT
    assert error.facts["district"] == "Decatur County"


def test_the_exact_name_wins_over_a_similar_one(tmp_path):
    text = COHORT + (
        "System,643,ALL,Decatur County,All Schools,ALL Students,100,80,80\n"
        "System,773,ALL,Decatur City,All Schools,ALL Students,100,90,90\n"
    )

    parsed = read(tmp_path, text, "2022.csv", district="Decatur County Schools")

    assert cells(parsed, "organisation_code", "value") == [("GA-643", 80.0)]
    assert parsed.rows_other_districts == 1


def test_a_name_that_fits_exactly_wins_over_one_that_could_be_meant(tmp_path):
    text = COHORT + (
        "System,643,ALL,Decatur County,All Schools,ALL Students,100,80,80\n"
        "System,773,ALL,Decatur,All Schools,ALL Students,100,90,90\n"
    )

    parsed = read(tmp_path, text, "2022.csv", district="Decatur")

    assert cells(parsed, "organisation", "value") == [("Decatur", 90.0)]


def test_codes_written_as_decimal_numbers_are_read(tmp_path):
    text = COHORT + "School,631.0,104.0,Clayton County,Mill,ALL Students,100,80,80\n"

    assert cells(read(tmp_path, text, "2022.csv"), "organisation_code") == [("GA-631-0104",)]


def test_a_tidy_percent_may_be_the_sum_of_two_rounded_levels(tmp_path):
    text = TIDY + (
        "milestones_eog_proficient,2022,state,,,Black,Mathematics,,25088,83137,30.1,,,,\n"
        "milestones_eoc_proficient,2022,state,,,Black,Biology,,2351,3334,70.6,,,,\n"
    )

    assert cells(read(tmp_path, text), "published_value") == [(30.1,), (70.6,)]


def test_a_short_name_that_fits_two_districts_is_refused(tmp_path):
    text = COHORT + (
        "System,643,ALL,Decatur County,All Schools,ALL Students,100,80,80\n"
        "System,773,ALL,Decatur City,All Schools,ALL Students,100,90,90\n"
    )

    error = refusal(read, tmp_path, text, "2022.csv", district="Decatur")

    assert error.code == FileFault.EITHER_DISTRICT
    assert error.facts["names"] == ("Decatur City", "Decatur County")


def test_a_file_of_other_districts_is_refused_with_their_names(tmp_path):
    text = COHORT + "System,633,ALL,Cobb County,All Schools,ALL Students,100,80,80\n"

    error = refusal(read, tmp_path, text, "2022.csv")

    assert error.code == FileFault.NO_DISTRICT
    assert error.facts["district"] == "Clayton County"
    assert error.facts["names"] == ("Cobb County",)


def test_the_rows_have_the_promised_columns_and_types(tmp_path):
    text = COHORT + "System,631,ALL,Clayton County,All Schools,ALL Students,100,80,80\n"

    rows = read(tmp_path, text, "2022.csv").rows

    assert ",".join(rows.columns) == (
        "line,indicator_id,period,organisation_level,organisation,organisation_code,subgroup,"
        "content_area,grade_span,numerator,denominator,value,published_value,data_state,"
        "released_on,source,note,n_enrolled"
    )
    assert [str(rows[name].dtype) for name in ("line", "numerator", "value")] == [
        "int64",
        "float64",
        "float64",
    ]
    assert isinstance(rows, pd.DataFrame)


def test_a_row_of_an_unknown_indicator_is_left_out_with_a_note(tmp_path):
    path = tmp_path / "ccrpi.csv"
    path.write_text(
        CCRPI + '2022,631,Clayton County,ALL,All,"09",H,Black,4-year graduation rate,80.06,83,Y\n'
        '2021,631,Clayton County,ALL,All,"09",H,Black,5-year graduation rate,79.1,NA,NA\n',
        encoding="utf-8",
    )
    known = context()
    only_four = Context(
        "Clayton County", known.subgroups, frozenset({"graduation_rate_4yr"}), known.periods
    )

    parsed = read_results(path, only_four)

    assert parsed.rows["indicator_id"].tolist() == ["graduation_rate_4yr"]
    assert parsed.notes == (
        Notice(LoadNote.UNKNOWN_INDICATORS, n=1, indicators=("graduation_rate_5yr",)),
    )


def test_two_codes_for_one_district_are_a_fault(tmp_path):
    text = COHORT + (
        "System,631,ALL,Clayton County,All Schools,ALL Students,100,80,80\n"
        "School,632,104,Clayton County,Mill,ALL Students,100,80,80\n"
    )

    (fault,) = faults_of(read, tmp_path, text, "2022.csv")

    assert (fault.line, fault.column, fault.found) == (3, "System ID", cell("632"))
    assert fault.allowed == Notice(Allowed.DISTRICT_CODE, code="631", first_line=2)


def test_every_layout_has_a_code_of_its_own_and_a_name_for_readers():
    assert len(set(CODES)) == len(CODES) == 9
    assert all(labels.layout(code) != code for code in CODES)
