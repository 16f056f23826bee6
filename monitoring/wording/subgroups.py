"""What the page Subgroups says around its findings."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import (
    ComplementBasis,
    DataState,
    Direction,
    Level,
    Unit,
)
from monitoring.vocabulary.groups import Family
from monitoring.wording import figures, gaps, labels, numbers, periods, verdict_distances, verdicts
from monitoring.wording.i18n import _, marked
from monitoring.wording.joined import paragraph
from monitoring.wording.sample import sample_word
from monitoring.wording.verdict_facts import Facts

Row = SubgroupFindings

_FAMILIES: dict[str, str] = {
    Family.ALL: "",
    Family.RACE: marked("Race and ethnicity"),
    Family.ECONOMIC: marked("Economic"),
    Family.DISABILITY: marked("Disability"),
    Family.LANGUAGE: marked("Language"),
    Family.GENDER: marked("Gender"),
    Family.OTHER: marked("Other groups"),
}
_BASES: dict[str, str] = {
    ComplementBasis.PUBLISHED: marked("published"),
    ComplementBasis.FROM_COUNTS: marked("All Students less the group"),
    ComplementBasis.NONE: marked("not known"),
}


_UNITS: dict[str, str] = {
    Unit.PERCENT: marked("Percent."),
    Unit.COUNT: marked("Number."),
    Unit.RATE: marked("Rate."),
    Unit.SCORE: marked("Score."),
}


class ChartFacts(NamedTuple):
    """What the rows of one chart have in common.

    Args:
        target: what the plan asks of All Students, None for nothing.
        has_level: some row has a verdict against the plan.
        one_level: the verdict against the plan where it says the same of every group, else "".
        one_obstacle: where no gap can be shown, what keeps most of them from it, else "".
        has_change: some row has a verdict on its change.
        has_own_paths: some group is judged against a path of its own.
    """

    target: float | None
    has_level: bool
    has_change: bool
    has_own_paths: bool
    one_level: str = ""
    one_obstacle: str = ""


def family(code: str) -> str:
    """Return the heading of a family of groups, "" for All Students."""
    message = _FAMILIES.get(code, code)
    return _(message) if message else ""


def families(codes: Sequence[str]) -> str:
    """Return the heading of families that stand under one, "" for All Students."""
    return numbers.and_list(map(family, codes)) if len(codes) > 1 else family(codes[0])


def basis(code: str) -> str:
    """Say what the figures of all other students rest on."""
    return _(_BASES[code])


def scope(indicator: str, row: Row) -> str:
    """Name what is looked at: indicator, content area and grades, where it has any."""
    grades = figures.grades(row.grade_span) if row.grade_span else ""
    if row.content_area and grades:
        area = row.content_area
        return _("{indicator}, {area}, {grades}", indicator=indicator, area=area, grades=grades)
    if row.content_area or grades:
        return _("{indicator}, {scope}", indicator=indicator, scope=row.content_area or grades)
    return indicator


def as_known_on(day: date, quarter: str) -> str:
    """Say as of when figures are shown."""
    return _(
        "As known on {day} ({quarter}).", day=figures.day(day), quarter=numbers.quarter(quarter)
    )


def sample_notice(rows: Sequence[Row]) -> str:
    """Say that figures are invented, "" where none is."""
    if gaps.is_mixed(rows):
        return _(
            "Figures of the groups that say {sample} beside their name are made up so that the "
            "page can be seen working; they are replaced by loading the district's own.",
            sample=sample_word(),
        )
    if any(gaps.is_sample(row) for row in rows):
        return _(
            "These figures are made up so that the page can be seen working; they are replaced by "
            "loading the district's own."
        )
    return ""


def gap_axis_label() -> str:
    """Label the verdict on a gap."""
    return _("Gap to all other students")


def chart_name(rows: Sequence[Row]) -> str:
    """Name the chart for those who hear it."""
    return gaps.sampled(rows, _("Gaps of the groups, {period}", period=gaps.period_of(rows[0])))


def chosen(subgroup: str) -> str:
    """Say which row of the chart is marked."""
    return _("The row of {group} is marked.", group=subgroup)


def heads() -> tuple[str, str]:
    """Return the heads over the rows of the chart: group, students."""
    return _("Group"), _("Students")


def legend(row: Row, shown: ChartFacts, confidence: float) -> str:
    """Say how the chart is to be read.

    Args:
        row: any row of the chart.
        shown: what its rows have in common.
        confidence: level of the intervals (0 to 1), of the rule the rows were judged by.
    """
    period = periods.label(row.period, row.period_style)
    cause = _("{period}: {cause}.", period=period, cause=row.state_description)
    return paragraph(
        unit(row.unit),
        _(
            "The scale is cut. Filled mark: the group; hollow mark: all other students; thin line "
            "with ends: the {confidence} interval of the gap, seen from the others.",
            confidence=numbers.share(confidence),
        ),
        _("Lower is better.") if row.better_direction == Direction.LOWER else "",
        _line(row, shown),
        _("No gap can be shown where a row gives no other reason: {why}.", why=shown.one_obstacle)
        if shown.one_obstacle
        else "",
        _("Against the plan, for every group: {verdict}.", verdict=shown.one_level)
        if shown.one_level
        else "",
        ""
        if shown.has_change
        else _("No group has an earlier comparable result, so no change is told."),
        cause if row.state_description else "",
    )


def unit(code: str) -> str:
    """Say in what a chart's figures are counted."""
    return _(_UNITS[code])


