"""What is said of the early signs of a measure: never the measure's own status."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitoring.vocabulary import AddedBy, Direction
from monitoring.wording import (
    figures,
    labels,
    many_looks,
    measures,
    numbers,
    periods,
    since,
    verdicts,
)
from monitoring.wording.coverage import coverage as coverage
from monitoring.wording.i18n import _
from monitoring.wording.interims import sign_name
from monitoring.wording.joined import paragraph, series

if TYPE_CHECKING:
    from monitoring.db.query_rows import InterimFindings

Cells = tuple[str, ...]
_NONE = "–"


def heading(measure: str) -> str:
    """Return the heading over the early signs of a measure."""
    return _("Early signs of {measure}", measure=measure)


def none_taken() -> str:
    """Say that nothing is taken as an early sign."""
    return _("Nothing is taken as an early sign of this measure.")


def none_loaded(names: Sequence[str]) -> str:
    """Say that early signs are named and no results are loaded, and how to load them."""
    return _(
        "No early signs are loaded. Taken as early signs: {names}. Load them by quarter in the "
        "tidy layout: one row each with indicator, period (such as 2022-23-Q1), "
        "organisation_level, subgroup, numerator, and denominator. data/README.md describes every "
        "column.",
        names=numbers.and_list(dict.fromkeys(names)),
    )


def moved(rows: Sequence["InterimFindings"], quarter: str) -> str:
    """Say which early signs moved clearly, from the latest row of each that did.

    Args:
        rows: those that did.
        quarter: the review quarter; a sign of an earlier school year says of when it is.
    """
    if not rows:
        return _("No early sign moved clearly since the same quarter of last year.")
    return _(
        "Moved clearly since the same quarter of last year: {signs}.",
        signs=series(
            _(
                "{sign} ({verdict}, {points})",
                sign=_name_in(row, quarter),
                verdict=_change(row),
                points=_moved_by(row),
            )
            for row in rows
        ),
    )


def _moved_by(row: "InterimFindings") -> str:
    """Write a move with its sign; of what is better when lower, in a word: "2.2 points higher"."""
    if not is_lower_better(row):
        return _("{points} points", points=figures.points(row.change_points))
    size = numbers.decimal(abs(row.change_points))
    if row.change_points < 0:
        return _("{points} points lower", points=size)
    return _("{points} points higher", points=size)


def _name_in(row: "InterimFindings", quarter: str) -> str:
    """Name an early sign, with its quarter where that is of an earlier school year."""
    if periods.is_same_school_year(row.period, quarter):
        return sign_name(row)
    return _("{sign}, {quarter}", sign=sign_name(row), quarter=_quarter(row))


def past(row: "InterimFindings") -> str:
    """Say of when the latest result of an early sign is, and what it was then.

    Args:
        row: of an earlier school year than that of the quarter which is shown.
    """
    return _(
        "None is known for this school year. Latest known: {quarter}. Against its target then: "
        "{level}. Since the year before: {change}.",
        quarter=_quarter(row),
        level=labels.level(row.level),
        change=_change(row),
    )


def _change(row: "InterimFindings") -> str:
    return many_looks.verdict(since.verdict(row), row.change, row.change_survives)


def none_recent(last: "InterimFindings") -> str:
    """Say that no early sign is of the last year, and of which quarter the latest known one is."""
    return _(
        "No early sign is known for the year before the quarter's end. Latest known: {quarter}.",
        quarter=_quarter(last),
    )


def latest_known() -> str:
    """Label what opens early signs that are all of earlier school years."""
    return _("The latest early signs that are known")


def caution(coming: str) -> str:
    """Say what an early sign cannot do, and how to read the pictures.

    Args:
        coming: which official result comes next, "" where none is planned.
    """
    told = _("An early sign never changes the status above.")
    until = coming or _("No further official result is planned.")
    read = _(
        "Dots are results, hollow dots the same quarter of the year before, ticks the target. "
        "That early signs foretell the official result is an assumption."
    )
    return paragraph(told, until, read)


def against_target() -> str:
    """Name the first axis of an early sign's verdict."""
    return _("Against its target")


def lower_is_better() -> str:
    """Say that an indicator is better when it is lower."""
    return _("Lower is better.")


def is_lower_better(row: "InterimFindings") -> bool:
    """Tell whether an indicator is better when it is lower."""
    return bool(row.better_direction == Direction.LOWER)


def why() -> str:
    """Label what opens with the reason of an early sign's verdict."""
    return _("Why, and since when it is an early sign")


def reasons(row: "InterimFindings") -> str:
    """Say why an early sign is judged as it is."""
    return paragraph(verdicts.level_reason(row), verdicts.change_reason(row))


def taken_since(row: "InterimFindings") -> str:
    """Say since when, by whom and why an indicator is taken as an early sign."""
    facts = {"quarter": periods.in_sentence(row.since_period, row.period_style), "why": row.basis}
    if row.added_by == AddedBy.PLAN:
        return _("Taken as an early sign since {quarter}, named by the plan: {why}.", **facts)
    return _("Taken as an early sign since {quarter}, added by the district: {why}.", **facts)


def shown(row: "InterimFindings") -> str:
    """Say in a sentence what an early sign's picture shows, from its latest row."""
    facts = {
        "sign": sign_name(row),
        "quarter": _quarter(row),
        "level": labels.level(row.level),
        "change": _change(row),
    }
    if figures.is_missing(row.value):
        facts["value"] = labels.data_state(row.data_state)
    else:
        facts["value"] = figures.value(row.value, row.unit, figures.code_of(row))
    if figures.is_missing(row.target_value):
        return _(
            "{sign}, {quarter}: {value}. Against its target: {level}. Since last year: {change}.",
            **facts,
        )
    return _(
        "{sign}, {quarter}: {value}, target {target}. Against its target: {level}. Since last "
        "year: {change}.",
        target=figures.value(row.target_value, row.unit),
        **facts,
    )


def numbers_caption() -> str:
    """Label what opens with the numbers of the early signs."""
    return _("The numbers of the early signs as tables")


def head() -> Cells:
    """Return the heads of the table of one early sign."""
    return (
        _("Quarter"),
        _("Result"),
        _("Out of"),
        _("Points since the same quarter of last year"),
        measures.since_last_year(),
        _("Target"),
        against_target(),
        _("State of the result"),
        _("Why"),
        _("Known since"),
        _("Source"),
    )


def cells(row: "InterimFindings") -> Cells:
    """Write one quarter of an early sign in the cells of ``head``."""
    return (
        _quarter(row),
        _or_none(row.value, figures.value(row.value, row.unit, figures.code_of(row))),
        _or_none(row.n, figures.count(row.n)),
        _or_none(row.change_points, figures.points(row.change_points)),
        many_looks.verdict(labels.change_with_mark(row.change), row.change, row.change_survives),
        _or_none(row.target_value, figures.value(row.target_value, row.unit)),
        labels.level_with_mark(row.level),
        labels.data_state(row.data_state),
        reasons(row),
        numbers.short_day(row.released_on),
        row.source,
    )


def _or_none(number: object, text: str) -> str:
    return _NONE if figures.is_missing(number) else text


def _quarter(row: "InterimFindings") -> str:
    return periods.in_row(row.period, row.period_style)
