"""What the page Schools says of one school: its result, its years and its groups."""

from collections.abc import Sequence

from monitoring.db.query_rows import RuleInForce, SubgroupFindings
from monitoring.wording import figures, gaps, numbers, since, verdicts
from monitoring.wording import schools as words
from monitoring.wording.i18n import _
from monitoring.wording.joined import paragraph

Row = SubgroupFindings
Rule = RuleInForce


def no_result(period: str, subgroup: str, known: Sequence[str]) -> str:
    """Say that a school has no result of a period, and which years have one."""
    if not known:
        return _(
            "No result of {period} for {group}, nor of another year.", period=period, group=subgroup
        )
    return _(
        "No result of {period} for {group}. Years with one: {periods}.",
        period=period,
        group=subgroup,
        periods=numbers.and_list(known),
    )


def finding(row: Row) -> str:
    """Say where one school stands: its result, its distance from the plan, its place."""
    return paragraph(
        _("{figure}.", figure=words.figure(row)), _distance(row), _beside_district(row)
    )


def _distance(row: Row) -> str:
    if not figures.is_missing(row.distance_points):
        return _(
            "{distance}, {students}.",
            distance=gaps.distance(row),
            students=verdicts.students_apart(row),
        )
    return _("The plan sets no target for it.") if figures.is_missing(row.measure_id) else ""


def _beside_district(row: Row) -> str:
    if figures.is_missing(row.funnel_zone):
        return ""
    district = figures.value(row.district_value, row.unit)
    if row.funnel_zone in words.ABOVE:
        return _(
            "Above the limits around the district's {district}, which allow for chance and "
            "ordinary differences between schools.",
            district=district,
        )
    if row.funnel_zone in words.BELOW:
        return _(
            "Below the limits around the district's {district}, which allow for chance and "
            "ordinary differences between schools.",
            district=district,
        )
    return _(
        "Within the limits around the district's {district}, which allow for chance and ordinary "
        "differences between schools.",
        district=district,
    )


def picture(row: Row, of_years: Sequence[Row], title: str = "") -> str:
    """Say what the picture of a school's years shows.

    Args:
        row: of the period looked at.
        of_years: all its rows, by year.
        title: what the picture is called where it is taken away, "" on the page.
    """
    facts = {"school": row.organisation, "group": row.subgroup, "results": _results(of_years)}
    if title:
        return _("{title}: {school}, {group}: {results}.", title=title, **facts)
    return _(
        "{school}, {group}: {results}. Against the plan: {level}. Since last year: {change}.",
        level=verdicts.level(row),
        change=since.verdict(row),
        **facts,
    )


def _results(of_years: Sequence[Row]) -> str:
    told = [
        _(
            "{value} in {year}",
            value=figures.value(it.value, it.unit, figures.code_of(it)),
            year=it.period,
        )
        for it in of_years
        if not figures.is_missing(it.value)
    ]
    return numbers.and_list(told) if told else _("no result to show")


def years_head(rule: Rule) -> tuple[str, ...]:
    """Return the heads of the table of one school's years."""
    return (
        _("Year"),
        _("Students"),
        _("Result"),
        _("{confidence} interval", confidence=numbers.share(rule.confidence)),
        _("Plan"),
        _("Distance from the plan"),
        _("Students from the plan"),
        _("Against the plan"),
        _("Since the result before"),
        _("Beside the district"),
        _("Known since"),
        _("Source"),
    )


def year_cells(row: Row) -> tuple[str, ...]:
    """Write one year of a school, in the order of ``years_head``."""
    is_far = not figures.is_missing(row.distance_points)
    return (
        gaps.period_of(row),
        words.students(row),
        words.result(row),
        words.interval(row),
        _("no target")
        if figures.is_missing(row.expected)
        else figures.value(row.expected, row.unit),
        gaps.distance(row) if is_far else _("not known"),
        verdicts.students_apart(row)
        if not figures.is_missing(row.distance_students)
        else _("not known"),
        words.level(row),
        words.change(row, row.school_survives),
        words.beside(row),
        numbers.short_day(row.released_on),
        str(row.source),
    )


def years_caption(row: Row) -> str:
    """Name the table of one school's years."""
    return _("{school}, {group}, every year", school=row.organisation, group=row.subgroup)


def years_summary() -> str:
    """Name what opens the table of one school's years."""
    return _("The years as a table")


def groups_head(rule: Rule, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the heads of the table of one school's groups, and of what is said of each."""
    return (
        _("Group"),
        _("Students"),
        _("Result"),
        _("{confidence} interval", confidence=numbers.share(rule.confidence)),
        _("Against the plan"),
        since.column(rows),
        _("Gap to all other students"),
    )


def groups_caption(row: Row) -> str:
    """Name the table of one school's groups."""
    return _(
        "Groups of students at {school}, {period}",
        school=row.organisation,
        period=gaps.period_of(row),
    )
