"""Layouts from the rows of `data/`: what a district names there is read without code."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.student_exports.forms.students import NEEDED
from monitoring.student_exports.groups import GROUP_FIELDS
from monitoring.student_exports.layouts import LAYOUTS
from monitoring.student_exports.model import Layout, folded_name
from monitoring.student_exports.rules import Rules
from monitoring.vocabulary.exports import ExportField, ExportForm


def rules_of(rows: pd.DataFrame) -> Rules:
    """Return the rules of counting from rows of ``counting_rules``."""
    numbers, texts = {}, {}
    for row in each(rows):
        if row.text:
            texts[row.indicator_id, row.rule] = row.text
        else:
            numbers[row.indicator_id, row.rule] = float(row.number)
    return Rules(numbers, texts)


def layouts_of(exports: pd.DataFrame, mappings: pd.DataFrame) -> list[Layout]:
    """Return all layouts: those of vendors first, then those that rows of `data/` name.

    Args:
        exports: rows of ``student_exports``.
        mappings: rows of ``student_export_mappings``.
    """
    by_layout: dict[str, list[Any]] = {}
    for row in each(mappings):
        by_layout.setdefault(row.layout, []).append(row)
    named = [_layout(row, by_layout.get(row.layout, [])) for row in each(exports)]
    return [*LAYOUTS, *named]


def _layout(export: Any, rows: Sequence[Any]) -> Layout:  # noqa: ANN401 - a row of a query
    columns: dict[ExportField, tuple[str, ...]] = {}
    values: dict[ExportField, dict[str, str]] = {}
    constants: dict[ExportField, str] = {}
    for row in rows:
        field = ExportField(row.field)
        if row.column_name:
            columns[field] = (*columns.get(field, ()), row.column_name)
        for value in row.accepted.split("|") if row.accepted else ():
            values.setdefault(field, {})[" ".join(value.split()).casefold()] = row.means
        if not row.column_name and not row.accepted:
            constants[field] = row.means
    form = ExportForm(export.form)
    return Layout(
        code=export.layout,
        name=export.layout_name,
        form=form,
        columns=columns,
        values=values,
        constants=constants,
        needs=_needs(form, columns, constants),
        own=_own(form, columns),
        least=1 if form == ExportForm.ROSTER else 2,
    )


def _needs(
    form: ExportForm,
    columns: Mapping[ExportField, tuple[str, ...]],
    constants: Mapping[ExportField, str],
) -> tuple[tuple[str, ...], ...]:
    students = (*columns.get(ExportField.STUDENT, ()), *columns.get(ExportField.OTHER_STUDENT, ()))
    fields = [it for it in NEEDED[form] if it not in constants]
    # A field that no row names is asked for by its own name.
    return (students or ("student",), *(columns.get(it, (it.value,)) for it in fields))


def _own(form: ExportForm, columns: Mapping[ExportField, tuple[str, ...]]) -> frozenset[str]:
    """Return the columns that tell a layout from others: what it is about, not about whom."""
    fields = GROUP_FIELDS if form == ExportForm.ROSTER else NEEDED[form]
    return frozenset(folded_name(name) for it in fields for name in columns.get(it, ()))