def _line(row: Row, shown: ChartFacts) -> str:
    if shown.target is None:
        if shown.has_level:
            return _("No target of the plan holds for this period, so no line is drawn.")
        return _("The plan sets no target for this, so there is no verdict against it.")
    value = figures.value(shown.target, row.unit)
    if periods.is_quarter(row.period):
        return _("Dashed line: the quarter's target for All Students, {value}.", value=value)
    line = _("Dashed line: the plan for All Students, {value}.", value=value)
    if not shown.has_own_paths:
        return line
    own = _("Short upright line: a group's own plan, from its own result.")
    return paragraph(line, own)


def source(rows: Sequence[Row]) -> str:
    """Say where the figures come from."""
    return _("Source: {sources}.", sources="; ".join(dict.fromkeys(row.source for row in rows)))


def students(row: Row) -> str:
    """Write the number of students beside a row of the chart, without the sign before it."""
    if not figures.is_missing(row.n):
        return figures.count(row.n)
    return _("hidden") if row.data_state == DataState.HIDDEN else _("not published")


def next_clear(points: float) -> str:
    """Say from how many points on next year's change would be clear."""
    return _("clear from about {points} points", points=gaps.clear_from(points))


def beside(other: str) -> str:
    """Name the other side of a pair, whose mark is the hollow one of the row."""
    return _("and {group}", group=other)


def strip_label(row: Row) -> str:
    """Write what stands beside a strip that is taken away as a picture."""
    group = str(row.subgroup)
    if figures.is_missing(row.value):
        return _("{group}: {state}", group=group, state=labels.data_state(row.data_state))
    facts = {
        "group": group,
        "n": "" if figures.is_missing(row.n) else figures.count(row.n),
        "verdict": "" if row.subgroup == gaps.ALL else gaps.gap_label(row),
    }
    if facts["n"] and facts["verdict"]:
        return _("{group}, n {n}: {verdict}", **facts)
    if facts["verdict"]:
        return _("{group}: {verdict}", **facts)
    return _("{group}, n {n}", **facts) if facts["n"] else group


def distance(row: Row) -> str:
    """Write beside a verdict how far the result is from the plan, "" where that is not known.

    A result of another year than the verdict's names its year, for it stands on a line of its own.
    """
    if figures.is_missing(row.distance_points):
        return ""
    written = gaps.distance(row)
    if verdicts.is_of_other_year(row):
        return later_distance(row)
    return written


def later_distance(row: Row) -> str:
    """Write how far a later result is from the target that the verdict over it names."""
    whole = verdicts.later_distance(row)
    if not whole or row.level == Level.UNDECIDED or abs(row.distance_points) < gaps.NOTHING:
        return whole
    facts = {
        "period": periods.label(row.period, row.period_style),
        "points": numbers.decimal(abs(row.distance_points)),
    }
    if verdict_distances.is_above(Facts.of(row)):
        return _("{period}: {points} points above it", **facts)
    return _("{period}: {points} points below it", **facts)


def group_name(row: Row, *, is_mixed: bool) -> str:
    """Write a group's name in a table, with the word Sample where only some rows rest on it."""
    if is_mixed and gaps.is_sample(row):
        return _("{group} ({sample})", group=row.subgroup, sample=sample_word())
    return str(row.subgroup)
