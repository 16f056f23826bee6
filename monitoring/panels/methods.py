"""The rule, its words and its parameters, as a reader may check them."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import (
    AssumedDates,
    Batches,
    Comparability,
    CountingRules,
    IndicatorLinks,
    Indicators,
    MeasureHistory,
    MeasureLatestResults,
    Measures,
    OwnDistrict,
    PlanFacts,
    RuleInForce,
    SchoolSpreads,
    Sources,
    SubgroupFindings,
    UnreadLines,
)
from monitoring.panels.html import details, facts_list, join, table
from monitoring.panels.targets import versions
from monitoring.rows import each, first, where
from monitoring.wording import counting, matched, methods_figures, verdicts
from monitoring.wording import methods as wording
from monitoring.wording import methods_questions as questions
from monitoring.wording import methods_tables as tables
from monitoring.wording.joined import paragraph
from monitoring.wording.tables import empty

# A spread told by fewer schools is mostly luck itself.
LEAST_SCHOOLS = 30


def rule_line(rules: pd.DataFrame) -> Markup:
    """Write the rule in lay words, as it must stand beside every status."""
    return _in_short(rules, wording.rest_on_methods())


def _in_short(rules: pd.DataFrame, *more: str) -> Markup:
    rule = first(rules, RuleInForce)
    return Markup('<p class="rule"><b>{}</b> {}</p>').format(
        wording.rule_heading(rule.rule_version),
        paragraph(wording.rule_in_short(rule.confidence, rule.min_n_for_status), *more),
    )


def index() -> Markup:
    """Write what stands on the page, each with a link to its part."""
    items = (
        Markup('<li><a href="#part-{}" target="_self">{}</a></li>').format(name, heading)
        for name, heading in wording.headings().items()
    )
    return Markup('<nav class="index" aria-label="{}"><ul>{}</ul></nav>').format(
        wording.index_name(), join(items)
    )


def rule_page(rules: pd.DataFrame) -> Markup:
    """Write the status rule in full, with the parameters in force."""
    facts = wording.rule_facts(first(rules, RuleInForce))
    return _part("rule", _in_short(rules), facts_list(facts))


def example_scope(measures: pd.DataFrame, district: pd.DataFrame) -> dict[str, str]:
    """Return of what the groups of the examples are: the first measure, of the district.

    Args:
        measures: rows of ``measures``.
        district: rows of ``own_district``, none before any result is in.

    Returns:
        What ``subgroup_findings`` asks for; a scope that nothing is of where there is no measure.
    """
    scope = dict.fromkeys(("indicator_id", "content_area", "grade_span"), "")
    scope["organisation_id"] = "".join(row.organisation_id for row in each(district, OwnDistrict))
    if len(measures):
        row = first(measures, Measures)
        scope |= {name: getattr(row, name) for name in list(scope)[:3]}
    return scope


def examples_page(
    results: pd.DataFrame, spreads: pd.DataFrame, history: pd.DataFrame, groups: pd.DataFrame
) -> Markup:
    """Work the rule on this plan's results: the first measure of each kind of target, the lists.

    Args:
        results: rows of ``measure_latest_results`` of a quarter.
        spreads: rows of ``school_spreads``.
        history: rows of ``measure_history``.
        groups: rows of ``subgroup_findings`` of one measure, none where there are none.
    """
    measures = list(each(results, MeasureLatestResults))
    firsts = {row.target_kind: row for row in reversed(measures)}
    facts = {
        questions.example_title(row.measure_name): paragraph(
            verdicts.level_reason(row), verdicts.change_reason(row)
        )
        for row in measures
        if row is firsts[row.target_kind]
    }
    lists = _long_lists(spreads)
    if lists:
        longest = max(lists, key=lambda row: (row.n_clear, row.n_changes))
        facts[questions.looks_example_title()] = questions.looks_example(longest)
        facts[questions.funnel_example_title()] = questions.funnel_example(longest)
    years = list(each(history, MeasureHistory))
    facts |= methods_figures.examples(years, list(each(groups, SubgroupFindings)))
    return _part("examples", facts_list(facts))


def questions_page(
    rules: pd.DataFrame, spreads: pd.DataFrame, history: pd.DataFrame, results: pd.DataFrame
) -> Markup:
    """Answer what a careful reader asks, with figures of this plan's results and schools.

    Args:
        rules: the row of ``rule_in_force``.
        spreads: rows of ``school_spreads``.
        history: rows of ``measure_history``.
        results: rows of ``measure_latest_results``.
    """
    facts = questions.questions(
        first(rules, RuleInForce),
        _long_lists(spreads),
        list(each(history, MeasureHistory)),
        list(each(results, MeasureLatestResults)),
    )
    cells = [questions.spread_cells(row) for row in each(spreads, SchoolSpreads)]
    shown = _table(questions.spread_caption(), questions.spread_head(), cells)
    return _part("questions", facts_list(facts), shown)


def _long_lists(spreads: pd.DataFrame) -> list[SchoolSpreads]:
    rows = each(spreads, SchoolSpreads)
    return [row for row in rows if row.n_changes >= LEAST_SCHOOLS]


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


def counting_page(rules: pd.DataFrame) -> Markup:
    """Write how figures are counted from files with a row for each student."""
    cells = [counting.cells(row) for row in each(rules, CountingRules)]
    shown = _table(counting.caption(), counting.head(), cells)
    return _part("counting", shown, Markup("<p>{}</p>").format(matched.how()))


def measures_page(
    measures: pd.DataFrame, indicators: pd.DataFrame, targets: pd.DataFrame
) -> Markup:
    """Write what each goal is judged by, where its baseline comes from, and what was changed.

    Args:
        measures: rows of ``measures``.
        indicators: rows of ``indicators``.
        targets: rows of ``target_versions``.
    """
    by_id = {row.indicator_id: row for row in each(indicators, Indicators)}
    cells = [tables.measure_cells(row, by_id[row.indicator_id]) for row in each(measures, Measures)]
    shown = _table(tables.measures_caption(), tables.measures_head(), cells)
    return _part("measures", shown, versions(targets))


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
    # Streamlit gives a heading an id of its own, made of its words.
    part = Markup('<section id="part-{}"><h2>{}</h2>{}</section>')
    return part.format(name, wording.headings()[name], join(pieces))


def _table(caption: str, head: Sequence[str], cells: Sequence[Sequence[str]]) -> Markup:
    if not cells:
        return Markup("<p>{}</p>").format(empty(caption))
    return table(caption, cells, head)
