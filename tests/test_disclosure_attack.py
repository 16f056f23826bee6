"""An attacker who knows every sum tries to work out what was hidden."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.disclosure import HIDDEN, hide_small, secondary_suppression

# Every line he makes run is counted elsewhere, and counting takes a third of the time.
pytestmark = pytest.mark.slow
DATA = Path(__file__).parent.parent / "data"
SUBGROUPS = pd.read_csv(DATA / "subgroups.csv")
DISTRICT = "GA-631"
GRADES = ("3", "4", "5")
ALL_GRADES = "All tested grades"
RACES = ("Black", "Hispanic", "White", "Asian", "Multiracial", "American Indian/Alaskan Native")
PACIFIC = "Native Hawaiian/Pacific Islander"
PAIRS = (
    ("Economically Disadvantaged", "Not Economically Disadvantaged"),
    ("Students with Disabilities", "Students without Disabilities"),
    ("English Learners", "Not English Learners"),
    ("Female", "Male"),
    ("Migrant", "Not Migrant"),
)
KEY = ["indicator_id", "period", "content_area"]
CELL = [*KEY, "organisation_id", "grade_span", "subgroup"]


def students_of_a_school(random):
    """One row per student; some schools small, of one sex or one race, or wholly eligible."""
    n = int(random.choice([14, 40, 120, 300]))
    races = random.dirichlet([6, 2, 0.3, 0.3, 0.2, 0.05])
    races = np.eye(6)[0] if random.random() < 0.15 else races
    share = [
        random.choice([1, 1, 0.97, 0.6]),
        random.choice([0.02, 0.1, 0.2]),
        random.choice([0, 0.03, 0.3]),
        random.choice([0, 0.1, 0.5, 0.5, 0.5, 1]),
        random.choice([0, 0, 0.02]),
    ]
    students = pd.DataFrame({"race": random.choice(RACES, n, p=races)})
    students["grade_span"] = random.choice(GRADES, n, p=random.dirichlet([5, 5, 2]))
    for (one, other), part in zip(PAIRS, share, strict=True):
        students[one] = np.where(random.random(n) < part, one, other)
    students["Homeless"] = np.where(random.random(n) < 0.05, "Homeless", None)
    students["numerator"] = (random.random(n) < 0.4).astype(float)
    return students


def true_results(random):
    """Every count of a district of two to six schools, added up from its students."""
    schools = [
        students_of_a_school(random).assign(organisation_id=f"{DISTRICT}-{number:04}")
        for number in range(1, random.integers(2, 7) + 1)
    ]
    students = pd.concat(schools, ignore_index=True).assign(everyone="All Students")
    students = pd.concat([students, students.assign(organisation_id=DISTRICT)])
    students = pd.concat([students, students.assign(grade_span=ALL_GRADES)])
    tables = []
    for column in ["everyone", "race", *[one for one, _ in PAIRS], "Homeless"]:
        by = students.rename(columns={column: "subgroup"})
        by = by.groupby(["organisation_id", "grade_span", "subgroup"])["numerator"]
        tables.append(by.agg(["sum", "size"]).reset_index())
    rows = pd.concat(tables, ignore_index=True)
    rows = rows.rename(columns={"sum": "numerator", "size": "denominator"})
    rows["denominator"] = rows["denominator"].astype(float)
    level = np.where(rows["organisation_id"] == DISTRICT, "district", "school")
    value = rows["numerator"] / rows["denominator"] * 100
    return rows.assign(
        indicator_id="tested",
        period="2024",
        content_area="Mathematics",
        organisation_level=level,
        value=value,
        published_value=value,
        data_state="measured",
    )


def as_published(true_rows, *, drops_small):
    """The rows as the state gives them: small groups marked, or left out without a word."""
    rows = true_rows[true_rows["denominator"] >= 10] if drops_small else hide_small(true_rows)
    return rows.reset_index(drop=True)


def without_figures(rows, flags):
    figures = ["numerator", "denominator", "value"]
    return rows.assign(**{name: rows[name].mask(flags) for name in figures})


def sums_in(rows):
    """Every total with the members that would add up to it, as cells."""
    found = []
    names = rows["subgroup"].unique()
    races = (*RACES, PACIFIC)
    levels = dict(zip(rows["organisation_id"], rows["organisation_level"], strict=True))
    everyone = rows[rows["subgroup"] == "All Students"]
    keys = everyone[[*KEY, "organisation_id", "grade_span"]].itertuples(index=False, name=None)
    for key in keys:
        found.append(((*key, "All Students"), [(*key, race) for race in races if race in names]))
        found += [((*key, "All Students"), [(*key, side) for side in pair]) for pair in PAIRS]
    for (*test, place), part in everyone.groupby([*KEY, "organisation_id"]):
        grades = [grade for grade in part["grade_span"] if grade != ALL_GRADES]
        if ALL_GRADES in part["grade_span"].tolist() and grades:
            for name in names:
                members = [(*test, place, grade, name) for grade in grades]
                found.append(((*test, place, ALL_GRADES, name), members))
    for (*test, grade), part in everyone.groupby([*KEY, "grade_span"]):
        schools = [place for place in part["organisation_id"] if levels[place] == "school"]
        if DISTRICT in part["organisation_id"].tolist() and schools:
            for name in names:
                members = [(*test, place, grade, name) for place in schools]
                found.append(((*test, DISTRICT, grade, name), members))
    return found


def worked_out(rows, figure, *, absent_is_none):
    """Solve every sum with one unknown until none is left; what was found, by cell."""
    cells = rows[CELL].itertuples(index=False, name=None)
    known = {
        cell: number
        for cell, number in zip(cells, rows[figure], strict=True)
        if not math.isnan(number)
    }
    sums = sums_in(rows)
    if absent_is_none:
        with_row = set(rows[CELL].itertuples(index=False, name=None))
        known |= {cell: 0.0 for _, members in sums for cell in members if cell not in with_row}
    found = {}
    while True:
        before = len(found)
        for total, members in sums:
            unknown = [cell for cell in (total, *members) if cell not in known]
            if len(unknown) != 1:
                continue
            others = sum(known[cell] for cell in members if cell in known)
            (cell,) = unknown
            known[cell] = found[cell] = others if cell == total else known[total] - others
        if len(found) == before:
            return found


def caught(true_rows, shown, *, absent_is_none):
    """The cells of 1 to 9 students whose number, or whose numerator, was worked out."""
    small = true_rows[true_rows["denominator"] < 10].set_index(CELL)
    students = worked_out(shown, "denominator", absent_is_none=absent_is_none)
    passed = worked_out(shown, "numerator", absent_is_none=absent_is_none)
    true_students, true_passed = small["denominator"].to_dict(), small["numerator"].to_dict()
    # A numerator that is right beside a number of students that is wrong is only luck.
    return {cell for cell, number in students.items() if true_students.get(cell) == number} | {
        cell
        for cell, number in passed.items()
        if true_passed.get(cell) == number and cell not in students
    }


@pytest.mark.parametrize("drops_small", [False, True])
def test_nothing_hidden_can_be_worked_out_in_twenty_random_districts(drops_small):
    taken_from_the_unprotected = 0
    for seed in range(10):
        true_rows = true_results(np.random.default_rng(seed))
        rows = as_published(true_rows, drops_small=drops_small)
        flags = secondary_suppression(rows, SUBGROUPS)

        # Where the state marks small groups, a row that is absent tells of no students.
        knows = {"absent_is_none": not drops_small}
        taken_from_the_unprotected += len(caught(true_rows, rows, **knows))
        assert not caught(true_rows, without_figures(rows, flags), **knows), seed

    assert taken_from_the_unprotected > 300


def test_showing_one_row_that_covers_another_gives_hidden_numbers_away():
    true_rows = true_results(np.random.default_rng(4))
    rows = as_published(true_rows, drops_small=False)
    flags = secondary_suppression(rows, SUBGROUPS)

    tried, wins = rows.index[flags][::6], 0
    for row in tried:
        one_shown = flags & (rows.index != row)
        wins += bool(caught(true_rows, without_figures(rows, one_shown), absent_is_none=True))

    # Not every row gives a number away at once: some only leave fewer than ten students together.
    assert len(tried) > 10
    assert wins > len(tried) / 4


def test_nothing_hidden_can_be_worked_out_from_the_published_results():
    rows = pd.read_csv(DATA / "official_results.csv", dtype={"period": str})
    # The file may write states in words; the database has codes.
    in_words = {"hidden to protect students": HIDDEN, "not published": "not_published"}
    rows["data_state"] = rows["data_state"].replace(in_words)
    names = {"indicator": "indicator_id", "organisation_code": "organisation_id"}
    rows = hide_small(rows.rename(columns=names).assign(published_value=math.nan))
    rows = rows.fillna({"content_area": "", "grade_span": ""})
    flags = secondary_suppression(rows, SUBGROUPS)

    must_stay_hidden = set(
        rows.loc[flags | (rows["data_state"] == HIDDEN), CELL].itertuples(index=False, name=None)
    )
    shown = without_figures(rows, flags)
    students = worked_out(shown, "denominator", absent_is_none=False)
    passed = worked_out(shown, "numerator", absent_is_none=False)
    assert must_stay_hidden
    assert not must_stay_hidden & students.keys()
    assert not must_stay_hidden & passed.keys()
    assert not {cell: number for cell, number in students.items() if 0 < number < 10}
