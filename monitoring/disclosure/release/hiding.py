"""Hides rows of one test until neither page rules nor proof find anything in it."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.pages import secondary_suppression
from monitoring.disclosure.release.cells import Groups, Key
from monitoring.disclosure.release.proof import Proof, Proofs, Proved, prove
from monitoring.disclosure.release.system import LeftOver, System, system_of
from monitoring.disclosure.release.together import View, told_together
from monitoring.disclosure.small import FIGURES, HIDDEN, MIN_SHOWN, has_figures, students_of
from monitoring.disclosure.sums import JOINT, PARTS, public_rows
from monitoring.errors import InputError
from monitoring.vocabulary.faults import ProtectionFault

_WORDS = ("note", "value_code")
_UNREAD = ("result_id", "batch_id", "released_on", "is_date_assumed", "source", "superseded_by")
Flags = npt.NDArray[np.bool_]


def without(results: pd.DataFrame, flags: Flags) -> pd.DataFrame:
    """Return ``results`` with the flagged rows, and all that are too small or marked, hidden."""
    hidden = flags | (results["data_state"] == HIDDEN).to_numpy()
    hidden |= students_of(_complete(results)).to_numpy() < MIN_SHOWN
    if not hidden.any():
        return results.copy()
    emptied = {name: float("nan") for name in FIGURES} | dict.fromkeys(_WORDS, "")
    changed = {
        name: results[name].mask(hidden, nothing)
        for name, nothing in (emptied | {"data_state": HIDDEN}).items()
        if name in results
    }
    return results.assign(**changed)


def _complete(results: pd.DataFrame) -> pd.DataFrame:
    absent = [name for name in FIGURES if name not in results]
    return results.assign(**dict.fromkeys(absent, float("nan"))) if absent else results


def plain(results: pd.DataFrame) -> pd.DataFrame:
    """Return what the proof reads of results, with plain objects in place of Arrow's words.

    A few dozen rows of a test are walked hundreds of times: narrow and plain they cost less.
    """
    own = results[[name for name in results if name not in _UNREAD]]
    return own.astype(dict.fromkeys(own.select_dtypes("string"), "object"))


class OneTest:
    """The rows of one test, best as ``plain``, while it is made safe; ``added`` alone changes.

    ``earlier`` are its rows in earlier releases, the oldest first. ``groups``, and ``by_pages``,
    what the page rules hide in the rows as they come, are worked out here where not given.
    """

    def __init__(
        self,
        name: str,
        rows: pd.DataFrame,
        subgroups: pd.DataFrame,
        earlier: Sequence[pd.DataFrame] = (),
        groups: Groups | None = None,
        by_pages: Flags | None = None,
    ) -> None:
        self.name = name
        self.rows = rows.reset_index(drop=True)
        self.subgroups = subgroups
        self.groups = groups or Groups.of(subgroups)
        self._by_pages = by_pages
        self._released: tuple[bytes, pd.DataFrame] | None = None
        self._told: tuple[bytes, System] | None = None
        self._proofs: Proofs = {}
        self.is_public = public_rows(self.rows)
        self.added = np.zeros(len(rows), dtype=bool)
        self.rank = self._rank()
        is_asked = not self.is_public.all()
        self.earlier = [View.of(rows, self.groups) for rows in earlier] if is_asked else []
        # What was told before this release is not told by it.
        self.told_before = {_what(each) for each in told_together(self.earlier, self.name)}

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
        """Return the rows as they stand, those chosen hidden; nobody may change them."""
        chosen = self.added.tobytes()
        if self._released is None or self._released[0] != chosen:
            self._released = (chosen, without(self.rows, self.added))
        return self._released[1]

    def system(self) -> System:
        """Return what the rows say as they stand; nobody may change it."""
        chosen = self.added.tobytes()
        if self._told is None or self._told[0] != chosen:
            self._told = (chosen, system_of(self.release(), self.groups))
        return self._told[1]

    def make_safe(self, *, may_hide_for_earlier: bool = False) -> int:
        """Hide and show again until nothing more is needed; return the programs of the proof."""
        if self.is_public.all():
            return 0
        proof = self._hide_until_at_rest()
        while may_hide_for_earlier and self._hide_for_earlier():
            proof = self._hide_until_at_rest()
        if not self.added.any():
            return proof.n_programs
        told = set(self.told_with_earlier())
        for unit in self._units():
            self.added[unit] = False
            if not self._is_safe() or set(self.told_with_earlier()) - told:
                self.added[unit] = True
        return prove(self.system(), self.name, known=self._proofs).n_programs

    def told_with_earlier(self) -> list[Key]:
        """Return the hidden cells that this release tells with earlier ones, and they do not."""
        return list(dict.fromkeys(each.unknown.key for each in self._told_with_earlier()))

    def _told_with_earlier(self) -> list[Proved]:
        if not self.earlier:
            return []
        views = [*self.earlier, View.of(self.release(), self.groups, self.system())]
        told = told_together(views, self.name)
        return [each for each in told if _what(each) not in self.told_before]

    def _hide_for_earlier(self) -> bool:
        """Hide one row of each thing told with earlier releases; say whether any could be."""
        shown = own_shown(self.release())
        bases = [each.rows for each in self._told_with_earlier()]
        can_go = [rows for rows in bases if shown[list(rows)].any()]
        self._hide_one_of_each(can_go, shown)
        return bool(can_go)

    def _hide_until_at_rest(self) -> Proof:
        while True:
            release, system = self._add_page_rules(), self.system()
            proof = prove(system, self.name, known=self._proofs)
            bases = given_away(release, system, proof)
            if not bases:
                return proof
            self._hide_one_of_each((rows for _, rows in bases), own_shown(release))

    def _add_page_rules(self) -> pd.DataFrame:
        """Hide what the page rules still find in the release as it stands; return it then."""
        while True:
            release = self.release()
            flags = self._by_pages
            if flags is None or self.added.any():
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

    def _is_safe(self) -> bool:
        release = self.release()
        if secondary_suppression(release, self.subgroups).any():
            return False
        system = self.system()
        # The first thing proved may be one that the state's own rows tell.
        is_one_enough = not self.is_public.any()
        proof = prove(system, self.name, is_one_enough=is_one_enough, known=self._proofs)
        return not given_away(release, system, proof)


def _what(each: Proved) -> tuple[Key, str]:
    return each.unknown.key, each.unknown.figure


def own_shown(release: pd.DataFrame) -> Flags:
    """Say which rows of a release show a figure of the district's own."""
    is_hidden = (release["data_state"] == HIDDEN).to_numpy(dtype=bool)
    return has_figures(release) & ~is_hidden & ~public_rows(release)


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
