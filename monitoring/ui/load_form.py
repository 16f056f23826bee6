"""Brings result files in from the page: read, looked at, confirmed.

What is chosen stays in memory, since it may have a row for each student: a workbook goes to the
process that reads it in a file without a name.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from monitoring import db, jobs
from monitoring.access import Actor
from monitoring.errors import FaultyRowsError, InputError, Notice
from monitoring.panels import data
from monitoring.ui import name_matches
from monitoring.ui.elements import write_now
from monitoring.ui.jobs import done, job_notice
from monitoring.ui.kept import read
from monitoring.ui.source import is_release, source
from monitoring.vocabulary.access import Action
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.jobs import JobKind, JobResult
from monitoring.vocabulary.row_faults import Allowed
from monitoring.wording import counting, faults, figures, screen
from monitoring.wording import data_page as words
from monitoring.wording import loads as of_loads
from monitoring.wording.access import not_yours

if TYPE_CHECKING:
    from monitoring.pipeline.batches import Loaded
    from monitoring.pipeline.preview import Effect
    from monitoring.result_files import ParsedFile
    from monitoring.result_files.memory_file import MemoryFile
    from monitoring.result_files.model import Answers

    _Previewed = tuple[ParsedFile, Loaded, Effect]
    _Groups = list[tuple[MemoryFile, tuple[MemoryFile, ...]]]

_ASKS_YEAR, _ASKS_FRACTION = {FileFault.NO_CLASS}, {FileFault.PERCENT_OR_FRACTION}
_ASKS_SCHOOLS = {Allowed.KNOWN_SCHOOL}
_N_ROWS = 12


def load_form(by: Actor | None) -> None:
    """Take files, show what each would change, and load those that are confirmed.

    Args:
        by: who loads; None where nobody may, or nobody said who it is yet.
    """
    if is_release():
        st.info(words.nobody_may_load())
        return
    if by is not None and not by.may_somewhere(Action.LOAD):
        st.info(not_yours(Action.LOAD))
        return
    for told in st.session_state.pop("_told_of_loads", []):
        st.success(told)
    job_notice(JobKind.LOAD)
    st.markdown(words.about())
    round_ = st.session_state.setdefault("_upload_round", 0)
    given = st.file_uploader(words.choose(), accept_multiple_files=True, key=f"files-{round_}")
    st.caption(words.limits())
    for file, beside in _grouped(given or []):
        with st.container(border=True):
            st.subheader(figures.plain(file.name))
            _draw_file(file, beside, by)


def _grouped(given: Sequence[Any]) -> "_Groups":
    """Return the files one by one, each with those that go with it, such as a roster."""
    if not given:
        return []
    from monitoring.pipeline import load_file
    from monitoring.result_files.memory_file import MemoryFile

    # Known by what it is: the same file chosen twice is one, another of its name is not.
    files = dict.fromkeys(MemoryFile(_name(file), file.getvalue()) for file in given)
    return load_file.grouped(list(files))  # type: ignore[return-value]


def _key(file: "MemoryFile", beside: "Sequence[MemoryFile]") -> str:
    """Return by what a file is known together with those that go with it."""
    parts = [part for one in (file, *beside) for part in (one.name.encode(), one.content)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _draw_file(file: "MemoryFile", beside: "Sequence[MemoryFile]", by: Actor | None) -> None:
    key = _key(file, beside)
    answers = _answers(key)
    try:
        parsed, loaded, effect = _previewed(file, beside, answers)
    except (InputError, OSError) as error:
        _refuse(file, error)
        _ask(key, _codes(error))
        name_matches.ask(key, error)
        return
    _draw_understood(parsed, loaded)
    if loaded.is_repeat:
        st.info(words.changes_nothing(loaded.batch_id))
        return
    counts = loaded.n_new, loaded.n_superseding, loaded.n_unchanged, loaded.n_older
    draw_effect(effect, words.what_it_changes(*counts))
    _ask(key, set())
    name_matches.ask(key, None)
    if not by:
        st.caption(words.name_first())
    label = words.load(figures.plain(file.name))
    st.button(
        label, key=f"load-{key}", disabled=not by, type="primary", on_click=_confirm, args=(key,)
    )
    if st.session_state.pop(f"confirmed-{key}", False) and by is not None:
        _load(file, beside, answers, by)


def _refuse(file: "MemoryFile", error: InputError | OSError) -> None:
    """Say why a file cannot be loaded, a line for each thing that is at fault."""
    why = [figures.plain(line) for line in faults.said(error).splitlines()]
    st.error(f"{figures.plain(words.refused(file.name))}\n\n{screen.bullets(why)}")


def _confirm(key: str) -> None:
    st.session_state[f"confirmed-{key}"] = True


def _codes(error: Exception) -> set[object]:
    """Return what is at fault with a file: of all of it, or of its rows."""
    rows = error.faults if isinstance(error, FaultyRowsError) else ()
    return {getattr(error, "code", None), *(fault.allowed.code for fault in rows)}


def _answers(key: str) -> "Answers":
    """Return what a reader said of a file so far."""
    from monitoring.result_files.model import Answers

    meant = st.session_state.get(f"fractions-{key}")
    return Answers(
        st.session_state.get(f"year-{key}"),
        None if meant is None else meant == "fractions",
        bool(st.session_state.get(f"schools-{key}")),
        name_matches.answered(key),
    )


def _ask(key: str, codes: set[object]) -> None:
    """Ask what the file does not say; what was answered before can be changed."""
    year, fraction, schools = (f"{name}-{key}" for name in ("year", "fractions", "schools"))
    if codes & _ASKS_YEAR or st.session_state.get(year) is not None:
        st.number_input(words.year(), 2000, 2100, value=None, step=1, key=year)
    if codes & _ASKS_FRACTION or st.session_state.get(fraction) is not None:
        said = words.fraction_answers()
        st.radio(
            words.fractions(), list(said), format_func=said.__getitem__, index=None, key=fraction
        )
    if codes & _ASKS_SCHOOLS or st.session_state.get(schools):
        st.checkbox(words.may_add_schools(), key=schools)


def _previewed(
    file: "MemoryFile", beside: "Sequence[MemoryFile]", answers: "Answers"
) -> "_Previewed":
    """Return what the load would do, worked out once for these answers and this state."""
    # Judging needs the whole rule; no page pays for importing it.
    from monitoring.pipeline import load_file, preview

    key = _key(file, beside)
    place = (answers, source().key, source().version)
    kept = st.session_state.get(f"preview-{key}")
    if kept is not None and kept[0] == place:
        return kept[1]  # type: ignore[no-any-return]
    with st.spinner(words.reading(figures.plain(file.name))):
        # Others save meanwhile: only what follows the reading holds them up.
        parsed = load_file.read_file(db.open_store(), file, answers, beside=beside)
        with preview.trial() as writer:
            found = parsed, *preview.preview_load(writer, file, parsed)
    st.session_state[f"preview-{key}"] = (place, found)
    return found


def _draw_understood(parsed: "ParsedFile", loaded: "Loaded") -> None:
    n_rows = len(parsed.rows)
    told = [
        words.what_it_is(parsed.layouts),
        words.what_it_says(
            parsed.rows_read, parsed.rows_other_districts, n_rows, parsed.rows_hidden
        ),
        *map(faults.said, (*parsed.notes, *loaded.notes)),
    ]
    names = read("indicators")[["indicator_id", "indicator_name", "unit", "period_style"]]
    first = parsed.rows.head(_N_ROWS).merge(names, on="indicator_id", how="left")
    write_now(data.understood(told, first, n_rows))


def draw_effect(effect: "Effect", *first: str) -> None:
    """Say what a load, or taking one back, would change.

    Args:
        effect: what would be different.
        first: sentences that stand before.
    """
    told = [
        *first,
        *(of_loads.shown_from(quarter, n) for quarter, n in effect.shown_from.items()),
        *of_loads.level_changes(effect.levels),
    ]
    write_now(data.changes(told, effect.figures))


def _load(
    file: "MemoryFile", beside: "Sequence[MemoryFile]", answers: "Answers", by: Actor
) -> None:
    from monitoring.pipeline import load_file
    from monitoring.result_files.model import STUDENTS

    name = figures.plain(file.name)
    layouts: list[str] = []

    def load(told: jobs.Telling) -> Notice:
        parsed, loaded = load_file.load(file, answers, told, beside=beside, by=by, stage=told)
        layouts.extend(parsed.layouts)
        return Notice(JobResult.LOADED, file=file.name, batch=loaded.batch_id)

    try:
        result = done(JobKind.LOAD, file.name, by, load, words.loading(name))
    except (InputError, OSError) as error:
        _refuse(file, error)
        return
    tell(words.loaded(name, int(str(result.facts["batch"]))))
    if STUDENTS in layouts:
        # A new field takes its place: the server lets go of the bytes of what was chosen in it.
        st.session_state["_upload_round"] += 1
        tell(counting.students_dropped())
    st.rerun()


def tell(sentence: str) -> None:
    """Keep a sentence for the next run."""
    st.session_state.setdefault("_told_of_loads", []).append(sentence)


def _name(file: Any) -> str:  # noqa: ANN401 - Streamlit's type is not public
    """Return a file's own name, whatever folders somebody wrote before it."""
    return Path(str(file.name).replace("\\", "/")).name or "file"
