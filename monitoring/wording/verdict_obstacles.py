"""What keeps a result from a value or from a status, in a sentence."""

from monitoring.vocabulary import DataState, Level, TargetKind
from monitoring.vocabulary.verdicts import CODED, LevelObstacle
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.verdict_facts import TOLERANCE, Facts, apart, named, with_cause
from monitoring.wording.verdict_names import undecided


def absence(facts: Facts, period: str = "") -> str:
    """Say why a result has no value to tell; ``period`` names it where nothing else does."""
    if facts.data_state == DataState.TOO_FEW:
        least = numbers.whole(facts.min_n_for_status)
        if not period:
            return _("Fewer than {least} students are behind the result.", least=least)
        return _(
            "Fewer than {least} students are behind the result for {period}, too few for a status.",
            least=least,
            period=period,
        )
    state = labels.data_state(facts.data_state)
    if facts.data_state in CODED:
        if facts.n < facts.min_n_for_status:
            return _(
                "The result is {state}. Fewer than {least} students are behind it, too few for a "
                "status.",
                state=state,
                least=numbers.whole(facts.min_n_for_status),
            )
        return _("The result is {state}. A figure of that kind gets no verdict.", state=state)
    if not period:
        return with_cause(_("The result is {state}", state=state), facts.state_description)
    told = _("The result for {period} is {state}", period=period, state=state)
    return with_cause(told, facts.state_description)


def obstacle(facts: Facts, code: str = "") -> str:
    """Say in one sentence what keeps a result from a status; ``code`` is another obstacle."""
    if not code and facts.level == Level.UNDECIDED:
        return _("{verdict}.", verdict=undecided(facts))
    if not facts.is_measured:
        return absence(facts, named(facts, facts.period))
    start = named(facts, facts.baseline_period)
    told = {
        LevelObstacle.BEFORE_PLAN: _before_plan,
        LevelObstacle.NO_BASELINE: _without_baseline,
        LevelObstacle.BASELINE_YEAR: _is_baseline,
        LevelObstacle.COMPARES_WITH_NONE: _alone,
        LevelObstacle.OTHER_SERIES: _other_series,
        LevelObstacle.HIDDEN: _rounded,
    }
    return told[LevelObstacle(code or facts.level_obstacle)](facts, start)


def years_judged(facts: Facts) -> str:
    """Say which of the plan's school years can be judged by points per year; "" for all of them.

    The first year has no change where the year before it is not comparable.
    """
    is_steps = facts.target_kind == TargetKind.POINTS_PER_YEAR
    if not is_steps or not facts.before_plan_state or not facts.baseline_period:
        return ""
    first, start, end = map(
        int, (facts.plan_first_period, facts.baseline_period, facts.deadline_period)
    )
    if start < first:
        return ""
    years = [named(facts, str(year)) for year in range(start + 1, end + 1)]
    told = n_(
        "Of the plan's {n} school year only {years} can be judged: {before} is {state}",
        "Of the plan's {n} school years only {years} can be judged: {before} is {state}",
        end - first + 1,
        years=numbers.and_list(years),
        before=named(facts, str(first - 1)),
        state=labels.data_state(facts.before_plan_state),
    )
    return with_cause(told, facts.before_plan_description)


def _before_plan(_facts: Facts, start: str) -> str:
    return _("The plan starts from {start}, which comes after this result.", start=start)


def _alone(facts: Facts, _start: str) -> str:
    told = _("This result cannot be compared with any other year")
    return with_cause(told, facts.state_description)


def _other_series(facts: Facts, start: str) -> str:
    told = _(
        "The baseline of {start} rests on an earlier series, with which this result cannot be "
        "compared",
        start=start,
    )
    return with_cause(told, facts.state_description)


def _rounded(_facts: Facts, _start: str) -> str:
    """Say that the exact figures are hidden, and the rounded ones leave the verdict open."""
    return _(
        "To protect students this result is rounded, and the exact one may have another status."
    )


def _is_baseline(facts: Facts, _start: str) -> str:
    """Say that the plan starts here, and from which value where that is another one."""
    if facts.starts_from_own or abs(facts.value - facts.baseline_value) <= TOLERANCE:
        return _("This is the baseline the plan starts from.")
    _value, start = apart(facts, facts.value, facts.baseline_value)
    return _("This is the baseline year; the plan starts from {start}.", start=start)


def _without_baseline(facts: Facts, start: str) -> str:
    """Say why a series has no baseline of its own."""
    if not start:
        return _("The plan states no baseline, so there is nothing to start from.")
    if not facts.base_data_state:
        return _("There is no baseline: there is no result for {start}.", start=start)
    if facts.base_data_state == DataState.TOO_FEW:
        return _(
            "There is no baseline: fewer than {least} students are behind the result for {start}.",
            least=numbers.whole(facts.min_n_for_status),
            start=start,
        )
    if facts.base_data_state == DataState.MEASURED:
        told = _(
            "There is no baseline: the result for {start} cannot be compared with any other year",
            start=start,
        )
        return with_cause(told, facts.base_description)
    told = _(
        "There is no baseline: the result for {start} is {state}",
        start=start,
        state=labels.data_state(facts.base_data_state),
    )
    return with_cause(told, facts.base_description)
