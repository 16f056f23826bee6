"""Which version of a target judges when: verdicts by all versions, kept for the days of each."""

import pandas as pd

from monitoring import db

PLAN_VERSION = 1
_DAYS = ["adopted_on", "in_force_until"]


def versions_of(writer: db.Writer) -> pd.DataFrame:
    """Return all versions of all measures' targets, with the days on which each is in force."""
    versions = writer.read(db.sql_text("target_versions_to_judge"))
    return versions.assign(
        baseline_period=pd.to_numeric(versions["baseline_period"]),
        deadline_period=pd.to_numeric(versions["deadline_period"]),
    )


def held_by_version(verdicts: pd.DataFrame, versions: pd.DataFrame) -> pd.DataFrame:
    """Keep each verdict for the days on which the target that it is by is in force.

    Args:
        verdicts: one row per result and version of a measure's target, or per result alone:
            measure_id, target_version (missing without a measure), known_since and known_until
            (days between which it is what was known).
        versions: measure_id, target_version, adopted_on and in_force_until (days).

    Returns:
        The rows with state_until, the known_until that they had, and is_in_force. A verdict that is
        never in force is left out, but for that by the plan's own target: it stands for the days
        after the target was amended as well, not in force.
    """
    rows = verdicts.assign(state_until=verdicts["known_until"], is_in_force=True)
    of_version = versions.set_index(["measure_id", "target_version"])[_DAYS]
    if len(of_version) == versions["measure_id"].nunique():
        # As long as no target was amended, each is in force for ever.
        return rows
    is_judged = rows["measure_id"].notna()
    alone, rows = rows[~is_judged], rows[is_judged]
    key = pd.MultiIndex.from_arrays(
        [rows["measure_id"].astype(object), rows["target_version"].astype("int64")]
    )
    since, until = (pd.to_datetime(rows[name]) for name in ("known_since", "known_until"))
    begins, ends = (
        pd.Series(pd.to_datetime(of_version[name]).reindex(key).to_numpy(), index=rows.index)
        for name in _DAYS
    )
    held = rows.assign(
        known_since=since.where(since > begins, begins), known_until=until.where(until < ends, ends)
    )
    after = ends + pd.Timedelta(days=1)
    later = rows.assign(
        known_since=since.where(since > after, after), known_until=until, is_in_force=False
    )
    later = later[rows["target_version"] == PLAN_VERSION]
    both = pd.concat([held, later]).sort_index(kind="stable")
    both = both[both["known_since"] <= both["known_until"]]
    days = {name: pd.to_datetime(alone[name]) for name in ("known_since", "known_until")}
    return pd.concat([alone.assign(**days), both]).sort_index(kind="stable")
