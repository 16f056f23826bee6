"""What is said of how far a quarter's review is."""

from datetime import date

from monitoring.wording import numbers
from monitoring.wording.i18n import _


def review_state(quarter: str, reviewer: str) -> str:
    """Say whether a quarter's review is a draft, or who stands by it.

    Args:
        quarter: the review quarter.
        reviewer: who stands by it, "" for a draft.
    """
    name = numbers.quarter(quarter)
    if not reviewer:
        return _("The review of {quarter} is a draft.", quarter=name)
    return _("The review of {quarter} was reviewed by {author}.", quarter=name, author=reviewer)


def not_over(quarter: str, ends_on: date) -> str:
    """Say before it is published that a quarter is under way, and what follows from that."""
    return _(
        "{quarter}, is in progress until {day}. What comes in until then will not be in this "
        "published review: it would take a correction to publish it. The sentences and papers say "
        "on which day they are told.",
        quarter=numbers.quarter(quarter),
        day=numbers.day(ends_on),
    )


def ask_release(quarter: str, reviewer: str) -> str:
    """Ask whether a quarter is to be frozen as it is; for the arguments see ``review_state``."""
    name = numbers.quarter(quarter)
    if not reviewer:
        return _("The review of {quarter} is a draft. Publish it for good?", quarter=name)
    return _(
        "The review of {quarter} was reviewed by {author}. Publish it for good?",
        quarter=name,
        author=reviewer,
    )
