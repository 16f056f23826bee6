"""Compares words as printed with words as the form has them, forgiving a few lost letters."""

from functools import lru_cache


@lru_cache(maxsize=1000)
def forgiven(key: str) -> int:
    """Return how many letters of ``key`` may be missing, added or wrong."""
    steps = (8, 13, 20)
    return sum(len(key) >= step for step in steps)


def near_prefixes(key: str, letters: str) -> tuple[int, ...]:
    """Return the lengths of the beginnings of ``letters`` that read like ``key``, best first."""
    return _near_prefixes(key, letters[: len(key) + forgiven(key)])


@lru_cache(maxsize=10_000)
def _near_prefixes(key: str, letters: str) -> tuple[int, ...]:
    """Do the work of near_prefixes.

    Only a band around the diagonal of the edit-distance table is filled, and the search stops
    at the first row beyond the limit, so a line that differs costs next to nothing.
    """
    limit = forgiven(key)
    too_far = limit + 1
    costs = {length: length for length in range(limit + 1)}
    for row, wanted in enumerate(key, start=1):
        above, costs = costs, {}
        for length in range(max(0, row - limit), min(len(letters), row + limit) + 1):
            cost = above.get(length, too_far) + 1
            if length > 0:
                swap = above.get(length - 1, too_far) + (letters[length - 1] != wanted)
                cost = min(cost, swap, costs.get(length - 1, too_far) + 1)
            costs[length] = cost
        if min(costs.values(), default=too_far) > limit:
            return ()
    near = [(cost, abs(length - len(key)), length) for length, cost in costs.items()]
    return tuple(length for cost, _, length in sorted(near) if cost <= limit)


def reads_like(key: str, letters: str) -> bool:
    """Return whether all of ``letters`` reads like ``key``."""
    if abs(len(key) - len(letters)) > forgiven(key):
        return False
    return len(letters) in near_prefixes(key, letters)
