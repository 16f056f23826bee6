"""All that a page sends and a file holds, as text to be searched."""

import io
import zipfile

from pypdf import PdfReader

from monitoring.papers.page import page_html
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html


def in_office_file(content):
    """Every part of an Office file, those of the workbooks in it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            part = file.read(name)
            yield from in_office_file(part) if part[:2] == b"PK" else [part]


def text_of_file(name, content):
    if name.endswith((".pptx", ".xlsx")):
        return b" ".join(in_office_file(content)).decode("utf-8", "replace")
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        # Alternative texts stand in objects of their own.
        others = [str(it.get_object()) for it in (reader.get_object(n) for n in reader.xref[0])]
        return " ".join([*pages, *others])
    return content.decode("utf-8", "replace")


def sent(block):
    """What a page sends of all its elements, as bytes read as text."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from sent(child)
        if getattr(child, "proto", None) is not None:
            yield child.proto.SerializeToString().decode("utf-8", "replace")


def printed_on(paper, told):
    """Return the words of a paper of a quarter: of its deck, page or wall."""
    made = {
        "deck": lambda: text_of_file("x.pptx", deck(told)),
        "page": lambda: page_html(told),
        "wall": lambda: wall_html(told),
    }
    return made[paper]().replace("\N{NO-BREAK SPACE}", " ")


def shown_on(app):
    """Return all that a page sends to the browser, in one line."""
    assert not app.exception
    return " ".join(sent(app.main)).replace("\N{NO-BREAK SPACE}", " ")
