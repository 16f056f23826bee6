"""The one way in which a text with revisions is saved: after the one that was read, or not at all.

Nothing is overwritten. Who saves first is in force; who comes second is told what is in force by
then, and has lost nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from monitoring.errors import InputError, Notice
from monitoring.vocabulary.saving import SavingFault


class Revision(Protocol):
    """Something that was saved: its number among those of the same kind and place, and by whom."""

    @property
    def revision(self) -> int:
        """Its number, counted from 1."""

    @property
    def saved_by(self) -> str:
        """Who saved it."""


R = TypeVar("R", bound=Revision)


class FaultyEntryError(InputError):
    """What was written cannot be saved as it is; ``faults`` says why, all at once."""

    def __init__(self, faults: Sequence[Notice]) -> None:
        super().__init__(SavingFault.FAULTY_ENTRY, n=len(faults))
        self.faults = tuple(faults)


class OvertakenError(InputError):
    """Somebody saved the same text meanwhile; ``theirs`` is what is in force by now."""

    def __init__(self, theirs: Any) -> None:  # noqa: ANN401 - of the kind that was saved
        super().__init__(SavingFault.OVERTAKEN, author=theirs.saved_by, revision=theirs.revision)
        self.theirs = theirs


def save_revision(
    make: Callable[[int], R],
    *,
    base: int,
    latest: R | None,
    is_same: Callable[[R], bool],
    write: Callable[[R], None],
) -> R:
    """Write a revision after the one that its author had read, and return what is in force.

    What is in force word for word is not saved again, whatever its author had read.

    Args:
        make: returns what is to be saved, under the number it gets.
        base: the revision that its author had read, 0 for none.
        latest: what is in force, None for nothing.
        is_same: tells whether what is in force says the same.
        write: writes it, inside the caller's transaction.

    Raises:
        OvertakenError: another revision is in force by now; nothing was written.
    """
    if latest is not None and is_same(latest):
        return latest
    if latest is not None and latest.revision != base:
        raise OvertakenError(latest)
    # What its author had read may be gone, as the sample is when it is taken out.
    made = make(1 if latest is None else base + 1)
    write(made)
    return made


def refuse_faults(faults: Sequence[Notice]) -> None:
    """Stop where something is at fault.

    Raises:
        FaultyEntryError: there are faults; it has all of them.
    """
    if faults:
        raise FaultyEntryError(faults)
