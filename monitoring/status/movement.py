"""Did an action step's measures move? Each by itself, then the lane they follow."""

from collections import Counter
from typing import Any, NamedTuple

import pandas as pd

from monitoring.rows import each
from monitoring.status.rules import ALL_STUDENTS, MEASURED
from monitoring.vocabulary import AddedBy, Change, Lane, Movement, OutcomeType
from monitoring.vocabulary.verdicts import MeasureObstacle

_MOVEMENTS = {
    Change.CLEAR_IMPROVEMENT: Movement.IMPROVING,
    Change.NO_CLEAR_CHANGE: Movement.NO_CLEAR_CHANGE,
    Change.CLEAR_DECLINE: Movement.WORSENING,
}
_LANE = ["quarter", "step_id", "lane"]
_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]


class _Moved(NamedTuple):
    """What is known of one measure in one quarter."""

    movement: Movement
    obstacle: MeasureObstacle


def step_measures(
    links: pd.DataFrame, results: pd.DataFrame, quarters: pd.DataFrame, unpublished: pd.DataFrame
) -> pd.DataFrame:
    """Tell for every review quarter how each measure of each action step had moved by its end.

    Args:
        links: one row per step_id, lane and indicator_id: added_by ("plan" or "district"),
            short_name, outcome_type, subgroup (the one that the step is meant for, or
            "All Students").
        results: the district's own, judged, one row per result_id: indicator_id, content_area,
            grade_span, subgroup, school_year, begins_on and released_on (dates), data_state,
            change, is_sample.
        quarters: review quarters in order: quarter, school_year, begins_on, ends_on (dates). The
            first of them is the plan's first: what was measured before it tells nothing of it.
        unpublished: indicator_id and school_year of years the state left out, known_from (date).

    Returns:
        One row per quarter, link, content area and grade span, with the columns of the table
        ``step_measures``. An indicator without any result stands there once. ``is_counted`` is
        False for what the plan does not name, and for an output that stands for effectiveness:
        that something was delivered does not say that it worked. ``obstacle`` says why a movement
        is not measurable yet.
    """
    wanted = _of_the_steps_group(links, results)
    rows: list[dict[str, object]] = []
    begins_on = quarters["begins_on"].min()
    for quarter in each(quarters):
        known = wanted[wanted["released_on"] <= quarter.ends_on]
        last = known.groupby(["step_id", "lane", *_SCOPE], sort=False).tail(1)
        noted = unpublished[unpublished["known_from"] <= quarter.ends_on]
        gone = _not_published(noted, int(quarter.school_year))
        by_link: dict[tuple[str, str, str], list[Any]] = {}
        for result in each(last):
            key = (result.step_id, result.lane, result.indicator_id)
            by_link.setdefault(key, []).append(result)
        for link in each(links):
            found = by_link.get((link.step_id, link.lane, link.indicator_id), [None])
            rows += [_row(quarter, link, result, begins_on, gone) for result in found]
    columns = [*_LANE, *_SCOPE, "is_counted", "result_id", "movement", "obstacle", "is_sample"]
    return pd.DataFrame(rows, columns=columns).astype({"result_id": "Int64"})


