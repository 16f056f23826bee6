"""Writes what was read from one file as a batch, without losing what was there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from monitoring import db
from monitoring.errors import Notice
from monitoring.pipeline.organisations import has_new_district, with_organisations
from monitoring.pipeline.release_days import with_release_days
from monitoring.result_files import ParsedFile
from monitoring.result_files.model import NAN, OWN_LAYOUTS, folded
from monitoring.result_files.vintages import first_known, row_outcomes, was_undated
from monitoring.vocabulary.faults import LoadNote

KEY = ["indicator_id", "period", "organisation_id", "content_area", "grade_span", "subgroup"]


@dataclass(frozen=True)
class FileFacts:
    """What is known of a loaded file, whatever is in it.

    Args:
        name: of the file.
        sha256: of its bytes.
        kind: as in ``batches``.
        loaded_by: user name of the machine.
        loaded_at: local time.
        is_shipped: the file comes with the product.
        counts: ``rows_...`` of ``batches`` as they were at the load, for a file that is carried
            over; none are counted anew then.
        taken_back_at: when a file that is carried over was taken back, None where it was not.
        taken_back_by: who did.
    """

    name: str
    sha256: str
    kind: str
    loaded_by: str
    loaded_at: datetime
    is_shipped: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    taken_back_at: datetime | None = None
    taken_back_by: str | None = None


@dataclass(frozen=True)
class Loaded:
    """What a load did.

    Args:
        batch_id: the batch made, or the earlier one when the same file was loaded before.
        is_repeat: the same file was loaded before and nothing changed.
        n_new: rows for which there was no result.
        n_superseding: rows that replaced an older vintage.
        n_unchanged: rows that say what was already known, or less.
        n_older: rows of an older vintage than the one in force, kept as history only.
        notes: from when rows are known that bear no date themselves.
        touched: the scopes, as ``scope_of`` names them, of which there is another result or
            another date than before; None where the district itself is new, and with it all that
            rests on whose results there are.
    """

    batch_id: int
    is_repeat: bool
    n_new: int = 0
    n_superseding: int = 0
    n_unchanged: int = 0
    n_older: int = 0
    notes: tuple[Notice, ...] = ()
    touched: frozenset[str] | None = frozenset()


def write_batch(writer: db.Writer, parsed: ParsedFile, facts: FileFacts) -> Loaded:
    """Write one parsed file as a batch inside the caller's transaction.

    All its rows are kept, so that they can be in force again after a later batch is taken back. A
    row that repeats what is known changes nothing; a row that differs supersedes the older vintage,
    whose row stays; a rate without counts never replaces the same rate with them. A result is known
    from the day its first vintage was. A file that was loaded before is a batch again where it
    changes something, or where nothing of it is in force.
    """
    batch_id = next_id(writer, "next_batch_id")
    known = writer.read(db.sql_text("organisations"))
    said = with_organisations(writer, parsed.rows, known)
    if "n_enrolled" not in said:
        # Few readers know how many are enrolled.
        said["n_enrolled"] = NAN
    said["source"] = [
        it if isinstance(it, str) and it else facts.name for it in said["source"].tolist()
    ]
    if facts.taken_back_at is not None:
        writer.insert("batches", _batch_row(parsed, facts, Loaded(batch_id, is_repeat=False)))
        _keep_rows(writer, said, batch_id)
        _keep_origin(writer, parsed, batch_id)
        return Loaded(batch_id, is_repeat=False)
    rows, notes = with_days(writer, said, parsed.layouts, parsed.vintage_on, facts.loaded_at)
    rows = set_beside(writer, rows, parsed.vintage_on)
    is_change = rows["is_dated_anew"] | ~rows["outcome"].isin(["unchanged", "older"])
    if not facts.counts and not is_change.any():
        before = _loaded_before(writer, rows, facts)
        if before is not None:
            return Loaded(before, is_repeat=True)
    counts = rows["outcome"].value_counts()
    loaded = Loaded(
        batch_id,
        is_repeat=False,
        n_new=int(counts.get("new", 0)),
        n_superseding=int(counts.get("superseding", 0)),
        n_unchanged=int(counts.get("unchanged", 0)),
        n_older=int(counts.get("older", 0)),
        notes=notes + _told_anew(int(rows["is_dated_anew"].sum())),
        touched=None
        if has_new_district(rows, known)
        else frozenset(scope_of(rows[rows["is_dated_anew"] | (rows["outcome"] != "unchanged")])),
    )
    writer.insert("batches", _batch_row(parsed, facts, loaded))
    _keep_rows(writer, said, batch_id)
    _keep_origin(writer, parsed, batch_id)
    write_results(writer, rows, batch_id, next_id(writer, "next_result_id"))
    return loaded


def scope_of(rows: pd.DataFrame) -> "pd.Series[str]":
    """Name the scope of each row: its indicator, content area and grades."""
    return _test_of(rows) + "|" + rows["grade_span"]


def tests_of(rows: pd.DataFrame) -> list[str]:
    """Return the tests that rows are of: indicator and content area."""
    return sorted(_test_of(rows).unique())


def _test_of(rows: pd.DataFrame) -> "pd.Series[str]":
    return rows["indicator_id"] + "|" + rows["content_area"]


def next_id(writer: db.Writer, query: str) -> int:
    """Return the number that the next batch or result gets."""
    return int(writer.read(db.sql_text(query))["next_id"].iloc[0])


def _loaded_before(writer: db.Writer, rows: pd.DataFrame, facts: FileFacts) -> int | None:
    """Return the batch in force that says all this already, where there is one."""
    periods = sorted(rows["period"].unique())
    asked: dict[str, db.Param] = {"sha256": facts.sha256, "periods": periods}
    before = writer.read(db.sql_text("batch_of_file"), asked)
    return None if before.empty else int(before["batch_id"].iloc[0])


def with_days(
    writer: db.Writer,
    rows: pd.DataFrame,
    layouts: Collection[str],
    vintage_on: date | None,
    loaded_at: datetime,
) -> tuple[pd.DataFrame, tuple[Notice, ...]]:
    """Date each row of a batch; the date of a district's own file is that of a copy."""
    day = None if OWN_LAYOUTS & set(layouts) else vintage_on
    return with_release_days(writer, rows, day, loaded_at.date())


