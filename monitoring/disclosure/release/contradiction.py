"""What an attacker keeps of a release that contradicts itself."""

from dataclasses import replace

import numpy as np

from monitoring.disclosure.release.cells import ABSENT, TAKEN_AS_NONE
from monitoring.disclosure.release.parts import Numbers, Part, limits_of
from monitoring.disclosure.release.program import Program, SolverError
from monitoring.disclosure.release.system import BOUND, Unknown
from monitoring.vocabulary.faults import ProtectionFault

# Counts nearer than this are one: what the solver leaves of a whole number.
NEAR = 1e-5
# Which sums are given up first where not all can hold: cohorts of schools are known not to add up.
_FIRMNESS = {"schools": 1.0, "above": 1.0, "races": 2.0, "joint": 2.0, "grades": 4.0, "part": 4.0}
_FIRMEST = 8.0


def made_to_hold(part: Part, test: str) -> tuple[Part, int]:
    """Return the part itself, or where no point keeps to it, what an attacker would keep of it."""
    told = Part(tuple(_may_be_some(unknown) for unknown in part.unknowns), part.lines)
    rowless = Part(tuple(_may_be_none(unknown) for unknown in part.unknowns), part.lines)
    both = Part(tuple(_may_be_none(unknown) for unknown in told.unknowns), part.lines)
    nothing = np.zeros(len(part.unknowns))
    for number, each in enumerate((part, told, rowless, both), 1):
        if Program(test, limits_of(each.unknowns), each.lines).furthest(nothing) is not None:
            return each, number
    room: dict[str, float] = {}
    for line, gap in zip(part.lines, _smallest_gaps(rowless, test), strict=True):
        room[line.kind] = max(room.get(line.kind, 0.0), float(np.ceil(gap - NEAR)))
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
    low, high = limits_of(part.unknowns)
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
        raise SolverError(ProtectionFault.CONTRADICTION, test=test)
    return reached[0][n : n + n_lines] + reached[0][n + n_lines :]
