"""What a file is made of: encodings, delimiters, workbooks, and everything that is no table."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.result_files import (
    Context,
    FaultyRowsError,
    FileRefusedError,
    Reading,
    read_results,
)
from monitoring.result_files import workbook as workbook_module

CONTEXT = Context(
    district="Clayton County",
    subgroups={"ALL Students": "All Students", "Black": "Black", "Niño": "Black"},
    indicators=frozenset({"graduation_rate_4yr", "graduation_rate_5yr"}),
    periods=frozenset({"2021", "2022", "2024"}),
)
HEADER = [
    "Reporting Level",
    "System ID",
    "School ID",
    "System Name",
    "School Name",
    "Reporting Label",
    "Graduation Class Size",
    "Total Graduated",
    "Graduation Rate",
]
DISTRICT = ["System", "631", "ALL", "Clayton County", "All Schools", "ALL Students"]
TEXT = (
    "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,"
    "Graduation Class Size,Total Graduated,Graduation Rate\n"
    "School,631,104,Clayton County,École Lovejoy,Niño,100,80,80\n"
)


def read_bytes(folder: Path, content: bytes, name: str = "cohort_2022.csv") -> Reading:
    path = folder / name
    path.write_bytes(content)
    return read_results(path, CONTEXT)


def refusal(folder: Path, content: bytes, name: str = "cohort_2022.csv") -> str:
    with pytest.raises(FileRefusedError) as refused:
        read_bytes(folder, content, name)
    return str(refused.value)


def save(
    folder: Path, sheets: dict[str, list[list[object]]], name: str = "cohort_2022.xlsx"
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / name
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_usual_encodings_are_read(tmp_path, encoding):
    reading = read_bytes(tmp_path, TEXT.encode(encoding))

    assert reading.rows["organisation"].tolist() == ["École Lovejoy"]
    assert reading.rows["value"].tolist() == [80.0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_usual_delimiters_are_read(tmp_path, delimiter):
    reading = read_bytes(tmp_path, TEXT.replace(",", delimiter).encode())

    assert reading.rows["numerator"].tolist() == [80.0]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_usual_line_ends_are_read(tmp_path, ending):
    reading = read_bytes(tmp_path, TEXT.replace("\n", ending).encode())

    assert reading.rows["line"].tolist() == [2]


def test_title_lines_above_the_header_are_passed_over(tmp_path):
    title = 'Georgia Department of Education\n"4-Year Cohort, October 6"\n \n'

    reading = read_bytes(tmp_path, (title + TEXT).encode())

    assert reading.rows["line"].tolist() == [5]


def test_headers_are_known_whatever_their_case_and_blanks(tmp_path):
    header, row = TEXT.splitlines()

    reading = read_bytes(tmp_path, f"{header.upper().replace(',', ' , ')}\n{row}\n".encode())

    assert reading.rows["numerator"].tolist() == [80.0]


def test_extra_columns_do_no_harm(tmp_path):
    header, row = TEXT.splitlines()

    reading = read_bytes(tmp_path, f"id,{header},source_file\n7,{row},x.csv\n".encode())

    assert reading.rows["numerator"].tolist() == [80.0]


def test_a_column_that_stands_twice_is_refused(tmp_path):
    header, row = TEXT.splitlines()

    told = refusal(tmp_path, f"{header},Total Graduated\n{row},81\n".encode())

    assert "has the column total_graduated more than once" in told


def test_progress_is_told_now_and_then_and_at_the_end(tmp_path):
    path = tmp_path / "cohort_2022.csv"
    header, row = TEXT.splitlines()
    other = row.replace("Clayton", "Cobb")
    path.write_text("\n".join([header, row, *[other] * 10_001]), encoding="utf-8")
    told: list[int] = []

    read_results(path, CONTEXT, told.append)

    assert told == [5000, 10000, 10002]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\n", "is empty"),
        (b"\xff\xfe", "is empty"),
        (TEXT.splitlines()[0].encode(), "has a header but no rows"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind (.xls); save it as .xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
        ),
        (b"\x1f\x8b\x08\0abc", "is a compressed (gzip) file"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"a,b\n1,\x00\x01\x02\n", "is a binary file"),
        (b"<!DOCTYPE html><html>sign in</html>", "is a web page or XML"),
        (b'  {"rows": []}', "is a JSON file; load the CSV"),
        (b'{"a|b|c|d":{"n":12,"l1":3,"l1p":25}}', "is a re-keyed copy (JSON) of GOSA's"),
        (b"name,color\nAda,red\n", "is not in a layout that can be read; found the columns: name"),
        (b"just a letter to the board\n", "is not in a layout that can be read"),
        (b"System ID, System Name,KK-12% FRL\n631,Clayton County,92\n", "GaDOE FRL"),
        (b"Year,Reporting Label,On-Time Graduation Rate\n2022,Black,90\n", "on-time graduation"),
        (b"SysSchoolID,SchoolNme,GradRate_P0\n631:ALL,Clayton,70\n", "before the adjusted cohort"),
        (b"LABEL_LVL_1_DESC,PROGRAM_TOTAL\nx,1\n", "lacks the columns long_school_year, district"),
    ],
)
def test_what_is_no_result_file_is_refused_by_its_content(tmp_path, content, words):
    told = refusal(tmp_path, content)

    assert told.startswith("cohort_2022.csv ")
    assert words in told


def test_the_name_of_a_file_proves_nothing(tmp_path):
    reading = read_bytes(tmp_path, TEXT.encode(), "cohort_2022.json")

    assert len(reading.rows) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match=r"nothing\.csv cannot be opened"):
        read_results(tmp_path / "nothing.csv", CONTEXT)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="is a folder"):
        read_results(tmp_path, CONTEXT)


def test_a_zip_archive_that_is_no_workbook_is_refused(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("cohort.csv", TEXT)

    assert "is a zip archive without an Excel workbook" in refusal(tmp_path, content.getvalue())


def test_both_sheets_of_a_cohort_workbook_make_one_reading(tmp_path):
    path = save(
        tmp_path,
        {
            "FAQs": [["What is this?"], ["A cohort rate."]],
            "ALL Student": [
                ["A disclaimer about free meals"],
                HEADER,
                [*DISTRICT, 3924, 3127, 79.69],
            ],
            "Subgroup": [
                [*HEADER[:6], "Graduation Rate"],
                [*DISTRICT, 79.7],
                [*DISTRICT[:5], "Black", 80.1],
            ],
        },
        "4-Year Cohort Graduation Rate 2022.xlsx",
    )

    reading = read_results(path, CONTEXT)

    assert reading.rows["subgroup"].tolist() == ["All Students", "Black"]
    assert reading.rows["line"].tolist() == [3, 3]
    assert reading.rows["denominator"].tolist()[0] == 3924.0
    assert reading.rows["indicator_id"].tolist() == ["graduation_rate_4yr"] * 2
    assert reading.notes == (
        "Sheet FAQs holds no results and was passed over.",
        "1 rows repeated a result with the same figures.",
    )


def test_the_richer_of_two_sheets_wins_whichever_comes_first(tmp_path):
    path = save(
        tmp_path,
        {
            "Subgroup": [[*HEADER[:6], "Graduation Rate"], [*DISTRICT, 79.69]],
            "ALL Student": [HEADER, [*DISTRICT, 3924, 3127, 79.69]],
        },
        "4-Year Cohort 2022.xlsx",
    )

    assert read_results(path, CONTEXT).rows["denominator"].tolist() == [3924.0]


def test_sheets_that_contradict_each_other_name_sheet_and_line(tmp_path):
    path = save(
        tmp_path,
        {
            "ALL Student": [HEADER, [*DISTRICT, 3924, 3127, 79.69]],
            "Subgroup": [[*HEADER[:6], "Graduation Rate"], [*DISTRICT, 81.2]],
        },
        "4-Year Cohort 2022.xlsx",
    )

    with pytest.raises(FaultyRowsError, match=r"2022\.xlsx, sheet Subgroup:2: Graduation Rate:"):
        read_results(path, CONTEXT)


def test_percents_dates_and_noise_of_excel_cells_are_read_as_shown(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["indicator", "period", "organisation_level", "subgroup", "value", "released_on"])
    sheet.append(
        ["graduation_rate_4yr", 2022, "district", "Black", 0.797, datetime.date(2022, 10, 6)]
    )
    sheet["E2"].number_format = "0.0%"
    sheet.append(["graduation_rate_4yr", 2021, "district", "Black", 70.1 + 0.2, None])
    path = tmp_path / "tidy.xlsx"
    book.save(path)

    rows = read_results(path, CONTEXT).rows

    assert rows["value"].tolist() == [79.7, 70.3]
    assert rows["period"].tolist() == ["2022", "2021"]
    assert rows["released_on"].tolist() == [datetime.date(2022, 10, 6), None]


def test_a_workbook_called_csv_is_read_and_its_faults_name_the_sheet(tmp_path):
    path = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 101, 80]]}, "cohort_2022.csv")

    with pytest.raises(FaultyRowsError, match=r"cohort_2022\.csv, sheet Data:2: Total Graduated:"):
        read_results(path, CONTEXT)


def test_a_workbook_without_a_known_table_is_refused(tmp_path):
    path = save(tmp_path, {"Notes": [["a", "b"], [1, 2]], "More": [["System ID", "KK-12% FRL"]]})

    with pytest.raises(FileRefusedError, match="GaDOE FRL"):
        read_results(path, CONTEXT)


def test_an_empty_workbook_is_refused(tmp_path):
    path = save(tmp_path, {"Sheet": []})

    with pytest.raises(FileRefusedError, match="holds no table"):
        read_results(path, CONTEXT)


def changed(path: Path, member: str, content: bytes) -> Path:
    """Write a copy of a workbook with one member replaced."""
    copy = path.with_name("changed_2022.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return copy


@pytest.mark.parametrize(
    "content",
    [
        b"not xml",
        b'<worksheet><sheetData><row r="99999999"><c r="A99999999"/></row></sheetData></worksheet>',
        b'<worksheet><sheetData><row r="1"><c r="ZZZZZZZ1"/></row></sheetData></worksheet>',
    ],
)
def test_a_damaged_or_absurd_sheet_is_refused(tmp_path, content):
    path = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]})

    with pytest.raises(FileRefusedError, match="is a damaged Excel workbook"):
        read_results(changed(path, "xl/worksheets/sheet1.xml", content), CONTEXT)


def test_a_workbook_that_unpacks_to_an_absurd_size_is_refused(tmp_path, monkeypatch):
    path = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]})
    monkeypatch.setattr(workbook_module, "MAX_UNPACKED", 1000)

    with pytest.raises(FileRefusedError, match="would unpack to more than"):
        read_results(path, CONTEXT)


def test_a_cut_off_workbook_is_refused(tmp_path):
    content = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]}).read_bytes()

    assert refusal(tmp_path, content[: len(content) // 2])


def outcome(folder: Path, content: bytes) -> str:
    try:
        return read_bytes(folder, content).layout
    except (FileRefusedError, FaultyRowsError) as refused:
        return str(refused)


FUZZ = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CELLS = st.one_of(
    st.sampled_from(
        [
            *(
                "Clayton County",
                "631",
                "ALL",
                "State",
                "ALL Students",
                "TFS",
                "80",
                "79.7",
                "",
                '"',
            ),
            *("2021-22", "graduation_rate_4yr", "district", "2022", "-1", "1e9", "<10", "٣", "²"),
            "1" * 400,
        ]
    ),
    st.text(max_size=8),
)
HEADERS = st.sampled_from(
    [
        "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,"
        "Graduation Class Size,Total Graduated,Graduation Rate",
        "School Year,System ID,System Name,School ID,School Name,Reporting Label,"
        "Graduation Rate Type,Graduation Rate",
        "LONG_SCHOOL_YEAR,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,"
        "LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT",
        "LONG_SCHOOL_YEAR,SCHOOL_DISTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,ACDMC_LVL,"
        "SUBGROUP_NAME,TEST_CMPNT_TYP_NM,NUM_TESTED_CNT,BEGIN_CNT,DEVELOPING_CNT,PROFICIENT_CNT,"
        "DISTINGUISHED_CNT,BEGIN_PCT,DEVELOPING_PCT,PROFICIENT_PCT,DISTINGUISHED_PCT",
        "indicator,period,organisation_level,organisation,organisation_code,subgroup,grade_span,"
        "numerator,denominator,value,data_state,released_on,district",
    ]
)


@FUZZ
@given(content=st.binary(max_size=400))
def test_no_bytes_end_in_a_traceback(tmp_path, content):
    assert outcome(tmp_path, content)


@FUZZ
@given(header=HEADERS, tail=st.binary(max_size=200))
def test_no_bytes_under_a_known_header_end_in_a_traceback(tmp_path, header, tail):
    assert outcome(tmp_path, header.encode() + b"\n" + tail)


@FUZZ
@given(header=HEADERS, data=st.data())
def test_no_cells_under_a_known_header_end_in_a_traceback(tmp_path, header, data):
    width = header.count(",") + 1
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
    text = "\n".join([header, *(",".join(row) for row in rows)])

    assert outcome(tmp_path, text.encode("utf-8", "surrogatepass"))


@settings(FUZZ, max_examples=60)
@given(position=st.integers(0, 6000), garbage=st.binary(min_size=1, max_size=40))
def test_no_damaged_workbook_ends_in_a_traceback(tmp_path, position, garbage):
    path = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]})
    content = bytearray(path.read_bytes())
    content[position : position + len(garbage)] = garbage

    assert outcome(tmp_path, bytes(content))
