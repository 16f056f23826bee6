"""What stands on the board's slides under their titles: heads of columns, lines, alternatives."""

from monitoring.vocabulary import Change
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import labels, lanes, numbers, papers, periods, since
from monitoring.wording.board_facts import GapFacts, OwedStep
from monitoring.wording.i18n import _, n_
from monitoring.wording.measure_counts import measure_head
from monitoring.wording.people_facts import Decision
from monitoring.wording.plan import as_written, district, goal_label
from monitoring.wording.quarter_facts import EarlySign, Gap, Head, Measure, Step
from monitoring.wording.verdict_facts import amount, apart, is_known, named, own_value


def occasion(head: Head) -> str:
    """Say whose review of which quarter it is, under the first title."""
    return _(
        "{district}: review of {quarter}, as known on {day}",
        district=district(head.district),
        quarter=numbers.quarter_with_months(head.quarter, head.begins_on, head.ends_on),
        day=numbers.day(head.known_on),
    )


def goal_heading(goal_id: str, what: str) -> str:
    """Head a goal by its number and by what it is judged by."""
    return _("{goal}: {what}", goal=goal_label(goal_id), what=what)


def dated_value(measure: Measure) -> str:
    """Write a result with its year: "79.7%, class of 2022"."""
    if numbers.is_missing(measure.value) and not measure.end_code:
        return papers.not_known()
    return _(
        "{value}, {period}",
        value=own_value(measure),
        period=periods.in_row(measure.period, measure.period_style),
    )


def plan_and_target(measure: Measure) -> str:
    """Say what the plan asks for at the time of the result, and at the deadline."""
    if not is_known(measure.final_target):
        return ""
    target = amount(measure, measure.final_target)
    of = {"target": target, "deadline": named(measure, measure.deadline_period)}
    if measure.is_final or measure.is_of_other_year or not is_known(measure.expected):
        return _("Target for {deadline}: {target}.", **of)
    if measure.period == measure.deadline_period:
        return _("Target for {deadline}: {target}.", **of)
    return _(
        "Plan for {period}: {plan}. Target for {deadline}: {target}.",
        period=named(measure, measure.period),
        plan=amount(measure, measure.expected),
        **of,
    )


def trend(measure: Measure) -> str:
    """Say where the trend of the results leads by the deadline; "" where there is none."""
    if not is_known(measure.last_value) or not measure.deadline_period:
        return ""
    last, target = apart(measure, measure.last_value, measure.final_target)
    return _(
        "At the trend: {value} for {deadline}, between {low} and {high}; the target is {target}.",
        value=last,
        deadline=named(measure, measure.deadline_period),
        low=amount(measure, measure.last_low, 0),
        high=amount(measure, measure.last_high, 0),
        target=target,
    )


def trend_name(measure: Measure) -> str:
    """Name the trend in a chart, and which of its ranges is drawn."""
    return _("Trend, and its {level} range", level=numbers.share(measure.band_wide))


def headed_value(measure: Measure) -> str:
    """Head a chart by its measure and the latest result."""
    if numbers.is_missing(measure.value) and not measure.end_code:
        return measure.measure_name
    return _("{measure}: {value}", measure=measure.measure_name, value=dated_value(measure))


def due_result(measure: Measure) -> str:
    """Write the result of the deadline's year."""
    return amount(measure, measure.due_value)


def result_with_year(measure: Measure, *, is_mixed: bool = False) -> str:
    """Write the latest result, with its year once others may stand beside it, or do: mixed."""
    if numbers.is_missing(measure.value) and not measure.end_code:
        return papers.not_known()
    if not (is_mixed or measure.is_of_other_year or measure.is_final):
        return own_value(measure)
    return papers.dated(own_value(measure), measure.period, measure.period_style)


def period(measure: Measure) -> str:
    """Name the year of the latest result, "" where there is none."""
    if numbers.is_missing(measure.value) and not measure.end_code:
        return ""
    return periods.label(measure.period, measure.period_style)


def measures_head(*, are_tests: bool) -> tuple[str, ...]:
    """Head the short table of measures: name, result, target, verdict."""
    name = measure_head(are_tests=are_tests)
    return name, _("Result"), _("Target"), papers.against_plan()


def table_head(*, are_tests: bool) -> tuple[str, ...]:
    """Head the table of measures with the picture in it."""
    name = measure_head(are_tests=are_tests)
    return (
        name,
        _("Result"),
        _("Result (dot), margin, target (tick)"),
        _("Target"),
        papers.since_last_year(),
        _("Beside Georgia"),
    )


def target_of(measure: Measure) -> str:
    """Write the target of a measure."""
    return amount(measure, measure.final_target) if is_known(measure.final_target) else "–"


def target_beside(measure: Measure) -> str:
    """Write the target beside the latest result; none where the two cannot be compared."""
    return "–" if is_apart_from_target(measure) else target_of(measure)


def is_apart_from_target(measure: Measure) -> bool:
    """Tell whether the latest result is of another series than the target."""
    return measure.is_of_other_year and measure.later_obstacle == LevelObstacle.OTHER_SERIES


