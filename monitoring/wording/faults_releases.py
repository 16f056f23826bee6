"""Messages about published reviews: what cannot be published, and what a protected file tells."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import CommandFault, Leak, ProtectionFault, ReleaseFault
from monitoring.wording.i18n import marked, marked_n

_RELEASES: dict[StrEnum, str | tuple[str, str]] = {
    ReleaseFault.NOT_PROTECTED: marked_n(
        "The protection of {file} does not hold: {n} thing can be told from it.",
        "The protection of {file} does not hold: {n} things can be told from it.",
    ),
}
_PROTECTION: dict[StrEnum, str] = {
    ProtectionFault.UNSOLVED: marked(
        "{test}: a linear program ended as “{status}”. Only “Optimal” and “Infeasible” are "
        "accepted. Nothing was published."
    ),
    ProtectionFault.CONTRADICTION: marked(
        "{test}: the rows contradict themselves beyond repair. Check its counts. Nothing was "
        "published."
    ),
    ProtectionFault.NOT_PROTECTED: marked(
        "{test}: hiding every row does not protect it. Nothing was published."
    ),
}
_LEAKS: dict[StrEnum, str] = {
    Leak.HIDDEN_WITH_FIGURES: marked("{test}: {whose}: a row marked as hidden still has figures."),
    Leak.SMALL_GROUP: marked("{test}: {whose}: a group of fewer than {least} students is shown."),
    Leak.TOO_FINE: marked(
        "{test}: {whose}: a group of fewer than {least} students shows its numerator or more than "
        "a coded whole percent."
    ),
    Leak.GIVES_AWAY_ANOTHER: marked(
        "{test}: {whose}: the row is shown, and what is hidden beside it could be worked out from "
        "it."
    ),
    Leak.LEFT_OVER: marked(
        "{test}: {whose}: its shown parts leave a group of {students}, which is fewer than {least} "
        "students."
    ),
    Leak.EXACT_STUDENTS: marked(
        "{test}: {whose}: the number of students can be proved to be {value}."
    ),
    Leak.EXACT_NUMERATOR: marked("{test}: {whose}: the numerator can be proved to be {value}."),
    Leak.EXACT_STUDENTS_WITHOUT_ROW: marked(
        "{test}: {whose}, a group without a row: the number of students can be proved to be "
        "{value}."
    ),
    Leak.EXACT_NUMERATOR_WITHOUT_ROW: marked(
        "{test}: {whose}, a group without a row: the numerator can be proved to be {value}."
    ),
    Leak.FEW_STUDENTS: marked(
        "{test}: {whose}: the number of students can be proved to be below {least}."
    ),
    Leak.SMALL_NUMERATOR: marked(
        "{test}: {whose}: the numerator can be proved to be below {least}."
    ),
    Leak.FEW_STUDENTS_WITHOUT_ROW: marked(
        "{test}: {whose}, a group without a row: the number of students can be proved to be below "
        "{least}."
    ),
    Leak.SMALL_NUMERATOR_WITHOUT_ROW: marked(
        "{test}: {whose}, a group without a row: the numerator can be proved to be below {least}."
    ),
}
_COMMANDS: dict[StrEnum, str] = {
    CommandFault.OTHER_ENDING: marked("{file} must end in one of these: {endings}."),
    CommandFault.FOLDER: marked("{file} is a folder. Name a file in it."),
    CommandFault.NO_FOLDER: marked(
        "There is no folder {folder}. Make it, or name a file elsewhere."
    ),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    ReleaseFault: _RELEASES,
    ProtectionFault: _PROTECTION,
    Leak: _LEAKS,
    CommandFault: _COMMANDS,
}
