"""The rule, its words and its parameters, as a reader may check them."""

from typing import Any

from monitoring import wording
from monitoring.panels.pieces import facts_list

Row = Any


def rule_line(rule: Row) -> str:
    """Write the rule in lay words, as it must stand beside every status."""
    share = f"{100 * rule['confidence']:.0f} %"
    return (
        f'<p class="rule"><b>How a status is judged</b> (rule version {rule["rule_version"]}). '
        f"Level: a result at or above the plan's path is on path; below it, near path if the path "
        f"lies within the result's {share} interval, else off path; at the deadline, met or not "
        f"met. Change: clear only when the {share} interval of the difference leaves out zero. "
        f"No status under {rule['min_n_for_status']} students. A graduating class is a whole "
        "population; the interval stands for the luck of an ordinary year. Methods tells the rest."
        "</p>"
    )


def rule_page(rule: Row) -> str:
    """Write the status rule in full, with the parameters in force."""
    share = f"{100 * rule['confidence']:.0f} %"
    few, points_needed = rule["min_n_for_status"], rule["min_points_for_projection"]
    narrow, wide = (f"{100 * rule[name]:.0f} %" for name in ("band_narrow", "band_wide"))
    return rule_line(rule) + facts_list(
        {
            "Level": f"The result beside the path at that date, with the {share} Wilson interval "
            "of the result. On path: at or above. Near path: below, and the path lies inside the "
            "interval. Off path: below, and it lies outside. Met: the final aim is reached. Not "
            "met: the deadline has passed without it. Where the number of students is not "
            "published there is no interval, and a result below the path is told so.",
            "The path": "A straight line from the baseline to the aim, or so many points more "
            "each year from each group's own baseline. The baseline year itself gets no status.",
            "Change": f"The result beside the comparable one a year before, with the {share} "
            "Newcombe interval of the difference. Clear only when the interval leaves out zero. "
            "Never a quarter beside another quarter of the same year.",
            "Pace": "Points a year needed from now to the deadline, and points a year since the "
            "baseline.",
            "Projection": "A straight line by ordinary least squares through the comparable "
            f"yearly results since the baseline; {narrow} band drawn, {wide} in words; none "
            f"under {points_needed} results.",
            "Students": "Points times the number of students, divided by 100, rounded.",
            "Too few": f"Under {few} students there is no status; under 10 the figure is hidden.",
            "What an interval means here": "A graduating class is a whole population, not a "
            "sample. The interval stands for ordinary luck from year to year.",
            "Lower is better": "For such an indicator every direction turns.",
            "In force": f"Version {rule['rule_version']} since {wording.day(rule['adopted_on'])}. "
            "A verdict given under an earlier version stays as it was given.",
        }
    )


STATES = {
    "measured": "A result as published.",
    "not due yet": "The release date lies after the end of the review quarter.",
    "overdue": "The release date has passed and no file with the result has been loaded.",
    "cancelled": "The test was not held.",
    "not published": "The state said that there is no figure.",
    "not comparable": "There is a figure, and it does not compare with other years.",
    "hidden to protect students": "Fewer than 10 students stand behind it, or the state hid it.",
    "too few for a status": "Fewer than 15 students: shown, and not judged.",
}


def states_page() -> str:
    """Write what each data state means."""
    return facts_list(STATES)
