"""Runs a command where its database is held: in the dashboard that runs, or in this process."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from monitoring import __version__, channel
from monitoring.commands.say import echo, echo_data
from monitoring.vocabulary.files import RESTORING

# What a process calls its own streams leads elsewhere in another one.
_OWN_STREAM = re.compile(r"/dev/(stdin|stdout|stderr|fd/\d+)|/proc/self/fd/(\d+)")
_NUMBERS = {"stdin": "0", "stdout": "1", "stderr": "2"}
# click's own limits on the lines of help.
_NARROWEST, _WIDEST = 50, 80


def run(ctx: click.Context, here: Callable[[click.Context], Any]) -> Any:  # noqa: ANN401
    """Do a command's work in the process that holds the database, or by ``here`` where none does.

    Commands wait for one another, wherever they run.

    Raises:
        InputError: the dashboard ended meanwhile, or is of another version.
    """
    if channel.asked_now() is not None:
        return here(ctx)
    from monitoring.db import database_path

    database = database_path()
    with channel.turn(database, _waiting):
        there = channel.connected(database, _about(database))
        if there is None:
            _finish_restoring(database)
            return here(ctx)
    ctx.exit(channel.handed_over(there, _asked(ctx), _say, _waiting))


def _finish_restoring(database: Path) -> None:
    """Go on where the process ended that put a backup back."""
    if Path(f"{database}.{RESTORING}").exists():
        from monitoring.pipeline.restore import finish

        finish(database)


@dataclass
class _Holding:
    is_settled: bool = False


_holding = _Holding()


def hold(
    commands: click.Command,
    first: Callable[[], object] = lambda: None,
    after: Callable[[], object] = lambda: None,
) -> None:
    """Open the database in this process, a dashboard's, and do the commands of others in it.

    Those that run elsewhere are waited for. Where there is no database that can be opened, pages
    say so, and it is tried again with the next of them.

    Args:
        commands: those there are.
        first: called before, while no other command runs.
        after: called after each command that was done here.

    Raises:
        InputError: see ``first``.
    """
    from monitoring import jobs
    from monitoring.db import database_path, open_store
    from monitoring.errors import InputError

    database = database_path()
    if _holding.is_settled:
        return
    with channel.turn(database, _waiting):
        _finish_restoring(database)
    if not database.is_file():
        return
    with channel.turn(database, _waiting):
        first()
        with suppress(InputError):
            # Nobody works any more on what a server left that was killed.
            jobs.settle(open_store())
            _listen(database, commands, after)


def _listen(database: Path, commands: click.Command, after: Callable[[], object]) -> None:
    _holding.is_settled = True
    try:
        channel.listen(database, _about(database), partial(_run, commands, after))
    except OSError as error:
        from monitoring.wording import stages
        from monitoring.wording.faults import said

        echo(stages.no_channel(said(error)), err=True)


def _about(database: Path) -> channel.About:
    from monitoring.db import newest_version

    return channel.About(str(channel.real_path(database)), f"{__version__}.{newest_version()}")


def _asked(ctx: click.Context) -> channel.Asked:
    from monitoring.pipeline.who import user
    from monitoring.wording.i18n import locale

    root = ctx.find_root()
    streams = {"in": sys.stdin, "out": sys.stdout, "err": sys.stderr}
    return channel.Asked(
        args=tuple(_elsewhere(arg) for arg in root.meta["args"]),
        program=str(root.info_name),
        folder=str(Path.cwd()),
        user=user(),
        locale=locale(),
        columns=shutil.get_terminal_size().columns,
        terminals=tuple(name for name, it in streams.items() if it is not None and it.isatty()),
    )


def _elsewhere(arg: str) -> str:
    """Return what another process calls a stream of this one."""
    found = _OWN_STREAM.fullmatch(arg)
    if found is None or not Path("/proc/self/fd").is_dir():
        return arg
    name = found[2] or _NUMBERS.get(found[1]) or found[1].removeprefix("fd/")
    return f"/proc/{os.getpid()}/fd/{name}"


def _say(stream: str, text: str) -> None:
    if stream == "err":
        # The steps of long work are drawn there.
        click.echo(text, nl=False, err=True)
    else:
        echo_data(text)


def _waiting() -> None:
    from monitoring.wording import stages

    # Nothing is told of progress where nobody watches.
    if sys.stderr is not None and sys.stderr.isatty():
        echo(stages.waiting_for_another(), err=True)


def _run(commands: click.Command, after: Callable[[], object], asked: channel.Asked) -> int:
    """Do another process's command in this one, and return its exit code."""
    from monitoring.wording.i18n import said_in

    width = max(min(asked.columns, _WIDEST) - 2, _NARROWEST)
    with said_in(asked.locale):
        try:
            commands.main(list(asked.args), prog_name=asked.program, terminal_width=width)
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        finally:
            after()
    return 0
