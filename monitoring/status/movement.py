"""Did an action step's measures move? Each by itself, then the lane they follow."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from monitoring.rows import each
from monitoring.status.rules import MEASURED
from monitoring.status.wording import state_words

IMPROVING, UNCLEAR, WORSENING = "improving", "no_clear_change", "worsening"
WAITING = "not_measurable_yet"
ALL_STUDENTS = "All Students"
OUTPUT, OUTCOME = "output", "student_outcome"
_MOVEMENTS = {
    "clear_improvement": IMPROVING,
    "no_clear_change": UNCLEAR,
    "clear_decline": WORSENING,
}
_LANE = ["quarter", "step_id", "lane"]
_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]


class _Told(NamedTuple):
    """What is known of one measure in one quarter."""

    movement: str
    reason: str


def step_measures(
    links: pd.DataFrame, results: pd.DataFrame, quarters: pd.DataFrame, unpublished: pd.DataFrame
) -> pd.DataFrame:
    """Tell for every review quarter how each measure of each action step had moved by its end.

    Args:
        links: one row per step_id, lane and indicator_id: added_by ("plan" or "district"),
            short_name, shows, subgroup (the one that the step is meant for, or "All Students").
        results: the district's own, judged, one row per result_id: indicator_id, content_area,
            grade_span, subgroup, period_label, school_year, begins_on and released_on (dates),
            data_state, state_words, change, change_reason, is_sample.
        quarters: review quarters in order: quarter, school_year, begins_on, ends_on (dates). The
            first of them is the plan's first: what was measured before it tells nothing of it.
        unpublished: indicator_id, school_year and words of years the state left out.

    Returns:
        One row per quarter, link, content area and grade span, with the columns of the table
        ``step_measures``. An indicator without any result stands there once. ``is_counted`` is
        False for what the plan does not name, and for an output that stands for effectiveness:
        that something was delivered does not say that it worked.
    """
    wanted = _of_the_steps_group(links, results)
    rows: list[dict[str, object]] = []
    begins_on = quarters["begins_on"].min()
    for quarter in each(quarters):
        known = wanted[wanted["released_on"] <= quarter.ends_on]
        last = known.groupby(["step_id", "lane", *_SCOPE], sort=False).tail(1)
        gone = _not_published(unpublished, int(quarter.school_year))
        groups = last.groupby(["step_id", "lane", "indicator_id"])
        by_link = {key: list(each(own)) for key, own in groups}
        for link in each(links):
            found = by_link.get((link.step_id, link.lane, link.indicator_id), [None])
            rows += [_row(quarter, link, result, begins_on, gone) for result in found]
    columns = [*_LANE, *_SCOPE, "is_counted", "result_id", "movement", "reason", "is_sample"]
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


def _not_published(unpublished: pd.DataFrame, school_year: int) -> dict[str, str]:
    """Return why the last whole school year before a quarter has no result, by indicator."""
    of_year = unpublished[unpublished["school_year"] == school_year - 1]
    return dict(zip(of_year["indicator_id"], of_year["words"], strict=True))


def _row(
    quarter: Any,  # noqa: ANN401 - rows of queries
    link: Any,  # noqa: ANN401
    result: Any,  # noqa: ANN401
    begins_on: object,
    gone: dict[str, str],
) -> dict[str, object]:
    is_output = link.lane == "effectiveness" and link.shows == OUTPUT
    row: dict[str, object] = {
        "quarter": quarter.quarter,
        "step_id": link.step_id,
        "lane": link.lane,
        "indicator_id": link.indicator_id,
        "content_area": "",
        "grade_span": "",
        "subgroup": link.subgroup,
        "is_counted": link.added_by == "plan" and not is_output,
        "result_id": None,
        "is_sample": False,
    }
    if result is None:
        words = gone.get(link.indicator_id)
        reason = f"{_capital(words)}." if words else "No result was known by then."
        return row | _Told(WAITING, reason)._asdict()
    row |= {name: getattr(result, name) for name in _SCOPE[1:]}
    row |= {"result_id": result.result_id, "is_sample": bool(result.is_sample)}
    return row | _told(result, quarter, begins_on)._asdict()


def _told(result: Any, quarter: Any, begins_on: Any) -> _Told:  # noqa: ANN401 - rows of queries
    what = f"The last result known by then, {result.period_label},"
    if result.begins_on < begins_on:
        return _Told(WAITING, f"{what} is from before the plan.")
    if result.school_year < quarter.school_year - 1:
        return _Told(WAITING, f"{what} is more than a year old.")
    if result.data_state != MEASURED:
        return _Told(WAITING, f"{what} {state_words(result.data_state, result.state_words)}.")
    movement = _MOVEMENTS.get(result.change, WAITING)
    return _Told(movement, f"{_capital(result.period_label)}: {result.change_reason}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def step_lanes(measures: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Sum up how the measures of each lane had moved: counts, never an average.

    A lane is Improving when at least half of its measures that can be compared clearly improved
    and none clearly declined; Worsening the other way round; No clear change in between, where
    the reason says so when both happened; Not measurable yet when none can be compared.

    Args:
        measures: as ``step_measures`` returns them.
        links: as ``step_measures`` takes them.

    Returns:
        One row per quarter, step_id and lane that has a link: measured_state, n_improving,
        n_unclear, n_worsening, n_waiting (measures that count), has_outcome_measure (the plan
        names a measure of what students achieve), reason, is_sample (a movement rests on it).
    """
    plans_own = links[(links["added_by"] == "plan") & (links["shows"] == OUTCOME)]
    with_outcome = set(zip(plans_own["step_id"], plans_own["lane"], strict=True))
    names = dict(zip(links["indicator_id"], links["short_name"], strict=True))
    rows = [
        _lane(dict(zip(_LANE, key, strict=True)), own, with_outcome, names)
        for key, own in measures.groupby(_LANE, sort=False)
    ]
    columns = [*_LANE, "measured_state", "n_improving", "n_unclear", "n_worsening", "n_waiting"]
    return pd.DataFrame(rows, columns=[*columns, "has_outcome_measure", "reason", "is_sample"])


