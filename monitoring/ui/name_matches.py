"""Asks which student group or indicator a name means that a file has and nobody knows."""

from typing import NamedTuple

import streamlit as st

from monitoring.errors import Fault, FaultyRowsError
from monitoring.ui.kept import read
from monitoring.vocabulary.row_faults import Allowed, Found
from monitoring.wording import figures
from monitoring.wording import name_matches as words

# Names that are asked about for one file; where there are more, it is better put right.
_MOST = 20
_INDICATOR_COLUMNS = frozenset({"indicator", "indicator_id"})


class _Name(NamedTuple):
    """A name that is not known, and whether it stands for an indicator."""

    text: str
    is_indicator: bool


def answered(key: str) -> dict[str, str]:
    """Return what a reader said of the names of a file so far: name and meaning, "" for none."""
    said = ((it.text, st.session_state.get(_field(key, it))) for it in _asked(key))
    return {text: meant for text, meant in said if meant is not None}


def ask(key: str, error: Exception | None) -> None:
    """Ask about the names that are not known; what was answered before can be changed."""
    faults = error.faults if isinstance(error, FaultyRowsError) else ()
    found = [it for it in map(_unknown, faults) if it is not None]
    names = tuple(dict.fromkeys([*_asked(key), *found]))[:_MOST]
    st.session_state[f"names-{key}"] = names
    for name in names:
        known = _indicators() if name.is_indicator else _groups()
        question = words.which_indicator if name.is_indicator else words.which_group
        st.selectbox(
            question(figures.plain(name.text)),
            ["", *known],
            format_func=(known | {"": words.leave_out()}).__getitem__,
            index=None,
            key=_field(key, name),
        )


def _asked(key: str) -> tuple[_Name, ...]:
    return tuple(st.session_state.get(f"names-{key}", ()))


def _field(key: str, name: _Name) -> str:
    return f"match-{key}-{name.is_indicator}-{name.text}"


def _unknown(fault: Fault) -> _Name | None:
    """Return the name that a fault is about, None where it is about anything else."""
    if fault.found.code != Found.TEXT:
        return None
    text = str(fault.found.facts["text"])
    if fault.allowed.code == Allowed.SUBGROUP:
        return _Name(text, is_indicator=False)
    is_indicator = fault.column.strip().casefold() in _INDICATOR_COLUMNS
    is_indicator = is_indicator and fault.allowed.code == Allowed.ONE_OF
    return _Name(text, is_indicator=True) if is_indicator else None


def _groups() -> dict[str, str]:
    names = read("subgroups")["subgroup"]
    return dict(zip(names, names, strict=True))


def _indicators() -> dict[str, str]:
    rows = read("indicators").sort_values("indicator_name")
    return dict(zip(rows["indicator_id"], rows["indicator_name"], strict=True))
