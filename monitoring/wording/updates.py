"""What is said of the updates of action steps: their fields, their history, what changed."""

from datetime import datetime
from typing import Protocol

from monitoring.vocabulary import UpdateOrigin
from monitoring.vocabulary.saving import WrittenField
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked, n_

_FIELDS: dict[str, str] = {
    WrittenField.AUTHOR: marked("Your name"),
    WrittenField.IMPLEMENTATION: marked("Was it done?"),
    WrittenField.ACTIVITIES_HELD: marked("Activities held"),
    WrittenField.ACTIVITIES_PLANNED: marked("Activities planned"),
    WrittenField.HAPPENED: marked("What happened"),
    WrittenField.COMES_NEXT: marked("What comes next"),
    WrittenField.JUDGMENT: marked("Owner's judgment"),
    WrittenField.JUDGMENT_WORDS: marked("Why the owner judges so"),
    WrittenField.TITLE: marked("Title of the document"),
    WrittenField.DATED_ON: marked("Its date"),
    WrittenField.LINK: marked("Link to it"),
    WrittenField.WHY: marked("Why we think so"),
    WrittenField.NEXT: marked("What we will do"),
    WrittenField.WHAT: marked("What is decided"),
    WrittenField.ROLE: marked("Who is responsible"),
    WrittenField.DUE_ON: marked("By when"),
    WrittenField.OUTCOME: marked("Outcome"),
    WrittenField.REASON: marked("Reason"),
    WrittenField.SOURCE: marked("Source of the baseline"),
}


class Document(Protocol):
    """A document as it was typed; "" for what is not there."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def dated_on(self) -> str:
        """Its date."""

    @property
    def link(self) -> str:
        """Where it lies."""

    @property
    def file_name(self) -> str:
        """The name of the file that is attached."""


class Saving(Protocol):
    """When something was saved, and by whom."""

    @property
    def saved_at(self) -> datetime:
        """The moment."""

    @property
    def saved_by(self) -> str:
        """The name."""


def field_name(field: str, item: str = "") -> str:
    """Name a field that a person writes in; of evidence the item in the plan's words."""
    return _("Evidence: {item}", item=item) if item else _(_FIELDS[field])


def field_value(field: str, value: "str | Document | None") -> str:
    """Write what stands in a field, or that nothing does."""
    if not value:
        return _("(empty)")
    if not isinstance(value, str):
        return _document(value)
    if field == WrittenField.IMPLEMENTATION:
        return labels.implementation(value)
    return labels.judgment(value) if field == WrittenField.JUDGMENT else value


def _document(document: Document) -> str:
    """Write a document as far as it is told yet, in the order of the form."""
    parts = (document.title, document.dated_on, document.link, document.file_name)
    return ", ".join(filter(None, parts)) or _("checked")


def title() -> str:
    """Return the heading of a step's updates."""
    return _("Updates")


def never_saved() -> str:
    """Say that nobody ever updated a step."""
    return _("No update of this step was ever saved.")


def history(n_versions: int) -> str:
    """Return what opens the saved versions of a step's updates."""
    return n_(
        "History: the one saved version",
        "History: all {n} saved versions, the newest first",
        n_versions,
    )


def history_heads() -> tuple[str, ...]:
    """Return the caption and the heads of the table of saved versions."""
    return (
        _("Saved versions"),
        _("Quarter"),
        _("Saved"),
        _("Field"),
        _("Before"),
        _("After"),
    )


def version(quarter: str, revision: int, origin: str) -> str:
    """Name a saved version."""
    facts = {"quarter": numbers.quarter(quarter), "number": numbers.whole(revision)}
    if origin == UpdateOrigin.SAMPLE:
        return _("{quarter}, version {number} (Sample)", **facts)
    return _("{quarter}, version {number}", **facts)


def saved_by(saved: Saving) -> str:
    """Say when a version was saved, and by whom."""
    return _("{moment}, {author}", moment=numbers.moment(saved.saved_at), author=saved.saved_by)


def no_field() -> str:
    """Say that a version changed nothing."""
    return _("nothing")


def latest(saved: Saving, quarter: str, state: str, held: str, planned: str) -> str:
    """Say how a step stands by its last update.

    Args:
        saved: when, and by whom.
        quarter: for which quarter.
        state: of implementation.
        held: activities, "" for not counted.
        planned: activities, "" for not counted.
    """
    facts = {
        "quarter": numbers.quarter(quarter),
        "day": numbers.day(saved.saved_at),
        "author": saved.saved_by,
        "state": labels.implementation(state),
    }
    if not held:
        return _("{quarter}, saved on {day} by {author}: {state}.", **facts)
    if not planned:
        return n_(
            "{quarter}, saved on {day} by {author}: {state}, {n} activity held.",
            "{quarter}, saved on {day} by {author}: {state}, {n} activities held.",
            int(held),
            **facts,
        )
    return n_(
        "{quarter}, saved on {day} by {author}: {state}, {held} of {n} planned activity held.",
        "{quarter}, saved on {day} by {author}: {state}, {held} of {n} planned activities held.",
        int(planned),
        held=numbers.whole(int(held)),
        **facts,
    )


def comes_next(words: str) -> str:
    """Write what an update says comes next."""
    return _("Next: {words}", words=words)


def difference_heads(*, is_theirs: bool) -> tuple[str, ...]:
    """Return the caption and the heads of the table of what two texts say otherwise.

    Args:
        is_theirs: the one text is somebody else's, the other the reader's own.
    """
    if is_theirs:
        return _("What is different"), _("Field"), _("Theirs, in force"), _("Yours")
    return _("What is different"), _("Field"), _("In force now"), _("When you save")
