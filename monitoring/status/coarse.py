"""Verdicts on figures that are shown coarsely: only those that the exact figures have, too."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.status.cases import earlier_periods, pair
from monitoring.status.change import judge_change
from monitoring.status.chosen import first_true
from monitoring.status.columns import Rows
from monitoring.status.intervals import wilson_interval
from monitoring.status.levels import FINAL, RUNNING, judge_level
from monitoring.status.printed import ENDS
from monitoring.status.rules import (
    MEASURED,
    NOT_COMPARABLE,
    BoolArray,
    IntArray,
    RuleParameters,
)
from monitoring.vocabulary import Level
from monitoring.vocabulary.verdicts import ChangeObstacle, LevelObstacle

_VERDICTS = frozenset([*RUNNING.values(), *FINAL.values()])
_CHANGED = ("change_points", "change_low", "change_high")
# Cases judged at the lowest figure beside the highest earlier one, and the other way round.
_Corners = tuple[Rows, Rows]


def without_open_verdicts(
    cases: Rows, rows: Rows, paths: pd.DataFrame, rules: RuleParameters
) -> Rows:
    """Take back each verdict that the exact figures behind coarse ones might not have.

    A whole percent stands for all that round to it, and an end of the scale for all beyond it.
    Verdicts move with the figures in one direction: one that stays the same from the lowest figure
    beside the highest earlier one to the highest beside the lowest is that of every figure between.
    It tells no more than what is shown does.

    Args:
        cases: from ``judge_level`` and ``judge_change``.
        rows: from ``read_results``.
        paths: from ``read_measures``.
        rules: the rule's parameters.

    Returns:
        The cases. What is open is hidden, of a deadline's year undecided, and of a change not
        comparable; the obstacle is then HIDDEN, of a deadline's year DEADLINE_CODED. Ends of the
        scale have the verdicts that all of their figures have, and no distance, no difference and
        no interval. Where the change since one is open, the latest earlier year with a figure is
        what is compared.
    """
    if not (rows["is_coarse"] | rows["is_end"]).any():
        return cases
    ends = [_at(rows, end, rules) for end in ENDS]
    corners = _corners(ends, paths, rules, earlier_periods(rows))
    cases = _with_changes(_with_levels(cases, corners), corners)
    if not rows["is_end"].any():
        return cases
    latest = earlier_periods(ends[0])
    return _since_ends(cases, pair(rows, paths, None, latest), _corners(ends, paths, rules, latest))


def _at(rows: Rows, end: str, rules: RuleParameters) -> Rows:
    """Return the rows as if each coarse figure were the lowest or the highest it stands for."""
    is_end = rows["is_end"]
    coarse = rows["is_coarse"] | is_end
    within = np.where(coarse, 0.0, rows["within"])
    low, high = wilson_interval(
        np.where(coarse, rows[end], np.nan), rows["denominator"], rules.confidence, within
    )
    return rows | {
        "value": np.where(coarse, rows[end], rows["value"]),
        "within": within,
        "data_state": np.where(is_end, MEASURED, rows["data_state"]),
        "is_measured": rows["is_measured"] | is_end,
        "interval_low": np.where(coarse, low, rows["interval_low"]),
        "interval_high": np.where(coarse, high, rows["interval_high"]),
    }


def _corners(
    ends: Sequence[Rows], paths: pd.DataFrame, rules: RuleParameters, earlier: IntArray
) -> _Corners:
    low, high = ends
    one, other = (
        judge_change(judge_level(pair(own, paths, others, earlier), rules), rules)
        for own, others in ((low, high), (high, low))
    )
    return one, other


def _with_levels(cases: Rows, corners: _Corners) -> Rows:
    """Give ends of the scale the verdicts of all that they stand for, and hide what is open."""
    one, other = corners
    # A path that starts from an end is not known; as without one there is nothing to hide.
    has_no_start = cases["base_is_end"] & cases["starts_from_own"]
    rests_on_end = cases["is_end"] | cases["due_is_end"] | has_no_start
    is_same = one["level"] == other["level"]
    is_verdict = np.array([it in _VERDICTS for it in one["level"].tolist()], dtype=np.bool_)
    is_told = rests_on_end & is_same & is_verdict
    is_open = ~is_same & ~has_no_start
    is_final = is_open & (one["deadline_verdict"] != "")
    is_running = is_open & ~is_final
    for name in ("level", "deadline_verdict", "level_obstacle", "is_settled"):
        cases[name] = np.where(is_told, one[name], cases[name])
    for name, of_running, of_final in [
        ("level", Level.HIDDEN, Level.UNDECIDED),
        ("level_obstacle", LevelObstacle.HIDDEN, LevelObstacle.DEADLINE_CODED),
    ]:
        cases[name] = first_true([is_running, is_final], [of_running, of_final], cases[name])
    cases["deadline_verdict"] = np.where(is_final, Level.UNDECIDED, cases["deadline_verdict"])
    cases["is_settled"] &= ~is_final
    is_at_target = one["is_at_target"] & other["is_at_target"]
    cases["is_at_target"] = is_at_target & (is_told | ~rests_on_end)
    return cases


def _with_changes(cases: Rows, corners: _Corners) -> Rows:
    """Give ends of the scale the change that all of their figures have, and hide what is open."""
    one, other = corners
    is_told = (cases["is_end"] | cases["earlier_is_end"]) & _is_told(corners)
    is_moved = one["change"] != other["change"]
    cases["change"] = first_true(
        [is_moved, is_told], [NOT_COMPARABLE, one["change"]], cases["change"]
    )
    cases["change_obstacle"] = first_true(
        [is_moved, is_told], [ChangeObstacle.HIDDEN, ChangeObstacle.NONE], cases["change_obstacle"]
    )
    for bound in ("change_low", "change_high"):
        cases[bound] = np.where(is_moved, np.nan, cases[bound])
    return cases


def _since_ends(cases: Rows, since: Rows, corners: _Corners) -> Rows:
    """Tell changes since a later year that is shown as an end, where all of its figures agree.

    Args:
        cases: compared with the latest year that has a figure.
        since: the same cases beside the later year.
        corners: these judged.
    """
    is_told = since["earlier_is_end"] & _is_told(corners)
    for name in since:
        if name.startswith("earlier_"):
            cases[name] = np.where(is_told, since[name], cases[name])
    cases["change"] = np.where(is_told, corners[0]["change"], cases["change"])
    cases["change_obstacle"] = np.where(is_told, ChangeObstacle.NONE, cases["change_obstacle"])
    for name in _CHANGED:
        cases[name] = np.where(is_told, np.nan, cases[name])
    return cases


def _is_told(corners: _Corners) -> BoolArray:
    """Say which changes are judged, and alike at both corners."""
    one, other = corners
    is_judged = one["change_obstacle"] == ChangeObstacle.NONE
    return np.asarray(is_judged & (one["change"] == other["change"]))