def _lane(
    key: dict[str, Any],
    measures: pd.DataFrame,
    with_outcome: set[tuple[str, str]],
    names: dict[str, str],
) -> dict[str, object]:
    counted = measures[measures["is_counted"]]
    told = {it: int((counted["movement"] == it).sum()) for it in (IMPROVING, UNCLEAR, WORSENING)}
    n_waiting = int((counted["movement"] == WAITING).sum())
    has_outcome = (key["step_id"], key["lane"]) in with_outcome
    reason = _reason(told, n_waiting)
    if key["lane"] == "effectiveness":
        left_out = measures[~measures["is_counted"]]["indicator_id"]
        reason += _left_out([names[it] for it in dict.fromkeys(left_out)])
        reason += "" if has_outcome else " The plan names no measure of students' outcomes here."
    moved = counted[counted["movement"] != WAITING]
    return key | {
        "measured_state": _state(told),
        "n_improving": told[IMPROVING],
        "n_unclear": told[UNCLEAR],
        "n_worsening": told[WORSENING],
        "n_waiting": n_waiting,
        "has_outcome_measure": has_outcome,
        "reason": reason,
        "is_sample": bool(moved["is_sample"].any()),
    }


def _state(told: dict[str, int]) -> str:
    n_compared = sum(told.values())
    if not n_compared:
        return WAITING
    if 2 * told[IMPROVING] >= n_compared and not told[WORSENING]:
        return IMPROVING
    if 2 * told[WORSENING] >= n_compared and not told[IMPROVING]:
        return WORSENING
    return UNCLEAR


def _reason(told: dict[str, int], n_waiting: int) -> str:
    n_compared = sum(told.values())
    if not n_compared:
        return _reason_of_none(n_waiting)
    of = "measure that can be compared" if n_compared == 1 else "measures that can be compared"
    reason = (
        f"Of {n_compared} {of} with the year before, {told[IMPROVING]} clearly improved, "
        f"{told[WORSENING]} clearly declined, {told[UNCLEAR]} cannot be told from no change."
    )
    if told[IMPROVING] and told[WORSENING]:
        reason += " They point both ways."
    return reason + (f" {n_waiting} more cannot be measured yet." if n_waiting else "")


def _reason_of_none(n_waiting: int) -> str:
    if not n_waiting:
        return "No measure counts here."
    if n_waiting == 1:
        return "Its one measure cannot be compared with the year before yet."
    return f"None of its {n_waiting} measures can be compared with the year before yet."


def _left_out(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f" Shown but not counted: {listed}." if listed else ""
