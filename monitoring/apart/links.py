"""Tells which other workbooks one of the older and open kinds (.xls, .ods) takes values from.

Where such a link stands, and how its path is written: [MS-XLS] 2.4.271 (SupBook) and 2.5.277
(VirtualPath), [MS-CFB] 2 for the file around it; OpenDocument 1.3 part 3, 9.4.2 and 9.3.2, and
part 4, 5.8, for references to other documents.
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO
from urllib.parse import unquote
from xml.sax.saxutils import unescape

from monitoring.apart.given import Given
from monitoring.apart.packed import chunks

# A reference to a sheet of another document in a formula; a table or a range that is a copy of one.
_IN_FORMULA = re.compile(rb"\btable:formula\s*=\s*(\"[^\"]*\"|'[^']*')")
_REFERENCE = re.compile(r"\['((?:[^']|'')+)'#")
_COPY_OF = re.compile(
    rb"<table:(?:table-source|cell-range-source)\b[^>]*?\bxlink:href\s*=\s*[\"']([^\"']+)"
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_HEAD, _ENTRY, _IN_HEAD = 512, 128, 109
_SMALL = 4096
# The part of a stream that lists what a workbook links to; sheets come after it.
_MOST_BYTES = 20_000_000
_SUPBOOK, _EOF = 0x01AE, 0x000A
_SELF, _ADD_IN = 0x0401, 0x3A01
# Signs of an encoded path that stand for a folder's end; the sheets of another follow it.
_SEPARATORS = re.compile(r"[\x01-\x08/\\]")


def linked_in(path: Given) -> Iterator[str]:
    """Yield the paths of workbooks that one takes values from, as it writes them.

    Args:
        path: an .xls or .ods file; of another kind nothing is told.

    Raises:
        ValueError: it is no such file inside.
        OSError, zipfile.BadZipFile: it cannot be read.
    """
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            yield from _in_records(_globals_of(file))
            return
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            if "content.xml" in archive.namelist():
                with archive.open("content.xml") as part:
                    yield from _in_open_document(part)


def _in_open_document(part: IO[bytes]) -> Iterator[str]:
    for chunk in chunks(part):
        for found in _IN_FORMULA.findall(chunk):
            text = unescape(found[1:-1].decode("utf-8", "replace"), {"&apos;": "'", "&quot;": '"'})
            yield from (unquote(it.replace("''", "'")) for it in _REFERENCE.findall(text))
        yield from (unquote(it.decode("utf-8", "replace")) for it in _COPY_OF.findall(chunk))


def _in_records(records: bytes) -> Iterator[str]:
    at = 0
    while at + 4 <= len(records):
        kind, size = struct.unpack_from("<HH", records, at)
        body = records[at + 4 : at + 4 + size]
        if kind == _EOF:
            return
        if kind == _SUPBOOK and len(body) > 5:
            n_letters = struct.unpack_from("<H", body, 2)[0]
            # A workbook is written as an encoded path, which this sign begins; what a program of
            # another kind gives is not, nor are the workbook itself and its add-ins.
            if n_letters not in (_SELF, _ADD_IN):
                is_wide = body[4] & 1
                letters = body[5 : 5 + n_letters * (1 + is_wide)]
                text = letters.decode("utf-16-le" if is_wide else "latin-1", "replace")
                if text.startswith("\x01"):
                    yield _SEPARATORS.sub("/", text[1:])
        at += 4 + size


def _globals_of(file: IO[bytes]) -> bytes:
    """Return the first bytes of the stream "Workbook" of an .xls file."""
    file.seek(0)
    head = file.read(_HEAD)
    if len(head) < _HEAD:
        raise ValueError("no whole head")
    shift = struct.unpack_from("<H", head, 30)[0]
    if shift not in (9, 12):
        raise ValueError("sectors of no known size")
    first_entry, _, _, first_mini = struct.unpack_from("<IIII", head, 48)
    sectors = _Sectors(file, 1 << shift, head)
    entries = sectors.stream(first_entry, _MOST_BYTES)
    found: tuple[int, int] | None = None
    root = 0
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        n_bytes, kind = struct.unpack_from("<HB", entries, at + 64)
        name = entries[at : at + max(0, n_bytes - 2)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", entries, at + 116)
        if kind == 5:
            root = start
        elif kind == 2 and name == "Workbook":
            found = start, size
    if found is None:
        return b""
    start, size = found
    if size >= _SMALL:
        return sectors.stream(start, min(size, _MOST_BYTES))
    return sectors.small_stream(start, size, first_mini, root)


class _Sectors:
    """The sectors of a compound file, and which follows which."""

    def __init__(self, file: IO[bytes], size: int, head: bytes) -> None:
        self._file, self._size = file, size
        self._tables = list(struct.unpack_from(f"<{_IN_HEAD}I", head, 76))
        self._more = struct.unpack_from("<I", head, 68)[0]
        self._next: dict[int, tuple[int, ...]] = {}

    def _read(self, sector: int) -> bytes:
        self._file.seek((sector + 1) * self._size)
        return self._file.read(self._size)

    def _table(self, number: int) -> tuple[int, ...]:
        """Return the part of the list of sectors with this number."""
        per = self._size // 4
        while number >= len(self._tables) and self._more < _LAST_SECTOR:
            listed = struct.unpack(f"<{per}I", self._read(self._more).ljust(self._size, b"\xff"))
            self._tables += listed[:-1]
            self._more = listed[-1]
            if len(self._tables) * per * self._size > 1 << 33:
                raise ValueError("list of sectors without end")
        if number >= len(self._tables) or self._tables[number] >= _LAST_SECTOR:
            raise ValueError("sector that is not listed")
        if number not in self._next:
            content = self._read(self._tables[number]).ljust(self._size, b"\xff")
            self._next[number] = struct.unpack(f"<{per}I", content)
        return self._next[number]

    def stream(self, sector: int, most: int) -> bytes:
        """Return the bytes of a stream from its first sector on, at most so many."""
        parts: list[bytes] = []
        per, n_read = self._size // 4, 0
        while sector < _LAST_SECTOR and n_read < most:
            parts.append(self._read(sector))
            n_read += self._size
            sector = self._table(sector // per)[sector % per]
        return b"".join(parts)[:most]

    def small_stream(self, start: int, size: int, first_mini: int, root: int) -> bytes:
        """Return a stream that is kept in pieces of 64 bytes within the root's."""
        table = self.stream(first_mini, _MOST_BYTES)
        following = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        parts: list[bytes] = []
        kept, piece = self.stream(root, _MOST_BYTES), start
        while piece < len(following) and len(parts) * 64 < size:
            parts.append(kept[piece * 64 : piece * 64 + 64])
            piece = following[piece]
        return b"".join(parts)[:size]
