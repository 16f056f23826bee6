"""What is said of one verdict, from a row of ``judged_results`` or ``finding_facts``.

Each function takes the row of a query as it is, and makes its sentences when a reader looks.
"""

from typing import NamedTuple

from monitoring.wording import (
    apart,
    labels,
    verdict_changes,
    verdict_distances,
    verdict_headlines,
    verdict_levels,
    verdict_names,
    verdict_obstacles,
    verdict_outlook,
)
from monitoring.wording.i18n import _
from monitoring.wording.verdict_facts import Facts, Judged


class Reasons(NamedTuple):
    """What ``level_reason``, ``projection`` and ``reason`` say of one row."""

    level: str
    projection: str
    whole: str


def level(row: Judged) -> str:
    """Call the verdict against the plan, after the deadline with its year."""
    return verdict_names.name(Facts.of(row))


def level_with_mark(row: Judged) -> str:
    """Return the verdict against the plan as a table has it: "✓ 2023 target: narrowly met"."""
    return _("{mark} {verdict}", mark=labels.LEVEL_MARKS[row.level], verdict=level(row))


def is_of_other_year(row: Judged) -> bool:
    """Tell whether the verdict is of the deadline's year, and the result of another."""
    return Facts.of(row).is_of_other_year


def later(row: Judged) -> str:
    """Tell on a line of its own a result of another year than the verdict's; "" for none."""
    return verdict_headlines.later(Facts.of(row))


def later_figures(row: Judged) -> str:
    """Tell such a result alone: "2024-25: 22.9%, 0.6 points above the 2023 target"; "" for none."""
    return verdict_headlines.later_figures(Facts.of(row))


def later_distance(row: Judged) -> str:
    """Tell how far such a result is from its aim: "2024-25: 0.6 points above the 2023 target"."""
    return verdict_headlines.later_distance(Facts.of(row))


def later_reason(row: Judged) -> str:
    """Tell such a result with all that it rests on; "" for none."""
    return verdict_levels.later(Facts.of(row))


def distance(row: Judged) -> str:
    """Write how far a result is from the plan, or from the target; "" where that is not known."""
    return verdict_distances.distance(Facts.of(row))


def students_in_short(row: Judged) -> str:
    """Write how many students a result is from its aim, beside words that say on which side."""
    return verdict_distances.students(Facts.of(row)) or verdict_distances.students_apart(row)


def students_apart(row: Judged) -> str:
    """Write how many students a result is from its aim: "about 270 students below"."""
    return verdict_distances.students_apart(row)


def years_judged(row: Judged) -> str:
    """Say which of the plan's school years can be judged, where not all can; "" otherwise."""
    return verdict_obstacles.years_judged(Facts.of(row))


def level_reason(row: Judged) -> str:
    """Say why a result stands where it stands; "" for what is better in neither direction."""
    facts = Facts.of(row)
    if not facts.period:
        return apart.none_known(facts)
    return verdict_levels.level_reason(facts) if facts.is_judged else ""


def change_reason(row: Judged) -> str:
    """Say why its movement is judged as it is; "" where it is not judged."""
    facts = Facts.of(row)
    return verdict_changes.change_reason(facts) if facts.is_judged else ""


def projection(row: Judged) -> str:
    """Say what the trend lets one expect; "" where no projection is due."""
    facts = Facts.of(row)
    return verdict_outlook.projection(facts) if facts.is_judged else ""


def reason(row: Judged) -> str:
    """Say all of it: level, change and projection; of a result after the deadline what is its own.

    The verdict of the deadline's year then stands by itself, see ``level_reason``.
    """
    return reasons(row).whole


def reasons(row: Judged) -> Reasons:
    """Say level, projection and all of it, each sentence made once."""
    facts = Facts.of(row)
    own = level_reason(facts)
    if not facts.is_judged:
        return Reasons(own, "", "")
    ahead = verdict_outlook.projection(facts)
    told = (verdict_levels.later(facts) or own, verdict_changes.change_reason(facts), ahead)
    return Reasons(own, ahead, " ".join(filter(None, told)))


def headline(row: Judged) -> str:
    """Tell level and change in a few short sentences; why there is no result where none is."""
    facts = Facts.of(row)
    if not facts.period:
        return apart.none_known(facts)
    return verdict_headlines.headline(facts) if facts.is_judged else ""


def obstacle(row: Judged) -> str:
    """Say in one sentence why a result has no status of its own."""
    facts = Facts.of(row)
    if not facts.period:
        return apart.none_known(facts)
    return verdict_obstacles.obstacle(facts)
