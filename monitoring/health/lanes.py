"""Rules on the two lanes of a step: what its monitoring methods name, and what that can show."""

from monitoring.health.facts import Facts, Finding, at_step, by_step
from monitoring.plan import proposed_measures
from monitoring.rows import each, where
from monitoring.vocabulary import DataState, ItemKind, Lane, OutcomeType
from monitoring.vocabulary.plan_check import PlanRule
from monitoring.wording.numbers import is_missing


def no_method(facts: Facts) -> list[Finding]:
    """Find steps that name nothing by which one of their lanes is monitored."""
    named = set(zip(facts.items["step_id"], facts.items["lane"], strict=True))
    steps = facts.steps.drop_duplicates("step_id")
    return [
        at_step(PlanRule.NO_METHOD, step.goal_id, step.step_id, lane=lane)
        for step in each(steps)
        for lane in Lane
        if (step.step_id, lane) not in named
    ]


def unmapped_item(facts: Facts) -> list[Finding]:
    """Find items that nobody has said what they are, so that nothing follows them."""
    unmapped = facts.items[facts.items["kind"].isna()]
    return [
        at_step(
            PlanRule.UNMAPPED_ITEM,
            goal_id,
            step_id,
            items=list(zip(rows["item"], rows["lane"], strict=True)),
        )
        for goal_id, step_id, rows in by_step(unmapped)
    ]


def output_as_effectiveness(facts: Facts) -> list[Finding]:
    """Find steps that list as effectiveness what was bought, held or completed."""
    effects = where(facts.items, "lane", Lane.EFFECTIVENESS)
    return [
        at_step(
            PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS,
            goal_id,
            step_id,
            items=list(zip(rows["item"], rows["short_name"], strict=True)),
        )
        for goal_id, step_id, rows in by_step(where(effects, "outcome_type", OutcomeType.OUTPUT))
    ]


def same_measure_in_both_lanes(facts: Facts) -> list[Finding]:
    """Find measures by which a step follows both whether it was done and whether it worked."""
    findings = []
    for goal_id, step_id, own in by_step(where(facts.items, "kind", ItemKind.MEASURE)):
        for name, rows in own.groupby("short_name", sort=False):
            done, worked = (where(rows, "lane", lane)["item"].unique().tolist() for lane in Lane)
            if done and worked:
                rule, found = PlanRule.SAME_MEASURE_IN_BOTH_LANES, {"done": done, "worked": worked}
                findings.append(at_step(rule, goal_id, step_id, measure=name, **found))
    return findings


def measure_not_published(facts: Facts) -> list[Finding]:
    """Find measures that a step names and the state did not publish in the plan's period."""
    first, last = _period_of_plan(facts)
    findings = []
    for (_, name), rows in where(facts.items, "kind", ItemKind.MEASURE).groupby(
        ["indicator_id", "indicator_name"], sort=False
    ):
        years = where(facts.years, "indicator_id", rows["indicator_id"].iloc[0])
        years = where(years, "data_state", DataState.NOT_PUBLISHED)
        if years["period"].between(first, last).any():
            findings += [
                at_step(
                    PlanRule.MEASURE_NOT_PUBLISHED,
                    goal_id,
                    step_id,
                    items=own["item"].unique().tolist(),
                    indicator=name,
                    years=sorted(years["period"]),
                    source=years["source"].iloc[0],
                )
                for goal_id, step_id, own in by_step(rows)
            ]
    return findings


def _period_of_plan(facts: Facts) -> tuple[str, str]:
    """Return the plan's first school year and that of its last deadline, open where not known."""
    printed = next(iter(facts.plan["school_years"]), None)
    first = None if is_missing(printed) else proposed_measures.first_school_year(str(printed))
    deadlines = facts.measures["deadline_period"].dropna()
    last = deadlines.max() if len(deadlines) else first
    return str(first or "0000"), str(last or "9999")


def no_outcome_measure(facts: Facts) -> list[Finding]:
    """Find steps whose effectiveness is followed by nothing that students reached or did."""
    effects = where(facts.items, "lane", Lane.EFFECTIVENESS)
    findings = []
    for goal_id, step_id, rows in by_step(effects):
        # Items that nobody has mapped may yet turn out to be one; the finding says how many.
        if rows["kind"].isna().all() or (rows["outcome_type"] == OutcomeType.STUDENT_OUTCOME).any():
            continue
        measures = where(rows, "kind", ItemKind.MEASURE).drop_duplicates("indicator_id")
        named = list(zip(measures["short_name"], measures["outcome_type"], strict=True))
        n_unmapped = int(rows["kind"].isna().sum())
        found = {"measures": named, "n_unmapped": n_unmapped}
        findings.append(at_step(PlanRule.NO_OUTCOME_MEASURE, goal_id, step_id, **found))
    return findings


def evidence_never_delivered(facts: Facts) -> list[Finding]:
    """Find documents that the plan names and that never came in while a quarter was over.

    Documents of the sample are made up and do not count as delivered.
    """
    due = facts.evidence[facts.evidence["n_quarters"] > 0]
    return [
        at_step(
            PlanRule.EVIDENCE_NEVER_DELIVERED,
            goal_id,
            step_id,
            quarter=facts.quarter,
            n_quarters=int(rows["n_quarters"].iloc[0]),
            documents=[
                (lane, own["item"].unique().tolist())
                for lane, own in rows.groupby("lane", sort=False)
            ],
            n_missing=len(rows),
            n_in_sample=int((rows["n_in_sample"] > 0).sum()),
        )
        for goal_id, step_id, rows in by_step(due[due["n_in"] == 0])
    ]
