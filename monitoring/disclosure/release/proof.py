"""Proves that no hidden count can be told from a release, or says which can."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from monitoring.disclosure.release.cells import HIDDEN_CELL
from monitoring.disclosure.release.contradiction import NEAR, made_to_hold
from monitoring.disclosure.release.parts import (
    Numbers,
    Part,
    is_guarded,
    limits_of,
    parts_of,
    students_alone,
    without_widest_sums,
)
from monitoring.disclosure.release.program import Program
from monitoring.disclosure.release.system import BOUND, Line, System, Unknown
from monitoring.vocabulary import MIN_SHOWN


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
        return bool(np.floor(self.high + NEAR) - np.ceil(self.low - NEAR) < 1)

    @property
    def value(self) -> int:
        """The one whole number that is possible, where there is only one."""
        return round((self.low + self.high) / 2)


@dataclass(frozen=True)
class Proof:
    """All that can be proved of one test, and how many linear programs it took."""

    proved: tuple[Proved, ...]
    n_programs: int


# What was proved of a part, and how many programs that took, by what the part says.
Proofs = dict[Hashable, tuple[list[Proved], int]]


def prove(
    system: System, test: str, *, is_one_enough: bool = False, known: Proofs | None = None
) -> Proof:
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
    same is asked again without the sums over schools, and then without those over grades, and of
    the numbers of students alone: rounded percents may contradict each other, the numbers of
    students that stand beside them do not. A part that is sound by itself is held to all it says.
    Nothing that contradicts itself is taken to be safe.

    Args:
        system: what a release shows of one test.
        test: its name, for messages.
        is_one_enough: stop as soon as anything is proved.
        known: what was proved before of other choices of rows of this test, and is kept there: a
            part that a choice leaves as it was is not proved again.

    Raises:
        SolverError: a program ended in any way but solved or without solution.
    """
    proved: list[Proved] = []
    n_programs = 0
    for part in parts_of(system.unknowns, system.lines):
        found, n_solved = prove_part(part, test, known, is_one_enough=is_one_enough)
        proved += found
        n_programs += n_solved
        if proved and is_one_enough:
            break
    return Proof(tuple(proved), n_programs)


class _Seen:
    """How far each unknown was seen to reach, over all points found so far."""

    def __init__(self, unknowns: tuple[Unknown, ...]) -> None:
        self.low = np.full(len(unknowns), np.inf)
        self.high = np.full(len(unknowns), -np.inf)
        self.guarded = np.array([is_guarded(u) for u in unknowns])
        self.is_hidden = np.array([u.state == HIDDEN_CELL for u in unknowns])
        self.is_students = np.array([u.figure == "students" for u in unknowns])

    def add(self, point: Numbers) -> None:
        self.low = np.minimum(self.low, point)
        self.high = np.maximum(self.high, point)

    @property
    def small(self) -> npt.NDArray[np.bool_]:
        """Numbers of students never seen to reach MIN_SHOWN (nor 0, where no row is hidden)."""
        small = self.is_students & (np.floor(self.high + NEAR) < MIN_SHOWN)
        is_there = self.is_hidden | (np.ceil(self.low - NEAR) >= 1)
        return np.asarray(self.guarded & small & is_there)

    @property
    def fixed(self) -> npt.NDArray[np.bool_]:
        """Hidden counts for which one whole number at most was seen."""
        one = np.floor(self.high + NEAR) - np.ceil(self.low - NEAR) < 1
        return np.asarray(self.guarded & self.is_hidden & one)

    @property
    def open(self) -> npt.NDArray[np.bool_]:
        """What no point has cleared."""
        return self.small | self.fixed


def prove_part(
    part: Part, test: str, known: Proofs | None, *, is_one_enough: bool
) -> tuple[list[Proved], int]:
    """Return what can be proved of one part, and how many programs that takes."""
    if known is None:
        return _prove_part(part, test, None, is_one_enough=is_one_enough)
    key = is_one_enough, part.says()
    if key not in known:
        known[key] = _prove_part(part, test, known, is_one_enough=is_one_enough)
    return known[key]


def _prove_part(
    part: Part, test: str, known: Proofs | None, *, is_one_enough: bool
) -> tuple[list[Proved], int]:
    kept, n_programs = made_to_hold(part, test)
    proved, n_solved = proved_of(kept, test, is_one_enough=is_one_enough)
    n_programs += n_solved
    smaller_ones = () if kept is part else chain(without_widest_sums(part), students_alone(part))
    for smaller in smaller_ones:
        if proved and is_one_enough:
            break
        found, n_solved = prove_part(smaller, test, known, is_one_enough=is_one_enough)
        told = {(each.unknown.key, each.unknown.figure) for each in proved}
        proved += [e for e in found if (e.unknown.key, e.unknown.figure) not in told]
        n_programs += n_solved
    return proved, n_programs


def proved_of(part: Part, test: str, *, is_one_enough: bool) -> tuple[list[Proved], int]:
    """Return what can be proved of a part to which some point keeps."""
    seen = _Seen(part.unknowns)
    program = Program(test, limits_of(part.unknowns), part.lines)
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
    low, high = limits_of(part.unknowns)
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
            active = np.flatnonzero(np.abs(reached[1]) > NEAR)
            rows |= {row for line in active for row in part.lines[line].rows}
        if not seen.open[at]:
            return None
    return Proved(part.unknowns[at], float(seen.low[at]), float(seen.high[at]), tuple(sorted(rows)))
