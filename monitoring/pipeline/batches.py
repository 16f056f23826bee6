"""Writes what was read from one file as a batch, without losing what was there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from monitoring import db
from monitoring.errors import Notice
from monitoring.pipeline.release_days import with_release_days
from monitoring.result_files import ParsedFile
from monitoring.result_files.model import TIDY
from monitoring.result_files.vintages import first_known, row_outcomes, was_undated
from monitoring.vocabulary import OrganisationLevel
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
    """

    name: str
    sha256: str
    kind: str
    loaded_by: str
    loaded_at: datetime
    is_shipped: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)


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

    A row that repeats what is known changes nothing; a row that differs supersedes the older
    vintage, whose row stays; a rate without counts never replaces the same rate with them. A
    result is known from the day its first vintage was.
    """
    repeat = writer.read(db.sql_text("batch_of_file"), {"sha256": facts.sha256})
    if not repeat.empty:
        return Loaded(int(repeat["batch_id"].iloc[0]), is_repeat=True)
    batch_id = _next_id(writer, "next_batch_id")
    known = writer.read(db.sql_text("organisations"))
    rows = _with_organisations(writer, parsed.rows, known)
    rows, notes = _with_days(writer, rows, parsed, facts)
    asked: dict[str, db.Param] = {"tests": sorted(_test_of(rows).unique())}
    rows = rows.merge(writer.read(db.sql_text("results_in_force"), asked), how="left", on=KEY)
    rows["outcome"] = row_outcomes(rows, parsed.vintage_on)
    is_anew = _dated_anew(writer, rows)
    rows["released_on"] = first_known(rows)
    counts = rows["outcome"].value_counts()
    loaded = Loaded(
        batch_id,
        is_repeat=False,
        n_new=int(counts.get("new", 0)),
        n_superseding=int(counts.get("superseding", 0)),
        n_unchanged=int(counts.get("unchanged", 0)),
        n_older=int(counts.get("older", 0)),
        notes=notes + _told_anew(int(is_anew.sum())),
        touched=None
        if _has_new_district(rows, known)
        else frozenset(scope_of(rows[is_anew | (rows["outcome"] != "unchanged")])),
    )
    writer.insert("batches", _batch_row(parsed, facts, loaded))
    _write_results(writer, rows[rows["outcome"] != "unchanged"].reset_index(drop=True), batch_id)
    return loaded


def scope_of(rows: pd.DataFrame) -> "pd.Series[str]":
    """Name the scope of each row: its indicator, content area and grades."""
    return _test_of(rows) + "|" + rows["grade_span"]


def _test_of(rows: pd.DataFrame) -> "pd.Series[str]":
    return rows["indicator_id"] + "|" + rows["content_area"]


def _next_id(writer: db.Writer, query: str) -> int:
    return int(writer.read(db.sql_text(query))["next_id"].iloc[0])


def _has_new_district(rows: pd.DataFrame, known: pd.DataFrame) -> bool:
    is_district = rows["organisation_level"] == OrganisationLevel.DISTRICT
    return not bool(rows.loc[is_district, "organisation_id"].isin(known["organisation_id"]).all())


def _with_organisations(writer: db.Writer, rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Give every row its organisation_id, making the organisations that are new."""
    by_id = set(known["organisation_id"])
    districts = known[known["organisation_level"] == "district"]["organisation_id"].tolist()
    by_name = {
        (level, name.casefold()): organisation_id
        for organisation_id, level, name in zip(
            known["organisation_id"],
            known["organisation_level"],
            known["organisation"],
            strict=True,
        )
    }
    named = rows[["organisation_level", "organisation", "organisation_code"]].drop_duplicates()
    # Districts first: a school without a code of its own is named under its district.
    named = named.sort_values("organisation_level", kind="stable")
    ids: dict[tuple[str, str, str | None], str] = {}
    added: list[dict[str, object]] = []
    for level, name, code in named.itertuples(index=False):
        code = None if pd.isna(code) else code
        organisation_id = _organisation_id(level, name, code, districts, by_id, by_name)
        ids[level, name, code] = organisation_id
        if organisation_id not in by_id:
            added.append(
                {
                    "organisation_id": organisation_id,
                    "organisation_level": level,
                    "organisation": name,
                    "is_own": level != "state",
                }
            )
            by_id.add(organisation_id)
            by_name.setdefault((level, name.casefold()), organisation_id)
            if level == "district":
                districts.append(organisation_id)
    writer.insert("organisations", pd.DataFrame(added))
    return rows.assign(
        organisation_id=[
            ids[level, name, None if pd.isna(code) else code]
            for level, name, code in zip(
                rows["organisation_level"],
                rows["organisation"],
                rows["organisation_code"],
                strict=True,
            )
        ]
    )


def _organisation_id(
    level: str,
    name: str,
    code: str | None,
    districts: list[str],
    by_id: set[str],
    by_name: Mapping[tuple[str, str], str],
) -> str:
    if level == "state":
        return "GA"
    if level == "district":
        # The database is one district's, however a file writes or codes it.
        return districts[0] if districts else code or f"GA-{_slug(name)}"
    if code is not None:
        return code
    district = districts[0] if districts else "GA"
    return by_name.get((level, name.casefold()), f"{district}-{_slug(name)}")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _with_days(
    writer: db.Writer, rows: pd.DataFrame, parsed: ParsedFile, facts: FileFacts
) -> tuple[pd.DataFrame, tuple[Notice, ...]]:
    """Date each row and name its source; the date of a district's own file is that of a copy."""
    vintage_on = None if TIDY in parsed.layouts else parsed.vintage_on
    dated, notes = with_release_days(writer, rows, vintage_on, facts.loaded_at.date())
    source = [own if isinstance(own, str) and own else facts.name for own in rows["source"]]
    return dated.assign(source=source), notes


def _dated_anew(writer: db.Writer, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Give a figure that had no date the one that a later file states with the same figure."""
    is_anew = (rows["outcome"] == "unchanged") & was_undated(rows)
    is_anew &= pd.to_datetime(rows["released_on"]) != rows["undated_on"]
    anew = rows[is_anew]
    for result_id, day in zip(anew["old_result_id"], anew["released_on"], strict=True):
        asked: dict[str, db.Param] = {"result_id": int(result_id), "released_on": day}
        writer.run(db.sql_text("date_anew"), asked)
    return is_anew


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
            }
            | dict(facts.counts)
        ]
    )


def _write_results(writer: db.Writer, rows: pd.DataFrame, batch_id: int) -> None:
    if rows.empty:
        return
    first = _next_id(writer, "next_result_id")
    rows["result_id"] = range(first, first + len(rows))
    rows["batch_id"] = batch_id
    # No file codes its figures: only a release does, and it loads none.
    rows["value_code"] = ""
    rows["superseded_by"] = rows["old_result_id"].where(rows["outcome"] == "older").astype("Int64")
    columns = [column.name for column in db.schema_tables()["results"].columns]
    writer.insert("results", rows[columns])
    writer.run(db.sql_text("supersede_results"), {"batch_id": batch_id})
    writer.run(db.sql_text("date_by_older"), {"batch_id": batch_id})
