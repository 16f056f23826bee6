"""Every fault has its line, its column, what was found and what is allowed."""

from pathlib import Path

import pytest

from monitoring.errors import Fault, Notice
from monitoring.result_files import Context, ParsedFile, read_results
from monitoring.result_files.model import FileRefusedError
from monitoring.vocabulary.faults import Allowed, Figures, Found, LoadNote
from monitoring.wording.faults import said
from tests.support.faulty import EMPTY, cell, faults_of

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


def read(folder: Path, text: str, name: str = "file.csv") -> ParsedFile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_results(path, CONTEXT)


def faults(folder: Path, text: str) -> tuple[Fault, ...]:
    return faults_of(read, folder, text)


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


def test_all_faults_are_listed_in_the_order_of_the_file(tmp_path):
    text = (
        GRADUATION
        + graduation(group="Martian")
        + graduation()
        + graduation(total="many", percent="x")
    )

    assert [(fault.line, fault.column, fault.found) for fault in faults(tmp_path, text)] == [
        (2, "LABEL_LVL_1_DESC", cell("Grad Rate -Martian")),
        (4, "PROGRAM_TOTAL", cell("many")),
        (4, "PROGRAM_PERCENT", cell("x")),
    ]


@pytest.mark.parametrize(
    ("row", "column", "found", "allowed"),
    [
        *(
            (
                graduation(percent=text),
                "PROGRAM_PERCENT",
                cell(text),
                Notice(Allowed.NUMBER_OR_MARK),
            )
            for text in ("12,5", "nan", "inf", "1e2", "100.00+")
        ),
        *(
            (
                graduation(percent=text, students="", total=""),
                "PROGRAM_PERCENT",
                cell(text),
                Notice(Allowed.PERCENT, low=0, high=100),
            )
            for text in ("120", "-1")
        ),
        *(
            (
                graduation(total=text),
                "PROGRAM_TOTAL",
                cell(text),
                Notice(Allowed.WHOLE_NUMBER_OF_STUDENTS),
            )
            for text in ("80.5", "-80")
        ),
        (
            graduation(total="101"),
            "PROGRAM_TOTAL",
            Notice(Found.MORE_THAN_WHOLE, part=101, whole=100),
            Notice(Allowed.AT_MOST_WHOLE),
        ),
        (
            graduation(percent="81"),
            "PROGRAM_PERCENT",
            Notice(Found.OTHER_THAN_COUNTS, value=81, part=80, whole=100, computed=80),
            Notice(Allowed.PERCENT_OF_COUNTS),
        ),
        (
            graduation(year="2021-23"),
            "LONG_SCHOOL_YEAR",
            cell("2021-23"),
            Notice(Allowed.SCHOOL_YEAR),
        ),
        (
            graduation(year="1999-00"),
            "LONG_SCHOOL_YEAR",
            cell("1999-00"),
            Notice(Allowed.SCHOOL_YEAR_BETWEEN, first="2021", last="2023"),
        ),
        (graduation(year=""), "LONG_SCHOOL_YEAR", EMPTY, Notice(Allowed.SCHOOL_YEAR)),
        (
            graduation().replace("631", "six"),
            "SCHOOL_DSTRCT_CD",
            cell("six"),
            Notice(Allowed.CODE_DIGITS, n=3),
        ),
        (
            graduation().replace("Clayton County", ""),
            "SCHOOL_DSTRCT_NM",
            EMPTY,
            Notice(Allowed.DISTRICT_NAME),
        ),
    ],
)
def test_a_faulty_graduation_row_is_a_fault(tmp_path, row, column, found, allowed):
    assert faults(tmp_path, GRADUATION + row) == (Fault("file.csv", 2, column, found, allowed),)


def test_a_percent_of_a_hidden_group_is_hidden_whatever_it_is(tmp_path):
    row = graduation(percent="120", students="TFS", total="")

    assert read(tmp_path, GRADUATION + row).rows_hidden == 1


