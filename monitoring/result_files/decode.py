"""Opens text files of unknown encoding, and says what a file is that holds no text table."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from monitoring.result_files.model import Fault, FaultyRowsError, FileRefusedError

MAX_BYTES = 500_000_000
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    (b"%PDF", "a PDF document; load the CSV or XLSX file of the same release"),
    (b"\x1f\x8b", "a compressed (gzip) file; unpack it and load the CSV inside"),
    (b"PAR1", "a Parquet file; save the table as CSV"),
    (b"SQLite format 3", "a database file; save the table as CSV"),
    (b"\x89PNG", "a picture; load the CSV or XLSX file of the same release"),
    (b"\xff\xd8\xff", "a picture; load the CSV or XLSX file of the same release"),
)
_MILESTONES_COPY = re.compile(r'"l[1-4]p?"\s*:|"contentAreasByYear"')
_ENROLLMENT_COPY = re.compile(r'"totalEnrollment"|"pctBlack"|"enrollmentPartial"')


def refuse_what_is_no_file(path: Path) -> None:
    """Refuse folders, devices and pipes before they are opened: some of them never end.

    Raises:
        FileRefusedError: there is something of that name, but no regular file.
    """
    if path.is_dir():
        raise FileRefusedError(f"{path} is a folder; name the CSV or XLSX file in it.")
    if path.exists() and not path.is_file():
        raise FileRefusedError(
            f"{path} is a device or a pipe, not a file; save what it gives as a CSV or XLSX file "
            "and load that."
        )


def refuse_other_formats(path: Path) -> None:
    """Refuse files that are not text, by their first bytes and never by their name.

    Raises:
        FileRefusedError: the file is missing, empty, too large, or no text file.
    """
    start = _start(path)
    if start.startswith(_OLE):
        raise FileRefusedError(_old_excel(path))
    for magic, words in _BINARY:
        if start.startswith(magic):
            raise FileRefusedError(f"{path.name} is {words}.")
    if zipfile.is_zipfile(path):
        raise FileRefusedError(
            f"{path.name} is a zip archive without an Excel workbook in it; unpack it and load "
            "the CSV or XLSX file inside."
        )


def _start(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise FileRefusedError(f"{path.name} cannot be opened: {error.strerror}.") from error
    if not start.strip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"):
        raise FileRefusedError(f"{path.name} is empty; a file with a header and rows is needed.")
    if size > MAX_BYTES:
        raise FileRefusedError(
            f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB; no result file of the "
            "state is, so it is not read."
        )
    return start


def _old_excel(path: Path) -> str:
    with path.open("rb") as file:
        is_locked = "EncryptedPackage".encode("utf-16-le") in file.read(_CHUNK)
    if is_locked:
        return f"{path.name} is protected by a password; save it without one and load it again."
    return f"{path.name} is an Excel file of the old kind (.xls); save it as .xlsx or CSV."


def encoding_of(path: Path) -> str:
    """Return the encoding in which the whole file can be read.

    Raises:
        FileRefusedError: the bytes are no text.
        FaultyRowsError: the file is text, but some lines hold bytes that are not.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    encoding = _declared(start)
    if encoding is None and b"\x00" in start:
        raise _no_text(path)
    candidates = [encoding] if encoding else ["utf-8", "cp1252"]
    for candidate in candidates:
        if _decodes(path, candidate):
            return candidate
    if (encoding or "").startswith("utf-16"):
        raise _no_text(path)
    raise FaultyRowsError(tuple(_unreadable_lines(path)))


def _no_text(path: Path) -> FileRefusedError:
    return FileRefusedError(f"{path.name} is a binary file, not text; load a CSV or XLSX file.")


def _declared(start: bytes) -> str | None:
    """Return the encoding that a byte order mark or the pattern of zero bytes gives away."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > len(start) * 0.4 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) * 0.4 and odd == 0 else None


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if "\x00" in decoder.decode(chunk):
                    raise _no_text(path)
            decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _unreadable_lines(path: Path) -> Iterator[Fault]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                yield Fault(
                    path.name,
                    number,
                    "the whole line",
                    f"the unreadable byte 0x{line[error.start]:02X}",
                    "text saved as UTF-8",
                )


def refuse_other_texts(path: Path, start: str) -> None:
    """Refuse JSON, HTML and XML by how their text begins.

    Args:
        path: only named in the message.
        start: the first characters of the file.

    Raises:
        FileRefusedError: the text is no table of delimited columns.
    """
    text = start.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        raise FileRefusedError(
            f"{path.name} is a web page or XML, not a table; download the CSV or XLSX file "
            "itself (a sign-in page is often saved in its place)."
        )
    if not text.startswith(("{", "[")):
        return
    if _MILESTONES_COPY.search(text):
        raise FileRefusedError(
            f"{path.name} is a re-keyed copy (JSON) of GOSA's Georgia Milestones file; load "
            "GOSA's own CSV, which says what was tested and for whom in every row."
        )
    if _ENROLLMENT_COPY.search(text):
        raise FileRefusedError(
            f"{path.name} is a JSON file of enrollment figures; no indicator of the plan is read "
            "from it."
        )
    raise FileRefusedError(f"{path.name} is a JSON file; load the CSV or XLSX file of the state.")
