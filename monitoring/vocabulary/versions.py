"""Codes of databases and published reviews: what is being made, and what can be wrong with it."""

from enum import StrEnum
from typing import NamedTuple


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


class Counted(NamedTuple):
    """How much of what is being done is done: the tables of a review that are protected."""

    stage: Stage
    n_done: int
    n_all: int


class VersionFault(StrEnum):
    """Why a database cannot be used by this version of the product."""

    OUTDATED = "outdated"
    NEWER = "newer"
    NEWER_ENGINE = "newer_engine"
    FOREIGN = "foreign"
    STOPPED = "stopped"
    NO_PLACE = "no_place"


class ReleaseFault(StrEnum):
    """Why a review cannot be published, or a published one cannot be used."""

    UNKNOWN = "unknown"
    UNCONFIRMED = "unconfirmed"
    NONE_YET = "none_yet"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_LIST = "not_a_list"
    FILE_GONE = "file_gone"
    FILE_CHANGED = "file_changed"
    TOO_OLD = "too_old"
    NO_NAME = "no_name"
    HALF_A_CORRECTION = "half_a_correction"
    OTHER_QUARTER = "other_quarter"
    NOT_A_QUARTER = "not_a_quarter"
    NO_FILE = "no_file"
    NOT_A_RELEASE = "not_a_release"
    ROWS_CHANGED = "rows_changed"
    CORRECTION_GIVES_AWAY = "correction_gives_away"
    GIVES_AWAY = "gives_away"
    CELL = "cell"


class Paper(StrEnum):
    """What is made of a published review when it is published; the code ends its file's name."""

    DECK = "pptx"
    PAGE_PDF = "pdf"
    PAGE_HTML = "html"
    WALL = "wall.html"
    RESULTS = "csv"
