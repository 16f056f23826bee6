"""Says of the rows of a release whether they hold against an attacker, and what fails."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from monitoring.disclosure.pages import withheld
from monitoring.disclosure.release.cells import ABSENT, Groups, Key
from monitoring.disclosure.release.coding import MIN_SHOWN_IN_FULL, shown_too_finely
from monitoring.disclosure.release.proof import Proved, prove
from monitoring.disclosure.release.protect import TEST, counts_of, name_of, tests_of
from monitoring.disclosure.release.system import LeftOver, system_of
from monitoring.disclosure.small import FIGURES, HIDDEN, students_of
from monitoring.vocabulary import MIN_SHOWN


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Attributes:
        failures: one sentence for each thing that can be told of a group that is too small.
        tests: one row per indicator_id, period and content_area: n_shown, n_hidden (rows),
            n_programs (linear programs solved), n_failures.
    """

    failures: tuple[str, ...]
    tests: pd.DataFrame

    @property
    def holds(self) -> bool:
        """Nothing fails."""
        return not self.failures


def audit(results: pd.DataFrame, subgroups: pd.DataFrame) -> Audit:
    """Say whether the rows of a release hold, from these rows alone.

    A release fails where a shown count is below MIN_SHOWN, where a hidden row has figures, where a
    group of fewer than MIN_SHOWN_IN_FULL shows its numerator or more than a coded whole percent,
    where the page rules would hide a further row, where a shown total leaves 1 to 9 students
    beside its shown parts, and where ``prove`` finds a count.

    Args:
        results: one row per result of the release, with the columns that ``protect_release`` takes
            and value_code.
        subgroups: one row per subgroup: subgroup, family, complement (missing where none).

    Returns:
        Sentences about all that fails, and how much was looked at.

    Raises:
        SolverError: a linear program was not solved; nothing is then said of the release.
        KeyError: a column named above is missing.
    """
    groups = Groups.of(subgroups)
    flags = withheld(results, subgroups)
    failures, tests = [], []
    for key, places in tests_of(results):
        rows, name = results.iloc[places], name_of(key)
        found = [*_plain_faults(rows), *_page_faults(rows[flags.iloc[places]])]
        system = system_of(rows, groups)
        proof = prove(system, name)
        found += [_left_over(each) for each in system.left_over]
        found += [_proved(each) for each in proof.proved]
        failures += [f"{name}: {sentence}" for sentence in found]
        tests.append((*key, *counts_of(rows), proof.n_programs, len(found)))
    columns = [*TEST, "n_shown", "n_hidden", "n_programs", "n_failures"]
    return Audit(tuple(failures), pd.DataFrame(tests, columns=columns))


def _who(key: Key) -> str:
    organisation, grade, subgroup = key
    return ", ".join(part for part in (organisation, subgroup, grade) if part)


def _keys(rows: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    columns = (rows[name] for name in ("organisation_id", "grade_span", "subgroup"))
    return zip(*columns, strict=True)


def _plain_faults(rows: pd.DataFrame) -> Iterator[str]:
    """Say which rows show what no release may show."""
    is_hidden = rows["data_state"] == HIDDEN
    names = [name for name in FIGURES if name in rows]
    for key in _keys(rows[is_hidden & rows[names].notna().any(axis=1)]):
        yield f"{_who(key)}: a row marked as hidden still has figures"
    for key in _keys(rows[~is_hidden & (students_of(rows) < MIN_SHOWN)]):
        yield f"{_who(key)}: a group of fewer than {MIN_SHOWN} students is shown"
    for key in _keys(rows[shown_too_finely(rows)]):
        yield (
            f"{_who(key)}: a group of fewer than {MIN_SHOWN_IN_FULL} students shows its numerator "
            "or more than a coded whole percent"
        )


def _page_faults(flagged: pd.DataFrame) -> Iterator[str]:
    for key in _keys(flagged):
        yield f"{_who(key)}: is shown, and what is hidden beside it could be worked out from it"


def _left_over(each: LeftOver) -> str:
    return (
        f"{_who(each.total.key)}: its shown parts leave {each.students:g} students, "
        f"a group of fewer than {MIN_SHOWN}"
    )


def _proved(each: Proved) -> str:
    unknown = each.unknown
    what = "the number of students" if unknown.figure == "students" else "the numerator"
    whose = "a group without a row: " if unknown.state == ABSENT else ""
    if each.is_exact:
        told = f"can be proved to be {each.value}"
    else:
        told = f"can be proved to be below {MIN_SHOWN}"
    return f"{whose}{_who(unknown.key)}: {what} {told}"
