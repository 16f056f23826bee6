"""What the parts of a brief come to: counted here, said by the wording."""

from collections.abc import Iterable, Sequence

from monitoring.brief import Brief, Change, EarlySign, Gap, Goal, Measure, Step
from monitoring.papers.figures import gap_figures, measure_figures
from monitoring.vocabulary.review import ChangeList
from monitoring.wording import apart as apart_words
from monitoring.wording import findings as wording
from monitoring.wording import goal_headlines, many_looks, papers, targets, verdicts
from monitoring.wording.joined import paragraph
from monitoring.wording.steps import last_known


def headline(goal: Goal) -> str:
    """Say where a goal stands; made from the figures, nobody writes it."""
    return goal_headlines.goal_headline(goal.measures)


def counted(goal: Goal) -> str:
    """Count a goal's measures by their verdicts, where a table names them."""
    return goal_headlines.goal_count(goal.measures)


def waiting(goal: Goal) -> str:
    """Say what a goal's measures wait for."""
    return goal_headlines.goal_waiting(goal.measures, goal.late, is_public=True)


def is_goal_sample(measures: Iterable[Measure]) -> bool:
    """Tell whether any of the measures rests on the sample."""
    return any(measure.is_sample for measure in measures)


def distance(measure: Measure) -> str:
    """Write how far a measure is from the plan, in points and in students; "" where unknown."""
    figures = measure_figures(measure)
    if "points" not in figures:
        return ""
    if "students" not in figures:
        return figures["points"]
    return papers.distance(figures["points"], figures["students"])


def signs_finding(signs: Sequence[EarlySign]) -> str:
    """Say how many early signs moved against the same quarter a year before."""
    return wording.early_signs_finding(signs)


def is_all_sample(signs: Sequence[EarlySign]) -> bool:
    """Tell whether every figure rests on the sample: then the head says it, not each row."""
    return bool(signs) and all(sign.is_sample for sign in signs)


def gap_finding(gaps: Sequence[Gap]) -> str:
    """Say which gap is the largest, or that none is clear."""
    return wording.gap_finding(gaps)


def step_finding(steps: Sequence[Step]) -> str:
    """Say what is done without an effect that can be seen; that is what a review is for."""
    if not steps:
        return wording.no_step()
    now = [step.step_id for step in steps if step.is_without_effect]
    last = [(it.step_id, it.last_without_effect) for it in steps if it.last_without_effect]
    has_updates = any(step.has_update for step in steps)
    return paragraph(wording.step_finding(now, has_updates=has_updates), last_known(last))


def step_counts(steps: Sequence[Step]) -> str:
    """Count the steps by their state in each lane; "" where there is none."""
    if not steps:
        return ""
    return wording.step_counts(
        [step.done.state for step in steps], [step.worked.state for step in steps]
    )


def is_step_sample(steps: Iterable[Step]) -> bool:
    """Tell whether anything that is told of steps rests on the sample."""
    return any(it.is_sample or it.is_last_sample for it in steps)


def changes_by_list(changes: Sequence[Change]) -> list[tuple[ChangeList, list[Change]]]:
    """Return what changed list by list, in their order; empty lists are left out."""
    grouped = [(code, [it for it in changes if it.listed == code]) for code in ChangeList]
    return [(code, lines) for code, lines in grouped if lines]


def change_finding(changes: Sequence[Change]) -> str:
    """Say how much changed since the quarter before; what is clear only alone does not count.

    A line of a step that lacks several things counts as many as it says.
    """
    return wording.change_finding(
        {code: sum(change.n_things for change in lines) for code, lines in changes_by_list(changes)}
    )


def change_looks(brief: Brief, code: str) -> str:
    """Say of the list of clear changes for how many comparisons it allows; "" of any other."""
    if code != ChangeList.CLEAR:
        return ""
    listed = [it for it in brief.changes if it.listed == code]
    holding = sum(not it.is_alone for it in listed)
    return many_looks.review_looks(brief.n_looks, len(listed), holding, brief.n_echoes)


def decision_finding(brief: Brief) -> str:
    """Say how many decisions were taken, and what became of the earlier ones."""
    return wording.decision_finding(
        len(brief.decisions), [decision.state for decision in brief.earlier_decisions]
    )


def reasons(measure: Measure) -> tuple[str, ...]:
    """Say why a measure stands where it stands, and why it moved as it did, line by line.

    A verdict and a result of different years never share a line.
    """
    level, change = verdicts.level_reason(measure), verdicts.change_reason(measure)
    beside = (*filter(None, (apart_words.note(measure),)), *targets.notes((measure,)))
    if later := verdicts.later_reason(measure):
        return level, paragraph(later, change), *beside
    return (paragraph(level, change), *beside)


def later(goal: Goal) -> tuple[str, ...]:
    """Tell results of another year than their verdicts, each on a line of its own."""
    return goal_headlines.goal_later(goal.measures)


def apart(goal: Goal) -> tuple[str, ...]:
    """Tell changed targets, and figures that compare with no other, with their reasons."""
    return (*targets.notes(goal.measures), *goal_headlines.goal_apart(goal.measures))


def gap_text(gap: Gap, confidence: float) -> str:
    """Tell a gap with its figures."""
    return wording.gap_line(gap, gap_figures(gap), confidence)


def step_reasons(step: Step) -> str:
    """Say of a step what its two lanes rest on."""
    return wording.step_reasons(step)
