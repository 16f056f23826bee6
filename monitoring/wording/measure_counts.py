"""How the measures of a goal are counted and called: tests, where all of them are."""

from collections.abc import Sequence

from monitoring.wording.i18n import _, n_


def is_of_tests(rows: Sequence[object]) -> bool:
    """Tell whether all measures of a goal are tests, which have content areas.

    Args:
        rows: measures; what has no ``content_area`` is no test.
    """
    return all(getattr(row, "content_area", "") for row in rows)


def counted_measures(n: int, *, are_tests: bool) -> str:
    """Count measures, which are called tests where all of them are: "8 tests"."""
    return n_("{n} test", "{n} tests", n) if are_tests else n_("{n} measure", "{n} measures", n)


def measure_head(*, are_tests: bool) -> str:
    """Head the column of measures, which are called tests where all of them are."""
    return _("Test") if are_tests else _("Measure")
