"""Finds and reads the file a plan document lies in."""

from pathlib import Path

from monitoring.errors import InputError
from monitoring.plan import NotAPlanError, Plan, read_plan
from monitoring.vocabulary.faults import PlanFault

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"
_MAX_BYTES = 5_000_000


class PlanChoiceError(InputError):
    """There is no plan document to build from, or more than one."""


def default_plan() -> Path:
    """Return the one plan document in ``data/plans``.

    Raises:
        PlanChoiceError: there is none, or more than one.
    """
    found = sorted(PLANS.glob("*.txt"))
    if len(found) != 1:
        if not found:
            raise PlanChoiceError(PlanFault.NO_DOCUMENT)
        names = tuple(path.name for path in found)
        raise PlanChoiceError(PlanFault.SEVERAL_DOCUMENTS, names=names)
    return found[0]


class SchoolPlanError(InputError):
    """The plan is a school's, and results are judged for a district's plan."""


def read_plan_file(path: Path) -> Plan:
    """Read a plan document from a text file, however it is encoded.

    Raises:
        NotAPlanError: the file is not text, or not a plan in Georgia's template.
    """
    return read_plan(document_text(path))


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


def document_text(path: Path) -> str:
    """Return the text of a plan document, whatever its encoding.

    Raises:
        NotAPlanError: the file is not there, is no regular file, is too large, or is not text.
    """
    _refuse_what_is_not_a_file(path)
    if path.stat().st_size > _MAX_BYTES:
        raise NotAPlanError(PlanFault.TOO_LARGE, file=path.name, megabytes=_MAX_BYTES // 1_000_000)
    raw = path.read_bytes()
    if raw.startswith(b"%PDF"):
        raise NotAPlanError(PlanFault.PDF, file=path.name)
    if raw.startswith(b"PK\x03\x04"):
        raise NotAPlanError(PlanFault.OFFICE_OR_ZIP, file=path.name)
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
