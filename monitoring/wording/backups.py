"""What is said of backups: made, looked at, put back."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from monitoring.vocabulary.backups import BackupFault, FileChange
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked, marked_n, n_

_CHANGES: dict[str, str] = {
    FileChange.MISSING: marked("{file} is missing."),
    FileChange.ALTERED: marked("{file} is not what was backed up."),
    FileChange.UNLISTED: marked("{file} is not of this backup."),
}
TABLES: Mapping[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    BackupFault: {
        BackupFault.NOT_EMPTY: marked(
            "{folder} is there already. A backup needs a new name, so that none is overwritten."
        ),
        BackupFault.INSIDE: marked(
            "{folder} lies in {copied}, which is backed up itself. Choose a folder elsewhere."
        ),
        BackupFault.NO_BACKUP: marked("{folder} is not a backup: it has no file {file}."),
        BackupFault.NOT_A_LIST: marked(
            "{file} cannot be read ({reason}). What belongs to this backup is not known."
        ),
        BackupFault.NOT_WHOLE: marked_n(
            "{folder} is not as it was made: {n} file differs. Nothing was put back.",
            "{folder} is not as it was made: {n} files differ. Nothing was put back.",
        ),
        BackupFault.NEWER: marked(
            "{folder} was made by a newer version of this program: its tables are version "
            "{version}, and this program knows version {known}. Update the program first."
        ),
    }
}


def changed(code: str, file: str) -> str:
    """Say what of a backup is not as it was."""
    return _(_CHANGES[code], file=file)


def made(folder: Path, n_files: int, n_bytes: int) -> str:
    """Say what was backed up, and where."""
    return n_(
        "{folder}: {n} file, {size} MB. Check it with: python -m monitoring verify {folder}",
        "{folder}: {n} files, {size} MB. Check it with: python -m monitoring verify {folder}",
        n_files,
        folder=folder,
        size=numbers.decimal(n_bytes / 1_000_000),
    )


def whole(folder: Path, n_files: int, taken_at: datetime) -> str:
    """Say that a backup is as it was made."""
    return n_(
        "{folder} is whole: {n} file, as it was on {moment}.",
        "{folder} is whole: {n} files, as they were on {moment}.",
        n_files,
        folder=folder,
        moment=numbers.moment(taken_at),
    )


def restored(database: Path, taken_at: datetime) -> str:
    """Say that a backup is in force."""
    return _(
        "{database} is as it was on {moment}.", database=database, moment=numbers.moment(taken_at)
    )


def set_aside(path: Path) -> str:
    """Say where what was in force lies now."""
    return _("What was there before lies in {path}.", path=path)


def none_made(reason: str) -> str:
    """Say that a backup that was due is not made."""
    return _("No backup was made: {reason}", reason=reason)


def not_a_span(given: str) -> str:
    """Say how a time between two backups is given."""
    return _("{given} is not a time such as 30m, 24h or 7d.", given=given)


def cleared(path: Path) -> str:
    """Say that something half made was cleared away."""
    return _("{path} was left half made by a process that was killed. It is removed.", path=path)


def tidied(n_files: int, n_bytes: int, *, is_trial: bool) -> str:
    """Say how many files were cleared away, or would be."""
    size = numbers.decimal(n_bytes / 1_000_000)
    if is_trial:
        return n_(
            "{n} file that nothing names, {size} MB, would be removed.",
            "{n} files that nothing names, {size} MB, would be removed.",
            n_files,
            size=size,
        )
    return n_(
        "{n} file that nothing names, {size} MB, is removed.",
        "{n} files that nothing names, {size} MB, are removed.",
        n_files,
        size=size,
    )
