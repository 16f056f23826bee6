"""What the plan check says of goals."""

from collections.abc import Sequence

from monitoring.vocabulary import Origin, PeriodStyle, TargetKind
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.interpretation import interpretation as interpretation_of
from monitoring.wording.joined import paragraph, series
from monitoring.wording.plan import as_written

Year = tuple[str, str]  # a period and its style
Target = tuple[str, float, Year]  # the kind of target, its number, and by when


def no_measure(goal: str) -> str:
    """Say that no measure judges a goal."""
    if not goal:
        return _("No measure says how this goal is judged, and the plan gives it no words.")
    return _(
        "No measure says how this goal is judged. The goal says: “{goal}”", goal=as_written(goal)
    )


def no_baseline(
    goal: str, n_measures: int, start: Year | None, before: Sequence[tuple[Year, str, str]]
) -> str:
    """Say where the paths of a goal without a baseline start."""
    if start is None:
        return n_(
            "The goal states no baseline, and no year is taken as the start of its one "
            "measure. The goal says: “{goal}”",
            "The goal states no baseline, and no year is taken as the start of its {n} "
            "measures. The goal says: “{goal}”",
            n_measures,
            goal=as_written(goal),
        )
    if not before:
        return n_(
            "The goal states no baseline. Its one measure starts from the result for "
            "{year}. The goal says: “{goal}”",
            "The goal states no baseline. Its {n} measures start from the result for "
            "{year}. The goal says: “{goal}”",
            n_measures,
            year=_year(start),
            goal=as_written(goal),
        )
    return n_(
        "The goal states no baseline. Its one measure starts from the first comparable "
        "result, that for {year} ({years_before}). The goal says: “{goal}”",
        "The goal states no baseline. Its {n} measures start from the first comparable "
        "result, that for {year} ({years_before}). The goal says: “{goal}”",
        n_measures,
        year=_year(start),
        years_before=series(
            _(
                "{year}: {state}, {cause}",
                year=_year(year),
                state=labels.data_state(state),
                cause=why,
            )
            for year, state, why in before
        ),
        goal=as_written(goal),
    )


def baseline_without_a_year(goal: str, value: float, year: Year, interpretation: str) -> str:
    """Say which year a baseline is taken to be of."""
    return _(
        "The goal gives no year for its baseline of {value}. It is taken as the value for "
        "{year} (“{interpretation}”). The goal says: “{goal}”",
        value=_percent(value),
        year=_year(year),
        interpretation=interpretation_of(interpretation, Origin.STATED),
        goal=as_written(goal),
    )


def ambiguous_unit(
    phrase: str, *, has_two_units: bool, points: Sequence[float], targets: Sequence[Target]
) -> str:
    """Say what a figure of a goal may mean, and how it is taken."""
    if has_two_units:
        said = _("The goal says “{phrase}”, which names two units at once.", phrase=phrase)
    else:
        said = _(
            "The goal says “{phrase}”, which may mean percentage points or a share of the value "
            "before.",
            phrase=phrase,
        )
    if points:
        a_year = numbers.or_list([_plain(number) for number in points])
        taken = _("It is taken as {points} percentage points a year.", points=a_year)
    elif targets:
        taken = _("It is taken as {targets}.", targets=numbers.and_list(map(_target, targets)))
    else:
        taken = _("No measure takes it up.")
    return paragraph(said, taken)


def target_unlike_words(
    goal: str,
    measure: str,
    target: tuple[Target, Target] | None = None,
    start: tuple[float | None, float | None] = (None, None),
) -> str:
    """Set a measure's target or start beside what its goal says; each pair as here and as said."""
    if target is not None:
        return _(
            "The target for {measure} is {target} here, and {stated} in the goal's own words: "
            "“{goal}”",
            measure=measure,
            target=_target(target[0]),
            stated=_target(target[1]),
            goal=as_written(goal),
        )
    here, stated = start
    if here is None:
        return _(
            "{measure} has no baseline here, and starts from {stated} in the goal's own "
            "words: “{goal}”",
            measure=measure,
            stated=_percent(stated or 0.0),
            goal=as_written(goal),
        )
    if stated is None:
        return _(
            "{measure} starts from {value} here, and the goal's own words state no starting "
            "value: “{goal}”",
            measure=measure,
            value=_percent(here),
            goal=as_written(goal),
        )
    return _(
        "{measure} starts from {value} here, and from {stated} in the goal's own words: “{goal}”",
        measure=measure,
        value=_percent(here),
        stated=_percent(stated),
        goal=as_written(goal),
    )


def _year(year: Year) -> str:
    period, style = year
    if style == PeriodStyle.CLASS:
        return _("the class of {year}", year=period)
    return numbers.school_year(int(period))


def _plain(number: float) -> str:
    """Write a number of the plan with no more decimals than it has."""
    return numbers.decimal(number, 0 if number == int(number) else 1)


def _percent(number: float) -> str:
    return numbers.percent(number, 0 if number == int(number) else 1)


def _target(target: Target) -> str:
    kind, number, by = target
    if kind == TargetKind.REACH_VALUE:
        return _("{value} by {year}", value=_percent(number), year=_year(by))
    return n_(
        "{points} percentage point a year by {year}",
        "{points} percentage points a year by {year}",
        number,
        points=_plain(number),
        year=_year(by),
    )
