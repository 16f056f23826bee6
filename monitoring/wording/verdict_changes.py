"""Why the movement since the latest earlier comparable year is judged as it is."""

from monitoring.vocabulary import Change, DataState
from monitoring.vocabulary.verdicts import CODED, ChangeObstacle
from monitoring.wording import beside, labels, numbers, periods, ranges, since
from monitoring.wording.i18n import _
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    decimals_of,
    is_known,
    named,
    size,
    with_cause,
)

_MOST_DECIMALS = 4


def change_reason(facts: Facts) -> str:
    """Say why the change is what it is, and how it compares with that of the rest."""
    if _is_told_of_range(facts):
        return ranges.change(since.verdict(facts), named(facts, facts.earlier_period))
    if not facts.change_obstacle:
        return " ".join(filter(None, [*_measured(facts), beside.reason(facts)]))
    if facts.change_obstacle in (ChangeObstacle.UNIT_WITHOUT_MARGIN, ChangeObstacle.N_UNKNOWN):
        told = [_moved(facts), _without_margin(facts), beside.reason(facts)]
        return " ".join(filter(None, told))
    return _without_earlier(facts)


def moved(facts: Facts) -> str:
    """Tell the change with its verdict, and how it compares, for a headline."""
    return " ".join(filter(None, [_headline(facts), beside.sentence(facts)]))


def _headline(facts: Facts) -> str:
    before = named(facts, facts.earlier_period)
    if _is_told_of_range(facts):
        return ranges.change(since.verdict(facts), before)
    if not is_known(facts.change_points):
        if periods.is_quarter(facts.period):
            return _("There is no comparable result a year earlier.")
        return _("There is no earlier comparable result.")
    if abs(facts.change_points) <= TOLERANCE:
        return _("The same as {before}.", before=before)
    of = {"points": size(facts, facts.change_points), "before": before}
    if facts.change_obstacle:
        if facts.change_points > 0:
            return _("Up {points} since {before}, not known to be more than luck.", **of)
        return _("Down {points} since {before}, not known to be more than luck.", **of)
    of["verdict"] = since.among_many(facts)
    if facts.change_points > 0:
        return _("Up {points} since {before}: {verdict}.", **of)
    return _("Down {points} since {before}: {verdict}.", **of)


def _is_told_of_range(facts: Facts) -> bool:
    """Tell whether a change is that of all figures which an end of the scale can stand for."""
    return facts.change != Change.NOT_COMPARABLE and not is_known(facts.change_points)


def _moved(facts: Facts) -> str:
    """Tell the change alone."""
    before = named(facts, facts.earlier_period)
    if abs(facts.change_points) <= TOLERANCE:
        return _("The same as {before}.", before=before)
    points = size(facts, facts.change_points)
    if facts.change_points > 0:
        return _("Up {points} since {before}.", points=points, before=before)
    return _("Down {points} since {before}.", points=points, before=before)


def _measured(facts: Facts) -> list[str]:
    """Tell the change with its margin, and whether that leaves out no change."""
    low, high = _bounds(facts)
    of = {"points": size(facts, facts.change_points), "low": low, "high": high}
    of["before"] = named(facts, facts.earlier_period)
    if abs(facts.change_points) <= TOLERANCE:
        told = _("The same as {before} (between {low} and {high} points).", **of)
    elif facts.change_points > 0:
        told = _("Up {points} since {before} (between {low} and {high} points).", **of)
    else:
        told = _("Down {points} since {before} (between {low} and {high} points).", **of)
    verdict = since.among_many(facts)
    if facts.change == Change.NO_CLEAR_CHANGE:
        return [told, _("{verdict}: year-to-year luck could explain it.", verdict=verdict)]
    lower = [_("Lower is better.")] if facts.is_lower_better else []
    if since.is_alone(facts):
        alone = _(
            "{verdict}: luck seldom moves one result so far, but may move one of a whole list.",
            verdict=verdict,
        )
        return [told, *lower, alone]
    return [told, *lower, _("{verdict}: more than year-to-year luck.", verdict=verdict)]


def _bounds(facts: Facts) -> tuple[str, str]:
    """Write the margin of the change with signs, so that no bound but zero is written as zero."""
    decimals = decimals_of(facts)
    bounds = (facts.change_low, facts.change_high)
    while decimals < _MOST_DECIMALS and any(
        abs(it) > TOLERANCE and numbers.signed(it, decimals) == numbers.signed(0.0, decimals)
        for it in bounds
    ):
        decimals += 1
    return numbers.signed(bounds[0], decimals), numbers.signed(bounds[1], decimals)


def _without_margin(facts: Facts) -> str:
    if facts.change_obstacle == ChangeObstacle.UNIT_WITHOUT_MARGIN:
        return _("Not judged: this kind of figure has no margin.")
    before = named(facts, facts.earlier_period)
    if is_known(facts.earlier_n):
        return _(
            "Not judged: the number behind this result is not published, so there is no margin."
        )
    if is_known(facts.n):
        return _(
            "Not judged: the number behind the result for {before} is not published, so there is "
            "no margin.",
            before=before,
        )
    return _(
        "Not judged: the numbers behind this result and the result for {before} are not "
        "published, so there is no margin.",
        before=before,
    )


def _open(facts: Facts) -> str:
    """Say that the exact figures are hidden, and those that are shown leave the change open."""
    verdict = since.verdict(facts)
    if facts.end_code or facts.earlier_data_state in CODED:
        return ranges.open_change(verdict)
    return _(
        "{verdict}: to protect students the results are rounded, and the exact ones may have "
        "moved otherwise.",
        verdict=verdict,
    )


def _without_earlier(facts: Facts) -> str:
    """Say why there is no change to tell."""
    of = {"verdict": since.verdict(facts), "before": named(facts, facts.earlier_period)}
    of["least"] = numbers.whole(facts.min_n_for_status)
    why = facts.change_obstacle
    if why == ChangeObstacle.TOO_FEW:
        return _("{verdict}: fewer than {least} students are behind this result.", **of)
    if why == ChangeObstacle.NO_RESULT and facts.data_state == DataState.NOT_COMPARABLE:
        return _("{verdict}: this result cannot be compared with any other year.", **of)
    if why == ChangeObstacle.NO_RESULT:
        return _(
            "{verdict}: this result is {state}.", state=labels.data_state(facts.data_state), **of
        )
    if why == ChangeObstacle.HIDDEN:
        return _open(facts)
    if why == ChangeObstacle.NONE_EARLIER:
        return _("{verdict}: there is no result for {before}.", **of)
    if why == ChangeObstacle.EARLIER_TOO_FEW:
        return _("{verdict}: fewer than {least} students are behind the result for {before}.", **of)
    if why == ChangeObstacle.EARLIER_NO_RESULT:
        state = labels.data_state(facts.earlier_data_state)
        told = _("{verdict}: the result for {before} is {state}", state=state, **of)
        return with_cause(told, facts.earlier_description)
    told = _("{verdict}: this result cannot be compared with the result for {before}", **of)
    return with_cause(told, facts.state_description or facts.earlier_description)
