"""Long work, done one after the other in a worker of its own, and kept on record."""

from monitoring.jobs.table import Job, latest, settle
from monitoring.jobs.worker import (
    Asked,
    EndingError,
    Live,
    Telling,
    alive,
    ask,
    go_on,
    live,
    quietly,
)

__all__ = [
    "Asked",
    "EndingError",
    "Job",
    "Live",
    "Telling",
    "alive",
    "ask",
    "go_on",
    "latest",
    "live",
    "quietly",
    "settle",
]
