"""Looks over an Office file before anything of it is unpacked, and tells what of it could do harm.

What a program would fetch, run or unpack by itself is harm; a link that a person has to press is
none, nor is the workbook behind a chart.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import IO
from urllib.parse import unquote

from monitoring.apart.given import Given
from monitoring.errors import InputError
from monitoring.vocabulary.faults import FileFault, OfficeHarm

MAX_UNPACKED, MAX_PARTS, _MAX_CONTENTS = 300_000_000, 5_000, 1_000_000
_CONTENTS = "[Content_Types].xml"
_ARCHIVES = (".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".pptx", ".pptm", ".zip", ".jar")
_WORKBOOK = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+\.xlsx", re.IGNORECASE)
_OBJECTS = re.compile(r"(?:^|/)(?:embeddings|activeX|ctrlProps|controls)/", re.IGNORECASE)
# Excel names every workbook of its binary kind so; macros in one are a part of their own.
_MACROS = re.compile(
    rb"(?<!sheet\.binary\.)macroEnabled|vbaProject|ms-office\.activeX", re.IGNORECASE
)
_OUTSIDE = re.compile(
    rb"<(?:\w+:)?Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE
)
_PRESSED = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/hyperlink[\"']")
# Word notes where on somebody's own disk the template of a document lay.
_OWN_TEMPLATE = re.compile(
    rb"\bType\s*=\s*[\"'][^\"']*/attachedTemplate[\"']|\bTarget\s*=\s*[\"']file:///[A-Za-z]:"
)
_LINKED = re.compile(r"xl/externalLinks/_rels/[^/]+\.rels", re.IGNORECASE)
_MOST_NAMED = 3
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']*)")


def look(given: Given, written: IO[bytes]) -> str:
    """Return the list of contents of an Office file, "" where it has none.

    Raises:
        InputError: something of it could do harm, or it cannot be opened.
    """
    del written
    try:
        with given.open("rb") as file, zipfile.ZipFile(file) as package:
            refuse_harm(package, given.name)
            if _CONTENTS not in package.namelist():
                return ""
            with package.open(_CONTENTS) as contents:
                return contents.read(_MAX_CONTENTS).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(OfficeHarm.DAMAGED, file=given.name) from error
    except (RuntimeError, NotImplementedError) as error:
        raise InputError(OfficeHarm.LOCKED, file=given.name) from error


def refuse_harm(package: zipfile.ZipFile, file: str, *, allows_links: bool = False) -> None:
    """Refuse an Office file with something in it that a program would fetch, run or unpack.

    Args:
        package: the file.
        file: its name.
        allows_links: it is read, and never handed on: links that nobody follows are let be.

    Raises:
        InputError: there is something.
    """
    parts = package.infolist()
    unpacked: list[zipfile.ZipInfo] = []
    _refuse_sizes(file, parts)
    for part in parts:
        name = part.filename
        if name.lower().endswith("vbaproject.bin"):
            raise InputError(OfficeHarm.MACROS, file=file)
        if _WORKBOOK.fullmatch(name):
            unpacked += _inside(file, name, package.read(part))
            _refuse_sizes(file, [*parts, *unpacked])
        elif _OBJECTS.search(name) or name.lower().endswith(_ARCHIVES):
            raise InputError(OfficeHarm.OBJECTS, file=file, part=name[:80])
        elif name == _CONTENTS and _MACROS.search(package.read(part)):
            raise InputError(OfficeHarm.MACROS, file=file)
        elif name.lower().endswith(".rels") and not allows_links:
            _refuse_links(file, package.read(part))


def refuse_linked_workbooks(package: zipfile.ZipFile, file: str) -> None:
    """Refuse a workbook that takes values from others: those that it holds may be out of date.

    Raises:
        InputError: it does; the names of the others are told.
    """
    links = [part for part in package.infolist() if _LINKED.fullmatch(part.filename)]
    found = [it for part in links for it in _OUTSIDE.findall(package.read(part))]
    targets = (_TARGET.search(it) for it in found)
    refuse_links((unquote(it[1].decode("utf-8", "replace")) for it in targets if it), file)


def refuse_links(paths: Iterable[str], file: str) -> None:
    """Refuse a workbook that takes values from those at ``paths``.

    Raises:
        InputError: there are such; their names are told.
    """
    # Whose disk and which folder it lies in is nobody's business.
    names = dict.fromkeys(re.split(r"[/\\]", path)[-1][:80] for path in paths)
    if names:
        raise InputError(FileFault.LINKED_WORKBOOK, file=file, names=tuple(names)[:_MOST_NAMED])


def _refuse_sizes(file: str, parts: Iterable[zipfile.ZipInfo]) -> None:
    sizes = [part.file_size for part in parts]
    if sum(sizes) > MAX_UNPACKED or len(sizes) > MAX_PARTS:
        megabytes = MAX_UNPACKED // 1_000_000
        raise InputError(OfficeHarm.UNPACKS_TOO_LARGE, file=file, megabytes=megabytes)


def _inside(file: str, name: str, content: bytes) -> list[zipfile.ZipInfo]:
    """Return the parts of the workbook of a chart, which count as parts of the whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            inner = workbook.infolist()
    except zipfile.BadZipFile as error:
        raise InputError(OfficeHarm.OBJECTS, file=file, part=name[:80]) from error
    if any(it.filename.lower().endswith((*_ARCHIVES, ".bin")) for it in inner):
        raise InputError(OfficeHarm.OBJECTS, file=file, part=name[:80])
    return inner


def _refuse_links(file: str, content: bytes) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode()
    for found in _OUTSIDE.findall(content):
        if not _PRESSED.search(found) and len(_OWN_TEMPLATE.findall(found)) < 2:
            target = _TARGET.search(found)
            shown = target[1].decode("utf-8", "replace")[:80] if target else ""
            raise InputError(OfficeHarm.OUTSIDE, file=file, target=shown)
