"""Checks results against themselves and each other, and keeps small groups hidden."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

import pandas as pd

from monitoring.disclosure import MIN_SHOWN, hide_small
from monitoring.errors import Fault, Notice
from monitoring.result_files.model import COLUMNS, EVERYONE, HIDDEN, MEASURED, NAN
from monitoring.result_files.records import Record
from monitoring.vocabulary import DataState, OrganisationLevel, Unit
from monitoring.vocabulary.faults import Allowed, Figures, Found

# The one place that says which values an indicator can have, by its unit.
VALUE_RANGES = {
    Unit.PERCENT: (0.0, 100.0),
    Unit.COUNT: (0.0, math.inf),
    Unit.RATE: (0.0, math.inf),
    Unit.SCORE: (-math.inf, math.inf),
}
# Scores have a scale each.
SCALES = {"school_climate_stars": (1.0, 5.0)}
_NOISE = 1e-9
_NUMBERS = ("numerator", "denominator", "value", "published_value")
Key = tuple[str | None, ...]


def faults_in(record: Record) -> list[Fault]:
    """Return what is wrong within one result: out of range, or figures that contradict."""
    faults = []
    low, high = SCALES.get(record.indicator_id, VALUE_RANGES[Unit(record.unit)])
    if not math.isnan(record.value) and not low <= record.value <= high:
        found = Notice(Found.TEXT, text=f"{record.value:.10g}")
        faults.append(_fault(record, "value", found, _allowed(record, low, high)))
    if record.numerator > record.denominator:
        found = Notice(
            Found.MORE_THAN_WHOLE, part=int(record.numerator), whole=int(record.denominator)
        )
        faults.append(_fault(record, "numerator", found, Notice(Allowed.AT_MOST_WHOLE)))
        return faults
    computed = _computed(record)
    if abs(computed - record.value) > record.tolerance + _NOISE:
        found = Notice(
            Found.OTHER_THAN_COUNTS,
            value=record.value,
            part=int(record.numerator),
            whole=int(record.denominator),
            computed=round(computed, 2),
        )
        faults.append(_fault(record, "value", found, Notice(Allowed.PERCENT_OF_COUNTS)))
    return faults


def _allowed(record: Record, low: float, high: float) -> Notice:
    if record.unit == Unit.PERCENT:
        return Notice(Allowed.PERCENT, low=low, high=high)
    if math.isinf(high):
        return Notice(Allowed.NOT_NEGATIVE)
    return Notice(Allowed.ON_SCALE, low=low, high=high)


def _fault(record: Record, role: str, found: Notice, allowed: Notice) -> Fault:
    column = record.columns.get(role, role)
    return Fault(record.file, record.line, column, found, allowed, sheet=record.sheet)


def _computed(record: Record) -> float:
    """Return the percent at full precision from the counts, missing where they are."""
    return record.numerator / record.denominator * 100 if record.denominator > 0 else NAN


def completed(record: Record) -> Record:
    """Return the result with its value taken from the counts wherever both are known."""
    computed = _computed(record)
    if math.isnan(computed) or record.data_state not in (MEASURED, DataState.NOT_COMPARABLE):
        return record
    return replace(record, value=computed)


def _key(record: Record) -> Key:
    return (
        record.indicator_id,
        record.period,
        record.organisation_level,
        record.organisation_code or record.organisation.casefold(),
        record.subgroup,
        record.content_area.casefold(),
        record.grade_span,
    )


def collapsed(records: Iterable[Record]) -> tuple[list[Record], list[Fault], int]:
    """Keep one of the results that a file gives more than once.

    Args:
        records: completed results in the order of the file.

    Returns:
        One result for each key, in the order of their first line (the one with counts where
        another of the same value has none); a fault for each that contradicts an earlier one;
        and how many repeats were left out.
    """
    by_key: dict[Key, Record] = {}
    faults = []
    repeats = 0
    for record in records:
        key = _key(record)
        first = by_key.setdefault(key, record)
        if first is record:
            continue
        if _agree(first, record):
            repeats += 1
            by_key[key] = max(first, record, key=_n_figures)
            continue
        found = Notice(
            Found.OTHER_FIGURES,
            figures=_figures(record),
            first=_figures(first),
            first_line=first.line,
        )
        faults.append(_fault(record, "value", found, Notice(Allowed.ONE_SET_OF_FIGURES)))
    return list(by_key.values()), faults, repeats


def _agree(first: Record, second: Record) -> bool:
    if first.data_state != second.data_state:
        return False
    pairs = [(first.numerator, second.numerator), (first.denominator, second.denominator)]
    if any(a != b for a, b in pairs if not (math.isnan(a) or math.isnan(b))):
        return False
    a, b = first.published_value, second.published_value
    if math.isnan(a) or math.isnan(b):
        return _n_figures(first) == _n_figures(second)
    # One sheet may print a rate to fewer decimals than the sheet with the counts.
    rounding = 0.0 if _n_figures(first) == _n_figures(second) else first.tolerance
    return abs(a - b) <= max(rounding, second.tolerance if rounding else 0.0) + _NOISE


def _n_figures(record: Record) -> int:
    return sum(not math.isnan(x) for x in (record.numerator, record.denominator, record.value))


def _figures(record: Record) -> Notice:
    """Return a result's figures, without those of fewer than MIN_SHOWN students."""
    if record.denominator < MIN_SHOWN:
        return Notice(Figures.HIDDEN)
    if record.data_state != MEASURED:
        return Notice(Figures.STATE, state=record.data_state)
    if math.isnan(record.numerator) or math.isnan(record.denominator):
        return Notice(Figures.VALUE, value=record.published_value)
    return Notice(Figures.COUNTS, part=int(record.numerator), whole=int(record.denominator))


