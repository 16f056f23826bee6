"""Faults of rows as a reader sees them: the same fault in many rows is one line with its count."""

from collections.abc import Callable, Iterable
from typing import Any

from monitoring.vocabulary.faults import Found
from monitoring.wording.i18n import _, n_
from monitoring.wording.numbers import and_list

# Different texts that one line shows before it only counts the rest.
_SHOWN = 8
# What is found where a cell holds something; of other kinds the first is example enough.
_CELLS = (Found.EXCEL_DATE, Found.TEXT, Found.SCHOOL_LIKE, Found.EMPTY)


def said(faults: Iterable[Any], notice: Callable[[Any], str]) -> list[str]:
    """Return one line for each kind of fault, in the order of their first places.

    Args:
        faults: file, sheet, line, column, found and allowed of each.
        notice: says what was found, and what is allowed.
    """
    kinds: dict[tuple[object, ...], list[Any]] = {}
    for fault in faults:
        allowed = (fault.allowed.code, repr(fault.allowed.facts))
        is_cell = fault.found.code in _CELLS
        key = (fault.file, fault.sheet, fault.column, is_cell or fault.found.code, *allowed)
        kinds.setdefault(key, []).append(fault)
    return [_line(alike, notice) for alike in kinds.values()]


def cut(n: int) -> str:
    """Say that reading stopped because so much is at fault."""
    return n_(
        "Reading stopped after {n} fault; there may be more.",
        "Reading stopped after {n} faults; there may be more.",
        n,
    )


def _line(alike: list[Any], notice: Callable[[Any], str]) -> str:
    first = alike[0]
    facts = {
        "file": first.file,
        "sheet": first.sheet,
        "line": first.line,
        "column": first.column,
        "found": _found(alike, notice),
        "allowed": notice(first.allowed),
    }
    if len(alike) > 1:
        return _many(len(alike), facts)
    if first.sheet and first.column:
        return _(
            "{file}, sheet {sheet}, line {line}, column {column}: found {found}; "
            "allowed: {allowed}.",
            **facts,
        )
    if first.sheet:
        return _("{file}, sheet {sheet}, line {line}: found {found}; allowed: {allowed}.", **facts)
    if first.column:
        return _(
            "{file}, line {line}, column {column}: found {found}; allowed: {allowed}.", **facts
        )
    return _("{file}, line {line}: found {found}; allowed: {allowed}.", **facts)


def _many(n: int, facts: dict[str, Any]) -> str:
    if facts["sheet"] and facts["column"]:
        return n_(
            "{file}, sheet {sheet}, column {column}: {n} row, line {line}: found {found}; "
            "allowed: {allowed}.",
            "{file}, sheet {sheet}, column {column}: {n} rows, the first in line {line}: found "
            "{found}; allowed: {allowed}.",
            n,
            **facts,
        )
    if facts["sheet"]:
        return n_(
            "{file}, sheet {sheet}: {n} row, line {line}: found {found}; allowed: {allowed}.",
            "{file}, sheet {sheet}: {n} rows, the first in line {line}: found {found}; allowed: "
            "{allowed}.",
            n,
            **facts,
        )
    if facts["column"]:
        return n_(
            "{file}, column {column}: {n} row, line {line}: found {found}; allowed: {allowed}.",
            "{file}, column {column}: {n} rows, the first in line {line}: found {found}; allowed: "
            "{allowed}.",
            n,
            **facts,
        )
    return n_(
        "{file}: {n} row, line {line}: found {found}; allowed: {allowed}.",
        "{file}: {n} rows, the first in line {line}: found {found}; allowed: {allowed}.",
        n,
        **facts,
    )


def _found(alike: list[Any], notice: Callable[[Any], str]) -> str:
    first = alike[0].found
    if first.code not in _CELLS:
        return notice(first)
    texts = list(dict.fromkeys(notice(fault.found) for fault in alike))
    more = len(texts) - _SHOWN
    if more > 0:
        texts = [*texts[:_SHOWN], n_("{n} more", "{n} more", more)]
    return and_list(texts)
