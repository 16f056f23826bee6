"""Downloads of tables and pictures, made only when somebody asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from monitoring import access, export
from monitoring.db.query_rows import RuleInForce
from monitoring.ui.filters import Filters
from monitoring.ui.kept import query_of, read, rows_of
from monitoring.ui.options import CHOICES
from monitoring.ui.pages import FACETS
from monitoring.ui.people import actor
from monitoring.ui.source import is_release, source
from monitoring.vocabulary.access import Action, Event
from monitoring.wording import downloads as words
from monitoring.wording.filters import label

Table = pd.DataFrame | tuple[Any, ...]  # rows, or a function that gives them and its arguments
Picture = tuple[Any, ...]  # a function of ``pictures`` and its arguments, the first its rows

_MIMES = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "SVG": "image/svg+xml",
}


def download(
    key: str,
    filters: Filters | None,
    *,
    tables: Mapping[str, Table],
    pictures: Mapping[str, Picture] | None = None,
) -> None:
    """Offer tables as CSV and XLSX and pictures as SVG, under a heading that opens on request.

    While it is closed none of it is made; what is behind a button is made when it is pressed.

    Args:
        key: unique on its page; `monitoring/wording/downloads.py` has its words.
        filters: the choices the rows depend on, None when on none.
        tables: key -> rows, or a function that gives them followed by its arguments.
        pictures: key -> a function of ``pictures`` followed by its arguments, the first of which
            is the rows it draws; it is given its title as ``alt``.
    """
    opening = st.expander(words.offer(key), key=f"take-{key}", on_change="rerun")
    if not opening.open:
        return
    with opening, st.container(horizontal=True):
        view = _View(key, filters, read("plan"), least_n(), present_address())
        for name, table in tables.items():
            _offer_table(view, name, table)
        for name, picture in (pictures or {}).items():
            _offer_picture(view, name, picture)


@dataclass(frozen=True)
class _View:
    """What all files of one view have in common."""

    key: str
    filters: Filters | None
    plan: pd.DataFrame
    least_n: int
    address: str

    def facts(self, rows: pd.DataFrame) -> dict[str, str]:
        return facts_for(rows, self.filters, self.plan, self.least_n, self.address)


def _offer_table(view: _View, name: str, table: Table) -> None:
    title = words.title(name)

    def sheet() -> export.Sheet:
        rows = table[0](*table[1:]) if isinstance(table, tuple) else table
        return export.Sheet(title, view.facts(rows), rows, query_of(rows))

    # The mark before the first letter tells Excel that the letters are UTF-8.
    _button(view, "CSV", name, lambda: export.csv_file(sheet()).encode("utf-8-sig"))
    _button(view, "XLSX", name, lambda: _workbook(sheet()))


def _workbook(sheet: export.Sheet) -> bytes:
    # A fifth of a second to import, which nobody pays who asks for no workbook.
    from monitoring.export.workbook import xlsx_file

    return xlsx_file(sheet)


def _offer_picture(view: _View, name: str, picture: Picture) -> None:
    build, rows, *more = picture
    title = words.title(name)

    def written() -> bytes:
        return export.svg_file(build(rows, *more, alt=title), title, view.facts(rows)).encode()

    _button(view, "SVG", name, written)


def _button(view: _View, kind: str, name: str, make: Callable[[], bytes]) -> None:
    ending = kind.lower()
    file_name = f"{file_stem(name, view.filters)}.{ending}"
    st.download_button(
        words.button(kind, words.title(name)),
        on_record(make, file_name),
        file_name=file_name,
        mime=_MIMES[kind],
        key=f"{ending}-{view.key}-{name}",
        on_click="ignore",
    )


def on_record(make: Callable[[], bytes], file_name: str) -> Callable[[], bytes]:
    """Return what makes a file and puts on record who took it; a published review is for all."""
    if is_release():
        return make
    store, by = source(), actor()

    def made() -> bytes:
        access.require(store, by, Action.READ)
        content = make()
        with store.write(shows=False) as writer:
            access.record(writer, by, Event.EXPORT, file_name, after={"n_bytes": len(content)})
        return content

    return made


def file_stem(name: str, filters: Filters | None) -> str:
    """Return a file's name without its ending: page, scope, group, school, what it is, quarter."""
    if filters is None:
        return export.file_stem(name)
    scope = filters.measure_id or filters.indicator_id or filters.step_id
    parts = (filters.page, scope, filters.subgroup, filters.school_id, name)
    return f"{export.file_stem(' '.join(parts))}_{filters.quarter}"


def present_address() -> str:
    """Return the address of the view as it is now; only its path where no browser told the rest."""
    place = urlsplit(st.context.url or "/")
    choices = urlencode(st.query_params.to_dict())
    return urlunsplit((place.scheme, place.netloc, place.path or "/", choices, ""))


def least_n() -> int:
    """Return the fewest students for a status, by the rule in force."""
    return rows_of(RuleInForce)[0].min_n_for_status


def facts_for(
    rows: pd.DataFrame,
    filters: Filters | None,
    plan: pd.DataFrame,
    least_n: int,
    address: str,
) -> dict[str, str]:
    """Return what must be said of rows in a file; see ``export.facts_of``.

    A choice that the rows do not keep to is not said of them: a table of all goals is not one of
    Goal 1, though that is what is chosen on its page.
    """
    chosen = dict(filters.words) if filters else {}
    quarter = chosen.pop("quarter", "")
    if filters and not filters.school_id:
        chosen.pop("school", None)
    for key in CHOICES:
        if filters and not _keeps_to(rows, key, filters):
            chosen.pop(key, None)
    labeled = {label(key): choice for key, choice in chosen.items()}
    return export.facts_of(
        rows, plan=plan, least_n=least_n, quarter=quarter, filters=labeled, address=address
    )


def _keeps_to(rows: pd.DataFrame, key: str, filters: Filters) -> bool:
    """Tell whether all rows are of what is chosen, as far as they say."""
    if key in FACETS:  # the steps of a table are those that were sorted out
        return True
    field = {"school": "organisation_id"}.get(key, CHOICES[key].field)
    return field not in rows.columns or set(rows[field]) <= {getattr(filters, field)}
