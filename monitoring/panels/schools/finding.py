"""Which schools differ from the district by more than is ordinary; never a ranking."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup, escape

from monitoring.db.query_rows import SchoolFindings, SubgroupFindings
from monitoring.panels.html import details, facts_list, join, sample_mark
from monitoring.rows import each, first, where
from monitoring.vocabulary import BatchKind, DataState, Direction, FunnelZone
from monitoring.wording import figures, school_limits, schools_page
from monitoring.wording import schools as words
from monitoring.wording.schools_moved import MOST_NAMED

# One school alone says nothing of how far schools lie apart.
_FEWEST = 2


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
        return schools_page.no_results(quarter)
    has_sample = BatchKind.SAMPLE in set(batches["kind"])
    return schools_page.no_schools(first(known), quarter, has_sample=has_sample)


def scope_of(row: SchoolFindings | SubgroupFindings, indicators: pd.DataFrame) -> str:
    """Name what a row is about: its indicator, area, grade, period and group."""
    indicator = first(where(indicators, "indicator_id", row.indicator_id))
    return words.scope(row, indicator.short_name)


def schools_finding(
    schools: pd.DataFrame, district: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame
) -> Markup:
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
    return Markup('<h2>{}</h2><p class="finding">{}{}</p>{}{}').format(
        scope_of(row, indicators),
        sample_mark(schools),
        _finding(schools, own, rules),
        _cautions(schools),
        _lists(_names(schools, rules)),
    )


def _lists(named: Mapping[str, str]) -> Markup:
    """Write few names as they are; behind their count, more of them."""
    short = {head: names for head, names in named.items() if names.count("; ") < MOST_NAMED}
    long = (details(head, escape(names)) for head, names in named.items() if head not in short)
    return facts_list(short) + Markup('<div class="folds">{}</div>').format(join(long))


def _finding(schools: pd.DataFrame, own: pd.DataFrame, rules: pd.DataFrame) -> str:
    placed = schools[schools["funnel_zone"].notna()]
    if placed.empty:
        has_counts = not (schools["value"].notna().all() and schools["n"].isna().all())
        district = None if own.empty else first(own)
        return schools_page.no_place_at_all(first(schools), district, has_counts=has_counts)
    district = words.figure(first(own)) if len(own) else _district(placed)
    return _differing(placed, district, rules)


def _district(placed: pd.DataFrame) -> str:
    return figures.value(float(placed["district_value"].iloc[0]))


def _differing(placed: pd.DataFrame, district: str, rules: pd.DataFrame) -> str:
    above = int(placed["funnel_zone"].isin(words.ABOVE).sum())
    below = int(placed["funnel_zone"].isin(words.BELOW).sum())
    return school_limits.differing(above, below, len(placed), district, first(rules))


def _cautions(schools: pd.DataFrame) -> Markup:
    """Write what a reader of these very figures must know first."""
    row, told = first(schools), _ordinary(schools)
    apart = schools[schools["data_state"] == DataState.NOT_COMPARABLE]
    if len(apart):
        told.append(schools_page.not_comparable(row, first(apart).state_description or ""))
    is_heavy = schools["is_alternative"] & schools["funnel_zone"].isin(words.OUTSIDE)
    if is_heavy.any():
        told.append(schools_page.not_alike(schools.loc[is_heavy, "organisation"].tolist()))
    if row.better_direction == Direction.LOWER:
        told.append(schools_page.lower_is_better())
    return join(Markup('<p class="counted">{}</p>').format(it) for it in told)


def _ordinary(schools: pd.DataFrame) -> list[str]:
    """Say for which ordinary differences the limits allow; of one school there are none."""
    placed = schools[schools["funnel_zone"].notna()]
    if len(placed) < _FEWEST:
        return []
    by_luck = int(placed["zone_by_luck"].isin(words.OUTSIDE).sum())
    return [school_limits.ordinary_differences(float(placed["tau"].iloc[0]), len(placed), by_luck)]


def _names(schools: pd.DataFrame, rules: pd.DataFrame) -> dict[str, str]:
    """Return each place with the schools in it, by name."""
    rule, named = first(rules), {}
    for code in (*words.OUTSIDE, FunnelZone.WITHIN_LIMITS):
        rows = list(each(where(schools, "funnel_zone", code)))
        named[words.counted(words.place(code, rule), len(rows))] = words.names(rows)
    silent: dict[str, list[SchoolFindings]] = {}
    for row in each(schools[schools["funnel_zone"].isna()]):
        silent.setdefault(words.silence(row, rule), []).append(row)
    for why, rows in silent.items():
        named[words.counted(words.without_place(why), len(rows))] = words.names(rows)
    return named


def schools_chart_words(
    schools: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame
) -> str:
    """Say in a sentence what the chart of the schools shows; some of them must have a place."""
    placed = schools[schools["funnel_zone"].notna()]
    told = _differing(placed, _district(placed), rules)
    scope = scope_of(first(schools), indicators)
    return schools_page.sampled(list(each(schools)), schools_page.chart(told, scope))


def schools_reading(schools: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame) -> Markup:
    """Write what stands under the chart: unit, source, limits, and what they do not say."""
    row, rule = first(schools), first(rules)
    indicator = first(where(indicators, "indicator_id", row.indicator_id))
    sources = sorted(schools["source"].unique())
    reading = schools_page.legend(rule, is_graduation=row.indicator_id.startswith("graduation"))
    return Markup('<p class="quiet source">{}</p>{}').format(
        schools_page.unit_and_source(indicator, rule, sources),
        details(
            schools_page.reading_heading(), Markup('<p class="reading">{}</p>').format(reading)
        ),
    )
