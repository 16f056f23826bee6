"""What the deck, the page and the wall call things alike."""

from monitoring.wording import beside, methods, numbers, periods, since, verdicts
from monitoring.wording.brief import copy_name, corrects, known_on
from monitoring.wording.goals import school_years
from monitoring.wording.i18n import _, n_
from monitoring.wording.interims import sign_name
from monitoring.wording.joined import paragraph
from monitoring.wording.plan import as_written, district, goal_label, plan_title
from monitoring.wording.quarter_facts import EarlySign, Head
from monitoring.wording.sample import sample_word
from monitoring.wording.verdict_facts import Facts


def heading(head: Head) -> str:
    """Return the title of a quarter's papers."""
    return _(
        "{plan}: review of {quarter}",
        plan=plan_title(head.plan),
        quarter=numbers.quarter_with_months(head.quarter, head.begins_on, head.ends_on),
    )


def title(head: Head) -> str:
    """Return what a file of a quarter is called."""
    return _("{district}, {heading}", district=district(head.district), heading=heading(head))


def under_heading(head: Head) -> tuple[str, ...]:
    """Say as of when a quarter is told, which copy it is, and what it corrects."""
    years = school_years(head.school_years)
    correction = "" if head.corrects is None else corrects(head.corrects, head.correction)
    told = (years, known_on(head.known_on), copy_name(head.release, head.released_on), correction)
    return tuple(filter(None, told))


def rule_line(head: Head) -> str:
    """Write the rule as it stands under every status."""
    return _(
        "Rule, version {version}: {rule}", version=head.rule.version, rule=head.rule.description
    )


def rule_in_words(head: Head) -> str:
    """Say the rule in words that a lay reader can check."""
    rule = head.rule
    return paragraph(
        methods.rule_heading(rule.version),
        methods.rule_in_short(rule.confidence, rule.min_n_for_status),
    )


def sample_note() -> str:
    """Say what the mark of the sample means."""
    return _(
        "{sample}: made up by the product to show how it works; nobody's results.",
        sample=sample_word(),
    )


def with_sample(name: str) -> str:
    """Mark a name of what rests on the sample."""
    return _("{name}, {sample}", name=name, sample=sample_word())


def all_sample(name: str) -> str:
    """Head a column all of which rests on the sample."""
    return _("{name} (all {sample})", name=name, sample=sample_word())


def level(measure: Facts) -> str:
    """Write a verdict against the plan with its mark: "◇ Off track", "✓ 2023 target: met"."""
    return verdicts.level_with_mark(measure)


def dated(value: str, period: str, style: str) -> str:
    """Write a figure with its year, where a line beside it tells of another: "2024-25: 22.9%"."""
    return _("{period}: {value}", period=periods.in_row(period, style), value=value)


def change(measure: Facts) -> str:
    """Write a verdict on movement with its mark: "▲ Clear improvement over two years"."""
    return since.with_mark(measure)


def sign_change(sign: EarlySign) -> str:
    """Write an early sign's verdict on movement, marked where it is clear only taken alone."""
    return change(sign)


def change_beside(measure: Facts) -> str:
    """Write the same, and how it compares with the rest of Georgia where that is known."""
    comparison = beside.short(measure)
    if not comparison:
        return change(measure)
    return _("{change}. {comparison}", change=change(measure), comparison=comparison)


def against_plan() -> str:
    """Name the verdict against the plan."""
    return _("Against the plan")


def since_last_year() -> str:
    """Name the verdict on movement."""
    return _("Since last year")


def interval_name(confidence: float) -> str:
    """Name an interval by its level: "95% interval"."""
    return _("{level} interval", level=numbers.share(confidence))


def plan_for(measure: Facts) -> str:
    """Name what the plan asks for at the period of the result."""
    return _("Plan for {period}", period=periods.in_sentence(measure.period, measure.period_style))


def target_for(measure: Facts) -> str:
    """Name what the plan asks for at the deadline."""
    deadline = periods.in_sentence(measure.deadline_period, measure.period_style)
    return _("Target for {period}", period=deadline)


def measures_of(goal_id: str) -> str:
    """Head the measures of a goal."""
    return _("Measures of {goal}", goal=goal_label(goal_id))


def steps_of(goal_id: str) -> str:
    """Head the action steps of a goal."""
    return _("Steps of {goal}", goal=goal_label(goal_id))


def of_goal(goal_id: str, text: str) -> str:
    """Say whose a text is."""
    return _("{goal}: {text}", goal=goal_label(goal_id), text=as_written(text))


def in_full() -> str:
    """End a text that was cut, and say where it is whole: in the paper that goes out with it."""
    return _("… (in full in the deck)")


