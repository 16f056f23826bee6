"""Releases: frozen, protected, numbered copies of one quarter, made for people outside the team.

What makes and audits them is imported where it is needed: no page pays for it.
"""

from monitoring.releases.catalogue import (
    KeptPaper,
    Release,
    ReleaseMissingError,
    ReleaseTooOldError,
    find,
    folder,
    listed,
    sign,
    whole,
)
from monitoring.releases.opening import open_release

__all__ = [
    "KeptPaper",
    "Release",
    "ReleaseMissingError",
    "ReleaseTooOldError",
    "find",
    "folder",
    "listed",
    "open_release",
    "sign",
    "whole",
]
