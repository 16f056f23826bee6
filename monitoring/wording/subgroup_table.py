"""The numbers of the gap chart as a table, and what they mean."""

from collections.abc import Sequence

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import (
    ALL_STUDENTS,
    MIN_SHOWN,
    ComplementBasis,
    DataState,
    Direction,
    OrganisationLevel,
)
from monitoring.wording import (
    beside,
    figures,
    gaps,
    labels,
    many_looks,
    numbers,
    periods,
    since,
    subgroups,
)
from monitoring.wording.i18n import _
from monitoring.wording.joined import paragraph, series
from monitoring.wording.measure_tables import verdict_of_year
from monitoring.wording.notes import note

Row = SubgroupFindings

NOTHING = "–"


def summary() -> str:
    """Name what opens the table."""
    return _("The numbers as a table")


def caption(row: Row) -> str:
    """Name the table: whose numbers, of which period."""
    return _(
        "{organization}, {period}, by group",
        organization=row.organisation,
        period=gaps.period_of(row),
    )


def head(rows: Sequence[Row], confidence: float) -> tuple[str, ...]:
    """Return the heads of the columns.

    Args:
        rows: of the table; at least one.
        confidence: level of the intervals (0 to 1).
    """
    row, level = rows[0], numbers.share(confidence)
    is_quarter = periods.is_quarter(row.period)
    return (
        _("Group"),
        _("Result"),
        _("Students"),
        _("{confidence} interval", confidence=level),
        _("Target") if is_quarter else _("Plan"),
        _("Distance from the target") if is_quarter else _("Distance from the plan"),
        _("Against the plan"),
        _("Change in points"),
        since.column(rows),
        beside.head(is_school=row.organisation_level == OrganisationLevel.SCHOOL),
        _("Compared with"),
        _("Their result"),
        _("Their students"),
        _("Comes from"),
        _("Gap in points"),
        _("{confidence} interval of the gap", confidence=level),
        _("Gap"),
        _("Change of the gap"),
        _("Did the gap move?"),
        _("Clear from (points)"),
        _("State or reason"),
        _("Known since"),
        _("Source"),
    )


def cells(row: Row, *, is_mixed: bool) -> tuple[str, ...]:
    """Write a row of the table, in the order of ``head``."""
    return (
        subgroups.group_name(row, is_mixed=is_mixed),
        _result(row),
        counts(row.numerator, row.n, row.data_state),
        interval(row.interval_low, row.interval_high),
        _or(row.expected, figures.value(row.expected, row.unit), _("no target")),
        _or(row.distance_points, gaps.distance(row), NOTHING),
        verdict_of_year(row),
        _moved(row.change_points, row.change_low, row.change_high),
        f"{labels.CHANGE_MARKS[row.change]} "
        f"{many_looks.verdict(since.verdict(row), row.change, row.change_survives)}",
        beside.short(row) or _("not known"),
        _compared(row),
        _or(
            row.complement_value,
            figures.value(row.complement_value, row.unit, figures.other_code(row)),
            _("not known"),
        ),
        _or(
            row.complement_n,
            counts(row.complement_numerator, row.complement_n, row.data_state),
            NOTHING,
        ),
        subgroups.basis(row.complement_basis),
        _or(row.gap_points, figures.points(row.gap_points), NOTHING),
        interval(row.gap_low, row.gap_high),
        many_looks.gap_told_at(row.complement)
        if row.is_other_side
        else f"{gaps.GAP_MARKS[row.gap_verdict]} {gaps.gap_label(row)}",
        _moved(row.gap_change_points, row.gap_change_low, row.gap_change_high),
        f"{gaps.GAP_CHANGE_MARKS[row.gap_change_verdict]} {gaps.gap_change_label(row)}",
        NOTHING
        if figures.is_missing(row.smallest_change_points)
        else gaps.clear_from(row.smallest_change_points),
        _reason(row),
        numbers.short_day(row.released_on),
        str(row.source),
    )


def _or(tested: object, text: str, otherwise: str) -> str:
    return otherwise if figures.is_missing(tested) else text


def _result(row: Row) -> str:
    if figures.is_missing(row.value):
        return labels.data_state(row.data_state)
    return figures.value(row.value, row.unit, figures.code_of(row))


def counts(numerator: float | None, n: float | None, state: str) -> str:
    """Write the counts behind a result: ``287 of 363``."""
    if figures.is_missing(n):
        return _("hidden") if state == DataState.HIDDEN else _("not published")
    if figures.is_missing(numerator):
        return figures.count(n)
    return _("{counted} of {n}", counted=figures.count(numerator), n=figures.count(n))


def interval(low: float | None, high: float | None) -> str:
    """Write an interval in a cell."""
    return _("none") if figures.is_missing(low) else figures.interval(low, high)


def _moved(points: float | None, low: float | None, high: float | None) -> str:
    if figures.is_missing(points):
        return NOTHING
    if figures.is_missing(low):
        return figures.points(points)
    return _(
        "{points} ({interval})", points=figures.points(points), interval=figures.interval(low, high)
    )


def _compared(row: Row) -> str:
    """Name those a group is compared with; a published group by its own name."""
    if row.subgroup == ALL_STUDENTS:
        return NOTHING
    if row.complement_basis == ComplementBasis.PUBLISHED:
        return str(row.complement)
    return _("all other students")


def _reason(row: Row) -> str:
    told = [gaps.state(row)]
    if row.gap_obstacle and not gaps.is_own_obstacle(row):
        told.append(_("no gap: {why}", why=gaps.obstacle(row)))
    return series([*told, note(row.note)] if row.note else told)


def notes_heading() -> str:
    """Head what the figures mean."""
    return _("How to read the gaps")


def notes(row: Row, confidence: float) -> dict[str, str]:
    """Say once what the intervals and the smallest clear change mean, by the chosen group.

    Args:
        row: of the chosen group.
        confidence: level of the intervals (0 to 1).

    Returns:
        Name -> meaning.
    """
    level = numbers.share(confidence)
    return {
        _("Clear from"): paragraph(
            _smallest(row),
            _(
                "The smaller a group, the larger a change must be before it can be told from "
                "year-to-year luck; each row says from how many points on."
            ),
        ),
        _("Gap"): _(
            "A group compared with all students who are not in it, never with a whole that "
            "contains it. Their figures are the published ones, else All Students less the group."
        ),
        _("{confidence} interval", confidence=level): _(
            "The range of gaps that year-to-year luck leaves open. Where it leaves out zero the "
            "gap is clear, taken alone. Of many groups about {share} in 100 look clear by luck "
            "alone, so the heading counts only what holds allowing for all of them; the rest is "
            "marked as taken alone.",
            share=numbers.decimal(100 * (1 - confidence), 0),
        ),
        _("Hidden"): _(
            "Figures of fewer than {n} students, and any from which they could be worked out, are "
            "hidden to protect students.",
            n=numbers.whole(MIN_SHOWN),
        ),
    }


def _smallest(row: Row) -> str:
    if figures.is_missing(row.smallest_change_points):
        return ""
    facts = {
        "n": figures.count(row.n),
        "group": str(row.subgroup),
        "points": gaps.clear_from(row.smallest_change_points),
    }
    if row.better_direction == Direction.LOWER:
        told = _(
            "From this result on, with as many students ({n} in {group}), a fall of about {points} "
            "points or more by next year would be clear.",
            **facts,
        )
    else:
        told = _(
            "From this result on, with as many students ({n} in {group}), a rise of about {points} "
            "points or more by next year would be clear.",
            **facts,
        )
    return gaps.sampled([row], told)
