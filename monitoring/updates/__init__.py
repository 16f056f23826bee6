"""Quarterly updates of action steps as values: what is typed, what may stand, what changed."""

from monitoring.updates.changes import Changed, changes
from monitoring.updates.check import Allowed, day_of, faults, field_at_fault, is_link
from monitoring.updates.entry import (
    JUDGMENTS,
    STATES,
    Document,
    Entry,
    Saved,
    entry_of,
    prefilled,
    saved_of,
)

__all__ = [
    "JUDGMENTS",
    "STATES",
    "Allowed",
    "Changed",
    "Document",
    "Entry",
    "Saved",
    "changes",
    "day_of",
    "entry_of",
    "faults",
    "field_at_fault",
    "is_link",
    "prefilled",
    "saved_of",
]
