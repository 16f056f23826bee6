"""What the parts of a brief come to, each as one sentence made by counting."""

from collections.abc import Iterable, Mapping, Sequence

from monitoring.brief import (
    Brief,
    Change,
    Decision,
    Gap,
    Head,
    Interim,
    Lane,
    Measure,
    Step,
)
from monitoring.brief.model import KINDS
from monitoring.papers.figures import measure_figures
from monitoring.wording.lanes import DONE, NOT_MEASURABLE, WORKED

SAMPLE_WORDS = "Sample: made up by the product to show how it works; nobody's results."


def many(n: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: ``1 step``, ``13 steps``."""
    return f"{n} {noun}" if n == 1 else f"{n} {plural or noun + 's'}"


def interim_finding(interims: Sequence[Interim]) -> str:
    """Say how many quarterly figures moved against the same quarter a year before."""
    if not interims:
        return "No quarterly figures are known for this quarter"
    words = [it.change for it in interims]
    better, worse = words.count("clear_improvement"), words.count("clear_decline")
    return (
        f"Against the same quarter a year before, {better} of "
        f"{many(len(words), 'quarterly figure')} clearly improved, {worse} clearly declined"
    )


def gap_finding(gaps: Sequence[Gap]) -> str:
    """Say which gap is the largest, or that none is clear."""
    largest = next((gap for gap in gaps if gap.is_largest), None)
    if largest is not None:
        return largest.sentence.rstrip(".")
    return "No group is clearly behind all others" if gaps else "No gap between groups is known"


def step_finding(steps: Sequence[Step]) -> str:
    """Say what is done and does not work; that is what a review is for."""
    failing = [
        step.step_id
        for step in steps
        if step.done.state == "done" and step.worked.state not in {"improving", NOT_MEASURABLE}
    ]
    if failing:
        return f"Done but not working: {', '.join(failing)}"
    return "No step is known to be done without working"


def step_counts(steps: Sequence[Step]) -> str:
    """Count the steps by their state in each lane."""
    done = [step.done.state for step in steps]
    worked = [step.worked.state for step in steps]
    return (
        f"{many(len(steps), 'action step')}. Done? {_counts(done, DONE)}. "
        f"Worked? {_counts(worked, WORKED)}."
    )


def _counts(states: Sequence[str], marks: Mapping[str, tuple[str, str, str]]) -> str:
    """Count states, each with its letter: what is printed is the key to the letters as well."""
    words = [*marks, *(state for state in dict.fromkeys(states) if state not in marks)]
    letters = {word: f" ({mark[1]})" if mark[1] else "" for word, mark in marks.items()}
    return ", ".join(
        f"{states.count(word)} {word.lower()}{letters.get(word, '')}"
        for word in words
        if word in states
    )


def changes_by_kind(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Group what changed by kind, in the order of the kinds; kinds without a change are left out.

    A kind that is not among the known ones comes last.
    """
    kinds = [*KINDS, *(it.kind for it in changes if it.kind not in KINDS)]
    grouped = [(kind, [it for it in changes if it.kind == kind]) for kind in dict.fromkeys(kinds)]
    return [(kind, lines) for kind, lines in grouped if lines]


def change_finding(changes: Sequence[Change]) -> str:
    """Say how much changed since the quarter before."""
    grouped = changes_by_kind(changes)
    if not grouped:
        return "Nothing changed since the quarter before"
    counts = "; ".join(f"{kind.lower()}: {len(lines)}" for kind, lines in grouped)
    return f"Since the quarter before: {counts}"


def decision_finding(brief: Brief) -> str:
    """Say how many decisions were taken, and what became of the earlier ones."""
    taken = many(len(brief.decisions), "decision") if brief.decisions else "No decision"
    verb = "was" if len(brief.decisions) < 2 else "were"
    earlier = brief.earlier_decisions
    if not earlier:
        return f"{taken} {verb} taken in this quarter"
    states = [it.state for it in earlier]
    became = ", ".join(f"{states.count(word)} {word}" for word in dict.fromkeys(states))
    return f"{taken} {verb} taken in this quarter; of {len(earlier)} earlier: {became}"


def unknown_finding(unknown: Sequence[str]) -> str:
    """Say how much is not known."""
    if not unknown:
        return "Nothing is noted as not known"
    verb = "is" if len(unknown) == 1 else "are"
    return f"{many(len(unknown), 'thing')} {verb} not known or not measured"


def largest_gaps(brief: Brief) -> list[Gap]:
    """Return the largest gap of each goal; the first listed where none is clear."""
    chosen = []
    for goal in brief.goals:
        own = [gap for gap in brief.gaps if gap.goal_id == goal.goal_id]
        chosen += ([gap for gap in own if gap.is_largest] or own)[:1]
    return chosen


def distance(measure: Measure) -> str:
    """Write how far a measure is from its path, in points and in students; "" where unknown."""
    figures = measure_figures(measure)
    if "points" not in figures:
        return ""
    noun = "points" if measure.unit == "percent" else ""
    told = " ".join(filter(None, (figures["points"], noun)))
    return f"{told}, {figures['students']}" if "students" in figures else told


def decision_line(decision: Decision) -> str:
    """Write a decision on one line: what, about what, who and by when."""
    day = f"{decision.due_on.day} {decision.due_on:%B %Y}"
    role = f"{decision.role}, " if decision.role else ""
    return f"{decision.about}: {decision.what.rstrip('.')} ({role}by {day})."


def is_goal_sample(measures: Iterable[Measure]) -> bool:
    """Tell whether any of the measures rests on the sample."""
    return any(measure.is_sample for measure in measures)


def lane_mark(lane: Lane, marks: Mapping[str, tuple[str, str, str]]) -> str:
    """Write a lane's state as shape and letter: ``● D``."""
    shape, letter, _ = marks.get(lane.state, ("–", "", ""))
    return " ".join(filter(None, (shape, lane.letter or letter)))


def rule_line(head: Head) -> str:
    """Write the rule as it stands under every status."""
    return f"Rule, version {head.rule_version}: {head.rule.rstrip('.')}."
