"""What is said of official results that have not been loaded: which, since when, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitoring.vocabulary import Basis
from monitoring.wording import numbers, pages, periods
from monitoring.wording.i18n import _, n_
from monitoring.wording.quarter_facts import OverdueResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitoring.db.query_rows import OverdueResults

LOAD = "python -m monitoring load FILE"


def by_measure(rows: Iterable[OverdueResults]) -> dict[str, tuple[OverdueResult, ...]]:
    """Return measure_id -> its results that are not loaded, the earliest first."""
    late: dict[str, tuple[OverdueResult, ...]] = {}
    for row in rows:
        one = OverdueResult(row.period, row.released_on, row.basis, row.file_name)
        late[row.measure_id] = (*late.get(row.measure_id, ()), one)
    return late


def how_to_load(files: Sequence[str]) -> str:
    """Say which files of Georgia hold what is missing, and where they are loaded.

    Args:
        files: their names; none where they are not known.
    """
    if not files:
        return _("Load Georgia's file on the page {page}.", page=pages.title("data"))
    return n_(
        "Load Georgia's file {files} on the page {page}.",
        "Load Georgia's files {files} on the page {page}.",
        len(files),
        files=numbers.and_list(list(map(_file, files))),
        page=pages.title("data"),
    )


def _file(name: str) -> str:
    """Write the name of a file; of one that is still to come only the beginning is known."""
    return name if "." in name else _("{beginning}…", beginning=name)


def heading() -> str:
    """Head the list of official results that have not been loaded."""
    return _(
        "Official results that have not been loaded. Load them on the page {page} or with "
        "“{command}”:",
        page=pages.title("data"),
        command=LOAD,
    )


def event_title(n_results: int) -> str:
    """Name the day on which official results are due; it stays true when they are loaded."""
    return n_("{n} official result is due", "{n} official results are due", n_results)


def event_heading() -> str:
    """Head the list of them, with how to load them."""
    return _(
        "Official results due on this day. Load them on the page {page} or with “{command}”:",
        page=pages.title("data"),
        command=LOAD,
    )


def line(row: OverdueResults) -> str:
    """Name a result, the date on which it was due, and Georgia's file."""
    facts = {"result": result(row), "due": numbers.short_day(row.released_on)}
    if row.basis == Basis.ASSUMED:
        facts["due"] = _("{day} (assumed date)", day=facts["due"])
    if not row.file_name:
        return _("{result} - due {due}", **facts)
    return _("{result} - due {due}, Georgia's file {file}", file=_file(row.file_name), **facts)


def item(row: OverdueResults) -> str:
    """Name a result in a table, with Georgia's file where its name is known."""
    if not row.file_name:
        return result(row)
    return _("{result}: {file}", result=result(row), file=_file(row.file_name))


def result(row: OverdueResults) -> str:
    """Name a result by its measure and its year."""
    return _(
        "{measure}, {period}",
        measure=row.measure_name,
        period=periods.in_row(row.period, row.period_style),
    )
