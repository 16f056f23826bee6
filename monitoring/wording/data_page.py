"""What the page says on which result files are loaded."""

from collections.abc import Iterable
from typing import NamedTuple

from monitoring.db.query_rows import Loads
from monitoring.vocabulary.limits import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_KEPT,
    MAX_SHEET_ROWS,
    MAX_UNPACKED,
)
from monitoring.wording import figures, labels, numbers, periods
from monitoring.wording.i18n import _, n_
from monitoring.wording.loads import figure, in_force


class Row(NamedTuple):
    """A row of a file as it is understood; numbers are nan where there are none."""

    indicator_name: str
    unit: str
    period_style: str
    period: str
    organisation: str
    subgroup: str
    content_area: str
    grade_span: str
    data_state: str
    value: float
    denominator: float


class Change(NamedTuple):
    """A result as it is shown now, and as it would be; numbers are nan where there are none."""

    short_name: str
    unit: str
    period_style: str
    period: str
    organisation: str
    subgroup: str
    content_area: str
    grade_span: str
    old_value: float
    old_n: float
    old_data_state: str
    old_is_sample: bool
    new_value: float
    new_n: float
    new_data_state: str
    new_is_sample: bool


def about() -> str:
    """Say what the page is for, before anything was chosen."""
    return _(
        "Choose result files of Georgia or of the district. You see what each would change before "
        "anything is stored, and what you load can be taken back. An export with a row for each "
        "student is counted here in memory: choose it together with the roster. Nothing about a "
        "single student is stored."
    )


