"""What the plan check found, each finding with the evidence for it."""

from collections.abc import Callable, Mapping
from typing import Any

from monitoring.vocabulary.plan_check import PlanPlace, PlanRule
from monitoring.wording import health_form, health_goals, health_steps, plan
from monitoring.wording.i18n import _


def place(kind: PlanPlace, place_id: str) -> str:
    """Name the place of a finding: "Goal 1", "Need 2"; steps and positions by what they are."""
    if kind == PlanPlace.GOAL:
        return plan.goal_label(place_id)
    if kind == PlanPlace.NEED:
        return _("Need {number}", number=place_id[1:])
    return place_id


def finding(rule: PlanRule, facts: Mapping[str, Any]) -> str:
    """Say what a rule found, with the evidence.

    Args:
        rule: the rule.
        facts: those of ``health.Finding``, by the names that the rule's sentence takes.
    """
    return _FINDINGS[rule](**facts)


_FINDINGS: Mapping[str, Callable[..., str]] = {
    PlanRule.NO_MEASURE: health_goals.no_measure,
    PlanRule.NO_BASELINE: health_goals.no_baseline,
    PlanRule.BASELINE_WITHOUT_A_YEAR: health_goals.baseline_without_a_year,
    PlanRule.AMBIGUOUS_UNIT: health_goals.ambiguous_unit,
    PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS: health_goals.target_unlike_words,
    PlanRule.NO_METHOD: health_steps.no_method,
    PlanRule.NO_OUTCOME_MEASURE: health_steps.no_outcome_measure,
    PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS: health_steps.output_as_effectiveness,
    PlanRule.SAME_MEASURE_IN_BOTH_LANES: health_steps.same_measure_in_both_lanes,
    PlanRule.MEASURE_NOT_PUBLISHED: health_steps.measure_not_published,
    PlanRule.UNMAPPED_ITEM: health_steps.unmapped_item,
    PlanRule.EVIDENCE_NEVER_DELIVERED: health_steps.evidence_never_delivered,
    PlanRule.NO_POSITION_ACCOUNTABLE: health_steps.nobody_accountable,
    PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS: health_steps.written_in_several_ways,
    PlanRule.NOBODY_ASSIGNED: health_steps.nobody_assigned,
    PlanRule.GAP_THAT_CANNOT_BE_SHOWN: health_form.gap_without_others,
    PlanRule.QUESTION_UNDER_ANOTHER_NEED: health_form.question_under_another_need,
    PlanRule.NO_SUBGROUP_NAMED: health_form.no_subgroup,
}
