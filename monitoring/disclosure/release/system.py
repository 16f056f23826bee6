"""Turns the cells of one test into everything a release says of what it hides, as a system."""

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from monitoring.disclosure.release.cells import (
    ABSENT,
    ELSEWHERE,
    HIDDEN_CELL,
    RATE,
    SHOWN,
    TAKEN_AS_NONE,
    Cell,
    Cells,
    Groups,
    Key,
    Sum,
    cells_of,
    sums_of,
)
from monitoring.vocabulary import MIN_SHOWN

Figure = Literal["students", "numerator"]
# What no count in a district reaches, so that every program has a bounded answer.
BOUND = 1e6
Part = tuple[float, Cell, Figure]
_FIGURES: tuple[Figure, Figure] = ("students", "numerator")


@dataclass(frozen=True)
class Unknown:
    """A count that the release does not print, and the limits that stand for themselves."""

    key: Key
    figure: Figure
    state: str
    low: float
    high: float


@dataclass(frozen=True)
class Line:
    """What the release says of some unknowns together: low <= sum of terms <= high (students)."""

    terms: dict[int, float]
    low: float
    high: float
    kind: str
    rows: tuple[int, ...] = ()  # the rows it rests on, by their place in the test


@dataclass(frozen=True)
class LeftOver:
    """1 to 9 students that are in a shown total and in none of its shown parts."""

    total: Cell
    parts: tuple[Cell, ...]
    students: float


@dataclass
class System:
    """All unknowns of a test and all lines about them, and what is left over in plain sight."""

    cells: Cells
    unknowns: list[Unknown] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    left_over: list[LeftOver] = field(default_factory=list)
    places: dict[tuple[Key, Figure], int] = field(default_factory=dict)

    def add(self, cell: Cell, figure: Figure) -> int:
        """Return the number of the unknown that is this figure of the cell, new or known."""
        at = (cell.key, figure)
        if at not in self.places:
            self.places[at] = len(self.unknowns)
            low, high = _limits(cell, figure)
            self.unknowns.append(Unknown(cell.key, figure, cell.state, low, high))
        return self.places[at]

    def line(self, parts: list[Part], limits: tuple[float, float], kind: str) -> None:
        """Say that the weighted sum of the figures lies within limits; skip what is plain."""
        terms: dict[int, float] = {}
        plain = 0.0
        for weight, cell, figure in parts:
            known = _known(cell, figure)
            if known is None:
                at = self.add(cell, figure)
                terms[at] = terms.get(at, 0.0) + weight
            else:
                plain += weight * known
        if terms:
            rows = tuple(cell.row for _, cell, _ in parts if cell.row >= 0)
            self.lines.append(Line(terms, limits[0] - plain, limits[1] - plain, kind, rows))


def system_of(rows: pd.DataFrame, groups: Groups) -> System:
    """Return the linear system of everything that a release shows of one test.

    There is one unknown for the students and one for the numerator of each hidden row, of each
    row without counts, and of each shown row whose numerator is told by its percent alone. The
    lines are the sums of ``sums_of``, for students and for numerators, each group within All
    Students, each school within its district and each district within the state. A hidden row
    has at least one student: it would not be there otherwise.

    Members without a row: the attacker takes them to have no students, which is true where a
    source marks its small groups, and proves the more. Where the release itself contradicts that
    (a sum whose rows are all shown leaves students for the members that have no row), its source
    leaves small groups out; then each absent member of the test is an unknown of at least 0, the
    same one in every sum it belongs to, and a sum over schools or grades may also leave out
    places, unless that of All Students is seen to hold. An absent complement is always such an
    unknown: were it without students, its other side would be all of All Students, and that is
    hidden only together with it.

    A sum whose rows are all shown says nothing of an unknown, so it stays out of the system,
    whether or not it adds up. Sums of hidden rows that do not add up are met by ``prove``.

    Args:
        rows: one row per result of one indicator, period and content area, as for ``audit``.
        groups: what subgroups are to each other.
    """
    cells = cells_of(rows, groups)
    sums = sums_of(cells)
    leaves_out = _leaves_out(sums)
    exact = {
        _place(each) for each in sums if each.total.is_all and each.is_plain and each.left == 0
    }
    system = System(cells)
    for each in sums:
        _add_sum(system, each, leaves_out, _place(each) in exact)
    for place in cells.places.values():
        for cell in place.values():
            _add_cell(system, cells, cell)
    _bound_absent(system, cells)
    system.left_over = _left_over(sums, cells)
    return system


def _place(each: Sum) -> tuple[str, str, str]:
    return (each.kind, *each.total.key[:2])


def _leaves_out(sums: list[Sum]) -> bool:
    """Say whether the release itself shows that small groups have no row."""
    return any(
        each.absent and each.is_plain and each.left > 0 and each.kind != "complement"
        for each in sums
    )


