"""What a rebuild must not lose: the files loaded and the words saved in what it replaces."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from monitoring import db
from monitoring.pipeline.batches import FileFacts
from monitoring.result_files import ParsedFile
from monitoring.rows import each

# What people of the district wrote, table by table: the sample's part of it is made anew.
PEOPLES = (
    *("step_updates", "update_evidence", "update_drafts", "attachments"),
    *("review_texts", "review_decisions", "review_marks"),
)
_COUNTS = ("rows_kept", "rows_new", "rows_superseding", "rows_unchanged", "rows_hidden")


@dataclass(frozen=True)
class Former:
    """The database that stood where the new one goes.

    Args:
        is_kept_aside: it holds what cannot go into the new one, so it must not be replaced.
        carried: files loaded into it, all of them when it is the same district's.
        written: table of ``PEOPLES`` -> rows that go into the new one, when it is the same
            district's.
        is_without_sample: it is the same district's, and somebody took the sample out.
    """

    is_kept_aside: bool = False
    carried: list[tuple[ParsedFile, FileFacts]] = field(default_factory=list)
    written: dict[str, pd.DataFrame] = field(default_factory=dict)
    is_without_sample: bool = False

    @property
    def n_updates(self) -> int:
        """Return how many saved versions of updates go into the new one."""
        return len(self.written.get("step_updates", ()))


def former(target: Path, plan: pd.DataFrame) -> Former:
    """Read what the former database at ``target``, if there is one, holds for this plan."""
    if not target.is_file():
        return Former()
    try:
        store = db.open_store(target)
        # A damaged file tells so when its results are read, even where no load is lost with it.
        store.read(db.sql_text("results_in_force"))
        batches = store.read(db.sql_text("loaded_batches"))
        district = store.read(db.sql_text("plan"))["district"].tolist()
        written = _written(store)
        if district != plan["district"].tolist():
            return Former(is_kept_aside=len(batches) + sum(map(len, written.values())) > 0)
        kinds = store.read(db.sql_text("batches"))["kind"].tolist()
        carried = [_former_load(store, batch) for batch in each(batches)]
        return Former(carried=carried, written=written, is_without_sample="sample" not in kinds)
    except (db.DatabaseOutdatedError, db.DatabaseUnreadableError):
        # What it holds cannot be read any more; it is kept aside rather than lost.
        return Former(is_kept_aside=True)
    finally:
        db.close_store()


def _written(store: db.Store) -> dict[str, pd.DataFrame]:
    """Return what people wrote, without what the sample made up."""
    written = {name: store.rows(name) for name in PEOPLES}
    updates = written["step_updates"]
    updates = updates[updates["origin"] != "sample"]
    evidence = written["update_evidence"]
    return written | {
        "step_updates": updates,
        "update_evidence": evidence[evidence["update_id"].isin(updates["update_id"])],
    }


def _former_load(store: db.Store, batch: Any) -> tuple[ParsedFile, FileFacts]:  # noqa: ANN401
    rows = store.read(db.sql_text("batch_rows"), {"batch_id": int(batch.batch_id)})
    rows["released_on"] = pd.to_datetime(rows["released_on"]).dt.date
    vintage = None if pd.isna(batch.vintage_on) else pd.Timestamp(batch.vintage_on).date()
    reading = ParsedFile(
        layouts=tuple(batch.layout.split(",")),
        rows=rows,
        rows_read=int(batch.rows_read),
        rows_other_districts=int(batch.rows_other_districts),
        rows_hidden=int(batch.rows_hidden),
        district_code=None,
        vintage_on=vintage,
        notes=(),
    )
    loaded_at = pd.Timestamp(batch.loaded_at).to_pydatetime()
    facts = FileFacts(
        batch.file_name,
        batch.sha256,
        batch.kind,
        batch.loaded_by,
        loaded_at,
        counts={name: int(getattr(batch, name)) for name in _COUNTS},
    )
    return reading, facts


def set_aside(target: Path) -> Path:
    """Put the former database aside under a name of its own, and return where it lies."""
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
    aside = target.with_name(f"{target.stem}.before-{stamp}.duckdb")
    while aside.exists():
        aside = aside.with_name(f"{aside.stem}-again.duckdb")
    target.replace(aside)
    # What a damaged database left beside it would be taken for part of the new one.
    if wal(target).is_file():
        wal(target).replace(wal(aside))
    return aside


def wal(database: Path) -> Path:
    """Return where DuckDB keeps what is not yet folded into the database."""
    return Path(f"{database}.wal")
