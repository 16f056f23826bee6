"""Turns rows of the project's own tidy layout into results."""

import re
from dataclasses import dataclass
from datetime import date

from monitoring.result_files import cells
from monitoring.result_files.cells import SUM_OF_TWO, Figure
from monitoring.result_files.district import closeness
from monitoring.result_files.milestones import EOC, EOG
from monitoring.result_files.model import (
    EVERY_GRADE,
    HIDDEN,
    HIGH_SCHOOL,
    MEASURED,
    NAN,
    NOT_PUBLISHED,
    STATE_CODE,
    Record,
    folded,
)
from monitoring.result_files.rows import STATE_PLACE, Place, Row

_LEVELS = ("state", "district", "school")
_WITHOUT_FIGURES = ("overdue", "cancelled", NOT_PUBLISHED)
_STATES = (MEASURED, *_WITHOUT_FIGURES, "not_comparable", HIDDEN)
_CODE = re.compile(r"(?:GA-)?(\d{3}|\d{7})(?:-(\d{1,4}))?", re.ASCII)
_TESTED = ("milestones", "benchmark")
_GRADUATION = "graduation"
_ROLES = ("numerator", "denominator", "value")


def from_tidy(row: Row, *, is_state: bool) -> Record | None:
    """Read one row of the tidy layout; None where it is at fault.

    Source:
        data/README.md, the tidy layout for results.
    """
    faults_before = len(row.job.faults)
    indicator = _indicator(row)
    period = _period(row)
    subgroup = row.subgroup("subgroup")
    place = STATE_PLACE if is_state else _place(row)
    grade = _grade_span(row, indicator or "")
    released = _released(row)
    figures = _figures(row, is_milestones=indicator in (EOG, EOC))
    if len(row.job.faults) > faults_before:
        return None
    if None in (indicator, period, subgroup, grade) or place is None or figures is None:
        return None
    return Record(
        where=row.job.where,
        line=row.line,
        indicator_id=str(indicator),
        period=str(period),
        organisation_level=place.level,
        organisation=place.name,
        organisation_code=place.code,
        subgroup=str(subgroup),
        content_area=" ".join(row.text("content_area").split()),
        grade_span=str(grade),
        numerator=figures.numerator,
        denominator=figures.denominator,
        value=figures.percent,
        published_value=figures.percent,
        data_state=figures.state,
        released_on=released,
        source=row.text("source") or None,
        note=row.text("note"),
        tolerance=figures.tolerance,
        columns={role: row.job.header.printed_name(role) for role in _ROLES},
    )


@dataclass(frozen=True)
class _Figures:
    """The figures of a row, missing where its data state allows none."""

    state: str
    numerator: float = NAN
    denominator: float = NAN
    percent: float = NAN
    tolerance: float = 0.0


def _figures(row: Row, *, is_milestones: bool) -> _Figures | None:
    numerator = row.figure("numerator", is_count=True)
    denominator = row.figure("denominator", is_count=True)
    percent = row.figure("value")
    state = _state(row, numerator, denominator, percent)
    if state not in (MEASURED, "not_comparable"):
        return None if state is None else _Figures(state)
    return _Figures(
        state,
        numerator.value,
        denominator.value,
        percent.value,
        percent.rounding + (SUM_OF_TWO if is_milestones else 0),
    )


def _indicator(row: Row) -> str | None:
    found = row.job.context.indicator(row.text("indicator"))
    if found is None:
        row.fault("indicator", f"one of {', '.join(sorted(row.job.context.indicators))}")
    return found


def _period(row: Row) -> str | None:
    text = row.text("period").removesuffix(".0")
    context = row.job.context
    found = context.period(text) or context.period(cells.school_year(text) or "")
    if found is None:
        row.fault("period", "a school year or quarter of the calendar, such as 2024 or 2022-23-Q2")
    return found


def _place(row: Row) -> Place | None:
    level = folded(row.text("organisation_level"))
    if level not in _LEVELS:
        row.fault("organisation_level", "state, district or school")
        return None
    code = _code(row, level)
    name = row.text("organisation")
    if level == "school":
        if not name:
            row.fault("organisation", "the name of the school")
        return Place(level, name, code)
    wanted = row.job.context.district
    if name and not row.text("district") and closeness(name, wanted) is None:
        row.fault(
            "organisation",
            f"the plan's district, {wanted} (or a column named district that says whose row it is)",
        )
    return Place(level, name or row.text("district") or wanted, code)


def _code(row: Row, level: str) -> str | None:
    text = row.text("organisation_code").removesuffix(".0")
    if not text:
        return None
    match = _CODE.fullmatch(text.upper())
    needs_school = level == "school"
    if match is None or (match[2] is not None) != needs_school:
        shape = f"{STATE_CODE}-631-0104" if needs_school else f"{STATE_CODE}-631"
        row.fault("organisation_code", f"a code such as {shape}, or an empty cell")
        return None
    code = f"{STATE_CODE}-{match[1]}"
    return f"{code}-{match[2].zfill(4)}" if needs_school else code


def _grade_span(row: Row, indicator: str) -> str | None:
    text = row.text("grade_span")
    if not text:
        if indicator.startswith(_GRADUATION):
            return HIGH_SCHOOL
        return EVERY_GRADE if indicator.startswith(_TESTED) else ""
    span = cells.grade_span(text)
    if span is None:
        row.fault("grade_span", "a grade (3), a span (9-12), All tested grades, or an empty cell")
    return span


def _released(row: Row) -> date | None:
    text = row.text("released_on")
    found = cells.day(text)
    if text and found is None:
        row.fault("released_on", "a date written YYYY-MM-DD, such as 2026-10-11")
    return found


def _state_code(text: str) -> str:
    """Return the code of a data state, which files may also write in words."""
    word = folded(text)
    return HIDDEN if word == "hidden to protect students" else word.replace(" ", "_")


def _state(row: Row, numerator: Figure, denominator: Figure, percent: Figure) -> str | None:
    """Settle the data state from its column or, where that is empty, from the figures."""
    word = _state_code(row.text("data_state"))
    has_figures = percent.is_number or (numerator.is_number and denominator.is_number)
    if word and word not in _STATES:
        row.fault("data_state", ", ".join(_STATES))
        return None
    kinds = {numerator.kind, denominator.kind, percent.kind}
    if "bad" in kinds:
        return None
    if word == HIDDEN or (word in ("", MEASURED) and kinds & {"hidden"}):
        return HIDDEN
    if word in _WITHOUT_FIGURES:
        if has_figures:
            row.fault("data_state", f"no figures in a row that is {word}", f"{word}, with figures")
        return word
    if word == "" and "not_published" in kinds:
        return NOT_PUBLISHED
    if not has_figures and word != "not_comparable":
        row.fault(
            "value" if row.job.header.has("value") else "numerator",
            "a number, TFS where it is hidden, or a data_state that says why there is none",
        )
    return word or MEASURED
