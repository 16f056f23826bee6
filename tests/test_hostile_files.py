"""Files that somebody made to do harm: each ends in a sentence, and in no other way.

The cases are made here, by hand; a template of a deck reaches every reader of the deck.
"""

import csv
import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from monitoring import export
from monitoring.apart import GivenBytes
from monitoring.errors import InputError
from monitoring.papers.slides import template as own
from monitoring.papers.slides.template import open_template
from monitoring.wording import templates as words

OWN = (Path(own.__file__).parent / "template.pptx").read_bytes()
LAYOUT = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def changed(replaced=None, added=None):
    """Return our own template with parts changed or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(OWN)) as source, zipfile.ZipFile(made, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, (replaced or {}).get(name, lambda it: it)(source.read(name)))
        for name, content in (added or {}).items():
            target.writestr(name, content)
    return made.getvalue()


def related(kind, target, prefix="", mode=' TargetMode="External"'):
    line = f'<{prefix}Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return lambda it: it.replace(b"</Relationships>", f"{line}</Relationships>".encode())


def archive(**members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", 8) as target:
        for name, content in members.items():
            target.writestr(name.replace("_", "."), content)
    return made.getvalue()


def of_two_gigabytes():
    """Return a workbook of a few bytes that says it unpacks to two gigabytes."""
    small = bytearray(archive(a_xml=b"x" * 1000))
    size = (2**31 - 1).to_bytes(4, "little")
    directory = small.rindex(b"PK\x01\x02")
    small[directory + 24 : directory + 28] = size
    return bytes(small)


CASES = {
    "a workbook of gigabytes": (
        changed(added={"ppt/embeddings/x.xlsx": of_two_gigabytes()}),
        words.unpacks_too_large((2**31 - 1, 300_000_000), (1, 5_000)),
    ),
    "an archive in a workbook": (
        changed(added={"ppt/embeddings/x.xlsx": archive(a_zip=b"PK")}),
        words.has_objects("ppt/embeddings/x.xlsx"),
    ),
    "no workbook": (
        changed(added={"ppt/embeddings/x.xlsx": b"not a ZIP"}),
        words.has_objects("ppt/embeddings/x.xlsx"),
    ),
    "an object of another program": (
        changed(added={"ppt/embeddings/oleObject1.bin": b"\xd0\xcf"}),
        words.has_objects("ppt/embeddings/oleObject1.bin"),
    ),
    "a control": (
        changed(added={"ppt/activeX/activeX1.xml": b"<a/>"}),
        words.has_objects("ppt/activeX/activeX1.xml"),
    ),
    "another archive": (
        changed(added={"ppt/media/x.zip": b"PK"}),
        words.has_objects("ppt/media/x.zip"),
    ),
    "a program": (changed(added={"ppt/vbaProject.bin": b"x"}), words.has_macros()),
    "a program by its kind": (
        changed(
            {"[Content_Types].xml": lambda it: it.replace(POWERPOINT.encode(), MICROSOFT.encode())}
        ),
        words.has_macros(),
    ),
    "a picture elsewhere": (
        changed({LAYOUT: related("image", "http://a.example/p.png")}),
        words.has_outside_links("http://a.example/p.png"),
    ),
    "an object elsewhere, under a prefix": (
        changed({LAYOUT: related("oleObject", "file:////a.example/x", "p:")}),
        words.has_outside_links("file:////a.example/x"),
    ),
    "entities": (
        changed({"ppt/presentation.xml": lambda it: b'<!DOCTYPE a [<!ENTITY b "c">]>' + it}),
        words.has_entities(),
    ),
    "entities in another code": (
        changed(
            added={"ppt/a.xml": '\ufeff<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16-le")}
        ),
        words.has_entities(),
    ),
    "no archive": (b"%PDF-1.7", words.not_an_office_file()),
    "nothing": (b"", words.not_an_office_file()),
}


# Taken apart as the process for it would, which takes longer to begin than all of them to refuse.
@pytest.mark.parametrize("case", CASES)
def test_a_template_that_could_do_harm_is_refused_in_words(case):
    template, sentence = CASES[case]

    with pytest.raises(InputError) as refused:
        own.take_apart(GivenBytes("template.pptx", template), io.BytesIO())

    assert str(refused.value) == sentence


@pytest.mark.parametrize("case", ["a workbook of gigabytes", "a program", "nothing"])
def test_what_is_refused_in_a_process_of_its_own_is_told_alike_where_it_is_opened(case):
    template, sentence = CASES[case]

    with pytest.raises(InputError) as refused:
        open_template(template)

    assert str(refused.value) == sentence


def test_a_template_with_a_chart_and_a_link_to_press_is_taken():
    template = changed(
        {LAYOUT: related("hyperlink", "https://a.example/")},
        {"ppt/embeddings/x.xlsx": archive(a_xml=b"<a/>")},
    )

    assert len(open_template(template).slides) == 0


def test_a_carriage_return_begins_no_line_of_a_csv_file():
    rows = pd.DataFrame({"source": ["src\r=1+1", "a\r\n=2", "=3"], "n": [1, 2, 3]})

    text = export.csv_text(rows)

    assert "\r" not in text
    lines = list(csv.reader(io.StringIO(text)))
    assert [it[0] for it in lines] == ["source", "src\n=1+1", "a\n=2", "'=3"]
    assert text.splitlines()[1] == '"src'
