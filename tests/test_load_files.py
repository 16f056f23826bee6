"""What a file is made of: encodings, delimiters, workbooks, and everything that is no table."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.apart import xlsx
from monitoring.errors import FaultyRowsError, Notice
from monitoring.result_files import Context, FileRefusedError, ParsedFile, read_results
from monitoring.vocabulary.faults import FileFault, LoadNote, OtherFile
from monitoring.wording.faults import said
from tests.support.faulty import faults_of, refusal

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


def read_bytes(folder: Path, content: bytes, name: str = "cohort_2022.csv") -> ParsedFile:
    path = folder / name
    path.write_bytes(content)
    return read_results(path, CONTEXT)


def refused(folder: Path, content: bytes, name: str = "cohort_2022.csv") -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_bytes(folder, content, name)
    return caught.value


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
    parsed = read_bytes(tmp_path, TEXT.encode(encoding))

    assert parsed.rows["organisation"].tolist() == ["École Lovejoy"]
    assert parsed.rows["value"].tolist() == [80.0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_usual_delimiters_are_read(tmp_path, delimiter):
    parsed = read_bytes(tmp_path, TEXT.replace(",", delimiter).encode())

    assert parsed.rows["numerator"].tolist() == [80.0]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_usual_line_ends_are_read(tmp_path, ending):
    parsed = read_bytes(tmp_path, TEXT.replace("\n", ending).encode())

    assert parsed.rows["line"].tolist() == [2]


def test_title_lines_above_the_header_are_passed_over(tmp_path):
    title = 'Georgia Department of Education\n"4-Year Cohort, October 6"\n \n'

    parsed = read_bytes(tmp_path, (title + TEXT).encode())

    assert parsed.rows["line"].tolist() == [5]


def test_headers_are_known_whatever_their_case_and_blanks(tmp_path):
    header, row = TEXT.splitlines()

    parsed = read_bytes(tmp_path, f"{header.upper().replace(',', ' , ')}\n{row}\n".encode())

    assert parsed.rows["numerator"].tolist() == [80.0]


def test_extra_columns_do_no_harm(tmp_path):
    header, row = TEXT.splitlines()

    parsed = read_bytes(tmp_path, f"id,{header},source_file\n7,{row},x.csv\n".encode())

    assert parsed.rows["numerator"].tolist() == [80.0]


def test_a_column_that_stands_twice_is_refused(tmp_path):
    header, row = TEXT.splitlines()

    error = refused(tmp_path, f"{header},Total Graduated\n{row},81\n".encode())

    assert error.code == FileFault.COLUMN_TWICE
    assert error.facts == {"file": "cohort_2022.csv", "columns": ("total_graduated",)}


def test_progress_is_reported_now_and_then_and_at_the_end(tmp_path):
    path = tmp_path / "cohort_2022.csv"
    header, row = TEXT.splitlines()
    other = row.replace("Clayton", "Cobb")
    path.write_text("\n".join([header, row, *[other] * 10_001]), encoding="utf-8")
    told: list[int] = []

    read_results(path, CONTEXT, told.append)

    assert told == [5000, 10000, 10002]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FileFault.EMPTY),
        (b"\xef\xbb\xbf \r\n\n", FileFault.EMPTY),
        (b"\xff\xfe", FileFault.EMPTY),
        (TEXT.splitlines()[0].encode(), FileFault.NO_ROWS),
        (b"%PDF-1.7\n%\xe2\xe3", FileFault.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, FileFault.OLD_EXCEL),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            FileFault.PASSWORD,
        ),
        (b"\x1f\x8b\x08\0abc", FileFault.GZIP),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            FileFault.DOCUMENT,
        ),
        (b"\x89PNG\r\n\x1a\n", FileFault.PICTURE),
        (b"GIF89a\x01\0", FileFault.PICTURE),
        (b"\0\0\0\x18ftypheic\0\0", FileFault.PICTURE),
        (b"RIFF\x24\0\0\0WEBPVP8 ", FileFault.PICTURE),
        (b"7z\xbc\xaf'\x1c\0\x04", FileFault.ARCHIVE),
        (b"Rar!\x1a\x07\x01\0", FileFault.ARCHIVE),
        (b"\0\x01\0\0Standard Jet DB\0", FileFault.DATABASE),
        (b"MIME-Version: 1.0\nX-Document-Type: Workbook\n", FileFault.WEB_TABLE),
        (b"a,b\n1,\x00\x01\x02\n", FileFault.BINARY),
        (b"<!DOCTYPE html><html>sign in</html>", FileFault.WEB_PAGE),
        (b'  {"rows": []}', FileFault.JSON),
        (b'{"a|b|c|d":{"n":12,"l1":3,"l1p":25}}', FileFault.MILESTONES_COPY),
        (b"name,color\nAda,red\n", FileFault.UNKNOWN_LAYOUT),
        (b"just a letter to the board\n", FileFault.NO_HEAD),
        (b"System ID, System Name,KK-12 % FRL\n631,Clayton County,92\n", OtherFile.MEALS),
        (
            b"Year,Reporting Label,On-Time Graduation Rate\n2022,Black,90\n",
            OtherFile.ON_TIME_GRADUATION,
        ),
        (b"SysSchoolID,SchoolNme,GradRate_P0\n631:ALL,Clayton,70\n", OtherFile.OLD_GRADUATION),
        (b"LABEL_LVL_1_DESC,PROGRAM_TOTAL\nx,1\n", FileFault.LACKS_COLUMNS),
    ],
)
def test_what_is_not_a_result_file_is_refused_by_its_content(tmp_path, content, code):
    error = refused(tmp_path, content)

    assert error.facts["file"] == "cohort_2022.csv"
    if isinstance(code, OtherFile):
        assert (error.code, error.facts["subject"]) == (FileFault.OTHER_SUBJECT, Notice(code))
    else:
        assert error.code == code


def test_a_refusal_names_the_columns_that_were_found_and_those_that_are_missing(tmp_path):
    unknown = refused(tmp_path, b"name,color\nAda,red\n")
    lacking = refused(tmp_path, b"LABEL_LVL_1_DESC,PROGRAM_TOTAL\nx,1\n")

    assert unknown.facts["columns"] == ("name", "color")
    assert lacking.facts["columns"][:2] == ("long_school_year", "district")


def test_the_name_of_a_file_proves_nothing(tmp_path):
    parsed = read_bytes(tmp_path, TEXT.encode(), "cohort_2022.json")

    assert len(parsed.rows) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path):
    error = refusal(read_results, tmp_path / "nothing.csv", CONTEXT)

    assert (error.code, error.facts["file"]) == (FileFault.UNOPENED, "nothing.csv")


def test_a_folder_is_refused(tmp_path):
    assert refusal(read_results, tmp_path, CONTEXT).code == FileFault.FOLDER


def test_a_zip_archive_without_a_workbook_is_refused(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("cohort.csv", TEXT)

    assert refused(tmp_path, content.getvalue()).code == FileFault.ZIP


def test_a_document_of_numbers_is_told_from_an_archive(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("Index/Tables/DataList.iwa", b"x")

    assert refused(tmp_path, held.getvalue()).code == FileFault.NUMBERS


def test_both_sheets_of_a_cohort_workbook_make_one_parsed_file(tmp_path):
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

    parsed = read_results(path, CONTEXT)

    assert parsed.rows["subgroup"].tolist() == ["All Students", "Black"]
    assert parsed.rows["line"].tolist() == [3, 3]
    assert parsed.rows["denominator"].tolist()[0] == 3924.0
    assert parsed.rows["indicator_id"].tolist() == ["graduation_rate_4yr"] * 2
    assert parsed.notes == (
        Notice(LoadNote.SHEET_PASSED, sheet="FAQs"),
        Notice(LoadNote.REPEATS, n=1),
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

    (fault,) = faults_of(read_results, path, CONTEXT)

    assert (fault.file, fault.sheet, fault.line) == (path.name, "Subgroup", 2)
    assert fault.column == "Graduation Rate"


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

    (fault,) = faults_of(read_results, path, CONTEXT)

    assert (fault.file, fault.sheet, fault.line) == ("cohort_2022.csv", "Data", 2)
    assert fault.column == "Total Graduated"


def test_a_workbook_without_a_known_table_is_refused(tmp_path):
    path = save(tmp_path, {"Notes": [["a", "b"], [1, 2]], "More": [["System ID", "KK-12 % FRL"]]})

    assert refusal(read_results, path, CONTEXT).facts["subject"] == Notice(OtherFile.MEALS)


def test_an_empty_workbook_is_refused(tmp_path):
    path = save(tmp_path, {"Sheet": []})

    assert refusal(read_results, path, CONTEXT).code == FileFault.NO_TABLE


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

    damaged = changed(path, "xl/worksheets/sheet1.xml", content)

    assert refusal(read_results, damaged, CONTEXT).code == FileFault.DAMAGED_WORKBOOK


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml"])
@pytest.mark.parametrize(
    "content", [b"<a><b r></a>", b"<a>&</a>", b'<!DOCTYPE a [<!ENTITY b "&b;">]><a>&b;</a>']
)
def test_a_workbook_with_a_damaged_part_is_refused(tmp_path, part, content):
    damaged = changed(save(tmp_path, {"Data": [HEADER]}), part, content)

    assert refusal(read_results, damaged, CONTEXT).code == FileFault.DAMAGED_WORKBOOK


def test_a_workbook_that_unpacks_to_an_absurd_size_is_refused(tmp_path, monkeypatch):
    path = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]})
    monkeypatch.setattr(xlsx, "MAX_UNPACKED", 1000)

    assert refusal(xlsx.read, path, io.BytesIO()).code == FileFault.UNPACKS_TOO_LARGE


def test_a_cut_off_workbook_is_refused(tmp_path):
    content = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]}).read_bytes()

    assert refused(tmp_path, content[: len(content) // 2])


def outcome(folder: Path, content: bytes) -> str:
    try:
        return ",".join(read_bytes(folder, content).layouts)
    except (FileRefusedError, FaultyRowsError) as error:
        return said(error)


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


# Each may start a process.
@settings(FUZZ, max_examples=20)
@given(position=st.integers(0, 6000), garbage=st.binary(min_size=1, max_size=40))
def test_no_damaged_workbook_ends_in_a_traceback(tmp_path, position, garbage):
    path = save(tmp_path, {"Data": [HEADER, [*DISTRICT, 100, 80, 80]]})
    content = bytearray(path.read_bytes())
    content[position : position + len(garbage)] = garbage

    assert outcome(tmp_path, bytes(content))
