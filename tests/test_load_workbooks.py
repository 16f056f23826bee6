"""What spreadsheets hide, turn into dates or leave out is told; other kinds of them are read."""

import datetime
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from monitoring.errors import Notice
from monitoring.result_files import Context, read_results
from monitoring.vocabulary.faults import Allowed, FileFault, Found, LoadNote, OfficeHarm
from monitoring.wording.faults import said
from tests.support.faulty import faults_of, refusal
from tests.support.student_exports import ODS

HEADER = ["indicator", "period", "organisation_level", "subgroup", "grade_span", "value"]
ROW = ["suspension", "2022-23-Q2", "district", "All Students", "K-12", 41.5]
CONTEXT = Context(
    district="Pine County",
    subgroups={"All Students": "All Students", "Black": "Black"},
    indicators=frozenset({"suspension", "graduation_rate_4yr", "milestones_eoc_proficient"}),
    periods=frozenset({"2013", "2014", "2015", "2022-23-Q2"}),
)
COHORT = ["Cohort Year", "System ID", "System Name", "School ID", "School Name"]


def save(folder: Path, *rows: list[object], hidden: int | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    path = folder / "own.xlsx"
    book.save(path)
    return path


def save_ods(folder: Path, *rows: list[object]) -> Path:
    def cell(value: object) -> str:
        if isinstance(value, float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

    lines = [f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows]
    path = folder / "own.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.replace("{rows}", "".join(lines)))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
            '><manifest:file-entry manifest:full-path="/" manifest:media-type="x"/>'
            "</manifest:manifest>",
        )
    return path


def test_hidden_rows_and_sheets_are_read_and_told(tmp_path):
    path = save(tmp_path, HEADER, ROW, [*ROW[:3], "Black", "K-12", 11.1], hidden=3)
    book = openpyxl.load_workbook(path)
    old = book.create_sheet("old")
    old.sheet_state = "hidden"
    old.append(HEADER)
    old.append([*ROW[:4], "9-12", 30])
    book.save(path)

    parsed = read_results(path, CONTEXT)

    assert parsed.rows["value"].tolist() == [41.5, 11.1, 30]
    assert parsed.notes == (
        Notice(LoadNote.HIDDEN_ROWS, n=1, sheet="Sheet", lines=(3,)),
        Notice(LoadNote.HIDDEN_SHEET, sheet="old"),
    )


def test_a_remark_below_the_table_of_a_sheet_is_passed_over(tmp_path):
    path = save(tmp_path, HEADER, ROW, [], ["* Fewer than 10 students"], [None, "Source: office"])

    parsed = read_results(path, CONTEXT)

    assert parsed.rows["value"].tolist() == [41.5]
    assert parsed.notes == (Notice(LoadNote.REMARKS, n=2),)


def test_a_formula_without_a_stored_value_is_a_fault_that_says_so(tmp_path):
    path = save(tmp_path, HEADER, ROW, [*ROW[:3], "Black", "K-12", "=100-75.9"])

    (fault,) = faults_of(read_results, path, CONTEXT)

    assert (fault.line, fault.column, fault.found) == (3, "value", Notice(Found.NO_STORED_VALUE))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("grade_span", datetime.datetime(2026, 6, 8)),
        ("grade_span", "8-Jun"),
        ("grade_span", "Jun-08"),
        ("period", datetime.datetime(2022, 12, 31)),
    ],
)
def test_what_excel_made_a_date_of_is_a_fault_that_says_so(tmp_path, column, value):
    row = list(ROW)
    row[HEADER.index(column)] = value

    (fault,) = faults_of(read_results, save(tmp_path, HEADER, row), CONTEXT)

    assert (fault.column, fault.found.code) == (column, Found.EXCEL_DATE)


def test_an_open_document_spreadsheet_is_read(tmp_path):
    parsed = read_results(save_ods(tmp_path, HEADER, ROW), CONTEXT)

    assert parsed.rows[["line", "value"]].to_numpy().tolist() == [[2, 41.5]]


