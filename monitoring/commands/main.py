"""The commands of `python -m monitoring`; each ends with 0, 1 (the input is at fault) or 2 (usage).

Heavy modules are imported inside the command that needs them, so that --help is immediate.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitoring import __version__
from monitoring.commands import (
    health as commands_health,
)
from monitoring.commands import (
    releases as release_commands,
)
from monitoring.commands import (
    steps as step_commands,
)
from monitoring.commands import (
    upgrade as upgrade_commands,
)
from monitoring.wording import labels, verdicts
from monitoring.wording.faults import said

if TYPE_CHECKING:
    from monitoring.pipeline.batches import Loaded
    from monitoring.plan import Plan
    from monitoring.result_files import ParsedFile

FILE = click.Path(path_type=Path)
_BYTES_PER_ROW = 120


class Refusing(click.Group):
    """Says on standard error what is at fault with the input, and ends with 1."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; faults of the input become one message without a traceback."""
        from monitoring.errors import InputError

        try:
            return super().invoke(ctx)
        except (InputError, OSError) as error:
            raise click.ClickException(said(error)) from None


@click.group(cls=Refusing)
@click.version_option(package_name=None, version=__version__, prog_name="monitoring")
def main() -> None:
    """Is the improvement plan working? Read the plan, load results, see their status."""


main.add_command(step_commands.due)
main.add_command(step_commands.steps)


@main.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print everything found, for machines.")
def plan(file: Path, *, as_json: bool) -> None:
    """Print what is found in a plan document, and what is not."""
    from monitoring.plan.file import read_plan_file

    found = read_plan_file(file)
    if as_json:
        click.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_plan_lines(found)))


def _plan_lines(found: "Plan") -> list[str]:
    cover = " · ".join(filter(None, (found.district, found.school, found.school_years)))
    lines: list[str] = [
        found.title or "A plan without a title",
        cover or "The document names no district.",
        "",
        f"{len(found.needs):>4} needs",
        f"{len(found.root_causes):>4} root causes",
        f"{len(found.goals):>4} goals",
        f"{len(found.equity_gaps):>4} equity gaps",
        f"{len(found.action_steps):>4} action steps",
        f"{len(found.unread_lines):>4} lines that could not be placed",
        "",
    ]
    lines += [f"{goal.goal_id}  {goal.wording}" for goal in found.goals]
    for step in found.action_steps:
        counts = f"{len(step.implementation_items)} + {len(step.effectiveness_items)} items"
        lines.append(f"{step.step_id}  {step.evidence_level or 'no evidence level'}, {counts}")
    lines += [f"line {line.number} not placed: {line.text}" for line in found.unread_lines]
    return lines


@main.command()
@click.option("--plan", "plan_file", type=FILE, help="The plan document [default: data/plans].")
@click.option("--if-missing", is_flag=True, help="Do nothing when there is a database.")
def build(plan_file: Path | None, *, if_missing: bool) -> None:
    """Make the database from the plan and data/; files loaded before are carried over."""
    from monitoring.db import database_path

    if if_missing and database_path().is_file():
        return
    from monitoring.pipeline import build as builder
    from monitoring.plan.file import default_plan
    from monitoring.wording import stages

    built = builder.build(plan_file or default_plan(), lambda stage: click.echo(stages.said(stage)))
    click.echo("\n".join(upgrade_commands.built_lines(built)))


@main.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--year", type=int, help="School year or class, when a file does not write it.")
def load(files: tuple[Path, ...], year: int | None) -> None:
    """Load result files of the state or of the district; each is wholly loaded, or not at all."""
    from monitoring.errors import InputError
    from monitoring.pipeline import build as builder

    refused = 0
    for file in files:
        try:
            with _progress(file) as told:
                parsed, loaded = builder.load(file, year, told)
        except (InputError, OSError) as error:
            click.echo(f"{file.name or file}: not loaded.\n{said(error)}", err=True)
            refused += 1
            continue
        click.echo("\n".join(_load_lines(file, parsed, loaded)))
    if refused:
        sys.exit(1)


class _progress:  # noqa: N801 - used like a function
    """A progress bar over the rows of a file; nothing where standard error is no terminal."""

    def __init__(self, file: Path) -> None:
        # The reader counts rows, not bytes; a row of the state's files is about 120 bytes.
        n_rows = (file.stat().st_size if file.is_file() else 0) // _BYTES_PER_ROW + 1
        self._bar: Any = click.progressbar(
            length=n_rows,
            label=f"Reading {file.name}",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        )

    def __enter__(self) -> Callable[[int], None]:
        self._bar.__enter__()
        self._told = 0
        return self._advance

    def _advance(self, n_rows: int) -> None:
        self._bar.update(n_rows - self._told)
        self._told = n_rows

    def __exit__(self, *error: object) -> None:
        self._bar.__exit__(None, None, None)


