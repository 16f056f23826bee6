"""The project's own tidy layout, for results that a district counts itself."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Any

from monitoring.apart.sheets import NO_STORED_VALUE
from monitoring.errors import Notice
from monitoring.result_files import cells
from monitoring.result_files.content_areas import content_area, others
from monitoring.result_files.fractions import settle_fractions
from monitoring.result_files.group_names import read_as
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import (
    EVERY_GRADE,
    HIGH_SCHOOL,
    TIDY,
    FileRefusedError,
    folded,
)
from monitoring.result_files.own_figures import WITHOUT_FIGURES, read_figures
from monitoring.result_files.places import place_of, state_of
from monitoring.result_files.records import Key, Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.result_files.said_periods import period_of, whole_years
from monitoring.result_files.schools import is_total
from monitoring.vocabulary import Unit
from monitoring.vocabulary.faults import Allowed, FileFault, LoadNote
from monitoring.vocabulary.files import TemplateColumn

_TESTED = ("milestones", "benchmark")
_GRADUATION = "graduation"
_EVERYONE = frozenset({"all", "all students"})
_FILLED = ("numerator", "denominator", "value", "data_state", "note")
_COLUMNS = {
    "numerator": "numerator",
    "denominator": "denominator",
    "value": "value",
    "code": "organisation_code",
}
_SAID = ("indicator", "period", "subgroup", "grade_span", "grade")
_WHOSE = ("organisation_level", "organisation", "district", "organisation_code")
_SAMPLE = "sample"
_READ = (
    *(*_SAID, *_WHOSE, *_FILLED, *TemplateColumn),
    *("content_area", "released_on", "source", "batch_kind"),
)
# What cells with the same words were found to say: most rows of a file repeat others.
_Known = dict[tuple[object, ...], Any]


def _read(row: Row, known: _Known, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault.

    Source:
        data/README.md, the tidy layout for results.
    """
    faults_before = len(row.table.faults)
    indicator, period, subgroup, grade = _once(known, row, _SAID, _said)
    place = _once(known, row, _WHOSE, state_of if is_state else place_of)
    released = _released(row)
    if row.text("content_area") == NO_STORED_VALUE:
        row.fault("content_area", Notice(Allowed.TYPED_TEXT))
    figures = read_figures(row, indicator or "")
    if figures is not None and figures.state not in WITHOUT_FIGURES:
        _refuse_other_days(row, str(period), released, _once(known, row, (), _last_day))
    if len(row.table.faults) > faults_before:
        return None
    if None in (indicator, period, subgroup, grade) or place is None or figures is None:
        return None
    content = _once(known, row, ("content_area",), _content_area)
    return row.record(
        Key(str(indicator), str(period), str(subgroup), str(grade), content),
        place,
        figures,
        _COLUMNS,
        released_on=released,
        source=row.text("source") or None,
        note=row.text("note"),
    )


def _once(known: _Known, row: Row, names: Sequence[str], read: Callable[[Row], Any]) -> Any:  # noqa: ANN401
    """Return what a row says in some cells; cells without a fault are read once in a file."""
    asked = (read, *map(row.text, names))
    if asked in known:
        return known[asked]
    n_before = len(row.table.faults)
    found = read(row)
    if len(row.table.faults) == n_before:
        known[asked] = found
    return found


def _said(row: Row) -> tuple[str | None, str | None, str | None, str | None]:
    """Return indicator, period, student group and grades, each None where it is at fault."""
    indicator = _indicator(row)
    period = _period(row)
    if period is not None and not period.isdigit() and indicator in row.table.context.yearly:
        # One that stands in a quarter would be judged as a year of its own.
        row.fault("period", Notice(Allowed.YEAR_OF_YEARLY))
    return indicator, period, _subgroup(row), _grade_span(row, indicator or "")


def _content_area(row: Row) -> str:
    return content_area(row.text("content_area"), row.table.context.content_areas)


def _indicator(row: Row) -> str | None:
    found = row.table.context.indicator(row.text("indicator"))
    if found is None:
        known = tuple(sorted(row.table.context.indicators))
        row.fault("indicator", Notice(Allowed.ONE_OF, names=known))
    return found


def _period(row: Row) -> str | None:
    found = period_of(row.text("period"), row.table.context)
    if found is None:
        row.fault("period", Notice(Allowed.SCHOOL_YEAR_OR_QUARTER))
    return found


def _subgroup(row: Row) -> str | None:
    text = row.text("subgroup")
    if is_total(text) and row.table.context.subgroup(text) is None:
        row.fault("subgroup", Notice(Allowed.GROUP_NOT_TOTAL))
        return None
    return row.subgroup("subgroup")


def _is_total(row: Row) -> bool:
    """Return whether a row adds up others: it is named so, and says of no indicator or period.

    Where cells are merged or left empty below their like, a row of a group looks much the same.
    """
    keys = (row.text("indicator"), row.text("period"))
    if any(text and not is_total(text) for text in keys):
        return False
    level, group = row.text("organisation_level"), row.text("subgroup")
    named = [text for text in row.texts if text.strip() and text not in (level, group)]
    return any(map(is_total, named)) or (is_total(group) and folded(group) not in _EVERYONE)


