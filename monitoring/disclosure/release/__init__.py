"""Proves that a release gives no hidden count away, and hides what the proof needs."""

from monitoring.disclosure.release.coding import (
    AT_LEAST,
    AT_MOST,
    SCALE,
    coarse_limits,
    code_small_groups,
)
from monitoring.disclosure.release.program import SolverError
from monitoring.disclosure.release.protect import Protected, protect_release
from monitoring.disclosure.release.report import Audit, audit, audit_together

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "SCALE",
    "Audit",
    "Protected",
    "SolverError",
    "audit",
    "audit_together",
    "coarse_limits",
    "code_small_groups",
    "protect_release",
]
