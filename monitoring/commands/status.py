"""The command that prints the status of results."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from monitoring.commands import options
from monitoring.commands.declare import command, option
from monitoring.wording import command_help

if TYPE_CHECKING:
    import pandas as pd


@command(command_help.STATUS)
@options.quarter()
@option("--csv", "as_csv", is_flag=True, message=command_help.STATUS_CSV)
def status(quarter: str | None, *, as_csv: bool) -> None:
    """Print the status of every result known at a quarter's end."""
    from monitoring import db, export
    from monitoring.commands.status_table import status_table
    from monitoring.wording import commands as words

    store = db.open_store()
    quarter = options.chosen_quarter(store.read(db.sql_text("quarters")), quarter)
    rows = store.read(db.sql_text("status"), {"quarter": quarter})
    if as_csv:
        click.echo(export.csv_text(status_table(rows)), nl=False)
        return
    click.echo(words.known_by(quarter))
    click.echo("\n".join(_lines(rows)))


def _lines(rows: "pd.DataFrame") -> Sequence[str]:
    """Return a line for each measure: the district's own last result of all students."""
    from monitoring.rows import each
    from monitoring.vocabulary import ALL_STUDENTS, OrganisationLevel
    from monitoring.wording import commands as words
    from monitoring.wording import verdicts

    is_own = rows["measure_id"].notna() & (rows["organisation_level"] == OrganisationLevel.DISTRICT)
    own = rows[is_own & (rows["subgroup"] == ALL_STUDENTS)]
    return [
        words.status_line(row.measure_id, row.period, row.level, row.change, verdicts.reason(row))
        for row in each(own.groupby("measure_id", sort=False).tail(1))
    ]
