"""Brings result files in from the page: read, looked at, confirmed."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from monitoring import db
from monitoring.errors import FaultyRowsError, InputError
from monitoring.panels import data
from monitoring.ui.show import read, write_now
from monitoring.ui.source import is_release, source
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.row_faults import Allowed
from monitoring.wording import data_page as words
from monitoring.wording import faults, figures, screen
from monitoring.wording import loads as of_loads

if TYPE_CHECKING:
    from monitoring.pipeline.batches import Loaded
    from monitoring.pipeline.preview import Effect
    from monitoring.result_files import ParsedFile

    _Previewed = tuple[ParsedFile, Loaded, Effect]

_ASKS_YEAR = {FileFault.NO_CLASS}
_ASKS_FRACTION = {FileFault.PERCENT_OR_FRACTION}
_ASKS_SCHOOLS = {Allowed.KNOWN_SCHOOL}
_N_ROWS = 12


class _Answers(NamedTuple):
    """What a reader said of a file that does not say it itself."""

    year: int | None
    is_fraction: bool | None
    may_add_schools: bool


def load_form(by: str) -> None:
    """Take files, show what each would change, and load those that are confirmed.

    Args:
        by: who loads; "" where nobody may, or nobody said so yet.
    """
    if is_release():
        st.info(words.nobody_may_load())
        return
    for told in st.session_state.pop("_told_of_loads", []):
        st.success(told)
    st.markdown(words.about())
    given = st.file_uploader(words.choose(), accept_multiple_files=True, key="files")
    st.caption(words.limits())
    # Known by what it is: the same file chosen twice is one, another of its name is not.
    for key, file in {_key(file): file for file in given or []}.items():
        with st.container(border=True):
            st.subheader(figures.plain(_name(file)))
            _draw_file(file, key, by)


def _key(file: Any) -> str:  # noqa: ANN401 - Streamlit's type is not public
    told = hashlib.sha256(_name(file).encode() + b"\0")
    told.update(file.getbuffer())
    return told.hexdigest()[:16]


def _draw_file(file: Any, key: str, by: str) -> None:  # noqa: ANN401 - see above
    answers = _answers(key)
    try:
        parsed, loaded, effect = _previewed(file, key, answers)
    except (InputError, OSError) as error:
        _refuse(file, error)
        _ask(key, _codes(error))
        return
    _draw_understood(parsed, loaded)
    if loaded.is_repeat:
        st.info(words.changes_nothing(loaded.batch_id))
        return
    counts = loaded.n_new, loaded.n_superseding, loaded.n_unchanged, loaded.n_older
    draw_effect(effect, words.what_it_changes(*counts))
    _ask(key, set())
    if not by:
        st.caption(words.name_first())
    label = words.load(figures.plain(_name(file)))
    st.button(
        label, key=f"load-{key}", disabled=not by, type="primary", on_click=_confirm, args=(key,)
    )
    if st.session_state.pop(f"confirmed-{key}", False):
        _load(file, answers, by)


def _refuse(file: Any, error: InputError | OSError) -> None:  # noqa: ANN401
    """Say why a file cannot be loaded, a line for each thing that is at fault."""
    why = [figures.plain(line) for line in faults.said(error).splitlines()]
    st.error(f"{figures.plain(words.refused(_name(file)))}\n\n{screen.bullets(why)}")


def _confirm(key: str) -> None:
    st.session_state[f"confirmed-{key}"] = True


def _codes(error: Exception) -> set[object]:
    """Return what is at fault with a file: of all of it, or of its rows."""
    rows = error.faults if isinstance(error, FaultyRowsError) else ()
    return {getattr(error, "code", None), *(fault.allowed.code for fault in rows)}


def _answers(key: str) -> _Answers:
    """Return what a reader said of a file so far."""
    meant = st.session_state.get(f"fractions-{key}")
    return _Answers(
        st.session_state.get(f"year-{key}"),
        None if meant is None else meant == "fractions",
        bool(st.session_state.get(f"schools-{key}")),
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
    file: Any,  # noqa: ANN401 - Streamlit's type is not public
    key: str,
    answers: _Answers,
) -> "_Previewed":
    """Return what the load would do, worked out once for these answers and this state."""
    # Judging needs the whole rule; no page pays for importing it.
    from monitoring.pipeline import load_file, preview

    place = (answers, source().key, source().version)
    kept = st.session_state.get(f"preview-{key}")
    if kept is not None and kept[0] == place:
        return kept[1]  # type: ignore[no-any-return]
    reading = st.spinner(words.reading(figures.plain(_name(file))))
    with reading, _on_disk(file) as path:
        # Others save meanwhile: only what follows the reading holds them up.
        parsed = load_file.read_file(
            db.open_store(),
            path,
            answers.year,
            lambda _: None,
            is_fraction=answers.is_fraction,
            may_add_schools=answers.may_add_schools,
        )
        with preview.trial() as writer:
            found = preview.preview_read(writer, path, parsed)
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
        *(
            of_loads.level_change(
                it.measure, (it.from_quarter, it.until_quarter), it.before, it.after
            )
            for it in effect.levels
        ),
        "" if effect.levels else of_loads.no_status_changes(),
    ]
    write_now(data.changes(told, effect.figures))


def _load(file: Any, answers: _Answers, by: str) -> None:  # noqa: ANN401
    from monitoring.pipeline import load_file

    name = figures.plain(_name(file))
    try:
        with st.spinner(words.loading(name)), _on_disk(file) as path:
            _, loaded = load_file.load(
                path,
                answers.year,
                lambda _: None,
                is_fraction=answers.is_fraction,
                may_add_schools=answers.may_add_schools,
                by=by,
            )
    except (InputError, OSError) as error:
        _refuse(file, error)
        return
    tell(words.loaded(name, loaded.batch_id))
    st.rerun()


def tell(sentence: str) -> None:
    """Keep a sentence for the next run, which shows what has become of the data."""
    st.session_state.setdefault("_told_of_loads", []).append(sentence)


def _name(file: Any) -> str:  # noqa: ANN401 - Streamlit's type is not public
    """Return a file's own name, whatever folders somebody wrote before it."""
    return Path(str(file.name).replace("\\", "/")).name or "file"


@contextmanager
def _on_disk(file: Any) -> Iterator[Path]:  # noqa: ANN401 - Streamlit's type is not public
    """Put an uploaded file where it can be read, under its own name, and take it away again."""
    folder = Path(tempfile.mkdtemp(dir=db.database_path().parent, prefix=".upload-"))
    try:
        path = folder / _name(file)
        path.write_bytes(file.getbuffer())
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)
