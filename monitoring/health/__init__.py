"""The plan check: what in a plan itself keeps anybody from telling whether it works."""

from monitoring.health.facts import Facts, Finding, Read, gather
from monitoring.health.listing import listing
from monitoring.health.rules import THEMES, findings

__all__ = ["THEMES", "Facts", "Finding", "Read", "findings", "gather", "listing"]
