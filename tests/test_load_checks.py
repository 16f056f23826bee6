"""Every fault is told by line, column, what was found and what is allowed."""

from pathlib import Path

import pytest

from monitoring.result_files import Context, Fault, FaultyRowsError, Reading, read_results

CONTEXT = Context(
    district="Clayton County",
    subgroups={"ALL Students": "All Students", "Black": "Black", "Foster": "Foster Care"},
    indicators=frozenset(
        {
            "graduation_rate_4yr",
            "graduation_rate_5yr",
            "milestones_eog_proficient",
            "milestones_eoc_proficient",
        }
    ),
    periods=frozenset({"2021", "2022", "2023", "2022-23-Q2"}),
)
GRADUATION = (
    "LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,"
    "LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT\n"
)
MILESTONES = (
    "LONG_SCHOOL_YEAR,SCHOOL_DISTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,ACDMC_LVL,"
    "SUBGROUP_NAME,TEST_CMPNT_TYP_NM,NUM_TESTED_CNT,BEGIN_CNT,DEVELOPING_CNT,PROFICIENT_CNT,"
    "DISTINGUISHED_CNT,BEGIN_PCT,DEVELOPING_PCT,PROFICIENT_PCT,DISTINGUISHED_PCT\n"
)
TIDY = (
    "indicator,period,organisation_level,organisation,organisation_code,subgroup,grade_span,"
    "numerator,denominator,value,data_state,released_on\n"
)


def read(folder: Path, text: str, name: str = "file.csv") -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_results(path, CONTEXT)


def messages(folder: Path, text: str) -> list[str]:
    with pytest.raises(FaultyRowsError) as refused:
        read(folder, text)
    assert str(refused.value).splitlines() == [str(fault) for fault in refused.value.faults]
    return str(refused.value).splitlines()


def graduation(year="2021-22", group="Black", total="80", percent="80", students="100") -> str:
    return (
        f"{year},District,631,Clayton County,ALL,ALL,Grad Rate -{group},"
        f'"{total}","{percent}","{students}"\n'
    )


def milestones(figures: str, grade: str = "3", test: str = "Mathematics") -> str:
    return f"2021-22,631,Clayton County,ALL,ALL,{grade},ALL Students,{test},{figures}\n"


def tidy(**given: str) -> str:
    row = {
        "indicator": "graduation_rate_4yr",
        "period": "2022",
        "organisation_level": "district",
        "organisation": "",
        "organisation_code": "",
        "subgroup": "Black",
        "grade_span": "",
        "numerator": "",
        "denominator": "",
        "value": "",
        "data_state": "",
        "released_on": "",
    } | given
    return ",".join(f'"{cell}"' for cell in row.values()) + "\n"


def test_a_fault_is_one_sentence():
    fault = Fault("a.csv", 7, "value", "12,5", "a number")

    assert str(fault) == "a.csv:7: value: found 12,5, allowed a number"


