"""The rule, its words and its parameters, as a reader may check them."""

from typing import Any

import pandas as pd

from monitoring.panels.html import facts_list, opened, rows_table, table
from monitoring.rows import each, first
from monitoring.wording import figures as wording
from monitoring.wording import labels

Row = Any


def rule_line(rules: pd.DataFrame) -> str:
    """Write the rule in lay words, as it must stand beside every status."""
    rule = first(rules)
    share = f"{100 * rule.confidence:.0f}%"
    return (
        f'<p class="rule"><b>How a status is judged</b> (rule version {rule.rule_version}). '
        f"Level: a result at or above the plan's path is on path; below it, near path if the path "
        f"lies within the result's {share} interval, else off path; at the deadline, met or not "
        f"met. Change: clear only when the {share} interval of the difference leaves out zero. "
        f"No status under {rule.min_n_for_status} students. A graduating class is a whole "
        "population; the interval stands for the luck of an ordinary year. Methods tells the rest."
        "</p>"
    )


def rule_page(rules: pd.DataFrame) -> str:
    """Write the status rule in full, with the parameters in force."""
    rule = first(rules)
    share = f"{100 * rule.confidence:.0f}%"
    few, points_needed = rule.min_n_for_status, rule.min_points_for_projection
    narrow, wide = (f"{100 * band:.0f}%" for band in (rule.band_narrow, rule.band_wide))
    told = facts_list(
        {
            "Level": f"The result beside the path at that date, with the {share} Wilson interval "
            "of the result. On path: at or above. Near path: below, and the path lies inside the "
            "interval. Off path: below, and it lies outside. Met: the final aim is reached. Not "
            "met: the deadline has passed without it; the result of the deadline's year settles "
            "that, and later years do not undo it. Where the number of students is not "
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
            "Schools and groups": "Where the plan names one line for all, such as a rate for the "
            "district, every school and group is set against that line. Where it asks for "
            "so many points a year, each starts from its own result.",
            "Gap": "A group beside its complement, the group of all others, never beside a whole "
            "that contains it: as published where both sides are, else all students less the "
            f"group, where the counts are published. With the {share} Newcombe interval; clear "
            "only when it leaves out zero.",
            "Gap over time": "The gap now less the gap a year before; its interval joins those of "
            "the two gaps by square-and-add. Whether the group or its complement moved is said "
            "beside it, each with its own interval.",
            "Smallest clear change": "The smallest change for the better that this rule would call "
            "clear, had the next year as many students. A group that changes by less may have "
            "moved; it cannot be told.",
            "Schools beside the district": "A funnel: the limits within which a school of that "
            f"size would lie by luck alone, were its rate the district's; {share} and "
            f"{100 * rule.confidence_outer:.1f}%. A school outside differs by more than its size "
            "explains; the funnel does not say why, and it is no ranking.",
            "Interim indicators": "Compared with the same quarter a year before, and with the "
            "interim target where there is one. They are taken as early signs by assumption, and "
            "never change a goal's status.",
            "Hidden results": "Under 10 students nothing is shown. Hidden with it is what would "
            "give it away by subtraction: the other side of a two-sided group, the next smallest "
            "of a family, grade or school with a single hidden one. All say the same words.",
            "Many comparisons": f"At {share}, about one in twenty comparisons looks clear by luck "
            "alone: one clear change among many schools or groups is little evidence.",
            "Same students twice": "The interval of a change treats two years as other "
            "students. In grades 3 to 8 many are the same, so it is somewhat too wide.",
            "What an interval means here": "A graduating class is a whole population, not "
            "a part of one. The interval stands for ordinary luck from year to year.",
            "Lower is better": "For such an indicator every direction turns.",
            "Years": "2022 is the school year 2021-22 and, for graduation, the class of 2022.",
            "In force": f"Version {rule.rule_version} since {wording.day(rule.adopted_on)}. "
            "A verdict given under an earlier version stays as it was given.",
        }
    )
    return f"<h2>The rule</h2>{rule_line(rules)}{told}"


