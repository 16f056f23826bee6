"""The results of a release, or of the working database, as disclosure control takes them."""

import pandas as pd

from monitoring import db


def rows_in_force(store: db.Store) -> pd.DataFrame:
    """Return the results in force with organisation_level and is_public (bool).

    A result is public where the state prints it, unless the district protects official results
    like its own.
    """
    rows = store.rows("results")
    return with_levels(store, rows[rows["superseded_by"].isna()])


def with_levels(store: db.Store, results: pd.DataFrame) -> pd.DataFrame:
    """Add organisation_level and is_public to results of ``store``."""
    levels = store.rows("organisations").set_index("organisation_id")["organisation_level"]
    known = store.read(db.sql_text("results_to_protect"))
    public = known.loc[known["is_public"], "result_id"]
    return results.assign(
        organisation_level=results["organisation_id"].map(levels),
        is_public=results["result_id"].isin(public),
    )
