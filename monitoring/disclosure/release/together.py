"""What several releases of the same results tell together, though none tells it alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
import pandas as pd

from monitoring.disclosure.release.cells import (
    HIDDEN_CELL,
    RATE,
    SEEN,
    SHOWN,
    Cell,
    Groups,
    Key,
)
from monitoring.disclosure.release.contradiction import made_to_hold
from monitoring.disclosure.release.parts import Part, limits_of, parts_of, students_alone
from monitoring.disclosure.release.program import Program
from monitoring.disclosure.release.proof import Proved, proved_of
from monitoring.disclosure.release.system import BOUND, Line, System, Unknown, system_of

KNOWN = "known"
# So many figures known from elsewhere are left out two by two; of more, each is taken alone.
_FEW = 12
_WORDS = ("organisation_id", "grade_span", "subgroup", "data_state", "value_code")
_FIGURES = ("numerator", "denominator", "value")
_Place = tuple[object, ...]
_NOT_PRINTED = (HIDDEN_CELL, RATE)


@dataclass(frozen=True)
class View:
    """What one release says of a test: all that it prints, and the linear system of it."""

    printed: tuple[tuple[str, ...], ...]
    system: System

    @classmethod
    def of(cls, rows: pd.DataFrame, groups: Groups, system: System | None = None) -> "View":
        """Read the rows of one indicator, period and content area, as for ``audit``."""
        words = (rows[name].fillna("").astype(str).tolist() for name in _WORDS)
        figures = (rows[name].to_numpy(dtype=float, na_value=np.nan).tolist() for name in _FIGURES)
        # Two that are not there are the same, though as numbers they are not.
        printed = tuple(sorted(zip(*words, *(map(repr, own) for own in figures), strict=True)))
        return cls(printed, system or system_of(rows, groups))

    def shown(self) -> Iterator[Cell]:
        """Return the cells whose number of students it prints."""
        for place in self.system.cells.places.values():
            yield from (cell for cell in place.values() if cell.state == SHOWN)


@dataclass
class _Joint:
    """The unknowns and lines of several views, a cell that nobody prints being the same in all."""

    printed: dict[Key, tuple[Cell, bool]]  # where a hidden cell is printed; is it in the last view
    limits: dict[tuple[Key, float], tuple[float, float]]  # of numerators, by students printed
    unknowns: list[Unknown] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    places: dict[_Place, int] = field(default_factory=dict)

    def add(self, number: int, view: View, *, is_last: bool) -> None:
        """Add what one view says; the last is the one whose rows may still be hidden."""
        at = [self._place(number, view, unknown) for unknown in view.system.unknowns]
        for line in view.system.lines:
            terms: dict[int, float] = {}
            for own, weight in line.terms.items():
                terms[at[own]] = terms.get(at[own], 0.0) + weight
            rows = line.rows if is_last else ()
            self.lines.append(replace(line, terms=terms, rows=rows))

    def _place(self, number: int, view: View, unknown: Unknown) -> int:
        key, figure = unknown.key, unknown.figure
        if unknown.state in _NOT_PRINTED:
            return self._shared((key, figure), unknown)
        if unknown.state == SHOWN:
            organisation, grade, subgroup = key
            students = view.system.cells.places[organisation, grade][subgroup].students
            low, high = self.limits[key, students]
            same = replace(unknown, low=low, high=high) if low <= high else unknown
            return self._new((key, figure, students), same)
        return self._new((key, figure, "in", number), unknown)

    def _shared(self, place: _Place, unknown: Unknown) -> int:
        if place in self.places:
            at = self.places[place]
            if unknown.state == HIDDEN_CELL and self.unknowns[at].state == RATE:
                self.unknowns[at] = replace(self.unknowns[at], state=HIDDEN_CELL)
            return at
        if unknown.key not in self.printed:
            return self._new(place, unknown)
        at = self._new(place, replace(unknown, state=SEEN, low=0.0, high=BOUND))
        cell, is_last = self.printed[unknown.key]
        low, high = (
            (cell.students, cell.students)
            if unknown.figure == "students"
            else (cell.low, min(cell.high, cell.students))
        )
        self.lines.append(Line({at: 1.0}, low, high, KNOWN, (cell.row,) if is_last else ()))
        return at

    def _new(self, place: _Place, unknown: Unknown) -> int:
        if place not in self.places:
            self.places[place] = len(self.unknowns)
            self.unknowns.append(unknown)
        return self.places[place]


def told_together(views: Sequence[View], test: str) -> list[Proved]:
    """Return the hidden counts that several releases of one test give away together.

    An attacker takes a cell that one release hides to be what another one prints of it, and a cell
    that all hide to be the same in all. Where that holds of everything at once, it is one system.
    Where it does not, because figures were corrected in between, he looks at each release with
    what one other prints, leaves out one or two of those figures if need be, or trusts one alone.
    What any release prints is nobody's secret, however often others hide it.

    Args:
        views: what each release says of one indicator, period and content area, the oldest first.
        test: its name, for messages.

    Returns:
        Each hidden count that can be proved small or exactly, once; its rows are those of the last
        release that the proof rests on.

    Raises:
        SolverError: a linear program was not solved.
    """
    laid = distinct(views)
    if len(laid) < 2:
        return []
    last = laid[-1]
    found: dict[tuple[Key, str], Proved] = {}
    unsettled: set[Key] = set()
    for part in _parts(laid, laid, last):
        if _holds(part, test):
            _keep(found, proved_of(part, test, is_one_enough=False)[0])
        else:
            unsettled |= {unknown.key for unknown in part.unknowns}
    for target, other in ((a, b) for a in laid for b in laid if a is not b):
        for part in _parts([target], [other], last):
            if unsettled & {unknown.key for unknown in part.unknowns}:
                for each in _readings(part, test):
                    _keep(found, _trusting(each, test))
    return list(found.values())


def _readings(part: Part, test: str) -> Iterator[Part]:
    """Return a part, and where its release contradicts itself, also its students alone.

    Rounded percents that contradict each other take nothing from what numbers of students tell.
    """
    yield part
    if not _holds(_own(part), test):
        yield from students_alone(part)


def _own(part: Part) -> Part:
    """Return what one release says by itself."""
    return replace(part, lines=tuple(line for line in part.lines if line.kind != KNOWN))


def distinct(views: Sequence[View]) -> list[View]:
    """Return the views that differ in what they print, each where it comes last."""
    latest: dict[tuple[tuple[str, ...], ...], View] = {}
    for view in views:
        latest.pop(view.printed, None)
        latest[view.printed] = view
    return list(latest.values())


def _parts(views: Sequence[View], others: Sequence[View], last: View) -> Iterator[Part]:
    """Return the parts of what some views say, with what others print of the cells they hide."""
    limits: dict[tuple[Key, float], tuple[float, float]] = {}
    printed: dict[Key, tuple[Cell, bool]] = {}
    for view in (*views, *others):
        for cell in view.shown():
            low, high = limits.get((cell.key, cell.students), (0.0, cell.students))
            limits[cell.key, cell.students] = (max(low, cell.low), min(high, cell.high))
    for view in others:
        printed |= {cell.key: (cell, view is last) for cell in view.shown()}
    joint = _Joint(printed, limits)
    for number, view in enumerate(views):
        joint.add(number, view, is_last=view is last)
    return parts_of(joint.unknowns, joint.lines)


def _holds(part: Part, test: str) -> bool:
    program = Program(test, limits_of(part.unknowns), part.lines)
    return program.furthest(np.zeros(len(part.unknowns))) is not None


def _trusting(part: Part, test: str) -> list[Proved]:
    """Return what is proved of one release with as many known figures as can hold at once."""
    kept = made_to_hold(_own(part), test)[0]
    of_cell: dict[Key, list[Line]] = {}
    for line in part.lines:
        if line.kind == KNOWN:
            of_cell.setdefault(part.unknowns[next(iter(line.terms))].key, []).append(line)
    found: dict[tuple[Key, str], Proved] = {}
    holding: list[frozenset[Key]] = []
    for left_out in _left_out(list(of_cell)):
        # Who believes less than what holds proves no more than that.
        if any(fewer <= left_out for fewer in holding):
            continue
        each = _with(kept, of_cell, left_out)
        if _holds(each, test):
            holding.append(left_out)
            _keep(found, proved_of(each, test, is_one_enough=False)[0])
    return list(found.values())


def _left_out(cells: list[Key]) -> Iterator[frozenset[Key]]:
    """Return which cells are not believed: none, then any one, any two, then all but one."""
    yield frozenset()
    yield from (frozenset([cell]) for cell in cells)
    if len(cells) <= _FEW:
        yield from (frozenset(pair) for pair in combinations(cells, 2))
    yield from (frozenset(cells) - {cell} for cell in cells)


def _with(part: Part, of_cell: dict[Key, list[Line]], left_out: frozenset[Key]) -> Part:
    known = [line for key, lines in of_cell.items() if key not in left_out for line in lines]
    return replace(part, lines=(*part.lines, *known))


def _keep(found: dict[tuple[Key, str], Proved], proved: Sequence[Proved]) -> None:
    for each in proved:
        found.setdefault((each.unknown.key, each.unknown.figure), each)
