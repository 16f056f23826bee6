"""How the measures of a goal are counted and called: tests, where all of them are."""

from collections.abc import Sequence

from monitoring.wording.i18n import _, n_
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import Measure


def is_of_tests(rows: Sequence[object]) -> bool:
    """Tell whether all measures of a goal are tests, which have content areas.

    Args:
        rows: measures; what has no ``content_area`` is no test.
    """
    return all(getattr(row, "content_area", "") for row in rows)


def are_of_several_years(rows: Sequence[Measure]) -> bool:
    """Tell whether the latest results of measures that stand together are of several years."""
    known = [it for it in rows if it.end_code or not is_missing(it.value)]
    return len({it.period for it in known if it.period}) > 1


def counted_measures(n: int, *, are_tests: bool) -> str:
    """Count measures, which are called tests where all of them are: "8 tests"."""
    return n_("{n} test", "{n} tests", n) if are_tests else n_("{n} measure", "{n} measures", n)


def measure_head(*, are_tests: bool) -> str:
    """Head the column of measures, which are called tests where all of them are."""
    return _("Test") if are_tests else _("Measure")