@pytest.mark.parametrize(
    ("row", "column", "found", "allowed"),
    [
        (
            milestones("100,40,30,20,10,40,30,20,x"),
            "DISTINGUISHED_PCT",
            cell("x"),
            Notice(Allowed.NUMBER_OR_MARK),
        ),
        (
            milestones("100,x,30,20,10,40,30,20,10"),
            "BEGIN_CNT",
            cell("x"),
            Notice(Allowed.NUMBER_OR_MARK),
        ),
        (
            milestones("100,40,30,20,10,40,30,-5,10"),
            "PROFICIENT_PCT",
            cell("-5"),
            Notice(Allowed.PERCENT, low=0, high=100),
        ),
        (
            milestones("100,40,30,20,11,40,30,20,10"),
            "NUM_TESTED_CNT",
            cell("100"),
            Notice(Allowed.AT_LEAST_LEVELS, n=101),
        ),
        (
            milestones("100,TFS,TFS,20,10,40,30,25,10"),
            "BEGIN_PCT",
            Notice(Found.LEVELS_SUM, total=105),
            Notice(Allowed.LEVELS_ADD_UP),
        ),
        (
            milestones("100,40,30,20,10,42,30,20.0,8.0"),
            "PROFICIENT_PCT + DISTINGUISHED_PCT",
            Notice(Found.OTHER_THAN_COUNTS, value=28, part=30, whole=100, computed=30),
            Notice(Allowed.PERCENT_OF_COUNTS),
        ),
        (
            milestones("100,40,30,20,10,40,30,20,10", "13"),
            "ACDMC_LVL",
            cell("13"),
            Notice(Allowed.GRADE),
        ),
        (
            milestones("100,40,30,20,10,40,30,20,10", "K"),
            "ACDMC_LVL",
            cell("K"),
            Notice(Allowed.GRADE),
        ),
        (
            milestones("100,40,30,20,10,40,30,20,10", test="") + milestones("TFS,,,,,,,,", "4"),
            "TEST_CMPNT_TYP_NM",
            EMPTY,
            Notice(Allowed.TEST_NAME),
        ),
    ],
)
def test_a_faulty_milestones_row_is_a_fault(tmp_path, row, column, found, allowed):
    assert faults(tmp_path, MILESTONES + row) == (Fault("file.csv", 2, column, found, allowed),)


