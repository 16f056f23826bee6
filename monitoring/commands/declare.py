"""Declares commands and options whose help is said in the reader's language when it is asked for.

`click` keeps a text; here it keeps a message, marked in `monitoring/wording/command_help.py`.
"""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

import click

from monitoring.commands import beside
from monitoring.wording.i18n import _


class _SaidHelp:
    """Says its help when it is asked for it."""

    _message: str | None = None

    @property
    def help(self) -> str | None:
        """The help in the language in use."""
        return None if self._message is None else _(self._message)

    @help.setter
    def help(self, message: str | None) -> None:
        self._message = message


class Command(_SaidHelp, click.Command):
    """A command whose help is a message, and which runs where the database is held.

    Its usage is checked and its help is said before, in the process that was called.
    """

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Do the work, in the dashboard where one holds the database."""
        return beside.run(ctx, super().invoke)


class CommandAlone(_SaidHelp, click.Command):
    """A command that needs no database, or a release alone, which nobody holds."""


class Group(_SaidHelp, click.Group):
    """A group of commands whose help is a message."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse names and words that nothing could keep: bytes that are no letters."""
        for argument in args:
            name = PurePath(argument).name.encode(errors="surrogateescape")
            shown = name.decode(errors="replace")
            if shown.encode() != name:
                from monitoring.wording.commands import not_letters

                raise click.UsageError(not_letters(shown))
        return super().parse_args(ctx, args)


class Option(_SaidHelp, click.Option):
    """An option whose help is a message."""


def command(message: str, name: str | None = None) -> Callable[[Callable[..., Any]], Command]:
    """Declare a command by the message of its help."""
    return click.command(name, cls=Command, help=message)


def command_alone(
    message: str, name: str | None = None
) -> Callable[[Callable[..., Any]], CommandAlone]:
    """Declare a command that does not need the working database."""
    return click.command(name, cls=CommandAlone, help=message)


def option(*names: str, message: str, **given: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """Declare an option by the message of its help."""
    return click.option(*names, cls=Option, help=message, **given)
