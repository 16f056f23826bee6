"""The command that writes a template for a quarter's figures."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitoring.commands import options
from monitoring.commands.declare import command
from monitoring.commands.say import echo
from monitoring.errors import InputError
from monitoring.vocabulary.faults import CommandFault
from monitoring.wording import command_help

if TYPE_CHECKING:
    import pandas as pd

    from monitoring import db


@command(command_help.TEMPLATE)
@options.quarter(is_required=True)
@click.argument("file", type=options.FILE)
def template(quarter: str, file: Path) -> None:
    """Write a workbook in which the district fills in a quarter's figures."""
    from monitoring import clock, db
    from monitoring.export.template import template_file, template_of
    from monitoring.wording import template as words

    options.check_place(file, (".xlsx",))
    store = db.open_store()

    def read(name: str, **asked: "db.Param") -> "pd.DataFrame":
        return store.read(db.sql_text(name), asked)

    made = template_of(
        read, options.chosen_quarter(store, read("quarters"), quarter), clock.today()
    )
    if file.exists():
        # Somebody may have filled it in.
        raise InputError(CommandFault.THERE_ALREADY, file=str(file))
    options.write(file, template_file(made))
    echo(words.written(options.as_given(file), len(made.rows)))