@pytest.mark.parametrize(
    ("row", "column", "found", "allowed"),
    [
        (tidy(value="12,5"), "value", cell("12,5"), Allowed.NUMBER_OR_MARK),
        (tidy(value="1,250"), "value", cell("1250"), Allowed.PERCENT),
        (tidy(value="100.5"), "value", cell("100.5"), Allowed.PERCENT),
        (tidy(), "value", EMPTY, Allowed.NUMBER_MARK_OR_STATE),
        (tidy(value="80", indicator="gpa"), "indicator", cell("gpa"), Allowed.ONE_OF),
        (tidy(value="80", period="2031"), "period", cell("2031"), Allowed.SCHOOL_YEAR_OR_QUARTER),
        (
            tidy(value="80", period="2022-23-Q5"),
            "period",
            cell("2022-23-Q5"),
            Allowed.SCHOOL_YEAR_OR_QUARTER,
        ),
        (tidy(value="80", subgroup="Martian"), "subgroup", cell("Martian"), Allowed.SUBGROUP),
        (
            tidy(value="80", organisation_level="region"),
            "organisation_level",
            cell("region"),
            Allowed.ONE_OF,
        ),
        (
            tidy(value="80", organisation_level="school"),
            "organisation",
            EMPTY,
            Allowed.SCHOOL_NAME,
        ),
        (
            tidy(value="80", organisation="Cobb County"),
            "organisation",
            cell("Cobb County"),
            Allowed.PLAN_DISTRICT,
        ),
        (
            tidy(value="80", organisation_code="GA-631-0104"),
            "organisation_code",
            cell("GA-631-0104"),
            Allowed.CODE_OR_EMPTY,
        ),
        (
            tidy(value="80", grade_span="2026-09-12"),
            "grade_span",
            cell("2026-09-12"),
            Allowed.GRADE_SPAN,
        ),
        *(
            (tidy(value="80", released_on=text), "released_on", cell(text), Allowed.DATE)
            for text in ("10/11/2026", "2026-02-30", "20260211", "02/30/2026", "31/12/2026")
        ),
        (tidy(value="80", data_state="fine"), "data_state", cell("fine"), Allowed.ONE_OF),
        (
            tidy(value="80", data_state="cancelled"),
            "data_state",
            Notice(Found.WORD_WITH_FIGURES, word="cancelled"),
            Allowed.NO_FIGURES,
        ),
        (tidy(data_state="measured"), "value", EMPTY, Allowed.NUMBER_MARK_OR_STATE),
        (
            tidy(numerator="80", denominator="100", value="80.2"),
            "value",
            Notice(Found.OTHER_THAN_COUNTS, value=80.2, part=80, whole=100, computed=80),
            Allowed.PERCENT_OF_COUNTS,
        ),
        (
            tidy(numerator="80.5", denominator="100"),
            "numerator",
            cell("80.5"),
            Allowed.WHOLE_NUMBER_OF_STUDENTS,
        ),
    ],
)
def test_a_faulty_tidy_row_is_a_fault(tmp_path, row, column, found, allowed):
    (fault,) = faults(tmp_path, TIDY + row)

    assert (fault.line, fault.column, fault.found) == (2, column, found)
    assert fault.allowed.code == allowed


def test_a_list_of_what_is_allowed_is_whole_and_in_order(tmp_path):
    (level,) = faults(tmp_path, TIDY + tidy(value="80", organisation_level="region"))
    (group,) = faults(tmp_path, TIDY + tidy(value="80", subgroup="Martian"))

    assert level.allowed.facts == {"names": ("state", "district", "school")}
    assert group.allowed.facts == {"names": ("All Students", "Black", "Foster Care")}


@pytest.mark.parametrize(
    "mark",
    [
        *("TFS", "tfs", "*", "", "Too Few Students", "<10", "< 10", "n<10", ">95", "≥95%", "<=5"),
        *("fewer than 5", "less than 15 students", "under 10", "5 or fewer", "9 or less"),
    ],
)
def test_a_mark_for_hidden_is_no_fault(tmp_path, mark):
    parsed = read(tmp_path, GRADUATION + graduation(total=mark, percent=mark, students=mark))

    assert parsed.rows["data_state"].tolist() == ["hidden"]


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
    parsed = read(
        tmp_path, GRADUATION + graduation(total=total, percent=printed, students=students)
    )

    assert parsed.rows["data_state"].tolist() == ["measured"]


def test_the_value_is_the_counts_at_full_precision(tmp_path):
    parsed = read(tmp_path, GRADUATION + graduation(total="2859", percent="76", students="3763"))

    assert parsed.rows["value"].tolist() == [pytest.approx(75.9766144, abs=1e-7)]
    assert parsed.rows["published_value"].tolist() == [76.0]


def test_levels_that_add_up_to_1_are_fractions_whether_counts_are_printed_or_not(tmp_path):
    text = MILESTONES + milestones("100,,,,,0.1,0.2,0.4,0.3", test="Science")
    text += milestones("1000,100,205,395,300,0.1,0.205,0.395,0.3")

    parsed = read(tmp_path, text)

    assert parsed.rows["value"].tolist() == [pytest.approx(70.0), pytest.approx(69.5)]
    assert parsed.rows["data_state"].tolist() == ["measured", "measured"]
    assert parsed.notes == (Notice(LoadNote.FRACTIONS, n=8),)


