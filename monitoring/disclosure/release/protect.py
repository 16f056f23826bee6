"""Makes a release safe: hides what its proof needs, and no more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.pages import secondary_suppression
from monitoring.disclosure.release.cells import Groups, Key
from monitoring.disclosure.release.coding import code_small_groups
from monitoring.disclosure.release.hiding import OneTest, plain, without
from monitoring.disclosure.small import HIDDEN, has_figures
from monitoring.disclosure.sums import sample_rows

TEST = ["indicator_id", "period", "content_area"]
TestKey = tuple[str, str, str]


@dataclass(frozen=True)
class Protected:
    """The rows of a release, and what protecting them took.

    Attributes:
        results: the rows given, in their order; hidden ones without figures, small groups coded.
        report: one row per indicator_id, period and content_area: n_shown, n_hidden and
            n_hidden_by_audit (rows), n_programs (linear programs of the proof that holds).
        added: one flag per row of ``results``: the page rules would have shown it.
        given_away: hidden cells that the release tells together with the earlier ones, each once:
            indicator_id, period and content_area, then organisation_id, grade_span and subgroup.
    """

    results: pd.DataFrame
    report: pd.DataFrame
    added: "pd.Series[bool]"
    given_away: tuple[tuple[TestKey, Key], ...] = ()


def protect_release(
    results: pd.DataFrame,
    subgroups: pd.DataFrame,
    earlier: Sequence[pd.DataFrame] = (),
    *,
    is_correction: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Protected:
    """Hide in a release what an attacker with every sum of it at once could use.

    The page rules come first (``secondary_suppression``), then small groups are coded
    (``code_small_groups``).
    What the proof of the whole still gives away is taken from its reach by hiding one of the rows
    it rests on: a school's before the district's, a subgroup's before All Students, the smallest
    first; All Students of the district only where nothing else is left, and the state's last.
    Page rules and proof are asked in turn until neither finds anything. Then each row that was
    added, with its complement, is shown again where both still hold without it, largest first.
    What the state prints (is_public) is neither coded nor hidden, and what its rows alone give
    away is public already: no proof is asked of a test that is all the state's.
    Then the same is asked of the release together with the earlier ones (``told_together``). Of a
    correction, what they tell is only reported: it is not to be published. Of any other release
    further rows are hidden until they tell nothing more than the earlier ones told already.

    Args:
        results: one row per result in force, as for ``secondary_suppression``, with
            published_value and, where there are any, value_code and note.
        subgroups: one row per subgroup: subgroup, family, complement (missing where none).
        earlier: the rows of each earlier release as they were published, the oldest first.
        is_correction: nothing may be hidden for the sake of the earlier ones.
        progress: told how many of how many tests are safe.

    Returns:
        The protected rows, the report and which rows were hidden beyond the page rules. In hidden
        rows the figures are missing, data_state is "hidden", value_code and
        note are "".

    Raises:
        SolverError: a linear program was not solved.
        InputError: a test cannot be made safe even with every row of it hidden.
        KeyError: a column named above is missing.
    """
    coded = code_small_groups(
        without(results, secondary_suppression(results, subgroups).to_numpy())
    )
    added = np.zeros(len(results), dtype=bool)
    report = []
    given_away: list[tuple[TestKey, Key]] = []
    groups = Groups.of(subgroups)
    # No rule reaches from one test into another: what they find first is asked of all at once.
    by_pages = secondary_suppression(without(coded, added), subgroups).to_numpy()
    before = [
        {each.name: rows.iloc[each.places] for each in tests_of(rows)}
        for rows in map(plain, earlier)
    ]
    walked = plain(coded)
    every = tests_of(walked)
    for n_done, each in enumerate(every):
        progress(n_done, len(every))
        key, places = each.key, each.places
        views = [tests[each.name] for tests in before if each.name in tests]
        test = OneTest(
            name_of(key), walked.iloc[places], subgroups, views, groups, by_pages[places]
        )
        n_programs = test.make_safe(may_hide_for_earlier=not is_correction)
        given_away += [(key, cell) for cell in test.told_with_earlier()]
        added[places] = test.added
        report.append((*key, *counts_of(test.release()), int(test.added.sum()), n_programs))
    columns = [*TEST, "n_shown", "n_hidden", "n_hidden_by_audit", "n_programs"]
    return Protected(
        results=without(coded, added),
        report=by_test(pd.DataFrame(report, columns=columns)),
        added=pd.Series(added, index=results.index, dtype=bool),
        given_away=tuple(given_away),
    )


@dataclass(frozen=True)
class RowsOfTest:
    """The rows of one test, measured ones and those of the sample apart."""

    key: TestKey
    is_sample: bool
    places: npt.NDArray[np.int64]

    @property
    def name(self) -> tuple[TestKey, bool]:
        """Return what tells these rows from those of other tests."""
        return self.key, self.is_sample


def tests_of(results: pd.DataFrame) -> list[RowsOfTest]:
    """Return the tests, and where the rows of each are."""
    is_sample = sample_rows(results)
    number = 2 * results.groupby(TEST, sort=False).ngroup().to_numpy() + is_sample
    places = [np.flatnonzero(number == each) for each in pd.unique(number)]
    keys = zip(*(results[name].iloc[[own[0] for own in places]] for name in TEST), strict=True)
    return [
        RowsOfTest(key, bool(is_sample[own[0]]), own) for key, own in zip(keys, places, strict=True)
    ]


def by_test(counts: pd.DataFrame) -> pd.DataFrame:
    """Add up the counts of each test, whether measured or of the sample."""
    return counts.groupby(TEST, sort=False, as_index=False).sum()


def name_of(key: TestKey) -> str:
    """Write what tells a test from others."""
    return ", ".join(part for part in key if part)


def counts_of(results: pd.DataFrame) -> tuple[int, int]:
    """Return how many rows show a figure, and how many are hidden."""
    is_hidden = results["data_state"] == HIDDEN
    return int((has_figures(results) & ~is_hidden).sum()), int(is_hidden.sum())
