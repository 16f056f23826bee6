"""Counts progress in English: who kept the band of the year before or rose above it."""

from collections.abc import Sequence
from datetime import date

from monitoring.errors import Notice
from monitoring.student_exports.cells import amount, day
from monitoring.student_exports.forms.students import student_of
from monitoring.student_exports.model import Count, Knowledge, Row, Student, Table
from monitoring.student_exports.rows import rows
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import DropReason, ExportFault, ExportField, ExportNote
from monitoring.vocabulary.faults import Allowed, Found

PROGRESS = "access_progress"
_F = ExportField
# A school year of Georgia begins in July.
_JULY = 7
_LOWEST, _HIGHEST = 1, 6
# How files write that a student has no overall level.
_NO_LEVEL = frozenset({"", "na", "n/a", "-"})
_Levels = dict[str, tuple[Student, int, date]]


def count_progress(
    tables: Sequence[Table], known: Knowledge
) -> tuple[Sequence[Table], list[Count]]:
    """Count the files of the two latest years, whatever their order; others are told.

    Returns:
        The files that were counted, that of the later year first, and what each student adds to
        its results.

    Raises:
        ExportError: there is no file of the year before the latest, or two are of the same year.
    """
    years: dict[int, tuple[Table, _Levels]] = {}
    for table in tables:
        levels, year = _levels(table, known)
        if year in years:
            files = (years[year][0].file, table.file)
            raise ExportError(ExportFault.SAME_YEAR, files=files, test_period=str(year))
        if year is not None:
            years[year] = (table, levels)
    latest = max(years, default=0)
    if any(table.faults for table in tables):
        return tables, []
    if latest - 1 not in years or known.context.period(str(latest)) is None:
        layout = tables[0].layout
        raise ExportError(ExportFault.TWO_YEARS, file=tables[0].file, export=layout.name)
    table, now = years[latest]
    earlier, before = years[latest - 1]
    others = tuple(it.file for it in tables if it not in (table, earlier))
    if others:
        table.notes.append(Notice(ExportNote.OTHER_YEARS, n=len(others), files=others))
    table.drops[DropReason.ONE_YEAR_ONLY] += len(now.keys() ^ before.keys())
    table.notes.append(Notice(ExportNote.COUNTED_FOR_YEAR, test_period=str(latest)))
    counts = [
        Count(student, PROGRESS, str(latest), "", part=float(band >= before[number][1]), whole=1.0)
        for number, (student, band, _) in now.items()
        if number in before
    ]
    return (table, earlier), counts


def _levels(table: Table, known: Knowledge) -> tuple[_Levels, int | None]:
    """Return student -> the band of the overall level; and the school year of the tests."""
    levels: _Levels = {}
    years: set[int] = set()
    for row in rows(table):
        if row.text(_F.LEVEL).casefold() in _NO_LEVEL:
            table.drops[DropReason.NO_VERDICT] += 1
            continue
        student, band, taken = student_of(row, known), _band(row), _day(row)
        if student is None or band is None or taken is None:
            continue
        years.add(taken.year + (taken.month >= _JULY))
        if _is_later(row, taken, levels.get(student.number), band):
            levels[student.number] = (student, band, taken)
    if len(years) > 1:
        # Who was tested in the earlier year alone would be a student of the later one.
        told = tuple(f"{year - 1}-{year % 100:02d}" for year in sorted(years))
        raise ExportError(ExportFault.SEVERAL_YEARS, file=table.file, years=told)
    return levels, max(years, default=None)


def _is_later(row: Row, taken: date, before: tuple[Student, int, date] | None, band: int) -> bool:
    """Return whether a result is the latest of a student; two of one day must be the same."""
    if before is None:
        return True
    student, other_band, other_day = before
    if taken != other_day:
        row.table.drops[DropReason.RETAKES] += 1
        return taken > other_day
    if band == other_band:
        row.table.told[ExportNote.REPEATED_ROWS] += 1
    else:
        found = Notice(Found.STUDENT_OTHERWISE, first_line=student.line)
        row.fault(_F.LEVEL, Notice(Allowed.ONE_RESULT_OF_A_DAY), found)
    return False


def _band(row: Row) -> int | None:
    found = amount(row.text(_F.LEVEL))
    if found is None or not _LOWEST <= found <= _HIGHEST:
        row.fault(_F.LEVEL, Notice(Allowed.LEVEL), Notice(Found.NOT_QUOTED))
        return None
    return int(found)


def _day(row: Row) -> date | None:
    found = day(row.text(_F.DATE))
    if found is None:
        row.fault(_F.DATE, Notice(Allowed.EXPORT_DATE), Notice(Found.NOT_QUOTED))
    return found
