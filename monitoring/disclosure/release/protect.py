"""Makes a release safe: hides what its proof needs, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.pages import withheld
from monitoring.disclosure.release.cells import Groups
from monitoring.disclosure.release.coding import code_small_groups
from monitoring.disclosure.release.proof import Proof, prove
from monitoring.disclosure.release.system import System, system_of
from monitoring.disclosure.small import FIGURES, HIDDEN, MIN_SHOWN, students_of
from monitoring.disclosure.sums import JOINT, PARTS
from monitoring.errors import InputError
from monitoring.vocabulary.faults import ProtectionFault

TEST = ["indicator_id", "period", "content_area"]
_WORDS = ("note", "value_code")
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Protected:
    """The rows of a release, and what protecting them took.

    Attributes:
        results: the rows given, in their order; hidden ones without figures, small groups coded.
        report: one row per indicator_id, period and content_area: n_shown, n_hidden and
            n_hidden_by_audit (rows), n_programs (linear programs of the proof that holds).
        added: one flag per row of ``results``: the page rules would have shown it.
    """

    results: pd.DataFrame
    report: pd.DataFrame
    added: "pd.Series[bool]"


def protect_release(results: pd.DataFrame, subgroups: pd.DataFrame) -> Protected:
    """Hide in a release what an attacker with every sum of it at once could use.

    The page rules come first (``withheld``), then small groups are coded (``code_small_groups``).
    What the proof of the whole still gives away is taken from its reach by hiding one of the rows
    it rests on: a school's before the district's, a subgroup's before All Students, the smallest
    first; All Students of the district only where nothing else is left, and the state's last.
    Page rules and proof are asked in turn until neither finds anything. Then each row that was
    added, with its other side, is shown again where both still hold without it, largest first.

    Args:
        results: one row per result in force, as for ``withheld``, with published_value and, where
            there are any, value_code and note.
        subgroups: one row per subgroup: subgroup, family, complement (missing where none).

    Returns:
        The protected rows, the report and which rows were hidden beyond the page rules. In hidden
        rows the figures are missing, data_state is "hidden", value_code and
        note are "".

    Raises:
        SolverError: a linear program was not solved.
        InputError: a test cannot be made safe even with every row of it hidden.
        KeyError: a column named above is missing.
    """
    coded = code_small_groups(without(results, withheld(results, subgroups).to_numpy()))
    added = np.zeros(len(results), dtype=bool)
    report = []
    for key, places in tests_of(coded):
        test = _Test(name_of(key), coded.iloc[places], subgroups)
        n_programs = test.make_safe()
        added[places] = test.added
        report.append((*key, *counts_of(test.release()), int(test.added.sum()), n_programs))
    columns = [*TEST, "n_shown", "n_hidden", "n_hidden_by_audit", "n_programs"]
    return Protected(
        results=without(coded, added),
        report=pd.DataFrame(report, columns=columns),
        added=pd.Series(added, index=results.index, dtype=bool),
    )


def tests_of(results: pd.DataFrame) -> list[tuple[tuple[str, str, str], npt.NDArray[np.int64]]]:
    """Return indicator_id, period and content_area of each test, and where its rows are."""
    number = results.groupby(TEST, sort=False).ngroup().to_numpy()
    firsts = results.iloc[np.unique(number, return_index=True)[1]]
    keys = zip(*(firsts[name] for name in TEST), strict=True)
    return [(key, np.flatnonzero(number == place)) for place, key in enumerate(keys)]


def name_of(key: tuple[str, str, str]) -> str:
    """Write what tells a test from others."""
    return ", ".join(part for part in key if part)


def without(results: pd.DataFrame, flags: Flags) -> pd.DataFrame:
    """Return ``results`` with the flagged rows, and all that are too small or marked, hidden."""
    is_marked = flags | (results["data_state"] == HIDDEN).to_numpy()
    hidden = is_marked | (students_of(_complete(results)) < MIN_SHOWN).to_numpy()
    emptied = {name: results[name].mask(hidden) for name in FIGURES if name in results}
    words = {name: results[name].mask(hidden, "") for name in _WORDS if name in results}
    return results.assign(data_state=results["data_state"].mask(hidden, HIDDEN), **emptied, **words)


def _complete(results: pd.DataFrame) -> pd.DataFrame:
    absent = [name for name in FIGURES if name not in results]
    return results.assign(**dict.fromkeys(absent, float("nan"))) if absent else results


def counts_of(results: pd.DataFrame) -> tuple[int, int]:
    """Return how many rows show a figure, and how many are hidden."""
    is_hidden = results["data_state"] == HIDDEN
    has_figures = results[["numerator", "denominator", "value"]].notna().any(axis=1)
    return int((has_figures & ~is_hidden).sum()), int(is_hidden.sum())


class _Test:
    """The rows of one test while it is being made safe; ``added`` alone changes."""

    def __init__(self, name: str, rows: pd.DataFrame, subgroups: pd.DataFrame) -> None:
        self.name = name
        # A few dozen rows are walked hundreds of times: plain objects cost less than Arrow does.
        self.rows = rows.reset_index(drop=True)
        for name in self.rows.select_dtypes("string"):
            self.rows[name] = self.rows[name].astype("object")
        self.subgroups = subgroups
        self.groups = Groups.of(subgroups)
        self.added = np.zeros(len(rows), dtype=bool)
        self.rank = self._rank()

    def _rank(self) -> npt.NDArray[np.int64]:
        """Return the order in which rows are to be hidden."""
        level = self.rows["organisation_level"].to_numpy()
        is_all = (self.rows["subgroup"] == self.groups.everyone).to_numpy()
        is_district = level == "district"
        students = students_of(self.rows).fillna(0).to_numpy()
        keys = (students, is_all, is_district, is_district & is_all, level == "state")
        rank = np.empty(len(students), dtype=np.int64)
        rank[np.lexsort(keys)] = np.arange(len(students))
        return rank

    def release(self) -> pd.DataFrame:
        return without(self.rows, self.added)

    def make_safe(self) -> int:
        """Hide and show again until nothing more is needed; return the programs of the proof."""
        proof = self._hide_until_at_rest()
        if not self.added.any():
            return proof.n_programs
        for unit in self._units():
            self.added[unit] = False
            if not self._is_safe():
                self.added[unit] = True
        return prove(self._system(), self.name).n_programs

    def _hide_until_at_rest(self) -> Proof:
        while True:
            release = self._add_page_rules()
            system = system_of(release, self.groups)
            proof = prove(system, self.name)
            if not proof.proved and not system.left_over:
                return proof
            shown = (release["data_state"] != HIDDEN).to_numpy()
            self._hide_one_of_each(_bases(system, proof), shown & self._has_figures())

    def _has_figures(self) -> Flags:
        has_figures = self.rows[["numerator", "denominator", "value"]].notna().any(axis=1)
        return has_figures.to_numpy()

    def _add_page_rules(self) -> pd.DataFrame:
        """Hide what the page rules still find in the release as it stands; return it then."""
        while True:
            release = self.release()
            flags = withheld(release, self.subgroups).to_numpy()
            if not flags.any():
                return release
            self.added |= flags

    def _hide_one_of_each(self, bases: Iterable[tuple[int, ...]], shown: Flags) -> None:
        """Hide one row of each basis that has none of those just hidden."""
        chosen: set[int] = set()
        for basis in bases:
            own = [row for row in basis if shown[row]] or np.flatnonzero(shown).tolist()
            if not own:
                raise InputError(ProtectionFault.NOT_PROTECTED, test=self.name)
            if not chosen & set(own):
                chosen.add(min(own, key=lambda row: self.rank[row]))
        self.added[list(chosen)] = True

    def _units(self) -> list[list[int]]:
        """Return the rows added, each with its other side or parts, largest first."""
        one_of = {other: one for one, other in self.groups.complements.items() if one < other}
        one_of |= dict.fromkeys(PARTS, JOINT)
        names = self.rows["subgroup"].map(lambda name: one_of.get(name, name))
        units: dict[tuple[str, str, str], list[int]] = {}
        for row in np.flatnonzero(self.added).tolist():
            place = (self.rows["organisation_id"][row], self.rows["grade_span"][row], names[row])
            units.setdefault(place, []).append(row)
        return sorted(units.values(), key=lambda unit: -max(self.rank[row] for row in unit))

    def _system(self) -> System:
        return system_of(self.release(), self.groups)

    def _is_safe(self) -> bool:
        release = self.release()
        if withheld(release, self.subgroups).any():
            return False
        system = system_of(release, self.groups)
        return not system.left_over and not prove(system, self.name, is_one_enough=True).proved


def _bases(system: System, proof: Proof) -> list[tuple[int, ...]]:
    """Return the rows that each disclosure rests on."""
    left_over = [tuple(part.row for part in each.parts) for each in system.left_over]
    return [*left_over, *(each.rows for each in proof.proved)]
