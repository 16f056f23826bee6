"""What there is to choose from in each filter: only what exists, in the plan's words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from monitoring import clock
from monitoring.db.query_rows import (
    FilterPeriods,
    FilterSchools,
    FilterScopes,
    FilterSubgroups,
    Goals,
    Measures,
    Opening,
    OwnDistrict,
    ReviewQuarters,
    StepFacets,
    Steps,
)
from monitoring.ui.kept import made_once, rows_of
from monitoring.ui.pages import PageId
from monitoring.vocabulary import IndicatorKind
from monitoring.wording import filters as words
from monitoring.wording import periods
from monitoring.wording.goal_names import goal_names

ALL = "all"
QUARTER = re.compile(r"\d{4}-\d{2}-Q\d")
OPENING_GROUP = "English Learners"  # whom the gaps page opens with, a name in the data
Picked = Mapping[str, str]  # key -> value, of the choices drawn so far, and "page"


@dataclass(frozen=True)
class Options:
    """What can be chosen: value -> words, and what is chosen where nobody did.

    Args:
        labels: value -> words, in the order in which they are offered.
        default: what is chosen where nobody did.
        is_ordered: values stand in order, the newest first; what lies between, before or after
            them has a nearest one.
    """

    labels: Mapping[str, str]
    default: str
    is_ordered: bool = False

    def nearest(self, asked: str) -> str:
        """Return what stands for a value that is not here: the next older, else the oldest."""
        if not self.is_ordered or not QUARTER.fullmatch(asked):
            return self.default
        return next((value for value in self.labels if value <= asked), [*self.labels][-1])


@dataclass(frozen=True)
class Choice:
    """One filter: the field of ``Filters`` it fills, and what there is to choose."""

    field: str
    options: Callable[["Picked"], Options]


def district_id() -> str:
    """Return the organisation_id of the plan's district, "" before any result of its own is in."""
    own = rows_of(OwnDistrict)
    return own[0].organisation_id if own else ""


def district_name() -> str:
    """Return the plan's district as files of results name it, "" before any is in."""
    own = rows_of(OwnDistrict)
    return own[0].organisation if own else ""


def _scope(picked: Picked) -> dict[str, str]:
    return {
        "quarter": picked["quarter"],
        "indicator_id": picked["indicator"],
        "content_area": picked["content"],
        "grade_span": picked["grades"],
    }


def _organisation(picked: Picked) -> str | None:
    """The school chosen, or the district; None on Schools, where any school counts."""
    if picked["page"] == PageId.SCHOOLS:
        return None
    school = picked.get("school", ALL)
    return school if school not in (ALL, "") else district_id()


def _quarters(_: Picked) -> Options:
    # Writing the months of every quarter anew would be a tenth of what a page run costs.
    return made_once(_written_quarters, rows_of(ReviewQuarters), opening())


def opening() -> Opening:
    """Return the quarter that a fresh visit opens with, and the one under way."""
    return rows_of(Opening, today=clock.today())[0]


def _written_quarters(rows: tuple[ReviewQuarters, ...], opening: Opening) -> Options:
    return Options(
        {
            row.quarter: words.quarter(row.quarter, row.begins_on, row.ends_on)
            for row in reversed(rows)
            if row.quarter <= opening.under_way
        },
        opening.quarter,
        is_ordered=True,
    )


def _first_of(labels: Mapping[str, str]) -> Options:
    return Options(labels, next(iter(labels), ""))


def _goals(picked: Picked) -> Options:
    goals = made_once(_goal_names, rows_of(Goals), rows_of(Measures))
    has_all = picked["page"] == PageId.STEPS and len(goals) > 1
    if has_all:
        return _first_of({ALL: words.all_goals()} | goals)
    if picked["page"] not in (PageId.SUBGROUPS, PageId.SCHOOLS):
        return _first_of(goals)
    # Groups and schools open with a goal of which something is known by then.
    asked = {"quarter": picked["quarter"]}
    known = (goal_id for goal_id in goals if rows_of(FilterScopes, goal_id=goal_id, **asked))
    return Options(goals, next(known, next(iter(goals), "")))


def _goal_names(goals: tuple[Goals, ...], measures: tuple[Measures, ...]) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for row in measures:
        names.setdefault(row.goal_id, []).append(row.measure_name)
    return goal_names({row.goal_id: row.wording for row in goals}, names)


