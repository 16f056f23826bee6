"""Opens text files of unknown encoding, and tells what a file is that is not a text table."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import islice

from monitoring.apart.packed import has_short_list
from monitoring.errors import Fault, FaultyRowsError, Notice
from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import FileRefusedError
from monitoring.vocabulary.faults import Allowed, FileFault, Found
from monitoring.vocabulary.limits import MAX_BYTES, MAX_FAULTS, MAX_LINE

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    (b"%PDF", FileFault.PDF),
    (b"\x1f\x8b", FileFault.GZIP),
    (b"PAR1", FileFault.PARQUET),
    (b"SQLite format 3", FileFault.DATABASE),
    (b"\x89PNG", FileFault.PICTURE),
    (b"\xff\xd8\xff", FileFault.PICTURE),
    (b"{\\rtf", FileFault.DOCUMENT),
    (b"GIF8", FileFault.PICTURE),
    (b"BM", FileFault.PICTURE),
    (b"II*\x00", FileFault.PICTURE),
    (b"MM\x00*", FileFault.PICTURE),
    (b"7z\xbc\xaf", FileFault.ARCHIVE),
    (b"Rar!\x1a", FileFault.ARCHIVE),
    (b"\x00\x01\x00\x00Standard ", FileFault.DATABASE),
    # A web page that Excel saved in one file.
    (b"MIME-Version:", FileFault.WEB_TABLE),
)
# The same for kinds that name themselves after the head of a container.
_PICTURES_IN = frozenset({b"heic", b"heix", b"mif1", b"avif", b"WEBP"})
# Parts that tell which program's document a packed file is.
_DOCUMENTS = ("word/document.xml", "ppt/presentation.xml")
_APPLE = ".iwa"
# The streams by which old documents and mails of Office are known, in a container like .xls.
_OLD_DOCUMENTS = ("WordDocument", "PowerPoint Document", "__substg1.0_")
# What Excel keeps beside a workbook that is open, and a Mac beside any file.
_SIDE_NAMES = ("~$", "._", ".~lock.")
_SHORTCUT = re.compile(r'"doc_id"|https?://docs\.google\.com/')
_TABLE = re.compile(r"<table\b|urn:schemas-microsoft-com:office:spreadsheet", re.IGNORECASE)
_MILESTONES_COPY = re.compile(r'"l[1-4]p?"\s*:|"contentAreasByYear"')
_ENROLLMENT_COPY = re.compile(r'"totalEnrollment"|"pctBlack"|"enrollmentPartial"')


def refuse_what_is_not_a_file(path: InputFile) -> None:
    """Refuse folders, devices and pipes before they are opened: some of them never end.

    Raises:
        FileRefusedError: there is something of that name, but no regular file.
    """
    if path.is_dir():
        raise FileRefusedError(FileFault.FOLDER, file=str(path))
    if path.exists() and not path.is_file():
        raise FileRefusedError(FileFault.NOT_A_FILE, file=str(path))


def refuse_other_formats(path: InputFile) -> None:
    """Refuse files that are not text, by their first bytes and never by their name.

    Raises:
        FileRefusedError: the file is missing, empty, or no text file.
    """
    if path.name.startswith(_SIDE_NAMES):
        raise FileRefusedError(FileFault.SIDE_FILE, file=path.name)
    start = _start(path)
    if start.startswith(_OLE):
        raise FileRefusedError(_old_excel(path), file=path.name)
    for magic, code in _BINARY:
        if start.startswith(magic) and (magic != b"BM" or b"\x00" in start):
            raise FileRefusedError(code, file=path.name)
    if start[8:12] in _PICTURES_IN and b"\x00" in start:
        raise FileRefusedError(FileFault.PICTURE, file=path.name)
    with path.open("rb") as file:
        is_zip = zipfile.is_zipfile(file)
    if is_zip:
        raise FileRefusedError(_kind_of_zip(path), file=path.name)


def _kind_of_zip(path: InputFile) -> FileFault:
    if not has_short_list(path):
        return FileFault.ZIP
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError):
        return FileFault.ZIP
    if any(name.endswith(_APPLE) for name in names):
        return FileFault.NUMBERS
    return FileFault.DOCUMENT if names.intersection(_DOCUMENTS) else FileFault.ZIP


def refuse_what_is_too_large(path: InputFile) -> None:
    """Refuse files that are larger than any is read, whatever is in them.

    Raises:
        FileRefusedError: the file is too large.
    """
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        raise FileRefusedError(
            FileFault.TOO_LARGE, file=path.name, megabytes=MAX_BYTES // 1_000_000
        )


def _start(path: InputFile) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise FileRefusedError(
            FileFault.UNOPENED, file=path.name, reason=str(error.strerror)
        ) from error
    if not start.strip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"):
        raise FileRefusedError(FileFault.EMPTY, file=path.name)
    return start


def _old_excel(path: InputFile) -> FileFault:
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    if "EncryptedPackage".encode("utf-16-le") in start:
        return FileFault.PASSWORD
    is_document = any(name.encode("utf-16-le") in start for name in _OLD_DOCUMENTS)
    return FileFault.DOCUMENT if is_document else FileFault.OLD_EXCEL


def encoding_of(path: InputFile) -> str:
    """Return the encoding in which the whole file can be read.

    Raises:
        FileRefusedError: the bytes are no text.
        FaultyRowsError: the file is text, but some lines hold bytes that are not.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    encoding = declared_encoding(start)
    if encoding is None and b"\x00" in start:
        raise _no_text(path)
    candidates = [encoding] if encoding else ["utf-8", "cp1252"]
    for candidate in candidates:
        if _decodes(path, candidate):
            return candidate
    if (encoding or "").startswith("utf-16"):
        raise _no_text(path)
    faults = tuple(islice(_unreadable_lines(path), MAX_FAULTS))
    raise FaultyRowsError(faults, is_cut=len(faults) == MAX_FAULTS)


