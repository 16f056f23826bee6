"""How the measures of a goal moved in their newest year: counted, as a clause of the headline."""

from collections.abc import Sequence

from monitoring.vocabulary import Change
from monitoring.vocabulary.verdicts import Comparison
from monitoring.wording import beside, numbers, periods, since
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.joined import paragraph
from monitoring.wording.measure_counts import counted_measures, is_of_tests
from monitoring.wording.quarter_facts import Measure

_MOVED: dict[str, str] = {
    Change.CLEAR_IMPROVEMENT: marked("{when}, {measure} clearly improved"),
    Change.CLEAR_DECLINE: marked("{when}, {measure} clearly declined"),
    Change.NO_CLEAR_CHANGE: marked("{when}, {measure} did not clearly change"),
}


def newest_moved(rows: Sequence[Measure]) -> tuple[Measure, ...]:
    """Return the measures whose change is that of the newest year, of those that have a change.

    Args:
        rows: measures of one goal or of several; an earlier year's change is not counted with them.
    """
    told = [row for row in rows if row.period and row.change != Change.NOT_COMPARABLE]
    if not told:
        return ()
    newest = max((row.period, row.period_style) for row in told)
    return tuple(row for row in told if (row.period, row.period_style) == newest)


def moved_counts(rows: Sequence[Measure]) -> str:
    """Say how many measures clearly moved in the newest year; "" where none can be told.

    Where some have no result of that year, it is named, with how many have one.
    """
    told = newest_moved(rows)
    if not told:
        return ""
    if len(told) == 1 < len(rows):
        return _only(told[0])
    changes = [row.change for row in told if not since.is_alone(row)]
    of = {
        "results": _("in the newest results") if len(told) == len(rows) else _of_some(told),
        "better": _or_none(changes.count(Change.CLEAR_IMPROVEMENT)),
        "worse": _or_none(changes.count(Change.CLEAR_DECLINE)),
    }
    return _("{results} {better} clearly improved and {worse} clearly declined", **of)


def moved_apart(rows: Sequence[Measure]) -> str:
    """Say what the counts of a goal leave out: beside whom it did better or worse, what is alone.

    The headline has no room for it; it stands below the table of the measures. "" for nothing.
    """
    told = newest_moved(rows)
    are_tests = is_of_tests(told)
    beat = sum(row.beside_verdict == Comparison.MORE_THAN for row in told)
    behind = sum(row.beside_verdict == Comparison.LESS_THAN for row in told)
    alone = sum(since.is_alone(row) for row in told)
    return paragraph(
        n_(
            "{measures}, taken alone, did better than {others}.",
            "{measures}, each taken alone, did better than {others}.",
            beat,
            measures=counted_measures(beat, are_tests=are_tests),
            others=beside.others(told[0]),
        )
        if beat
        else "",
        n_(
            "{measures}, taken alone, did worse than {others}.",
            "{measures}, each taken alone, did worse than {others}.",
            behind,
            measures=counted_measures(behind, are_tests=are_tests),
            others=beside.others(told[0]),
        )
        if behind
        else "",
        n_(
            "{measures} moved clearly only taken alone.",
            "{measures} moved clearly only taken alone.",
            alone,
            measures=counted_measures(alone, are_tests=are_tests),
        )
        if alone
        else "",
    )


def _only(row: Measure) -> str:
    """Say how the one measure moved that can be compared, of several."""
    of = {"when": periods.when(row.period, row.period_style), "measure": row.measure_name}
    if since.is_alone(row):
        return _("{when}, {measure} moved clearly only taken alone", **of)
    return _(_MOVED[row.change], **of)


def _of_some(told: Sequence[Measure]) -> str:
    when = periods.when(told[0].period, told[0].period_style)
    counted = counted_measures(len(told), are_tests=is_of_tests(told))
    return _("{when}, of {measures},", when=when, measures=counted)


def _or_none(n: int) -> str:
    return numbers.whole(n) if n else _("none")