def _facet(name: str) -> Callable[[Picked], Options]:
    """Return what steps can be sorted out by: the plan's own words, and all of them."""

    def options(_: Picked) -> Options:
        say = words.equity if name == "equity" else str
        values = {row.value: say(row.value) for row in rows_of(StepFacets) if row.facet == name}
        return Options({ALL: words.every()} | values if values else {}, ALL if values else "")

    return options


def _measures(picked: Picked) -> Options:
    rows = rows_of(Measures)
    return _first_of(
        {row.measure_id: row.measure_name for row in rows if row.goal_id == picked["goal"]}
    )


def _steps(picked: Picked) -> Options:
    rows = rows_of(Steps, goal_id=picked["goal"])
    return _first_of({row.step_id: words.step(row.step_id, row.wording) for row in rows})


def _scopes(picked: Picked) -> tuple[FilterScopes, ...]:
    if not picked["goal"]:
        return ()
    return rows_of(FilterScopes, quarter=picked["quarter"], goal_id=picked["goal"])


def _indicators(picked: Picked) -> Options:
    labels: dict[str, str] = {}
    for row in _scopes(picked):
        is_official = row.kind == IndicatorKind.OFFICIAL
        label = words.indicator(
            row.short_name, is_official=is_official, is_sample=bool(row.is_sample)
        )
        labels.setdefault(row.indicator_id, label)
    return _first_of(labels)


def _content_areas(picked: Picked) -> Options:
    rows = [row for row in _scopes(picked) if row.indicator_id == picked["indicator"]]
    return _first_of({row.content_area: row.content_area for row in rows})


def _grade_spans(picked: Picked) -> Options:
    wanted = (picked["indicator"], picked["content"])
    rows = [row for row in _scopes(picked) if (row.indicator_id, row.content_area) == wanted]
    return _first_of({row.grade_span: words.grades(row.grade_span) for row in rows})


def _schools(picked: Picked) -> Options:
    own = rows_of(OwnDistrict)
    if not own or not picked["indicator"]:
        return Options({}, "")
    is_of_groups = picked["page"] == PageId.SUBGROUPS
    whole = words.whole_district(own[0].organisation) if is_of_groups else words.no_school()
    rows = rows_of(FilterSchools, **_scope(picked))
    return Options({ALL: whole} | {row.organisation_id: _school(row) for row in rows}, ALL)


def _school(row: FilterSchools) -> str:
    return words.school(row.organisation, is_alternative=row.is_alternative)


def _periods(picked: Picked) -> Options:
    organisation_id = _organisation(picked)
    rows = rows_of(FilterPeriods, **_scope(picked), organisation_id=organisation_id)
    labels = {row.period: periods.in_row(row.period, row.period_style) for row in rows}
    # What compares with no other is there to be chosen, and is never what a page opens with.
    compared = (row.period for row in rows if row.is_comparable)
    return Options(labels, next(compared, next(iter(labels), "")))


def _subgroups(picked: Picked) -> Options:
    rows = rows_of(
        FilterSubgroups,
        **_scope(picked),
        organisation_id=_organisation(picked),
        period=picked["period"],
    )
    labels = {row.subgroup: row.subgroup for row in rows}
    is_gap_page = picked["page"] == PageId.SUBGROUPS
    default = OPENING_GROUP if is_gap_page and OPENING_GROUP in labels else ""
    return Options(labels, default or next(iter(labels), ""))


CHOICES: Mapping[str, Choice] = {
    "quarter": Choice("quarter", _quarters),
    "goal": Choice("goal_id", _goals),
    "measure": Choice("measure_id", _measures),
    "step": Choice("step_id", _steps),
    "indicator": Choice("indicator_id", _indicators),
    "content": Choice("content_area", _content_areas),
    "grades": Choice("grade_span", _grade_spans),
    "school": Choice("school_id", _schools),
    "period": Choice("period", _periods),
    "subgroup": Choice("subgroup", _subgroups),
    "system": Choice("system", _facet("system")),
    "funding": Choice("funding", _facet("funding")),
    "served": Choice("served", _facet("served")),
    "role": Choice("role", _facet("role")),
    "evidence": Choice("evidence", _facet("evidence")),
    "equity": Choice("equity", _facet("equity")),
}
