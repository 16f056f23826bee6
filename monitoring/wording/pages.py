"""Titles and questions of the pages, and what a page says when it has nothing to show."""

from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked

PRODUCT = marked("Improvement plan progress")
_TITLES = {
    "overview": marked("Overview"),
    "goals": marked("Goals"),
    "subgroups": marked("Subgroups"),
    "schools": marked("Schools"),
    "steps": marked("Action steps"),
    "step": marked("Step detail"),
    "review": marked("Review"),
    "wall": marked("Present"),
    "data": marked("Data"),
    "health": marked("Plan check"),
    "methods": marked("Methods"),
}
_GROUPS = {
    "overview": marked("Is it working?"),
    "goals": marked("By how much?"),
    "groups": marked("Who is behind?"),
    "steps": marked("What are we doing?"),
    "review": marked("The review"),
}
_HEADINGS = {"overview": marked("Is the plan working?")}


def product() -> str:
    """Return the product's name, as the browser's tab shows it."""
    return _(PRODUCT)


def title(page_id: str) -> str:
    """Return a page's name in the menu."""
    return _(_TITLES[page_id])


def group(name: str) -> str:
    """Return what stands in the menu over a group of pages."""
    return _(_GROUPS[name])


def tab(page_id: str, subject: str, quarter: str, district: str) -> str:
    """Write a page's title in the browser's tab.

    For example ``Subgroups: English Learners, Quarter 2, 2024-25 - Clayton County``.
    """
    name = (
        _("{page}: {subject}", page=title(page_id), subject=subject) if subject else title(page_id)
    )
    name = _("{page}, {quarter}", page=name, quarter=numbers.quarter(quarter))
    return _("{page} - {district}", page=name, district=district) if district else name


def heading(page_id: str) -> str:
    """Return a page's heading."""
    return _(_HEADINGS.get(page_id, _TITLES[page_id]))


def no_goals() -> str:
    """Say that the plan has no goal to show."""
    return _("The plan names no goals.")


def no_measures() -> str:
    """Say what makes a goal without a measure one that can be judged."""
    return _(
        "To do: add the goal's measures to the plan's measures file and build again. How: "
        "“measures” in data/README.md."
    )


def no_steps() -> str:
    """Say that the plan has no action steps."""
    return _("The plan names no action steps.")


def no_steps_of_goal() -> str:
    """Say that a goal has no action steps."""
    return _("The plan names no action steps for this goal.")


def no_fitting_steps() -> str:
    """Say that the choices leave no action step."""
    return _("No action step matches all of these choices. “Clear filters” shows them all.")


def no_groups() -> str:
    """Say that there is no result by student group, and which files bring them."""
    return _(
        "No result by student group was known for this choice by the end of this quarter. Load a "
        "file with one row per group: the state's file by subgroup, or one in the tidy layout "
        "with subgroup, numerator, and denominator. See “The tidy layout” in data/README.md."
    )


def goal_in_full(goal: str) -> str:
    """Label the link to a goal's own page."""
    return _("{goal} in full", goal=goal)


def steps_of_goal(goal: str) -> str:
    """Label the link to a goal's action steps."""
    return _("{goal}: action steps", goal=goal)


def school_groups() -> str:
    """Label the link from a school to its groups."""
    return _("This school's groups beside all other students, year by year")


def georgia() -> str:
    """Label the switch that draws Georgia's results."""
    return _("Show Georgia's results")


def order_of_groups() -> str:
    """Label the choice of an order of the groups."""
    return _("Order of the groups within their families (distance is from the target)")


def orders() -> dict[str, str]:
    """Return the orders in which groups can stand: code -> words."""
    return {
        "usual": _("usual"),
        "name": _("name"),
        "size": _("size"),
        "distance": _("distance"),
    }
