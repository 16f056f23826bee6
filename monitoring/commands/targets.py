"""The command that lists targets and changes one."""

from typing import TYPE_CHECKING

import click

from monitoring.commands import progress
from monitoring.commands.declare import command, option
from monitoring.commands.options import who
from monitoring.commands.say import echo, echo_data
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.pipeline.target_check import TargetInput


@command(command_help.TARGET)
@click.argument("measure", required=False)
@option("--value", "target_value", default="", message=command_help.TARGET_VALUE)
@option("--points", "points_per_year", default="", message=command_help.TARGET_POINTS)
@option("--deadline", "deadline_period", default="", message=command_help.TARGET_DEADLINE)
@option("--baseline", "baseline_value", default="", message=command_help.TARGET_BASELINE)
@option("--baseline-year", "baseline_period", default="", message=command_help.TARGET_START)
@option("--source", "baseline_source", default="", message=command_help.TARGET_SOURCE)
@option("--restore", "restores", type=int, message=command_help.TARGET_RESTORE)
@option("--decided-on", "adopted_on", default="", message=command_help.TARGET_DECIDED_ON)
@option("--because", "reason", default="", message=command_help.TARGET_BECAUSE)
@option("--dry-run", "is_trial", is_flag=True, message=command_help.TARGET_DRY_RUN)
@option("--csv", "as_csv", is_flag=True, message=command_help.TARGET_CSV)
def target(
    measure: str | None, *, as_csv: bool, is_trial: bool, restores: int | None, **typed: str
) -> None:
    """List the versions of each target; with a measure and a change, add one."""
    from monitoring.wording import commands as words

    change = {name: text for name, text in typed.items() if text.strip()}
    if not change and restores is None:
        _list(measure, as_csv=as_csv)
        return
    if measure is None:
        raise click.UsageError(words.no_measure_named())
    if restores is not None and change.keys() - {"adopted_on", "reason"}:
        raise click.UsageError(words.exclude_each_other("--restore", "--value"))
    from monitoring.pipeline.target_check import TargetInput

    wanted = TargetInput(measure, restores=restores, **typed)
    echo("\n".join(_tried(wanted) if is_trial else _saved(wanted)))


def _saved(wanted: "TargetInput") -> list[str]:
    from monitoring import db
    from monitoring.pipeline.targets import change_target
    from monitoring.wording import stages, targets

    with progress.steps() as steps:
        made = change_target(
            db.open_store(),
            wanted,
            by=who(),
            progress=lambda stage: steps.begin(stages.said(stage)),
        )
    return [targets.saved(made.measure_name, made.version, made.quarter)]


def _tried(wanted: "TargetInput") -> list[str]:
    from monitoring.pipeline import preview
    from monitoring.wording import loads, targets

    with preview.trial() as writer:
        made, levels = preview.preview_target(writer, wanted)
    head = targets.would_be_saved(made.measure_name, made.version, made.quarter)
    return [head, *loads.level_changes(levels)]


def _list(measure: str | None, *, as_csv: bool) -> None:
    from monitoring import db, export
    from monitoring.db.query_rows import TargetVersions
    from monitoring.pipeline.targets import versions_of
    from monitoring.rows import each
    from monitoring.wording import targets

    store = db.open_store()
    every = store.read(db.sql_text("target_versions"), {"measure_id": None})
    # Of all measures none is no fault for a program; a person is told why nothing is listed.
    rows = (
        every if measure is None and (as_csv or len(every)) else versions_of(store, measure or "")
    )
    if as_csv:
        echo_data(export.csv_text(rows))
        return
    for row in each(rows, TargetVersions):
        echo(targets.version_line(row))
