"""Releases: frozen, protected, numbered copies of one quarter, made for people outside the team."""

from monitoring.releases.auditing import Audited, audit_file
from monitoring.releases.making import Asked, DigestError, NothingToCorrectError, release
from monitoring.releases.shelf import (
    Release,
    ReleaseMissingError,
    find,
    folder,
    listed,
    open_release,
)

__all__ = [
    "Asked",
    "Audited",
    "DigestError",
    "NothingToCorrectError",
    "Release",
    "ReleaseMissingError",
    "audit_file",
    "find",
    "folder",
    "listed",
    "open_release",
    "release",
]
