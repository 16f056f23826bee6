"""What another plan would change, and how it is brought in: the page's way to a build."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.access import Actor
from monitoring.errors import FaultyRowsError, InputError
from monitoring.pipeline.allowed import require_plan
from monitoring.pipeline.build import Built, Progress, build
from monitoring.pipeline.kept_plans import find_document, forget, keep
from monitoring.pipeline.load_file import district_of
from monitoring.pipeline.sources import PLAN_FILES, Source, source_of
from monitoring.plan import Plan
from monitoring.rows import each, first
from monitoring.vocabulary.access import Event
from monitoring.vocabulary.faults import PlanFault

_COMPARED = {
    "goals": ("goal_id", ("wording",)),
    "action_steps": (
        "step_id",
        (
            *("wording", "implementation_method", "effectiveness_method", "responsible"),
            *("evidence_level", "timeline", "supports_equity", "partnerships"),
        ),
    ),
}


@dataclass(frozen=True)
class PartChange:
    """A goal or an action step that would be new, gone or different.

    Args:
        part_id: G1 or G1.4.
        change: ``new``, ``gone`` or ``changed``.
        fields: which of its answers differ, for a changed one.
        wording: as it would be; of one that goes, as it is.
        n_updates: saved versions of updates that stand under it now.
    """

    part_id: str
    change: str
    fields: tuple[str, ...]
    wording: str
    n_updates: int


@dataclass(frozen=True)
class PlanPreview:
    """What a plan document says, and what would be different with it.

    Args:
        plan: as it was read.
        measures: rows of ``measures`` that its goals would be judged by.
        is_proposed: they were read from the goals' own words, for want of a measures file.
        beside: files that would lie beside it, those of the plan in force among them.
        left_behind: names of the files beside the plan in force that do not fit this one, each
            with what is at fault.
        is_other_district: it is another district's than the one in force.
        in_force: district and title of the plan in force, None where there is no database yet.
        changes: goals and steps that differ; none of another district's.
        n_updates: saved versions of updates that stay.
        n_files: loads of results that stay.
    """

    plan: Plan
    measures: pd.DataFrame
    is_proposed: bool
    beside: tuple[Path, ...]
    left_behind: tuple[tuple[str, FaultyRowsError], ...] = ()
    is_other_district: bool = False
    in_force: tuple[str, str] | None = None
    changes: tuple[PartChange, ...] = ()
    n_updates: int = 0
    n_files: int = 0


def preview_plan(document: Path) -> PlanPreview:
    """Tell what a build with a plan document would change; nothing is stored.

    Args:
        document: the plan, with the files beside it that were given with it. Files that lie beside
            the plan in force go along where it is the same district's and they fit.

    Raises:
        NotAPlanError, SchoolPlanError: the document is not a district's plan.
        FaultyRowsError: a file that was given beside it is at fault.
        db.DatabaseMissingError, db.DatabaseBusyError: see ``db.open_store``.
    """
    given = {path.name for path in beside(document)}
    source = source_of(document)
    store = db.open_store() if db.database_path().is_file() else None
    if store is None:
        return _preview(document, source)
    now = first(store.rows("plan"))
    in_force = (_text(now.district), _text(now.title))
    if in_force[0] != district_of(source.frames["plan"]):
        return replace(_preview(document, source), is_other_district=True, in_force=in_force)
    source, left = _with_files_in_force(store, document, source, given)
    updates = store.rows("step_updates")
    updates = updates[updates["origin"] != "sample"]
    batches = store.rows("batches")
    is_own = ~batches["is_shipped"] & (batches["kind"] != "sample")
    return replace(
        _preview(document, source),
        left_behind=tuple(left),
        in_force=in_force,
        changes=_changes(store, source, updates),
        n_updates=len(updates),
        n_files=int(is_own.sum()),
    )


def _preview(document: Path, source: Source) -> PlanPreview:
    if source.plan is None:
        raise TypeError("a document that was read has a plan")
    return PlanPreview(
        plan=source.plan,
        measures=source.frames["measures"],
        is_proposed=not source.has_measures_file,
        beside=beside(document),
    )


def bring_in(document: Path, by: Actor, progress: Progress) -> Built:
    """Build the database with another plan, and keep the plan so that it can be built again.

    The plan in force is kept as well, so that it can be taken back.

    Args:
        document: the plan, with all files beside it.
        by: who brings it in.
        progress: called at each stage.

    Raises:
        NotAllowedError, SignedOutError: they may not; nothing was changed.
        NotAPlanError, SchoolPlanError, FaultyRowsError, db.UpgradeError: see ``build.build``;
            the plan in force stays.
    """
    require_plan(by)
    database = db.database_path()
    _keep_plan_in_force(database)
    kept = keep(database, document, beside(document), by.name)
    try:
        return build(kept.document, progress, by, Event.PLAN)
    except BaseException:
        forget(kept)
        raise


def name_beside(document: Path, given: str) -> str:
    """Return what a file that is given beside a plan is called there: like the plan's document.

    Raises:
        InputError: its name does not say what it is.
    """
    for ending in PLAN_FILES:
        if given.lower().endswith(ending):
            return document.stem + ending
    raise InputError(PlanFault.NOT_BESIDE, file=given, endings=tuple(PLAN_FILES))


def beside(document: Path) -> tuple[Path, ...]:
    """Return the files that lie beside a plan document and belong to it."""
    paths = (document.with_suffix(ending) for ending in PLAN_FILES)
    return tuple(path for path in paths if path.is_file())


def _document_in_force(store: db.Store) -> Path | None:
    row = first(store.rows("plan"))
    return find_document(db.database_path(), _text(row.document), _text(row.document_sha256))


def _keep_plan_in_force(database: Path) -> None:
    if not database.is_file():
        return
    document = _document_in_force(db.open_store())
    if document is not None and not document.is_relative_to(Path(f"{database}.plans")):
        keep(database, document, beside(document), "")


def _with_files_in_force(
    store: db.Store, document: Path, source: Source, given: set[str]
) -> tuple[Source, list[tuple[str, FaultyRowsError]]]:
    """Lay the files beside the plan in force beside a document, those that fit it."""
    former = _document_in_force(store)
    left: list[tuple[str, FaultyRowsError]] = []
    for path in beside(former) if former else ():
        ending = path.name.removeprefix(former.stem) if former else ""
        copy = document.with_name(document.stem + ending)
        if copy.name in given:
            continue
        copy.write_bytes(path.read_bytes())
        try:
            source = source_of(document, source.plan)
        except FaultyRowsError as error:
            copy.unlink()
            left.append((path.name, error))
    return source, left


def _changes(store: db.Store, source: Source, updates: pd.DataFrame) -> tuple[PartChange, ...]:
    """Set the goals and steps of two plans side by side, by their ids."""
    n_updates = updates["step_id"].value_counts().to_dict()
    found: list[PartChange] = []
    for table, (key, columns) in _COMPARED.items():
        old, new = _by_id(store.rows(table), key), _by_id(source.frames[table], key)
        for part_id in [*new, *(it for it in old if it not in new)]:
            was, will = old.get(part_id), new.get(part_id)
            differing = _differing(was, will, columns)
            if was and will and not differing:
                continue
            change = "changed" if was and will else "new" if will else "gone"
            said = (will or was or {})["wording"]
            n = int(n_updates.get(part_id, 0))
            found.append(PartChange(part_id, change, differing, said, n))
    return tuple(found)


def _differing(
    was: dict[str, str] | None, will: dict[str, str] | None, columns: Sequence[str]
) -> tuple[str, ...]:
    if not (was and will):
        return ()
    return tuple(name for name in columns if was[name] != will[name])


def _by_id(rows: pd.DataFrame, key: str) -> dict[str, dict[str, str]]:
    texts = [
        {name: _text(getattr(row, name)) for name in rows.columns if name in row._fields}
        for row in each(rows)
    ]
    return {row[key]: row for row in texts}


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]
