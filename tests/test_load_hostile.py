"""Files made to take all memory or time: refused within limits, or read as far as they hold."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from monitoring.apart import packed
from monitoring.apart import xlsx as task
from monitoring.errors import FaultyRowsError, InputError
from monitoring.result_files import read_results, rows, scan
from monitoring.vocabulary.faults import FileFault
from monitoring.wording.faults import said
from tests.support.faulty import refusal
from tests.support.result_files import context

HEADER = ["indicator", "period", "organisation_level", "subgroup", "numerator", "denominator"]
ROW = ["suspension", "2022-23-Q2", "district", "All Students", "1500", "51800"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MANIFEST = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
CONTENT = "urn:oasis:names:tc:opendocument:xmlns:"


def cells(texts: list[str]) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def xlsx(folder: Path, *lines: str, before: str = "", part: tuple[str, str] = ("", "")) -> Path:
    """Save a workbook whose sheet holds header, row and these further lines of XML."""
    plain = folder / "plain.xlsx"
    openpyxl.Workbook().save(plain)
    path = folder / "own.xlsx"
    body = "".join([f"<row>{cells(HEADER)}</row><row>{cells(ROW)}</row>", *lines])
    sheet = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
    new = {"xl/worksheets/sheet1.xml": sheet, part[0]: part[1]}
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in old.infolist():
            text = new.get(entry.filename, old.read(entry))
            made.writestr(entry.filename, text)
    return path


def ods(folder: Path, *lines: str) -> Path:
    path = folder / "own.ods"
    spaces = " ".join(f'xmlns:{it}="{CONTENT}{it}:1.0"' for it in ("office", "text", "table"))
    text = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", text)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {MANIFEST}/>")
    return path


def ods_row(texts: list[str], more: str = "", repeated: str = "") -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    inner = "".join(cell.format(text) for text in texts) + more
    return f"<table:table-row{repeated}>{inner}</table:table-row>"


def csv(folder: Path, content: bytes) -> Path:
    path = folder / "own.csv"
    path.write_bytes(content)
    return path


def code(path: Path) -> object:
    return refusal(read_results, path, context()).code


def within(path: Path) -> object:
    """Return why the process that takes a workbook apart refuses it, or a sheet of it."""
    try:
        return task.read(path, io.BytesIO())[0]["refused"][1]
    except InputError as error:
        return error.code


def values(path: Path) -> list[float]:
    return [round(value, 2) for value in read_results(path, context()).rows["value"]]


@pytest.mark.parametrize("cell", ["<v>1</v>", "<is><t>x</t></is>", "<f>1+1</f>"])
def test_a_cell_that_holds_something_far_to_the_right_is_too_many_columns(tmp_path, cell):
    assert code(xlsx(tmp_path, f'<row r="3"><c r="XFD3">{cell}</c></row>')) == (
        FileFault.TOO_MANY_COLUMNS
    )


def test_a_row_of_more_cells_than_a_sheet_has_is_too_many_columns(tmp_path):
    assert code(xlsx(tmp_path, "<row>" + "<c><v>1</v></c>" * 30_000 + "</row>")) == (
        FileFault.TOO_MANY_COLUMNS
    )


def test_blank_cells_that_were_formatted_far_to_the_right_take_nothing_away(tmp_path):
    far = "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(3, 200))

    assert values(xlsx(tmp_path, far)) == [2.9]


def test_a_claim_of_a_million_rows_and_columns_is_no_million_rows_and_columns(tmp_path):
    assert values(xlsx(tmp_path, before="<!-- A1:XFD1048576 -->")) == [2.9]


def test_more_rows_or_cells_than_are_read_are_refused(tmp_path, monkeypatch):
    path = xlsx(tmp_path, '<row r="900"><c r="A900"><v>1</v></c></row>')
    monkeypatch.setattr(task, "MAX_SHEET_ROWS", 800)
    assert within(path) == FileFault.TOO_MANY_ROWS

    monkeypatch.setattr(task, "MAX_CELLS", 8)
    assert within(path) == FileFault.TOO_MANY_CELLS


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (f'<!DOCTYPE x [<!ENTITY a "b">]><styleSheet xmlns="{MAIN}"/>', FileFault.DAMAGED_WORKBOOK),
        ("<a>" * 300_000 + "</a>" * 300_000, FileFault.HEAVY_PART),
        (f"<sst><si>{'<r/>' * 30_000}</si></sst>", FileFault.TOO_MANY_COLUMNS),
        ("<a " + "b" * 3_000_000 + ">", FileFault.DAMAGED_WORKBOOK),
    ],
)
def test_a_part_that_expands_or_nests_without_end_is_refused_before_it_is_read(tmp_path, part, why):
    assert code(xlsx(tmp_path, part=("xl/styles.xml", part))) == why


def test_a_part_of_more_strings_than_a_sheet_can_show_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "MAX_ITEMS", 100)

    assert within(xlsx(tmp_path, part=("xl/styles.xml", f"<sst>{'<si/>' * 200}</sst>"))) == (
        FileFault.HEAVY_PART
    )


def test_a_list_of_parts_that_is_too_long_is_not_taken_in(tmp_path, monkeypatch):
    path = xlsx(tmp_path)
    monkeypatch.setattr(packed, "MAX_PARTS_LIST", 100)

    assert code(path) == FileFault.ZIP


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            ods_row(
                ROW,
                '<table:table-cell table:number-columns-repeated="1000000000" '
                'office:value-type="string"><text:p>x</text:p></table:table-cell>',
            ),
            FileFault.TOO_MANY_COLUMNS,
        ),
        (
            ods_row(ROW, repeated=' table:number-rows-repeated="1000000000"'),
            FileFault.TOO_MANY_CELLS,
        ),
    ],
)
def test_cells_repeated_a_billion_times_end_the_process_that_reads_them(tmp_path, lines, why):
    assert code(ods(tmp_path, ods_row(HEADER), lines)) == why


def test_blank_cells_repeated_to_the_end_of_a_sheet_are_none(tmp_path):
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = ods_row([], blank, repeated=' table:number-rows-repeated="1048574"')

    assert values(ods(tmp_path, ods_row(HEADER), ods_row(ROW), rest)) == [2.9]


@pytest.mark.parametrize("ending", ["xls", "xlsb"])
def test_garbage_in_a_workbook_of_the_old_kind_is_refused(tmp_path, ending):
    path = tmp_path / f"own.{ending}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 200)

    assert code(path) == FileFault.OLD_EXCEL


@pytest.mark.parametrize("row", [b"a,b," * 300_000, b'"\n",' * 300_000])
def test_a_row_without_end_is_refused_before_it_is_held(tmp_path, row):
    path = csv(tmp_path, ",".join(HEADER).encode() + b"\n" + row)

    error = refusal(read_results, path, context())

    assert (error.code, error.facts["line"]) == (FileFault.TOO_LONG_LINE, 2)


def test_a_header_of_too_many_columns_is_refused(tmp_path):
    path = csv(tmp_path, ",".join([*HEADER, *(f"c{n}" for n in range(1_000))]).encode())

    assert code(path) == FileFault.TOO_MANY_COLUMNS


def test_reading_stops_after_so_many_faults_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "MAX_FAULTS", 50)
    bad = ",".join(["nonsense", *ROW[1:]])
    path = csv(tmp_path, "\n".join([",".join(HEADER), *[bad] * 200]).encode())

    with pytest.raises(FaultyRowsError) as caught:
        read_results(path, context())

    assert (len(caught.value.faults), caught.value.is_cut) == (50, True)
    assert said(caught.value).splitlines()[-1] == (
        "Reading stopped after 50 faults; there may be more."
    )


def test_more_rows_about_the_district_than_are_read_at_once_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(scan, "MAX_KEPT", 5)
    path = csv(tmp_path, "\n".join([",".join(HEADER), *[",".join(ROW)] * 6]).encode())

    assert code(path) == FileFault.TOO_MANY_OWN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_is_read_in_the_encodings_in_which_people_save(tmp_path, encoding):
    text = "\n".join([",".join([*HEADER, "note"]), ",".join([*ROW, "Año – “so”"])])
    path = csv(tmp_path, text.encode(encoding))

    assert read_results(path, context()).rows["note"].tolist() == ["Año – “so”"]


def test_a_zero_byte_in_a_text_is_no_text(tmp_path):
    text = "\n".join([",".join(HEADER), ",".join(ROW)]).encode()

    assert code(csv(tmp_path, text + b"\n\x00\n")) == FileFault.BINARY
