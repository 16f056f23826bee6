"""Which version of a target judges when: verdicts by all versions, kept for the days of each."""

import pandas as pd

from monitoring import db

PLAN_VERSION = 1
_DAYS = ["adopted_on", "in_force_until"]
_NOT_JUDGED_BY = ["unit", "period_style", "saved_at", "saved_by", "reason", "baseline_source"]


def versions_of(writer: db.Writer) -> pd.DataFrame:
    """Return what results are judged by: every version of a target, and when it is in force.

    Of those that are never in force only the plan's own is judged by.
    """
    versions = writer.read(db.sql_text("target_versions"), {"measure_id": None})
    is_judged_by = versions["is_ever_in_force"] | (versions["version"] == PLAN_VERSION)
    versions = versions[is_judged_by].rename(columns={"version": "target_version"})
    # Results have a unit and a source of their own.
    versions = versions.drop(columns=_NOT_JUDGED_BY).reset_index(drop=True)
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
