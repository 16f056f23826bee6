"""Codes of long work: what it is, how far it is, and what came of it."""

from enum import StrEnum


class JobKind(StrEnum):
    """What is done in the worker."""

    PUBLICATION = "publication"
    LOAD = "load"


class JobState(StrEnum):
    """How far a job is; stopped is one whose server ended before it did."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"


class JobResult(StrEnum):
    """What came of a job that is done."""

    PUBLISHED = "published"
    LOADED = "loaded"


class JobFault(StrEnum):
    """Why a job ended without a result that has another code."""

    OTHER = "other"
