"""One school: its years beside the path, its status and its groups of students."""

from html import escape
from typing import Any

import pandas as pd

from monitoring import pictures
from monitoring.panels.html import opened, sample_mark, table
from monitoring.panels.measures import reason, verdict
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording import labels
from monitoring.wording import schools as words

Row = Any  # a row of ``subgroup_findings``

_YEARS_HEAD = (
    "Year",
    "Students",
    "Result",
    "95% interval",
    "Expected on the path",
    "Points from the path",
    "Students from the path",
    "Level",
    "Change",
    "Beside the district",
    "Known since",
    "Source",
)
_GROUPS_HEAD = (
    "Group",
    "Students",
    "Result",
    "95% interval",
    "Level",
    "Change",
    "Beside all others",
)


def choose_school() -> str:
    """Say how to see one school."""
    return (
        '<p class="waiting"><b>One school by itself:</b> choose it under “School” in the side bar; '
        "its years, its distance from the path and its groups of students are then shown here."
        "</p>"
    )


def one_school(
    own: pd.DataFrame, measures: pd.DataFrame, indicators: pd.DataFrame, period: str, subgroup: str
) -> str:
    """Write one school's results of a scope.

    Args:
        own: rows of ``subgroup_findings`` of the school: every period and group of the scope; at
            least one.
        measures: rows of ``measures``.
        indicators: rows of ``indicators``.
        period: the period looked at.
        subgroup: the group looked at.

    Returns:
        Its name, the finding of the period, the verdict with its reason, the years as a picture
        and a table, and the groups of the period as a table.
    """
    school, years = first(own), where(own, "subgroup", subgroup)
    now = where(years, "period", period)
    heading = f"<h2>{escape(words.name(school))}</h2>"
    if now.empty:
        known = ", ".join(years["period_label"].tolist()) or "none"
        said = f"No result of {period} for {subgroup}. Years with one: {known}."
        return f'{heading}<p class="finding">{escape(said)}</p>{_groups(own, period)}'
    row = first(now.assign(measure_name=school.organisation, release_basis=""))
    return (
        f'{heading}<p class="masthead">{escape(words.scope_words(row, indicators))}</p>'
        f'<p class="finding">{sample_mark(now)}{escape(_finding(row))}</p>'
        f"{verdict(row.level, row.change)}{_picture(years, measures, row)}{reason(row)}"
        f"{_years(years)}{_groups(own, period)}"
    )


def _finding(row: Row) -> str:
    sentences = [f"{words.figure(row)}."]
    if not wording.is_missing(row.distance_points):
        sentences.append(
            f"{wording.points(row.distance_points)} points from the path, "
            f"{wording.students(row.distance_students)}."
        )
    elif wording.is_missing(row.measure_id):
        sentences.append("The plan sets no path for it.")
    if not wording.is_missing(row.place):
        district = wording.value(row.district_value, row.unit)
        if row.place == words.WITHIN:
            told = f"Chance alone explains the distance from the district's {district}."
        else:
            side = row.place.partition(" ")[0]
            told = f"{side} the district's {district} by more than chance explains."
        sentences.append(told)
    return " ".join(sentences)


def _picture(years: pd.DataFrame, measures: pd.DataFrame, row: Row) -> str:
    """Draw the school's years; quarters stand in the table alone."""
    if not _is_yearly(years):
        return ""
    verdicts = f"{labels.level(row.level)}; {labels.change(row.change).lower()}"
    alt = f"{row.organisation}, {row.subgroup}: {_spoken(years)}. {verdicts}."
    return pictures.path_picture(_with_path(years, measures, row.measure_id), alt=alt)


def _is_yearly(years: pd.DataFrame) -> bool:
    return bool(len(years)) and bool(years["period"].str.fullmatch(r"\d{4}").all())


