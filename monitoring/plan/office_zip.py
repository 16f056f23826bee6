"""Looks over a Word file before it is unpacked, and refuses what could do harm."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from monitoring.apart.office import refuse_harm
from monitoring.plan.refusals import NotAPlanError
from monitoring.vocabulary.faults import PlanFault
from monitoring.vocabulary.limits import MAX_WORD_UNPACKED, MAX_WORD_XML

MAX_PARTS = 5_000
_WORD = b"wordprocessingml.document.main+xml"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0?!\0?D\0?O\0?C\0?T", re.IGNORECASE)
_CHUNK = 1 << 20
# Bytes of which a declaration may stand at the end of one piece and the start of the next.
_OVERLAP = 256


def look_over(path: Path) -> None:
    """Refuse a ZIP file that is no Word document or is not safe to unpack.

    Raises:
        NotAPlanError: it is another kind of file, damaged, holds macros, declares entities, is
            encrypted, or unpacks to more than a plan can be.
        InputError: a program would fetch or run something of it by itself.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _look_over(path, archive)
    except zipfile.BadZipFile as error:
        raise NotAPlanError(PlanFault.OFFICE_OR_ZIP, file=path.name) from error
    except RuntimeError as error:
        # An entry that is locked or packed in a way that nobody knows.
        raise NotAPlanError(PlanFault.PASSWORD, file=path.name) from error
    except (zlib.error, EOFError, OSError) as error:
        raise NotAPlanError(PlanFault.DAMAGED_WORD, file=path.name) from error


def _look_over(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names:
        raise NotAPlanError(PlanFault.OFFICE_OR_ZIP, file=path.name)
    xml = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    for counted, most in ((entries, MAX_WORD_UNPACKED), (xml, MAX_WORD_XML)):
        if sum(entry.file_size for entry in counted) > most or len(counted) > MAX_PARTS:
            raise NotAPlanError(
                PlanFault.UNPACKS_TOO_LARGE, file=path.name, megabytes=most // 1_000_000
            )
    types = archive.read("[Content_Types].xml")
    refuse_harm(archive, path.name)
    if _WORD not in types:
        raise NotAPlanError(PlanFault.OFFICE_OR_ZIP, file=path.name)
    for entry in xml:
        with archive.open(entry) as part:
            if _declares(part):
                raise NotAPlanError(PlanFault.ENTITIES, file=path.name)


def _declares(part: IO[bytes]) -> bool:
    """Return whether a part of XML declares entities, wherever in it."""
    tail = b""
    while chunk := part.read(_CHUNK):
        if _DOCTYPE.search(tail + chunk):
            return True
        tail = chunk[-_OVERLAP:]
    return False
