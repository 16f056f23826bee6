"""What the deck says besides what the papers say alike: notes, heads of tables, alternatives."""

from datetime import date

from monitoring.vocabulary import Lane as LaneCode
from monitoring.wording import brief, labels, numbers, papers, periods
from monitoring.wording.i18n import _
from monitoring.wording.lanes import question
from monitoring.wording.plan import district
from monitoring.wording.quarter_facts import EarlySign, Head, Lane
from monitoring.wording.verdict_facts import Facts


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


def signs_alt() -> str:
    """Say what the table of the early signs shows."""
    return _("Each early sign: a year earlier, this quarter, its target, and how it moved.")


def lanes_note() -> str:
    """Say what the two questions about a step rest on."""
    return _(
        "“{done}” is what the quarterly update says. “{worked}” is measured from the step's "
        "indicators.",
        done=question(LaneCode.IMPLEMENTATION),
        worked=question(LaneCode.EFFECTIVENESS),
    )


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


def no_decision() -> str:
    """Say that nothing was decided, and that nothing decided before is left to follow."""
    return _("No decision is noted for this quarter, and none before it is followed here.")


def lane(of: Lane) -> str:
    """Write the state of one question about a step, marked where it rests on the sample."""
    label = labels.lane_state(of.state)
    return papers.with_sample(label) if of.is_sample else label