def test_all_faults_are_listed_in_the_order_of_the_file(tmp_path):
    text = (
        GRADUATION
        + graduation(group="Martian")
        + graduation()
        + graduation(total="many", percent="x")
    )

    assert messages(tmp_path, text) == [
        "file.csv:2: LABEL_LVL_1_DESC: found Grad Rate -Martian, allowed one of the student "
        "groups All Students, Black, Foster Care",
        "file.csv:4: PROGRAM_TOTAL: found many, allowed a number such as 3,924 or 79.7 "
        "(with a decimal point), or TFS where it is hidden",
        "file.csv:4: PROGRAM_PERCENT: found x, allowed a number such as 3,924 or 79.7 "
        "(with a decimal point), or TFS where it is hidden",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (graduation(percent="12,5"), "PROGRAM_PERCENT: found 12,5, allowed a number"),
        (graduation(percent="nan"), "PROGRAM_PERCENT: found nan, allowed a number"),
        (graduation(percent="inf"), "PROGRAM_PERCENT: found inf, allowed a number"),
        (graduation(percent="1e2"), "PROGRAM_PERCENT: found 1e2, allowed a number"),
        (graduation(percent="100.00+"), "PROGRAM_PERCENT: found 100.00+, allowed a number"),
        (graduation(percent="120", students="TFS", total=""), None),
        (graduation(percent="120", students="", total=""), "found 120, allowed a percent from 0"),
        (graduation(percent="-1", students="", total=""), "found -1, allowed a percent from 0"),
        (graduation(total="80.5"), "PROGRAM_TOTAL: found 80.5, allowed a whole number of students"),
        (graduation(total="-80"), "PROGRAM_TOTAL: found -80, allowed a whole number of students"),
        (graduation(total="101"), "found 101, more than the 100 it is a part of"),
        (graduation(percent="81"), "found 81, while 80 of 100 is 80.00, allowed a percent that"),
        (graduation(year="2021-23"), "LONG_SCHOOL_YEAR: found 2021-23, allowed a school year such"),
        (
            graduation(year="1999-00"),
            "found 1999-00, allowed a school year of the calendar (2021 to",
        ),
        (graduation(year=""), "LONG_SCHOOL_YEAR: found an empty cell, allowed a school year"),
        (
            graduation().replace("631", "six"),
            "SCHOOL_DSTRCT_CD: found six, allowed the state's code",
        ),
        (graduation().replace("Clayton County", ""), "SCHOOL_DSTRCT_NM: found an empty cell"),
    ],
)
def test_a_faulty_graduation_row_is_told(tmp_path, row, told):
    if told is None:
        assert read(tmp_path, GRADUATION + row).rows_hidden == 1
        return

    (message,) = messages(tmp_path, GRADUATION + row)

    assert message.startswith("file.csv:2: ")
    assert told in message


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (milestones("100,40,30,20,10,40,30,20,x"), "DISTINGUISHED_PCT: found x, allowed a number"),
        (milestones("100,x,30,20,10,40,30,20,10"), "BEGIN_CNT: found x, allowed a number"),
        (milestones("100,40,30,20,10,40,30,-5,10"), "PROFICIENT_PCT: found -5, allowed a percent"),
        (milestones("100,40,30,20,11,40,30,20,10"), "found 100, allowed at least the 101 students"),
        (
            milestones("100,TFS,TFS,20,10,40,30,25,10"),
            "found levels adding up to 105, allowed four",
        ),
        (milestones("100,40,30,20,10,42,30,20.0,8.0"), "found 28, while 30 of 100 is 30.00"),
        (milestones("100,40,30,20,10,40,30,20,10", "13"), "ACDMC_LVL: found 13, allowed a grade"),
        (milestones("100,40,30,20,10,40,30,20,10", "K"), "ACDMC_LVL: found K, allowed a grade"),
        (
            milestones("100,40,30,20,10,40,30,20,10", test="") + milestones("TFS,,,,,,,,", "4"),
            "TEST_CMPNT_TYP_NM: found an empty cell, allowed the name of a test",
        ),
    ],
)
def test_a_faulty_milestones_row_is_told(tmp_path, row, told):
    (message,) = messages(tmp_path, MILESTONES + row)

    assert message.startswith("file.csv:2: ")
    assert told in message


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (tidy(value="12,5"), "value: found 12,5, allowed a number such as 3,924 or 79.7"),
        (tidy(value="1,250"), "value: found 1250, allowed a percent from 0 to 100"),
        (tidy(value="100.5"), "value: found 100.5, allowed a percent from 0 to 100"),
        (tidy(), "value: found an empty cell, allowed a number, TFS where it is hidden, or a"),
        (tidy(value="80", indicator="gpa"), "indicator: found gpa, allowed one of graduation_rate"),
        (tidy(value="80", period="2031"), "period: found 2031, allowed a school year or quarter"),
        (tidy(value="80", period="2022-23-Q5"), "period: found 2022-23-Q5, allowed a school year"),
        (tidy(value="80", subgroup="Martian"), "subgroup: found Martian, allowed one of the"),
        (tidy(value="80", organisation_level="region"), "found region, allowed state, district or"),
        (tidy(value="80", organisation_level="school"), "organisation: found an empty cell"),
        (tidy(value="80", organisation="Cobb County"), "found Cobb County, allowed the plan's"),
        (tidy(value="80", organisation_code="GA-631-0104"), "allowed a code such as GA-631, or"),
        (
            tidy(value="80", grade_span="2026-09-12"),
            "grade_span: found 2026-09-12, allowed a grade",
        ),
        (
            tidy(value="80", released_on="10/11/2026"),
            "released_on: found 10/11/2026, allowed a date",
        ),
        (
            tidy(value="80", released_on="2026-02-30"),
            "released_on: found 2026-02-30, allowed a date",
        ),
        (tidy(value="80", released_on="20260211"), "released_on: found 20260211, allowed a date"),
        (tidy(value="80", data_state="fine"), "data_state: found fine, allowed measured, overdue"),
        (tidy(value="80", data_state="cancelled"), "found cancelled, with figures, allowed no"),
        (tidy(data_state="measured"), "value: found an empty cell, allowed a number"),
        (tidy(numerator="80", denominator="100", value="80.2"), "while 80 of 100 is 80.00"),
        (
            tidy(numerator="80.5", denominator="100"),
            "numerator: found 80.5, allowed a whole number",
        ),
    ],
)
def test_a_faulty_tidy_row_is_told(tmp_path, row, told):
    (message,) = messages(tmp_path, TIDY + row)

    assert message.startswith("file.csv:2: ")
    assert told in message


@pytest.mark.parametrize(
    "mark",
    ["TFS", "tfs", "*", "", "Too Few Students", "<10", "< 10", "n<10", ">95", "≥95%", "<=5"],
)
def test_a_mark_for_hidden_is_no_fault(tmp_path, mark):
    reading = read(tmp_path, GRADUATION + graduation(total=mark, percent=mark, students=mark))

    assert reading.rows["data_state"].tolist() == ["hidden"]


