"""Small plans as Word and PDF documents, as people make them."""

import io
import json
from pathlib import Path

import docx
import typst

from monitoring.plan import pdf_file, word_file
from monitoring.plan.blocks_apart import document_of_told
from monitoring.plan.read import read_document

STEP = (
    ("Action Step", "Open the library"),
    ("Funding Sources", "Title I, Part A IDEA"),
    ("Subgroups", "Homeless Migrant"),
    ("Systems", "Coherent Instruction"),
    ("Method for Monitoring Implementation", "Sign-in sheets, logs"),
    ("Method for Monitoring Effectiveness", "Reading scores"),
    ("Position/Role Responsible", "Principal; Librarian"),
    ("Evidence Based Indicator", "Strong"),
    ("Timeline for Implementation", "Quarterly"),
    ("Does this action step support the selected equity intervention?", "Yes"),
)
NEED = (
    ("Overarching Need as identified in CNA Section 3.2", "Read better"),
    ("Root Cause # 1", "Few books"),
    ("Goal", "By 2023 more children read well."),
)
COVER = ("District Improvement Plan 2022 - 2023", [("District", "Pine County")])
HEAD = (*COVER, "Overarching Need # 1", NEED, "Action Step # 1")
OTHER = [("Action Step", "Call families"), *STEP[1:]]
SMALL = (Path(__file__).parents[1] / "plan_documents/small_plan.txt").read_text(encoding="utf-8")
# What a field may be full of: each of it begins something that the reader looks for the end of.
ENDLESS = (
    *("(", "a, ", " and ", "i.e., ", "|", "[", "Title I, ", "X ", "<input ", "9", " ", "word "),
    *("a\n", "|\n", "---\n", "Goal x\n", "Root Cause # 1\ty\nRoot Cause # 1\tz\n"),
    *("Action Step\ta\nAction Step\tb\n", "Overarching Need # 12\n", "What partnerships, if any\n"),
    *("Position Role Responsable\n", "Federal Funding Options to Be\n", "District |\n", "a: b\n"),
)


def full_of(piece, length):
    """Return the text of a small plan with a field that goes on and on."""
    return SMALL.replace("\tPrincipal", "\tPrincipal" + piece * (length // len(piece)))


def written(tmp_path, *parts, name="plan.docx"):
    """Return a Word file of headings (text), tables (rows of cells) and whatever a part adds."""
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        elif callable(part):
            part(made)
        else:
            table_of(made, part)
    path = tmp_path / name
    made.save(path)
    return path


def table_of(made, rows):
    table = made.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    return table


def _quoted(text):
    return json.dumps(text, ensure_ascii=False)


def printed(tmp_path, *parts, columns="(30%, 70%)", width="17cm", height="24cm"):
    """Return a PDF file of paragraphs (text), tables (rows of cells) and pieces of markup."""
    pieces = [f"#set page(width: {width}, height: {height}, margin: 1.5cm)\n#set text(size: 10pt)"]
    for part in parts:
        if isinstance(part, str):
            pieces.append(part if part.startswith("#") else f"#text({_quoted(part)})\n")
        else:
            cells = [f"[#text({_quoted(text)})]" for row in part for text in row]
            pieces.append(f"#table(columns: {columns}, {', '.join(cells)})")
    path = tmp_path / "plan.pdf"
    path.write_bytes(typst.compile("\n\n".join(pieces).encode()))
    return path


def read_here(path):
    """Read a Word or PDF document as ``read_plan_file`` does, but in this process.

    To begin another one for it takes ten times as long as to read a small plan.
    """
    kind = pdf_file if path.read_bytes().startswith(b"%PDF-") else word_file
    told = json.dumps(kind.take_apart(path, io.BytesIO()))
    return read_document(document_of_told(json.loads(told)))
