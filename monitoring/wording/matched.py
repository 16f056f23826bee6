"""What is said of students who were tested in two windows."""

from typing import TYPE_CHECKING

from monitoring.vocabulary import PeriodStyle
from monitoring.wording import figures, periods
from monitoring.wording.i18n import _

if TYPE_CHECKING:
    from monitoring.db.query_rows import MatchedStudents


def heading() -> str:
    """Head what follows."""
    return _("Students tested in two windows")


def _n(row: "MatchedStudents") -> int:
    return int(row.n_better + row.n_same + row.n_worse)


def told(row: "MatchedStudents") -> str:
    """Say how the students of one subject moved."""
    return _(
        "{area}: of {n} students tested in both {before} and {now}, {better} stood at a higher "
        "level the second time, {same} at the same and {worse} at a lower one.",
        area=row.content_area,
        n=figures.count(_n(row)),
        before=_window(row.from_period),
        now=_window(row.until_period),
        better=figures.count(row.n_better),
        same=figures.count(row.n_same),
        worse=figures.count(row.n_worse),
    )


def _window(period: str) -> str:
    return periods.in_sentence(period, PeriodStyle.SCHOOL_YEAR)


def caution() -> str:
    """Say what the counts cannot tell."""
    return _(
        "These are the same students both times, by the levels of the test. Students tested once "
        "are not among them, and it is no verdict: a level is wide, and a few points can cross it."
    )


def caption() -> str:
    """Return the caption of the table."""
    return _("Students tested in two windows, by the level they reached")


def head() -> tuple[str, ...]:
    """Return the heads of the table."""
    return (
        _("Subject"),
        _("First window"),
        _("Last window"),
        _("Tested in both"),
        _("Improved"),
        _("Same"),
        _("Fell back"),
    )


def cells(row: "MatchedStudents") -> tuple[str, ...]:
    """Return a row of the table."""
    windows = (
        periods.in_row(it, PeriodStyle.SCHOOL_YEAR) for it in (row.from_period, row.until_period)
    )
    counts = (figures.count(n) for n in (_n(row), row.n_better, row.n_same, row.n_worse))
    return (row.content_area, *windows, *counts)


def how() -> str:
    """Say on Methods how these students are counted."""
    return _(
        "Where a file has two windows, students tested in both are matched in memory, in each "
        "subject: improved is a higher level in the last window than in the first, fell back a "
        "lower one. Nothing is kept where fewer than 10 students moved one way or stayed, or where "
        "all but fewer than 10 of those tested in a window were matched, so that no difference of "
        "two figures tells of a few. The counts are shown for the district as a whole in the "
        "early signs, and are in no published review."
    )
