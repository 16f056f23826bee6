"""What the deck says besides what the papers say alike: notes, heads of tables, alternatives."""

from collections.abc import Sequence
from datetime import date

from monitoring.vocabulary import Lane
from monitoring.wording import brief, numbers, papers, periods
from monitoring.wording.i18n import _
from monitoring.wording.lanes import question
from monitoring.wording.plan import district, goal_label, plan_title
from monitoring.wording.quarter_facts import EarlySign, Head
from monitoring.wording.verdict_facts import Facts


def cover(head: Head) -> tuple[str, ...]:
    """Say under the first title which plan, quarter and copy it is."""
    plan = plan_title(head.plan)
    if head.school_years:
        plan = _("{plan}, {years}", plan=plan, years=head.school_years)
    copy = brief.copy_name(head.release, head.released_on)
    if head.released_by:
        copy = _("{copy}, by {person}", copy=copy, person=head.released_by)
    review = _(
        "Review of {quarter}, as known on {day}",
        quarter=numbers.quarter_with_months(head.quarter, head.begins_on, head.ends_on),
        day=numbers.day(head.known_on),
    )
    if head.corrects is None:
        return plan, review, copy
    return plan, review, copy, brief.corrects(head.corrects, head.correction)


def digest(value: str) -> str:
    """Tell the hash by which a release is recognized."""
    return _("Digest of the release: {digest}", digest=value)


def foot(head: Head) -> tuple[str, ...]:
    """Say at the foot of each slide whose quarter and which copy it is."""
    copy = brief.copy_name(head.release, head.released_on)
    return district(head.district), numbers.quarter(head.quarter), copy


def numbered(title: str, number: int, count: int) -> str:
    """Say which of several slides under one title it is."""
    return _("{title} ({number} of {count})", title=title, number=number, count=count)


def fact(name: str) -> str:
    """Lead a fact by its name."""
    return _("{name}:", name=name)


def result(measure: Facts) -> str:
    """Write the result of a measure with its counts and its period."""
    if numbers.is_missing(measure.value):
        return papers.not_known()
    return _(
        "{value}, {period}",
        value=brief.counted(
            measure.value, measure.numerator, measure.n, measure.unit, measure.end_code
        ),
        period=periods.in_row(measure.period, measure.period_style),
    )


def no_result() -> str:
    """Stand where a chart has nothing to show."""
    return _("No result is known yet.")


def next_name() -> str:
    """Name what a measure waits for."""
    return _("Next")


def interval_note(confidence: float) -> str:
    """Say what an interval of a result is."""
    return _(
        "The interval is of {level}. A graduating class is a whole population: its interval stands "
        "for ordinary year-to-year luck.",
        level=numbers.share(confidence),
    )


def measures_head() -> tuple[str, ...]:
    """Head the table of a goal's measures."""
    return (
        _("Measure"),
        papers.result(),
        _("Plan"),
        _("Target"),
        papers.distance_name(),
        papers.against_plan(),
        papers.since_last_year(),
    )


def measures_alt(goal_id: str, headline: str) -> str:
    """Say what the table of a goal's measures shows."""
    return _(
        "The measures of {goal}: result, plan, target, distance and both verdicts of each. "
        "{headline}",
        goal=goal_label(goal_id),
        headline=headline,
    )


def measure_by_measure(goal_id: str) -> str:
    """Title a slide with the table of a goal's measures alone."""
    return _("{goal}, measure by measure", goal=goal_label(goal_id))


def target_with_year(value: str, measure: Facts) -> str:
    """Write a target with its deadline."""
    deadline = periods.in_row(measure.deadline_period, measure.period_style)
    return _("{value}, {deadline}", value=value, deadline=deadline)


def sign_reason(sign: EarlySign, reason: str) -> str:
    """Tell of an early sign how it moved, and where it comes from."""
    told = {"sign": papers.sign_label(sign), "reason": reason, "source": sign.source}
    return _("{sign}: {reason} Source: {source}", **told)


def signs_note() -> str:
    """Say what early signs can tell."""
    return _(
        "An early sign never changes a verdict against the plan. School measures are seasonal, so "
        "a quarter is compared with the same quarter a year earlier."
    )


def signs_figures() -> str:
    """Title a slide with the table of the early signs alone."""
    return _("Early signs: the figures")


def signs_alt() -> str:
    """Say what the table of the early signs shows."""
    return _("Each early sign: a year earlier, this quarter, its target, and how it moved.")


def signs_chart_alt(finding: str, rows: Sequence[tuple[str, ...]]) -> str:
    """Say what the chart of the early signs shows.

    Args:
        finding: what it comes to.
        rows: of each sign its name, the value a year before, the value now, its target, its change.
    """
    lines = [
        _(
            "{sign}: {before} a year earlier, {now} now, {change}.",
            sign=row[0],
            before=row[1],
            now=row[2],
            change=row[4],
        )
        for row in rows
    ]
    return " ".join([finding, *lines])


def steps_head(*, is_all_sample: bool) -> tuple[str, ...]:
    """Head the table of the action steps."""
    done, worked = question(Lane.IMPLEMENTATION), question(Lane.EFFECTIVENESS)
    if is_all_sample:
        done, worked = papers.all_sample(done), papers.all_sample(worked)
    return _("Step"), _("What it is"), done, worked


def lanes_note() -> str:
    """Say what the two questions about a step rest on."""
    return _(
        "“{done}” is what the quarterly update says. “{worked}” is measured from the step's "
        "indicators.",
        done=question(Lane.IMPLEMENTATION),
        worked=question(Lane.EFFECTIVENESS),
    )


def no_change() -> str:
    """Stand where nothing changed."""
    return _("No status, result or update is different.")


def changes_note() -> str:
    """Say what stands in the lists of what changed."""
    return _(
        "What is different from the quarter before: statuses that moved, clear changes, new and "
        "revised results, and what is overdue."
    )


def texts_note() -> str:
    """Say whose words they are."""
    return _(
        "Written by the team for this review. The figures are made by the rule; the words here are "
        "a judgment."
    )


def decisions_note() -> str:
    """Say what a decision is."""
    return _(
        "A decision says what, who answers for it and by when. The next review asks what became "
        "of it."
    )


def decisions_head() -> tuple[str, ...]:
    """Head the table of decisions."""
    return _("About"), _("Decision"), _("Who"), _("By"), _("State")


def earlier_title() -> str:
    """Title the slide of the earlier decisions."""
    return _("What became of the earlier decisions")


def earlier_head() -> tuple[str, ...]:
    """Head the table of earlier decisions."""
    return (*decisions_head(), _("What became of it"))


def role_not_named() -> str:
    """Stand where nobody answers for a decision."""
    return _("not named")


def day(when: date) -> str:
    """Write a day in a table."""
    return numbers.short_day(when)


def nothing_noted() -> str:
    """Stand where nothing is noted as not known."""
    return _("Nothing is noted.")


def unknown_note() -> str:
    """Say why the slide is there."""
    return _("What is not known is said as loudly as what is: a blank would be read as a zero.")
