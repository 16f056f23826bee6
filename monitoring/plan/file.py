"""Finds and reads the file a plan document lies in."""

from pathlib import Path

from monitoring.errors import InputError
from monitoring.plan import NotAPlanError, Plan
from monitoring.plan.blocks_apart import document_in
from monitoring.plan.document import Document, document_of_text
from monitoring.plan.read import read_document
from monitoring.vocabulary.faults import PlanFault

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"
MAX_BYTES = 30_000_000
MAX_TEXT_BYTES = 5_000_000
# A PDF document may begin within its first kilobyte.
_HEAD = 1024
# Of several files in `data/plans` the text is the plan, since its other files may be its copies.
_ENDINGS = (".txt", ".docx", ".pdf")


class PlanChoiceError(InputError):
    """There is no plan document to build from, or more than one."""


def default_plan() -> Path:
    """Return the one plan document in ``data/plans``.

    Raises:
        PlanChoiceError: there is none, or more than one.
    """
    found = next(filter(None, (sorted(PLANS.glob(f"*{ending}")) for ending in _ENDINGS)), [])
    if len(found) != 1:
        if not found:
            raise PlanChoiceError(PlanFault.NO_DOCUMENT)
        names = tuple(path.name for path in found)
        raise PlanChoiceError(PlanFault.SEVERAL_DOCUMENTS, names=names)
    return found[0]


class SchoolPlanError(InputError):
    """The plan is a school's, and results are judged for a district's plan."""


def read_plan_file(path: Path) -> Plan:
    """Read a plan document: text however it is encoded, a Word or a PDF document.

    What it is follows from what is in it, never from its name.

    Raises:
        NotAPlanError: the file cannot be read, or is not a plan in Georgia's template.
    """
    return read_document(document_of(path))


def read_district_plan(path: Path) -> Plan:
    """Read the plan of a district, whose results a build judges.

    Raises:
        NotAPlanError: see ``read_plan_file``.
        SchoolPlanError: the plan is a school's.
    """
    plan = read_plan_file(path)
    if plan.kind == "school":
        if not plan.school:
            raise SchoolPlanError(PlanFault.UNNAMED_SCHOOLS_PLAN, file=path.name, path=str(path))
        raise SchoolPlanError(
            PlanFault.SCHOOLS_PLAN, file=path.name, path=str(path), school=plan.school
        )
    return plan


def document_of(path: Path) -> Document:
    """Return what a plan document holds, whatever kind of file it is.

    Raises:
        NotAPlanError: the file is not there, is no regular file, is too large, or is of a kind
            that is not read.
    """
    _refuse_what_is_not_a_file(path)
    if path.stat().st_size > MAX_BYTES:
        raise NotAPlanError(PlanFault.TOO_LARGE, file=path.name, megabytes=MAX_BYTES // 1_000_000)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head:
        return document_in(path, "pdf_file")
    if head.startswith(b"PK\x03\x04"):
        return document_in(path, "word_file")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        is_locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        fault = PlanFault.PASSWORD if is_locked else PlanFault.OLD_WORD
        raise NotAPlanError(fault, file=path.name)
    if path.stat().st_size > MAX_TEXT_BYTES:
        most = MAX_TEXT_BYTES // 1_000_000
        raise NotAPlanError(PlanFault.TOO_LARGE, file=path.name, megabytes=most)
    return document_of_text(_text(path, path.read_bytes()))


def _text(path: Path, raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\x00" in raw:
        raise NotAPlanError(PlanFault.NOT_TEXT, file=path.name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _refuse_what_is_not_a_file(path: Path) -> None:
    if path.is_dir():
        raise NotAPlanError(PlanFault.FOLDER, file=str(path))
    if not path.exists():
        raise NotAPlanError(PlanFault.MISSING, file=str(path))
    if not path.is_file():
        raise NotAPlanError(PlanFault.NOT_A_FILE, file=str(path))
