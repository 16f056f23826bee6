"""The results of a release: what was known by its day, protected, with the audit's report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from monitoring import db, disclosure
from monitoring.errors import InputError, Notice
from monitoring.releases.published_rows import with_levels
from monitoring.vocabulary.versions import ReleaseFault

_FIGURES = ["numerator", "denominator", "value", "published_value"]


_GIVES_AWAY = {False: ReleaseFault.GIVES_AWAY, True: ReleaseFault.CORRECTION_GIVES_AWAY}


class GivesAwayError(InputError):
    """Together with what was published before, it would give hidden figures away."""


@dataclass(frozen=True)
class Known:
    """Results known by the quarter's end: in force, revised since, and the loads they came by."""

    in_force: pd.DataFrame
    older: pd.DataFrame
    batches: pd.DataFrame


def known_by(store: db.Store, ends_on: date) -> Known:
    """Return the results that were known by a day, without what pages hide."""
    results = store.rows("results")
    results = results[pd.to_datetime(results["released_on"]).dt.date <= ends_on]
    results = _without(results, store.rows("secondary_suppression")["result_id"])
    in_force = results[results["superseded_by"].isna()]
    batches = store.rows("batches")
    return Known(
        with_levels(store, in_force),
        _revised(store, results),
        batches[batches["batch_id"].isin(results["batch_id"])],
    )


def write_results(
    writer: db.Writer,
    known: Known,
    earlier: list[pd.DataFrame],
    *,
    is_correction: bool,
    progress: Callable[[int, int], None],
) -> None:
    """Write the results, protected, with the report of what the audit did.

    Args:
        writer: of the release.
        known: what it is to hold.
        earlier: the results of each earlier release as they were published, the oldest first.
        is_correction: the release corrects one of those.
        progress: told how many of how many tables are protected.

    Raises:
        GivesAwayError: with the earlier ones it would give hidden figures away.
        disclosure.SolverError: the protection could not be proved.
    """
    protected = disclosure.protect_release(
        known.in_force,
        writer.read(db.sql_text("subgroups")),
        earlier,
        is_correction=is_correction,
        progress=progress,
    )
    if protected.given_away:
        raise GivesAwayError(
            _GIVES_AWAY[is_correction],
            cells=tuple(_named(writer, *each) for each in protected.given_away),
        )
    columns = [column.name for column in db.schema_tables()["results"].columns]
    writer.insert("batches", known.batches)
    # The audit proves nothing of how many are enrolled, so a release does not tell it.
    for rows in (protected.results, known.older):
        writer.insert("results", rows[columns].assign(n_enrolled=float("nan")))
    writer.insert("release_audit", protected.report)


def _named(writer: db.Writer, test: tuple[str, ...], cell: tuple[str, ...]) -> Notice:
    """Name a hidden cell as a reader knows it, without anything that it counts."""
    indicator, period, content_area = test
    organisation, grade_span, subgroup = cell
    indicators = writer.rows("indicators").set_index("indicator_id")["short_name"]
    names = writer.rows("organisations").set_index("organisation_id")["organisation"]
    parts = (str(names.get(organisation, organisation)), subgroup, grade_span)
    about = (str(indicators[indicator]), content_area)
    return Notice(
        ReleaseFault.CELL,
        whose=", ".join(part for part in parts if part),
        what=", ".join(part for part in about if part),
        test_period=period,
    )


def _without(results: pd.DataFrame, suppressed: "pd.Series[int]") -> pd.DataFrame:
    is_suppressed = results["result_id"].isin(suppressed)
    shown = results.copy()
    shown.loc[is_suppressed, _FIGURES] = float("nan")
    shown.loc[is_suppressed, ["data_state", "note"]] = [disclosure.HIDDEN, ""]
    return shown


def _revised(store: db.Store, results: pd.DataFrame) -> pd.DataFrame:
    """Return the older vintages that "revised results" tells of: the district as a whole only.

    Of a school or a group, the difference of two vintages could tell of one student.
    """
    own = store.rows("organisations")
    district = own[own["is_own"] & (own["organisation_level"] == "district")]["organisation_id"]
    is_whole = (results["subgroup"] == "All Students") & results["organisation_id"].isin(district)
    is_large = results["denominator"].isna() | (results["denominator"] >= 30)
    older = results[results["superseded_by"].notna() & is_whole & is_large]
    return disclosure.code_small_groups(with_levels(store, older))
