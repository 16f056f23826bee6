"""The command that makes the database."""

from pathlib import Path

import click

from monitoring.commands import progress
from monitoring.commands.declare import command, option
from monitoring.commands.options import FILE
from monitoring.commands.upgrade import built_lines
from monitoring.wording import command_help


@command(command_help.BUILD)
@option("--plan", "plan_file", type=FILE, message=command_help.BUILD_PLAN)
@option("--if-missing", is_flag=True, message=command_help.BUILD_IF_MISSING)
def build(plan_file: Path | None, *, if_missing: bool) -> None:
    """Make the database from the plan and data/; files loaded before are carried over."""
    from monitoring.db import database_path

    if if_missing and database_path().is_file():
        return
    from monitoring.pipeline import build as builder
    from monitoring.plan.file import default_plan
    from monitoring.wording import stages

    with progress.steps() as steps:
        built = builder.build(
            plan_file or default_plan(), lambda stage: steps.begin(stages.said(stage))
        )
    click.echo("\n".join(built_lines(built)))
