"""Takes a system apart into what hangs together."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.disclosure.release.cells import ABSENT, HIDDEN_CELL, RATE
from monitoring.disclosure.release.system import Line, Unknown

Numbers = npt.NDArray[np.float64]
_WIDEST = (("schools", "above"), ("grades",))


@dataclass(frozen=True)
class Part:
    """Unknowns that hang together, with the lines about them; nothing else tells of them."""

    unknowns: tuple[Unknown, ...]
    lines: tuple[Line, ...]

    def says(self) -> Hashable:
        """Return all that the part says: of two that say the same, the same can be proved."""
        lines = (
            (*each.terms.items(), each.low, each.high, each.kind, each.rows) for each in self.lines
        )
        return self.unknowns, tuple(lines)


def parts_of(unknowns: Sequence[Unknown], lines: Sequence[Line]) -> Iterator[Part]:
    """Return the parts of a system in which something is to be protected, smallest first."""
    # Only a release is proved; a build or a page need not wait for the library.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

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
        if any(is_guarded(unknowns[at]) for at in own):
            number_of = {at: number for number, at in enumerate(own)}
            numbered = tuple(_numbered(line, number_of) for line in lines_of.get(name, []))
            yield Part(tuple(unknowns[at] for at in own), numbered)


def _numbered(line: Line, number_of: dict[int, int]) -> Line:
    # Made tens of thousands of times: to look up which fields there are would take longest.
    terms = {number_of[at]: weight for at, weight in line.terms.items()}
    return Line(terms, line.low, line.high, line.kind, line.rows)


def is_guarded(unknown: Unknown) -> bool:
    """Say whether an unknown is one that must not be told."""
    if unknown.state == HIDDEN_CELL:
        return True
    return unknown.state in (RATE, ABSENT) and unknown.figure == "students"


def without_widest_sums(part: Part) -> Iterator[Part]:
    """Return what is left of a part without its sums over schools, or else over grades."""
    for kinds in _WIDEST:
        lines = tuple(line for line in part.lines if line.kind not in kinds)
        if len(lines) < len(part.lines):
            return parts_of(part.unknowns, lines)
    return iter(())


def students_alone(part: Part) -> Iterator[Part]:
    """Return what a part says of numbers of students, whatever it says of numerators."""
    lines = tuple(
        line
        for line in part.lines
        if all(part.unknowns[at].figure == "students" for at in line.terms)
    )
    return parts_of(part.unknowns, lines) if len(lines) < len(part.lines) else iter(())


def limits_of(unknowns: tuple[Unknown, ...]) -> tuple[Numbers, Numbers]:
    """Return the lowest and the highest of each unknown."""
    return np.array([u.low for u in unknowns]), np.array([u.high for u in unknowns])
