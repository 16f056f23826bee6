"""Looks over a PDF document before it is parsed, and refuses one that unpacks without end."""

import re
import zlib
from pathlib import Path

from monitoring.plan.refusals import NotAPlanError
from monitoring.vocabulary.faults import PlanFault
from monitoring.vocabulary.limits import MAX_PDF_UNPACKED

_MAX_LAYERS = 3
_CHUNK = 1_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2_000
_PICTURE = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType)|/Length1\b")


def look_over(path: Path) -> None:
    """Refuse a PDF document whose parts unpack to more than a plan can be.

    Pictures and typefaces are not counted: no page is made of them here.

    Raises:
        NotAPlanError: it is one.
    """
    raw = path.read_bytes()
    left = MAX_PDF_UNPACKED
    for start in _STREAM.finditer(raw):
        before = raw[max(0, start.start() - _DICTIONARY) : start.start()]
        dictionary = before[before.rfind(b" obj") :]
        if _PICTURE.search(dictionary):
            continue
        left -= _size(raw, start.end(), left, _MAX_LAYERS)
        if left <= 0:
            raise NotAPlanError(
                PlanFault.UNPACKS_TOO_LARGE, file=path.name, megabytes=MAX_PDF_UNPACKED // 1_000_000
            )


def _size(packed: bytes, at: int, most: int, layers: int) -> int:
    """Return how much a stream unpacks to, with all that is packed inside it, ``most`` at most."""
    if packed[at : at + 1] not in (b"\x78", b"\x48", b"\x58", b"\x68", b"\x38"):
        return 0
    unpacking = zlib.decompressobj()
    size = 0
    inner = b""
    given = memoryview(packed)[at:]
    rest: bytes | memoryview = given[:_CHUNK]
    position = _CHUNK
    while size < most and not unpacking.eof and (len(rest) or position < len(given)):
        try:
            part = unpacking.decompress(bytes(rest), _CHUNK)
        except zlib.error:
            break
        size += len(part)
        if len(inner) < _CHUNK and layers > 1:
            inner += part
        rest = unpacking.unconsumed_tail
        if not rest and not unpacking.eof:
            rest = given[position : position + _CHUNK]
            position += _CHUNK
            if not len(rest) and not part:
                break
    if inner[:1] == b"\x78" and layers > 1:
        size += _size(inner, 0, most, layers - 1)
    return size