def school_pictures(
    own: pd.DataFrame, measures: pd.DataFrame, subgroup: str
) -> dict[str, tuple[Any, ...]]:
    """Return the picture of ``one_school`` as it is taken away: title -> what draws it.

    Args:
        own: rows of ``subgroup_findings`` of the school: every period and group of the scope.
        measures: rows of ``measures``.
        subgroup: the group looked at.

    Returns:
        One function with its arguments, the first of which is the rows it draws; none where the
        results are not of years.
    """
    years = where(own, "subgroup", subgroup)
    return {"Years": (school_years, years, measures)} if _is_yearly(years) else {}


def school_years(years: pd.DataFrame, measures: pd.DataFrame, *, alt: str) -> str:
    """Draw a school's years beside the path.

    Args:
        years: rows of ``subgroup_findings`` of one school and group, by year; at least one.
        measures: rows of ``measures``.
        alt: what the picture is called; the results are said after it.
    """
    row = first(years)
    said = f"{alt}: {row.organisation}, {row.subgroup}: {_spoken(years)}."
    return pictures.path_picture(_with_path(years, measures, row.measure_id), alt=said)


def _spoken(years: pd.DataFrame) -> str:
    told = years[years["value"].notna()]
    if told.empty:
        return "no result to show"
    return ", ".join(
        f"{wording.value(it.value, it.unit, it.value_code)} in {it.period}" for it in each(told)
    )


def _with_path(years: pd.DataFrame, measures: pd.DataFrame, measure_id: str | None) -> pd.DataFrame:
    """Add the path's ends; where the plan states no baseline value, the school's own counts."""
    of_plan = where(measures, "measure_id", measure_id)
    first_year, last_year = years["period"].iloc[0], years["period"].iloc[-1]
    if of_plan.empty:
        return years.assign(
            baseline_period=first_year, baseline_value=None, deadline_period=last_year
        )
    measure = first(of_plan)
    start = where(years, "period", measure.baseline_period)["value"].tolist()
    stated = [] if wording.is_missing(measure.baseline_value) else [measure.baseline_value]
    return years.assign(
        baseline_period=measure.baseline_period,
        baseline_value=next(iter([*stated, *start]), None),
        final_target=years["final_target"].ffill().bfill(),
        deadline_period=measure.deadline_period,
    )


def _years(years: pd.DataFrame) -> str:
    rows = [
        (
            row.period_label,
            words.students(row),
            words.result(row),
            words.interval(row),
            _or(row.expected, wording.value(row.expected, row.unit), "no path"),
            _or(row.distance_points, wording.points(row.distance_points), "not known"),
            _or(row.distance_students, wording.students(row.distance_students), "not known"),
            words.level(row),
            words.change(row),
            words.beside(row),
            wording.day(row.released_on),
            row.source,
        )
        for row in each(years)
    ]
    school = first(years)
    caption = f"{school.organisation}, {school.subgroup}, every year"
    return opened("The years as a table", table(caption, rows, _YEARS_HEAD))


def _groups(own: pd.DataFrame, period: str) -> str:
    of_period = where(own, "period", period)
    if of_period.empty:
        return ""
    rows = [
        (
            row.subgroup,
            words.students(row),
            words.result(row),
            words.interval(row),
            words.level(row),
            words.change(row),
            _beside_others(row),
        )
        for row in each(of_period)
    ]
    school = first(of_period)
    caption = f"Groups of students at {school.organisation}, {school.period_label}"
    return f'<div class="schools">{table(caption, rows, _GROUPS_HEAD)}</div>'


def _beside_others(row: Row) -> str:
    if wording.is_missing(row.value):
        return "cannot be shown"
    if wording.is_missing(row.gap_points):
        return str(row.gap_obstacle or "cannot be shown")
    return f"{labels.gap(row.gap_verdict)}, {wording.points(row.gap_points)} points"


def _or(tested: object, told: str, otherwise: str) -> str:
    return otherwise if wording.is_missing(tested) else told
