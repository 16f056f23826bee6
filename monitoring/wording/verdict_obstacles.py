"""What keeps a result from a value or from a status, in a sentence."""

from monitoring.vocabulary import DataState
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _
from monitoring.wording.verdict_facts import TOLERANCE, Facts, apart, named, with_cause

_CODED = (DataState.CODED_AT_MOST, DataState.CODED_AT_LEAST)


def absence(facts: Facts, period: str = "") -> str:
    """Say why a result has no value to tell; ``period`` names it where nothing else does."""
    if facts.level_obstacle == LevelObstacle.TOO_FEW:
        least = numbers.whole(facts.min_n_for_status)
        if not period:
            return _("Fewer than {least} students are behind the result.", least=least)
        return _(
            "Fewer than {least} students are behind the result for {period}, too few for a status.",
            least=least,
            period=period,
        )
    state = labels.data_state(facts.data_state)
    if facts.data_state in _CODED:
        return _("The result is {state}. A figure of that kind gets no verdict.", state=state)
    if not period:
        return with_cause(_("The result is {state}", state=state), facts.state_words)
    told = _("The result for {period} is {state}", period=period, state=state)
    return with_cause(told, facts.state_words)


def obstacle(facts: Facts) -> str:
    """Say in one sentence what keeps a result from a status."""
    if not facts.is_measured:
        return absence(facts, named(facts, facts.period))
    start = named(facts, facts.baseline_period)
    told = {
        LevelObstacle.BEFORE_PLAN: _before_plan,
        LevelObstacle.NO_BASELINE: _without_baseline,
        LevelObstacle.BASELINE_YEAR: _is_baseline,
        LevelObstacle.COMPARES_WITH_NONE: _alone,
        LevelObstacle.OTHER_SERIES: _other_series,
    }
    return told[LevelObstacle(facts.level_obstacle)](facts, start)


def _before_plan(_facts: Facts, start: str) -> str:
    return _("The plan starts from {start}, which comes after this result.", start=start)


def _alone(facts: Facts, _start: str) -> str:
    told = _("This result cannot be compared with any other year")
    return with_cause(told, facts.state_words)


def _other_series(facts: Facts, start: str) -> str:
    told = _(
        "The baseline of {start} rests on an earlier series, with which this result cannot be "
        "compared",
        start=start,
    )
    return with_cause(told, facts.state_words)


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
        return with_cause(told, facts.base_words)
    told = _(
        "There is no baseline: the result for {start} is {state}",
        start=start,
        state=labels.data_state(facts.base_data_state),
    )
    return with_cause(told, facts.base_words)
