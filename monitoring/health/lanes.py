"""Rules on the two lanes of a step: what its monitoring methods name, and what that can show."""

import pandas as pd

from monitoring.health.facts import Facts, Found, at_step, by_step
from monitoring.health.words import all_quoted, listed, quoted, span
from monitoring.plan import proposed_measures as readings
from monitoring.rows import each, where
from monitoring.wording import figures as wording

EFFECTIVENESS = "effectiveness"
LANES = ("implementation", EFFECTIVENESS)
_OUTPUT, _OUTCOME = "output", "student_outcome"


def no_method(facts: Facts) -> list[Found]:
    """Find steps that name nothing by which one of their lanes is monitored."""
    named = set(zip(facts.items["step_id"], facts.items["lane"], strict=True))
    steps = facts.steps.drop_duplicates("step_id")
    return [
        at_step(step.goal_id, step.step_id, f"The plan names nothing by which {lane} is monitored.")
        for step in each(steps)
        for lane in LANES
        if (step.step_id, lane) not in named
    ]


def unmapped_item(facts: Facts) -> list[Found]:
    """Find items that nobody has said what they are, so that nothing follows them."""
    unmapped = facts.items[facts.items["kind"].isna()]
    return [
        at_step(
            goal_id,
            step_id,
            f"Nobody has said whether {_with_lanes(rows)} "
            f"{'is' if len(rows) == 1 else 'are each'} a measure, a document or an activity.",
        )
        for goal_id, step_id, rows in by_step(unmapped)
    ]


def output_as_effectiveness(facts: Facts) -> list[Found]:
    """Find steps that list as effectiveness what was bought, held or completed."""
    effects = where(facts.items, "lane", EFFECTIVENESS)
    found = []
    for goal_id, step_id, rows in by_step(where(effects, "shows", _OUTPUT)):
        named = [f"{quoted(row.item)} (measured by {row.short_name})" for row in each(rows)]
        stand, say = ("stands", "says") if len(rows) == 1 else ("stand", "say")
        words = (
            f"{listed(named)} {stand} under effectiveness, and {say} that something was done, not "
            "that it worked."
        )
        found.append(at_step(goal_id, step_id, words))
    return found


def same_measure_in_both_lanes(facts: Facts) -> list[Found]:
    """Find measures by which a step follows both whether it was done and whether it worked."""
    found = []
    for goal_id, step_id, own in by_step(where(facts.items, "kind", "measure")):
        for name, rows in own.groupby("short_name", sort=False):
            done, worked = (where(rows, "lane", lane)["item"].tolist() for lane in LANES)
            if done and worked:
                words = (
                    f"One figure, {name}, answers for {all_quoted(done)} under implementation and "
                    f"{all_quoted(worked)} under effectiveness, so that done and working cannot be "
                    "told apart."
                )
                found.append(at_step(goal_id, step_id, words))
    return found


def measure_not_published(facts: Facts) -> list[Found]:
    """Find measures that a step names and the state did not publish in the plan's period."""
    first, last = _period_of_plan(facts)
    found = []
    for (_, name), rows in where(facts.items, "kind", "measure").groupby(
        ["indicator_id", "indicator_name"], sort=False
    ):
        years = where(facts.years, "indicator_id", rows["indicator_id"].iloc[0])
        years = where(years, "data_state", "not_published")
        if years["period"].between(first, last).any():
            told = (
                f"the {name}, which was not published for {span(years['period'].tolist())} "
                f"({years['source'].iloc[0]})"
            )
            found += [
                at_step(goal_id, step_id, f"{all_quoted(own['item'].tolist())} is {told}.")
                for goal_id, step_id, own in by_step(rows)
            ]
    return found


def _period_of_plan(facts: Facts) -> tuple[str, str]:
    """Return the plan's first school year and that of its last deadline, open where not known."""
    printed = next(iter(facts.plan["school_years"]), None)
    first = None if wording.is_missing(printed) else readings.first_school_year(str(printed))
    deadlines = facts.measures["deadline_period"].dropna()
    last = deadlines.max() if len(deadlines) else first
    return str(first or "0000"), str(last or "9999")


def no_outcome_measure(facts: Facts) -> list[Found]:
    """Find steps whose effectiveness is followed by nothing that students reached or did."""
    effects = where(facts.items, "lane", EFFECTIVENESS)
    found = []
    for goal_id, step_id, rows in by_step(effects):
        # Items that nobody has mapped may yet turn out to be one.
        if rows["kind"].isna().all() or (rows["shows"] == _OUTCOME).any():
            continue
        measures = where(rows, "kind", "measure").drop_duplicates("indicator_id")
        named = [f"{row.short_name} ({row.shows})" for row in each(measures)]
        by = f"it is followed by {listed(named)}" if named else "no item of it is a measure"
        words = f"Nothing under effectiveness measures what students reached or did; {by}."
        found.append(at_step(goal_id, step_id, words))
    return found


def evidence_never_delivered(facts: Facts) -> list[Found]:
    """Find documents that the plan names and that never came in while a quarter was over.

    Documents of the sample are made up and do not count as delivered.
    """
    due = facts.evidence[facts.evidence["n_quarters"] > 0]
    missing = due[due["n_in"] == 0]
    found = []
    for goal_id, step_id, rows in by_step(missing):
        n_quarters = int(rows["n_quarters"].iloc[0])
        over = "the one quarter" if n_quarters == 1 else f"any of the {n_quarters} quarters"
        named = [
            f"under {lane} {all_quoted(own['item'].tolist())}"
            for lane, own in rows.groupby("lane", sort=False)
        ]
        words = (
            f"Expected every quarter, and not in for {over} over by the end of {facts.quarter}: "
            f"{'; '.join(named)}."
        )
        n_sample = int((rows["n_in_sample"] > 0).sum())
        if n_sample:
            which = "it is" if len(rows) == 1 else f"{n_sample} of {len(rows)} are"
            words += f" Sample: {which} in there, which does not count."
        found.append(at_step(goal_id, step_id, words))
    return found


def _with_lanes(rows: pd.DataFrame) -> str:
    return listed([f"{quoted(row.item)} ({row.lane})" for row in each(rows)])
