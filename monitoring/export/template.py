"""A workbook to fill in a quarter's figures: names that people know, lists, and last year beside.

What it is read back by is the tidy layout of `data/README.md`.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from monitoring.repack import repacked
from monitoring.vocabulary import DataState, OrganisationLevel
from monitoring.vocabulary.files import TEMPLATE_LISTS, TemplateColumn
from monitoring.wording import labels, numbers
from monitoring.wording import template as wording

_KEYS = (
    *("indicator", TemplateColumn.UNIT, "period", "organization_level", "organization"),
    *("subgroup", "content_area", "grade_span"),
)
_TO_FILL = ("numerator", "denominator", "value", "data_state", "released_on", "note")
_BEFORE = (TemplateColumn.NUMERATOR, TemplateColumn.DENOMINATOR, TemplateColumn.VALUE)
COLUMNS = (*_KEYS, *_TO_FILL, *_BEFORE)
_WIDTHS = {"indicator": 48, "organization": 34, "subgroup": 30, "content_area": 26, "note": 24}
_LISTS = "Lists"
# Rows below the last, for what somebody adds, that have the same lists.
_SPARE = 300
_GRAY = PatternFill("solid", fgColor="FFEDEDED")
_QUIET = Font(color="FF6B6B6B")
_DAY = "yyyy-mm-dd"

Read = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Template:
    """What a template is made of.

    Args:
        quarter: code.
        known_on: the day from which its figures are known, unless somebody writes another.
        district: its name.
        rows: as ``queries/pages/template_rows.sql`` gives them.
        indicators: names to choose from.
        groups: student groups to choose from.
        schools: schools to choose from.
    """

    quarter: str
    known_on: date
    district: str
    rows: pd.DataFrame
    indicators: Sequence[str]
    groups: Sequence[str]
    schools: Sequence[str]


def template_of(read: Read, quarter: str, today: date) -> Template:
    """Gather what a template is made of.

    Args:
        read: gives the rows of a query by its name and parameters.
        quarter: a quarter of the calendar.
        today: the day it is made on. Figures of a quarter that is over count as known at its end.
    """
    quarters = read("quarters")
    ends_on = pd.to_datetime(quarters.loc[quarters["quarter"] == quarter, "ends_on"].iloc[0])
    places = read("organisations")
    schools = places[places["is_own"] & (places["organisation_level"] == OrganisationLevel.SCHOOL)]
    own = read("own_district")["organisation"].tolist()
    district = own[0] if own else str(read("plan")["district"].fillna("").iloc[0])
    indicators = read("indicators")
    return Template(
        quarter=quarter,
        known_on=min(today, ends_on.date()),
        district=district,
        rows=read("template_rows", quarter=quarter),
        indicators=sorted(indicators.loc[indicators["kind"] == "interim", "indicator_name"]),
        groups=read("subgroups")["subgroup"].tolist(),
        schools=sorted(schools["organisation"]),
    )


def template_file(template: Template) -> bytes:
    """Return the workbook: the same bytes for the same template."""
    book = Workbook()
    page = book.active
    page.title = numbers.short_quarter(template.quarter)
    titles = [wording.title(template.district, template.quarter), *wording.how()]
    for line, text in enumerate(titles, start=1):
        page.cell(line, 1, text).font = Font(bold=line == 1)
    head = len(titles) + 2
    for place, name in enumerate(COLUMNS, start=1):
        cell = page.cell(head, place, str(name))
        cell.font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, len(name) + 3)
    for line, row in enumerate(template.rows.to_dict("records"), start=head + 1):
        _write(page, line, _cells(template, row))
    last = head + len(template.rows) + _SPARE
    _offer_lists(book, page, template, (head + 1, last))
    page.freeze_panes = page.cell(head + 1, 2)
    written = io.BytesIO()
    book.save(written)
    return repacked(written.getvalue())


def _cells(template: Template, row: dict[Any, Any]) -> dict[str, Any]:
    state = row["data_state"]
    has_figures = state in (DataState.MEASURED, DataState.NOT_COMPARABLE)
    value: float | str | None = _number(row["value"]) if has_figures else None
    if state and value is None:
        value = wording.state_before(state)
    return {
        "indicator": row["indicator_name"],
        TemplateColumn.UNIT: labels.unit(row["unit"]),
        "period": numbers.short_quarter(template.quarter),
        "organization_level": row["organisation_level"],
        "organization": row["organisation"] or template.district,
        "subgroup": row["subgroup"],
        "content_area": row["content_area"],
        "grade_span": row["grade_span"],
        "released_on": template.known_on,
        TemplateColumn.NUMERATOR: _number(row["numerator"]) if has_figures else None,
        TemplateColumn.DENOMINATOR: _number(row["denominator"]) if has_figures else None,
        TemplateColumn.VALUE: value,
    }


def _number(value: Any) -> float | int | None:  # noqa: ANN401 - of a row of any columns
    if pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 2)


def _write(page: Any, line: int, cells: dict[str, Any]) -> None:  # noqa: ANN401 (no types)
    for place, name in enumerate(COLUMNS, start=1):
        cell = page.cell(line, place)
        value = cells.get(name)
        if value not in (None, ""):
            cell.value = value
        if isinstance(value, str):
            # Set by hand: openpyxl takes a text that begins with "=" for a formula.
            cell.data_type = "s"
        if name == "released_on":
            cell.number_format = _DAY
        if name in (TemplateColumn.UNIT, *_BEFORE):
            cell.fill, cell.font = _GRAY, _QUIET


def _offer_lists(book: Any, page: Any, template: Template, lines: tuple[int, int]) -> None:  # noqa: ANN401
    """Put the names to choose from on a hidden sheet, and lists of them into the columns."""
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    lists.cell(1, 1, TEMPLATE_LISTS)
    offered = {
        "indicator": template.indicators,
        "organization_level": (OrganisationLevel.DISTRICT, OrganisationLevel.SCHOOL),
        "organization": (template.district, *template.schools),
        "subgroup": template.groups,
        "data_state": wording.states(),
    }
    for place, (name, names) in enumerate(offered.items(), start=1):
        for line, text in enumerate(names, start=2):
            lists.cell(line, place, str(text))
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"{_LISTS}!${letter}$2:${letter}${max(2, len(names) + 1)}",
            allow_blank=True,
            # Another name may be typed: a load says what it does not know.
            showErrorMessage=False,
        )
        column = get_column_letter(COLUMNS.index(name) + 1)
        rule.add(f"{column}{lines[0]}:{column}{lines[1]}")
        page.add_data_validation(rule)
