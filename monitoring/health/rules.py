"""All rules of plan health, in the order in which a reader meets them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from monitoring.health import form, goals, lanes, positions
from monitoring.health.facts import Facts, Found


@dataclass(frozen=True)
class Rule:
    """One rule.

    Args:
        name: what it finds, short and stable.
        why: what that keeps anybody from knowing, one sentence.
        find: finds it.
    """

    name: str
    why: str
    find: Callable[[Facts], list[Found]]


THEMES: Mapping[str, tuple[Rule, ...]] = {
    "What the goals say": (
        Rule(
            "No measure",
            "A goal without a measure can be neither met nor missed.",
            goals.no_measure,
        ),
        Rule(
            "No baseline",
            "Growth is counted from somewhere; a start chosen later is a reading, not the plan.",
            goals.no_baseline,
        ),
        Rule(
            "Baseline without a year",
            "How steep the path is depends on the year it starts in.",
            goals.baseline_without_year,
        ),
        Rule(
            "Ambiguous unit",
            "Three percent of twenty is less than one point; three points are three.",
            goals.ambiguous_unit,
        ),
        Rule(
            "Target unlike the goal's words",
            "The public was promised what the goal says.",
            goals.target_unlike_words,
        ),
    ),
    "How the steps are followed": (
        Rule(
            "No method",
            "Without a method nobody will know.",
            lanes.no_method,
        ),
        Rule(
            "No outcome measure",
            "A step may be done well for years without anybody knowing what it did for students.",
            lanes.no_outcome_measure,
        ),
        Rule(
            "Output listed as effectiveness",
            "What was bought, held or completed belongs under implementation.",
            lanes.output_as_effectiveness,
        ),
        Rule(
            "Same measure in both lanes",
            "Done but not working, the case to find, cannot be seen by one figure.",
            lanes.same_measure_in_both_lanes,
        ),
        Rule(
            "Measure not published",
            "What the state does not publish cannot be waited for; another measure is needed.",
            lanes.measure_not_published,
        ),
        Rule(
            "Unmapped item",
            "What is no measure, document or activity is followed by nothing.",
            lanes.unmapped_item,
        ),
        Rule(
            "Evidence never delivered",
            "The plan promises these documents every quarter.",
            lanes.evidence_never_delivered,
        ),
    ),
    "Who answers for them": (
        Rule(
            "No position accountable",
            "Where several answer, often none does.",
            positions.nobody_accountable,
        ),
        Rule(
            "Position written in several ways",
            "Two ways of writing may be taken for two positions, or one for another.",
            positions.written_in_several_ways,
        ),
        Rule(
            "Nobody assigned",
            "A position answers no mail.",
            positions.nobody_assigned,
        ),
    ),
    "The form and the groups it names": (
        Rule(
            "Gap that cannot be shown",
            "A gap is between a group and all others; where there are no others there is none.",
            form.gap_without_others,
        ),
        Rule(
            "Question under another need",
            "It is the form's own slip; the answer is read as of the need it stands under.",
            form.question_under_another_need,
        ),
        Rule(
            "No subgroup named",
            "Whom a step is for decides whose results tell whether it works.",
            form.no_subgroup,
        ),
    ),
}


def listing(found: pd.DataFrame) -> pd.DataFrame:
    """Return findings as others read them: rule, where and finding, one row each."""
    return found[["rule", "where", "finding"]]


def findings(facts: Facts) -> pd.DataFrame:
    """Ask every rule.

    Returns:
        One row per finding, in the order of the rules and then of the plan: theme, rule, why,
        where (``Goal 1``, ``Need 2``, ``G1.6`` or a position), finding (one sentence) and address
        (the page and the choices where it shows, without the quarter).
    """
    rows = [
        (theme, rule.name, rule.why, found.where, found.words, found.address)
        for theme, rules in THEMES.items()
        for rule in rules
        for found in rule.find(facts)
    ]
    return pd.DataFrame(rows, columns=["theme", "rule", "why", "where", "finding", "address"])
