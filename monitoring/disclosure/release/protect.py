"""Makes a release safe: hides what its proof needs, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.pages import secondary_suppression
from monitoring.disclosure.release.cells import Groups
from monitoring.disclosure.release.coding import code_small_groups
from monitoring.disclosure.release.proof import Proof, Proved, prove
from monitoring.disclosure.release.system import LeftOver, System, system_of
from monitoring.disclosure.small import FIGURES, HIDDEN, MIN_SHOWN, students_of
from monitoring.disclosure.sums import JOINT, PARTS, public_rows
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

    The page rules come first (``secondary_suppression``), then small groups are coded
    (``code_small_groups``). What the proof of the whole still gives away is taken from its reach by
    hiding one of the rows it rests on: a school's before the district's, a subgroup's before All
    Students, the smallest first; All Students of the district only where nothing else is left, and
    the state's last. Page rules and proof are asked in turn until neither finds anything. Then each
    row that was added, with its complement, is shown again where both still hold without it,
    largest first. What the state prints (is_public) is neither coded nor hidden, and what its rows
    alone give away is public already: no proof is asked of a test that is all the state's.

    Args:
        results: one row per result in force, as for ``secondary_suppression``, with
            published_value and, where there are any, value_code and note.
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
    coded = code_small_groups(
        without(results, secondary_suppression(results, subgroups).to_numpy())
    )
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
        self.is_public = public_rows(self.rows)
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
        if self.is_public.all():
            return 0
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
            bases = given_away(release, system, proof)
            if not bases:
                return proof
            self._hide_one_of_each((rows for _, rows in bases), own_shown(release))

    def _add_page_rules(self) -> pd.DataFrame:
        """Hide what the page rules still find in the release as it stands; return it then."""
        while True:
            release = self.release()
            flags = secondary_suppression(release, self.subgroups).to_numpy()
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
        if secondary_suppression(release, self.subgroups).any():
            return False
        system = system_of(release, self.groups)
        # The first thing proved may be one that the state's own rows tell.
        proof = prove(system, self.name, is_one_enough=not self.is_public.any())
        return not given_away(release, system, proof)


def own_shown(release: pd.DataFrame) -> Flags:
    """Say which rows of a release show a figure of the district's own."""
    has_figures = release[["numerator", "denominator", "value"]].notna().any(axis=1)
    is_shown = has_figures & (release["data_state"] != HIDDEN) & ~public_rows(release)
    return is_shown.to_numpy()


def given_away(
    release: pd.DataFrame, system: System, proof: Proof
) -> list[tuple[LeftOver | Proved, tuple[int, ...]]]:
    """Return what a release gives away, with the rows that each rests on.

    What rests on shown rows of the state alone is left out: it is public already.
    """
    bases: list[tuple[LeftOver | Proved, tuple[int, ...]]] = [
        (each, tuple(cell.row for cell in (each.total, *each.parts))) for each in system.left_over
    ]
    bases += [(each, each.rows) for each in proof.proved]
    own = own_shown(release)
    public = public_rows(release) & (release["data_state"] != HIDDEN).to_numpy()
    return [
        (each, rows)
        for each, rows in bases
        if own[list(rows)].any() or not public[list(rows)].any()
    ]