def parts_above_whole(records: Sequence[Record], of_students: Collection[str]) -> list[Fault]:
    """Return a fault for each group of more students than all, and school than its district.

    Args:
        records: kept results of a district's own file; it need not hold the wholes.
        of_students: indicators whose counts are of students.
    """
    counted = [it for it in records if it.indicator_id in of_students and it.denominator > 0]
    wholes = {(_scope(it), _place(it), it.subgroup): it for it in counted}
    faults = []
    for record in counted:
        scope, place = _scope(record), _place(record)
        part, found = int(record.denominator), None
        everyone = wholes.get((scope, place, EVERYONE), record)
        district = wholes.get((scope, OrganisationLevel.DISTRICT, record.subgroup), record)
        if part > everyone.denominator:
            whole, line = int(everyone.denominator), everyone.line
            found = Notice(Found.MORE_THAN_ALL, part=part, whole=whole, first_line=line)
        elif record.organisation_level == OrganisationLevel.SCHOOL and part > district.denominator:
            whole, line = int(district.denominator), district.line
            found = Notice(Found.MORE_THAN_DISTRICT, part=part, whole=whole, first_line=line)
        if found is not None:
            faults.append(_fault(record, "denominator", found, Notice(Allowed.AT_MOST_WHOLE)))
    return faults


def _scope(record: Record) -> Key:
    area = record.content_area.casefold()
    return (record.indicator_id, record.period, area, record.grade_span)


def _place(record: Record) -> str:
    """Return whose a result is; of districts a file has one, however it is written."""
    if record.organisation_level != OrganisationLevel.SCHOOL:
        return record.organisation_level
    return record.organisation_code or record.organisation.casefold()


def frame(records: Sequence[Record]) -> pd.DataFrame:
    """Return results as rows with the columns of COLUMNS, those of small groups hidden."""
    rows = pd.DataFrame(map(attrgetter(*COLUMNS), records), columns=list(COLUMNS))
    figures = {name: "float64" for name in (*_NUMBERS, "n_enrolled")}
    words = {name: "object" for name in ("organisation_code", "released_on", "source")}
    rows = hide_small(rows.astype(figures | words | {"line": "int64"}))
    # How many are enrolled would tell how many of them a hidden figure is of.
    is_told = (rows["data_state"] != HIDDEN) & (rows["n_enrolled"] >= MIN_SHOWN)
    rows["n_enrolled"] = rows["n_enrolled"].where(is_told)
    return rows
