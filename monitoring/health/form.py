"""Rules on what the form asks and on the groups of students that the plan names."""

import re

from monitoring.health.facts import Facts, Found, address, at_step, by_step
from monitoring.health.words import listed, quoted
from monitoring.rows import each
from monitoring.status.gaps import NO_OTHERS
from monitoring.wording import figures as wording

_NO_ANSWER = re.compile(r"\W*(n\W?a\W?|none|not applicable)\W*", re.IGNORECASE)


def question_under_another_need(facts: Facts) -> list[Found]:
    """Find questions on equity gaps that ask of one need and stand under another."""
    found = []
    for need in each(facts.needs):
        asked = re.search(r"#\s*(\d+)", str(need.equity_question))
        if asked is None or int(asked[1]) == need.number:
            continue
        answer = "is not read"
        if not wording.is_missing(need.is_equity_gap):
            yes_or_no = "yes" if need.is_equity_gap else "no"
            answer = f"{yes_or_no}, is read as being about need {need.number}"
        words = (
            f"The form asks {quoted(need.equity_question)} under need {need.number}; the answer"
            f"{'' if answer == 'is not read' else ','} {answer}."
        )
        where = f"Need {need.number}"
        found.append(Found(where, words, address("goals", goal=f"G{need.number}")))
    return found


def gap_without_others(facts: Facts) -> list[Found]:
    """Find groups of an equity gap that are all students here, so that no gap can be shown."""
    found = []
    for (_, gap, group), rows in facts.gaps.groupby(
        ["equity_gap_id", "gap", "subgroup"], sort=False
    ):
        alone = rows[rows["gap_obstacle"].str.endswith(NO_OTHERS)]
        if alone.empty:
            continue
        share = "in the goal's one measure"
        if len(rows) > 1:
            share = f"in {len(alone)} of the goal's {len(rows)} measures"
        years = listed(sorted(alone["period_label"].unique()))
        why = re.sub("^equals", "the group equals", str(alone["gap_obstacle"].mode().iloc[0]))
        words = (
            f"The equity gap {quoted(gap)} names {quoted(rows['subgroup_words'].iloc[0])}; {share} "
            f"the latest gap of this group ({years}) cannot be shown: {why}."
        )
        goal_id, need_id = rows["goal_id"].iloc[0], str(rows["need_id"].iloc[0])
        place = address("subgroups", goal=goal_id, subgroup=str(group))
        found.append(Found(f"Need {need_id.removeprefix('N')}", words, place))
    return found


def no_subgroup(facts: Facts) -> list[Found]:
    """Find steps that serve no group of students by name; N/A is an answer, and told as one."""
    found = []
    for goal_id, step_id, rows in by_step(facts.steps):
        answers = rows["subgroup_words"].dropna().tolist()
        if not answers:
            words = "The plan leaves open which subgroups the step serves."
        elif all(map(_NO_ANSWER.fullmatch, answers)):
            words = (
                f"To which subgroups the step serves the plan answers {quoted(answers[0])}: an "
                "answer, not a missing one, and no group is served by name."
            )
        else:
            continue
        found.append(at_step(goal_id, step_id, words))
    return found
