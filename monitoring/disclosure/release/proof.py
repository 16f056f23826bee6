"""Proves that no hidden count can be told from a release, or says which can."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from monitoring.disclosure.small import MIN_SHOWN

from .cells import ABSENT, HIDDEN_CELL, RATE, TAKEN_AS_NONE
from .program import Program, SolverError
from .system import BOUND, Line, System, Unknown

Numbers = npt.NDArray[np.float64]
_NEAR = 1e-5
# Which sums are given up first where not all can hold: cohorts of schools are known not to add up.
_FIRMNESS = {"schools": 1.0, "above": 1.0, "races": 2.0, "joint": 2.0, "grades": 4.0, "part": 4.0}
_WIDEST = (("schools", "above"), ("grades",))
_FIRMEST = 8.0


@dataclass(frozen=True)
class Proved:
    """What an attacker can prove of one count, and the rows that the proof may rest on."""

    unknown: Unknown
    low: float
    high: float
    rows: tuple[int, ...]

    @property
    def is_exact(self) -> bool:
        """Only one whole number is possible."""
        return bool(np.floor(self.high + _NEAR) - np.ceil(self.low - _NEAR) < 1)

    @property
    def value(self) -> int:
        """The one whole number that is possible, where there is only one."""
        return round((self.low + self.high) / 2)


@dataclass(frozen=True)
class Proof:
    """All that can be proved of one test, and how many linear programs it took."""

    proved: tuple[Proved, ...]
    n_programs: int


@dataclass(frozen=True)
class Part:
    """Unknowns that hang together, with the lines about them; nothing else tells of them."""

    unknowns: tuple[Unknown, ...]
    lines: tuple[Line, ...]


def prove(system: System, test: str, *, is_one_enough: bool = False) -> Proof:
    """Say of every hidden count whether it can be proved small, or exactly.

    A hidden number of students must not be provably below MIN_SHOWN, and neither it nor a hidden
    numerator may have only one whole number that is possible. A row without counts, and a group
    without a row, must not be provably 1 to 9 students.

    Unknowns that hang together are one program. Points found on the way clear most unknowns: one
    where as many as possible reach MIN_SHOWN, and some that lie far apart. Only what no point
    clears is bounded by programs of its own.

    Where no point keeps to all lines, what is printed contradicts itself: cohorts of schools do
    not add up to those of a district, some students have no race, a source leaves groups out.
    An attacker gives up as little as possible. First what
    was only assumed: that a group without a row has no students, that a hidden row has one. Then
    the lines are broken by the smallest number of students in all, sums of schools before all
    others, and every line of a kind that had to give way is kept with as much room, on both sides,
    as the widest gap of its kind. And as what is wrong in one place says nothing of another, the
    same is asked again without the sums over schools, and then without those over grades: a part
    that is sound by itself is held to all it says. Nothing that contradicts
    itself is taken to be safe.

    Args:
        system: what a release shows of one test.
        test: its name, for messages.
        is_one_enough: stop as soon as anything is proved.

    Raises:
        SolverError: a program ended in any way but solved or without solution.
    """
    proved: list[Proved] = []
    n_programs = 0
    for part in parts_of(system.unknowns, system.lines):
        found, n_solved = prove_part(part, test, is_one_enough=is_one_enough)
        proved += found
        n_programs += n_solved
        if proved and is_one_enough:
            break
    return Proof(tuple(proved), n_programs)


def parts_of(unknowns: Sequence[Unknown], lines: Sequence[Line]) -> Iterator[Part]:
    """Return the parts of a system in which something is to be protected, smallest first."""
    n = len(unknowns)
    ends = [(line, at) for line, each in enumerate(lines) for at in each.terms]
    links = np.array(ends, dtype=np.int64).reshape(-1, 2)
    size = n + len(lines)
    graph = coo_array((np.ones(len(links)), (links[:, 0] + n, links[:, 1])), shape=(size, size))
    label = connected_components(graph, directed=False)[1]
    lines_of: dict[int, list[Line]] = {}
    for number, line in enumerate(lines):
        lines_of.setdefault(int(label[n + number]), []).append(line)
    members: dict[int, list[int]] = {}
    for at in range(n):
        members.setdefault(int(label[at]), []).append(at)
    for name, own in sorted(members.items(), key=lambda item: len(item[1])):
        if any(_is_guarded(unknowns[at]) for at in own):
            number_of = {at: number for number, at in enumerate(own)}
            numbered = tuple(_numbered(line, number_of) for line in lines_of.get(name, []))
            yield Part(tuple(unknowns[at] for at in own), numbered)


def _numbered(line: Line, number_of: dict[int, int]) -> Line:
    return replace(line, terms={number_of[at]: weight for at, weight in line.terms.items()})


def _is_guarded(unknown: Unknown) -> bool:
    if unknown.state == HIDDEN_CELL:
        return True
    return unknown.state in (RATE, ABSENT) and unknown.figure == "students"


class _Seen:
    """How far each unknown was seen to reach, over all points found so far."""

    def __init__(self, unknowns: tuple[Unknown, ...]) -> None:
        self.low = np.full(len(unknowns), np.inf)
        self.high = np.full(len(unknowns), -np.inf)
        self.guarded = np.array([_is_guarded(u) for u in unknowns])
        self.is_hidden = np.array([u.state == HIDDEN_CELL for u in unknowns])
        self.is_students = np.array([u.figure == "students" for u in unknowns])

    def add(self, point: Numbers) -> None:
        self.low = np.minimum(self.low, point)
        self.high = np.maximum(self.high, point)

    @property
    def small(self) -> npt.NDArray[np.bool_]:
        """Numbers of students never seen to reach MIN_SHOWN (nor 0, where no row is hidden)."""
        small = self.is_students & (np.floor(self.high + _NEAR) < MIN_SHOWN)
        is_there = self.is_hidden | (np.ceil(self.low - _NEAR) >= 1)
        return np.asarray(self.guarded & small & is_there)

    @property
    def fixed(self) -> npt.NDArray[np.bool_]:
        """Hidden counts for which one whole number at most was seen."""
        one = np.floor(self.high + _NEAR) - np.ceil(self.low - _NEAR) < 1
        return np.asarray(self.guarded & self.is_hidden & one)

    @property
    def open(self) -> npt.NDArray[np.bool_]:
        """What no point has cleared."""
        return self.small | self.fixed


def prove_part(part: Part, test: str, *, is_one_enough: bool) -> tuple[list[Proved], int]:
    """Return what can be proved of one part, and how many programs were solved."""
    kept, n_programs = _made_to_hold(part, test)
    proved, n_solved = _proved_of(kept, test, is_one_enough=is_one_enough)
    n_programs += n_solved
    for smaller in () if kept is part else _without_widest_sums(part):
        if proved and is_one_enough:
            break
        found, n_solved = prove_part(smaller, test, is_one_enough=is_one_enough)
        told = {(each.unknown.key, each.unknown.figure) for each in proved}
        proved += [e for e in found if (e.unknown.key, e.unknown.figure) not in told]
        n_programs += n_solved
    return proved, n_programs


def _without_widest_sums(part: Part) -> Iterator[Part]:
    """Return what is left of a part without its sums over schools, or else over grades."""
    for kinds in _WIDEST:
        lines = tuple(line for line in part.lines if line.kind not in kinds)
        if len(lines) < len(part.lines):
            return parts_of(part.unknowns, lines)
    return iter(())


def _proved_of(part: Part, test: str, *, is_one_enough: bool) -> tuple[list[Proved], int]:
    """Return what can be proved of a part to which some point keeps."""
    seen = _Seen(part.unknowns)
    program = Program(test, _limits_of(part.unknowns), part.lines)
    _look_far(program, seen)
    n_reached = _look_for_ten(part, seen, test)
    proved: list[Proved] = []
    for at in np.flatnonzero(seen.open).tolist():
        # Points found for one unknown clear others.
        found = _bounded(program, seen, part, at) if seen.open[at] else None
        proved += [] if found is None else [found]
        if proved and is_one_enough:
            break
    return proved, program.n_solved + n_reached


def _limits_of(unknowns: tuple[Unknown, ...]) -> tuple[Numbers, Numbers]:
    return np.array([u.low for u in unknowns]), np.array([u.high for u in unknowns])


def _look_far(program: Program, seen: _Seen) -> None:
    """Look at some points that lie far apart."""
    random = np.random.default_rng(0)
    n = len(seen.low)
    tilted = random.uniform(0.5, 1.5, n)
    signs = random.choice([-1.0, 1.0], n)
    for weights in (tilted, -tilted, tilted * signs, -tilted * signs):
        reached = program.furthest(np.where(seen.guarded, weights, 0.0))
        if reached is not None:
            seen.add(reached[0])


def _look_for_ten(part: Part, seen: _Seen, test: str) -> int:
    """Look at a point where as many as possible of the numbers of students reach MIN_SHOWN."""
    wanted = np.flatnonzero(seen.small)
    if not len(wanted):
        return 0
    n = len(part.unknowns)
    low, high = _limits_of(part.unknowns)
    low, high = (np.append(own, np.full(len(wanted), end)) for own, end in ((low, 0), (high, 10.0)))
    reach = [Line({int(at): -1.0, n + k: 1.0}, -BOUND, 0.0, "") for k, at in enumerate(wanted)]
    program = Program(test, (low, high), [*part.lines, *reach])
    weights = np.zeros(n + len(wanted))
    weights[n:] = 1.0
    reached = program.furthest(weights)
    if reached is not None:
        seen.add(reached[0][:n])
    return program.n_solved


def _bounded(program: Program, seen: _Seen, part: Part, at: int) -> Proved | None:
    """Bound one unknown from both sides; return what that proves of it, or None."""
    rows: set[int] = set()
    for sign in (1.0, -1.0):
        weights = np.zeros(len(part.unknowns))
        weights[at] = sign
        reached = program.furthest(weights)
        if reached is not None:
            seen.add(reached[0])
            active = np.flatnonzero(np.abs(reached[1]) > _NEAR)
            rows |= {row for line in active for row in part.lines[line].rows}
        if not seen.open[at]:
            return None
    return Proved(part.unknowns[at], float(seen.low[at]), float(seen.high[at]), tuple(sorted(rows)))


def _made_to_hold(part: Part, test: str) -> tuple[Part, int]:
    """Return the part itself, or where no point keeps to it, what an attacker would keep of it."""
    told = Part(tuple(_may_be_some(unknown) for unknown in part.unknowns), part.lines)
    rowless = Part(tuple(_may_be_none(unknown) for unknown in part.unknowns), part.lines)
    both = Part(tuple(_may_be_none(unknown) for unknown in told.unknowns), part.lines)
    nothing = np.zeros(len(part.unknowns))
    for number, each in enumerate((part, told, rowless, both), 1):
        if Program(test, _limits_of(each.unknowns), each.lines).furthest(nothing) is not None:
            return each, number
    room: dict[str, float] = {}
    for line, gap in zip(part.lines, _smallest_gaps(rowless, test), strict=True):
        room[line.kind] = max(room.get(line.kind, 0.0), float(np.ceil(gap - _NEAR)))
    kept = (
        replace(line, low=line.low - room[line.kind], high=line.high + room[line.kind])
        for line in part.lines
    )
    return Part(rowless.unknowns, tuple(kept)), 5


def _may_be_some(unknown: Unknown) -> Unknown:
    if unknown.state != TAKEN_AS_NONE:
        return unknown
    return replace(unknown, state=ABSENT, high=BOUND)


def _may_be_none(unknown: Unknown) -> Unknown:
    return replace(unknown, low=0.0) if unknown.figure == "students" else unknown


def _smallest_gaps(part: Part, test: str) -> Numbers:
    """Return by how many students each line has to give way for all others to hold."""
    n, n_lines = len(part.unknowns), len(part.lines)
    low, high = _limits_of(part.unknowns)
    lows, highs = (
        np.append(low, np.zeros(2 * n_lines)),
        np.append(high, np.full(2 * n_lines, BOUND)),
    )
    lines = [
        replace(line, terms={**line.terms, n + k: 1.0, n + n_lines + k: -1.0})
        for k, line in enumerate(part.lines)
    ]
    costs = np.array([_FIRMNESS.get(line.kind, _FIRMEST) for line in part.lines])
    weights = np.concatenate([np.zeros(n), -costs, -costs])
    reached = Program(test, (lows, highs), lines).furthest(weights)
    if reached is None:
        raise SolverError(f"{test}: the rows contradict themselves beyond repair; see its counts.")
    return reached[0][n : n + n_lines] + reached[0][n + n_lines :]
