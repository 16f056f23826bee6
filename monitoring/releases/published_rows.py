"""The results of a release, or of the working database, as disclosure control takes them."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pandas as pd

from monitoring import db
from monitoring.releases.catalogue import listed, whole
from monitoring.releases.older import bring_rows_forward
from monitoring.vocabulary import BatchKind


def rows_published_before(database: Path) -> list[pd.DataFrame]:
    """Return the results of every review published from a working database, the first one first.

    Raises:
        ReleaseMissingError: a file is gone or changed; what it tells is then not known.
        db.UpgradeError, db.DatabaseNewerError: a file does not fit the tables of today.
    """
    found = []
    for one in listed(database):
        path = whole(database, one, one.file, one.sha256)
        with closing(db.Store(path, read_only=True)) as store, with_tables_of_today(store) as rows:
            found.append(rows_in_force(rows))
    return found


@contextmanager
def with_tables_of_today(store: db.Store) -> Iterator[db.Store]:
    """Yield a release for reading, of an older version a copy with the tables of today."""
    db.refuse_newer(store)
    if store.has_schema():
        yield store
        return
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "release.duckdb"
        bring_rows_forward(store, target)
        with closing(db.Store(target)) as copy:
            yield copy


def rows_in_force(store: db.Store) -> pd.DataFrame:
    """Return the results in force of a release, with what ``with_levels`` adds and rule_version.

    A result is public where the state prints it, unless the district protects official results
    like its own.
    """
    rows = store.rows("results")
    facts = store.rows("release_facts")["rule_version"].tolist()
    return with_levels(store, rows[rows["superseded_by"].isna()].assign(rule_version=facts[0]))


def with_levels(store: db.Store, results: pd.DataFrame) -> pd.DataFrame:
    """Add organisation_level, unit, is_public and is_sample (bool) to results of ``store``."""
    units = store.rows("indicators").set_index("indicator_id")["unit"]
    levels = store.rows("organisations").set_index("organisation_id")["organisation_level"]
    public = store.rows("public_batches")["batch_id"]
    batches = store.rows("batches")
    sample = batches.loc[batches["kind"] == BatchKind.SAMPLE, "batch_id"]
    return results.assign(
        organisation_level=results["organisation_id"].map(levels),
        unit=results["indicator_id"].map(units),
        is_public=results["batch_id"].isin(public),
        is_sample=results["batch_id"].isin(sample),
    )
