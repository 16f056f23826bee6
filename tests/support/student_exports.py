"""A made-up export of MAP Growth with its roster, as text and as workbooks, and how it is read."""

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from monitoring import db
from monitoring.pipeline import load_file
from monitoring.result_files.memory_file import MemoryFile
from monitoring.result_files.model import Answers

FILES = Path(__file__).parent.parent / "files"
MAP = FILES / "made_up_map_growth.csv"
ROSTER = FILES / "made_up_roster.csv"
KEY = ["indicator_id", "period", "organisation_level", "organisation", "subgroup", "content_area"]
COUNTS = ["numerator", "denominator"]
ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>
</office:body></office:document-content>"""


def tried(file, *beside, may_add_schools=True):
    """Read an export with the files beside it."""
    answers = Answers(may_add_schools=may_add_schools)
    return load_file.read_file(db.open_store(), file, answers, beside=beside)


def counted(rows):
    """Return the counts of some results, in the order of their keys."""
    return rows[[*KEY, *COUNTS, "data_state"]].sort_values(KEY).reset_index(drop=True)


def drops(parsed):
    """Return the codes of what is said of a load, with their numbers."""
    return {str(it.code): it.facts.get("n") for it in parsed.notes}


def table(path):
    """Return the rows of a CSV file, with numbers as Excel would hold them."""
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    return [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]


def xlsx(*sheets, name="export.xlsx", hidden=(), hidden_rows=()):
    """Make a workbook of sheets, each a name and its rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "hidden"
        for number in hidden_rows:
            sheet.row_dimensions[number].hidden = True
    content = io.BytesIO()
    book.save(content)
    return MemoryFile(name, content.getvalue())


def ods(rows, name="export.ods"):
    """Make an open document of one sheet."""

    def cell(value):
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        text = f"<text:p>{escape(value or '')}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

    lines = (f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.replace("{rows}", "".join(lines)))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
            '><manifest:file-entry manifest:full-path="/" manifest:media-type="x"/>'
            "</manifest:manifest>",
        )
    return MemoryFile(name, content.getvalue())