@pytest.mark.parametrize(
    ("printed", "total", "students"),
    [
        ("76", "2859", "3763"),
        ("75.98", "2859", "3763"),
        ("76.0%", "2,859", "3,763"),
        ("86.3", "370", "429"),
        (".0", "0", "12"),
        ("100", "12", "12.0"),
    ],
)
def test_a_rounded_percent_agrees_with_its_counts(tmp_path, printed, total, students):
    reading = read(
        tmp_path, GRADUATION + graduation(total=total, percent=printed, students=students)
    )

    assert reading.rows["data_state"].tolist() == ["measured"]


def test_the_value_is_the_counts_at_full_precision(tmp_path):
    reading = read(tmp_path, GRADUATION + graduation(total="2859", percent="76", students="3763"))

    assert reading.rows["value"].tolist() == [pytest.approx(75.9766144, abs=1e-7)]
    assert reading.rows["published_value"].tolist() == [76.0]


def test_a_group_of_nine_is_hidden_whatever_the_file_prints(tmp_path):
    reading = read(tmp_path, GRADUATION + graduation(total="3", percent="33.3", students="9"))

    figures = reading.rows[["numerator", "denominator", "value", "published_value"]]
    assert figures.isna().all(axis=None)
    assert reading.rows["data_state"].tolist() == ["hidden"]


def test_a_class_of_nobody_is_hidden(tmp_path):
    reading = read(tmp_path, GRADUATION + graduation(total="0", percent="", students="0"))

    assert reading.rows["data_state"].tolist() == ["hidden"]


def test_the_same_result_with_other_figures_names_both_lines(tmp_path):
    text = (
        GRADUATION
        + graduation()
        + graduation(group="Foster")
        + graduation("2021-22", total="81", percent="81")
    )

    assert messages(tmp_path, text) == [
        "file.csv:4: PROGRAM_PERCENT: found 81 of 100 for a result that line 2 gives as 80 of "
        "100, allowed one set of figures for each result, or equal repeats"
    ]


def test_contradicting_repeats_about_few_students_do_not_tell_their_figures(tmp_path):
    text = GRADUATION + graduation(total="3", percent="33.3", students="9") + graduation()

    assert messages(tmp_path, text) == [
        "file.csv:3: PROGRAM_PERCENT: found 80 of 100 for a result that line 2 gives as hidden "
        "to protect students, allowed one set of figures for each result, or equal repeats"
    ]


def test_lines_with_too_few_or_too_many_cells_are_faults_even_of_other_districts(tmp_path):
    text = (
        GRADUATION
        + graduation()
        + "2021-22,District,633,Cobb County\n"
        + graduation().strip()
        + ",9\n"
    )

    assert messages(tmp_path, text) == [
        "file.csv:3: the whole line: found 4 cells, allowed 10 cells, as in the header",
        "file.csv:4: the whole line: found 11 cells, allowed 10 cells, as in the header",
    ]


def test_a_stray_quotation_mark_is_a_fault_of_its_line(tmp_path):
    text = GRADUATION + graduation() + '"2021-22"x,District\n'

    (message,) = messages(tmp_path, text)

    assert message.startswith("file.csv:3: the whole line: found text that cannot be split into")


def test_a_quotation_mark_that_never_closes_is_a_fault(tmp_path):
    (message,) = messages(
        tmp_path, GRADUATION + graduation() + '"2021-22,District\n' + graduation()
    )

    assert message.startswith("file.csv:3: the whole line: found text that cannot be split into")


def test_unreadable_bytes_are_faults_of_their_lines(tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes((GRADUATION + graduation()).encode() + b"\x81\x8d,\xc3\xa9\n")

    with pytest.raises(FaultyRowsError, match=r"file\.csv:3: .* found the unreadable byte 0x81"):
        read_results(path, CONTEXT)


def test_faults_of_other_districts_figures_are_not_ours(tmp_path):
    text = GRADUATION + graduation() + graduation(total="x").replace("Clayton", "Cobb")

    assert read(tmp_path, text).rows_other_districts == 1


def test_blank_lines_and_a_remark_below_the_table_are_passed_over(tmp_path):
    text = GRADUATION + "\n" + graduation() + ",,,,,,,,,\nTFS = too few students,,,,,,,,,\n"

    reading = read(tmp_path, text)

    assert reading.rows["line"].tolist() == [3]
    assert reading.rows_read == 1
    assert reading.notes == ("1 lines of remarks under the table were passed over.",)


def test_empty_cells_beyond_the_last_column_do_no_harm(tmp_path):
    text = GRADUATION + graduation().strip() + ",,\n"

    assert read(tmp_path, text).rows["numerator"].tolist() == [80.0]


def test_a_row_over_several_lines_is_told_by_the_first_of_them(tmp_path):
    other = '2021-22,District,633,"Cobb\nCounty",ALL,ALL,Grad Rate -Black,8,80,10\n'
    text = GRADUATION + other + graduation().replace("Clayton County", '"Clayton\nCounty"')

    reading = read(tmp_path, text)

    assert reading.rows["line"].tolist() == [4]
    assert reading.rows_other_districts == 1
