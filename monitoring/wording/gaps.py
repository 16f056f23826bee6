"""How a group of students stands beside all others: the gap and its margin."""

import math
from collections.abc import Sequence

from monitoring.db.query_rows import SchoolFindings, SubgroupFindings
from monitoring.vocabulary import (
    ALL_STUDENTS,
    BatchKind,
    Change,
    DataState,
    Gap,
    GapChange,
)
from monitoring.wording import (
    beside,
    figures,
    gap_obstacles,
    labels,
    many_looks,
    numbers,
    periods,
    since,
    verdicts,
)
from monitoring.wording.i18n import _
from monitoring.wording.joined import paragraph
from monitoring.wording.sample import sample_word

Row = SchoolFindings | SubgroupFindings

GAP_MARKS: dict[str, str] = {
    Gap.CLEARLY_BEHIND: "◄",
    Gap.NO_CLEAR_DIFFERENCE: "≈",
    Gap.CLEARLY_AHEAD: "►",
    Gap.CANNOT_BE_SHOWN: "–",
}
GAP_CHANGE_MARKS: dict[str, str] = {
    GapChange.CLEARLY_NARROWER: "►◄",
    GapChange.NO_CLEAR_CHANGE: "≈",
    GapChange.CLEARLY_WIDER: "◄►",
    GapChange.NOT_COMPARABLE: "–",
}
ALL = ALL_STUDENTS
# Smaller moves are written 0.0.
NOTHING = 0.05
# A group with such a state of its own may still have a gap.
_SHOWN_STATES = (DataState.MEASURED, DataState.NOT_COMPARABLE)
_TOLD_CAUSES = (DataState.NOT_COMPARABLE, DataState.CANCELLED)


def period_of(row: Row) -> str:
    """Name the period of a row among other words: ``class of 2024``."""
    return periods.in_row(row.period, row.period_style)


def period_in_sentence(row: Row) -> str:
    """Name the period of a row in a sentence: ``the class of 2024``."""
    return periods.in_sentence(row.period, row.period_style)


def earlier(row: Row, period: object) -> str:
    """Name another period of the same kind as a row's own in a sentence: ``the class of 2023``."""
    return periods.in_sentence(str(period), row.period_style)


def has_gap(row: Row) -> bool:
    """Tell whether a group's gap is known."""
    return not figures.is_missing(row.gap_points)


def is_sample(row: Row) -> bool:
    """Tell whether a row's figures are invented."""
    return bool(row.batch_kind == BatchKind.SAMPLE)


def is_mixed(rows: Sequence[Row]) -> bool:
    """Tell whether some figures are invented and some are not."""
    return len({is_sample(row) for row in rows}) > 1


def sampled(rows: Sequence[Row], text: str) -> str:
    """Begin a finding with the word Sample where any of its figures is invented."""
    if is_mixed(rows):
        return _("Partly {sample}. {text}", sample=sample_word(), text=text)
    if any(is_sample(row) for row in rows):
        return _("{sample}. {text}", sample=sample_word(), text=text)
    return text


def figure(
    value: float | None, numerator: float | None, n: float | None, unit: str, code: str = ""
) -> str:
    """Write a value with the counts behind it: ``79.1% (287 of 363)``."""
    written = figures.value(value, unit, code)
    if figures.is_missing(n):
        return written
    if figures.is_missing(numerator):
        return _("{value} (n = {n})", value=written, n=figures.count(n))
    counted = figures.count(numerator)
    return _("{value} ({counted} of {n})", value=written, counted=counted, n=figures.count(n))


def own_figure(row: Row) -> str:
    """Write a group's value with the counts behind it; a coded one as ``20% or less (n = 12)``."""
    if row.value_code:
        written = figures.value(row.value, row.unit, row.value_code)
        return _("{value} (n = {n})", value=written, n=figures.count(row.n))
    return figure(row.value, row.numerator, row.n, row.unit, figures.code_of(row))


def other_figure(row: Row) -> str:
    """Write the value of all other students with the counts behind it."""
    code = figures.other_code(row)
    return figure(row.complement_value, row.complement_numerator, row.complement_n, row.unit, code)


def state(row: Row) -> str:
    """Say in what state a figure is that is not simply measured, with its cause."""
    written = labels.data_state(row.data_state)
    if is_own_obstacle(row) and row.gap_obstacle:
        written = gap_obstacles.obstacle(row)
    if row.state_description and row.data_state in _TOLD_CAUSES:
        return _("{state}: {cause}", state=written, cause=row.state_description)
    return written


def is_own_obstacle(row: Row) -> bool:
    """Tell whether the state of the group's own figure is why its gap cannot be shown."""
    return bool(row.data_state not in _SHOWN_STATES and row.subgroup != ALL)


