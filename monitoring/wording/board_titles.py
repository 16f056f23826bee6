"""The titles of the board's slides: each a finding in one line, made by counting."""

from collections.abc import Sequence

from monitoring.vocabulary import Change
from monitoring.vocabulary.verdicts import Comparison
from monitoring.wording import many_looks, numbers, periods, since, verdict_facts
from monitoring.wording.board_facts import (
    DecisionCount,
    GapFacts,
    MeasureCount,
    StepFacts,
    TextCount,
)
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.measure_counts import counted_measures
from monitoring.wording.quarter_facts import EarlySign, Measure

# (down, more than the rest of Georgia) -> what is said of a clear improvement.
_BETTER = {
    (False, True): marked("Up {points} since {before}, more than the rest of Georgia"),
    (False, False): marked("Up {points} since {before}: a clear improvement"),
    (True, True): marked("Down {points} since {before}, more than the rest of Georgia"),
    (True, False): marked("Down {points} since {before}: a clear improvement"),
}
_WORSE = {
    False: marked("Up {points} since {before}: a clear decline"),
    True: marked("Down {points} since {before}: a clear decline"),
}
# Down or not -> what is said of a change whose margin is not published.
_UNPROVEN = {
    False: marked("Up {points} since {before}, not known to be more than luck"),
    True: marked("Down {points} since {before}, not known to be more than luck"),
}


def path(measures_drawn: Sequence[Measure]) -> str:
    """Say how the measures that are drawn year by year moved."""
    if len(measures_drawn) > 1:
        codes = [it.change for it in measures_drawn if not since.is_alone(it)]
        return _(
            "{better} of {n} measures clearly improved over the years before, {worse} declined",
            n=numbers.whole(len(measures_drawn)),
            better=numbers.whole(codes.count(Change.CLEAR_IMPROVEMENT)),
            worse=numbers.whole(codes.count(Change.CLEAR_DECLINE)),
        )
    (measure,) = measures_drawn
    points, before = measure.change_points, verdict_facts.named(measure, measure.earlier_period)
    if not verdict_facts.is_known(points) or not before:
        return _no_earlier(measure)
    of = {"points": verdict_facts.size(measure, points), "before": before}
    if since.is_alone(measure):
        if points < 0:
            return _("Down {points} since {before}, clear only taken alone", **of)
        return _("Up {points} since {before}, clear only taken alone", **of)
    if measure.change in (Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE):
        is_more = measure.beside_verdict == Comparison.MORE_THAN
        return _(_clear(measure, points, is_more=is_more), **of)
    if measure.change == Change.NO_CLEAR_CHANGE:
        return _("No clear change since {before}", **of)
    return _(_UNPROVEN[points < 0], **of)


def _clear(measure: Measure, points: float, *, is_more: bool) -> str:
    """Return the sentence of a clear change: what is better may be up or down."""
    if measure.change == Change.CLEAR_DECLINE:
        return _WORSE[points < 0]
    return _BETTER[points < 0, is_more]


def _no_earlier(measure: Measure) -> str:
    name = measure.measure_name
    if numbers.is_missing(measure.value):
        return _("No result of {measure} is known yet", measure=name)
    return _(
        "{measure}: {value}, and nothing earlier to compare",
        measure=name,
        value=verdict_facts.own_value(measure),
    )


def table(count: MeasureCount) -> str:
    """Say how the measures of the table moved; where they cannot be compared, what they are."""
    of = {
        "measures": counted_measures(count.n, are_tests=count.are_tests),
        "better": numbers.whole(count.n_improved),
        "worse": numbers.whole(count.n_declined),
        "known": numbers.whole(count.n_known),
    }
    if count.n_compared and count.n_compared == count.n:
        return _("{better} of {measures} clearly improved, {worse} clearly declined", **of)
    if count.n_compared == 1:
        when = periods.when(count.newest_period, count.period_style)
        if count.n_improved:
            return _("The one measure that compares clearly improved {when}", when=when)
        if count.n_declined:
            return _("The one measure that compares clearly declined {when}", when=when)
        return _("The one measure that compares did not clearly change {when}", when=when)
    if count.n_compared:
        of["measures"] = counted_measures(count.n_compared, are_tests=count.are_tests)
        of["when"] = periods.when(count.newest_period, count.period_style)
        return _(
            "{better} of {measures} clearly improved {when}, {worse} clearly declined",
            **of,
        )
    if count.n_known and count.are_baselines:
        return _("{measures} have their first result, from which the plan starts", **of)
    if count.n_known:
        return _("{known} of {measures} have a result, none to compare with a year before", **of)
    return _("No comparable result of {measures} is known yet", **of)


