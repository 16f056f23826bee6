"""Codes of backups: what of one is not as it was, and why one is not made or not put back."""

from enum import StrEnum


class BackupFault(StrEnum):
    """Why a backup is not made, or not put back."""

    NOT_EMPTY = "not_empty"
    INSIDE = "inside"
    NO_BACKUP = "no_backup"
    NOT_A_LIST = "not_a_list"
    NOT_WHOLE = "not_whole"
    NEWER = "newer"


class FileChange(StrEnum):
    """What of a backup is not as it was when it was made."""

    MISSING = "missing"
    ALTERED = "altered"
    UNLISTED = "unlisted"
