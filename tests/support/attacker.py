"""Undoes a release with every row of it: his own sums, his own elimination, nothing of ours."""

import numpy as np
from scipy.optimize import linprog

from monitoring.disclosure import HIDDEN

RACES = ["Black", "Hispanic", "White", "Asian"]
OTHER_RACES = ["Multiracial", "American Indian/Alaskan Native", "Native Hawaiian/Pacific Islander"]
PAIRS = [
    ("Economically Disadvantaged", "Not Economically Disadvantaged"),
    ("Students with Disabilities", "Students without Disabilities"),
    ("English Learners", "Not English Learners"),
    ("Female", "Male"),
    ("Migrant", "Not Migrant"),
]
TEST = ["indicator_id", "period", "content_area"]
CELL = ["organisation_id", "grade_span", "subgroup"]
ALL, ALL_GRADES, JOINT = "All Students", "All tested grades", "Asian/Pacific Islander"


def sums_within(cells, who, grade):
    """The sums of one organisation and grade: races, and pairs of which both sides are there."""
    races = [*RACES, *OTHER_RACES]
    if (who, grade, JOINT) in cells and (who, grade, "Asian") not in cells:
        races = [*RACES[:3], *OTHER_RACES[:2], JOINT]
    yield (who, grade, ALL), [(who, grade, race) for race in races], "races"
    for pair in PAIRS:
        if all((who, grade, side) in cells for side in pair):
            yield (who, grade, ALL), [(who, grade, side) for side in pair], "pair"


def sums_over_grades(rows, names):
    for who, own in rows.groupby("organisation_id"):
        parts = [grade for grade in own["grade_span"].unique() if grade != ALL_GRADES]
        for name in names if parts else []:
            yield (who, ALL_GRADES, name), [(who, grade, name) for grade in parts], "grades"


def sums_over_schools(rows, names):
    (district,) = rows.loc[rows["organisation_level"] == "district", "organisation_id"].unique()
    schools = rows[(rows["organisation_level"] == "school") & (rows["subgroup"] == ALL)]
    for grade, own in schools.groupby("grade_span"):
        for name in names:
            members = [(who, grade, name) for who in own["organisation_id"]]
            yield (district, grade, name), members, "schools"


def equations(rows, *, trusts_schools):
    """(total, members, kind); a member may have no row."""
    cells = set(rows[CELL].itertuples(index=False, name=None))
    names = sorted(rows["subgroup"].unique())
    places = {(who, grade) for who, grade, name in cells if name == ALL}
    found = [each for place in sorted(places) for each in sums_within(cells, *place)]
    found += sums_over_grades(rows, names)
    found += sums_over_schools(rows, names) if trusts_schools else []
    return [each for each in found if each[0] in cells and any(m in cells for m in each[1])]


def matrix_of(rows, figure, *, absent_is_none, trusts_schools):
    """Unknown cells, and coefficients and right sides of all that is known of them."""
    cells = list(rows[CELL].itertuples(index=False, name=None))
    known = {cell: n for cell, n in zip(cells, rows[figure], strict=True) if n == n}
    there = set(cells)
    if absent_is_none:
        sums = equations(rows, trusts_schools=trusts_schools)
        known |= {m: 0.0 for _, members, _ in sums for m in members if m not in there}
    index, entries, sides = {}, [], []
    for total, members, kind in equations(rows, trusts_schools=trusts_schools):
        terms = [*((member, 1.0) for member in members), (total, -1.0)]
        if not absent_is_none and kind != "pair":
            terms.append(((kind, total), 1.0))  # students of whom no row tells
        unknown = [(cell, weight) for cell, weight in terms if cell not in known]
        if unknown:
            where = len(sides)
            entries += [(where, index.setdefault(c, len(index)), w) for c, w in unknown]
            sides.append(-sum(weight * known[cell] for cell, weight in terms if cell in known))
    matrix = np.zeros((len(sides), len(index)))
    for row, column, weight in entries:
        matrix[row, column] += weight
    hidden = set(rows.loc[rows["data_state"] == HIDDEN, CELL].itertuples(index=False, name=None))
    return index, matrix, np.array(sides), hidden


def eliminated(matrix):
    """Which unknowns every solution agrees on: those that the null space does not move."""
    if not matrix.size:
        return np.zeros(matrix.shape[1], dtype=bool)
    values, vectors = np.linalg.svd(matrix, full_matrices=True)[1:]
    rank = int((values > 1e-9).sum())
    return np.abs(vectors[rank:]).max(axis=0, initial=0.0) < 1e-7


