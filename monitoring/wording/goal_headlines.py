"""What is awaited of a measure, and where a goal stands: from the rows of its measures."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from monitoring.vocabulary import Basis, Level, Origin
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import apart, labels, not_loaded, numbers, periods, verdict_names, verdicts
from monitoring.wording.i18n import _, n_
from monitoring.wording.measure_counts import counted_measures, is_of_tests
from monitoring.wording.quarter_facts import Measure, OverdueResult

if TYPE_CHECKING:
    from monitoring.db.query_rows import MeasureLatestResults


Row: TypeAlias = "Measure | MeasureLatestResults"
Late: TypeAlias = Mapping[str, Sequence[OverdueResult]]
K = TypeVar("K", bound=Hashable)
# Verdicts in the order in which a goal's measures are counted by them.
VERDICTS = tuple(it for it in Level if it not in (Level.NO_STATUS, Level.NO_TARGET))
_WITHOUT = (Level.NO_STATUS, Level.NO_TARGET)


def overdue(row: Row, late: Sequence[OverdueResult], *, is_public: bool = False) -> str:
    """Say which results have not come though their date has passed; "" where none has.

    Args:
        row: of a measure.
        late: its results that are not loaded.
        is_public: for readers who cannot load anything, and are not told how to.
    """
    told = [_overdue(row, one) for one in late]
    if not told or is_public:
        return " ".join(told)
    files = dict.fromkeys(one.file_name for one in late if one.file_name)
    return " ".join([*told, not_loaded.how_to_load(tuple(files))])


def _overdue(row: Row, one: OverdueResult) -> str:
    of = _awaited(row, one.period, one.due_on)
    if one.basis == Basis.ASSUMED:
        return _(
            "Overdue: the result for {period} was due on {day} (assumed date) and has not been "
            "loaded.",
            **of,
        )
    return _("Overdue: the result for {period} was due on {day} and has not been loaded.", **of)


def coming(row: Row) -> str:
    """Say which result comes next, and when; "" where none is planned."""
    if numbers.is_missing(row.next_period):
        return ""
    of = _awaited(row, row.next_period, row.next_released_on)
    if row.next_basis == Basis.ASSUMED:
        return _("Not due yet: the result for {period} is due on {day} (assumed date).", **of)
    return _("Not due yet: the result for {period} is due on {day}.", **of)


def _awaited(row: Row, period: str | None, released_on: date | None) -> dict[str, str]:
    return {
        "period": periods.in_sentence(period or "", row.period_style),
        "day": numbers.day(released_on),
    }


def awaited(row: Row, late: Sequence[OverdueResult], *, is_public: bool = False) -> tuple[str, ...]:
    """Say what is overdue and what comes next, each by itself; something is always said."""
    told = tuple(filter(None, (overdue(row, late, is_public=is_public), coming(row))))
    return told or (_("No further result is planned."),)


def waiting(row: Row, late: Sequence[OverdueResult]) -> str:
    """Say what is overdue and what comes next."""
    return " ".join(awaited(row, late))


def goal_waiting(rows: Sequence[Row], late: Late, *, is_public: bool = False) -> str:
    """Say what the measures of a goal wait for; what one alone waits for names it.

    Args:
        rows: the goal's rows of ``measure_latest_results``; none where the plan has no measure.
        late: measure_id -> its results that are not loaded.
        is_public: for readers who can do nothing about it, and are not told what.
    """
    return " ".join(goal_waiting_lines(rows, late, is_public=is_public))


def goal_waiting_lines(
    rows: Sequence[Row], late: Late, *, is_public: bool = False
) -> tuple[str, ...]:
    """Say the same as ``goal_waiting``, each thing that is not known by itself.

    Args:
        rows: the goal's rows of ``measure_latest_results``; none where the plan has no measure.
        late: measure_id -> its results that are not loaded.
        is_public: see there.
    """
    if not rows:
        return (without_measure(),)
    pairs = [(verdicts.years_judged(row), row) for row in rows]
    of_each = [
        (awaited(row, late.get(row.measure_id, ()), is_public=is_public), row) for row in rows
    ]
    # First what is overdue of all of them, then what comes next.
    for place in range(max(len(parts) for parts, _row in of_each)):
        pairs += [(parts[place], row) for parts, row in of_each if place < len(parts)]
    return tuple(
        words
        if len(own) == len(rows)
        else _("{measures}: {sentence}", measures=_names(own), sentence=words)
        for words, own in _gathered(pairs).items()
        if words
    )


def without_measure() -> str:
    """Say what is not known of a goal that has no measure."""
    return _("Without a measure, nobody can tell where this goal stands or whether it moves.")


def goal_headline(rows: Sequence[Row]) -> str:
    """Say where a goal stands. Verdicts of several measures are counted, never averaged.

    Args:
        rows: the goal's rows of ``measure_latest_results``; none where the plan has no measure.
    """
    if not rows:
        return _("No status: no measure says how this goal is to be judged.")
    known = [row for row in rows if row.period and not numbers.is_missing(row.period)]
    if len(rows) == 1 and known:
        return verdicts.headline(rows[0])
    by_level = _gathered((row.level, row) for row in rows)
    if not any(level in by_level for level in VERDICTS):
        return " ".join(_without_status(rows, known))
    told = [_counted(rows, by_level)]
    told += [_listed(it, by_level[it]) for it in (*VERDICTS, *_WITHOUT) if it in by_level]
    return " ".join(told)


def goal_count(rows: Sequence[Row]) -> str:
    """Count a goal's measures by their verdicts, without naming them; as the headline does.

    Args:
        rows: the goal's rows of ``measure_latest_results``.
    """
    by_level = _gathered((row.level, row) for row in rows)
    if any(level in by_level for level in VERDICTS):
        return _counted(rows, by_level)
    return goal_headline(rows)


def goal_later(rows: Sequence[Row]) -> tuple[str, ...]:
    """Tell results of another year than their verdicts, each on a line of its own.

    Args:
        rows: the goal's rows of ``measure_latest_results``.
    """
    told = [(row, verdicts.later(row)) for row in rows]
    if len(rows) == 1:
        return tuple(words for _row, words in told if words)
    return tuple(
        _("{measure}, {later}", measure=row.measure_name, later=words)
        for row, words in told
        if words
    )


def goal_apart(rows: Sequence[Row]) -> tuple[str, ...]:
    """Tell figures that compare with no other, later than the results, with their reasons.

    Args:
        rows: the goal's rows of ``measure_latest_results``.
    """
    if len(rows) == 1:
        return tuple(filter(None, (apart.note(rows[0]),)))
    return apart.notes((row.measure_name, row) for row in rows)


def _counted(rows: Sequence[Row], by_level: dict[str, list[Row]]) -> str:
    """Count the measures by their verdicts: "2023 target, 8 tests: 3 narrowly met, 5 missed."."""
    of = {
        "measures": counted_measures(len(rows), are_tests=is_of_tests(rows)),
        "verdicts": ", ".join(
            verdict_names.counted(it, len(by_level[it]))
            for it in (*VERDICTS, *_WITHOUT)
            if it in by_level
        ),
    }
    years = {str(row.deadline_period) for row in rows}
    is_final = set(by_level) <= {*verdict_names.FINAL, Level.UNDECIDED}
    if is_final and len(years) == 1:
        return _("{year} target, {measures}: {verdicts}.", year=years.pop(), **of)
    return _("{measures}: {verdicts}.", **of)


def _listed(code: str, rows: Sequence[Row]) -> str:
    """Name the measures that have one verdict."""
    return _("{verdict}: {measures}.", verdict=labels.level(code), measures=_names(rows))


def _names(rows: Iterable[Row]) -> str:
    return "; ".join(row.measure_name for row in rows)


def _without_status(rows: Sequence[Row], known: Sequence[Row]) -> list[str]:
    """Say why none of a goal's measures has a status, each reason once."""
    if not known and goal_apart(rows):
        return [_("No status: no comparable result was known by the end of this quarter.")]
    if not known:
        return [_("No status: no result was known by the end of this quarter.")]
    told = [
        n_(
            "No status yet.",
            "No status yet for any of the {n} measures.",
            len(rows),
        )
    ]
    are_baselines = len(rows) > 1 and all(
        row.level_obstacle == LevelObstacle.BASELINE_YEAR for row in known
    )
    if are_baselines and len(known) < len(rows):
        told.append(
            n_(
                "{n} of them has its first result, from which the plan starts; the others have "
                "none.",
                "{n} of them have their first result, from which the plan starts; the others have "
                "none.",
                len(known),
            )
        )
    elif are_baselines:
        told.append(_("These results are the baselines that the plan starts from."))
    else:
        told += dict.fromkeys(verdicts.obstacle(row) for row in known)
    if all(_has_no_baseline(row) for row in rows):
        told.append(
            _("The plan states no baseline: the first comparable result becomes the baseline.")
        )
    return told


def _has_no_baseline(row: Row) -> bool:
    is_missing = numbers.is_missing(row.baseline_value)
    return is_missing and row.baseline_value_origin != Origin.STATED


def _gathered(pairs: Iterable[tuple[K, Row]]) -> dict[K, list[Row]]:
    """Bring together the rows with the same key, in the order of the first of each."""
    gathered: dict[K, list[Row]] = {}
    for key, row in pairs:
        gathered.setdefault(key, []).append(row)
    return gathered
