"""The commands that back up what a district has, look at a backup, and put one back."""

from datetime import timedelta
from pathlib import Path

import click

from monitoring.commands.declare import command, command_alone, option
from monitoring.commands.options import FILE, as_given
from monitoring.commands.say import echo
from monitoring.commands.scheduled import Span
from monitoring.wording import command_help


@command(command_help.BACKUP)
@click.argument("folder", type=FILE)
def backup(folder: Path) -> None:
    """Copy everything of this moment into a new folder."""
    from monitoring import clock, db
    from monitoring.pipeline import backup as backups
    from monitoring.wording import backups as words

    made = backups.backup(db.open_store(), folder, clock.moment())
    echo(words.made(as_given(folder), len(made.files), made.n_bytes))


@command_alone(command_help.VERIFY)
@click.argument("folder", type=FILE)
def verify(folder: Path) -> None:
    """Say whether a backup is as it was made."""
    from monitoring.pipeline import backup as backups
    from monitoring.wording import backups as words

    found = backups.manifest_of(folder)
    differing = backups.verify(folder)
    for one in differing:
        echo(words.changed(one.change, one.file), err=True)
    if differing:
        raise click.exceptions.Exit(1)
    echo(words.whole(folder, len(found.files), found.taken_at))


@command(command_help.RESTORE)
@click.argument("folder", type=FILE)
def restore(folder: Path) -> None:
    """Put a backup in force."""
    from monitoring import clock, db
    from monitoring.pipeline import restore as restores
    from monitoring.wording import backups as words

    restored = restores.restore(folder, db.database_path(), clock.moment())
    echo(words.restored(db.database_path(), restored.taken_at))
    for path in restored.aside:
        echo(words.set_aside(path))


@command(command_help.TIDY)
@option(
    "--older-than", type=Span(), default="30d", show_default=True, message=command_help.TIDY_OLD
)
@option("--dry-run", is_flag=True, message=command_help.TIDY_DRY_RUN)
def tidy(older_than: timedelta, *, dry_run: bool) -> None:
    """Remove attached files that no update and no draft names."""
    from monitoring import clock, db, saving
    from monitoring.commands.options import who
    from monitoring.wording import backups as words

    before = clock.moment() - older_than
    found = saving.tidy(db.open_store(), before, who(), is_trial=dry_run)
    echo(words.tidied(found.n_files, found.n_bytes, is_trial=dry_run))
