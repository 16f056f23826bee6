"""The rule, its words and its parameters, as a reader may check them."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import (
    AssumedDates,
    Batches,
    Comparability,
    IndicatorLinks,
    Indicators,
    Measures,
    PlanFacts,
    RuleInForce,
    Sources,
    UnreadLines,
)
from monitoring.panels.html import details, facts_list, join, table
from monitoring.rows import each, first, where
from monitoring.wording import methods as wording
from monitoring.wording import methods_tables as tables
from monitoring.wording.tables import empty


def rule_line(rules: pd.DataFrame) -> Markup:
    """Write the rule in lay words, as it must stand beside every status."""
    rule = first(rules, RuleInForce)
    return Markup('<p class="rule"><b>{}</b> {}</p>').format(
        wording.rule_heading(rule), wording.rule_in_short(rule)
    )


def rule_page(rules: pd.DataFrame) -> Markup:
    """Write the status rule in full, with the parameters in force."""
    facts = wording.rule_facts(first(rules, RuleInForce))
    return _part("rule", rule_line(rules), facts_list(facts))


def states_page(comparability: pd.DataFrame, rules: pd.DataFrame) -> Markup:
    """Write what each data state means, and which years have no result to compare."""
    years = _table(
        tables.comparability_caption(),
        tables.comparability_head(),
        [tables.comparability_cells(row) for row in each(comparability, Comparability)],
    )
    return _part("states", facts_list(wording.state_facts(first(rules, RuleInForce))), years)


def indicators_page(indicators: pd.DataFrame, links: pd.DataFrame) -> Markup:
    """Write each indicator's definition: numerator, denominator, direction, source, what it serves.

    Args:
        indicators: rows of ``indicators``.
        links: rows of ``indicator_links``.
    """
    return _part(
        "indicators",
        *(
            details(
                tables.indicator_title(row),
                facts_list(tables.indicator_facts(row, _links(links, row.indicator_id))),
            )
            for row in each(indicators, Indicators)
        ),
    )


def _links(links: pd.DataFrame, indicator_id: str) -> list[IndicatorLinks]:
    return list(each(where(links, "indicator_id", indicator_id), IndicatorLinks))


def measures_page(measures: pd.DataFrame, indicators: pd.DataFrame) -> Markup:
    """Write what each goal is judged by, and where its baseline comes from."""
    by_id = {row.indicator_id: row for row in each(indicators, Indicators)}
    cells = [tables.measure_cells(row, by_id[row.indicator_id]) for row in each(measures, Measures)]
    return _part("measures", _table(tables.measures_caption(), tables.measures_head(), cells))


def assumed_page(assumed: pd.DataFrame) -> Markup:
    """Write which dates nobody published."""
    cells = [tables.assumed_cells(row) for row in each(assumed, AssumedDates)]
    return _part("assumed", _table(tables.assumed_caption(), tables.assumed_head(), cells))


def sources_page(sources: pd.DataFrame, batches: pd.DataFrame) -> Markup:
    """Write where the results in force come from, and by which loads."""
    published = [
        tables.source_cells(row.source, row.number_of_results, row.first_period, row.last_period)
        for row in each(sources, Sources)
    ]
    loads = [tables.batch_cells(row) for row in each(batches, Batches)]
    return _part(
        "sources",
        _table(tables.sources_caption(), tables.sources_head(), published),
        _table(tables.batches_caption(), tables.batches_head(), loads),
    )


def plan_page(facts: pd.DataFrame, unread: pd.DataFrame) -> Markup:
    """Write what the plan document says of itself, and what of it could not be placed."""
    answers = [tables.plan_cells(row) for row in each(facts, PlanFacts)]
    lines = [(str(row.number), row.text) for row in each(unread, UnreadLines)]
    return _part(
        "plan",
        _table(tables.plan_caption(), tables.plan_head(), answers),
        _table(tables.unread_caption(), tables.unread_head(), lines),
    )


def _part(name: str, *pieces: Markup) -> Markup:
    return Markup("<h2>{}</h2>{}").format(wording.headings()[name], join(pieces))


def _table(caption: str, head: Sequence[str], cells: Sequence[Sequence[str]]) -> Markup:
    if not cells:
        return Markup("<p>{}</p>").format(empty(caption))
    return table(caption, cells, head)
