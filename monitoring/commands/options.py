"""Options that several commands share, and what they are checked against."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from monitoring import channel
from monitoring.commands.declare import option
from monitoring.wording import command_help

if TYPE_CHECKING:
    import pandas as pd

    from monitoring import db
    from monitoring.access import Actor

_GIVEN = "given"


class _File(click.Path):
    """A file, named from the folder in which the command was called, wherever it runs."""

    def convert(self, value: Any, param: Any, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Return its path."""
        given = Path(os.fsdecode(super().convert(value, param, ctx)))
        asked = channel.asked_now()
        if asked is None or ctx is None:
            return given
        file = Path(asked.folder) / given
        names: dict[Path, Path] = ctx.meta.setdefault(_GIVEN, {})
        names |= {file.parent: given.parent, file: given}
        return file


FILE = _File(path_type=Path)


def as_given(file: Path) -> Path:
    """Return a file's path as it was given."""
    names: dict[Path, Path] = click.get_current_context().meta.get(_GIVEN, {})
    return names.get(file, file)


def told(error: Exception) -> str:
    """Say what is at fault with the input, its files named as they were given."""
    from monitoring.wording.faults import said
    from monitoring.wording.terminal import visible

    names = click.get_current_context().meta.get(_GIVEN, {})
    plain = {str(file): str(given) for file, given in names.items()}
    facts = getattr(error, "facts", {})
    facts |= {name: plain[it] for name, it in facts.items() if isinstance(it, str) and it in plain}
    if isinstance(error, OSError) and error.filename is not None:
        error.filename = plain.get(str(error.filename), error.filename)
    return visible(said(error))


def who(by: str | None = None) -> "Actor":
    """Return who called the command: the administrator of the machine.

    Args:
        by: the name they give themselves, None for that by which the machine knows them.
    """
    from monitoring.access import machine
    from monitoring.pipeline.who import user

    asked = channel.asked_now()
    return machine(by if by is not None else user() if asked is None else asked.user)


def quarter(*, is_required: bool = False) -> Callable[[Any], Any]:
    """Declare ``--quarter``; without a required one that with which pages open is meant."""
    message = command_help.REQUIRED_QUARTER if is_required else command_help.QUARTER
    return option("--quarter", message=message, required=is_required)


def chosen_quarter(store: "db.Store", quarters: "pd.DataFrame", asked: str | None) -> str:
    """Return the quarter that is asked for, that with which pages open today where none is.

    Args:
        store: the database.
        quarters: those there are, with the column quarter.
        asked: as given, None for none.

    Raises:
        click.BadParameter: there is no such quarter.
    """
    from monitoring import clock, db
    from monitoring.wording import commands as words

    if asked is None:
        return str(store.read(db.sql_text("opening"), {"today": clock.today()})["quarter"].iloc[0])
    known = [str(code) for code in quarters["quarter"]]
    if asked not in known:
        raise click.BadParameter(words.not_a_review_quarter(asked, known), param_hint="--quarter")
    return asked


def check_place(file: Path, endings: tuple[str, ...] = ()) -> None:
    """Refuse a file that cannot be written where it is named.

    Args:
        file: the file to be written.
        endings: those that its name may have, any where there are none.

    Raises:
        InputError: the name ends otherwise, is a folder's, or lies in no folder.
    """
    from monitoring.errors import InputError
    from monitoring.vocabulary.faults import CommandFault

    if endings and file.suffix.lower() not in endings:
        raise InputError(CommandFault.OTHER_ENDING, file=str(file), endings=endings)
    if file.is_dir():
        raise InputError(CommandFault.FOLDER, file=str(file))
    if not file.parent.is_dir():
        raise InputError(CommandFault.NO_FOLDER, folder=str(file.parent))


def write(file: Path, content: bytes) -> None:
    """Write a file whole, or leave what is there: a full disk leaves no half of one.

    Raises:
        OSError: it cannot be written.
    """
    from monitoring import db

    if file.exists() and not file.is_file():
        # Such as /dev/stdout.
        file.write_bytes(content)
        return
    target = file.resolve()
    making = target.with_name(f".{uuid4().hex}.new")
    try:
        making.write_bytes(content)
        db.put_in_place(making, target)
    except OSError as error:
        error.filename = str(file)
        raise
    finally:
        making.unlink(missing_ok=True)
