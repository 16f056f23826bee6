"""Pairs of published reviews of made-up districts, the second of corrected data, and an attacker.

Run as: python -m tests.support.corrected_pairs [PAIRS], of which the gate tries a few. He holds
both reviews whole and uses linear programs of his own; 200 pairs take two minutes.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from monitoring.disclosure import hide_small, protect_release
from tests.support.attacker import ALL, PAIRS, printed_cells, recovered_from_two
from tests.support.random_districts import SUBGROUPS, district_of


@dataclass(frozen=True)
class Found:
    """What came of some pairs, by their numbers.

    Args:
        n: pairs tried.
        refused: those whose correction is refused.
        leaking: those of which he would have learned a hidden count from the correction.
        refused_later, leaking_later: the same of a later review of the data, which hides more.
    """

    n: int
    refused: set[str]
    leaking: set[str]
    refused_later: int
    leaking_later: set[str]


def corrected(rows, seed):
    """The same district after one to three groups of its schools were counted again."""
    random = np.random.default_rng(10_000 + seed)
    counts = rows.set_index(["organisation_id", "subgroup"])
    races = [
        cell for cell in counts.index
        if cell[0] != "D" and cell[1] in ("Black", "Hispanic", "White", "Asian")
    ]  # fmt: skip
    for _ in range(int(random.integers(1, 4))):
        who, race = races[int(random.integers(len(races)))]
        more = int(random.integers(1, 6))
        passed = int(random.integers(0, more + 1))
        # A side without a row has no students there, and gets none: sums hold before and after.
        side = str(random.choice([side for side in PAIRS[2] if (who, side) in counts.index]))
        for cell in ((o, g) for o in (who, "D") for g in (ALL, race, side)):
            if cell in counts.index:
                counts.loc[cell, ["denominator", "numerator"]] += [more, passed]
    counts["value"] = counts["published_value"] = 100 * counts["numerator"] / counts["denominator"]
    return counts.reset_index()


def unchanged(before, after):
    """Cells with the same counts before and after."""
    figures = ["organisation_id", "grade_span", "subgroup", "denominator", "numerator"]
    both = before[figures].merge(after[figures], on=figures)
    return set(both[figures[:3]].itertuples(index=False, name=None))


def taken_as_same(same, first, second):
    """What a reader may take to be the same, of what is.

    That is what either review prints, and what both hide where nobody was counted again: where
    they do not print the same number of students of All Students, they do not tell him.
    """
    printed = printed_cells(first) | printed_cells(second)
    return {cell for cell in same if cell in printed or (*cell[:2], ALL) in same}


def by_test(rows):
    """The rows of each made-up district, which stand in one frame as tests of different years."""
    # Plain objects: the attacker walks a few dozen rows many times.
    plain = rows.astype(dict.fromkeys(rows.select_dtypes("string"), "object"))
    return {period: own for period, own in plain.groupby("period", sort=False)}


def tried(seeds: Sequence[int], n_programs: int) -> Found:
    """Publish each district, correct it, publish again, and let the attacker try both.

    Args:
        seeds: a number for each pair.
        n_programs: linear programs for each figure of a pair, at most.
    """
    pairs = {str(seed): district_of(2, seed) for seed in seeds}
    pairs = {seed: (rows, corrected(rows, int(seed))) for seed, rows in pairs.items()}
    # All at once, each as a test of its own: what one protects has nothing to do with the others.
    before, after = (
        hide_small(pd.concat([pair[at].assign(period=seed) for seed, pair in pairs.items()],
                             ignore_index=True))
        for at in (0, 1)
    )  # fmt: skip
    first = protect_release(before, SUBGROUPS).results
    second = protect_release(after, SUBGROUPS, [first], is_correction=True)
    # What is refused as a correction may come with a later review, which hides more.
    refused = {key[1] for key, _ in second.given_away}
    anew = after[after["period"].isin(refused)]
    later = protect_release(anew, SUBGROUPS, [first]) if refused else None
    one, two = by_test(first), by_test(second.results)
    three = by_test(later.results) if later else {}

    def leaks(seed, shown):
        known = taken_as_same(unchanged(*pairs[seed]), one[seed], shown[seed])
        return recovered_from_two(one[seed], shown[seed], known, n_programs=n_programs)

    return Found(
        n=len(pairs),
        refused=refused,
        leaking={seed for seed in pairs if leaks(seed, two)},
        refused_later=len(later.given_away) if later else 0,
        leaking_later={seed for seed in refused if leaks(seed, three)},
    )


def main() -> None:
    """Try so many pairs and print what came of them; end with 1 where anything leaked."""
    n = int(sys.argv[1]) if sys.argv[1:] else 200
    found = tried(range(n), n_programs=50)
    leaked = (found.leaking - found.refused) | found.leaking_later
    sys.stdout.write(
        f"{found.n} pairs: {len(found.refused)} corrections refused, of which "
        f"{len(found.leaking & found.refused)} would have told a hidden count; published in spite "
        f"of that: {len(found.leaking - found.refused)}. Later reviews that tell one: "
        f"{len(found.leaking_later)}. Refused: {' '.join(sorted(found.refused, key=int))}. Would "
        f"have told: {' '.join(sorted(found.leaking, key=int))}.\n"
    )
    sys.exit(bool(leaked))


if __name__ == "__main__":
    main()
