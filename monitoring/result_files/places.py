"""Reads whose result a row of the tidy layout is: level, name and code, which must agree."""

import re
from collections.abc import Sequence

from monitoring.errors import Notice
from monitoring.result_files.district import closeness
from monitoring.result_files.model import STATE_CODE, Context, folded
from monitoring.result_files.records import Place
from monitoring.result_files.rows import STATE_PLACE, Row
from monitoring.result_files.schools import is_no_school, named_in_full, nearest
from monitoring.vocabulary import OrganisationLevel
from monitoring.vocabulary.faults import Allowed, Found

_LEVELS = tuple(OrganisationLevel)
# What districts call themselves and their schools.
_LEVEL_NAMES = {
    **dict.fromkeys(
        ("lea", "system", "school system", "school district", "districtwide", "district-wide"),
        OrganisationLevel.DISTRICT,
    ),
    "schools": OrganisationLevel.SCHOOL,
}
_CODE = re.compile(r"(?:GA-)?(\d{3}|\d{7})(?:-(\d{1,4}))?", re.ASCII)
_STATE_NAMES = frozenset({"", "georgia", "ga", "state", "state of georgia", "statewide"})


def is_code(organisation: str) -> bool:
    """Return whether an organisation is known by a code of the state's, and not by its name."""
    return _CODE.fullmatch(organisation) is not None


def state_of(row: Row) -> Place:
    """Return the state; a row that names another place is none of the state's."""
    if folded(row.text("organisation")) not in _STATE_NAMES:
        row.fault("organisation", Notice(Allowed.ONE_OF, names=(STATE_PLACE.name,)))
    return STATE_PLACE


def place_of(row: Row) -> Place | None:
    """Return the district or the school of a row, None where its level is at fault."""
    level = folded(row.text("organisation_level"))
    level = _LEVEL_NAMES.get(level, level)
    if level not in _LEVELS:
        row.fault("organisation_level", Notice(Allowed.ONE_OF, names=_LEVELS))
        return None
    code = _code(row, level)
    name = row.text("organisation")
    if level == OrganisationLevel.SCHOOL:
        return Place(level, _school(row, name, code), code)
    wanted = row.table.context.district
    if name and not row.text("district") and closeness(name, wanted) is None:
        row.fault("organisation", Notice(Allowed.PLAN_DISTRICT, district=wanted))
    return Place(level, name or row.text("district") or wanted, code)


def _school(row: Row, name: str, code: str | None) -> str:
    """Return the school as it is known; one that is not known needs a yes."""
    context = row.table.context
    if not name:
        row.fault("organisation", Notice(Allowed.SCHOOL_NAME))
        return name
    if is_no_school(name) or closeness(name, context.district) is not None:
        row.fault("organisation", Notice(Allowed.SCHOOL_NOT_TOTAL))
        return name
    known = context.school(name)
    if context.schools is None or (code is not None and _is_of_another(row, name, code)):
        return known or name
    if known is not None or code in context.school_codes:
        return known or name
    if not context.may_add_schools:
        like = nearest(name, context.schools)
        found = Notice(Found.SCHOOL_LIKE, text=name, like=like) if like else None
        row.fault("organisation", Notice(Allowed.KNOWN_SCHOOL), found)
    return name


def _is_of_another(row: Row, name: str, code: str) -> bool:
    """Note a fault for the code of one school beside the name of another: whose result is it?"""
    context = row.table.context
    coded = context.school_names.get(code)
    meant = named_in_full(name, context.schools or frozenset())
    if not meant or (coded is not None and coded in meant):
        return False
    if coded is None and (context.may_add_schools or not _is_coded(context, meant)):
        return False
    found = None if coded is None else Notice(Found.CODE_OF_SCHOOL, name=coded)
    row.fault("organisation_code", Notice(Allowed.CODE_OF_SCHOOL, name=meant[0]), found)
    return True


def _is_coded(context: Context, schools: Sequence[str]) -> bool:
    return any(name in schools and is_code(code) for code, name in context.school_names.items())


def _code(row: Row, level: str) -> str | None:
    text = row.text("organisation_code").removesuffix(".0")
    if not text:
        return None
    match = _CODE.fullmatch(text.upper())
    needs_school = level == OrganisationLevel.SCHOOL
    if match is None or (match[2] is not None) != needs_school:
        shape = f"{STATE_CODE}-631-0104" if needs_school else f"{STATE_CODE}-631"
        row.fault("organisation_code", Notice(Allowed.CODE_OR_EMPTY, example=shape))
        return None
    code = f"{STATE_CODE}-{match[1]}"
    own = row.table.context.district_code
    if own is not None and level != OrganisationLevel.STATE and code != own:
        allowed = Notice(Allowed.OWN_CODE, code=own, district=row.table.context.district)
        row.fault("organisation_code", allowed)
        return None
    return f"{code}-{match[2].zfill(4)}" if needs_school else code
