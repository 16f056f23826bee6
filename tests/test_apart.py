"""Files from outside end within limits in a process of their own, and others are served."""

import io
import threading
import zipfile
from contextlib import ExitStack

import pytest

from monitoring import apart
from monitoring.apart import office
from monitoring.errors import InputError
from monitoring.vocabulary.faults import OfficeHarm
from monitoring.wording.faults import said

FILE = apart.GivenBytes("a.xlsx", b"abc")
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENTS = "[Content_Types].xml"


def asked(task, limits=None, file=FILE):
    with ExitStack() as stack:
        return apart.ask(f"tests.support.greedy:{task}", file, stack, limits).told


@pytest.mark.parametrize("task", ["memory", "crash", "fault"])
def test_a_process_that_breaks_off_is_told(task):
    with pytest.raises(apart.TooMuchError):
        asked(task)


def test_a_process_that_never_ends_is_ended():
    with pytest.raises(apart.TooMuchError):
        asked("time", apart.Limits(n_seconds=1))


def test_a_process_that_writes_without_end_is_ended():
    with pytest.raises(apart.TooMuchError):
        asked("output", apart.Limits(n_bytes=200_000_000))


def test_a_file_in_memory_and_one_on_the_disk_are_read_alike(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"abc")

    assert (asked("size"), asked("size", file=path)) == (3, 3)


def test_another_file_is_read_while_one_never_ends():
    ended = []

    def endless():
        with pytest.raises(apart.TooMuchError):
            asked("time", apart.Limits(n_seconds=3))
        ended.append("endless")

    thread = threading.Thread(target=endless)
    thread.start()

    assert asked("size") == 3
    assert ended == []
    thread.join()


def package(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def look(parts):
    return office.look(apart.GivenBytes("a.docx", package(parts)), io.BytesIO())


def link(kind, target):
    return {
        "word/_rels/document.xml.rels": f'<Relationship Id="r1" Type="{TYPES}/{kind}" '
        f'Target="{target}" TargetMode="External"/>'
    }


@pytest.mark.parametrize(
    ("parts", "code", "facts"),
    [
        ({"word/vbaProject.bin": "x"}, OfficeHarm.MACROS, {}),
        ({CONTENTS: "ms-word.document.macroEnabled.main+xml"}, OfficeHarm.MACROS, {}),
        (
            {"word/embeddings/oleObject1.bin": "x"},
            OfficeHarm.OBJECTS,
            {"part": "word/embeddings/oleObject1.bin"},
        ),
        (
            {"word/embeddings/a.xlsx": package({"xl/embeddings/b.zip": "x"})},
            OfficeHarm.OBJECTS,
            {"part": "word/embeddings/a.xlsx"},
        ),
        (
            link("image", "http://a.example/p.png"),
            OfficeHarm.OUTSIDE,
            {"target": "http://a.example/p.png"},
        ),
        (
            link("attachedTemplate", "file:////a.example/x.dotm"),
            OfficeHarm.OUTSIDE,
            {"target": "file:////a.example/x.dotm"},
        ),
    ],
)
def test_what_a_program_would_fetch_or_run_by_itself_is_refused(parts, code, facts):
    with pytest.raises(InputError) as refused:
        look({CONTENTS: "", **parts})

    assert (refused.value.code, refused.value.facts) == (code, {"file": "a.docx", **facts})
    assert said(refused.value).startswith("a.docx ")


@pytest.mark.parametrize(
    "parts",
    [
        link("hyperlink", "https://a.example/"),
        link("attachedTemplate", "file:///C:/Users/Ann/Normal.dotm"),
        {"word/embeddings/a.xlsx": package({"xl/workbook.xml": "<a/>"})},
    ],
)
def test_links_to_press_and_workbooks_of_charts_are_let_be(parts):
    assert look({CONTENTS: "listed", **parts}) == "listed"


def test_what_the_workbooks_of_charts_unpack_to_is_counted_together(monkeypatch):
    monkeypatch.setattr(office, "MAX_UNPACKED", 1_500)
    inner = package({"xl/a.xml": "x" * 700})

    assert len(inner) < 300
    look({CONTENTS: "", "word/embeddings/a.xlsx": inner})
    with pytest.raises(InputError) as refused:
        look({CONTENTS: "", "word/embeddings/a.xlsx": inner, "word/embeddings/b.xlsx": inner})

    assert refused.value.code == OfficeHarm.UNPACKS_TOO_LARGE
