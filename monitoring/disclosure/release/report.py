"""Says of the rows of a release whether they hold against an attacker, and what fails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from monitoring.disclosure.pages import secondary_suppression
from monitoring.disclosure.release.cells import ABSENT, Groups, Key
from monitoring.disclosure.release.coding import shown_too_finely
from monitoring.disclosure.release.hiding import given_away, plain
from monitoring.disclosure.release.proof import Proved, prove
from monitoring.disclosure.release.protect import (
    TEST,
    TestKey,
    by_test,
    counts_of,
    name_of,
    tests_of,
)
from monitoring.disclosure.release.system import LeftOver, system_of
from monitoring.disclosure.release.together import View, told_together
from monitoring.disclosure.small import FIGURES, HIDDEN, students_of
from monitoring.disclosure.sums import Flags, public_rows
from monitoring.errors import Notice
from monitoring.vocabulary import MIN_SHOWN
from monitoring.vocabulary.faults import Leak


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Attributes:
        failures: one for each thing that can be told of a group that is too small.
        tests: one row per indicator_id, period and content_area: n_shown, n_hidden (rows),
            n_programs (linear programs solved), n_failures.
    """

    failures: tuple[Notice, ...]
    tests: pd.DataFrame

    @property
    def holds(self) -> bool:
        """Nothing fails."""
        return not self.failures


def audit(results: pd.DataFrame, subgroups: pd.DataFrame) -> Audit:
    """Say whether the rows of a release hold, from these rows alone.

    A release fails where a shown count is below MIN_SHOWN, where a hidden row has figures, where a
    group shows its percent more finely than ``code_small_groups`` would,
    where the page rules would hide a further row, where a shown total leaves 1 to 9 students
    beside its shown parts, and where ``prove`` finds a count. What the state prints (is_public) is
    held to the first two alone.

    Args:
        results: one row per result of the release, with the columns that ``protect_release`` takes
            and value_code.
        subgroups: one row per subgroup: subgroup, family, complement (missing where none).

    Returns:
        All that fails, and how much was looked at.

    Raises:
        SolverError: a linear program was not solved; nothing is then said of the release.
        KeyError: a column named above is missing.
    """
    groups = Groups.of(subgroups)
    flags = secondary_suppression(results, subgroups)
    failures: list[Notice] = []
    tests = []
    walked = plain(results)
    leaking = {**_plain_leaks(walked), Leak.GIVES_AWAY_ANOTHER: flags.to_numpy()}
    for each in tests_of(walked):
        rows, name = walked.iloc[each.places], name_of(each.key)
        leaks = list(
            _leaks({leak: found[each.places] for leak, found in leaking.items()}, rows, name)
        )
        told, n_programs = _told_together(rows, groups, name)
        failures += [*leaks, *told]
        tests.append((*each.key, *counts_of(rows), n_programs, len(leaks) + len(told)))
    columns = [*TEST, "n_shown", "n_hidden", "n_programs", "n_failures"]
    return Audit(tuple(failures), by_test(pd.DataFrame(tests, columns=columns)))


def audit_together(releases: Sequence[pd.DataFrame], subgroups: pd.DataFrame) -> tuple[Notice, ...]:
    """Say what several releases tell together, from their rows alone.

    Args:
        releases: the rows of each, as for ``audit``, the oldest first.
        subgroups: one row per subgroup: subgroup, family, complement (missing where none).

    Raises:
        SolverError: a linear program was not solved.
    """
    groups = Groups.of(subgroups)
    views: dict[tuple[TestKey, bool], list[View]] = {}
    for rows in releases:
        walked = plain(rows)
        for test in tests_of(walked):
            if not public_rows(own := walked.iloc[test.places]).all():
                views.setdefault(test.name, []).append(View.of(own, groups))
    return tuple(
        _proved(each, name_of(key))
        for (key, _), of_test in views.items()
        for each in told_together(of_test, name_of(key))
    )


def _told_together(rows: pd.DataFrame, groups: Groups, test: str) -> tuple[list[Notice], int]:
    """Return what the rows of one test tell together, and the linear programs that it took."""
    if public_rows(rows).all():
        return [], 0
    system = system_of(rows, groups)
    proof = prove(system, test)
    told = [
        _left_over(each, test) if isinstance(each, LeftOver) else _proved(each, test)
        for each, _ in given_away(rows, system, proof)
    ]
    return told, proof.n_programs


def _who(key: Key) -> str:
    organisation, grade, subgroup = key
    return ", ".join(part for part in (organisation, subgroup, grade) if part)


def _keys(rows: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    columns = (rows[name] for name in ("organisation_id", "grade_span", "subgroup"))
    return zip(*columns, strict=True)


def _plain_leaks(rows: pd.DataFrame) -> dict[Leak, Flags]:
    """Find rows that show what no release may show."""
    is_hidden = (rows["data_state"] == HIDDEN).to_numpy()
    names = [name for name in FIGURES if name in rows]
    return {
        Leak.HIDDEN_WITH_FIGURES: is_hidden & rows[names].notna().any(axis=1).to_numpy(),
        Leak.SMALL_GROUP: ~is_hidden & (students_of(rows) < MIN_SHOWN).to_numpy(),
        Leak.TOO_FINE: shown_too_finely(rows).to_numpy(),
    }


def _leaks(leaking: dict[Leak, Flags], rows: pd.DataFrame, test: str) -> Iterator[Notice]:
    """Name the rows of one test that were found to leak."""
    for leak, found in leaking.items():
        for key in _keys(rows[found]) if found.any() else ():
            yield _named(leak, test, _who(key))


def _named(leak: Leak, test: str, whose: str) -> Notice:
    if leak == Leak.HIDDEN_WITH_FIGURES:
        return Notice(Leak.HIDDEN_WITH_FIGURES, test=test, whose=whose)
    if leak == Leak.SMALL_GROUP:
        return Notice(Leak.SMALL_GROUP, test=test, whose=whose, least=MIN_SHOWN)
    if leak == Leak.TOO_FINE:
        return Notice(Leak.TOO_FINE, test=test, whose=whose)
    return Notice(Leak.GIVES_AWAY_ANOTHER, test=test, whose=whose)


def _left_over(each: LeftOver, test: str) -> Notice:
    return Notice(
        Leak.LEFT_OVER,
        test=test,
        whose=_who(each.total.key),
        students=float(each.students),
        least=MIN_SHOWN,
    )


# Of a number of students or of a numerator, of a group without a row or with a hidden one.
_EXACT = {
    (True, False): Leak.EXACT_STUDENTS,
    (False, False): Leak.EXACT_NUMERATOR,
    (True, True): Leak.EXACT_STUDENTS_WITHOUT_ROW,
    (False, True): Leak.EXACT_NUMERATOR_WITHOUT_ROW,
}
_SMALL = {
    (True, False): Leak.FEW_STUDENTS,
    (False, False): Leak.SMALL_NUMERATOR,
    (True, True): Leak.FEW_STUDENTS_WITHOUT_ROW,
    (False, True): Leak.SMALL_NUMERATOR_WITHOUT_ROW,
}


def _proved(each: Proved, test: str) -> Notice:
    unknown = each.unknown
    kind = (unknown.figure == "students", unknown.state == ABSENT)
    whose = _who(unknown.key)
    if each.is_exact:
        return Notice(_EXACT[kind], test=test, whose=whose, value=each.value)
    return Notice(_SMALL[kind], test=test, whose=whose, least=MIN_SHOWN)