def test_a_row_of_levels_that_do_not_add_up_is_no_fraction_beside_others(tmp_path):
    text = MILESTONES + milestones("100,,,,,0.1,0.2,0.4,0.3", test="Science")
    text += milestones("100,10,20,40,30,10,20,40,30")

    parsed = read(tmp_path, text)

    assert parsed.rows["data_state"].tolist() == ["not_published", "measured"]


def test_a_group_of_nine_is_hidden_whatever_the_file_prints(tmp_path):
    parsed = read(tmp_path, GRADUATION + graduation(total="3", percent="33.3", students="9"))

    figures = parsed.rows[["numerator", "denominator", "value", "published_value"]]
    assert figures.isna().all(axis=None)
    assert parsed.rows["data_state"].tolist() == ["hidden"]


def test_a_class_of_nobody_is_hidden(tmp_path):
    parsed = read(tmp_path, GRADUATION + graduation(total="0", percent="", students="0"))

    assert parsed.rows["data_state"].tolist() == ["hidden"]


def test_the_same_result_with_other_figures_names_both_lines(tmp_path):
    text = (
        GRADUATION
        + graduation()
        + graduation(group="Foster")
        + graduation("2021-22", total="81", percent="81")
    )

    assert faults(tmp_path, text) == (
        Fault(
            "file.csv",
            4,
            "PROGRAM_PERCENT",
            Notice(
                Found.OTHER_FIGURES,
                figures=Notice(Figures.COUNTS, part=81, whole=100),
                first=Notice(Figures.COUNTS, part=80, whole=100),
                first_line=2,
            ),
            Notice(Allowed.ONE_SET_OF_FIGURES),
        ),
    )


def test_contradicting_repeats_about_few_students_do_not_give_their_figures_away(tmp_path):
    text = GRADUATION + graduation(total="3", percent="33.3", students="9") + graduation()

    (fault,) = faults(tmp_path, text)

    assert fault.line == 3
    assert fault.found.facts["first"] == Notice(Figures.HIDDEN)


def test_lines_with_too_few_or_too_many_cells_are_faults_even_of_other_districts(tmp_path):
    text = (
        GRADUATION
        + graduation()
        + "2021-22,District,633,Cobb County\n"
        + graduation().strip()
        + ",9\n"
    )

    allowed = Notice(Allowed.CELLS, n=10)
    assert faults(tmp_path, text) == (
        Fault("file.csv", 3, "", Notice(Found.CELLS, n=4), allowed),
        Fault("file.csv", 4, "", Notice(Found.CELLS, n=11), allowed),
    )


@pytest.mark.parametrize("rest", ['"2021-22"x,District\n', '"2021-22,District\n' + graduation()])
def test_a_stray_or_unclosed_quotation_mark_is_a_fault_of_its_line(tmp_path, rest):
    assert faults(tmp_path, GRADUATION + graduation() + rest) == (
        Fault("file.csv", 3, "", Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES)),
    )


