"""How findings quote, list and count."""

from collections.abc import Sequence
from itertools import pairwise


def quoted(words: object) -> str:
    """Write words of the plan between quotation marks."""
    return f"“{words}”"


def listed(words: Sequence[str]) -> str:
    """Write several in a row: ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def all_quoted(words: Sequence[str]) -> str:
    """Quote several in a row, each once."""
    return listed([quoted(each) for each in dict.fromkeys(words)])


def counted(number: int, noun: str) -> str:
    """Write how many: ``1 measure``, ``8 measures``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def school_year(period: str) -> str:
    """Write a school year by both its years: ``2022`` -> ``2021-22``."""
    return f"{int(period) - 1}-{period[-2:]}"


def result_year(period: str, indicator_id: str) -> str:
    """Write the year of a result: ``2021-22``, or ``the class of 2022`` for graduation."""
    is_of_class = indicator_id.startswith("graduation")
    return f"the class of {period}" if is_of_class else school_year(period)


def span(periods: Sequence[str]) -> str:
    """Write school years in short: ``2019-20 to 2022-23`` where none between is left out."""
    in_order = sorted(periods)
    is_whole = all(int(later) == int(earlier) + 1 for earlier, later in pairwise(in_order))
    if len(in_order) > 2 and is_whole:
        return f"{school_year(in_order[0])} to {school_year(in_order[-1])}"
    return listed([school_year(period) for period in in_order])
