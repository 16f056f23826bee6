"""Makes the database from a plan document and the rows of `data/`."""

import getpass
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.errors import InputError
from monitoring.pipeline import plan_rows
from monitoring.pipeline.batches import FileFacts, Loaded, write_batch
from monitoring.pipeline.carry_over import Former, former, set_aside, wal
from monitoring.pipeline.sample import write_sample
from monitoring.pipeline.verdicts import assess_all
from monitoring.plan import Plan
from monitoring.plan import proposed_measures as readings
from monitoring.plan.file import read_district_plan
from monitoring.reference import read as tables
from monitoring.result_files import Context, ParsedFile, read_results
from monitoring.result_files.model import TIDY
from monitoring.vocabulary import BatchKind

OFFICIAL_RESULTS = db.DATA / "official_results.csv"
# Rows that belong to one plan lie beside its document, each file optional: ending -> table.
_PLAN_FILES = {
    ".measures.csv": "measures",
    ".items.csv": "item_links",
    ".role_names.csv": "role_names",
    ".role_holders.csv": "role_holders",
    ".early_signs.csv": "early_signs",
    ".interim_targets.csv": "interim_targets",
    ".alternative_schools.csv": "alternative_schools",
}
Progress = Callable[[str], None]


class DatabasePlaceError(InputError):
    """A database cannot be made where it is to lie."""


@dataclass(frozen=True)
class Built:
    """What a build made.

    Args:
        path: the database.
        district: whose plan it holds, as the plan writes it.
        n_results: results in force.
        n_carried: batches loaded earlier that were carried over.
        n_updates: saved versions of action steps' updates that were carried over.
        set_aside: where the former database went, when it held what is another plan's, was
            made by another version or is damaged.
        n_proposed: measures read from the goals' own words, for want of a measures file.
        has_measures_file: there is a measures file beside the plan.
        is_without_sample: the sample was taken out of the former database, and stays out.
    """

    path: Path
    district: str
    n_results: int
    n_carried: int
    n_updates: int
    set_aside: Path | None
    n_proposed: int
    has_measures_file: bool
    is_without_sample: bool


def build(plan_file: Path, progress: Progress) -> Built:
    """Build the database for one plan, and put it in place only when it is whole.

    Files loaded into the former database, and what people wrote in it, are carried over when it is
    the same district's.

    Raises:
        DatabasePlaceError: no database can be made where it is to lie.
        plan_text.NotAPlanError: the document is no plan.
        SchoolPlanError: the plan is a school's.
        FaultyRowsError: rows of `data/` or of the measures file are at fault.
        db.DatabaseBusyError: another process holds the database.
    """
    target = db.database_path()
    making = _place_for(target)
    try:
        progress("Reading the plan")
        plan = read_district_plan(plan_file)
        plan_frames = plan_rows.frames(plan, plan_file)
        has_measures_file = plan_file.with_suffix(".measures.csv").is_file()
        frames = _frames(plan, plan_frames, plan_file)
        before = former(target, plan_frames["plan"])
        n_results = _written(making, plan_frames | frames, before, progress)
        aside = set_aside(target) if before.is_kept_aside else None
        making.replace(target)
    finally:
        making.unlink(missing_ok=True)
        wal(making).unlink(missing_ok=True)
    return Built(
        path=target,
        district=str(plan_frames["plan"]["district"].iloc[0]),
        n_results=n_results,
        n_carried=len(before.carried),
        n_updates=before.n_updates,
        set_aside=aside,
        n_proposed=0 if has_measures_file else len(frames["measures"]),
        has_measures_file=has_measures_file,
        is_without_sample=before.is_without_sample,
    )


def _place_for(target: Path) -> Path:
    """Return the file to make the database in, beside its place, or say why there can be none."""
    elsewhere = "name another file in MONITORING_DATABASE"
    if target.is_dir():
        raise DatabasePlaceError(
            f"{target} is a folder, so no database can be made there; name a file in it in "
            "MONITORING_DATABASE"
        )
    if target.exists() and not target.is_file():
        raise DatabasePlaceError(
            f"{target} is a device or a pipe, so no database can be made there; {elsewhere}"
        )
    making = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        making.touch()
        making.unlink()
    except OSError as error:
        raise DatabasePlaceError(
            f"no database can be made in {target.parent} ({error.strerror}); {elsewhere}"
        ) from error
    return making


