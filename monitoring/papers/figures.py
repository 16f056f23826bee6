"""Every figure that the papers print, by a label that says whose it is.

The deck, the page and the wall take their figures from here, so that none can print another.
"""

from collections.abc import Sequence

from monitoring.brief import Brief, Gap, Interim, Measure
from monitoring.brief.figures import points as signed_points
from monitoring.brief.figures import shown, students
from monitoring.wording import figures as wording


def measure_figures(measure: Measure) -> dict[str, str]:
    """Return what is printed of a measure, by name; what is not known is left out."""
    unit = measure.unit
    figures = {
        "value": shown(measure.value, unit) if measure.value is not None else "",
        "expected": shown(measure.expected, unit) if measure.expected is not None else "",
        "target": shown(measure.final_target, unit) if measure.final_target is not None else "",
        "points": signed_points(measure.distance_points)
        if measure.distance_points is not None
        else "",
        "students": students(measure.distance_students)
        if measure.distance_students is not None
        else "",
        "interval": wording.interval(measure.interval_low, measure.interval_high)
        if measure.interval_low is not None
        else "",
    }
    return {name: text for name, text in figures.items() if text}


def interim_figures(interim: Interim) -> dict[str, str]:
    """Return what is printed of a quarterly figure, by name; what is not known is left out."""
    named = {"value": interim.value, "earlier": interim.earlier, "target": interim.target}
    return {
        name: shown(number, interim.unit) for name, number in named.items() if number is not None
    }


def gap_figures(gap: Gap) -> dict[str, str]:
    """Return what is printed of a gap, by name."""
    return {
        "value": shown(gap.value, "percent"),
        "complement": shown(gap.complement_value, "percent"),
        "points": signed_points(gap.points),
        "interval": wording.interval(gap.low, gap.high),
    }


def widest_gaps(gaps: Sequence[Gap]) -> list[Gap]:
    """Return of each measure the group furthest behind, of those that are clearly behind.

    Args:
        gaps: those clearly behind first and the largest first, as in a brief.
    """
    widest: dict[str, Gap] = {}
    for gap in gaps:
        if gap.verdict == "clearly_behind":
            widest.setdefault(gap.measure_id, gap)
    return list(widest.values())


def measure_label(goal_id: str, measure: Measure, name: str) -> str:
    """Return the label of one figure of a measure: ``G2.graduation-4yr value``."""
    return f"{goal_id}.{measure.measure_id} {name}"


def interim_label(interim: Interim, name: str) -> str:
    """Return the label of one figure of a quarterly indicator."""
    return f"{interim.goal_id}.{interim.name} {name}"


def gap_label(gap: Gap, name: str) -> str:
    """Return the label of one figure of a gap."""
    return f"{gap.goal_id}.{gap.measure_id} {gap.subgroup} {name}"


def figures_of(brief: Brief) -> list[tuple[str, str]]:
    """Return label and printed figure of all that the papers print.

    Returns:
        In the order of the brief. The deck prints all of them; the page, the wall and the PDF
        print those of every measure and interim that they show and of each goal's largest gap. Of
        gaps, the widest of each measure are told of.
    """
    found = [
        (measure_label(goal.goal_id, measure, name), text)
        for goal in brief.goals
        for measure in goal.measures
        for name, text in measure_figures(measure).items()
    ]
    found += [
        (interim_label(interim, name), text)
        for interim in brief.interims
        for name, text in interim_figures(interim).items()
    ]
    found += [
        (gap_label(gap, name), text)
        for gap in widest_gaps(brief.gaps)
        for name, text in gap_figures(gap).items()
    ]
    return found
