"""Which database a run reads: the working one, or the release that the address asks for."""

import threading

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monitoring import db, releases
from monitoring.vocabulary.versions import ReleaseFault
from monitoring.wording.filters import LONGEST_ASKED

KEY = "release"
_MOST_DIGITS = 9
_opened: dict[tuple[str, int], db.Store] = {}
_opening = threading.Lock()
# The release that the run of this thread reads: dozens ask, and a session answers slowly.
_run = threading.local()


def source() -> db.Store:
    """Return the database that this run reads.

    Raises:
        releases.ReleaseMissingError: the address asks for a release that is not there.
        db.DatabaseMissingError: there is no working database.
    """
    asked = _asked()
    return _release(int(asked)) if asked else db.open_store()


def _asked() -> str:
    found: str | None = getattr(_run, "asked", None)
    if found is None:
        # The worker has no address, and reads the working database.
        is_page = get_script_run_ctx(suppress_warning=True) is not None
        found = str(st.session_state.get("_release", "")) if is_page else ""
    return found


def _release(number: int) -> db.Store:
    """Open a release once for all readers: it never changes."""
    path = db.database_path()
    with _opening:
        key = (str(path), number)
        if key not in _opened:
            _opened[key] = releases.open_release(path, number)
        return _opened[key]


def is_release() -> bool:
    """Tell whether this run reads a release, in which nothing can be written."""
    return bool(_asked())


def keep_release() -> None:
    """Keep the address and the reader's choice of a release in step.

    Streamlit leaves the address of a page switch empty; the release then goes along.

    Raises:
        releases.ReleaseMissingError: the address asks for something that is no number.
    """
    _run.asked = None
    asked = st.query_params.get(KEY)
    if asked is None:
        if is_release():
            st.query_params[KEY] = st.session_state["_release"]
        _run.asked = _asked()
        return
    if not asked.isascii() or not asked.isdigit() or len(asked) > _MOST_DIGITS:
        raise releases.ReleaseMissingError(ReleaseFault.NOT_A_NUMBER, text=asked[:LONGEST_ASKED])
    st.session_state["_release"] = _run.asked = asked


def leave_release() -> None:
    """Go back to the working database, with all other choices as they are."""
    st.session_state["_release"] = ""
    _run.asked = None
    st.query_params.pop(KEY, None)
