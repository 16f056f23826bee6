"""The command that opens the dashboard."""

from datetime import timedelta
from pathlib import Path

import click

from monitoring.commands import beside
from monitoring.commands.declare import command_alone, option
from monitoring.commands.options import FILE
from monitoring.commands.public import show
from monitoring.commands.say import echo
from monitoring.commands.scheduled import Span, keep_backing_up
from monitoring.commands.upgrade import bring_up_to_date
from monitoring.errors import InputError
from monitoring.vocabulary.web import WebFault
from monitoring.wording import command_help

# Seconds; what is still cold then is made by whoever asks for it.
_WARM_AT_MOST = 15


class AlreadyServedError(InputError):
    """Another process serves the database."""


@command_alone(command_help.SERVE)
@option("--host", default="localhost", show_default=True, message=command_help.SERVE_HOST)
@option("--port", default=8501, show_default=True, message=command_help.SERVE_PORT)
@option("--address", "addresses", multiple=True, message=command_help.SERVE_ADDRESS)
@option("--backup-to", type=FILE, message=command_help.SERVE_BACKUP_TO)
@option("--every", type=Span(), default="24h", show_default=True, message=command_help.SERVE_EVERY)
@option(
    "--keep",
    type=click.IntRange(1),
    default=14,
    show_default=True,
    message=command_help.SERVE_KEEP,
)
@option("--public", "shown", type=FILE, message=command_help.SERVE_PUBLIC)
@option("--key", type=FILE, message=command_help.SERVE_KEY)
@option("--state", type=FILE, message=command_help.SERVE_STATE)
@click.pass_context
def serve(
    ctx: click.Context,
    host: str,
    port: int,
    addresses: tuple[str, ...],
    backup_to: Path | None,
    every: timedelta,
    keep: int,
    shown: Path | None,
    key: Path | None,
    state: Path | None,
) -> None:
    """Open the dashboard; stop it with Ctrl-C."""
    if shown is not None:
        show(shown, key, state, host, port, addresses)
        return
    from monitoring import channel, db, ui, web
    from monitoring.wording import commands as words

    ui.require_safe_place(host)
    site = web.Site.of(host, addresses)
    for name in sorted(site.elsewhere):
        # A proxy on this machine lets others in who all seem to sit here.
        ui.require_safe_place(name)
    with channel.serving(db.database_path()) as is_alone:
        if not is_alone:
            raise AlreadyServedError(WebFault.ALREADY_SERVED, database=str(db.database_path()))
        with web.bound(host, port) as listening:
            _hold(ctx)
            if backup_to is not None:
                keep_backing_up(backup_to, every, keep)
            web.listen(listening)
            echo(words.dashboard_at((addresses or (f"http://{host}:{port}",))[0]))
            ui.serve(listening, site)


def _hold(ctx: click.Context) -> None:
    from monitoring import db, ui
    from monitoring.pipeline import leftovers
    from monitoring.wording import backups as words

    def first() -> None:
        for path in leftovers.clear(db.database_path()):
            echo(words.cleared(path), err=True)
        bring_up_to_date()

    # Without a database the pages say how to make one.
    beside.hold(ctx.find_root().command, first, ui.warm_up)
    # Who comes while all is cold waits longer, and so does everybody who comes at the same time.
    ui.warm_up().wait(_WARM_AT_MOST)
    ui.freeze_once()
