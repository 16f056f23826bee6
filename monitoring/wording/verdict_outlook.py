"""What the trend of the results lets one expect until the deadline."""

from typing import TYPE_CHECKING

from monitoring.wording import numbers, periods
from monitoring.wording.i18n import _, n_
from monitoring.wording.verdict_facts import TOLERANCE, Facts, amount, is_known, named

if TYPE_CHECKING:
    from monitoring.db.query_rows import MeasureLatestResults


def projection(facts: Facts) -> str:
    """Say what the trend lets one expect; "" where no projection is due."""
    if not is_known(facts.n_points):
        return ""
    if not is_known(facts.last_value):
        return n_(
            "No projection: there is {n} comparable result, and {least} are needed.",
            "No projection: there are {n} comparable results, and {least} are needed.",
            facts.n_points,
            least=numbers.whole(facts.min_points_for_projection),
        )
    return " ".join(filter(None, (_expected(facts), _outlook(facts), _impossible(facts))))


def fan(row: "MeasureLatestResults") -> str:
    """Say which range of the trend is shaded in a measure's chart; "" where none is drawn."""
    if numbers.is_missing(row.last_value):
        return ""
    return _(
        "The short line is the trend for {deadline}; shaded is its {narrow} range.",
        deadline=periods.in_sentence(str(row.deadline_period), row.period_style),
        narrow=numbers.share(row.band_narrow),
    )


def _expected(facts: Facts) -> str:
    """Tell the coming year, where it is not the last, and the deadline, each with its range."""
    coming = str(int(facts.period) + 1)
    of = {
        "since": periods.on_axis(facts.first_period, facts.period_style),
        "last": amount(facts, facts.last_value),
        "deadline": named(facts, facts.deadline_period),
        "wide": numbers.share(facts.band_wide),
        "last_low": amount(facts, facts.last_low),
        "last_high": amount(facts, facts.last_high),
    }
    if facts.deadline_period == coming:
        return _(
            "At the trend since {since}, expect {last} for {deadline} "
            "({wide} range: {last_low} to {last_high}).",
            **of,
        )
    return _(
        "At the trend since {since}, expect {next} for {coming} "
        "({narrow} range: {next_low} to {next_high}) and {last} for {deadline} "
        "({wide} range: {last_low} to {last_high}).",
        **of,
        next=amount(facts, facts.next_value),
        coming=named(facts, coming),
        narrow=numbers.share(facts.band_narrow),
        next_low=amount(facts, facts.next_low),
        next_high=amount(facts, facts.next_high),
    )


def _outlook(facts: Facts) -> str:
    """Say where the target lies in the wide range of the deadline."""
    target = amount(facts, facts.final_target)
    best, worst, turn = facts.last_high, facts.last_low, 1
    if facts.is_lower_better:
        best, worst, turn = facts.last_low, facts.last_high, -1
    if turn * (facts.final_target - best) > TOLERANCE:
        return _("The target, {target}, lies outside that range.", target=target)
    if turn * (worst - facts.final_target) > TOLERANCE:
        return _("All of that range is better than the target, {target}.", target=target)
    return _("The target, {target}, lies inside that range.", target=target)


def _impossible(facts: Facts) -> str:
    """Note a range that runs past what a percentage can be."""
    if facts.is_percent and facts.last_high > 100:
        return _(
            "The range runs past {most}, which no percentage can.", most=numbers.percent(100, 0)
        )
    if facts.is_percent and facts.last_low < 0:
        return _(
            "The range runs below {least}, which no percentage can.", least=numbers.percent(0, 0)
        )
    return ""
