"""How the words of a goal are interpreted: a plan's own text, or what the product proposes."""

from monitoring.vocabulary import Origin
from monitoring.wording.i18n import _


def interpretation(of_file: str, baseline_value_origin: str) -> str:
    """Return how a goal is interpreted; without a text of its own the measure is a proposal.

    Args:
        of_file: of the measures file, "" for a measure that was read from the goal's own words.
        baseline_value_origin: one of ``Origin``.
    """
    if of_file:
        return of_file
    if baseline_value_origin == Origin.STATED:
        return _(
            "Read from the goal's own words, which give no baseline year. The year before the "
            "plan's first is taken. A measures file replaces this."
        )
    return _(
        "Read from the goal's own words, which give no baseline. Each group starts from its own "
        "result. A measures file replaces this."
    )