def more(n: int) -> str:
    """Say how many more the deck has."""
    return n_("and {n} more in the deck", "and {n} more in the deck", n)


def not_known() -> str:
    """Stand for a figure that is not known."""
    return _("not known")


def sign_label(sign: EarlySign) -> str:
    """Name an early sign, and say where lower is better."""
    if not sign.is_lower_better:
        return sign_name(sign)
    return _("{name} (lower is better)", name=sign_name(sign))


def nothing_written() -> str:
    """Stand for a text that nobody has written."""
    return _("Nothing is written.")


def distance(points: str, students: str) -> str:
    """Write a distance from the plan in points and in students."""
    return _("{points}, {students}", points=points, students=students)


def with_interval(value: str, interval: str) -> str:
    """Write a result with its interval."""
    return _("{value} ({interval})", value=value, interval=interval)


def in_brackets(words: str) -> str:
    """Write an interval on a line of its own, under its result."""
    return _("({words})", words=words)


def target(value: str) -> str:
    """Write a target under what the plan asks for at the time of the result."""
    return _("target {value}", value=value)


def judged_head(confidence: float) -> tuple[str, ...]:
    """Head the columns of measures that have a distance from the plan."""
    with_level = _("Result ({level})", level=numbers.share(confidence))
    return (_("Measure"), _("Years"), with_level, _("Plan"), _("Distance"), _("Verdicts"))


def plain_head() -> tuple[str, ...]:
    """Head the columns of measures without a distance from the plan."""
    verdicts = (against_plan(), since_last_year())
    return (_("Measure"), _("Years"), result(), _("Plan"), _("Target"), *verdicts)


def sign_head(
    sign: EarlySign, *, is_all_sample: bool, left_out: tuple[int, int] | None = None
) -> tuple[str, ...]:
    """Head the columns of early signs: their two quarters, and whether all are the sample's.

    Args:
        sign: of the quarter that heads the columns.
        is_all_sample: all rest on the sample.
        left_out: how many of how many are shown; None where all are.
    """
    name = _("Early sign")
    if left_out:
        n, n_all = map(numbers.whole, left_out)
        name = _("Early sign, {n} of {n_all} shown", n=n, n_all=n_all)
    name = all_sample(name) if is_all_sample else name
    quarters = [periods.on_axis(it, sign.period_style) for it in (sign.earlier_period, sign.period)]
    return (name, *quarters, _("Target"), since_last_year())


def of_quarter(name: str, sign: EarlySign) -> str:
    """Name an early sign with its quarter: "Chronic absenteeism, Q1 2022-23"."""
    quarter = periods.on_axis(sign.period, sign.period_style)
    return _("{name}, {quarter}", name=name, quarter=quarter)


def early_signs() -> str:
    """Head the early signs."""
    return _("Early signs")


def widest_gaps() -> str:
    """Head the widest gaps."""
    return _("Widest gaps")


def action_steps() -> str:
    """Head the action steps."""
    return _("Action steps")


def decisions() -> str:
    """Head the decisions."""
    return _("Decisions")


def unknown_heading() -> str:
    """Begin the line of what is not known."""
    return _("Not known or not measured:")


def deciding_result(measure: Facts) -> str:
    """Name the result of the deadline's year beside a later one."""
    deadline = periods.in_sentence(measure.deadline_period, measure.period_style)
    return _("Result for {period}, which decided", period=deadline)


def later_result(measure: Facts) -> str:
    """Name a result of another year than the one that decided."""
    period = periods.in_sentence(measure.period, measure.period_style)
    return _("Result for {period}", period=period)


def result() -> str:
    """Name the result of a measure."""
    return _("Result")


def distance_name(measure: Facts | None = None) -> str:
    """Name the distance of a result from the plan, from the deadline on that from the target."""
    if measure is not None and measure.is_final:
        return _("Distance from the {year} target", year=measure.deadline_period)
    return _("Distance from the plan")


def students_not_known() -> str:
    """Stand for a distance in students that is not known."""
    return _("students not known")


def no_margin() -> str:
    """Stand for an interval that is not known."""
    return _("no margin published")


def measure_reason(name: str, reason: str) -> str:
    """Tell of a measure why it stands or moved as it did."""
    return _("{measure}: {reason}", measure=name, reason=reason)


def source(name: str) -> str:
    """Say where a result comes from."""
    return _("Source: {source}", source=name)


def lacking_letter(sign: str) -> str:
    """Say what stands for a letter that the typefaces of the PDF do not have."""
    return _("{sign} stands for a letter that this file cannot print.", sign=sign)


def texts_title() -> str:
    """Head both texts of a goal together."""
    return _("Why we think so, and what we will do")
