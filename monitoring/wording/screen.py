"""What the frame of every page says: who writes, sample data, a published review, faults."""

from datetime import date

from monitoring.wording import numbers
from monitoring.wording.i18n import _


def no_data(why: str) -> str:
    """Say that there is nothing to show, and why."""
    return _("There is no data to show: {why}", why=why)


def writes_as(name: str) -> str:
    """Say under whose name is written."""
    return _("You are signed in as {name}.", name=name)


def your_name() -> str:
    """Label the field for the writer's name."""
    return _("Your name")


def name_is_kept() -> str:
    """Say why a name is asked for."""
    return _("Enter your name to edit. It is stored with what you write.")


def published_review(number: int, quarter: str, released_at: date, by: str) -> str:
    """Say on every page of a published review which one it is."""
    return _(
        "Published review, No. {number}: {quarter}, published on {day} by {name}. It shows what "
        "was known then, protected for publication, and never changes.",
        number=number,
        quarter=numbers.quarter(quarter),
        day=numbers.day(released_at),
        name=by,
    )


def correction(number: int, correction: str) -> str:
    """Say which published review this one corrects, and why."""
    return _("It corrects No. {number}: {correction}.", number=number, correction=correction)


def leave_published_review() -> str:
    """Label the way back from a published review to the draft."""
    return _("Back to the draft")


def sample_data() -> str:
    """Label the notice that there is sample data."""
    return _("Sample data")


def about_the_sample() -> str:
    """Say what is made up; the word Sample is the same in bold everywhere."""
    return _(
        "Early signs and updates of action steps marked **Sample** are made up by the product, so "
        "that every page can be seen working before a district has its own. The results are "
        "anchored on the published official ones and belong to no school and no student. The "
        "updates describe nobody's work."
    )


def remove_sample() -> str:
    """Label the button that takes the sample out."""
    return _("Remove the sample data")


def leave() -> str:
    """Label the way out of the full screen."""
    return _("Leave")


def presentation() -> str:
    """Describe the full-screen view to those who do not see it."""
    return _("Presentation: one message at a time")


def bullets(faults: tuple[str, ...] | list[str]) -> str:
    """Write a list in Markdown, a line each."""
    return "\n".join(f"- {fault}" for fault in faults)


def not_saved(faults: tuple[str, ...] | list[str]) -> str:
    """Say that nothing was saved, and everything that must be fixed first."""
    return _("Not saved. Please fix:\n\n{faults}", faults=bullets(faults))