def set_beside(writer: db.Writer, rows: pd.DataFrame, vintage_on: date | None) -> pd.DataFrame:
    """Tell of each row what it is beside the result in force, and from when that is known.

    Args:
        writer: inside the transaction of the load.
        rows: of one batch, dated, with organisation_id.
        vintage_on: the day the file was made, None where it is not known.

    Returns:
        The rows with outcome, is_dated_anew (bool), and of the result in force old_result_id and
        its like, missing for none.
    """
    asked: dict[str, db.Param] = {"tests": tests_of(rows)}
    rows = rows.merge(writer.read(db.sql_text("results_in_force"), asked), how="left", on=KEY)
    rows["outcome"] = row_outcomes(rows, vintage_on)
    rows["is_dated_anew"] = (rows["outcome"] == "unchanged") & was_undated(rows)
    rows["released_on"], rows["is_date_assumed"] = first_known(rows)
    return rows


def _told_anew(n: int) -> tuple[Notice, ...]:
    return (Notice(LoadNote.DATED_ANEW, n=n),) if n else ()


def _batch_row(parsed: ParsedFile, facts: FileFacts, loaded: Loaded) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "batch_id": loaded.batch_id,
                "file_name": facts.name,
                "sha256": facts.sha256,
                "kind": facts.kind,
                "layout": ",".join(parsed.layouts),
                "vintage_on": parsed.vintage_on,
                "rows_read": parsed.rows_read,
                "rows_kept": len(parsed.rows),
                "rows_new": loaded.n_new,
                "rows_superseding": loaded.n_superseding,
                "rows_unchanged": loaded.n_unchanged,
                "rows_hidden": parsed.rows_hidden,
                "rows_other_districts": parsed.rows_other_districts,
                "loaded_at": facts.loaded_at,
                "loaded_by": facts.loaded_by,
                "is_shipped": facts.is_shipped,
                "taken_back_at": facts.taken_back_at,
                "taken_back_by": facts.taken_back_by,
            }
            | dict(facts.counts)
        ]
    )


def _keep_rows(writer: db.Writer, said: pd.DataFrame, batch_id: int) -> None:
    """Keep all that a batch says, as it says it."""
    days = [None if pd.isna(day) else day for day in said["released_on"]]
    rows = said.assign(
        batch_id=batch_id,
        sort_order=range(1, len(said) + 1),
        released_on=pd.Series(days, index=said.index, dtype="object"),
    )
    writer.insert("batch_rows", rows[writer.columns("batch_rows")])


def _keep_origin(writer: db.Writer, parsed: ParsedFile, batch_id: int) -> None:
    """Keep what a batch was made of, the rows that were not counted, and what names mean."""
    files = [
        {"batch_id": batch_id, "sort_order": number, "role": it.role, "file_name": it.name}
        | {"sha256": it.sha256, "rows_read": it.n_read}
        for number, it in enumerate(parsed.files, 1)
    ]
    left_out = [
        {"batch_id": batch_id, "reason": reason, "rows_left_out": n}
        for reason, n in parsed.left_out.items()
    ]
    meant = {folded(name): meaning for name, meaning in parsed.matches.items()}
    matches = [
        {"batch_id": batch_id, "name": name, "meaning": meaning} for name, meaning in meant.items()
    ]
    writer.insert("batch_matches", pd.DataFrame(matches))
    writer.insert("batch_files", pd.DataFrame(files))
    writer.insert("batch_rows_left_out", pd.DataFrame(left_out))
    matched = [{"batch_id": batch_id, **it._asdict()} for it in parsed.matched]
    writer.insert("matched_students", pd.DataFrame(matched))


def write_results(writer: db.Writer, rows: pd.DataFrame, batch_id: int, first_id: int) -> None:
    """Write the rows of a batch that change something, and what they change.

    Args:
        writer: inside the transaction of the load.
        rows: as ``set_beside`` returns them.
        batch_id: theirs.
        first_id: the result_id of the first of them.
    """
    anew = rows[rows["is_dated_anew"]]
    for result_id, day in zip(anew["old_result_id"], anew["released_on"], strict=True):
        asked: dict[str, db.Param] = {"result_id": int(result_id), "released_on": day}
        writer.run(db.sql_text("date_anew"), asked)
    rows = rows[rows["outcome"] != "unchanged"].reset_index(drop=True)
    if rows.empty:
        return
    rows["result_id"] = range(first_id, first_id + len(rows))
    rows["batch_id"] = batch_id
    # No file codes its figures: only a release does, and it loads none.
    rows["value_code"] = ""
    rows["superseded_by"] = rows["old_result_id"].where(rows["outcome"] == "older").astype("Int64")
    writer.insert("results", rows[writer.columns("results")])
    for name in ("supersede_results", "date_by_older"):
        writer.run(db.sql_text(name), {"batch_id": batch_id, "first_id": first_id})
