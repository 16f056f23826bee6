"""What a rebuild must not lose: the files loaded and the text saved in the database it replaces."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from monitoring import db
from monitoring.pipeline.batches import FileFacts
from monitoring.pipeline.load_file import district_of
from monitoring.result_files import ParsedFile
from monitoring.result_files.matched import Matched
from monitoring.result_files.model import ReadFile
from monitoring.rows import each, first

_COUNTS = ("rows_kept", "rows_new", "rows_superseding", "rows_unchanged", "rows_hidden")
# The first version whose figures without a date are known from their quarter's review date.
_DATED_SINCE = 2
# A row of a parsed file names its organisation; one that is kept has the id only.
_ORGANISATION = ["organisation_id", "organisation_level", "organisation"]


@dataclass(frozen=True)
class _Origin:
    """What a batch was made of, and what it says beside its rows; see ``ParsedFile``."""

    files: list[ReadFile] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    matches: dict[str, str] = field(default_factory=dict)
    matched: list[Matched] = field(default_factory=list)


@dataclass(frozen=True)
class Carried:
    """What goes from the database that stands into the one that replaces it.

    Args:
        is_moved_aside: the old one holds what cannot go into the new one, so it must be kept.
        version: of the old one's schema; None where there is none, or it cannot be read.
        batches: files loaded into it.
        written: table of ``db.USER_TABLES`` and of those that go with them -> its rows, without
            the sample's.
        plan: table of ``db.PLAN_TABLES`` -> its rows, without the sample's.
        is_without_sample: somebody took the sample out.
    """

    is_moved_aside: bool = False
    version: int | None = None
    batches: list[tuple[ParsedFile, FileFacts]] = field(default_factory=list)
    written: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    plan: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    is_without_sample: bool = False

    @property
    def n_updates(self) -> int:
        """Return how many saved versions of updates are carried over."""
        return len(self.written.get("step_updates", ()))

    @property
    def n_written(self) -> int:
        """Return how many rows that people wrote of a plan are carried over, of all tables."""
        return sum(len(it) for name, it in self.written.items() if name not in db.ACCESS_TABLES)


def carried(target: Path, plan: pd.DataFrame, scratch: Path) -> Carried:
    """Read what the database at ``target``, if there is one, holds for a plan.

    Args:
        target: where the new database goes.
        plan: the one row of ``plan`` of the new database.
        scratch: where a copy of the old one may lie meanwhile.

    Raises:
        db.DatabaseBusyError: another process holds it.
        db.DatabaseNewerError: it was made by a later version of the product.
        db.UpgradeError: what people wrote in it has no place in the tables of today.
    """
    if not target.is_file():
        return Carried()
    try:
        found = everything(target, scratch)
    except db.DatabaseUnreadableError:
        # Nothing in it can be read any more; it is kept rather than lost.
        return Carried(is_moved_aside=True)
    if district_of(found.plan["plan"]) != district_of(plan):
        return Carried(
            is_moved_aside=len(found.batches) + found.n_written > 0,
            written={name: found.written[name] for name in db.ACCESS_TABLES},
        )
    return found


def everything(target: Path, scratch: Path) -> Carried:
    """Read all that the database at ``target`` holds, whatever its version.

    Raises:
        db.DatabaseUnreadableError: it is damaged, or is not a database of this product.
        db.DatabaseBusyError, db.DatabaseNewerError, db.UpgradeError: see ``carried``.
    """
    with db.store_of(target) as existing:
        db.refuse_foreign(existing)
        db.refuse_newer(existing)
        with db.migrated(existing, scratch) as old:
            batches = db.rows_of_today(old, "batches")
            loaded = batches[~batches["is_shipped"]].sort_values("batch_id")
            said, origins = _said(old), _origins(old)
            version = existing.schema_version()
            return Carried(
                version=version,
                batches=[_batch(said, origins, batch, version) for batch in each(loaded)],
                written=_written(old),
                plan=_plan(old),
                is_without_sample="sample" not in set(batches["kind"]),
            )


def _written(old: db.Store) -> dict[str, pd.DataFrame]:
    """Return what people wrote, without what the sample made up."""
    names = (*db.USER_TABLES, *db.VOUCHING_TABLES, *db.ACCESS_TABLES)
    written = {name: db.rows_of_today(old, name) for name in names}
    updates = written["step_updates"]
    updates = updates[updates["origin"] != "sample"]
    evidence = written["update_evidence"]
    return written | {
        "step_updates": updates,
        "update_evidence": evidence[evidence["update_id"].isin(updates["update_id"])],
    }


def _plan(old: db.Store) -> dict[str, pd.DataFrame]:
    plan = {name: db.rows_of_today(old, name) for name in db.PLAN_TABLES}
    targets = plan["interim_targets"]
    return plan | {"interim_targets": targets[targets["origin"] != "sample"]}


def _said(old: db.Store) -> pd.DataFrame:
    """Return the rows of all batches as the files gave them, with their batch_id."""
    organisations = db.rows_of_today(old, "organisations")[_ORGANISATION]
    rows = db.rows_of_today(old, "batch_rows").sort_values(["batch_id", "sort_order"])
    rows = rows.merge(organisations, how="left", on="organisation_id")
    rows["released_on"] = pd.to_datetime(rows["released_on"]).dt.date
    return rows.rename(columns={"organisation_id": "organisation_code", "sort_order": "line"})


def _origins(old: db.Store) -> Mapping[int, _Origin]:
    """Return batch -> what it was made of."""
    found: dict[int, _Origin] = defaultdict(_Origin)
    for row in each(db.rows_of_today(old, "batch_files")):
        read = ReadFile(row.role, row.file_name, row.sha256, int(row.rows_read))
        found[row.batch_id].files.append(read)
    for row in each(db.rows_of_today(old, "batch_rows_left_out")):
        found[row.batch_id].left_out[row.reason] = int(row.rows_left_out)
    for row in each(db.rows_of_today(old, "batch_matches")):
        found[row.batch_id].matches[row.name] = row.meaning
    for row in each(db.rows_of_today(old, "matched_students")):
        counts = (int(row.n_better), int(row.n_same), int(row.n_worse))
        moved = Matched(row.content_area, row.from_period, row.until_period, *counts)
        found[row.batch_id].matched.append(moved)
    return found


def _batch(
    said: pd.DataFrame,
    origins: Mapping[int, _Origin],
    batch: Any,  # noqa: ANN401
    version: int,
) -> tuple[ParsedFile, FileFacts]:
    origin = origins.get(batch.batch_id, _Origin())
    rows = said[said["batch_id"] == batch.batch_id].drop(columns="batch_id")
    if version < _DATED_SINCE:
        # The day of the load stood there for a quarterly figure without a date.
        is_undated = rows["period"].str.contains("-Q") & (
            rows["released_on"] == pd.Timestamp(batch.loaded_at).date()
        )
        rows["released_on"] = rows["released_on"].mask(is_undated, None)
    vintage = None if pd.isna(batch.vintage_on) else pd.Timestamp(batch.vintage_on).date()
    parsed = ParsedFile(
        layouts=tuple(batch.layout.split(",")),
        rows=rows.reset_index(drop=True),
        rows_read=int(batch.rows_read),
        rows_other_districts=int(batch.rows_other_districts),
        rows_hidden=int(batch.rows_hidden),
        district_code=None,
        vintage_on=vintage,
        notes=(),
        files=tuple(origin.files),
        left_out=origin.left_out,
        matches=origin.matches,
        matched=tuple(origin.matched),
    )
    loaded_at = pd.Timestamp(batch.loaded_at).to_pydatetime()
    is_taken_back = not pd.isna(batch.taken_back_at)
    facts = FileFacts(
        batch.file_name,
        batch.sha256,
        batch.kind,
        batch.loaded_by,
        loaded_at,
        counts={name: int(getattr(batch, name)) for name in _COUNTS},
        taken_back_at=pd.Timestamp(batch.taken_back_at).to_pydatetime() if is_taken_back else None,
        taken_back_by=str(batch.taken_back_by) if is_taken_back else None,
    )
    return parsed, facts


def document_of(found: Carried) -> tuple[str, str]:
    """Return the file name and the hash of the document that the plan was read from."""
    row = first(found.plan["plan"])
    return str(row.document), str(row.document_sha256)


def move_aside(target: Path) -> Path:
    """Put the old database aside under a name of its own, and return where it lies."""
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
    aside = target.with_name(f"{target.stem}.before-{stamp}.duckdb")
    while aside.exists():
        aside = aside.with_name(f"{aside.stem}-again.duckdb")
    target.replace(aside)
    # What a damaged database left beside it would be taken for part of the new one.
    if db.wal(target).is_file():
        db.wal(target).replace(db.wal(aside))
    return aside
