"""What a new database is made from: the plan, read or carried over, and the rows of `data/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.pipeline import plan_rows
from monitoring.plan import Plan
from monitoring.plan.file import read_district_plan
from monitoring.plan.proposed_measures import proposed_measures
from monitoring.reference import read as tables

# Rows that belong to one plan lie beside its document, each file optional: ending -> table.
PLAN_FILES = {
    ".measures.csv": "measures",
    ".items.csv": "item_links",
    ".role_names.csv": "role_names",
    ".role_holders.csv": "role_holders",
    ".early_signs.csv": "early_signs",
    ".interim_targets.csv": "interim_targets",
    ".alternative_schools.csv": "alternative_schools",
}


@dataclass(frozen=True)
class Source:
    """The plan and the rows of `data/`, as they go into a new database.

    Args:
        frames: table -> its rows.
        n_proposed: measures read from the goals' own words, for want of a measures file.
        has_measures_file: there is a measures file beside the plan.
        is_carried: the plan's rows are those of the old database; no document was read.
        plan: as its document was read; None where none was.
    """

    frames: Mapping[str, pd.DataFrame]
    n_proposed: int = 0
    has_measures_file: bool = True
    is_carried: bool = False
    plan: Plan | None = None


def source_of(plan_file: Path, plan: Plan | None = None) -> Source:
    """Read a plan document, the files beside it and `data/`.

    Args:
        plan_file: the document.
        plan: what it says, where it was read before.

    Raises:
        NotAPlanError, SchoolPlanError, FaultyRowsError: see ``build.build``.
    """
    plan = plan or read_district_plan(plan_file)
    plan_frames = plan_rows.frames(plan, plan_file)
    frames = _frames(plan, plan_frames, plan_file)
    has_measures_file = plan_file.with_suffix(".measures.csv").is_file()
    return Source(
        plan_frames | frames,
        n_proposed=0 if has_measures_file else len(frames["measures"]),
        has_measures_file=has_measures_file,
        plan=plan,
    )


def source_of_rows(plan: Mapping[str, pd.DataFrame]) -> Source:
    """Take the plan's rows as an older database held them, and read `data/` anew.

    Raises:
        FaultyRowsError: rows of `data/` are at fault.
    """
    return Source(dict(plan) | tables.read_tables(_data_files(), plan), is_carried=True)


def _data_files() -> dict[str, Path]:
    return {name: db.DATA / f"{name}.csv" for name in db.REFERENCE_TABLES}


def _frames(
    plan: Plan, plan_frames: dict[str, pd.DataFrame], plan_file: Path
) -> dict[str, pd.DataFrame]:
    """Read the rows of data/; without a measures file the goals' own words are read."""
    beside = {name: plan_file.with_suffix(ending) for ending, name in PLAN_FILES.items()}
    files = _data_files() | {name: path for name, path in beside.items() if path.is_file()}
    frames = tables.read_tables(files, plan_frames)
    if "measures" not in frames:
        calendar = frames["calendar"]
        years = frozenset(calendar.loc[calendar["kind"] == "year", "period"])
        proposed = proposed_measures(plan, years)
        known = proposed["indicator_id"].isin(frames["indicators"]["indicator_id"])
        frames["measures"] = proposed[known]
    return frames
