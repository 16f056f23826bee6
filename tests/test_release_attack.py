"""An attacker with every row of a release, and a program of his own, tries to undo it."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.disclosure import HIDDEN, audit, hide_small, protect_release, secondary_suppression
from tests.support.attacker import TEST, recovered
from tests.support.random_districts import SUBGROUPS, district_of

# Every line he makes run is counted elsewhere, and counting takes a third of the time.
pytestmark = pytest.mark.slow
DATA = Path(__file__).parent.parent / "data"


def official():
    """The published results as loaded, small groups hidden."""
    rows = pd.read_csv(DATA / "official_results.csv", dtype={"period": str})
    # The file may write states in words; the database has codes.
    in_words = {"hidden to protect students": HIDDEN, "not published": "not_published"}
    rows["data_state"] = rows["data_state"].replace(in_words)
    names = {"indicator": "indicator_id", "organisation_code": "organisation_id"}
    rows = rows.rename(columns=names).assign(published_value=np.nan, value_code="", note="")
    return hide_small(rows.fillna({"content_area": "", "grade_span": ""}))


def hidden_by_page_rules(rows):
    flags = secondary_suppression(rows, SUBGROUPS)
    figures = ["numerator", "denominator", "value", "published_value"]
    shown = rows.assign(**{name: rows[name].mask(flags) for name in figures})
    return shown.assign(data_state=rows["data_state"].mask(flags, HIDDEN))


def test_nothing_is_recovered_from_ten_random_districts_of_seventy_schools():
    from_pages = 0
    for seed in range(10):
        rows = hide_small(district_of(70, seed))
        release = protect_release(rows, SUBGROUPS).results

        assert not recovered(release, absent_is_none=True, n_programs=1), seed
        if seed < 3:
            from_pages += len(recovered(hidden_by_page_rules(rows), absent_is_none=True))

    assert from_pages > 10  # the page rules alone leave it to him


def test_nothing_is_recovered_from_the_published_results():
    rows = official()
    tests = [own for _, own in rows.groupby(TEST) if (own["data_state"] == HIDDEN).any()]
    # Of the year in which most is hidden, the test with most of it, and the graduation rate, whose
    # cohorts of schools do not add up to the district's.
    of_2024 = [own for own in tests if own["period"].iloc[0] == "2024"]
    of_2024.sort(key=lambda own: (own["data_state"] == HIDDEN).sum(), reverse=True)
    graduation = [own for own in of_2024 if "graduation" in own["indicator_id"].iloc[0]]
    chosen = [of_2024[0], *graduation]
    rows = pd.concat(chosen, ignore_index=True)
    release = protect_release(rows, SUBGROUPS).results

    assert (len(of_2024), len(chosen)) == (10, 2)
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
    students, value = true_rows.loc[row, ["denominator", "value"]]
    (end,) = [
        low for least, low in ((300, 1), (100, 2), (40, 5), (20, 10), (0, 20)) if students >= least
    ][:1]
    code = "at_most" if value <= end else "at_least" if value >= 100 - end else ""
    if 10 <= students < 300 or (students >= 300 and code):
        whole = {"at_most": end, "at_least": 100 - end}.get(code, np.floor(value + 0.5))
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
