"""Messages about the database, the protection of published reviews, and files to be written."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import (
    ChannelFault,
    CommandFault,
    DatabaseFault,
    Leak,
    ProtectionFault,
)
from monitoring.wording.i18n import marked, marked_n

_PROTECTION: dict[StrEnum, str | tuple[str, str]] = {
    ProtectionFault.LEAKS: marked_n(
        "The protection of {file} does not hold: {n} thing can be told from it.",
        "The protection of {file} does not hold: {n} things can be told from it.",
    ),
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
        "{test}: {whose}: the row shows its numerator or a percent that is too fine for a group of "
        "its size."
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
_DATABASES: dict[StrEnum, str] = {
    DatabaseFault.MISSING: marked(
        "There is no database at {database}. Make one with: python -m monitoring build. If there "
        "was one, put a backup in its place instead: python -m monitoring restore FOLDER"
    ),
    DatabaseFault.BUSY: marked(
        "{database} is held by another program, such as a second dashboard or a database browser. "
        "Close it, then try again."
    ),
    DatabaseFault.FORBIDDEN: marked(
        "{database} may not be opened by this user ({reason}). Run this as the user who owns the "
        "file, or have its rights changed. Nothing was changed."
    ),
    DatabaseFault.UNOPENED: marked(
        "{database} cannot be opened as a database ({reason}). Put a backup in its place with: "
        "python -m monitoring restore FOLDER. Only without a backup, make a new one with: python "
        "-m monitoring build. Texts, updates and decisions written since are not in either; this "
        "file is kept beside it under another name."
    ),
    DatabaseFault.DAMAGED: marked(
        "{database} is damaged and cannot be read ({reason}). Put a backup in its place with: "
        "python -m monitoring restore FOLDER. Only without a backup, make a new one with: python "
        "-m monitoring build. Texts, updates and decisions written since are not in either; this "
        "file is kept beside it under another name."
    ),
    DatabaseFault.PLACE_IS_FOLDER: marked(
        "{database} is a folder, so no database can be made there. Name a file in it in "
        "MONITORING_DATABASE."
    ),
    DatabaseFault.PLACE_NOT_A_FILE: marked(
        "{database} is a device or a pipe, so no database can be made there. Name another file in "
        "MONITORING_DATABASE."
    ),
    DatabaseFault.NO_PLACE: marked(
        "No database can be made in {folder} ({reason}). Name another file in MONITORING_DATABASE."
    ),
    DatabaseFault.NOT_WRITTEN: marked(
        "The new database could not be written to {folder} ({reason}). Make room there, or name "
        "another file in MONITORING_DATABASE."
    ),
    DatabaseFault.NOT_KEPT: marked(
        "Nothing of this is kept: {database} cannot be written ({reason}). What was typed still "
        "stands here. Make room on the disk, then try again."
    ),
    DatabaseFault.REPLACED: marked(
        "Nothing of this is kept: another file was put in the place of {database} while it was "
        "open, and what is written now would be lost with the one that was there. What was typed "
        "still stands here. Copy it, stop the dashboard, and start it again."
    ),
}
_CHANNEL: dict[StrEnum, str] = {
    ChannelFault.ENDED: marked(
        "The dashboard was stopped while it ran this command. Whatever it had not finished is not "
        "stored. Check what is there, then run the command again."
    ),
    ChannelFault.OTHER_VERSION: marked(
        "The dashboard that is running is of another version of this program ({running}). Stop it "
        "and start it again, then run this command."
    ),
}
_COMMANDS: dict[StrEnum, str] = {
    CommandFault.OTHER_ENDING: marked("{file} must end in one of these: {endings}."),
    CommandFault.FOLDER: marked("{file} is a folder. Name a file in it."),
    CommandFault.NO_FOLDER: marked(
        "There is no folder {folder}. Make it, or name a file elsewhere."
    ),
    CommandFault.THERE_ALREADY: marked(
        "{file} is there already and may be filled in. Choose another name, or remove it first."
    ),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    DatabaseFault: _DATABASES,
    ProtectionFault: _PROTECTION,
    Leak: _LEAKS,
    ChannelFault: _CHANNEL,
    CommandFault: _COMMANDS,
}
