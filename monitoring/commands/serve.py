"""The command that opens the dashboard."""

import click

from monitoring.commands import beside
from monitoring.commands.declare import command_alone, option
from monitoring.commands.upgrade import bring_up_to_date
from monitoring.wording import command_help


@command_alone(command_help.SERVE)
@option("--host", default="localhost", show_default=True, message=command_help.SERVE_HOST)
@option("--port", default=8501, show_default=True, message=command_help.SERVE_PORT)
@option("--address", "addresses", multiple=True, message=command_help.SERVE_ADDRESS)
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, addresses: tuple[str, ...]) -> None:
    """Open the dashboard; stop it with Ctrl-C."""
    from monitoring import ui
    from monitoring.wording import commands as words

    ui.require_safe_place(host)
    # Without a database the pages say how to make one.
    beside.hold(ctx.find_root().command, bring_up_to_date)
    click.echo(words.dashboard_at((addresses or (f"http://{host}:{port}",))[0]))
    ui.serve(host, port, addresses)