STATES = {
    "measured": "A result as published.",
    "not_due_yet": "The release date lies after the end of the review quarter.",
    "overdue": "The release date has passed and no file with the result has been loaded.",
    "cancelled": "The test was not held.",
    "not_published": "The state published no figure, or said that there is none.",
    "not_comparable": "There is a figure, and it does not compare with other years.",
    "hidden": "Fewer than 10 students stand behind it, or the state hid it.",
    "too_few": "Fewer than 15 students: shown, and not judged.",
}


def states_page(comparability: pd.DataFrame) -> str:
    """Write what each data state means, and which years have no result to compare."""
    years = rows_table("Years without a comparable result", comparability)
    return f"<h2>Words for the state of a result</h2>{facts_list(STATES)}{years}"


def indicators_page(indicators: pd.DataFrame) -> str:
    """Write each indicator's definition: numerator, denominator, direction, source."""
    return "<h2>Indicators</h2>" + "".join(
        opened(f"{row.indicator_name} ({row.kind})", facts_list(_indicator_facts(row)))
        for row in each(indicators)
    )


def _indicator_facts(row: Row) -> dict[str, str]:
    better = "neither direction" if row.better == "neither" else row.better
    return {
        "Counted": row.numerator_words,
        "Out of": row.denominator_words,
        "Unit": f"{row.unit}, {better} is better",
        "How often": f"{row.frequency}, {row.kind}",
        "Published by": row.source_words,
        "Followed for": row.steps,
        "Taken as an early sign of": row.early_sign_of,
        "Take care": row.caution,
        "Name in files": row.indicator_id,
    }


MEASURES_HEAD = ("Measure", "Goal", "Judged on", "Baseline", "Aim", "How the goal is read")


def measures_page(measures: pd.DataFrame, indicators: pd.DataFrame) -> str:
    """Write what each goal is judged by, and where its baseline comes from."""
    names = dict(zip(indicators["indicator_id"], indicators["short_name"], strict=True))
    rows = [
        (
            row.measure_name,
            row.goal_id,
            ", ".join(filter(None, (names[row.indicator_id], row.content_area, row.grade_span))),
            _baseline_words(row),
            _aim_words(row),
            row.reading,
        )
        for row in each(measures)
    ]
    judged = table("What each goal is judged by", rows, MEASURES_HEAD)
    return f"<h2>Measures</h2>{judged}"


def _baseline_words(row: Row) -> str:
    year = f"{row.baseline_period} (year {row.baseline_period_origin})"
    if wording.is_missing(row.baseline_value):
        return f"each group's own result of {year}; the plan states none"
    return f"{wording.value(row.baseline_value)} ({row.baseline_value_origin}), {year}"


def _aim_words(row: Row) -> str:
    if row.target_kind == "reach_value":
        return f"{wording.value(row.target_value)} in {row.deadline_period}"
    return f"{wording.points(row.points_per_year)} points a year to {row.deadline_period}"


def assumed_page(assumed: pd.DataFrame) -> str:
    """Write which dates nobody published."""
    dates = rows_table("Dates that are assumed, not published", assumed)
    return f"<h2>What is assumed</h2>{dates}"


def sources_page(sources: pd.DataFrame, batches: pd.DataFrame) -> str:
    """Write where the results in force come from, and by which loads."""
    published = rows_table("Where the results in force come from", sources)
    loads = batches.assign(layout=[labels.layouts(codes) for codes in batches["layout"]])
    return f"<h2>Sources</h2>{published}{rows_table('The loads they came by', loads)}"


def plan_page(facts: pd.DataFrame, unread: pd.DataFrame) -> str:
    """Write what the plan document says of itself, and what of it could not be placed."""
    general = rows_table("What the plan says of itself", facts)
    lost = rows_table("Lines of the document that could not be placed", unread)
    return f"<h2>The plan document</h2>{general}{lost}"