def _load_lines(file: Path, parsed: "ParsedFile", loaded: "Loaded") -> list[str]:
    if loaded.is_repeat:
        return [f"{file.name}: loaded before as batch {loaded.batch_id}; nothing changed."]
    return [
        f"{file.name}: batch {loaded.batch_id}, {labels.layouts(','.join(parsed.layouts))}",
        f"  {parsed.rows_read:,} rows read, {parsed.rows_other_districts:,} of other districts "
        f"left out, {len(parsed.rows):,} kept ({parsed.rows_hidden:,} hidden)",
        f"  {loaded.n_new:,} new, {loaded.n_superseding:,} replace an older vintage, "
        f"{loaded.n_unchanged:,} already known, {loaded.n_older:,} older than what is in force",
        *(f"  {said(note)}" for note in parsed.notes),
    ]


@main.command()
@click.option(
    "--quarter", help="The review quarter, such as 2022-23-Q2 [default: the opening one]."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print every result known then, as CSV.")
def status(quarter: str | None, *, as_csv: bool) -> None:
    """Print the status of every result known at a quarter's end."""
    from monitoring import db, export
    from monitoring.commands.status_table import status_table

    store = db.open_store()
    quarters = store.read(db.sql_text("quarters"))
    if quarter is None:
        quarter = str(quarters.loc[quarters["is_opening"], "quarter"].iloc[0])
    if quarter not in set(quarters["quarter"]):
        raise click.BadParameter(
            f"{quarter!r} is none of {', '.join(quarters['quarter'])}", param_hint="--quarter"
        )
    rows = store.read(db.sql_text("status"), {"quarter": quarter})
    if as_csv:
        click.echo(export.csv_text(status_table(rows)), nl=False)
        return
    own = rows[rows["measure_id"].notna() & (rows["organisation_level"] == "district")]
    own = own[own["subgroup"] == "All Students"].groupby("measure_id", sort=False).tail(1)
    click.echo(f"Known by the end of {quarter}:")
    click.echo("\n".join(_status_lines(own.itertuples(index=False))))


@main.command()
@click.option("--remove", "is_removal", is_flag=True, help="Take the sample out, whole.")
@click.option("--add", "is_addition", is_flag=True, help="Put the sample in again.")
def sample(*, is_removal: bool, is_addition: bool) -> None:
    """Say whether the database holds what is made up as a sample; take it out or put it in."""
    from monitoring import db
    from monitoring.pipeline import sample as sample_batch

    if is_removal and is_addition:
        raise click.UsageError("--remove and --add exclude each other")
    store = db.open_store()
    if is_removal:
        was_there = sample_batch.remove_sample(store)
        click.echo("The sample is out." if was_there else "There was no sample.")
    elif is_addition:
        sampled = sample_batch.add_sample(store)
        click.echo(
            f"The sample is in: {sampled.n_results:,} interim results and {sampled.n_updates} "
            "updates of action steps."
            if sampled.n_results or sampled.n_updates
            else "Nothing was added: the sample is in already, or there is no official result of "
            "the district that it could be anchored on."
        )
    elif sample_batch.has_sample(store):
        click.echo("The database holds the sample. Take it out with: sample --remove")
    else:
        click.echo("The database holds no sample. Put it in with: sample --add")


@main.command()
@click.option("--host", default="localhost", show_default=True, help="Address to listen on.")
@click.option("--port", default=8501, show_default=True, help="Port to listen on.")
def serve(host: str, port: int) -> None:
    """Open the dashboard; stop it with Ctrl-C."""
    from monitoring import db, ui

    # Without a database the pages say how to make one.
    if db.database_path().is_file():
        upgrade_commands.bring_up_to_date()
    click.echo(f"The dashboard is at http://{host}:{port}")
    ui.serve(host, port)


main.add_command(commands_health.health)
main.add_command(upgrade_commands.upgrade)
for command in release_commands.ALL:
    main.add_command(command)


def _status_lines(rows: Any) -> Sequence[str]:  # noqa: ANN401 - pandas' own row type
    return [
        f"  {row.measure_id}, {row.period}: {labels.level(row.level)}; "
        f"{labels.change(row.change)}. {verdicts.reason(row)}"
        for row in rows
    ]
