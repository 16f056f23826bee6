"""The commands of `python -m monitoring`; each ends with 0, 1 (the input is at fault) or 2 (usage).

Heavy modules are imported inside the command that needs them, so that --help is immediate.
"""

from typing import Any

import click

from monitoring import __version__
from monitoring.commands.access import audit_log, grant, grants, revoke
from monitoring.commands.backups import backup, restore, tidy, verify
from monitoring.commands.batches import batches
from monitoring.commands.build import build
from monitoring.commands.declare import Group
from monitoring.commands.health import health
from monitoring.commands.load import load
from monitoring.commands.options import told
from monitoring.commands.plan import plan
from monitoring.commands.releases import (
    audit,
    decide,
    deck,
    deck_template,
    list_releases,
    page,
    release,
    review,
)
from monitoring.commands.sample import sample
from monitoring.commands.serve import serve
from monitoring.commands.status import status
from monitoring.commands.steps import due, steps
from monitoring.commands.targets import target
from monitoring.commands.template import template
from monitoring.commands.upgrade import upgrade
from monitoring.wording import command_help


class Refusing(Group):
    """Says on standard error what is at fault with the input, and ends with 1."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own signature
    ) -> click.Context:
        """Keep what was given, so that it can be handed on."""
        given = list(args)
        ctx = super().make_context(info_name, args, parent, **extra)
        ctx.meta["args"] = given
        return ctx

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; faults of the input become one message without a traceback."""
        from monitoring.errors import InputError

        try:
            return super().invoke(ctx)
        except (InputError, OSError) as error:
            raise click.ClickException(told(error)) from None


@click.group(cls=Refusing, help=command_help.MAIN)
@click.version_option(package_name=None, version=__version__, prog_name="monitoring")
def main() -> None:
    """Is the improvement plan working? Read the plan, load results, see their status."""


for subject in (
    *(plan, target, build, upgrade, load, template, batches, status, sample, serve),
    *(health, due, steps),
    *(review, decide, release, list_releases, audit, deck, deck_template, page),
    *(backup, verify, restore, tidy),
    *(grant, revoke, grants, audit_log),
):
    main.add_command(subject)