def propagated(matrix, sides, low):
    """Bounds of all unknowns, tightened along one sum after the other until they rest."""
    high = np.full(matrix.shape[1], 1e6)
    positive, negative = np.maximum(matrix, 0), np.maximum(-matrix, 0)
    for _ in range(30):
        before = high.sum() - low.sum()
        least = positive @ low - negative @ high
        most = positive @ high - negative @ low
        for weight, is_up in ((1.0, True), (-1.0, False)):
            for line, at in np.argwhere(matrix == weight):
                own_low = low[at] if is_up else -high[at]
                own_high = high[at] if is_up else -low[at]
                up, down = sides[line] - least[line] + own_low, sides[line] - most[line] + own_high
                if is_up:
                    high[at], low[at] = min(high[at], up), max(low[at], down)
                else:
                    low[at], high[at] = max(low[at], -up), min(high[at], -down)
        if before - (high.sum() - low.sum()) < 1e-6:
            break
    return low, high


def recovered(rows, *, absent_is_none, trusts_schools=True, n_programs=0):
    """Hidden cells whose number of students or numerator comes out, or is below 10 for sure."""
    found = set()
    for figure in ("denominator", "numerator"):
        system = matrix_of(
            rows, figure, absent_is_none=absent_is_none, trusts_schools=trusts_schools
        )
        found |= {(figure, cell) for cell in broken(*system, figure, n_programs)}
    return found


def broken(index, matrix, sides, hidden, figure, n_programs):
    """Which hidden cells of one system come out exactly, or have fewer than 10 students."""
    cells = list(index)
    is_hidden = np.array([cell in hidden for cell in cells], dtype=bool)
    starts = np.where(is_hidden & (figure == "denominator"), 1.0, 0.0)
    low, high = propagated(matrix, sides, starts.copy())
    tried = np.flatnonzero(is_hidden)
    for at in np.random.default_rng(0).permutation(tried)[:n_programs]:
        ends = [
            linprog(w * (np.arange(len(cells)) == at), A_eq=matrix, b_eq=sides,
                    bounds=list(zip(starts, np.full(len(cells), 1e6), strict=True)))
            for w in (1, -1)
        ]  # fmt: skip
        if all(end.status == 0 for end in ends):
            low[at], high[at] = max(low[at], ends[0].fun), min(high[at], -ends[1].fun)
    out = eliminated(matrix) | (high - low < 0.5)
    if figure == "denominator":
        out |= high < 9.5
    return [cells[at] for at in np.flatnonzero(is_hidden & out)]


def recovered_from_two(first, second, same, n_programs=0):
    """Hidden cells that come out of two releases, for one who knows which cells are the same.

    What one hides and the other prints is filled in where it is the same in both; what both hide
    and is the same in both is one unknown. A cell that either prints is no find.
    """
    found = set()
    for figure in ("denominator", "numerator"):
        filled = [filled_in(own, other, same) for own, other in ((first, second), (second, first))]
        systems = [matrix_of(r, figure, absent_is_none=True, trusts_schools=True) for r in filled]
        index, blocks = {}, []
        for number, (own, matrix, _, _) in enumerate(systems):
            names = [cell if cell in same else (number, cell) for cell in own]
            places = [index.setdefault(name, len(index)) for name in names]
            blocks.append((places, matrix))
        joint = np.zeros((sum(len(m) for _, m in blocks), len(index)))
        below = 0
        for places, matrix in blocks:
            for at, place in enumerate(places):
                joint[below : below + len(matrix), place] += matrix[:, at]
            below += len(matrix)
        sides = np.concatenate([system[2] for system in systems])
        printed = printed_cells(first) | printed_cells(second)
        hidden = {
            name
            for number, system in enumerate(systems)
            for cell in system[3]
            if cell not in printed
            for name in (cell, (number, cell))
        }
        found |= {
            (figure, name) for name in broken(index, joint, sides, hidden, figure, n_programs)
        }
    return found


def printed_cells(rows):
    return set(rows.loc[rows["data_state"] != HIDDEN, CELL].itertuples(index=False, name=None))


def filled_in(rows, other, same):
    """Rows with what the other release prints of the cells that they hide."""
    figures = ["denominator", "numerator", "value", "data_state"]
    printed = other[other["data_state"] != HIDDEN].set_index(CELL)[figures]
    known = dict(zip(printed.index, printed.itertuples(index=False, name=None), strict=True))
    filled = rows.copy()
    cells, states = rows[CELL].itertuples(index=False, name=None), rows["data_state"]
    for row, cell, state in zip(rows.index, cells, states, strict=True):
        if state == HIDDEN and cell in same and cell in known:
            filled.loc[row, figures] = list(known[cell])
    return filled
