"""What the form that changes a target says, and why a change is not taken."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.targets import TargetFault, TargetField
from monitoring.wording.i18n import _, marked, marked_n

_FAULTS: dict[StrEnum, str | tuple[str, str]] = {
    TargetFault.FAULTY_TARGET: marked_n("{n} thing is to be fixed.", "{n} things are to be fixed."),
    TargetFault.NO_MEASURE: marked(
        "The plan has no measure, so there is no target. data/README.md, 'measures', says how to "
        "write one."
    ),
    TargetFault.UNKNOWN_MEASURE: marked(
        "The plan has no measure “{measure}”. Choose one of {measures}."
    ),
    TargetFault.UNKNOWN_VERSION: marked(
        "There is no version {number}. The measure has versions 1 to {n_versions}."
    ),
    TargetFault.OVERTAKEN: marked(
        "{author} changed this target after you opened it (version {revision}). Nothing of yours "
        "is saved yet, and nothing is lost."
    ),
    TargetFault.NO_REASON: marked("Write the reason. It is shown wherever the target is."),
    TargetFault.NO_DAY: marked("Enter the date of the decision."),
    TargetFault.NOT_A_DAY: marked(
        "“{text}” is not the date of a decision. Enter one such as 08/05/2023."
    ),
    TargetFault.DAY_TO_COME: marked("{day} is yet to come. Enter the date of the decision."),
    TargetFault.NO_QUARTER_AFTER: marked(
        "No review quarter ends on or after {day}, so that the target would count in none."
    ),
    TargetFault.TWO_TARGETS: marked(
        "Enter a value to be reached or points a year, one of the two."
    ),
    TargetFault.NOT_A_NUMBER: marked("{target_field}: “{text}” is not a number."),
    TargetFault.OUT_OF_RANGE: marked(
        "{target_field}: found “{text}”; allowed: a number from {low} to {high}."
    ),
    TargetFault.NOT_A_YEAR: marked(
        "{target_field}: “{text}” is not a school year. Write the year it ends in, from "
        "{first_year} to {last_year}."
    ),
    TargetFault.YEARS_TURNED: marked(
        "The target would be for {last_year}, and its path begins in {first_year}. The target's "
        "year comes after that of the baseline."
    ),
    TargetFault.BASELINE_WITHOUT_YEAR: marked("Enter the year of the baseline."),
    TargetFault.BASELINE_WITHOUT_SOURCE: marked(
        "Enter where the value of the baseline is written."
    ),
    TargetFault.OWN_BASELINE: marked(
        "With points a year each group starts from its own result of the baseline year. Leave the "
        "value of the baseline empty."
    ),
    TargetFault.NOTHING_NEW: marked("{measure}: this is what is in force. Nothing is saved."),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {TargetFault: _FAULTS}
_FIELDS: Mapping[str, str] = {
    TargetField.ADOPTED_ON: marked("Date of the decision"),
    TargetField.REASON: marked("Reason"),
    TargetField.TARGET_VALUE: marked("New target in percent"),
    TargetField.POINTS_PER_YEAR: marked("Or points a year"),
    TargetField.DEADLINE_PERIOD: marked("By the school year or class that ends in"),
    TargetField.BASELINE_VALUE: marked("New baseline in percent"),
    TargetField.BASELINE_PERIOD: marked("Year of the baseline"),
    TargetField.BASELINE_SOURCE: marked("Source of the baseline"),
}


def field_name(code: str) -> str:
    """Name a field of a change."""
    return _(_FIELDS[code])


def form_title() -> str:
    """Head the form that changes a target."""
    return _("Targets")


def form_about() -> str:
    """Say what the form does, and what it never does."""
    return _(
        "Where the board amends a target or a baseline, save it here with the date of the "
        "decision. It counts from that quarter on; earlier quarters stay as they are, and the "
        "plan's own target is never overwritten."
    )


def which_measure() -> str:
    """Label the choice of a measure."""
    return _("Change the target of")


def which_version() -> str:
    """Label the choice of an earlier version that is to be in force again."""
    return _("Put an earlier version in force again (optional)")


def show() -> str:
    """Label the button that shows what a change would do, before it is saved."""
    return _("Show what this changes")


def save() -> str:
    """Label the button."""
    return _("Save the new version")