def test_percents_that_lost_their_format_are_asked_about(tmp_path):
    path = save_ods(tmp_path, HEADER, ROW, [*ROW[:3], "Black", "K-12", 0.382])

    error = refusal(read_results, path, CONTEXT)

    assert (error.code, error.facts["line"]) == (FileFault.PERCENT_OR_FRACTION, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<html><body><TABLE border=1><tr><th>indicator</th></tr></table>", FileFault.WEB_TABLE),
        (
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            FileFault.WEB_TABLE,
        ),
        ("<html>sign in</html>", FileFault.WEB_PAGE),
        ("{\\rtf1\\ansi a\\cell b\\row}", FileFault.DOCUMENT),
        ('{"url":"https://docs.google.com/open?id=1"}', FileFault.SHORTCUT),
        (f'"{",".join(HEADER)}"\n"{",".join(map(str, ROW))}"\n', FileFault.QUOTED_LINES),
        ("Bus,Q1,Q2\nA,1,2\n", FileFault.NO_HEAD),
        ("[1]School_Number\t[39]Name\tGrade_Level\tADA\n104\tAdams\t7\t5.3\n", "powerschool"),
        ("[1, 2]", FileFault.JSON),
        ('[{"a": 1}]', FileFault.JSON),
        ("School,Mathematics,,ELA,\n,All,Black,All,Black\nAdams,4,5,6,7\n", "two_header_lines"),
        ("Student_ID,School,Score\n123456789,Adams,7\n", FileFault.STUDENT_ROWS),
        ("Last Name,First Name,Score\nDoe,Jo,7\n", FileFault.STUDENT_ROWS),
    ],
)
def test_other_tables_are_refused_with_the_cause(tmp_path, text, code):
    path = tmp_path / "own.xls"
    path.write_text(text, encoding="utf-8")

    assert refusal(read_results, path, CONTEXT).code == code


def test_column_names_with_powerschools_numbers_are_known(tmp_path):
    path = tmp_path / "own.txt"
    header = "\t".join(f"[{number}]{name}" for number, name in enumerate(HEADER, 1))
    path.write_text(f"{header}\n" + "\t".join(map(str, ROW)), encoding="utf-8")

    assert read_results(path, CONTEXT).rows["value"].tolist() == [41.5]


@pytest.mark.parametrize(
    "text",
    [
        "Doe,Jonathan,Adams Middle,Black,7\nRoe,Richard,Adams Middle,Black,8\n",
        "Doe,Jonathan,Male,Black\nRoe,Richard,Male,White\n",
        "Pupil,Room,Mark\nDoe,12,7,Jonathan,5\n",
        "Student_ID,School\nDoe,Jonathan,Adams\n",
    ],
)
def test_no_cell_of_a_students_row_is_quoted(tmp_path, text):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")

    told = said(refusal(read_results, path, CONTEXT))

    assert not any(word in told for word in ("Doe", "Roe", "Jonathan", "Richard"))


def test_a_graduation_workbook_of_2012_to_2014_holds_four_year_rates(tmp_path):
    header = [*COHORT, "Reporting Category Code", "Graduation Rate"]
    state = ["2014", "ALL", "All Systems", "ALL", "All Schools", "ALL Students", "72.6"]
    own = ["2014", "631", "Pine County", "ALL", "All Schools", "ALL Students", "60.1"]
    school = ["2014", "631", "Pine County", "0104", "Pine High", "Black", "Too Few Students"]
    context = Context(
        "Pine County",
        {"ALL Students": "All Students", "Black": "Black"},
        frozenset({"graduation_rate_4yr"}),
        frozenset({"2014"}),
    )

    parsed = read_results(save(tmp_path, header, state, own, school), context)

    assert parsed.rows["indicator_id"].unique().tolist() == ["graduation_rate_4yr"]
    assert parsed.rows["period"].unique().tolist() == ["2014"]
    assert parsed.rows["organisation_level"].tolist() == ["state", "district", "school"]
    assert parsed.rows["value"].tolist()[:2] == [72.6, 60.1]
    assert parsed.rows_hidden == 1


EOC = (
    "LONG_SCHOOL_YEAR,SCHOOL_DISTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,ACDMC_LVL,"
    "SUBGROUP_NAME,TEST_CMPNT_TYP_NM,NUM_TESTED_CNT,BEGIN_CNT,DEVELOPING_CNT,PROFICIENT_CNT,"
    "DISTINGUISHED_CNT,BEGIN_PCT,DEVELOPING_PCT,PROFICIENT_PCT,DISTINGUISHED_PCT\n"
)


def eoc(school: str, figures: str) -> str:
    return f"2014-15,631,Pine County,{school},High,9,All Students,Biology,{figures}\n"


SOUND = "3900,1500,1300,900,200,38.5,33.3,23.1,5.1"


