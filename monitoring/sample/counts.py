"""Turns sizes and levels of student groups into whole counts that add up."""

from collections.abc import Mapping

import pandas as pd

from monitoring.vocabulary import ALL_STUDENTS, MIN_SHOWN
from monitoring.vocabulary.groups import Family

ALL = ALL_STUDENTS
_FEW = MIN_SHOWN

Counts = dict[str, tuple[int, int]]


class Groups:
    """Which student groups divide all students between them.

    Args:
        subgroups: one row per subgroup, in the order of every page: subgroup, family,
            complement (missing where there is none).
    """

    def __init__(self, subgroups: pd.DataFrame) -> None:
        in_order = subgroups.sort_values("sort_order")
        self.order = in_order["subgroup"].tolist()
        self.races = in_order.loc[in_order["family"] == Family.RACE, "subgroup"].tolist()
        paired = in_order[in_order["complement"].notna()]
        self.complement = dict(zip(paired["subgroup"], paired["complement"], strict=True))

    def telling(self, sizes: Mapping[str, int]) -> list[str]:
        """Return the groups with a size that do not give away a few students left outside.

        The group of all others tells the small one that the state does not publish.
        """
        return [
            group
            for group in self.order
            if group in sizes
            and (
                group == ALL
                or self.complement.get(group) in sizes
                or not 0 < sizes[ALL] - sizes[group] < _FEW
            )
        ]


def counted(sizes: Mapping[str, int], shares: Mapping[str, float], groups: Groups) -> Counts:
    """Return numerator and denominator of each group, in students, so that groups add up.

    Races sum to all students unless 10 students or more belong to none that is published; a
    group and its complement always do; any other group never holds more than there are.

    Args:
        sizes: students by group; "All Students" is among them.
        shares: share of them that counts, 0 to 1, for the same groups.
        groups: how they divide all students.
    """
    races = [race for race in groups.races if race in sizes]
    counts = {race: (round(sizes[race] * shares[race]), sizes[race]) for race in races}
    every = _all_students(sizes[ALL], shares[ALL], list(counts.values()))
    counts[ALL] = every
    for group in sizes:
        if group in counts:
            continue
        other = groups.complement.get(group)
        if other in sizes and other is not None:
            pair = (group, other)
            counts[group] = _first_of_two(
                [sizes[name] for name in pair], [shares[name] for name in pair], every
            )
            counts[other] = (every[0] - counts[group][0], every[1] - counts[group][1])
        else:
            counts[group] = _within(sizes[group], sizes[group] * shares[group], every)
    return {group: counts[group] for group in sizes}


def _all_students(size: int, share: float, races: list[tuple[int, int]]) -> tuple[int, int]:
    numerator, denominator = (
        (sum(column) for column in zip(*races, strict=True)) if races else (0, 0)
    )
    rest = size - denominator
    if abs(rest) < _FEW:
        return numerator, denominator
    if rest < 0 or not races:
        return round(size * share), size
    return numerator + round(rest * share), size


def _first_of_two(sizes: list[int], shares: list[float], every: tuple[int, int]) -> tuple[int, int]:
    """Split all students between two groups, as their sizes and levels ask for."""
    size = round(every[1] * sizes[0] / sum(sizes))
    expected = (size * shares[0], (every[1] - size) * shares[1])
    return _within(size, every[0] * expected[0] / sum(expected), every)


def _within(size: int, numerator: float, every: tuple[int, int]) -> tuple[int, int]:
    """Keep a group inside all students, and the others inside what is left."""
    size = min(size, every[1])
    least = max(0, every[0] - (every[1] - size))
    return min(max(round(numerator), least), size, every[0]), size
