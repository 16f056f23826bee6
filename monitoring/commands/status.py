"""The command that prints the status of results."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitoring.commands import options
from monitoring.commands.declare import command, option
from monitoring.commands.say import echo, echo_data
from monitoring.wording import command_help

if TYPE_CHECKING:
    import pandas as pd


@command(command_help.STATUS)
@options.quarter()
@option("--csv", "as_csv", is_flag=True, message=command_help.STATUS_CSV)
def status(quarter: str | None, *, as_csv: bool) -> None:
    """Print the status of every result known at a quarter's end."""
    from monitoring import clock, db, export
    from monitoring.commands.status_table import status_table
    from monitoring.due import as_of
    from monitoring.wording import commands as words

    store = db.open_store()
    quarters = store.read(db.sql_text("quarters"))
    quarter = options.chosen_quarter(store, quarters, quarter)
    ends_on = quarters.loc[quarters["quarter"] == quarter, "ends_on"].iloc[0]
    told: dict[str, db.Param] = {"quarter": quarter, "as_of": as_of(ends_on, clock.today())}
    if as_csv:
        rows = store.read(db.sql_text("status"), told)
        echo_data(export.csv_text(status_table(rows)))
        return
    latest = store.read(db.sql_text("measure_latest_results"), told)
    amended = store.read(db.sql_text("amended_targets"), told)
    echo(words.known_by(quarter))
    echo("\n".join(_lines(latest, amended)))


def _lines(latest: "pd.DataFrame", amended: "pd.DataFrame") -> Sequence[str]:
    """Return the lines of each measure: its verdict, what it rests on, how its target changed."""
    from monitoring.db.query_rows import AmendedTargets, MeasureLatestResults
    from monitoring.rows import each
    from monitoring.wording.status_command import status_lines

    told = {row.measure_id: row for row in each(amended, AmendedTargets)}
    rows = each(latest, MeasureLatestResults)
    return [line for row in rows for line in status_lines(row, told.get(row.measure_id))]