@pytest.mark.parametrize(
    "contradicting",
    [
        "102,16,56,26,0,15.7,54.9,25.5,3.9",
        "102,16,56,26,9,15.7,54.9,25.5,3.9",
        "102,16,56,26,4,15.7,54.9,25.5,13.9",
    ],
)
def test_one_contradicting_row_of_georgias_is_set_aside_with_a_note(tmp_path, contradicting):
    path = tmp_path / "EOC.csv"
    rows = eoc("ALL", SOUND) + eoc("104", contradicting) + eoc("105", SOUND)
    path.write_text(EOC + rows, encoding="utf-8")

    parsed = read_results(path, CONTEXT)

    assert parsed.rows["line"].tolist() == [2, 4]
    assert parsed.notes == (Notice(LoadNote.SET_ASIDE, n=1, lines=(3,)),)


def test_many_contradicting_rows_or_another_fault_refuse_the_whole_file(tmp_path):
    path = tmp_path / "EOC.csv"
    bad = "102,16,56,26,0,15.7,54.9,25.5,3.9"
    path.write_text(EOC + eoc("ALL", SOUND) + eoc("1", bad) + eoc("2", bad), encoding="utf-8")
    many = faults_of(read_results, path, CONTEXT)
    path.write_text(EOC + eoc("ALL", SOUND) + eoc("1", bad) + eoc("x", SOUND), encoding="utf-8")
    other = faults_of(read_results, path, CONTEXT)

    assert [fault.line for fault in many] == [3, 4]
    assert [fault.allowed.code for fault in other] == [
        Allowed.PERCENT_OF_COUNTS,
        Allowed.CODE_DIGITS,
    ]


def test_a_contradicting_row_of_a_districts_own_file_is_a_fault(tmp_path):
    path = tmp_path / "own.csv"
    header = ",".join([*HEADER, "numerator", "denominator"])
    rows = [f"{','.join(map(str, ROW))},415,1000", f"{','.join(map(str, ROW))},500,1000"]
    path.write_text("\n".join([header, rows[0], rows[1].replace("All Students", "Black")]))

    assert [fault.line for fault in faults_of(read_results, path, CONTEXT)] == [3]


