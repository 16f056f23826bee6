"""What is weak in the plan itself, rule by rule."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.health import THEMES, Finding
from monitoring.panels.html import details, join
from monitoring.rows import first
from monitoring.vocabulary import Basis
from monitoring.vocabulary.plan_check import PlanRule, PlanTheme
from monitoring.wording import health as findings_wording
from monitoring.wording import health_page as wording
from monitoring.wording.goals import known_on

_FEW = 7  # so many findings of a rule stand open; more open on request


def plan_health(findings: Sequence[Finding], review: pd.DataFrame) -> Markup:
    """Write the findings under their rules, each with a link to where it shows.

    Args:
        findings: what ``health.findings`` found.
        review: the row of ``review_quarter``.
    """
    quarter = first(review)
    of_rule: dict[PlanRule, list[Finding]] = {rule: [] for of in THEMES.values() for rule in of}
    for finding in findings:
        of_rule[finding.rule].append(finding)
    silent = [rule for rule, found in of_rule.items() if not found]
    is_assumed = quarter.basis == Basis.ASSUMED
    return Markup(
        '<p class="masthead">{as_of}</p><p class="finding">{headline}</p>'
        '<p class="adopted">{caution}</p>{themes}{silent}'
    ).format(
        as_of=known_on(
            quarter.quarter,
            quarter.known_on,
            is_assumed=is_assumed,
            is_over=quarter.known_on == quarter.ends_on,
        ),
        headline=wording.headline(len(findings), len(of_rule), len(silent)),
        caution=wording.caution(),
        themes=join(
            _theme(theme, rules, of_rule, quarter.quarter) for theme, rules in THEMES.items()
        ),
        silent=_silence(silent),
    )


def _theme(
    theme: PlanTheme,
    rules: Iterable[PlanRule],
    of_rule: Mapping[PlanRule, Sequence[Finding]],
    quarter: str,
) -> Markup:
    written = join(_rule(rule, of_rule[rule], quarter) for rule in rules if of_rule[rule])
    if not written:
        return Markup("")
    return Markup("<h2>{}</h2>{}").format(wording.theme(theme), written)


def _rule(rule: PlanRule, findings: Sequence[Finding], quarter: str) -> Markup:
    items = join(
        Markup("<li>{} {}</li>").format(
            _link(finding, quarter), findings_wording.finding(rule, finding.facts)
        )
        for finding in findings
    )
    listed = Markup('<ul class="found">{}</ul>').format(items)
    return Markup(
        '<section class="weak"><h3>{name} <span class="quiet">{count}</span></h3>'
        '<p class="adopted"><span class="quiet">{why}</span></p>{found}</section>'
    ).format(
        name=wording.rule_name(rule),
        count=wording.rule_count(len(findings)),
        why=wording.why(rule),
        found=listed if len(findings) <= _FEW else details(_places(findings), listed),
    )


def _places(findings: Sequence[Finding]) -> str:
    return wording.places([findings_wording.place(one.place, one.place_id) for one in findings])


def _link(finding: Finding, quarter: str) -> Markup:
    name = findings_wording.place(finding.place, finding.place_id)
    return Markup('<a href="{}&amp;quarter={}" target="_self">{}</a>').format(
        finding.address, quarter, wording.place_before(name)
    )


def _silence(rules: Sequence[PlanRule]) -> Markup:
    if not rules:
        return Markup("")
    return Markup('<p class="waiting"><b>{}</b> {}</p>').format(
        wording.looked_for(), wording.silent(rules)
    )
