"""What the deck's charts say, and the slides with gaps between groups."""

from monitoring.wording import numbers, papers
from monitoring.wording.i18n import _
from monitoring.wording.quarter_facts import Gap


def gaps_note(confidence: float) -> str:
    """Say which gaps are shown, and when one is clear."""
    return _(
        "A group is compared with all other students, not with a whole that contains it. A gap is "
        "clear where its {level} interval does not reach zero. Shown is, for each measure, the "
        "group that is furthest behind of those clearly behind.",
        level=numbers.share(confidence),
    )


def former_path(mark: str) -> str:
    """Name the line of a path that is no more in force: "The path before (Target amended ...)"."""
    return _("The path before ({change})", change=mark)


def gaps_head(confidence: float) -> tuple[str, ...]:
    """Head the table of gaps."""
    return (
        _("Measure, group"),
        the_group(),
        all_others(),
        _("Gap"),
        papers.interval_name(confidence),
    )


def group_with_number(gap: Gap) -> str:
    """Name a group of a measure, with its students where they are known."""
    if gap.n is None:
        return _("{measure}, {group}", measure=gap.measure_name, group=gap.subgroup)
    return _(
        "{measure}, {group} (n {n})",
        measure=gap.measure_name,
        group=gap.subgroup,
        n=numbers.whole(gap.n),
    )


def measured() -> str:
    """Name the dots of a measure's chart."""
    return _("Result")


def plan_path() -> str:
    """Name the dashed line of a measure's chart."""
    return _("Plan")


def all_others() -> str:
    """Name the bars of all other students."""
    return _("All other students")


def the_group() -> str:
    """Name the bars of the group."""
    return _("The group")


def chart_name(name: str) -> str:
    """Name a chart."""
    return _("Chart: {name}", name=name)