def signs(shown: Sequence[EarlySign]) -> str:
    """Say how many early signs moved, of those that compare with the year before.

    What is clear only taken alone does not count.
    """
    compared = [it for it in shown if it.change != Change.NOT_COMPARABLE]
    holding = [it.change for it in compared if not many_looks.is_alone(it.change, it.survives)]
    of = {
        "better": numbers.whole(holding.count(Change.CLEAR_IMPROVEMENT)),
        "worse": numbers.whole(holding.count(Change.CLEAR_DECLINE)),
    }
    if not compared:
        return n_(
            "{n} early sign, not comparable with the year before",
            "{n} early signs, none comparable with the year before",
            len(shown),
        )
    if len(compared) < len(shown):
        return n_(
            "{better} of {n} early sign that compares clearly improved, {worse} clearly declined",
            "{better} of {n} early signs that compare clearly improved, {worse} clearly declined",
            len(compared),
            **of,
        )
    return n_(
        "{better} of {n} early sign clearly improved in a year, {worse} clearly declined",
        "{better} of {n} early signs clearly improved in a year, {worse} clearly declined",
        len(shown),
        **of,
    )


def gaps(facts: GapFacts) -> str:
    """Say which group is furthest behind, and by how much."""
    if not facts.widest:
        return _("No group is clearly behind all other students")
    widest = facts.widest[0]
    return _(
        "{group} in {measure}: {points} points behind",
        group=widest.subgroup,
        measure=widest.measure_name,
        points=numbers.decimal(abs(widest.points)),
    )


def steps(facts: StepFacts) -> str:
    """Count the steps done with no effect seen yet, and those that owe something overdue."""
    overdue = n_(
        "{n} step with something overdue",
        "{n} steps with something overdue",
        len(facts.overdue),
    )
    n = len(facts.without_effect)
    if n and facts.overdue:
        return n_(
            "{n} step done with no effect seen yet; {overdue}",
            "{n} steps done with no effect seen yet; {overdue}",
            n,
            overdue=overdue,
        )
    if n:
        return n_(
            "{n} step done with no effect seen yet; nothing overdue",
            "{n} steps done with no effect seen yet; nothing overdue",
            n,
        )
    if facts.last_without_effect:
        return _last_known(len(facts.last_without_effect), len(facts.overdue))
    if not facts.has_updates and facts.overdue:
        return _("No step has an update for this quarter; {overdue}", overdue=overdue)
    if not facts.has_updates:
        return _("No step has an update for this quarter, and nothing is overdue")
    if facts.overdue:
        return _("No step known to be done without effect; {overdue}", overdue=overdue)
    return _("No step known to be done without effect, and nothing overdue")


def _last_known(n: int, n_overdue: int) -> str:
    """Say how many steps were done with no effect seen when something was last known of them."""
    if n_overdue:
        return n_(
            "{n} step last known done with no effect seen; {overdue} with something overdue",
            "{n} steps last known done with no effect seen; {overdue} with something overdue",
            n,
            overdue=numbers.whole(n_overdue),
        )
    return n_(
        "{n} step last known done with no effect seen; nothing overdue",
        "{n} steps last known done with no effect seen; nothing overdue",
        n,
    )


def texts(count: TextCount) -> str:
    """Say for how many goals the team wrote why it thinks so, and what it will do."""
    if count.n_why == count.n_next == count.n_goals:
        return n_(
            "The team says why, and what comes next, for its {n} goal",
            "The team says why, and what comes next, for each of its {n} goals",
            count.n_goals,
        )
    return n_(
        "The team says why for {why} of {n} goal, and what comes next for {next}",
        "The team says why for {why} of {n} goals, and what comes next for {next}",
        count.n_goals,
        why=numbers.whole(count.n_why),
        next=numbers.whole(count.n_next),
    )


def decisions(count: DecisionCount) -> str:
    """Count the decisions of the quarter, and the earlier ones that are open."""
    taken = (
        n_(
            "{n} decision taken in this quarter",
            "{n} decisions taken in this quarter",
            count.n_taken,
        )
        if count.n_taken
        else _("No decision taken in this quarter")
    )
    if count.n_open:
        return n_(
            "{taken}, {n} earlier one open",
            "{taken}, {n} earlier ones open",
            count.n_open,
            taken=taken,
        )
    return _("{taken}, no earlier one open", taken=taken)


def unknown(n: int, shown: int) -> str:
    """Count what is not known, and say where only some of it stands on the slide."""
    if not n:
        return _("Nothing is noted as not known")
    if n <= shown:
        return n_(
            "{n} thing is not known or not measured",
            "{n} things are not known or not measured",
            n,
        )
    return n_(
        "{n} things are not known or not measured; the first one here",
        "{all} things are not known or not measured; the first {n} here",
        shown,
        all=numbers.whole(n),
    )