def _frames(
    plan: Plan, plan_frames: dict[str, pd.DataFrame], plan_file: Path
) -> dict[str, pd.DataFrame]:
    """Read the rows of data/; without a measures file the goals' own words are read."""
    files = {name: db.DATA / f"{name}.csv" for name in tables.REFERENCE_TABLES}
    beside = {name: plan_file.with_suffix(ending) for ending, name in _PLAN_FILES.items()}
    files |= {name: path for name, path in beside.items() if path.is_file()}
    frames = tables.read_tables(files, plan_frames)
    if "measures" not in frames:
        calendar = frames["calendar"]
        years = frozenset(calendar.loc[calendar["kind"] == "year", "period"])
        proposed = readings.proposed_measures(plan, years)
        known = proposed["indicator_id"].isin(frames["indicators"]["indicator_id"])
        frames["measures"] = proposed[known]
    return frames


def _written(
    making: Path,
    frames: dict[str, pd.DataFrame],
    before: Former,
    progress: Progress,
) -> int:
    try:
        return _write(making, frames, before, progress)
    except db.DatabaseUnreadableError as error:
        told = str(error.__cause__ or error).splitlines()[0]
        raise DatabasePlaceError(
            f"the new database could not be written to {making.parent} ({told}); make room there, "
            "or name another file in MONITORING_DATABASE"
        ) from error


def _write(
    making: Path,
    frames: dict[str, pd.DataFrame],
    before: Former,
    progress: Progress,
) -> int:
    store = db.Store(making)
    try:
        with store.write() as writer:
            writer.script(db.sql_text("schema"))
            for name in db.schema_tables():
                if name in frames:
                    writer.insert(name, frames[name])
            progress("Reading the official results")
            # Of another district's build only the state's rows of this file are of use.
            context = replace(context_of(writer), is_district_needed=False)
            shipped = read_results(OFFICIAL_RESULTS, context)
            facts = file_facts(OFFICIAL_RESULTS, "official")
            write_batch(writer, shipped, replace(facts, is_shipped=True))
            # Before the sample, which keeps out of every quarter that has an update.
            for name, rows in before.written.items():
                writer.insert(name, rows)
            if not before.is_without_sample:
                write_sample(writer)
            for parsed, facts in before.carried:
                write_batch(writer, parsed, facts)
            progress("Judging them")
            assess_all(writer)
            return int(writer.read(db.sql_text("count_results"))["n_results"].iloc[0])
    finally:
        store.close()


def context_of(reader: db.Store | db.Writer, year: int | None = None) -> Context:
    """Return what a result file is read against: the district and the vocabulary."""
    names = reader.read(db.sql_text("subgroup_names"))
    return Context(
        district=str(reader.read(db.sql_text("plan"))["district"].iloc[0]),
        subgroups=dict(zip(names["name"], names["subgroup"], strict=True)),
        indicators=frozenset(reader.read(db.sql_text("indicators"))["indicator_id"]),
        periods=frozenset(reader.read(db.sql_text("periods"))["period"]),
        year=year,
    )


def file_facts(path: Path, kind: str) -> FileFacts:
    """Return the name, hash and load time of a file."""
    with path.open("rb") as handle:
        sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
    return FileFacts(path.name, sha256, kind, user(), datetime.now())


def user() -> str:
    """Return the name by which this machine knows who is at work."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def load(
    path: Path, year: int | None, progress: Callable[[int], None]
) -> tuple[ParsedFile, Loaded]:
    """Load one result file into the database and judge anew what it touches.

    Args:
        path: the file.
        year: the school year or class, for layouts that do not write it.
        progress: called with the number of rows read so far.

    Raises:
        FileRefusedError: the file is none that can be read.
        FaultyRowsError: rows are at fault; nothing was loaded.
        db.DatabaseMissingError, db.DatabaseBusyError: see ``db.open_store``.
    """
    store = db.open_store()
    parsed = read_results(path, context_of(store, year), progress)
    kind = BatchKind.DISTRICT if parsed.layouts == (TIDY,) else BatchKind.OFFICIAL
    with store.write() as writer:
        loaded = write_batch(writer, parsed, file_facts(path, kind))
        if not loaded.is_repeat:
            assess_all(writer)
    return parsed, loaded
