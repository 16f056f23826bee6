"""Judges results in force and writes the verdicts, inside the transaction of a load."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import NamedTuple

import pandas as pd

from monitoring import db, disclosure, status
from monitoring.pipeline.batches import scope_of
from monitoring.pipeline.knowledge import StateOfKnowledge, states_of_knowledge
from monitoring.pipeline.memory import give_back
from monitoring.pipeline.other_tests import parted, poor_elsewhere, tell_together_anew
from monitoring.pipeline.verdict_rows import as_stored, earlier_stored, projections_stored
from monitoring.pipeline.versions import PLAN_VERSION, held_by_version, versions_of
from monitoring.status.columns import Rows
from monitoring.status.latest_known import (
    LAST_DAY,
    latest_known_results,
    overdue_results,
    with_plan_level,
)

_CLEAR = (
    *("clear_gaps", "clear_comparisons", "clear_funnel_zones", "clear_looks"),
    *("clear_findings", "clear_school_lists"),
)
_DROP = ("drop_projections", "drop_verdicts")
_CLEAR_LATEST = ("clear_latest_known_results", "clear_overdue_results")
_PARTS = 8
_SCOPE = ["indicator_id", "content_area", "grade_span"]


class _Judged(NamedTuple):
    """The results known in a state of knowledge, as read for a verdict, and their gaps."""

    state: StateOfKnowledge
    results: pd.DataFrame
    rows: Rows
    gaps: pd.DataFrame


def assess_all(writer: db.Writer) -> None:
    """Protect and judge every result in force, and write all that pages read.

    What was learned later than a result gives it one verdict for the quarters before and one for
    those from then on: results are judged once for each state of what was known, each time from
    what was known then alone. As a rule there is one state.

    Verdicts of earlier rule versions, and on results since superseded, stay as they were.
    """
    _assess(writer, None)


def assess_touched(writer: db.Writer, scopes: Collection[str] | None) -> None:
    """Judge anew what a load touched; everything is then as ``assess_all`` would leave it.

    A verdict rests on the results of its own scope, but for three: what is hidden beside small
    groups, of all grades of a test; whether nearly everyone in an organization counts as poor,
    which its other tests tell where one has no counts; and how many changes of All Students are
    told together.

    Args:
        writer: inside the transaction of the load.
        scopes: ``Loaded.touched`` of the load.
    """
    if scopes is None or scopes:
        _assess(writer, sorted(scopes) if scopes else None, n_parts=_PARTS)


def _assess(writer: db.Writer, scopes: list[str] | None, *, n_parts: int = 1) -> None:
    """Judge the results of some scopes, or of all; write what is said of all in so many parts."""
    rules = _rules(writer)
    states = list(states_of_knowledge(writer))
    subgroups = writer.read(db.sql_text("subgroups"))
    withheld = _withhold(writer, subgroups, scopes)
    if scopes is None:
        # One after the other: all at once they would take as many times the memory.
        judged: Iterable[_Judged] = (
            _with_gaps(writer, it, subgroups, rules, None) for it in states
        )
    else:
        asked_for = {*scopes, *withheld, *parted(writer, states)}
        judged, scopes = _touched(writer, states, subgroups, rules, asked_for)
    asked: dict[str, db.Param] = {"scopes": scopes}
    clear(writer, scopes)
    for name in _DROP:
        writer.run(db.sql_text(name), {"rule_version": rules.rule_version, **asked})
    for one in judged:
        _write(writer, one, subgroups, rules)
        del one
        give_back()
    for part in [scopes] if n_parts == 1 or scopes is not None else _in_parts(writer, n_parts):
        writer.fill("findings", db.sql_text("findings"), {"scopes": part})
        give_back()
    if scopes is not None:
        for state in states:
            tell_together_anew(writer, state, rules)
    writer.fill("school_lists", db.sql_text("school_lists"), asked)
    touched = scopes and sorted({scope.partition("|")[0] for scope in scopes})
    # Of what no measure covers nothing is told there.
    if scopes is None or scope_of(writer.rows("measures")).isin(scopes).any():
        _write_latest_known_results(writer)
    _write_steps(writer, touched)


def _in_parts(writer: db.Writer, n_parts: int) -> list[list[str]]:
    """Return all scopes in so many parts: all findings at once take much memory."""
    every = scope_of(writer.read(db.sql_text("scopes"))).tolist()
    n = max(1, -(-len(every) // n_parts))
    return [every[at : at + n] for at in range(0, len(every), n)]


def clear(writer: db.Writer, scopes: list[str] | None) -> None:
    """Take out what is judged anew of some scopes, or of all."""
    for name in _CLEAR:
        writer.run(db.sql_text(name), {"scopes": scopes})


def _touched(
    writer: db.Writer,
    states: list[StateOfKnowledge],
    subgroups: pd.DataFrame,
    rules: status.RuleParameters,
    asked_for: set[str],
) -> tuple[Iterable[_Judged], list[str]]:
    """Return the results of the scopes to be judged with their gaps, and these scopes.

    From a state before the last one those indicators are judged whose verdicts it parts.
    """
    *earlier, last = states
    scopes = sorted(asked_for)
    judged = _with_gaps(writer, last, subgroups, rules, scopes)
    more = poor_elsewhere(writer, judged.results, judged.gaps, scopes)
    if more:
        scopes = sorted({*scopes, *more})
        judged = _with_gaps(writer, last, subgroups, rules, scopes)
    before = (
        _of_scopes(_with_gaps(writer, state, subgroups, rules, own), own)
        for state in earlier
        if (own := [it for it in scopes if it.partition("|")[0] in state.begins.index])
    )
    return chain(before, [_of_scopes(judged, scopes)]), scopes


def _of_scopes(judged: _Judged, scopes: list[str]) -> _Judged:
    """Leave out what was read besides, because it tells of the results of some scopes."""
    is_asked = scope_of(judged.results).isin(scopes).to_numpy()
    if is_asked.all():
        return judged
    results, gaps = (it[is_asked].reset_index(drop=True) for it in (judged.results, judged.gaps))
    return _Judged(judged.state, results, status.some_of(judged.rows, is_asked), gaps)


def _with_gaps(
    writer: db.Writer,
    state: StateOfKnowledge,
    subgroups: pd.DataFrame,
    rules: status.RuleParameters,
    scopes: list[str] | None,
) -> _Judged:
    asked: dict[str, db.Param] = {"scopes": scopes, "known_by": state.known_until}
    results = writer.read(db.sql_text("current_results"), asked)
    results["lowest"], results["highest"] = disclosure.coarse_limits(results)
    rows = status.read_results(results, rules)
    return _Judged(state, results, rows, status.gaps(results, subgroups, rules, rows))


def _write(
    writer: db.Writer, judged: _Judged, subgroups: pd.DataFrame, rules: status.RuleParameters
) -> None:
    """Judge what was known then, and write what is said of the results whose state this is."""
    results, rows, gaps = judged.results, judged.rows, judged.gaps
    holds = judged.state.of(results)
    measures = versions_of(writer)
    assessed = status.assess(results, measures, rules, rows)
    verdicts = _with_interim(writer, assessed.assessments, results, rules)
    from_period = earlier_stored(gaps, "gap_from_period", results)
    stored = holds.own(holds.since(as_stored(verdicts, results)))
    writer.insert("assessments", held_by_version(stored, measures))
    for table, said in (
        ("projections", projections_stored(assessed.projections, rules)),
        ("gaps", gaps.assign(gap_from_period=from_period)),
        ("comparisons", status.compare_changes(results, assessed.assessments, rules, rows)),
        ("funnel_zones", status.places(results, rules, rows)),
        ("looks", status.looks(results, verdicts, gaps, subgroups, rules)),
    ):
        writer.insert(table, holds.own(said))


def _withhold(
    writer: db.Writer, subgroups: pd.DataFrame, scopes: list[str] | None
) -> "pd.Series[str]":
    """Mark what must be hidden beside the small groups; the view shown_results hides it.

    Returns the scopes in which other results are hidden than before.
    """
    tests = scopes and sorted({scope.rpartition("|")[0] for scope in scopes})
    asked: dict[str, db.Param] = {"tests": tests}
    loaded = writer.read(db.sql_text("results_to_protect"), asked)
    if scopes is None:
        writer.run(db.sql_text("clear_secondary_suppression"), {"result_ids": None})
    before = writer.read(db.sql_text("withheld_results"), asked)
    withheld = loaded[disclosure.secondary_suppression(loaded, subgroups)]
    gone = before[~before["result_id"].isin(withheld["result_id"])]
    new = withheld[~withheld["result_id"].isin(before["result_id"])]
    writer.run(
        db.sql_text("clear_secondary_suppression"), {"result_ids": gone["result_id"].tolist()}
    )
    writer.insert("secondary_suppression", new[["result_id"]])
    return scope_of(pd.concat([gone[_SCOPE], new[_SCOPE]]))


def _rules(writer: db.Writer) -> status.RuleParameters:
    row = writer.read(db.sql_text("rule_in_force")).iloc[0]
    return status.RuleParameters(
        rule_version=str(row["rule_version"]),
        confidence=float(row["confidence"]),
        confidence_outer=float(row["confidence_outer"]),
        min_n_for_status=int(row["min_n_for_status"]),
        min_points_for_projection=int(row["min_points_for_projection"]),
        band_narrow=float(row["band_narrow"]),
        band_wide=float(row["band_wide"]),
        projection_decimals=int(row["projection_decimals"]),
        false_discovery_rate=float(row["false_discovery_rate"]),
        min_share_of_others=float(row["min_share_of_others"]),
    )


def _with_interim(
    writer: db.Writer,
    assessments: pd.DataFrame,
    results: pd.DataFrame,
    rules: status.RuleParameters,
) -> pd.DataFrame:
    targets = writer.read(db.sql_text("interim_targets"))
    targets = targets.assign(period=targets["school_year"])
    return status.judge_interim(assessments, results, targets, rules)


def _write_latest_known_results(writer: db.Writer) -> None:
    for name in _CLEAR_LATEST:
        writer.run(db.sql_text(name))
    deadlines = writer.read(db.sql_text("deadlines"))
    verdicts = writer.read(db.sql_text("district_verdicts"))
    due = writer.read(db.sql_text("due_results"))
    quarters = writer.read(db.sql_text("review_quarters"))
    known = latest_known_results(quarters, deadlines, verdicts[verdicts["is_in_force"]], due)
    is_amended = set(deadlines.loc[deadlines["target_version"] != PLAN_VERSION, "measure_id"])
    own, of_own = (
        rows[rows["measure_id"].isin(is_amended) & (rows["target_version"] == PLAN_VERSION)]
        for rows in (deadlines, verdicts)
    )
    by_plan = latest_known_results(
        quarters, own.assign(in_force_until=pd.Timestamp(LAST_DAY)), of_own, due
    )
    writer.insert("latest_known_results", with_plan_level(known, by_plan))
    writer.insert("overdue_results", overdue_results(quarters, due))


def _write_steps(writer: db.Writer, indicators: list[str] | None) -> None:
    """Tell how the measures of each action step moved, as known at each quarter's end.

    Anew for some indicators, or for all; what they come to in a lane for all.
    """
    asked: dict[str, db.Param] = {"indicators": indicators}
    writer.run(db.sql_text("clear_step_measures"), asked)
    writer.run(db.sql_text("clear_step_lanes"))
    links = writer.read(db.sql_text("step_links"))
    anew = links if indicators is None else links[links["indicator_id"].isin(indicators)]
    measures = status.step_measures(
        anew,
        writer.read(db.sql_text("step_results"), asked),
        writer.read(db.sql_text("review_quarters")),
        writer.read(db.sql_text("unpublished_years")),
    )
    writer.insert("step_measures", measures)
    if indicators is not None:
        measures = writer.rows("step_measures")
    writer.insert("step_lanes", status.step_lanes(measures, links))