def level_short(measure: Measure) -> str:
    """Write a verdict in few words, with its mark."""
    return labels.level_with_mark(measure.level)


def table_picture(title: str) -> str:
    """Name the picture in the table of measures."""
    return _("Results and targets. {title}.", title=title)


def signs_head(*, is_all_sample: bool) -> tuple[str, ...]:
    """Head the table of early signs with the picture in it."""
    name = _("Early sign")
    return (
        papers.all_sample(name) if is_all_sample else name,
        _("A year before"),
        _("Now"),
        _("Worse ◄ change in points, with its margin ► better"),
        _("Since last year"),
    )


def sign_verdict(sign: EarlySign) -> str:
    """Write how an early sign moved; what does not compare says so."""
    if sign.change == Change.NOT_COMPARABLE and not sign.end_code:
        return since.verdict(sign)
    return papers.sign_change(sign)


def signs_picture(title: str) -> str:
    """Say what the picture of the early signs shows."""
    return _(
        "The change of each early sign in points since the same quarter a year before, turned so "
        "that right is better; gray where it cannot be told from no change. {title}.",
        title=title,
    )


def gaps_head() -> tuple[str, ...]:
    """Head the table of gaps with the picture in it."""
    return (
        _("Measure"),
        _("Group, and its students"),
        _("Group"),
        _("All others"),
        _("Group (filled) and all other students (hollow)"),
        _("Gap"),
    )


def group(gap: Gap) -> str:
    """Name a group, with its students where they are known."""
    if gap.n is None:
        return gap.subgroup
    return _("{group} ({n})", group=gap.subgroup, n=numbers.whole(gap.n))


def gaps_line(facts: GapFacts) -> str:
    """Say how many gaps were looked at, and how many hold; "" where nothing is said of that."""
    if not facts.n_looks:
        return ""
    return n_(
        "{n} of {looks} gaps, behind or ahead, is clear allowing for {looks} looks.",
        "{n} of {looks} gaps, behind or ahead, are clear allowing for {looks} looks.",
        facts.n_clear,
        looks=numbers.whole(facts.n_looks),
    )


def gaps_picture(title: str) -> str:
    """Say what the picture of the gaps shows."""
    return _("Each group and all other students on one scale in percent. {title}.", title=title)


def step_name(step: Step, length: int) -> str:
    """Name a step by its code and the beginning of its words."""
    return _("{step} {name}", step=step.step_id, name=lanes.short(step.wording, length))


def without_effect_head(*, is_sample: bool) -> tuple[str, ...]:
    """Head the table of steps that are done with no effect seen yet."""
    name = _("Done, no effect seen yet")
    return (papers.all_sample(name) if is_sample else name), _("Owner"), _("Did it work?")


def last_head(*, is_sample: bool) -> tuple[str, ...]:
    """Head the table of steps that were so when last heard of."""
    name = _("Done, no effect seen when last known")
    return (papers.all_sample(name) if is_sample else name), _("Owner"), _("Last known")


def overdue_head() -> tuple[str, ...]:
    """Head the table of steps for which something is overdue."""
    return _("Overdue"), _("Owner"), _("What is missing")


def overdue(owed: OwedStep) -> str:
    """Say how much is missing of a step, and how long."""
    missing = owed.missing
    things = n_("{n} thing", "{n} things", missing.n_items)
    return n_("{things}, up to {n} day", "{things}, up to {n} days", missing.days, things=things)


def nothing_overdue() -> str:
    """Stand where nothing is overdue."""
    return _("Nothing that the steps owe for this quarter is overdue.")


def in_appendix(n: int) -> str:
    """Say how many more stand in the appendix."""
    return n_("And {n} more in the appendix.", "And {n} more in the appendix.", n)


def cut_ending() -> str:
    """End a text that was cut, and say where it is whole."""
    return _("… (whole in the appendix)")


def asked_heading() -> str:
    """Head what is asked of the board."""
    return _("Asked of the board")


def asked(decision: Decision, about: str) -> str:
    """Say what the board is asked to do, and by when."""
    return _(
        "{about}: {what} (by {day})",
        about=about,
        what=as_written(decision.what).rstrip("."),
        day=numbers.day(decision.due_on),
    )


def nothing_asked() -> str:
    """Say that no decision waits for the board."""
    return _("To take note of this review. No decision of this quarter waits for the board.")


def decisions_head() -> tuple[str, ...]:
    """Head the table of decisions."""
    return _("Decision"), _("Owner"), _("By"), _("State")


def decision(one: Decision, about: str) -> str:
    """Write what was decided, and about what."""
    return _("{about}: {what}", about=about, what=as_written(one.what))


def outcome(state: str, text: str) -> str:
    """Write what became of a decision."""
    return _("{state}: {outcome}", state=state, outcome=as_written(text)) if text else state


def steps_alt(heading: str) -> str:
    """Say what a table of steps shows."""
    return _(
        "Steps by code and name, with the position that answers for each. {heading}.",
        heading=heading,
    )
