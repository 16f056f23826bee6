"""Looks over a presentation of somebody's before anything of it is unpacked, and refuses harm."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from monitoring.errors import InputError
from monitoring.wording import templates as wording

_MAX_BYTES, _MAX_UNPACKED, _MAX_PARTS = 50_000_000, 300_000_000, 5_000
# What is parsed takes ten times its size.
_MAX_XML = 50_000_000
_ARCHIVES = (".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".pptx", ".pptm", ".zip")
_WORKBOOK = re.compile(r"ppt/embeddings/[^/]+\.xlsx", re.IGNORECASE)
_OBJECTS = re.compile(r"(?:^|/)(?:embeddings|activeX|controls)/", re.IGNORECASE)
_MACROS = re.compile(rb"macroEnabled|vbaProject|ms-office\.activeX", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0?!\0?D\0?O\0?C\0?T", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>")
_LINK = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']*)")


def look_over(template: bytes) -> None:
    """Refuse what is no presentation that can be unpacked without harm.

    Links that a person has to press are let be; whatever a program would fetch, run or unpack by
    itself is not.

    Raises:
        InputError: it is no ZIP file, too large, locked or damaged; it has macros, objects of other
            programs, links to elsewhere or entities; or an archive in it is no workbook.
    """
    if len(template) > _MAX_BYTES:
        raise InputError(wording.too_large(len(template), _MAX_BYTES))
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            _look_over(package)
    except zipfile.BadZipFile as error:
        raise InputError(wording.not_an_office_file()) from error
    except (RuntimeError, NotImplementedError) as error:
        raise InputError(wording.is_locked()) from error
    except (zlib.error, EOFError, OSError) as error:
        raise InputError(wording.not_a_presentation(str(error))) from error


def _look_over(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    _check_sizes(parts)
    for part in parts:
        name = part.filename
        if name.lower().endswith("vbaproject.bin"):
            raise InputError(wording.has_macros())
        if _WORKBOOK.fullmatch(name):
            _check_workbook(name, package.read(part))
        elif _OBJECTS.search(name) or name.lower().endswith(_ARCHIVES):
            raise InputError(wording.has_objects(name))
        elif name.lower().endswith((".xml", ".rels")):
            _check_text(package.read(part), is_list=name == "[Content_Types].xml")


def _check_sizes(parts: Iterable[zipfile.ZipInfo]) -> None:
    sizes = [part.file_size for part in parts]
    xml = [it.file_size for it in parts if it.filename.lower().endswith((".xml", ".rels"))]
    for told, most in ((sum(sizes), _MAX_UNPACKED), (sum(xml), _MAX_XML)):
        if told > most or len(sizes) > _MAX_PARTS:
            raise InputError(wording.unpacks_too_large((told, most), (len(sizes), _MAX_PARTS)))


def _check_workbook(name: str, content: bytes) -> None:
    """Look over the workbook of a chart: it is packed anew with the deck."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            inner = workbook.infolist()
    except zipfile.BadZipFile as error:
        raise InputError(wording.has_objects(name)) from error
    _check_sizes(inner)
    if any(it.filename.lower().endswith((*_ARCHIVES, ".bin")) for it in inner):
        raise InputError(wording.has_objects(name))


def _check_text(content: bytes, *, is_list: bool) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode()
    if is_list and _MACROS.search(content):
        raise InputError(wording.has_macros())
    if _DOCTYPE.search(content):
        raise InputError(wording.has_entities())
    for found in _OUTSIDE.findall(content):
        if not _LINK.search(found):
            target = _TARGET.search(found)
            shown = target[1].decode("utf-8", "replace")[:80] if target else ""
            raise InputError(wording.has_outside_links(shown))
