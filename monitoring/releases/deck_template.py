"""The look of the deck: an administrator's setting, looked over when it is set."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath

import pandas as pd

from monitoring import db
from monitoring.access import Actor, record, require
from monitoring.db.query_rows import DeckTemplate
from monitoring.errors import InputError
from monitoring.papers.slides.template import open_template
from monitoring.rows import each
from monitoring.vocabulary.access import Action, Event
from monitoring.wording import templates as wording

_ABOUT = "deck"
_MAX_NAME = 150


@dataclass(frozen=True)
class Look:
    """The look in force.

    Args:
        file_name: of the presentation as it was given, "" for the product's own look.
        content: of the presentation, None for the product's own look.
        set_at, set_by: when and by whom, None and "" where nobody ever set one.
    """

    file_name: str = ""
    content: bytes | None = None
    set_at: datetime | None = None
    set_by: str = ""


def deck_look(store: db.Store | db.Writer) -> Look:
    """Return the look in force: that of decks which are made from now on."""
    row = _last(store)
    if row is None:
        return Look()
    return Look(row.file_name, bytes(row.content) or None, row.set_at, row.set_by)


def set_deck_look(
    store: db.Store, file_name: str, content: bytes | None, *, by: Actor, now: datetime
) -> None:
    """Take a presentation whose layouts decks get from now on, or go back to the product's own.

    Published decks stay as they are: their files were made with them.

    Args:
        store: the working database.
        file_name: of the presentation.
        content: of the presentation, None for the product's own look.
        by: who sets it; it is kept.
        now: this moment.

    Raises:
        NotAllowedError, SignedOutError: they may not.
        InputError: it is no presentation, would do harm, or has no layout with a title; nothing
            was changed.
    """
    require(store, by, Action.TEMPLATE)
    if content is not None:
        if not content:
            raise InputError(wording.not_an_office_file())
        open_template(content)
    name = "" if content is None else PurePath(file_name).name[-_MAX_NAME:]
    with store.write(shows=False) as writer:
        require(writer, by, Action.TEMPLATE)
        before = _last(writer)
        if content is None and (before is None or not before.file_name):
            return
        row = {
            "number": 1 if before is None else before.number + 1,
            "file_name": name or ("" if content is None else "template.pptx"),
            "content": content or b"",
            "set_at": now,
            "set_by": by.name,
        }
        writer.insert("deck_templates", pd.DataFrame([row]))
        record(
            writer,
            by,
            Event.DECK_TEMPLATE,
            _ABOUT,
            before=None if before is None else _facts(before.file_name, bytes(before.content)),
            after=_facts(str(row["file_name"]), content or b""),
        )


def _last(reader: db.Store | db.Writer) -> DeckTemplate | None:
    return next(each(reader.read(db.sql_text("deck_template")), DeckTemplate), None)


def _facts(file_name: str, content: bytes) -> dict[str, object]:
    return {"file_name": file_name, "sha256": sha256(content).hexdigest() if content else ""}
