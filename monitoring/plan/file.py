"""Finds and reads the file a plan document lies in."""

from pathlib import Path

from monitoring.errors import InputError
from monitoring.plan import NotAPlanError, Plan, read_plan

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
        names = ", ".join(path.name for path in found) or "none"
        raise PlanChoiceError(
            f"data/plans holds {names}; put one plan document (.txt) there, or name it: "
            "python -m monitoring build --plan FILE"
        )
    return found[0]


class SchoolPlanError(InputError):
    """The plan is a school's, and results are judged for a district's plan."""


def read_plan_file(path: Path) -> Plan:
    """Read a plan document from a text file, however it is encoded.

    Raises:
        NotAPlanError: the file is no text, or no plan in the state's template.
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
        raise SchoolPlanError(
            f"{path.name}: the plan was read, but it is the plan of {plan.school or 'a school'}, "
            "and results are judged for a district's plan only; nothing was built. What the plan "
            f"says is shown by: python -m monitoring plan {path}"
        )
    return plan


def document_text(path: Path) -> str:
    """Return the text of a plan document, whatever its encoding.

    Raises:
        NotAPlanError: the file is not there, is no regular file, is too large, or is not text.
    """
    _refuse_what_is_no_file(path)
    if path.stat().st_size > _MAX_BYTES:
        raise NotAPlanError(f"{path.name}: over 5 MB, which no plan's text is")
    raw = path.read_bytes()
    for mark, kind in ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a Word, Excel or ZIP file")):
        if raw.startswith(mark):
            raise NotAPlanError(
                f"{path.name}: this is {kind}; save the plan's text as a .txt file and name that"
            )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\x00" in raw:
        raise NotAPlanError(f"{path.name}: this is not text; save the plan's text as a .txt file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise NotAPlanError(f"{path} is a folder; name the text file with the plan in it")
    if not path.exists():
        raise NotAPlanError(f"{path}: there is no such file; name a text file with the plan")
    if not path.is_file():
        raise NotAPlanError(f"{path} is a device or a pipe; name a text file with the plan")
