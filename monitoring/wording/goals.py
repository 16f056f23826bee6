"""What is said of a goal and of the plan it stands in."""

from datetime import date

from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.plan import goal_label


def plan(school_years: str) -> str:
    """Name the plan, beside its district: "Improvement plan 2021-22"."""
    if school_years:
        return _("Improvement plan {years}", years=school_years)
    return _("Improvement plan")


def known_on(quarter: str, ends_on: date, *, is_assumed: bool) -> str:
    """Say as of when figures are known."""
    facts = {"date": numbers.day(ends_on), "quarter": numbers.quarter(quarter)}
    if is_assumed:
        return _("As known on {date} (assumed date), the end of {quarter}.", **facts)
    return _("As known on {date}, the end of {quarter}.", **facts)


def goal_known_on(goal_id: str, quarter: str, ends_on: date) -> str:
    """Say which goal it is, and as of when."""
    return _(
        "{goal}, as known on {date}, the end of {quarter}.",
        goal=goal_label(goal_id),
        date=numbers.day(ends_on),
        quarter=numbers.quarter(quarter),
    )


def need() -> str:
    """Label the need that a goal answers."""
    return _("Need:")


def as_adopted() -> str:
    """Label the goal in the plan's own words."""
    return _("As adopted:")


def not_known() -> str:
    """Label what is not known yet."""
    return _("What is not known:")


def all_measures(n: int) -> str:
    """Return the heading over the measures of a goal."""
    return n_("The {n} measure", "All {n} measures", n)
