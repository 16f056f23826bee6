"""Results that became known within a quarter: the clear changes, the new ones, the revised ones."""

from collections.abc import Iterator

import pandas as pd

from monitoring.brief.change_links import Place, group_place, line, measure_place, step_place
from monitoring.brief.model import KINDS, Change
from monitoring.brief.quarter_reader import Known, Row
from monitoring.rows import each
from monitoring.wording import figures as wording
from monitoring.wording import verdicts
from monitoring.wording.gaps import ALL, figure, movement
from monitoring.wording.interims import sign_name
from monitoring.wording.spoken import label_like, state_words, when

_, CLEAR, NEW, REVISED, _ = KINDS
_CLEAR_RESULTS = ("clear_improvement", "clear_decline")
_CLEAR_GAPS = ("clearly_narrower", "clearly_wider")
_SCOPE = ["indicator_id", "content_area", "grade_span"]


def clear_changes(known: Known) -> Iterator[Change]:
    """Tell the clear changes: those of all students, then those of groups, then their gaps."""
    rows = list(each(_followed(known, "changed_findings")))
    clear = [row for row in rows if row.change in _CLEAR_RESULTS]
    for row in (row for row in clear if row.subgroup == ALL):
        yield _result_line(known, row, _name(row))
    groups = [row for row in clear if row.subgroup != ALL and row.place_kind == "measure"]
    for row in groups:
        yield _result_line(known, row, f"{_name(row)}, {row.subgroup}")
    for row in rows:
        if row.gap_change_verdict in _CLEAR_GAPS and row.place_kind == "measure":
            labels = {row.gap_from_period: _label(row, row.gap_from_period)}
            told = movement(row, labels, is_short=True)
            told = f"{_name(row)}, {row.subgroup}, {row.period_label}: {told}"
            yield line(CLEAR, told, _place(known, row), is_sample=row.batch_kind == "sample")


def _result_line(known: Known, row: Row, name: str) -> Change:
    value = wording.value(row.value, row.unit)
    told = f"{name}: {value} {when(row.period_label)}; {verdicts.change_reason(row)}"
    return line(CLEAR, told, _place(known, row), is_sample=row.batch_kind == "sample")


def new_results(known: Known) -> Iterator[Change]:
    """Tell which figures became known, one line each; those of groups are not told apart."""
    for row in each(_followed(known, "changed_findings")):
        if row.subgroup != ALL or wording.is_missing(row.value):
            continue
        value = figure(row.value, row.numerator, row.n, row.unit)
        state = ""
        if row.data_state != "measured":
            state = f"; the result {state_words(row.data_state, row.state_words)}"
        told = f"{_name(row)}: {value} {when(row.period_label)}{state}."
        yield line(NEW, told, _place(known, row), is_sample=row.batch_kind == "sample")


def revised_results(known: Known) -> Iterator[Change]:
    """Tell which results were replaced; figures only of all students, and where both are seen."""
    rows = _followed(known, "changed_revisions")
    for _, own in rows.groupby([*_SCOPE, "period"], sort=False):
        told = list(each(own))
        whole = [row for row in told if row.subgroup == ALL]
        others = len({row.subgroup for row in told if row.subgroup != ALL})
        row = (whole or told)[-1]
        words = _revision(whole[0], whole[-1]) if whole else "results were revised"
        if others:
            groups = "1 group" if others == 1 else f"{others} groups"
            words += f"; {'so was' if others == 1 else 'so were'} {groups}" if whole else ""
            words += "" if whole else f" for {groups}"
        place = _place(known, row)
        is_sample = bool(own["is_sample"].any())
        yield line(
            REVISED, f"{_name(row)}, {row.period_label}: {words}.", place, is_sample=is_sample
        )


def _revision(old: Row, new: Row) -> str:
    """Say from what to what; counts as well where the values print the same."""
    if wording.is_missing(old.old_value) or wording.is_missing(new.new_value):
        return "the result was revised"
    before, after = (wording.value(value, new.unit) for value in (old.old_value, new.new_value))
    if before == after:
        before = figure(old.old_value, None, old.old_n, old.unit)
        after = figure(new.new_value, None, new.new_n, new.unit)
    if before == after:
        return f"the result was revised and stays {after}"
    return f"the result was revised from {before} to {after}"


def _followed(known: Known, query: str) -> pd.DataFrame:
    """Read what came in, keep what the plan follows, and set it in the order of the plan."""
    scopes = known.rows("changed_scopes").rename(columns={"place": "place_kind"})
    scopes = scopes.assign(rank=range(len(scopes)))
    came_in = known.of_quarter(query, before=known.before)
    came_in = came_in.drop(columns="measure_id", errors="ignore")
    kept = [*_SCOPE, "place_kind", "rank", "goal_id", "measure_id", "measure_name", "step_id"]
    joined = came_in.merge(scopes[[*kept, "short_name"]], on=_SCOPE)
    return joined.sort_values("rank", kind="stable")


def _name(row: Row) -> str:
    return str(row.measure_name) if row.place_kind == "measure" else sign_name(row)


def _label(row: Row, period: str) -> str:
    return label_like(row.period_label, int(period)) if period.isdigit() else period


def _place(known: Known, row: Row) -> Place:
    """Return the page with the figure: groups, measure and its signs, or the first step."""
    if row.subgroup != ALL and row.place_kind == "measure":
        return group_place(
            known,
            goal=row.goal_id,
            indicator=row.indicator_id,
            content=row.content_area,
            grades=row.grade_span,
            school="all",
            period=row.period,
            subgroup=row.subgroup,
        )
    if row.place_kind == "step":
        return step_place(known, row.goal_id, row.step_id)
    return measure_place(known, row.goal_id, row.measure_id)
