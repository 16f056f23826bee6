"""What is said of one verdict, from a row of ``judged_results`` or ``finding_facts``.

Each function takes the row of a query as it is, and makes its sentences when a reader looks.
"""

from typing import Any

from monitoring.wording import (
    verdict_changes,
    verdict_headlines,
    verdict_levels,
    verdict_obstacles,
    verdict_outlook,
)
from monitoring.wording.i18n import _
from monitoring.wording.verdict_facts import Facts

Row = Any  # a row of ``judged_results``, ``measure_verdicts`` or ``finding_facts``


def level_reason(row: Row) -> str:
    """Say why a result stands where it stands; "" for what is better in neither direction."""
    facts = Facts.of(row)
    if not facts.period:
        return _("No result was known by the end of this quarter.")
    return verdict_levels.level_reason(facts) if facts.is_judged else ""


def change_reason(row: Row) -> str:
    """Say why its movement is judged as it is; "" where it is not judged."""
    facts = Facts.of(row)
    return verdict_changes.change_reason(facts) if facts.is_judged else ""


def projection(row: Row) -> str:
    """Say what the trend lets one expect; "" where no projection is due."""
    facts = Facts.of(row)
    return verdict_outlook.projection(facts) if facts.is_judged else ""


def reason(row: Row) -> str:
    """Say all of it: level, change and projection."""
    facts = Facts.of(row)
    if not facts.is_judged:
        return ""
    told = (
        verdict_levels.level_reason(facts),
        verdict_changes.change_reason(facts),
        verdict_outlook.projection(facts),
    )
    return " ".join(filter(None, told))


def headline(row: Row) -> str:
    """Tell level and change in a few short sentences; why there is no result where none is."""
    facts = Facts.of(row)
    if not facts.period:
        return _("No result was known by the end of this quarter.")
    return verdict_headlines.headline(facts) if facts.is_judged else ""


def obstacle(row: Row) -> str:
    """Say in one sentence why a result has no status of its own."""
    facts = Facts.of(row)
    if not facts.period:
        return _("No result was known by the end of this quarter.")
    return verdict_obstacles.obstacle(facts)
