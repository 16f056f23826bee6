"""What the page on data says of bringing in another plan."""

from collections.abc import Sequence
from typing import NamedTuple

from monitoring.vocabulary import TargetKind
from monitoring.wording import figures, numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.numbers import and_list, is_missing


class Target(NamedTuple):
    """A measure that a goal is judged by; numbers are nan where there are none."""

    goal_id: str
    measure_name: str
    baseline_value: float
    baseline_period: str
    target_kind: str
    target_value: float
    points_per_year: float
    deadline_period: str


def title() -> str:
    """Head the part of the page on the plan."""
    return _("The plan")


def about(district: str, plan: str, document: str) -> str:
    """Say which plan is in force, and what can be done here."""
    return _(
        "In force: {plan}, {district} ({document}). Choose another plan, or a new version of this "
        "one: you see what was found in it and what would change before anything is built.",
        plan=plan,
        district=district,
        document=document,
    )


def no_plan() -> str:
    """Ask for the first plan."""
    return _(
        "There is no plan yet. Choose the district's plan: you see what was found in it before "
        "anything is built."
    )


def choose() -> str:
    """Label the field that takes a plan."""
    return _("Plan in Georgia's template (Word, PDF or text), and files that lie beside it (CSV)")


def kept_choice() -> str:
    """Label the choice of a plan that was in force before."""
    return _("Or take an earlier plan again")


def kept_name(document: str, day: str, by: str) -> str:
    """Name a plan that was in force before."""
    if not by:
        return _("{document}, in force before {day}", document=document, day=day)
    return _("{document}, brought in on {day} by {by}", document=document, day=day, by=by)


def one_plan() -> str:
    """Ask for one plan document."""
    return _("Choose one plan document; its other files are CSV files.")


def refused(file: str) -> str:
    """Say that a plan cannot be brought in; the reasons follow."""
    return _("{file} cannot be the plan. Nothing was changed.", file=file)


def found(district: str, plan: str, years: str) -> str:
    """Say whose plan was found."""
    if not years:
        return _("Found: {plan}, {district}.", plan=plan, district=district)
    return _(
        "Found: {plan}, {district}, for {years}.",
        plan=plan,
        district=district,
        years=years,
    )


def counts(sentences: Sequence[str]) -> str:
    """Say how much was found: needs, root causes, goals and so on."""
    return _("In it: {counts}.", counts=and_list(sentences))


def measures(n: int, *, is_proposed: bool) -> str:
    """Say what the goals would be judged by, and where that comes from."""
    if not is_proposed:
        return n_(
            "Goals are judged by {n} measure of the measures file.",
            "Goals are judged by {n} measures of the measures file.",
            n,
        )
    if not n:
        return _(
            "No goal says all that a target needs (from where, to where, by when), so none gets a "
            "status until there is a measures file."
        )
    return n_(
        "Goals are judged by {n} measure, read from their own words; a measures file replaces it.",
        "Goals are judged by {n} measures, read from their own words; a measures file replaces "
        "them.",
        n,
    )


def targets_caption(n: int) -> str:
    """Head the table of targets."""
    return n_("{n} target", "{n} targets", n)


def targets_head() -> tuple[str, ...]:
    """Head the columns of that table."""
    return (_("Goal"), _("Measure"), _("From"), _("Target"), _("By"))


def target_cells(row: Target) -> tuple[str, ...]:
    """Write a row of that table."""
    is_open = is_missing(row.baseline_value)
    start = _("its first result") if is_open else figures.value(row.baseline_value)
    if row.target_kind == TargetKind.POINTS_PER_YEAR:
        target = _("{points} points a year", points=numbers.decimal(row.points_per_year))
    else:
        target = figures.value(row.target_value)
    return (row.goal_id, row.measure_name, start, target, row.deadline_period)


def left_behind(file: str, why: str) -> str:
    """Say that a file beside the plan in force does not fit this plan."""
    return _(
        "{file} of the plan in force does not fit this plan and is left out: {why}",
        file=file,
        why=why,
    )


def doubtful(n: int) -> str:
    """Ask to compare doubtful fields with the document."""
    return n_(
        "{n} field looks merged, cut or out of place. Compare it with the document.",
        "{n} fields look merged, cut or out of place. Compare them with the document.",
        n,
    )


def doubtful_caption(n: int) -> str:
    """Head the list of doubtful fields."""
    return n_("{n} field to compare", "{n} fields to compare", n)


def doubtful_head() -> tuple[str, ...]:
    """Head the columns of that list."""
    return (_("Field"), _("Place in the document"), _("Why"))


def parts_caption(n: int) -> str:
    """Head the list of goals and steps that were found."""
    return n_("{n} goal or step, as it was read", "{n} goals and steps, as they were read", n)


def parts_head() -> tuple[str, ...]:
    """Head the columns of that list."""
    return (_("Goal or step"), _("In the plan's words"))


def unread_caption(n: int) -> str:
    """Head the list of lines that could not be placed."""
    return n_("{n} line that could not be placed", "{n} lines that could not be placed", n)


def take(document: str) -> str:
    """Label the button that builds the database with a plan."""
    return _("Make {document} the plan", document=document)


def name_first() -> str:
    """Say why a plan cannot be brought in yet."""
    return _("Say your name above to change the plan.")


def reading(file: str) -> str:
    """Say that a plan is being read."""
    return _("Reading {file}…", file=file)


def building(file: str) -> str:
    """Say that the database is being built."""
    return _("Building with {file}. Pages show the plan in force until it is done…", file=file)


def taken(document: str, district: str) -> str:
    """Say that another plan is in force."""
    return _(
        "{document} is the plan now ({district}). The plan before it can be taken again below.",
        document=document,
        district=district,
    )


def kept_aside(file: str) -> str:
    """Say where the database of the other district lies."""
    return _("The database before it is kept as {file}.", file=file)