def _of_the_steps_group(links: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Join links and results: of the step's own group, or of all where there is no such group."""
    wanted = links[["step_id", "lane", "indicator_id", "subgroup"]].rename(
        columns={"subgroup": "wanted"}
    )
    joined = wanted.merge(results, on="indicator_id").sort_values("begins_on", kind="stable")
    is_own = joined["subgroup"] == joined["wanted"]
    has_own = is_own.groupby([joined["step_id"], joined["indicator_id"]]).transform("any")
    is_fallback = (joined["subgroup"] == ALL_STUDENTS) & ~has_own.astype(bool)
    return joined[is_own | is_fallback]


def _not_published(unpublished: pd.DataFrame, school_year: int) -> set[str]:
    """Return the indicators that the state left out in the last whole year before a quarter."""
    return set(unpublished.loc[unpublished["school_year"] == school_year - 1, "indicator_id"])


def _row(
    quarter: Any,  # noqa: ANN401 - rows of queries
    link: Any,  # noqa: ANN401
    result: Any,  # noqa: ANN401
    begins_on: object,
    gone: set[str],
) -> dict[str, object]:
    is_output = link.lane == Lane.EFFECTIVENESS and link.outcome_type == OutcomeType.OUTPUT
    row: dict[str, object] = {
        "quarter": quarter.quarter,
        "step_id": link.step_id,
        "lane": link.lane,
        "indicator_id": link.indicator_id,
        "content_area": "",
        "grade_span": "",
        "subgroup": link.subgroup,
        "is_counted": link.added_by == AddedBy.PLAN and not is_output,
        "result_id": None,
        "is_sample": False,
    }
    if result is None:
        is_gone = link.indicator_id in gone
        why = MeasureObstacle.NOT_PUBLISHED if is_gone else MeasureObstacle.NONE_KNOWN
        return row | _Moved(Movement.NOT_MEASURABLE_YET, why)._asdict()
    row |= {name: getattr(result, name) for name in _SCOPE[1:]}
    row |= {"result_id": result.result_id, "is_sample": bool(result.is_sample)}
    return row | _moved(result, quarter, begins_on)._asdict()


def _moved(result: Any, quarter: Any, begins_on: Any) -> _Moved:  # noqa: ANN401 - rows of queries
    why = _obstacle(result, quarter, begins_on)
    if why:
        return _Moved(Movement.NOT_MEASURABLE_YET, why)
    return _Moved(_MOVEMENTS[result.change], why)


def _obstacle(result: Any, quarter: Any, begins_on: Any) -> MeasureObstacle:  # noqa: ANN401
    if result.begins_on < begins_on:
        return MeasureObstacle.BEFORE_PLAN
    if result.school_year < quarter.school_year - 1:
        return MeasureObstacle.TOO_OLD
    if result.data_state != MEASURED:
        return MeasureObstacle.NO_RESULT
    return MeasureObstacle.NONE if result.change in _MOVEMENTS else MeasureObstacle.NOT_COMPARABLE


def step_lanes(measures: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Sum up how the measures of each lane had moved: counts, never an average.

    A lane is improving when at least half of its measures that can be compared clearly improved
    and none clearly declined; worsening the other way round; without clear change in between;
    not measurable yet when none can be compared.

    Args:
        measures: as ``step_measures`` returns them.
        links: as ``step_measures`` takes them.

    Returns:
        One row per quarter, step_id and lane that has a link: measured_state, n_improving,
        n_unclear, n_worsening, n_waiting (measures that count), has_outcome_measure (the plan
        names a measure of what students achieve), is_sample (a movement rests on it).
    """
    is_outcome = (links["added_by"] == AddedBy.PLAN) & (
        links["outcome_type"] == OutcomeType.STUDENT_OUTCOME
    )
    plans_own = links[is_outcome]
    with_outcome = set(zip(plans_own["step_id"], plans_own["lane"], strict=True))
    # Plain lists by lane: a filtered frame for each of hundreds of lanes takes a second.
    counted: dict[tuple[Any, ...], list[tuple[Movement, bool]]] = {}
    for *key, movement, is_counted, is_sample in zip(
        *(measures[name] for name in (*_LANE, "movement", "is_counted", "is_sample")), strict=True
    ):
        own = counted.setdefault(tuple(key), [])
        if is_counted:
            own.append((movement, is_sample))
    rows = [
        _lane(dict(zip(_LANE, key, strict=True)), own, with_outcome) for key, own in counted.items()
    ]
    columns = [*_LANE, "measured_state", "n_improving", "n_unclear", "n_worsening", "n_waiting"]
    return pd.DataFrame(rows, columns=[*columns, "has_outcome_measure", "is_sample"])


def _lane(
    key: dict[str, Any], counted: list[tuple[Movement, bool]], with_outcome: set[tuple[str, str]]
) -> dict[str, object]:
    n = Counter(movement for movement, _ in counted)
    return key | {
        "measured_state": _state(n),
        "n_improving": n[Movement.IMPROVING],
        "n_unclear": n[Movement.NO_CLEAR_CHANGE],
        "n_worsening": n[Movement.WORSENING],
        "n_waiting": n[Movement.NOT_MEASURABLE_YET],
        "has_outcome_measure": (key["step_id"], key["lane"]) in with_outcome,
        "is_sample": any(
            is_sample for movement, is_sample in counted if movement != Movement.NOT_MEASURABLE_YET
        ),
    }


def _state(n: Counter[Movement]) -> Movement:
    n_up, n_down = n[Movement.IMPROVING], n[Movement.WORSENING]
    n_compared = n_up + n_down + n[Movement.NO_CLEAR_CHANGE]
    if not n_compared:
        return Movement.NOT_MEASURABLE_YET
    if 2 * n_up >= n_compared and not n_down:
        return Movement.IMPROVING
    if 2 * n_down >= n_compared and not n_up:
        return Movement.WORSENING
    return Movement.NO_CLEAR_CHANGE