def _known(cell: Cell, figure: Figure) -> float | None:
    """Return the figure where the release prints it."""
    if cell.state != SHOWN:
        return None
    if figure == "students":
        return cell.students
    return cell.low if cell.low == cell.high else None


def _limits(cell: Cell, figure: Figure) -> tuple[float, float]:
    if cell.state == SHOWN:
        return cell.low, min(cell.high, cell.students)
    if cell.state == TAKEN_AS_NONE:
        return 0.0, 0.0
    is_there = figure == "students" and cell.state in (HIDDEN_CELL, RATE)
    return float(is_there), BOUND


def _add_sum(system: System, each: Sum, leaves_out: bool, is_exact: bool) -> None:
    """Add a sum for students and for numerators."""
    state = ABSENT if leaves_out or each.kind == "complement" else TAKEN_AS_NONE
    members = [*each.members, *(Cell(key, -1, state) for key in each.absent)]
    if leaves_out and each.has_others and not is_exact:
        organisation, grade, subgroup = each.total.key
        key = (f"{each.kind} of {organisation}", grade, subgroup)
        members.append(Cell(key, -1, ELSEWHERE))
    for figure in _FIGURES:
        parts = [(1.0, cell, figure) for cell in members]
        system.line([*parts, (-1.0, each.total, figure)], (0.0, 0.0), each.kind)


def _add_cell(system: System, cells: Cells, cell: Cell) -> None:
    """Add what holds of one cell: it lies within itself, All Students, its district, the state."""
    if cell.state != SHOWN:
        within: list[Part] = [(1.0, cell, "numerator"), (-1.0, cell, "students")]
        system.line(within, (-BOUND, 0.0), "numerator")
        _add_rate(system, cell)
    everyone = cells.everyone(cell.key)
    if everyone is not None and everyone is not cell:
        _add_within(system, cell, everyone, "part")
    for other in _over_it(cells, cell):
        _add_within(system, cell, other, "above")


def _add_rate(system: System, cell: Cell) -> None:
    """A rate alone ties the numerator to the students, whatever they are."""
    if cell.state != RATE or not cell.lowest <= cell.highest:
        return
    for share, limits in ((cell.lowest, (0.0, BOUND)), (cell.highest, (-BOUND, 0.0))):
        parts: list[Part] = [(1.0, cell, "numerator"), (-share / 100, cell, "students")]
        system.line(parts, limits, "rate")


def _over_it(cells: Cells, cell: Cell) -> list[Cell]:
    """Return the same group in the district of a school, and in the state for a district."""
    organisation, grade, subgroup = cell.key
    above = [cells.district_of[organisation]] if organisation in cells.district_of else []
    if cell.level == "district":
        above = cells.states
    found = [cells.places.get((name, grade), {}).get(subgroup) for name in above]
    return [other for other in found if other is not None]


def _add_within(system: System, cell: Cell, other: Cell, kind: str) -> None:
    """Add that a cell is part of another, in who reached it and in who did not."""
    if cell.state == SHOWN and other.state == SHOWN:
        return
    for figure in _FIGURES:
        system.line([(1.0, cell, figure), (-1.0, other, figure)], (-BOUND, 0.0), kind)
    rest: list[Part] = [
        (1.0, cell, "students"),
        (-1.0, cell, "numerator"),
        (-1.0, other, "students"),
        (1.0, other, "numerator"),
    ]
    system.line(rest, (-BOUND, 0.0), kind)


def _bound_absent(system: System, cells: Cells) -> None:
    """An absent group has no more numerator than students, and is part of All Students."""
    for unknown in [*system.unknowns]:
        if unknown.state in (ABSENT, ELSEWHERE, TAKEN_AS_NONE) and unknown.figure == "students":
            _add_cell(system, cells, Cell(unknown.key, -1, unknown.state))


def _left_over(sums: list[Sum], cells: Cells) -> list[LeftOver]:
    """Return what is left of shown totals less their shown parts: 1 to 9 students in plain sight.

    Where all schools of a district are there, what they leave is a fault of cohorts, not a group.
    """
    found = [
        LeftOver(each.total, tuple(m for m in each.members if m.state == SHOWN), each.left)
        for each in sums
        if 0 < each.left < MIN_SHOWN
        and (each.kind != "schools" or each.absent or each.has_others or not each.is_plain)
    ]
    for place in cells.places.values():
        everyone = place.get(cells.groups.everyone)
        for cell in place.values() if everyone is not None else ():
            if everyone is not None and 0 < everyone.students - cell.students < MIN_SHOWN:
                found.append(LeftOver(everyone, (cell,), everyone.students - cell.students))
    return found
