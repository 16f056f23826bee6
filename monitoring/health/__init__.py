"""Plan health: what in a plan itself keeps anybody from telling whether it works."""

from monitoring.health.facts import Facts, Found, Read, gather
from monitoring.health.rules import THEMES, Rule, findings, listing

__all__ = ["THEMES", "Facts", "Found", "Read", "Rule", "findings", "gather", "listing"]
