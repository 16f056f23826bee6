"""How a school's place beside its district is put into words; never a ranking."""

from collections.abc import Sequence
from typing import NamedTuple

from monitoring.db.query_rows import RuleInForce, SchoolFindings, SubgroupFindings
from monitoring.vocabulary import BatchKind, DataState, FunnelZone, Gap, Unit
from monitoring.wording import figures, gaps, labels, many_looks, numbers, since
from monitoring.wording.beside import short as compared
from monitoring.wording.i18n import _
from monitoring.wording.joined import series
from monitoring.wording.measure_tables import verdict_of_year

Row = SchoolFindings | SubgroupFindings
Rule = RuleInForce

# A reader meets the places outside the limits first, from the highest to the lowest.
OUTSIDE = (
    FunnelZone.ABOVE_OUTER_LIMITS,
    FunnelZone.ABOVE_INNER_LIMITS,
    FunnelZone.BELOW_INNER_LIMITS,
    FunnelZone.BELOW_OUTER_LIMITS,
)
ABOVE, BELOW = OUTSIDE[:2], OUTSIDE[2:]


class TableShape(NamedTuple):
    """Which columns the table of schools has.

    Args:
        has_origins: date and source differ from row to row.
        has_levels: verdicts against the plan differ from row to row.
        since: what heads the changes.
        has_comparison: some change is set beside that of the rest of the district.
    """

    has_origins: bool
    has_levels: bool
    since: str
    has_comparison: bool


def scope(row: Row, short_name: str) -> str:
    """Write what is looked at: ``Graduation rate, class of 2024, All Students``.

    Args:
        row: any row of the scope.
        short_name: of its indicator.
    """
    facts = {"indicator": short_name, "period": gaps.period_of(row), "group": row.subgroup}
    grade = figures.grades(row.grade_span) if row.grade_span.isdigit() else ""
    if row.content_area and grade:
        facts |= {"area": row.content_area, "grade": grade}
        return _("{indicator}, {area}, {grade}, {period}, {group}", **facts)
    if row.content_area or grade:
        return _("{indicator}, {area}, {period}, {group}", area=row.content_area or grade, **facts)
    return _("{indicator}, {period}, {group}", **facts)


def name(row: Row) -> str:
    """Write a school's name, with the word for one that is not like the rest."""
    if row.is_alternative:
        return _("{school} (alternative)", school=row.organisation)
    return str(row.organisation)


def names(rows: Sequence[Row]) -> str:
    """List schools by name; names of schools may hold commas."""
    return series(map(name, rows))


def place(code: str, rule: Rule) -> str:
    """Say where a school lies, with the level of the limits: ``Above the 99.8% limits``."""
    inner, outer = numbers.share(rule.confidence), numbers.share(rule.confidence_outer)
    if code == FunnelZone.ABOVE_OUTER_LIMITS:
        return _("Above the {level} limits", level=outer)
    if code == FunnelZone.ABOVE_INNER_LIMITS:
        return _("Above the {level} limits only", level=inner)
    if code == FunnelZone.BELOW_INNER_LIMITS:
        return _("Below the {level} limits only", level=inner)
    if code == FunnelZone.BELOW_OUTER_LIMITS:
        return _("Below the {level} limits", level=outer)
    return _("Within the {level} limits", level=inner)


def no_place() -> str:
    """Say that a school has no place beside the district."""
    return _("no place")


def counted(heading: str, n: int) -> str:
    """Head a list of schools with their number."""
    return _("{heading} ({n})", heading=heading, n=numbers.whole(n))


def without_place(why: str) -> str:
    """Head the schools that have no place for one reason."""
    return _("No place, {why}", why=why)


def beside(row: Row) -> str:
    """Write a place without the levels of the limits: ``above the limits``."""
    if figures.is_missing(row.funnel_zone):
        return no_place()
    if row.funnel_zone in ABOVE:
        return _("above the limits")
    if row.funnel_zone in BELOW:
        return _("below the limits")
    return _("within the limits")


def silence(row: Row, rule: Rule) -> str:
    """Say why a school without a place cannot be set beside the district."""
    state = labels.data_state(row.data_state)
    if row.data_state == DataState.TOO_FEW:
        return _("{state} (n < {least})", state=state, least=numbers.whole(rule.min_n_for_status))
    if row.value_code:
        return _("{state}; a coded figure gets no place", state=state)
    if figures.is_missing(row.value):
        if row.state_description:
            return _("{state}: {cause}", state=state, cause=row.state_description)
        return state
    if row.unit != Unit.PERCENT:
        return _("not a percentage: no limits can be drawn")
    if figures.is_missing(row.n):
        return _("the number of students behind it is not published")
    if row.data_state == DataState.MEASURED:
        return _("the district's own result is not known")
    return state


