"""An attacker with every row of a release, and a program of his own, tries to undo it."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from monitoring.disclosure import HIDDEN, audit, hide_small, protect_release, withheld

DATA = Path(__file__).parent.parent / "data"
SUBGROUPS = pd.read_csv(DATA / "subgroups.csv")
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


# What the attacker does: his own sums, his own elimination, nothing of ours -----------------------


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
        index, matrix, sides, hidden = matrix_of(
            rows, figure, absent_is_none=absent_is_none, trusts_schools=trusts_schools
        )
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
        found |= {(figure, cells[at]) for at in np.flatnonzero(is_hidden & out)}
    return found


# What he is given ---------------------------------------------------------------------------------


def district_of(n_schools, seed):
    """Every count of a district whose source marks small groups, added up from its students."""
    random = np.random.default_rng(seed)
    tables = []
    for number in range(n_schools):
        n = int(random.choice([30, 150, 400, 700], p=[0.1, 0.3, 0.3, 0.3]))
        share = random.dirichlet([8, 4, 0.7, 0.5])
        language = np.where(random.random(n) < random.choice([0.03, 0.2]), *PAIRS[2])
        students = pd.DataFrame({"race": random.choice(RACES, n, p=share), "language": language})
        students["all"], students["passed"] = ALL, (random.random(n) < 0.4).astype(float)
        tables.append(students.assign(organisation_id=f"D-{number:03}"))
    everyone = pd.concat(tables)
    everyone = pd.concat([everyone, everyone.assign(organisation_id="D")])
    counts = [
        everyone.rename(columns={by: "subgroup"})
        .groupby(["organisation_id", "subgroup"])["passed"]
        .agg(["sum", "size"])
        .reset_index()
        for by in ("all", "race", "language")
    ]
    rows = pd.concat(counts, ignore_index=True)
    rows = rows.rename(columns={"sum": "numerator", "size": "denominator"})
    rows["denominator"] = rows["denominator"].astype(float)
    rows["value"] = rows["published_value"] = 100 * rows["numerator"] / rows["denominator"]
    level = np.where(rows["organisation_id"] == "D", "district", "school")
    test = {"indicator_id": "tested", "period": "2024", "content_area": "Science"}
    more = {"grade_span": "8", "data_state": "measured", "value_code": "", "note": ""}
    return rows.assign(organisation_level=level, **test, **more)


def official():
    """The published results as loaded, small groups hidden."""
    rows = pd.read_csv(DATA / "official_results.csv", dtype={"period": str})
    names = {"indicator": "indicator_id", "organisation_code": "organisation_id"}
    rows = rows.rename(columns=names).assign(published_value=np.nan, value_code="", note="")
    return hide_small(rows.fillna({"content_area": "", "grade_span": ""}))


def hidden_by_page_rules(rows):
    flags = withheld(rows, SUBGROUPS)
    figures = ["numerator", "denominator", "value", "published_value"]
    shown = rows.assign(**{name: rows[name].mask(flags) for name in figures})
    return shown.assign(data_state=rows["data_state"].mask(flags, HIDDEN))


def test_nothing_is_recovered_from_fifty_random_districts_of_seventy_schools():
    from_pages = 0
    for seed in range(50):
        rows = hide_small(district_of(70, seed))
        release = protect_release(rows, SUBGROUPS).results

        assert not recovered(release, absent_is_none=True, n_programs=1), seed
        if seed < 5:
            from_pages += len(recovered(hidden_by_page_rules(rows), absent_is_none=True))

    assert from_pages > 10  # the page rules alone leave it to him


def test_nothing_is_recovered_from_the_published_results():
    rows = official()
    tests = [own for _, own in rows.groupby(TEST) if (own["data_state"] == HIDDEN).any()]
    # The largest tests of the year in which most is hidden, and the cohorts that do not add up.
    chosen = [own for own in tests if own["period"].iloc[0] == "2024"]
    rows = pd.concat(chosen, ignore_index=True)
    release = protect_release(rows, SUBGROUPS).results

    assert len(chosen) == 10
    for key, own in release.groupby(TEST):
        trusts = "graduation" not in key[0]
        knows = {"absent_is_none": False, "trusts_schools": trusts, "n_programs": 3}
        assert not recovered(own, **knows), key


@pytest.fixture(scope="module")
def releases():
    found = []
    for seed in range(100, 130):
        true_rows = district_of(12, seed)
        found.append((true_rows, protect_release(hide_small(true_rows), SUBGROUPS)))
    return found


def with_one_shown(true_rows, release, row):
    """The release with one cell as it would be shown were it not hidden."""
    one = release.copy()
    figures = ["denominator", "numerator", "value", "published_value", "data_state"]
    one.loc[row, figures] = true_rows.loc[row, figures]
    if 10 <= true_rows.loc[row, "denominator"] < 30:
        value = true_rows.loc[row, "value"]
        code = "at_most" if value < 5 else "at_least" if value > 95 else ""
        whole = {"at_most": 5.0, "at_least": 95.0}.get(code, np.floor(value + 0.5))
        one.loc[row, ["numerator", "value", "published_value"]] = [np.nan, whole, whole]
        one.loc[row, "value_code"] = code
    return one


def test_showing_any_one_of_a_hundred_cells_that_the_audit_needs_makes_it_fail(releases):
    tried = failed = n_added = 0
    for true_rows, protected in releases:
        assert audit(protected.results, SUBGROUPS).holds
        is_small = true_rows["denominator"] < 10
        added = protected.added[protected.added].index.tolist()
        small = is_small[is_small].index.tolist()
        n_added += len(added)
        for row in [*added, *small[:3]]:
            tried += 1
            one = with_one_shown(true_rows, protected.results, row)
            failed += not audit(one, SUBGROUPS).holds

    assert n_added > 30
    assert tried >= 100
    assert failed == tried
