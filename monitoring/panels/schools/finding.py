"""Which schools differ from the district by more than chance explains; never a ranking."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.html import facts_list, sample_mark
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording import labels
from monitoring.wording import schools as words

Row = Any  # a row of a query

_FEW_SOURCES = 3


def no_schools(
    indicators: pd.DataFrame, batches: pd.DataFrame, indicator_id: str, quarter: str
) -> str:
    """Say that no school's result is there, and what to load in which layout.

    Args:
        indicators: rows of ``indicators``.
        batches: rows of ``batches``; the sample is spoken of only while it is loaded.
        indicator_id: the indicator looked at, "" where there is none.
        quarter: the review quarter.
    """
    known = where(indicators, "indicator_id", indicator_id)
    if known.empty:
        return (
            f"No result that serves this goal was known by the end of {quarter}. "
            "`python -m monitoring load FILE` loads one; data/README.md says which files are read."
        )
    indicator = first(known)
    is_official = indicator.kind == "official"
    files = "the state's file by school, or a file" if is_official else "a file of your own"
    said = (
        f"{indicator.indicator_name}: no school's result was known by the end of {quarter}. To see "
        f"schools here, load {files} in the tidy layout that data/README.md describes (“The tidy "
        "layout”), with organisation_level “school”, organisation, organisation_code, subgroup, "
        "numerator and denominator: `python -m monitoring load FILE`."
    )
    if is_official or "sample" not in set(batches["kind"]):
        return said
    return (
        f"{said} The sample data are of the district as a whole: no invented figure is ever "
        "attached to a school."
    )


def schools_finding(
    schools: pd.DataFrame, district: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame
) -> str:
    """Write how many schools lie outside the limits and which, by name within each side.

    Args:
        schools: rows of ``school_findings``, by name; at least one.
        district: rows of ``subgroup_findings`` of the district, of any period and group.
        indicators: rows of ``indicators``.
        rules: the row of ``rule_in_force``.

    Returns:
        Heading, finding, and the names on each side of the limits, of those within them and of
        those without a place.
    """
    row = first(schools)
    own = where(where(district, "period", row.period), "subgroup", row.subgroup)
    return (
        f"<h2>{escape(words.scope_words(row, indicators))}</h2>"
        f'<p class="finding">{sample_mark(schools)}{escape(_finding(schools, own))}</p>'
        f"{_cautions(schools)}{facts_list(_names(schools, rules))}"
    )


def _finding(schools: pd.DataFrame, own: pd.DataFrame) -> str:
    placed = schools[schools["place"].notna()]
    if placed.empty:
        return f"No school can be set beside the district here: {_obstacle(schools, own)}."
    line = words.figure(first(own)) if len(own) else _line(placed)
    return f"{_differing(placed, line)}."


def _line(placed: pd.DataFrame) -> str:
    return wording.value(float(placed["district_value"].iloc[0]))


def _differing(placed: pd.DataFrame, line: str) -> str:
    n_above = int(placed["place"].str.startswith("Above").sum())
    n_below = int(placed["place"].str.startswith("Below").sum())
    said = f"{_of_schools(n_above + n_below, len(placed))} from the district's {line} by more than "
    if not n_above + n_below:
        return f"{said}chance explains"
    return f"{said}chance explains: {n_above} above the limits, {n_below} below"


def _of_schools(outside: int, placed: int) -> str:
    if placed == 1:
        return f"The one school with a result {'differs' if outside else 'does not differ'}"
    if not outside:
        return f"None of {placed} schools differs"
    return f"{outside} of {placed} schools {'differs' if outside == 1 else 'differ'}"


def _obstacle(schools: pd.DataFrame, own: pd.DataFrame) -> str:
    if first(schools).unit != "percent":
        return "limits can be drawn for percentages only"
    if own.empty:
        return "the district's own result is not loaded"
    if wording.is_missing(first(own).value):
        return f"the district's own result is {labels.data_state(first(own).data_state)}"
    if schools["value"].notna().all() and schools["n"].isna().all():
        return "the number of students behind the schools' results is not published"
    return "no school's result is published with enough students behind it"


def _cautions(schools: pd.DataFrame) -> str:
    """Write what a reader of these very figures must know first."""
    row, said = first(schools), []
    apart = schools[schools["data_state"] == "not_comparable"]
    if len(apart):
        why = f" ({first(apart).state_words})" if first(apart).state_words else ""
        said.append(
            f"Results of {row.period_label} do not compare with other years{why}; schools of one "
            "year can still be seen beside one another."
        )
    is_heavy = schools["is_alternative"] & schools["place"].isin(words.OUTSIDE)
    if is_heavy.any():
        said.append(_not_alike(schools.loc[is_heavy, "organisation"].tolist()))
    if row.better == "lower":
        said.append("For this indicator lower is better: above the limits means more of it.")
    return "".join(f'<p class="counted">{escape(it)}</p>' for it in said)


def _not_alike(alternative: list[str]) -> str:
    if len(alternative) == 1:
        return (
            f"{alternative[0]} is an alternative school, so like is not compared with like. Its "
            "results are part of the district's and draw the district's line toward them."
        )
    return (
        f"{' and '.join(alternative)} are alternative schools, so like is not compared with like. "
        "Their results are part of the district's and draw the district's line toward them."
    )


def _names(schools: pd.DataFrame, rules: pd.DataFrame) -> dict[str, str]:
    """Return each place with the schools in it, by name."""
    said = words.place_words(rules)
    named = {}
    for place in (*words.OUTSIDE, words.WITHIN):
        rows = where(schools, "place", place)
        only = " only" if "inner" in place else ""
        named[f"{said[place].capitalize()}{only} ({len(rows)})"] = "; ".join(
            map(words.name, each(rows))
        )
    silent: dict[str, list[str]] = {}
    for row in each(schools[schools["place"].isna()]):
        silent.setdefault(words.silence(row, rules), []).append(words.name(row))
    for why, schools_named in silent.items():
        named[f"No place, {why} ({len(schools_named)})"] = "; ".join(schools_named)
    return named


def schools_chart_words(schools: pd.DataFrame, indicators: pd.DataFrame) -> str:
    """Say in a sentence what the chart of the schools shows; some of them must have a place."""
    sample = "Sample. " if (schools["batch_kind"] == "sample").any() else ""
    placed = schools[schools["place"].notna()]
    scope = words.scope_words(first(schools), indicators)
    return f"{sample}{_differing(placed, _line(placed))}. {scope}."


def schools_reading(schools: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame) -> str:
    """Write what stands under the chart: unit, source, limits, and what they do not say."""
    row, rule = first(schools), first(rules)
    indicator = first(where(indicators, "indicator_id", row.indicator_id))
    inner, outer = words.levels(rules)
    luck = [f"{1 / (1 - level):.0f}" for level in (rule.confidence, rule.confidence_outer)]
    return (
        f'<p class="quiet">Percent: {escape(indicator.numerator_words)}, out of '
        f"{escape(indicator.denominator_words)}. Limits around the district's rate: {inner} "
        f"dotted, {outer} solid, rule version {escape(str(rule.rule_version))}. "
        f"Source: {escape(_sources(schools))}.</p>"
        '<p class="reading"><b>How to read it.</b> Each mark is a school: filled outside the '
        "limits, hollow within, a square for an alternative school, a ring around the school that "
        "is chosen. Names stand at the marks where there is room. The limits show how far chance "
        "alone would take a school of so many students, and so they are wide for small schools. If "
        f"every school were like the district, about 1 in {luck[0]} would still lie outside the "
        f"{inner} limits and 1 in {luck[1]} outside the {outer} limits. To differ from the "
        "district is not by itself good or bad work: schools differ in whom they enrol, and small "
        f"numbers move far. {_no_sum(row)}</p>"
    )


def _no_sum(row: Row) -> str:
    if row.indicator_id.startswith("graduation"):
        return (
            "School cohorts do not add up to the district's: students who moved between schools "
            "or left count in the district's cohort only. The district's rate is its own published "
            "one, never rebuilt from schools."
        )
    return (
        "Schools do not add up to the district: hidden ones are missing, and not every student is "
        "counted at a school. The district's result is its own, never rebuilt from schools."
    )


def _sources(schools: pd.DataFrame) -> str:
    sources = sorted(schools["source"].unique())
    more = len(sources) - _FEW_SOURCES
    return "; ".join(sources[:_FEW_SOURCES]) + (f"; and {more} more" if more > 0 else "")
