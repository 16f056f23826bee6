"""Keeps the plan documents that were brought in from a page, each with the files beside it."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitoring.plan.file import PLANS
from monitoring.result_files.memory_file import sha256_of

_FACTS = "kept.json"


@dataclass(frozen=True)
class KeptPlan:
    """A plan document that can be built again.

    Args:
        number: counts the plans kept, from 1.
        document: where it lies; the files beside it lie there, too.
        kept_at: when.
        kept_by: who brought it in, "" for the one that was there before.
    """

    number: int
    document: Path
    kept_at: datetime
    kept_by: str


def plans_folder(database: Path) -> Path:
    """Return where the plans of a database are kept."""
    return Path(f"{database}.plans")


def kept_plans(database: Path) -> list[KeptPlan]:
    """Return the plans that are kept, the newest first."""
    found = [_read(folder) for folder in plans_folder(database).glob("[0-9]*")]
    return sorted((plan for plan in found if plan), key=lambda plan: -plan.number)


def plan_in_force(database: Path) -> Path | None:
    """Return the newest plan that was brought in; None where none was."""
    return next((plan.document for plan in kept_plans(database)), None)


def find_document(database: Path, name: str, sha256: str) -> Path | None:
    """Return where the document that a database was made from lies; None where it is gone."""
    kept = [plan.document for plan in kept_plans(database)]
    for path in (*kept, PLANS / Path(name).name):
        if path.name == name and path.is_file() and sha256_of(path) == sha256:
            return path
    return None


def keep(database: Path, document: Path, beside: Sequence[Path], by: str) -> KeptPlan:
    """Keep a plan document with the files beside it, wholly or not at all.

    Args:
        database: whose plan it is to be.
        document: the document.
        beside: its other files; they are named like the document.
        by: who brings it in.
    """
    folder = plans_folder(database)
    folder.mkdir(parents=True, exist_ok=True)
    number = max((plan.number for plan in kept_plans(database)), default=0) + 1
    making = folder / f".{number}.{os.getpid()}.new"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    for path in (document, *beside):
        shutil.copyfile(path, making / path.name)
    now = datetime.now()
    facts = {"document": document.name, "at": now.isoformat(), "by": by}
    (making / _FACTS).write_text(json.dumps(facts), encoding="utf-8")
    made = making.rename(folder / str(number))
    return KeptPlan(number, made / document.name, now, by)


def forget(plan: KeptPlan) -> None:
    """Remove a plan that could not be built."""
    shutil.rmtree(plan.document.parent, ignore_errors=True)


def _read(folder: Path) -> KeptPlan | None:
    """Read what is kept in a folder; None where it is not whole."""
    try:
        facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        document = folder / Path(str(facts["document"])).name
        kept_at = datetime.fromisoformat(str(facts["at"]))
        number = int(folder.name)
    except (OSError, ValueError, LookupError):
        return None
    return KeptPlan(number, document, kept_at, str(facts["by"])) if document.is_file() else None
