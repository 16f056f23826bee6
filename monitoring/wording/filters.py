"""Labels of the filters and of what there is to choose from."""

from datetime import date

from monitoring.wording import figures, numbers
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.lanes import short

LONGEST_ASKED = 40  # characters of an address that a sentence repeats
_LABELS = {
    "quarter": marked("Quarter"),
    "goal": marked("Goal"),
    "measure": marked("Measure"),
    "step": marked("Action step"),
    "indicator": marked("Indicator"),
    "content": marked("Content area"),
    "grades": marked("Grade span"),
    "school": marked("School"),
    "period": marked("Period"),
    "subgroup": marked("Subgroup"),
    "system": marked("System"),
    "funding": marked("Funding source"),
    "served": marked("Subgroup served"),
    "role": marked("Position"),
    "evidence": marked("Evidence level"),
    "equity": marked("Supports equity"),
}
_UNKNOWN = {
    "quarter": marked("This address asks for the quarter “{asked}”, which is not here."),
    "goal": marked("This address asks for the goal “{asked}”, which is not here."),
    "measure": marked("This address asks for the measure “{asked}”, which is not here."),
    "step": marked("This address asks for the action step “{asked}”, which is not here."),
    "indicator": marked("This address asks for the indicator “{asked}”, which is not here."),
    "content": marked("This address asks for the content area “{asked}”, which is not here."),
    "grades": marked("This address asks for the grade span “{asked}”, which is not here."),
    "school": marked("This address asks for the school “{asked}”, which is not here."),
    "period": marked("This address asks for the period “{asked}”, which is not here."),
    "subgroup": marked("This address asks for the subgroup “{asked}”, which is not here."),
    "order": marked("This address asks for the order “{asked}”, which is not here."),
}


def label(key: str) -> str:
    """Return a filter's label."""
    return _(_LABELS[key])


def unknown(key: str, asked: str, shown: str) -> str:
    """Say that an address asks for what there is not, and what is shown instead.

    Anybody can write an address: its words are cut and shown as they are, so that none of them
    passes for a sentence, a link or a picture of the product's own.
    """
    there_is_none = _(
        _UNKNOWN.get(key, "This address asks for “{asked}”, which is not here."),
        asked=figures.plain(asked[:LONGEST_ASKED]),
    )
    return _("{problem} Shown instead: {shown}.", problem=there_is_none, shown=shown)


def clear() -> str:
    """Label the button that resets every choice."""
    return _("Clear filters")


def chosen(key: str, choice: str) -> str:
    """Say on paper what a filter is set to: ``Goal: Graduation``."""
    return _("{filter}: {choice}", filter=label(key), choice=choice)


def quarter(code: str, begins_on: date, ends_on: date) -> str:
    """Write a quarter to choose: ``Q2 2022-23 (Oct-Dec 2022)``."""
    return numbers.quarter_to_choose(code, begins_on, ends_on)


def days_left(n: int) -> str:
    """Say beside the quarter under way how much of it is left."""
    return n_("In progress, {n} day left", "In progress, {n} days left", n)


def looking_back(quarter: str, ends_on: date) -> str:
    """Say that the quarter on the page is not the one under way."""
    return _(
        "You are looking back at {quarter}. Results known on {day}.",
        quarter=numbers.quarter(quarter),
        day=numbers.day(ends_on),
    )


def earlier() -> str:
    """Label the link that leads to the quarter before."""
    return _("Earlier quarter")


def later() -> str:
    """Label the link that leads to the quarter after."""
    return _("Later quarter")


def go_to_today() -> str:
    """Label the link that leads to the quarter under way."""
    return _("Go to today")


def all_goals() -> str:
    """Write the choice of every goal."""
    return _("All goals")


_ANSWERS = {"yes": marked("Yes"), "no": marked("No"), "not_said": marked("not said")}


def equity(code: str) -> str:
    """Write an answer to whether a step supports equity."""
    return _(_ANSWERS[code])


def every() -> str:
    """Write the choice of everything there is."""
    return _("All")


def step(step_id: str, wording: str | None) -> str:
    """Write an action step to choose, cut between words."""
    return _("{step} {wording}", step=step_id, wording=short(wording))


def indicator(name: str, *, is_official: bool, is_sample: bool) -> str:
    """Write an indicator to choose, with what kind of figure it is."""
    if is_sample:
        return _("{indicator} (Sample, early sign)", indicator=name)
    if is_official:
        return _("{indicator} (official)", indicator=name)
    return _("{indicator} (early sign)", indicator=name)


def grades(span: str) -> str:
    """Write a grade span to choose: ``Grade 9``, ``Grades 9-12``, others as they are."""
    return figures.grades_to_choose(span)


def no_school() -> str:
    """Write the choice of no school."""
    return _("No school")


def whole_district(district: str) -> str:
    """Write the choice of the district as a whole."""
    return _("{district}, all schools", district=district)


def school(name: str, *, is_alternative: bool) -> str:
    """Write a school to choose."""
    return _("{school} (alternative)", school=name) if is_alternative else name
