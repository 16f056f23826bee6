"""Keeps figures about very small groups of students from being stored, shown or worked out."""

from monitoring.disclosure.pages import secondary_suppression
from monitoring.disclosure.release import (
    AT_LEAST,
    AT_MOST,
    SCALE,
    Audit,
    Protected,
    SolverError,
    audit,
    audit_together,
    coarse_limits,
    code_small_groups,
    protect_release,
)
from monitoring.disclosure.small import FIGURES, HIDDEN, hide_small
from monitoring.vocabulary import MIN_SHOWN

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "FIGURES",
    "HIDDEN",
    "MIN_SHOWN",
    "SCALE",
    "Audit",
    "Protected",
    "SolverError",
    "audit",
    "audit_together",
    "coarse_limits",
    "code_small_groups",
    "hide_small",
    "protect_release",
    "secondary_suppression",
]