def figure(row: Row) -> str:
    """Write a result with the counts behind it: ``88.7% (243 of 274 students)``."""
    if figures.is_missing(row.value):
        return labels.data_state(row.data_state)
    value = figures.value(row.value, row.unit, figures.code_of(row))
    if figures.is_missing(row.n):
        return _("{value} (number of students not published)", value=value)
    n = figures.count(row.n)
    if not figures.is_missing(row.numerator):
        shown = figures.count(row.numerator)
    elif not _is_countable(row) or not (shown := figures.about_count(row.value, row.n)):
        return _("{value} of {n} students", value=value, n=n)
    return _("{value} ({counted} of {n} students)", value=value, counted=shown, n=n)


def _is_countable(row: Row) -> bool:
    """Say whether the count behind a percent may be told: never that of the district's own."""
    return not row.value_code and row.batch_kind == BatchKind.OFFICIAL


def result(row: Row) -> str:
    """Write the result of a row in a table, with its state where it is not simply measured."""
    state = labels.data_state(row.data_state)
    if figures.is_missing(row.value):
        return state
    value = figures.value(row.value, row.unit, figures.code_of(row))
    if row.data_state == DataState.MEASURED or row.value_code:
        return value
    return _("{value} ({state})", value=value, state=state)


def students(row: Row) -> str:
    """Write the number of students in a table."""
    return _("hidden") if row.data_state == DataState.HIDDEN else figures.count(row.n)


def interval(row: Row) -> str:
    """Write the interval of a result in a table."""
    if figures.is_missing(row.value):
        return _("none")
    return figures.interval(row.interval_low, row.interval_high)


def level(row: Row) -> str:
    """Write the verdict against the plan in a table, with its mark."""
    return verdict_of_year(row)


def change(row: Row, survives: object) -> str:
    """Write the change of a row in a table, with its mark, its margin, and the rest's beside it.

    Args:
        row: of a school.
        survives: whether the change holds among all that the table looks at.
    """
    label = many_looks.verdict(since.verdict(row), row.change, survives)
    verdict = f"{labels.CHANGE_MARKS[row.change]} {label}"
    if figures.is_missing(row.change_points):
        return verdict
    facts = {
        "verdict": verdict,
        "points": figures.points(row.change_points),
        "period": gaps.earlier(row, row.change_from_period),
    }
    if figures.is_missing(row.change_low):
        return _("{verdict}, {points} points since {period}", **facts)
    facts["interval"] = figures.interval(row.change_low, row.change_high)
    told = _("{verdict}, {points} points since {period} ({interval})", **facts)
    comparison = compared(row)
    return _("{change}. {comparison}", change=told, comparison=comparison) if comparison else told


def change_in_column(row: Row, survives: object, shape: TableShape) -> str:
    """Write the change of a row where its head may say since when, and the rest has a column."""
    told = many_looks.verdict(since.verdict(row), row.change, survives)
    verdict = f"{labels.CHANGE_MARKS[row.change]} {told}"
    if figures.is_missing(row.change_points):
        return verdict
    facts = {"verdict": verdict, "points": figures.points(row.change_points)}
    if shape.since == since.result_before():
        facts["period"] = gaps.earlier(row, row.change_from_period)
        return _("{verdict}, {points} points since {period}", **facts)
    if figures.is_missing(row.change_low):
        return _("{verdict}, {points} points", **facts)
    interval = figures.interval(row.change_low, row.change_high)
    return _("{verdict}, {points} points ({interval})", interval=interval, **facts)


def one_level(told: str) -> str:
    """Say once what the verdict against the plan is for every school."""
    return _("Against the plan, for every school: {verdict}.", verdict=told)


def beside_others(row: Row) -> str:
    """Write in a table where a group of a school stands beside all others."""
    if figures.is_missing(row.value) or (
        figures.is_missing(row.gap_points) and not row.gap_obstacle
    ):
        return labels.gap(Gap.CANNOT_BE_SHOWN)
    if figures.is_missing(row.gap_points):
        return gaps.obstacle(row)
    verdict, points = gaps.gap_label(row), figures.points(row.gap_points)
    return _("{verdict}, {points} points", verdict=verdict, points=points)


def table_head(rule: Rule, shape: TableShape) -> tuple[str, ...]:
    """Return the heads of the table of schools."""
    return (
        _("School"),
        _("Students"),
        _("Result"),
        _("{confidence} interval", confidence=numbers.share(rule.confidence)),
        _("Beside the district"),
        *((_("Against the plan"),) if shape.has_levels else ()),
        shape.since,
        *((_("Change beside the rest of the district"),) if shape.has_comparison else ()),
        *((_("Known since"), _("Source")) if shape.has_origins else ()),
    )


def table_caption(scope: str) -> str:
    """Name the table of schools."""
    return _("{scope}, by school from A to Z", scope=scope)


def origin(row: Row) -> tuple[str, str]:
    """Write since when a result is known, and its source, as cells of a table."""
    return numbers.short_day(row.released_on), str(row.source)


def one_origin(row: Row) -> str:
    """Say since when all results are known, and their source."""
    return _(
        "Known since {day}. Source: {source}.", day=figures.day(row.released_on), source=row.source
    )