def _is_left_empty(row: Row) -> bool:
    """Return whether nobody filled in a row of a template."""
    return not any(row.text(name) for name in _FILLED)


def _named(row: Row) -> tuple[str, str]:
    """Return the names in a row that somebody may have had to match."""
    return row.text("subgroup"), row.text("indicator")


def _left_out(row: Row) -> str:
    """Return the name for which somebody said that the row is to be left out, "" for none."""
    return next((name for name in _named(row) if row.table.context.is_left_out(name)), "")


def _is_sample(row: Row) -> bool:
    names = ("batch_kind", "source", "note")
    return any(row.text(name)[: len(_SAMPLE)].casefold() == _SAMPLE for name in names)


def _grade_span(row: Row, indicator: str) -> str | None:
    # Districts that have no spans call the column so.
    text = row.text("grade_span") or row.text("grade")
    if not text:
        if indicator.startswith(_GRADUATION):
            return HIGH_SCHOOL
        return EVERY_GRADE if indicator.startswith(_TESTED) else ""
    span = cells.grade_span(text)
    if span is None:
        row.fault("grade_span", Notice(Allowed.GRADE_SPAN))
    return span


def _last_day(row: Row) -> date | None:
    """Return the last day of all known periods, None where none has days."""
    return max((end for _, end in row.table.context.days.values()), default=None)


def _refuse_other_days(row: Row, period: str, released: date | None, last: date | None) -> None:
    """Note a fault for figures of a period to come, or said to be known before theirs began."""
    context = row.table.context
    if period not in context.days or last is None:
        return
    first = context.days[period][0]
    if context.today is not None and first > context.today:
        row.fault("period", Notice(Allowed.BEGUN_PERIOD, first=first))
    if released is not None and not first <= released <= last:
        row.fault("released_on", Notice(Allowed.DAY_SINCE, first=first, last=last))


def _released(row: Row) -> date | None:
    text = row.text("released_on")
    found = cells.day_in_words(text)
    if text and found is None:
        row.fault("released_on", Notice(Allowed.DATE))
    return found


def _lacks(columns: Collection[str]) -> Sequence[str]:
    """Return what is missing of a value, counts, or a state that says why there are none."""
    has_counts = "numerator" in columns and "denominator" in columns
    return () if has_counts or "value" in columns or "data_state" in columns else ("value",)


def _unread(table: TableContext) -> Iterator[Notice]:
    """Tell the columns that nothing was read of: one may be a content area by another name."""
    read = {at for name in _READ for at in table.header.index.get(name, ())}
    printed = enumerate(table.header.printed)
    if names := tuple(name for at, name in printed if name and at not in read):
        yield Notice(LoadNote.UNREAD_COLUMNS, n=len(names), columns=names)


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    """Return what reads the rows.

    Raises:
        FileRefusedError: the rows say that they are sample, or it is not known whether the
            values are percents or fractions.
    """
    sample = [row.line for row in rows if _is_sample(row)]
    if sample:
        raise FileRefusedError(
            FileFault.SAMPLE_ROWS, file=table.file, n=len(sample), line=sample[0]
        )
    totals = [row.line for row in rows if _is_total(row)]
    if totals:
        table.notes.append(Notice(LoadNote.TOTAL_ROWS, n=len(totals), line=totals[0]))
    table.notes += _unread(table)
    is_template = table.header.has(TemplateColumn.VALUE)
    empty = [row.line for row in rows if is_template and _is_left_empty(row)]
    if empty:
        table.notes.append(Notice(LoadNote.LEFT_EMPTY, n=len(empty)))
    # Most loads match no names, and their rows need not be asked.
    matching = rows if table.context.matches or table.context.remembered else ()
    out = {row.line: name for row in matching if (name := _left_out(row))}
    if out:
        names = tuple(dict.fromkeys(out.values()))
        table.notes.append(Notice(LoadNote.LEFT_OUT, n=len(out), names=names))
    met = dict.fromkeys(text for row in matching for text in _named(row))
    table.notes += [
        Notice(LoadNote.MATCHED_BEFORE, name=name, meant=meant)
        for name in met
        if (meant := table.context.meant_before(name))
    ]
    table.notes += read_as(table.context, (row.text("subgroup") for row in rows))
    areas = [row.text("content_area") for row in rows if row.line not in out]
    table.notes += others(areas, table.context.content_areas)
    percents = [row for row in rows if row.line not in out and _is_percent(row)]
    settle_fractions(table, percents, _COLUMNS)
    aside = {*totals, *empty, *out}
    said = ((row.text("indicator"), row.text("period")) for row in rows if row.line not in aside)
    table.notes += whole_years(said, table.context)
    known: _Known = {}

    def read(row: Row, *, is_state: bool) -> Record | None:
        return None if row.line in aside else _read(row, known, is_state=is_state)

    return read


def _is_percent(row: Row) -> bool:
    context = row.table.context
    return context.unit(context.indicator(row.text("indicator")) or "") == Unit.PERCENT


LAYOUT = Layout(
    code=TIDY,
    marks=frozenset({"indicator", "period"}),
    needs=("organisation_level", "subgroup"),
    converter=_converter,
    lacks=_lacks,
    level="organisation_level",
    names_districts=False,
)
