"""What the public view says around a review, and what its server says to who starts it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from monitoring.vocabulary.web import PublicFault
from monitoring.wording import numbers, review_form
from monitoring.wording.i18n import _, marked, n_

TABLES: Mapping[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    PublicFault: {
        PublicFault.NO_LIST: marked(
            "{folder} holds no signed list of published reviews. Make it with: "
            "python -m monitoring releases --sign"
        ),
        PublicFault.NO_KEY: marked(
            "{file} is not the public key of a publisher. It lies beside the published reviews, as "
            "publisher.pub."
        ),
        PublicFault.NOT_SIGNED: marked(
            "{file} is not signed by this publisher, or was changed since. Nothing is shown."
        ),
        PublicFault.OTHER_FILES: marked(
            "These files are gone or are not what was published: {files}. Nothing is shown."
        ),
        PublicFault.OLDER: marked(
            "The list of published reviews is an older one: it lacks the reviews {numbers}, or has "
            "them as they were before. They are shown as they were. Put the newest list back. To "
            "show less, restart the public view."
        ),
        PublicFault.OLDER_THAN_KEPT: marked(
            "The list of published reviews is an older one: it lacks the reviews {numbers}, or has "
            "them as they were before. They are shown as they were. Put the newest list back. To "
            "show less on purpose, stop the public view, remove {file} and start it again."
        ),
        PublicFault.OLDER_AT_START: marked(
            "The list of published reviews is an older one: it lacks the reviews {numbers}, which "
            "were shown before, or has them as they were before. Nothing is shown. Put the newest "
            "list back. To show less on purpose, remove {file} and start again."
        ),
        PublicFault.NOT_KEPT: marked(
            "{file} cannot be used: {reason}. Which reviews are shown is not remembered over a "
            "restart, and an older list would not be noticed then. Name another file with --state."
        ),
        PublicFault.KEPT_NOWHERE: marked(
            "This user has no folder to keep files in. Which reviews are shown is not remembered "
            "over a restart, and an older list would not be noticed then. Name a file with --state."
        ),
        PublicFault.KEPT_INSIDE: marked(
            "{file} lies among the published reviews, where nothing is written. Which reviews are "
            "shown is not remembered over a restart, and an older list would not be noticed then. "
            "Name another file with --state."
        ),
        PublicFault.KEPT_DAMAGED: marked(
            "{file} is damaged: it is not known which reviews were shown before. It is made anew."
        ),
    }
}


def name(number: int, quarter: str, published_at: datetime) -> str:
    """Name a published review."""
    return _(
        "Published review No. {number}: {quarter}, published {day}",
        number=number,
        quarter=numbers.quarter(quarter),
        day=numbers.day(published_at),
    )


def corrects(number: int, correction: str) -> str:
    """Say what was wrong in the review that this one corrects."""
    return _("It corrects No. {number}: {correction}", number=number, correction=correction)


def corrected_by(number: int) -> str:
    """Lead from a review to the one that corrects it."""
    return _("This review was corrected. Read No. {number}.", number=number)


def newest() -> str:
    """Lead to the newest review."""
    return _("Read the newest review")


def others(n: int) -> str:
    """Head the list of the other reviews."""
    return n_("{n} other review", "{n} other reviews", n)


def bar() -> str:
    """Name the bar over a review, for screen readers."""
    return _("Published reviews")


def paper(kind: str) -> str:
    """Name a file of a review."""
    return review_form.paper(kind)


def none() -> str:
    """Say that nothing is published."""
    return _("No review is published yet.")


def serving(address: str, fingerprint: str) -> str:
    """Say where the public view is, and whose signature it trusts."""
    return _(
        "The published reviews are at {address}, signed by {fingerprint}",
        address=address,
        fingerprint=fingerprint,
    )


def signed(file: str, fingerprint: str) -> str:
    """Say that the list is signed."""
    return _("{file} is signed by {fingerprint}.", file=file, fingerprint=fingerprint)
