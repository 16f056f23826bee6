"""Codes of what is done, and of what can be wrong, when a file is of another version."""

from enum import StrEnum


class Stage(StrEnum):
    """What is being done while a database or a published review is made."""

    READING_PLAN = "reading_plan"
    UPGRADING = "upgrading"
    READING_RESULTS = "reading_results"
    JUDGING = "judging"
    COPYING = "copying"
    PROVING = "proving"
    JUDGING_SHOWN = "judging_shown"
    MAKING_PAPERS = "making_papers"


class VersionFault(StrEnum):
    """Why a database cannot be used by this version of the product."""

    OUTDATED = "outdated"
    NEWER = "newer"
    FOREIGN = "foreign"
    STOPPED = "stopped"
    NO_PLACE = "no_place"
