"""The command that makes the database."""

from pathlib import Path

from monitoring.commands import progress
from monitoring.commands.declare import command, option
from monitoring.commands.options import FILE, who
from monitoring.commands.say import echo
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
    from monitoring.pipeline import kept_plans, plan_preview
    from monitoring.plan.file import default_plan
    from monitoring.wording import stages

    database = database_path()
    kept = kept_plans.plan_in_force(database)
    chosen = plan_file or kept or default_plan()
    with progress.steps() as steps:
        built = builder.build(chosen, lambda stage: steps.begin(stages.said(stage)), who())
    if plan_file and kept:
        # The newest that is kept is the one in force.
        kept_plans.keep(database, plan_file, plan_preview.beside(plan_file), "")
    echo("\n".join(built_lines(built)))