def test_unreadable_bytes_are_faults_of_their_lines(tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes((GRADUATION + graduation()).encode() + b"\x81\x8d,\xc3\xa9\n")

    assert faults_of(read_results, path, CONTEXT) == (
        Fault("file.csv", 3, "", Notice(Found.BYTE, byte="0x81"), Notice(Allowed.UTF8)),
    )


def test_faults_of_other_districts_figures_are_not_ours(tmp_path):
    text = GRADUATION + graduation() + graduation(total="x").replace("Clayton", "Cobb")

    assert read(tmp_path, text).rows_other_districts == 1


def test_blank_lines_and_a_remark_below_the_table_are_passed_over(tmp_path):
    text = GRADUATION + "\n" + graduation() + ",,,,,,,,,\nTFS = too few students,,,,,,,,,\n"

    parsed = read(tmp_path, text)

    assert parsed.rows["line"].tolist() == [3]
    assert parsed.rows_read == 1
    assert parsed.notes == (Notice(LoadNote.REMARKS, n=1),)


BELOW = (
    "\n* Fewer than 10 students\nSource: Infinite Campus, 12/20/2022\n",
    "\nThe figures are those of the whole district on December 20, 2022\n",
    "Note: schools, not programs\n",
)


@pytest.mark.parametrize(("below", "n"), list(zip(BELOW, (2, 1, 1), strict=True)))
def test_remarks_below_a_table_need_no_cells(tmp_path, below, n):
    parsed = read(tmp_path, GRADUATION + graduation() + below)

    assert parsed.rows["numerator"].tolist() == [80.0]
    assert parsed.notes == (Notice(LoadNote.REMARKS, n=n),)


@pytest.mark.parametrize(
    ("between", "n"),
    [("Page 2 of 3\n", 3), ("\nGraduation rate\nLABEL,TOTAL\n", 4), ("2021-22,Dist\n", 3)],
)
def test_what_stands_between_rows_or_may_be_a_row_cut_off_is_a_fault(tmp_path, between, n):
    found = faults(tmp_path, GRADUATION + graduation() + between + graduation(group="Foster"))

    assert found[0].line == n
    assert all(fault.allowed == Notice(Allowed.CELLS, n=10) for fault in found)


def test_a_table_goes_on_under_its_own_head_after_the_foot_of_a_page(tmp_path):
    pages = graduation() + "Page 1 of 2\n\n\ufeff" + GRADUATION + graduation(group="Foster")

    parsed = read(tmp_path, GRADUATION + pages)

    assert parsed.rows["subgroup"].tolist() == ["Black", "Foster Care"]
    told = {note.code: note for note in parsed.notes}
    assert told[LoadNote.HEADS_AGAIN] == Notice(LoadNote.HEADS_AGAIN, n=1, line=5)
    assert told[LoadNote.REMARKS] == Notice(LoadNote.REMARKS, n=1)


def in_columns(columns):
    """Return a head and a row of the tidy layout, in an order of columns and with some of them."""
    cells = {
        "indicator": "graduation_rate_4yr",
        "period": "2023",
        "organisation_level": "district",
        "subgroup": "Black",
        "grade_span": "9-12",
        "numerator": "80",
        "denominator": "100",
    }
    return f"{columns}\n" + ",".join(cells.get(it, "x") for it in columns.split(",")) + "\n"


@pytest.mark.parametrize(
    "other",
    [
        "period,indicator,organisation_level,subgroup,grade_span,denominator,numerator",
        "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator,note",
        "indicator,period,organisation_level,subgroup,numerator,denominator",
    ],
)
def test_a_second_table_under_other_column_names_is_told_once_with_what_to_do(tmp_path, other):
    first = "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator"
    path = tmp_path / "two.csv"
    path.write_text(in_columns(first) + "\n" + in_columns(other), encoding="utf-8")

    with pytest.raises(FileRefusedError) as refused:
        read_results(path, CONTEXT)

    assert said(refused.value) == (
        "two.csv has another line of column names in line 4, in another order or with other "
        "columns than the first: it holds two tables, one below the other. Save each as a file of "
        "its own that begins with its column names, and load both."
    )


def test_empty_cells_beyond_the_last_column_do_no_harm(tmp_path):
    text = GRADUATION + graduation().strip() + ",,\n"

    assert read(tmp_path, text).rows["numerator"].tolist() == [80.0]


def test_a_row_over_several_lines_counts_from_the_first_of_them(tmp_path):
    other = '2021-22,District,633,"Cobb\nCounty",ALL,ALL,Grad Rate -Black,8,80,10\n'
    text = GRADUATION + other + graduation().replace("Clayton County", '"Clayton\nCounty"')

    parsed = read(tmp_path, text)

    assert parsed.rows["line"].tolist() == [4]
    assert parsed.rows_other_districts == 1
