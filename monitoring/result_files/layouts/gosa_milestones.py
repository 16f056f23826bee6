"""GOSA's results of Georgia Milestones, end of grade and end of course, by student group."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from monitoring.disclosure import MIN_SHOWN
from monitoring.errors import Notice
from monitoring.result_files import cells
from monitoring.result_files.cells import SUM_OF_TWO, Figure
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import (
    EOC,
    EOG,
    EVERY_GRADE,
    HIDDEN,
    MEASURED,
    NAN,
    NOT_PUBLISHED,
    FileRefusedError,
)
from monitoring.result_files.records import Figures, Key, Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import Allowed, FileFault, Found, LoadNote

_EOG_TESTS = frozenset({"english language arts", "mathematics", "science", "social studies"})
# Taken at the end of grade 8 from 2022 on, and at the end of a course before.
_EITHER_TEST = "physical science"
_LEVELS = ("begin", "developing", "proficient", "distinguished")
# A note that a load writes itself is a code and a figure; `monitoring/wording/notes.py` says it.
LEVELS_SUM = "levels_sum:"
# Four rounded percents stay within this of 100. Beyond it, students were given no level, and
# the share at the upper levels is no longer the share of those tested.
_LEVELS_WITHIN = 1.0
_COLUMNS: Mapping[str, str | tuple[str, ...]] = {
    "numerator": ("proficient_cnt", "distinguished_cnt"),
    "denominator": "num_tested_cnt",
    "value": ("proficient_pct", "distinguished_pct"),
}


def _indicator_of_file(rows: Iterable[Row], file_name: str) -> str | None:
    """Say whether rows without an assessment code are end-of-grade or end-of-course tests.

    Args:
        rows: the rows that will be kept.
        file_name: asked only where the tests themselves could be either.

    Returns:
        The indicator, or None where neither the tests nor the file name tell.
    """
    tests = {row.text("test_cmpnt_typ_nm").casefold() for row in rows}
    if tests & _EOG_TESTS:
        return EOG
    if tests - {_EITHER_TEST, ""}:
        return EOC
    name = file_name.casefold()
    kinds = {word for word in ("eog", "eoc") if word in name}
    return {"eog": EOG, "eoc": EOC}[kinds.pop()] if len(kinds) == 1 else None


def _read(row: Row, *, is_state: bool, file_indicator: str | None) -> Record | None:
    """Read one row; None where it is at fault.

    Source:
        GOSA, Downloadable Data, Georgia Milestones EOG and EOC by subgroup, 2015 to 2025, all
        grades and by grade. Proficient or above is the levels Proficient and Distinguished.
    """
    indicator = _indicator(row, file_indicator)
    subgroup = row.subgroup("subgroup_name")
    period = row.known_period("long_school_year")
    place = row.place(is_state=is_state)
    grade = _grade(row)
    content = _content_area(row)
    levels = _levels(row, row.figure("num_tested_cnt", is_count=True))
    if indicator is None or subgroup is None or period is None or place is None:
        return None
    if grade is None or content is None or levels is None:
        return None
    key = Key(indicator, period, subgroup, grade, content)
    return row.record(key, place, levels, _COLUMNS)


def _content_area(row: Row) -> str | None:
    content = " ".join(row.text("test_cmpnt_typ_nm").split())
    if not content:
        row.fault("test_cmpnt_typ_nm", Notice(Allowed.TEST_NAME))
    return content or None


def _indicator(row: Row, file_indicator: str | None) -> str | None:
    """Read the assessment code ("EOG", "EOC_by_GRADE"); files before 2024 have none."""
    code = row.text("assessment").casefold()
    for start, indicator in (("eog", EOG), ("eoc", EOC)):
        if code.startswith(start):
            return indicator
    if code:
        raise FileRefusedError(
            FileFault.OTHER_ASSESSMENT, file=row.table.file, assessment=row.text("assessment")
        )
    return file_indicator


def _grade(row: Row) -> str | None:
    if not row.table.header.has("grade"):
        return EVERY_GRADE
    grade = cells.grade(row.text("grade"))
    if grade is None:
        row.fault("grade", Notice(Allowed.GRADE))
    return grade


def _levels(row: Row, tested: Figure) -> Figures | None:
    counts = [row.figure(f"{level}_cnt", is_count=True) for level in _LEVELS]
    percents = [row.percent(f"{level}_pct") for level in _LEVELS]
    if any(read.kind == "bad" for read in (tested, *counts, *percents)):
        return None
    if not tested.is_number:
        return Figures(NOT_PUBLISHED if tested.kind == "not_published" else HIDDEN)
    if not _add_up(row, tested, counts, percents):
        return None
    return _upper(tested, counts, percents)


def _add_up(row: Row, tested: Figure, counts: list[Figure], percents: list[Figure]) -> bool:
    """Note a fault where levels are no percents, or hold more students than were tested."""
    students = sum(read.value for read in counts if read.is_number)
    if students > tested.value:
        row.fault("num_tested_cnt", Notice(Allowed.AT_LEAST_LEVELS, n=int(students)))
        return False
    for level, read in zip(_LEVELS, percents, strict=True):
        if read.is_number and not 0 <= read.value <= 100:
            row.fault(f"{level}_pct", Notice(Allowed.PERCENT, low=0, high=100))
            return False
    total = round(sum(read.value for read in percents if read.is_number), 6)
    if total > 100 + _LEVELS_WITHIN:
        row.fault("begin_pct", Notice(Allowed.LEVELS_ADD_UP), Notice(Found.LEVELS_SUM, total=total))
        return False
    return True


def _upper(tested: Figure, counts: list[Figure], percents: list[Figure]) -> Figures:
    """Add up the two upper levels, and tell what the four levels say about each other."""
    proficient, distinguished = counts[2:]
    has_counts = proficient.is_number and distinguished.is_number
    has_percents = percents[2].is_number and percents[3].is_number
    if not has_counts and not has_percents:
        return Figures(HIDDEN)
    if all(read.is_number for read in percents):
        total = round(sum(read.value for read in percents), 6)
        if tested.value >= MIN_SHOWN and total < 100 - _LEVELS_WITHIN:
            return Figures(
                NOT_PUBLISHED,
                note=f"{LEVELS_SUM}{total:g}",
            )
    return Figures(
        MEASURED,
        numerator=proficient.value + distinguished.value if has_counts else NAN,
        denominator=tested.value,
        # Two rounded percents can add up to 100.1.
        value=min(round(percents[2].value + percents[3].value, 6), 100.0) if has_percents else NAN,
        tolerance=max(percents[2].rounding, percents[3].rounding) + SUM_OF_TWO,
    )


def _settle_fractions(table: TableContext, rows: Sequence[Row]) -> None:
    """Tell whether the file holds fractions: then the four levels of each row add up to 1."""
    columns = [f"{level}_pct" for level in _LEVELS]
    printed = [[row.text(name) for name in columns] for row in rows]
    sums = [
        sum(cells.figure(text).value for text in texts)
        for texts in printed
        if all(cells.figure(text).is_number for text in texts)
        and not any(map(cells.has_percent_sign, texts))
    ]
    if sums and all(abs(total - 1) <= _LEVELS_WITHIN / 100 for total in sums):
        table.is_fraction = True
        table.notes.append(Notice(LoadNote.FRACTIONS, n=len(sums) * len(columns)))


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    """Return what reads the rows; those without an assessment code are all of one kind.

    Raises:
        FileRefusedError: neither their tests nor the file's name tell which.
    """
    without_code = [row for row in rows if not row.text("assessment")]
    indicator = _indicator_of_file(without_code, table.file) if without_code else None
    if without_code and indicator is None:
        raise FileRefusedError(FileFault.EOG_OR_EOC, file=table.file)
    _settle_fractions(table, rows)
    return partial(_read, file_indicator=indicator)


LAYOUT = Layout(
    code="gosa_milestones",
    marks=frozenset({"subgroup_name", "test_cmpnt_typ_nm", "num_tested_cnt", "begin_cnt"}),
    needs=(
        *("long_school_year", "district", "school_code", "school"),
        *("developing_cnt", "proficient_cnt", "distinguished_cnt"),
        *("begin_pct", "developing_pct", "proficient_pct", "distinguished_pct"),
    ),
    converter=_converter,
    group="subgroup_name",
)
