"""One school: its years beside the plan, its status and its groups of students."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import details, sample_mark, table
from monitoring.panels.measures import reason, verdict
from monitoring.panels.schools.finding import scope_of
from monitoring.rows import each, first, where
from monitoring.wording import figures, gaps, one_school, periods, schools_page
from monitoring.wording import schools as words

Row = SubgroupFindings


def choose_school() -> Markup:
    """Say how to see one school."""
    return Markup('<p class="waiting"><b>{}</b> {}</p>').format(
        schools_page.choose_heading(), schools_page.choose()
    )


def school_panel(
    own: pd.DataFrame,
    measures: pd.DataFrame,
    indicators: pd.DataFrame,
    rules: pd.DataFrame,
    chosen: tuple[str, str],
) -> Markup:
    """Write one school's results of a scope.

    Args:
        own: rows of ``subgroup_findings`` of the school: every period and group of the scope; at
            least one.
        measures: rows of ``measures``.
        indicators: rows of ``indicators``.
        rules: the row of ``rule_in_force``.
        chosen: the period and the group looked at.

    Returns:
        Its name, the finding of the period, the verdict with its reason, the years as a picture
        and a table, and the groups of the period as a table.
    """
    period, subgroup = chosen
    years = where(own, "subgroup", subgroup)
    now = where(years, "period", period)
    heading = Markup("<h2>{}</h2>").format(words.name(first(own)))
    if now.empty:
        known = [gaps.period_of(row) for row in each(years)]
        asked = periods.in_sentence(period, first(own).period_style)
        told = one_school.no_result(asked, subgroup, known)
        finding = Markup('<p class="finding">{}</p>').format(told)
        return heading + finding + _groups(own, rules, period)
    row = first(now.assign(measure_name=first(own).organisation, release_basis=""))
    return Markup('{}<p class="masthead">{}</p><p class="finding">{}{}</p>{}{}{}{}{}').format(
        heading,
        scope_of(row, indicators),
        sample_mark(now),
        one_school.finding(row),
        verdict(row),
        _picture(years, measures, row),
        reason(row),
        _years(years, rules),
        _groups(own, rules, period),
    )


def _picture(years: pd.DataFrame, measures: pd.DataFrame, row: Row) -> Markup:
    """Draw the school's years; quarters stand in the table alone."""
    if not _is_yearly(years):
        return Markup("")
    alt = one_school.picture(row, list(each(years)))
    return pictures.path_picture(_with_path(years, measures, row.measure_id), alt=alt)


def _is_yearly(years: pd.DataFrame) -> bool:
    return bool(len(years)) and not any(map(periods.is_quarter, years["period"]))


def school_pictures(
    own: pd.DataFrame, measures: pd.DataFrame, subgroup: str
) -> dict[str, tuple[Any, ...]]:
    """Return the picture of ``school_panel`` for a file: key -> what draws it.

    Args:
        own: rows of ``subgroup_findings`` of the school: every period and group of the scope.
        measures: rows of ``measures``.
        subgroup: the group looked at.

    Returns:
        One function with its arguments, the first of which is the rows it draws; none where the
        results are not of years.
    """
    years = where(own, "subgroup", subgroup)
    return {"years": (school_years, years, measures)} if _is_yearly(years) else {}


def school_years(years: pd.DataFrame, measures: pd.DataFrame, *, alt: str) -> Markup:
    """Draw a school's years beside the path.

    Args:
        years: rows of ``subgroup_findings`` of one school and group, by year; at least one.
        measures: rows of ``measures``.
        alt: what the picture is called; the results are said after it.
    """
    row = first(years)
    told = one_school.picture(row, list(each(years)), alt)
    return pictures.path_picture(_with_path(years, measures, row.measure_id), alt=told)


def _with_path(years: pd.DataFrame, measures: pd.DataFrame, measure_id: str | None) -> pd.DataFrame:
    """Add the path's ends; where the plan states no baseline value, the school's own counts."""
    of_plan = where(measures, "measure_id", measure_id)
    first_year, last_year = years["period"].iloc[0], years["period"].iloc[-1]
    if of_plan.empty:
        return years.assign(
            baseline_period=first_year, baseline_value=None, deadline_period=last_year
        )
    measure = first(of_plan)
    exact = where(years, "value_code", "")
    start = where(exact, "period", measure.baseline_period)["value"].tolist()
    stated = [] if figures.is_missing(measure.baseline_value) else [measure.baseline_value]
    return years.assign(
        baseline_period=measure.baseline_period,
        baseline_value=next(iter([*stated, *start]), None),
        final_target=years["final_target"].ffill().bfill(),
        deadline_period=measure.deadline_period,
    )


def _years(years: pd.DataFrame, rules: pd.DataFrame) -> Markup:
    rows = [one_school.year_cells(row) for row in each(years)]
    caption = one_school.years_caption(first(years))
    return details(
        one_school.years_summary(), table(caption, rows, one_school.years_head(first(rules)))
    )


def _groups(own: pd.DataFrame, rules: pd.DataFrame, period: str) -> Markup:
    of_period = where(own, "period", period)
    if of_period.empty:
        return Markup("")
    rows = [
        (
            row.subgroup,
            words.students(row),
            words.result(row),
            words.interval(row),
            words.level(row),
            words.change(row, row.change_survives),
            words.beside_others(row),
        )
        for row in each(of_period)
    ]
    caption = one_school.groups_caption(first(of_period))
    head = one_school.groups_head(first(rules), list(each(of_period)))
    return Markup('<div class="schools">{}</div>').format(table(caption, rows, head))
