"""Did an action step's measures move? Each by itself, then the lane they follow."""

from collections import Counter
from typing import Any

import pandas as pd

from monitoring.status.chosen import first_true
from monitoring.status.rules import ALL_STUDENTS, CODED, MEASURED, Words
from monitoring.vocabulary import AddedBy, Change, Lane, Movement, OutcomeType
from monitoring.vocabulary.verdicts import MeasureObstacle

_MOVEMENTS = {
    Change.CLEAR_IMPROVEMENT: Movement.IMPROVING,
    Change.NO_CLEAR_CHANGE: Movement.NO_CLEAR_CHANGE,
    Change.CLEAR_DECLINE: Movement.WORSENING,
}
_LANE = ["quarter", "step_id", "lane"]
_LINK = ["step_id", "lane", "indicator_id"]
_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]


def step_measures(
    links: pd.DataFrame, results: pd.DataFrame, quarters: pd.DataFrame, unpublished: pd.DataFrame
) -> pd.DataFrame:
    """Tell for every review quarter how each measure of each action step had moved by its end.

    Args:
        links: one row per step_id, lane and indicator_id: added_by ("plan" or "district"),
            short_name, outcome_type, subgroup (the one that the step is meant for, or
            "All Students").
        results: the district's own, judged, one row per result_id: indicator_id, content_area,
            grade_span, subgroup, school_year, begins_on (date), known_since and known_until (dates
            between which this is what is said of the result), data_state,
            change, is_sample.
        quarters: review quarters in order: quarter, school_year, begins_on, ends_on (dates). The
            first of them is the plan's first: what was measured before it tells nothing of it.
        unpublished: indicator_id and school_year of years the state left out, known_since and
            known_until (dates between which that was what is known).

    Returns:
        One row per quarter, link, content area and grade span, with the columns of the table
        ``step_measures``. An indicator without any result stands there once. ``is_counted`` is
        False for what the plan does not name, and for an output that stands for effectiveness:
        that something was delivered does not say that it worked. ``obstacle`` says why a movement
        is not measurable yet.
    """
    reviews = quarters[["quarter", "school_year", "ends_on"]].rename(
        columns={"school_year": "review_year"}
    )
    known = _last_known(_of_the_steps_group(links, results), reviews)
    rows = reviews.merge(links, how="cross").merge(
        known, how="left", on=[*_LINK, "quarter"], suffixes=("", "_found")
    )
    is_found = rows["result_id"].notna()
    for name in ("content_area", "grade_span"):
        rows[name] = rows[name].where(is_found, "")
    rows["subgroup"] = rows["subgroup_found"].where(is_found, rows["subgroup"])
    rows["is_sample"] = rows["is_sample"].eq(True)
    is_output = (rows["lane"] == Lane.EFFECTIVENESS) & (rows["outcome_type"] == OutcomeType.OUTPUT)
    rows["is_counted"] = (rows["added_by"] == AddedBy.PLAN) & ~is_output
    begins_on = quarters["begins_on"].min()
    rows["obstacle"] = _obstacles(rows, is_found, begins_on, _not_published(rows, unpublished))
    is_told = rows["obstacle"] == MeasureObstacle.NONE
    moved = rows["change"].astype("object").map(_MOVEMENTS)
    rows["movement"] = moved.where(is_told, Movement.NOT_MEASURABLE_YET).astype("object")
    columns = [*_LANE, *_SCOPE, "is_counted", "result_id", "movement", "obstacle", "is_sample"]
    return rows[columns].astype({"result_id": "Int64"})


def _last_known(wanted: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the last result of each link and scope that was known at each quarter's end."""
    pairs = wanted.merge(reviews[["quarter", "ends_on"]], how="cross")
    pairs = pairs[_holds(pairs)].drop(columns=["ends_on", "wanted"])
    return pairs.groupby(["quarter", "step_id", "lane", *_SCOPE], sort=False).tail(1)


def _holds(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Say which rows were what is known at the end of their quarter."""
    since, until, ends_on = (
        pd.to_datetime(rows[name]) for name in ("known_since", "known_until", "ends_on")
    )
    return (since <= ends_on) & (ends_on <= until)


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


def _not_published(rows: pd.DataFrame, unpublished: pd.DataFrame) -> "pd.Series[bool]":
    """Say where the state left out the last whole year before a quarter, as it knew by then."""
    asked = rows[["indicator_id", "ends_on"]].assign(school_year=rows["review_year"] - 1)
    noted = asked.reset_index(names="row").merge(unpublished, on=["indicator_id", "school_year"])
    return pd.Series(rows.index.isin(noted.loc[_holds(noted), "row"]), index=rows.index)


def _obstacles(
    rows: pd.DataFrame,
    is_found: "pd.Series[bool]",
    begins_on: object,
    is_gone: "pd.Series[bool]",
) -> Words:
    """Name what keeps each movement from being measurable; the first that applies."""
    is_end = rows["data_state"].isin(CODED.values()) & rows["change"].isin(list(_MOVEMENTS))
    return first_true(
        [
            ~is_found & is_gone,
            ~is_found,
            pd.to_datetime(rows["begins_on"]) < pd.Timestamp(str(begins_on)),
            rows["school_year"] < rows["review_year"] - 1,
            (rows["data_state"] != MEASURED) & ~is_end,
            ~rows["change"].isin(list(_MOVEMENTS)),
        ],
        [
            MeasureObstacle.NOT_PUBLISHED,
            MeasureObstacle.NONE_KNOWN,
            MeasureObstacle.BEFORE_PLAN,
            MeasureObstacle.TOO_OLD,
            MeasureObstacle.NO_RESULT,
            MeasureObstacle.NOT_COMPARABLE,
        ],
        default=MeasureObstacle.NONE,
    )


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
        *(measures[name].tolist() for name in (*_LANE, "movement", "is_counted", "is_sample")),
        strict=True,
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
