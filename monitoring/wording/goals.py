"""What is said of a goal and of the plan it stands in."""

import re
from datetime import date

from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.plan import goal_label


def plan(school_years: str) -> str:
    """Name the plan, beside its district: "Improvement plan 2021-22"."""
    if school_years:
        return _("Improvement plan {years}", years=school_years)
    return _("Improvement plan")


def next_results(when: date | None) -> str:
    """Say when the next official result comes, "" where none is planned.

    Whether the day is assumed is said where its measure waits for it: the bar has no room.
    """
    if when is None or numbers.is_missing(when):
        return ""
    return _("Next state results: {day}", day=numbers.day(when))


def under_way(quarter: str, n_days: int) -> str:
    """Say in the bar how long a quarter under way still runs."""
    return n_(
        "{quarter}, in progress, {n} day left",
        "{quarter}, in progress, {n} days left",
        n_days,
        quarter=numbers.quarter(quarter),
    )


def known_on(quarter: str, day: date, *, is_assumed: bool, is_over: bool = True) -> str:
    """Say as of when figures are known: at the quarter's end, or in the middle of it."""
    facts = {"date": numbers.day(day), "quarter": numbers.quarter(quarter)}
    if not is_over:
        return _("As known on {date}. {quarter}, is in progress.", **facts)
    if is_assumed:
        return _("As known on {date} (assumed date), the end of {quarter}.", **facts)
    return _("As known on {date}, the end of {quarter}.", **facts)


def goal_known_on(goal_id: str, quarter: str, day: date, *, is_over: bool = True) -> str:
    """Say which goal it is, and as of when: at the quarter's end, or in the middle of it."""
    facts = {
        "goal": goal_label(goal_id),
        "date": numbers.day(day),
        "quarter": numbers.quarter(quarter),
    }
    if not is_over:
        return _("{goal}, as known on {date}. {quarter}, is in progress.", **facts)
    return _("{goal}, as known on {date}, the end of {quarter}.", **facts)


def need() -> str:
    """Label the need that a goal answers."""
    return _("Need:")


def as_adopted() -> str:
    """Label the goal in the plan's own words."""
    return _("As adopted:")


def plan_words() -> str:
    """Return what opens the need and the goal in the plan's own words."""
    return _("The goal in the plan's words")


def not_known() -> str:
    """Label what is not known yet."""
    return _("What is not known:")


def table_heads(since: str) -> tuple[str, ...]:
    """Return the heads of the table of a goal's measures; the last says since when they moved."""
    return _("Measure"), _("Picture"), _("Result"), _("Against the plan"), since


def why_each_status() -> str:
    """Return what opens the reasons of all measures of a goal."""
    return _("Why each status")


def all_measures(n: int) -> str:
    """Return the heading over the measures of a goal."""
    return n_("The {n} measure", "All {n} measures", n)


def school_years(years: str) -> str:
    """Name the years a plan is for: "Plan for school year 2021-22", "… school years 2021-24"."""
    if not years:
        return ""
    span = re.search(r"(\d\d)\D+(?:\d\d)?(\d\d)$", years)
    if span and (int(span[1]) + 1) % 100 != int(span[2]):
        return _("Plan for school years {years}", years=years)
    return _("Plan for school year {years}", years=years)