def limits() -> str:
    """Say how much of a file is read."""
    return _(
        "Up to {megabytes} MB a file and {unpacked} MB unpacked; in a workbook up to {rows} rows "
        "and {columns} columns a sheet; up to {kept} rows about the district and Georgia. A larger "
        "file is refused with the reason.",
        megabytes=numbers.whole(MAX_BYTES // 1_000_000),
        unpacked=numbers.whole(MAX_UNPACKED // 1_000_000),
        rows=numbers.whole(MAX_SHEET_ROWS),
        columns=numbers.whole(MAX_COLUMNS),
        kept=numbers.whole(MAX_KEPT),
    )


def choose() -> str:
    """Label the field that takes files."""
    return _("Result files (CSV or Excel)")


def nobody_may_load() -> str:
    """Say that a published review takes no files."""
    return _("You are reading a published review. Nothing can be loaded into it.")


def refused(file: str) -> str:
    """Say that a file cannot be loaded; the reasons follow."""
    return _("{file} cannot be loaded. Nothing of it was stored.", file=file)


def year() -> str:
    """Ask of which year a file is that does not say so."""
    return _("School year the file is for, by the year it ends in (2023 for 2022-23)")


def fractions() -> str:
    """Ask how values between 0 and 1 are meant."""
    return _("Values between 0 and 1 are")


def fraction_answers() -> dict[str, str]:
    """Return the answers to that question: code -> words."""
    return {
        "fractions": _("fractions: 0.415 is 41.5%"),
        "percent": _("percentages: 0.415 is 0.4%"),
    }


def what_it_is(layouts: Iterable[str]) -> str:
    """Say what kind of file was recognized."""
    return _("What it is: {layouts}.", layouts=labels.layouts(",".join(layouts)))


def what_it_says(read: int, other: int, kept: int, hidden: int) -> str:
    """Say what became of the rows of a file."""
    return _(
        "What it says: {read} rows read, {other} about other districts left out, {kept} kept, "
        "{hidden} of these without figures to protect students.",
        read=numbers.whole(read),
        other=numbers.whole(other),
        kept=numbers.whole(kept),
        hidden=numbers.whole(hidden),
    )


def what_it_changes(new: int, replaced: int, unchanged: int, older: int) -> str:
    """Say what a load would change."""
    return _(
        "What it will change: {new} new, {replaced} replaced, {unchanged} known already, {older} "
        "older than what is in force.",
        new=numbers.whole(new),
        replaced=numbers.whole(replaced),
        unchanged=numbers.whole(unchanged),
        older=numbers.whole(older),
    )


def changes_nothing(batch: int) -> str:
    """Say that a file was loaded before."""
    return _("This file was loaded before, as batch {batch}. It would change nothing.", batch=batch)


def first_rows(n: int, of: int) -> str:
    """Head the table of the first rows, as they are understood."""
    return n_(
        "The first row of {of}, as it is understood",
        "The first {n} rows of {of}, as they are understood",
        n,
        of=numbers.whole(of),
    )


def rows_head() -> tuple[str, ...]:
    """Head the columns of that table."""
    return (*_place_head(), _("Result"), _("Students"))


def _place_head() -> tuple[str, ...]:
    return (
        *(_("Indicator"), _("Time"), _("District or school"), _("Group"), _("Subject")),
        _("Grades"),
    )


def _place(row: Row | Change) -> tuple[str, ...]:
    return (
        row.indicator_name if isinstance(row, Row) else row.short_name,
        periods.in_row(row.period, row.period_style),
        *(row.organisation, row.subgroup, row.content_area),
        figures.grades(row.grade_span),
    )


def row_cells(row: Row) -> tuple[str, ...]:
    """Write a row of that table."""
    return (*_place(row), _result(row), figures.count(row.denominator))


def _result(row: Row) -> str:
    if row.value == row.value:
        return figures.value(row.value, row.unit)
    return labels.data_state(row.data_state)


def changes_caption(n: int, of: int) -> str:
    """Head the table of results that would be shown otherwise."""
    return n_(
        "{n} of {of} results that would be shown otherwise",
        "{n} of {of} results that would be shown otherwise",
        n,
        of=numbers.whole(of),
    )


def changes_head() -> tuple[str, ...]:
    """Head the columns of that table."""
    return (*_place_head(), _("Shown now"), _("With this change"))


def change_cells(row: Change) -> tuple[str, ...]:
    """Write a row of that table."""
    return (
        *_place(row),
        figure(row.old_value, row.old_n, row.old_data_state, row.unit, row.old_is_sample),
        figure(row.new_value, row.new_n, row.new_data_state, row.unit, row.new_is_sample),
    )


def load(file: str) -> str:
    """Label the button that loads a file."""
    return _("Load {file}", file=file)


def name_first() -> str:
    """Say why a file cannot be loaded yet."""
    return _("Say your name above to load files: the list of batches keeps it.")


def loaded(file: str, batch: int) -> str:
    """Say that a file was loaded."""
    return _("{file} was loaded as batch {batch}. Pages show it now.", file=file, batch=batch)


def reading(file: str) -> str:
    """Say that a file is being read and tried out."""
    return _("Reading {file} and working out what it changes…", file=file)


def loading(file: str) -> str:
    """Say that a file is being loaded."""
    return _("Loading {file} and judging what it touches…", file=file)


def loads_caption() -> str:
    """Head the table of all loads."""
    return _("Batches that were loaded, newest first")


def no_loads() -> str:
    """Say that nothing was loaded yet."""
    return _("Nothing was loaded yet.")


def loads_head() -> tuple[str, ...]:
    """Head the columns of that table."""
    return (
        *(_("Batch"), _("File"), _("Results of"), _("Layout"), _("Rows kept"), _("Loaded on")),
        *(_("By"), _("In force")),
    )


def load_cells(row: Loads) -> tuple[str, ...]:
    """Write a row of that table."""
    return (
        str(row.number),
        row.file_name,
        labels.batch_kind(row.kind),
        labels.layouts(row.layout),
        numbers.whole(row.rows_kept),
        numbers.short_day(row.loaded_at),
        _("came with the product") if row.is_shipped else row.loaded_by,
        in_force(row.taken_back_at),
    )


def take_back_title() -> str:
    """Head the form that takes a load back."""
    return _("Take a batch back")


def which_load() -> str:
    """Label the choice of a load to be taken back."""
    return _("Batch")


def load_name(row: Loads) -> str:
    """Name a load in that choice."""
    return _(
        "{number}: {file}, loaded on {day}",
        number=str(row.number),
        file=row.file_name,
        day=numbers.short_day(row.loaded_at),
    )


def take_back(number: int) -> str:
    """Label the button that takes a load back."""
    return _("Take batch {number} back", number=str(number))


def may_add_schools() -> str:
    """Ask whether schools that nobody knows may be made."""
    return _("Schools that are not known yet are new schools of the district. Add them.")
