"""What is at fault with an input, as codes and facts; `monitoring/wording/faults.py` says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.vocabulary.faults import FileFault


@dataclass(init=False)
class Notice:
    """One thing to tell a reader: the code of its message, and the facts that fill it in.

    A fact is text that is shown as it is, a number, a date, several texts, or another notice.
    """

    code: StrEnum
    facts: dict[str, object]

    def __init__(self, code: StrEnum, /, **facts: object) -> None:
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Fault:
    """One cell or line of a file that cannot be accepted.

    Args:
        file: its name.
        line: of the file or sheet, counted from 1.
        column: as the file names it, "" for the whole line.
        found: what stands there.
        allowed: what may stand there.
        sheet: of a workbook, "" for other files.
    """

    file: str
    line: int
    column: str
    found: Notice
    allowed: Notice
    sheet: str = field(default="", kw_only=True)


class InputError(ValueError):
    """The input is at fault; its code and its facts say what was found and what is allowed.

    ``str()`` of it is for programmers, `monitoring/wording/faults.py` says it to readers.
    """

    def __init__(self, code: StrEnum | str, /, **facts: object) -> None:
        super().__init__(f"{code}: {facts}" if isinstance(code, StrEnum) else code)
        self.code = code
        self.facts = facts


class FaultyRowsError(InputError):
    """Rows of a file are faulty; nothing is read until all of them are put right.

    ``is_cut`` is True where there were so many faults that reading stopped.
    """

    def __init__(
        self, faults: Sequence[Fault], *, is_cut: bool = False, notes: Sequence[Notice] = ()
    ) -> None:
        """Keep ``faults``, in the order of the file, and what else is to be told of it."""
        super().__init__(FileFault.FAULTY_ROWS, n=len(faults))
        self.faults = tuple(faults)
        self.is_cut = is_cut
        self.notes = tuple(notes)