def obstacle(row: Row) -> str:
    """Say why a gap cannot be shown, as it stands after a colon."""
    if row.subgroup == ALL:
        return _("All Students is the whole and has no gap of its own")
    return state(row) if is_own_obstacle(row) else gap_obstacles.obstacle(row)


def no_gap(row: Row) -> str:
    """Say in a sentence that a gap cannot be shown, and why."""
    if row.subgroup == ALL:
        return _("All Students is the whole and has no gap of its own.")
    return _("The gap cannot be shown: {why}.", why=obstacle(row))


def gap_label(row: Row) -> str:
    """Name where a group stands beside all others, and say where that holds only taken alone."""
    return many_looks.verdict(labels.gap(row.gap_verdict), row.gap_verdict, row.gap_survives)


def gap_change_label(row: Row) -> str:
    """Name how a gap moved, and say where that holds only taken alone."""
    before = row.gap_points - row.gap_change_points
    label = labels.gap_change(row.gap_change_verdict, is_turned=before * row.gap_points < 0)
    return many_looks.verdict(label, row.gap_change_verdict, row.gap_change_survives)


def finding(row: Row) -> str:
    """Say in one or two sentences where a group stands beside all other students."""
    if figures.is_missing(row.value):
        opening = _("{group}, {period}: {state}.", **_names(row), state=state(row))
        is_told = is_own_obstacle(row) or not row.gap_obstacle
        return opening if is_told else paragraph(opening, no_gap(row))
    if has_gap(row):
        return paragraph(_beside(row), gap_margin(row))
    opening = _("{group}, {period}: {figure}.", **_names(row), figure=own_figure(row))
    return paragraph(opening, no_gap(row), _others(row))


def _names(row: Row) -> dict[str, str]:
    return {"group": str(row.subgroup), "period": period_of(row)}


def _beside(row: Row) -> str:
    facts = _names(row) | {"figure": own_figure(row), "other": other_figure(row)}
    if row.gap_points == 0:
        return _("{group}, {period}: {figure}, the same as all other students, {other}.", **facts)
    facts |= {"size": size(row.gap_points)}
    if row.gap_points < 0:
        return _("{group}, {period}: {figure}, {size} below all other students, {other}.", **facts)
    return _("{group}, {period}: {figure}, {size} above all other students, {other}.", **facts)


def _others(row: Row) -> str:
    if figures.is_missing(row.complement_value):
        return ""
    return _("All other students: {figure}.", figure=other_figure(row))


def gap_margin(row: Row) -> str:
    """Say between what bounds the gap lies, and what that makes of it."""
    facts = {"verdict": gap_label(row)}
    low, high = row.gap_low, row.gap_high
    if low <= 0 <= high:
        facts |= {"below": bound(low), "above": bound(high)}
        return _(
            "{verdict}: the gap is between {below} points below and {above} points above.", **facts
        )
    least, most = sorted((abs(low), abs(high)))
    facts |= {"least": bound(least), "most": bound(most)}
    # The verdict says on which side.
    return _("{verdict}: the gap is between {least} and {most} points.", **facts)


def bound(points: float) -> str:
    """Write one end of an interval in points; one that is not zero is never written as zero."""
    if 0 < abs(points) < NOTHING:
        return _("less than {least}", least=numbers.decimal(0.1))
    return numbers.decimal(abs(points))


def size(points: float) -> str:
    """Write the size of a difference: ``4.3 points``."""
    return _("{size} points", size=bound(points) if points else numbers.decimal(0))


def side(points: float) -> str:
    """Write a gap with its side: ``4.3 points below``."""
    if points == 0:
        return _("no gap")
    if points < 0:
        return _("{size} points below", size=bound(points))
    return _("{size} points above", size=bound(points))


def distance(row: Row) -> str:
    """Write how far a value is from its target: ``1.4 points below the plan``."""
    return verdicts.distance(row) or _("not known")


def clear_from(points: float) -> str:
    """Write the smallest clear change, rounded up so that the figure written is clear: ``5.7``."""
    return numbers.decimal(math.ceil(10 * points - 1e-9) / 10)


def change_words(row: Row) -> str:
    """Say how a group moved, whether that is clear, and how it compares with the rest."""
    if figures.is_missing(row.change_points) or row.change == Change.NOT_COMPARABLE:
        return verdicts.change_reason(row)
    facts = {
        "group": str(row.subgroup),
        "period": earlier(row, row.change_from_period),
        "points": figures.points(row.change_points),
        "verdict": many_looks.verdict(since.verdict(row), row.change, row.change_survives),
    }
    if figures.is_missing(row.change_low):
        return _("{group} since {period}: {points} points. {verdict}.", **facts)
    facts |= {"low": numbers.signed(row.change_low), "high": numbers.signed(row.change_high)}
    told = _(
        "{group} since {period}: {points} points, between {low} and {high}. {verdict}.", **facts
    )
    return paragraph(told, beside.reason(row))
