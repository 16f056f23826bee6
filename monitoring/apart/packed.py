"""Looks over a packed file (.xlsx, .xlsb, .ods) before anything reads it, part by part."""

import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from monitoring.apart.given import Given
from monitoring.errors import InputError
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.limits import (
    MAX_COLUMNS,
    MAX_ITEMS,
    MAX_PARTS_LIST,
    MAX_TAGS,
    MAX_TAGS_OF_ROW,
)

_CHUNK = 1 << 20
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONG_END = b"PK\x06\x06"
_LONG_END_SIZE = 76
_COMMENT = 1 << 16
_ITEM = re.compile(rb"<(?:\w+:)?(?:row|si)[\s/>]|</(?:\w+:)?sheetData>")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Parts of a workbook that no reader of results opens.
_UNREAD = ("xl/pivotCache/", "xl/drawings/", "xl/charts/", "xl/media/", "xl/externalLinks/")


def has_short_list(path: Given) -> bool:
    """Return whether the list of a packed file's parts is one that may be held in memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _COMMENT - _LONG_END_SIZE))
        end = file.read()
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_SIZE:
        return True
    (n_bytes,) = struct.unpack_from("<L", end, at + 12)
    long_end = end[max(0, at - _LONG_END_SIZE) : at]
    if long_end.startswith(_LONG_END):
        (n_bytes,) = struct.unpack_from("<Q", long_end, 40)
    return bool(n_bytes <= MAX_PARTS_LIST)


def chunks(part: IO[bytes]) -> Iterator[bytes]:
    """Yield a part of XML in pieces that cut no tag in two.

    Raises:
        ValueError: what stands between two tags is longer than any cell.
    """
    tail = b""
    while chunk := part.read(_CHUNK):
        looked = tail + chunk
        cut = looked.rfind(b"<")
        if cut < 0 or len(looked) - cut > _CHUNK:
            raise ValueError("text without end")
        yield looked[:cut]
        tail = looked[cut:]
    yield tail


def refuse_heavy_parts(path: Given, archive: zipfile.ZipFile) -> None:
    """Refuse parts that would be held whole and are absurdly large, and those that expand.

    Raises:
        InputError: there is such a part.
        ValueError: a part is no XML.
    """
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")) and not entry.filename.startswith(_UNREAD):
            with archive.open(entry) as part:
                why = _fault(part)
            if why == FileFault.TOO_MANY_COLUMNS:
                raise InputError(why, file=path.name, limit=MAX_COLUMNS)
            if why is not None:
                raise InputError(why, file=path.name)


def _fault(part: IO[bytes]) -> FileFault | None:
    """Return why a part may not be read: it declares entities, or holds too much at once."""
    n_items = n_tags = 0
    limit = MAX_TAGS
    for chunk in chunks(part):
        if _DECLARES.search(chunk):
            return FileFault.DAMAGED_WORKBOOK
        begins = 0
        for item in _ITEM.finditer(chunk):
            n_tags += chunk.count(b"<", begins, item.start())
            if n_tags > limit:
                return _of(limit)
            # Below the rows of a sheet many tags may stand, as of merged cells.
            is_end = item[0].startswith(b"</")
            n_items, n_tags, begins = n_items + 1, 0, item.start()
            limit = MAX_TAGS if is_end else MAX_TAGS_OF_ROW
        n_tags += chunk.count(b"<", begins)
        if n_tags > limit:
            return _of(limit)
        if n_items > MAX_ITEMS:
            return FileFault.HEAVY_PART
    return None


def _of(limit: int) -> FileFault:
    is_row = limit == MAX_TAGS_OF_ROW
    return FileFault.TOO_MANY_COLUMNS if is_row else FileFault.HEAVY_PART
