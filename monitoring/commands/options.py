"""Options that several commands share, and what they are checked against."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitoring.commands.declare import option
from monitoring.wording import command_help

if TYPE_CHECKING:
    import pandas as pd

FILE = click.Path(path_type=Path)


def quarter(*, is_required: bool = False) -> Callable[[Any], Any]:
    """Declare ``--quarter``; without a required one the opening quarter is meant."""
    message = command_help.REQUIRED_QUARTER if is_required else command_help.QUARTER
    return option("--quarter", message=message, required=is_required)


def chosen_quarter(quarters: "pd.DataFrame", asked: str | None) -> str:
    """Return the quarter that is asked for, the opening one where none is.

    Args:
        quarters: those there are, with the columns quarter and is_opening.
        asked: as given, None for none.

    Raises:
        click.BadParameter: there is no such quarter.
    """
    from monitoring.wording import commands as words

    if asked is None:
        return str(quarters.loc[quarters["is_opening"], "quarter"].iloc[0])
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
