"""What a reader sees of an error, a fault or a note: its code's message, filled with its facts."""

import errno
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol

from monitoring.vocabulary import PeriodStyle
from monitoring.vocabulary.faults import Allowed
from monitoring.wording import (
    access,
    backups,
    fault_groups,
    faults_access,
    faults_exports,
    faults_files,
    faults_plan,
    faults_releases,
    faults_rows,
    faults_saving,
    labels,
    periods,
    public,
    releases,
    review_form,
    target_form,
    updates,
    upgrades,
    web,
)
from monitoring.wording.i18n import _, n_
from monitoring.wording.numbers import and_list, day, decimal, or_list, quarter, whole

# One message, or one for a single thing and one for several, chosen by the fact ``n``.
Message = str | tuple[str, str]
TABLES: dict[type[StrEnum], Mapping[StrEnum, Message]] = {
    **backups.TABLES,
    **faults_access.TABLES,
    **faults_exports.TABLES,
    **faults_files.TABLES,
    **faults_plan.TABLES,
    **faults_releases.TABLES,
    **faults_rows.TABLES,
    **releases.TABLES,
    **upgrades.TABLES,
    **faults_saving.TABLES,
    **target_form.TABLES,
    **public.TABLES,
    **web.TABLES,
}
# The disk, or the part of it that one person may use.
_FULL = (errno.ENOSPC, errno.EDQUOT)
# Names that a list shows before it only counts the rest.
_SHOWN = 12
# Numbers that are written without thousands, since they are looked up and not counted.
_LOOKED_UP = frozenset({"line", "lines", "first_line", "port", "number", "page"})
# Facts that are codes of the vocabulary.
_CODES: dict[str, Callable[[str], str]] = {
    "action": access.action,
    "role": access.role,
    "layout": labels.layout,
    "layouts": labels.layout,
    "state": labels.data_state,
    "field": updates.field_name,
    "target_field": target_form.field_name,
    "implementations": labels.lane_state,
    "judgments": labels.judgment,
    "decision_states": review_form.decision_state,
    "review_quarter": quarter,
    "test_period": lambda code: periods.label(code, PeriodStyle.SCHOOL_YEAR),
}


class Notice(Protocol):
    """A code and the facts of its message, as ``errors.Notice`` and ``errors.InputError`` are."""

    code: StrEnum
    facts: dict[str, object]


def said(told: object) -> str:
    """Return what a reader sees of an error, a notice or a row's fault; each fault on its line."""
    faults = getattr(told, "faults", None)
    if faults is not None:
        # Of rows of a file, or of what somebody wrote into a form.
        rows = [fault for fault in faults if hasattr(fault, "allowed")]
        others = [notice(fault) for fault in faults if not hasattr(fault, "allowed")]
        cut = [fault_groups.cut(len(rows))] if getattr(told, "is_cut", False) else []
        more = [notice(note) for note in getattr(told, "notes", ())]
        return "\n".join([*fault_groups.said(rows, notice), *others, *cut, *more])
    if hasattr(told, "allowed"):
        return fault_groups.said([told], notice)[0]
    if isinstance(getattr(told, "code", None), StrEnum):
        return notice(told)  # type: ignore[arg-type]
    if isinstance(told, OSError) and told.errno in _FULL:
        return _("The disk is full. Make room on it and try again.")
    if isinstance(told, OSError) and told.filename:
        return _("{file} cannot be used: {reason}.", file=told.filename, reason=told.strerror)
    return str(told)


def notice(told: Notice) -> str:
    """Return the message of a code, filled with its facts as a reader sees them."""
    message = TABLES[type(told.code)][told.code]
    listed = or_list if isinstance(told.code, Allowed) else and_list
    facts = {name: _written(name, fact, listed) for name, fact in told.facts.items()}
    if isinstance(message, tuple):
        del facts["n"]
        return n_(*message, float(str(told.facts["n"])), **facts)
    return _(message, **facts)


def _written(name: str, fact: object, listed: Callable[[Iterable[str]], str]) -> str:
    if isinstance(fact, tuple | list):
        return _names([_written(name, one, listed) for one in fact], listed)
    if isinstance(getattr(fact, "code", None), StrEnum):
        return notice(fact)  # type: ignore[arg-type]
    if isinstance(fact, str):
        return _CODES[name](fact) if name in _CODES else fact
    if isinstance(fact, date):
        return day(fact)
    if isinstance(fact, int):
        return str(fact) if name in _LOOKED_UP else whole(fact)
    if isinstance(fact, float):
        return _number(fact)
    return str(fact)


def _names(names: list[str], listed: Callable[[Iterable[str]], str]) -> str:
    if not names:
        return _("none")
    more = len(names) - _SHOWN
    if more <= 0:
        return listed(names)
    return listed([*names[:_SHOWN], n_("{n} more", "{n} more", more)])


def _number(number: float) -> str:
    """Write a number with the decimals that it has, ten digits at most."""
    return decimal(number, len(f"{number:.10g}".partition(".")[2]))