def merged(folder: Path, *ranges: str, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cells in ranges:
        sheet.merge_cells(cells)
    path = folder / "own.xlsx"
    book.save(path)
    return path


def test_column_names_in_merged_cells_are_refused_and_the_cells_are_named(tmp_path):
    rows = [
        ["Pine County results"],
        ["School", "Mathematics", None],
        [None, "All", "Black"],
        ["Adams", 41.5, 30],
    ]

    error = refusal(read_results, merged(tmp_path, "A1:C1", "A2:A3", "B2:C2", rows=rows), CONTEXT)

    assert (error.code, error.facts["line"]) == (FileFault.MERGED_HEAD, 2)
    assert error.facts["cells"] == ("A2:A3", "B2:C2")
    assert "merged cells (A2:A3 and B2:C2) from line 2 on. Unmerge them" in said(error)


def test_a_merged_title_above_the_column_names_does_no_harm(tmp_path):
    path = merged(tmp_path, "A1:F1", rows=[["Pine County results"], HEADER, ROW])

    assert read_results(path, CONTEXT).rows["line"].tolist() == [3]


def with_parts(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_a_workbook_that_takes_values_from_another_is_refused_and_the_other_is_named(tmp_path):
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/externalLinkPath" Target="file:///C:\\Users\\jo\\Figures%20of%20May.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    path = save(tmp_path, HEADER, ROW)

    error = refusal(
        read_results,
        with_parts(path, {"xl/externalLinks/_rels/externalLink1.xml.rels": link}),
        CONTEXT,
    )

    assert (error.code, error.facts["names"]) == (
        FileFault.LINKED_WORKBOOK,
        ("Figures of May.xlsx",),
    )
    assert "another workbook (Figures of May.xlsx)" in said(error)


def save_xls(folder: Path, *records: tuple[int, bytes]) -> Path:
    """Write what stands in front of the sheets of a workbook of Excel 97, as [MS-CFB] has it."""
    stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    stream = (stream + struct.pack("<HH", 0x0A, 0)).ljust(4096, b"\0")
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<8I", 1, 1, 0, 4096, end, 0, end, 0)
    following = [0xFFFFFFFD, end, *range(3, 10), end]
    entries = [("Root Entry", 5, end, 0), ("Workbook", 2, 2, len(stream))]
    parts = [head + struct.pack("<109I", 0, *[free] * 108)]
    parts.append(struct.pack("<128I", *following, *[free] * (128 - len(following))))
    parts.append(
        b"".join(
            name.encode("utf-16-le").ljust(64, b"\0")
            + struct.pack("<HBB12I", 2 * len(name) + 2, kind, 1, *[free] * 3, *[0] * 9)
            + struct.pack("<III", start, size, 0)
            for name, kind, start, size in entries
        ).ljust(512, b"\0")
    )
    path = folder / "own.xls"
    path.write_bytes(b"".join(parts) + stream)
    return path


def supbook(path: str) -> tuple[int, bytes]:
    return 0x01AE, struct.pack("<HHB", 1, len(path), 1) + path.encode("utf-16-le")


OWN_BOOK = (0x01AE, struct.pack("<HH", 1, 0x0401))


def test_an_xls_that_takes_values_from_another_is_refused_and_the_other_is_named(tmp_path):
    far = supbook("\x01\x01CUsers\x03jo\x03Figures of May.xls")

    error = refusal(read_results, save_xls(tmp_path, OWN_BOOK, far, supbook("\x01x.xls")), CONTEXT)
    other = refusal(read_results, save_xls(tmp_path, OWN_BOOK), CONTEXT)

    assert error.code == FileFault.LINKED_WORKBOOK
    assert error.facts["names"] == ("Figures of May.xls", "x.xls")
    assert other.code == FileFault.NO_SHEETS
    assert "copy the figures behind them" in said(other)


BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"


@pytest.mark.parametrize(
    ("kind", "parts", "code"),
    [
        (BINARY, (), FileFault.ZIP),
        (BINARY, ("xl/vbaProject.bin",), OfficeHarm.MACROS),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", (), OfficeHarm.MACROS),
    ],
)
def test_a_workbook_of_excels_binary_kind_is_not_taken_to_have_macros(tmp_path, kind, parts, code):
    path = tmp_path / "own.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{kind}"/></Types>')
        # Nothing stands in it, so that what reads it says no more than that.
        for part in ("xl/workbook.bin", *parts):
            archive.writestr(part, "")

    assert refusal(read_results, path, CONTEXT).code == code


@pytest.mark.parametrize(
    "link",
    [
        "<table:table-cell table:formula=\"of:=['file:///C:/jo/Figures%20of%20May.ods'#$A.B2]\"/>",
        '<table:table-source xlink:type="simple" xlink:href="../Figures%20of%20May.ods"/>',
    ],
)
def test_an_open_document_that_takes_values_from_another_is_refused(tmp_path, link):
    path = save_ods(tmp_path, HEADER, ROW)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    own = "<table:table-cell table:formula=\"of:=['It''s 2'.A1]\"/>"

    for piece, is_refused in ((own, False), (link, True)):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr(
                "content.xml", content.replace("<table:table-row>", f"<table:table-row>{piece}", 1)
            )
        error = refusal(read_results, path, CONTEXT)
        assert (error.code == FileFault.LINKED_WORKBOOK) == is_refused
        assert not is_refused or error.facts["names"] == ("Figures of May.ods",)


def large(folder: Path, head: list[str], *, is_whole: bool = True) -> Path:
    """Return a workbook of 120 rows, of which more than the first may be broken."""
    periods = [f"{year}-{year % 100 + 1:02}-Q2" for year in range(1902, 2022)]
    path = save(folder, head, *([ROW[0], period, *ROW[2:]] for period in periods))
    if is_whole:
        return path
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    at = sheet.index(b'<row r="90"')
    parts["xl/worksheets/sheet1.xml"] = sheet[:at] + b"<row></c>" + sheet[at:]
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


@pytest.fixture
def every_workbook_is_large(monkeypatch):
    monkeypatch.setattr("monitoring.result_files.workbook.SMALL_WORKBOOK", 0)


@pytest.mark.usefixtures("every_workbook_is_large")
def test_of_a_large_workbook_only_the_head_is_read_where_it_is_another_table(tmp_path):
    head = ["Bus", "Driver", "Stop", "Street", "Time", "Miles"]

    wrong = refusal(read_results, large(tmp_path, head, is_whole=False), CONTEXT)
    right = refusal(read_results, large(tmp_path, HEADER, is_whole=False), CONTEXT)

    assert (wrong.code, right.code) == (FileFault.NO_HEAD, FileFault.DAMAGED_WORKBOOK)


@pytest.mark.usefixtures("every_workbook_is_large")
def test_a_large_workbook_is_read_to_its_end(tmp_path):
    periods = frozenset(f"{year}-{year % 100 + 1:02}-Q2" for year in range(1902, 2022))

    parsed = read_results(large(tmp_path, HEADER), replace(CONTEXT, periods=periods))

    assert parsed.rows["line"].tolist() == list(range(2, 122))


def test_a_name_of_a_group_that_is_not_its_own_is_told_as_it_was_understood(tmp_path):
    names = {"Gen Ed": "Students without Disabilities", "Black": "Black"}
    context = replace(CONTEXT, subgroups=names)
    path = save(tmp_path, HEADER, [*ROW[:3], "Gen Ed", *ROW[4:]], [*ROW[:3], "Black", *ROW[4:]])

    (note,) = read_results(path, context).notes

    assert said(note) == (
        "Student groups were understood by these names: “Gen Ed” as Students without Disabilities."
    )


def test_a_word_document_is_no_archive_to_unpack(tmp_path):
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", "<w/>")

    assert refusal(read_results, path, CONTEXT).code == FileFault.DOCUMENT


@pytest.mark.parametrize("name", ["~$own.xlsx", "._own.csv"])
def test_what_a_program_keeps_beside_a_file_is_told(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\x05Jo Doe" + b"\x00" * 90)

    assert refusal(read_results, path, CONTEXT).code == FileFault.SIDE_FILE


def test_column_names_that_are_repeated_on_each_page_are_skipped(tmp_path):
    path = save(tmp_path, HEADER, ROW, HEADER, [*ROW[:3], "Black", "K-12", 30.5])

    parsed = read_results(path, CONTEXT)

    assert parsed.rows["line"].tolist() == [2, 4]
    assert parsed.notes == (Notice(LoadNote.HEADS_AGAIN, n=1, line=3),)


def test_signs_that_nobody_sees_are_passed_over(tmp_path):
    path = save(tmp_path, HEADER, [ROW[0], "2022-23-Q2\u200b", *ROW[2:]])

    assert read_results(path, CONTEXT).rows["period"].tolist() == ["2022-23-Q2"]


def test_the_error_of_a_formula_is_named(tmp_path):
    (fault,) = faults_of(read_results, save(tmp_path, HEADER, [*ROW[:5], "#DIV/0!"]), CONTEXT)

    assert (fault.column, fault.found.code) == ("value", Found.FORMULA_ERROR)


@pytest.mark.parametrize(
    ("number_format", "value"),
    [
        *(("0.0%", 90.0), ('0.0"%"', 0.9), (r"0.0\%", 0.9), ('0.0" % of all"', 0.9)),
        ("0.0%;[Red]-0.0%", 90.0),
    ],
)
def test_a_percent_sign_that_a_format_writes_out_does_not_multiply(tmp_path, number_format, value):
    path = save(tmp_path, HEADER, [*ROW[:5], 0.9])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F2"].number_format = number_format
    book.save(path)

    assert read_results(path, CONTEXT).rows["value"].tolist() == [value]


@pytest.mark.parametrize("group", ["All Students", "Black", ""])
def test_a_row_whose_indicator_is_left_empty_below_its_like_is_not_a_total(tmp_path, group):
    below = ["", "", "district", group, "", 38.2]

    faults = faults_of(read_results, save(tmp_path, HEADER, ROW, below), CONTEXT)

    assert {fault.line for fault in faults} == {3}
    assert {"indicator", "period"} <= {fault.column for fault in faults}


def test_hidden_columns_of_the_table_are_read_and_told(tmp_path):
    path = save(tmp_path, HEADER, ROW)
    book = openpyxl.load_workbook(path)
    for column in ("E", "F"):
        book.worksheets[0].column_dimensions[column].hidden = True
    # What lies beside the table is often hidden, too.
    book.worksheets[0].column_dimensions.group("H", "XFD", hidden=True)
    book.save(path)

    parsed = read_results(path, CONTEXT)

    columns = ("grade_span", "value")
    assert parsed.rows["value"].tolist() == [41.5]
    assert parsed.notes == (Notice(LoadNote.HIDDEN_COLUMNS, n=2, sheet="Sheet", columns=columns),)


def test_columns_by_other_names_are_read_and_those_of_none_are_told(tmp_path):
    header = [*HEADER[:3], "Student Group", "Grade", "value", "Subject", "Campus"]
    row = [*ROW[:4], "9-12", 41.5, "Mathematics", "North"]

    parsed = read_results(save(tmp_path, header, row), CONTEXT)

    assert parsed.rows[["grade_span", "content_area"]].values.tolist() == [["9-12", "Mathematics"]]
    assert parsed.notes == (Notice(LoadNote.UNREAD_COLUMNS, n=1, columns=("Campus",)),)
