"""Every figure that the papers print, by a label that says whose it is.

The deck, the page and the wall take their figures from here, so that none can print another.
"""

from collections.abc import Sequence

from monitoring.brief import Brief, EarlySign, Gap, Measure
from monitoring.papers import signs as sign_rows
from monitoring.vocabulary import Direction
from monitoring.vocabulary import Gap as Verdict
from monitoring.wording import figures as wording
from monitoring.wording.gaps import side
from monitoring.wording.interims import sign_name
from monitoring.wording.verdict_distances import students


def measure_figures(measure: Measure) -> dict[str, str]:
    """Return what is printed of a measure, by name; what is not known is left out."""
    unit = measure.unit
    written = {
        "value": (measure.value, wording.shown(measure.value, unit, wording.code_of(measure))),
        "expected": (measure.expected, wording.shown(measure.expected, unit)),
        "target": (measure.final_target, wording.shown(measure.final_target, unit)),
        "points": (measure.distance_points, _distance(measure)),
        "students": (measure.distance_students, students(measure)),
        "interval": (
            measure.interval_low,
            wording.interval(measure.interval_low, measure.interval_high),
        ),
    }
    if measure.is_of_other_year:
        # What decided stands beside the verdict; the result of another year is a fact, without a
        # margin that decides nothing.
        written["due"] = (measure.due_value, wording.shown(measure.due_value, unit))
        del written["interval"]
    return {
        name: text for name, (number, text) in written.items() if not wording.is_missing(number)
    }


def _distance(measure: Measure) -> str:
    is_lower_better = measure.better_direction == Direction.LOWER
    return wording.distance(measure.distance_points, measure.unit, is_lower_better=is_lower_better)


def sign_figures(sign: EarlySign) -> dict[str, str]:
    """Return what is printed of an early sign, by name; what is not known is left out."""
    numbers = {
        "value": (sign.value, wording.code_of(sign)),
        "earlier": (sign.earlier_value, sign.earlier_code),
        "target": (sign.target_value, ""),
    }
    return {
        name: wording.shown(number, sign.unit, code)
        for name, (number, code) in numbers.items()
        if not wording.is_missing(number)
    }


def gap_figures(gap: Gap) -> dict[str, str]:
    """Return what is printed of a gap, by name."""
    return {
        "value": wording.value(gap.value, code=wording.code_of(gap)),
        "complement": wording.value(gap.complement_value, code=wording.other_code(gap)),
        "points": side(gap.points),
        "interval": wording.interval(gap.low, gap.high),
    }


def largest_gaps(brief: Brief) -> list[Gap]:
    """Return the largest gap of each goal; the first listed where none is clear."""
    chosen = []
    for goal in brief.goals:
        own = [gap for gap in brief.gaps if gap.goal_id == goal.goal_id]
        chosen += ([gap for gap in own if gap.is_largest] or own)[:1]
    return chosen


def widest_gaps(gaps: Sequence[Gap]) -> list[Gap]:
    """Return of each measure the group furthest behind, of those that are clearly behind.

    Args:
        gaps: those clearly behind first and the largest first, as in a brief.
    """
    widest: dict[str, Gap] = {}
    for gap in gaps:
        if gap.verdict == Verdict.CLEARLY_BEHIND and not gap.is_alone:
            widest.setdefault(gap.measure_id, gap)
    return list(widest.values())


def measure_label(goal_id: str, measure: Measure, name: str) -> str:
    """Return the label of one figure of a measure: ``G2.graduation-4yr value``."""
    return f"{goal_id}.{measure.measure_id} {name}"


def sign_figure_label(sign: EarlySign, name: str) -> str:
    """Return the label of one figure of an early sign."""
    return f"{sign.goal_id}.{sign_name(sign)} {name}"


def gap_label(gap: Gap, name: str) -> str:
    """Return the label of one figure of a gap."""
    return f"{gap.goal_id}.{gap.measure_id} {gap.subgroup} {name}"


def figures_of(brief: Brief) -> list[tuple[str, str]]:
    """Return label and printed figure of all that the papers print.

    Returns:
        In the order of the brief. The deck prints all of them; the page, the wall and the PDF
        print those of every measure and early sign that they show and of each goal's largest gap.
        Of gaps, the widest of each measure are told of.
    """
    figures = [
        (measure_label(goal.goal_id, measure, name), text)
        for goal in brief.goals
        for measure in goal.measures
        for name, text in measure_figures(measure).items()
    ]
    figures += [
        (sign_figure_label(sign, name), text)
        for sign in sign_rows.shown(brief.early_signs)
        for name, text in sign_figures(sign).items()
    ]
    figures += [
        (gap_label(gap, name), text)
        for gap in widest_gaps(brief.gaps)
        for name, text in gap_figures(gap).items()
    ]
    return figures
