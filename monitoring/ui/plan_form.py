"""Brings another plan in from the page: read, looked at, confirmed, built."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from monitoring import db
from monitoring.access import Actor
from monitoring.errors import InputError
from monitoring.panels import plan_preview as panel
from monitoring.rows import first
from monitoring.ui.elements import write_now
from monitoring.ui.load_form import tell
from monitoring.ui.people import author, has_sign_in
from monitoring.ui.plan_text import changes_of, doubts_of, found_of
from monitoring.ui.source import is_release, source
from monitoring.vocabulary.access import Action
from monitoring.wording import faults, figures, numbers, screen
from monitoring.wording import plan as plan_words
from monitoring.wording import plan_page as words

if TYPE_CHECKING:
    from monitoring.pipeline.plan_preview import PlanPreview


class _Given(NamedTuple):
    """A file that was chosen, by its name and what is in it."""

    name: str
    content: bytes


def plan_form(by: Actor | None) -> None:
    """Say which plan is in force, and take another one.

    Args:
        by: who brings it in; None where nobody may, or nobody said who it is yet.
    """
    if is_release() or (by is not None and not by.may(Action.PLAN)):
        return
    st.header(words.title())
    now = first(source().rows("plan"))
    district, title = (
        "" if numbers.is_missing(it) else str(it) for it in (now.district, now.title)
    )
    named = plan_words.district(district), plan_words.plan_title(title)
    st.markdown(figures.plain(words.about(*named, str(now.document))))
    _take(by)


def first_plan_form() -> None:
    """Take the first plan, where there is no database yet."""
    if has_sign_in():
        # Roles stand in the database: without one nobody who signs in has any.
        return
    st.title(words.title())
    st.markdown(words.no_plan())
    _take(author())


def _take(by: Actor | None) -> None:
    files = _chosen()
    if not files:
        return
    documents = [file for file in files if not file.name.lower().endswith(".csv")]
    if len(documents) != 1:
        st.error(words.one_plan())
        return
    with st.container(border=True):
        _draw(documents[0], [file for file in files if file is not documents[0]], by)


def _chosen() -> list[_Given]:
    """Return the files that were chosen, or those of an earlier plan."""
    # A plan is looked for on the disk, and no page pays for importing what reads it.
    from monitoring.pipeline import kept_plans

    given: list[Any] = (
        st.file_uploader(words.choose(), accept_multiple_files=True, key="plan-files") or []
    )
    if given:
        return [_Given(_name(str(file.name)), file.getvalue()) for file in given]
    # The newest is the one in force.
    kept = {plan.number: plan for plan in kept_plans.kept_plans(db.database_path())[1:]}
    if not kept:
        return []
    names = {
        number: words.kept_name(plan.document.name, numbers.short_day(plan.kept_at), plan.kept_by)
        for number, plan in kept.items()
    }
    number = st.selectbox(
        words.kept_choice(), list(names), format_func=names.__getitem__, index=None, key="plan-kept"
    )
    if number is None:
        return []
    folder = kept[number].document.parent
    return [
        _Given(path.name, path.read_bytes())
        for path in sorted(folder.glob("*.*"))
        if path.suffix != ".json"
    ]


def _name(given: str) -> str:
    return Path(given.replace("\\", "/")).name or "plan"


def _draw(document: _Given, others: Sequence[_Given], by: Actor | None) -> None:
    """Show what a plan says and would change, and build with it once it is confirmed."""
    st.subheader(figures.plain(document.name))
    key = _key([document, *others])
    try:
        preview = _previewed(document, others, key)
    except (InputError, OSError) as error:
        _refuse(document, error)
        return
    write_now(panel.found(*found_of(preview)))
    write_now(panel.doubtful(*doubts_of(preview.plan)))
    write_now(panel.changes(*changes_of(preview)))
    if not by:
        st.caption(words.name_first())
    label = words.take(figures.plain(document.name))
    st.button(
        label, key=f"plan-{key}", disabled=not by, type="primary", on_click=_confirm, args=(key,)
    )
    if st.session_state.pop(f"plan-confirmed-{key}", False) and by is not None:
        _build(document, others, by)


def _key(files: Sequence[_Given]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.content)
    return digest.hexdigest()[:16]


def _confirm(key: str) -> None:
    st.session_state[f"plan-confirmed-{key}"] = True


def _refuse(document: _Given, error: InputError | OSError) -> None:
    """Say why a document cannot be the plan."""
    why = [figures.plain(line) for line in faults.said(error).splitlines()]
    st.error(f"{figures.plain(words.refused(document.name))}\n\n{screen.bullets(why)}")


def _previewed(document: _Given, others: Sequence[_Given], key: str) -> "PlanPreview":
    """Return what a plan says and would change, worked out once for this state."""
    from monitoring.pipeline import plan_preview

    has_database = db.database_path().is_file()
    place = (key, source().key, source().version) if has_database else (key, "", 0)
    kept = st.session_state.get("_plan_preview")
    if kept is not None and kept[0] == place:
        return kept[1]  # type: ignore[no-any-return]
    reading = st.spinner(words.reading(figures.plain(document.name)))
    with reading, _on_disk(document, others) as path:
        found = plan_preview.preview_plan(path)
    st.session_state["_plan_preview"] = (place, found)
    return found


def _build(document: _Given, others: Sequence[_Given], by: Actor) -> None:
    from monitoring.pipeline import plan_preview

    name = figures.plain(document.name)
    try:
        with st.spinner(words.building(name)), _on_disk(document, others) as path:
            # Files beside the plan in force go along where they fit.
            plan_preview.preview_plan(path)
            built = plan_preview.bring_in(path, by, lambda _: None)
    except (InputError, OSError) as error:
        _refuse(document, error)
        return
    st.session_state.pop("_plan_preview", None)
    tell(words.taken(name, figures.plain(plan_words.district(built.district))))
    if built.moved_aside:
        tell(words.kept_aside(figures.plain(built.moved_aside.name)))
    st.rerun()


@contextmanager
def _on_disk(document: _Given, others: Sequence[_Given]) -> Iterator[Path]:
    """Put a plan and the files beside it where they can be read, and take them away again."""
    from monitoring.pipeline import plan_preview

    db.database_path().parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=db.database_path().parent, prefix=".upload-"))
    try:
        path = folder / document.name
        path.write_bytes(document.content)
        for file in others:
            (folder / plan_preview.name_beside(path, file.name)).write_bytes(file.content)
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)
