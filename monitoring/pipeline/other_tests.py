"""What a load tells anew of other tests than those that it touches."""

from collections.abc import Collection

import pandas as pd

from monitoring import db, status
from monitoring.pipeline.batches import scope_of
from monitoring.pipeline.knowledge import StateOfKnowledge
from monitoring.vocabulary.verdicts import GapObstacle


def parted(writer: db.Writer, states: list[StateOfKnowledge]) -> set[str]:
    """Return the scopes of indicators that are, or were, judged from several states.

    A load may part the states of an indicator anew, also for scopes that it does not touch. What
    it touches besides may tell of poverty in an earlier state as well.
    """
    now = {it for state in states[:-1] for it in state.begins.index}
    before = writer.read(db.sql_text("parted_indicators"))["indicator_id"]
    indicators = now.union(before)
    if not indicators:
        return set()
    every = writer.read(db.sql_text("scopes"))
    return set(scope_of(every[every["indicator_id"].isin(indicators)]))


def poor_elsewhere(
    writer: db.Writer, results: pd.DataFrame, gaps: pd.DataFrame, scopes: Collection[str]
) -> set[str]:
    """Return the other scopes that say anew whether nearly everyone somewhere counts as poor."""
    known = writer.read(db.sql_text("gap_obstacles_of_the_poor")).set_index("result_id")
    others = gaps[~scope_of(results).isin(scopes)].set_index("result_id")["gap_obstacle"]
    before = known["gap_obstacle"].reindex(others.index)
    poor = GapObstacle.NEARLY_ALL_ECONOMIC
    is_other = before.notna() & ((before == poor) != (others == poor))
    changed = results["result_id"].isin(is_other.index[is_other])
    return set(scope_of(results[changed]))


def tell_together_anew(
    writer: db.Writer, state: StateOfKnowledge, rules: status.RuleParameters
) -> None:
    """Count the changes of All Students anew that a state tells together, across all tests."""
    known_by: dict[str, db.Param] = {"known_by": state.known_until}
    told = writer.read(db.sql_text("tests_of_all"), known_by)
    anew = status.told_together(told, rules)
    differs = (anew["looks"] != told["change_looks"].astype("Int64")).fillna(False)
    differs |= (anew["survives"] != told["change_survives"].astype("boolean")).fillna(False)
    differs &= told["is_of_state"]
    ids = told.loc[differs, "result_id"].tolist()
    if not ids:
        return
    looks, survives = (anew.loc[differs, name].tolist() for name in ("looks", "survives"))
    anew_of = {"result_ids": ids, "looks": looks, "survives": survives}
    writer.run(db.sql_text("tell_looks_anew"), anew_of | known_by)
    writer.run(db.sql_text("tell_findings_anew"), {"result_ids": ids} | known_by)