def _no_text(path: InputFile) -> FileRefusedError:
    return FileRefusedError(FileFault.BINARY, file=path.name)


def declared_encoding(start: bytes) -> str | None:
    """Return the encoding that a byte order mark or the pattern of zero bytes gives away."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > len(start) * 0.4 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) * 0.4 and odd == 0 else None


def _decodes(path: InputFile, encoding: str) -> bool:
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


def _unreadable_lines(path: InputFile) -> Iterator[Fault]:
    with path.open("rb") as file:
        lines = iter(partial(file.readline, MAX_LINE), b"")
        for number, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                yield Fault(
                    path.name,
                    number,
                    "",
                    Notice(Found.BYTE, byte=f"0x{line[error.start]:02X}"),
                    Notice(Allowed.UTF8),
                )


def refuse_other_texts(path: InputFile, start: str) -> None:
    """Refuse JSON, HTML and XML by how their text begins.

    Args:
        path: only for the name in the message.
        start: the first characters of the file.

    Raises:
        FileRefusedError: the text is no table of delimited columns.
    """
    text = start.lstrip("\ufeff \t\r\n")
    if text.startswith("<") and _TABLE.search(text):
        raise FileRefusedError(FileFault.WEB_TABLE, file=path.name)
    if text.startswith("<"):
        raise FileRefusedError(FileFault.WEB_PAGE, file=path.name)
    # PowerSchool's column names begin like a list: "[39]Name".
    if not text.startswith(("{", "[")) or re.match(r"\[\d+\]\s*\w", text):
        return
    if _MILESTONES_COPY.search(text):
        raise FileRefusedError(FileFault.MILESTONES_COPY, file=path.name)
    if _ENROLLMENT_COPY.search(text):
        raise FileRefusedError(FileFault.ENROLLMENT_COPY, file=path.name)
    code = FileFault.SHORTCUT if _SHORTCUT.search(text) else FileFault.JSON
    raise FileRefusedError(code, file=path.name)
