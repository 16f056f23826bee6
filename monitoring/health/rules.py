"""All rules of the plan check, in the order in which a reader meets them."""

from collections.abc import Callable, Mapping

from monitoring.health import form, goals, lanes, positions
from monitoring.health.facts import Facts, Finding
from monitoring.vocabulary.plan_check import PlanRule, PlanTheme

Find = Callable[[Facts], list[Finding]]

THEMES: Mapping[PlanTheme, Mapping[PlanRule, Find]] = {
    PlanTheme.GOALS: {
        PlanRule.NO_MEASURE: goals.no_measure,
        PlanRule.NO_BASELINE: goals.no_baseline,
        PlanRule.BASELINE_WITHOUT_A_YEAR: goals.baseline_without_year,
        PlanRule.AMBIGUOUS_UNIT: goals.ambiguous_unit,
        PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS: goals.target_unlike_words,
    },
    PlanTheme.STEPS: {
        PlanRule.NO_METHOD: lanes.no_method,
        PlanRule.NO_OUTCOME_MEASURE: lanes.no_outcome_measure,
        PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS: lanes.output_as_effectiveness,
        PlanRule.SAME_MEASURE_IN_BOTH_LANES: lanes.same_measure_in_both_lanes,
        PlanRule.MEASURE_NOT_PUBLISHED: lanes.measure_not_published,
        PlanRule.UNMAPPED_ITEM: lanes.unmapped_item,
        PlanRule.EVIDENCE_NEVER_DELIVERED: lanes.evidence_never_delivered,
    },
    PlanTheme.POSITIONS: {
        PlanRule.NO_POSITION_ACCOUNTABLE: positions.nobody_accountable,
        PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS: positions.written_in_several_ways,
        PlanRule.NOBODY_ASSIGNED: positions.nobody_assigned,
    },
    PlanTheme.FORM: {
        PlanRule.GAP_THAT_CANNOT_BE_SHOWN: form.gap_without_others,
        PlanRule.QUESTION_UNDER_ANOTHER_NEED: form.question_under_another_need,
        PlanRule.NO_SUBGROUP_NAMED: form.no_subgroup,
    },
}


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Ask every rule; return what they find, in the order of the rules and then of the plan."""
    return tuple(
        finding for rules in THEMES.values() for find in rules.values() for finding in find(facts)
    )
