"""The commands about action steps: what is due, and how each step stands."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitoring.commands import options
from monitoring.commands.declare import command, option
from monitoring.commands.say import echo, echo_data
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring import db
    from monitoring.db.query_rows import ReviewDates
    from monitoring.due import Owed

_STEPS = [
    *("step", "lane", "state", "measured_state"),
    *("evidence_in", "evidence_expected", "updated_on"),
]


@command(command_help.DUE)
@options.quarter()
@option("--csv", "as_csv", is_flag=True, message=command_help.DUE_CSV)
@option("--ics", "file", type=options.FILE, message=command_help.DUE_ICS)
def due(quarter: str | None, *, as_csv: bool, file: Path | None) -> None:
    """Print what is not in for a quarter, position by position, to be pasted into a mail."""
    from monitoring import db, export
    from monitoring.due import due_table, mail
    from monitoring.wording import commands as words

    if as_csv and file is not None:
        raise click.UsageError(words.exclude_each_other("--csv", "--ics"))
    store = db.open_store()
    owed = _owed(store, quarter)
    if as_csv:
        echo_data(export.csv_text(due_table(owed)))
    elif file is not None:
        _write_calendar(store, owed, file)
    else:
        echo(mail(owed))


def _owed(store: "db.Store", quarter: str | None) -> "Owed":
    from monitoring import clock, db
    from monitoring.due import Owed, as_of

    review = _review(store, quarter)
    today = clock.today()
    day = as_of(review.ends_on, today)
    asked: dict[str, db.Param] = {"quarter": review.quarter, "as_of": day}
    holders = store.read(db.sql_text("role_people"), {"today": today})
    return Owed(
        items=store.read(db.sql_text("due_items"), asked),
        review=review,
        as_of=day,
        people=dict(zip(holders["role"], holders["person"], strict=True)),
        results=store.read(db.sql_text("overdue_results"), asked),
    )


def _review(store: "db.Store", quarter: str | None) -> "ReviewDates":
    """Return the row of a review quarter, the opening one's where none is named."""
    from monitoring import db
    from monitoring.db.query_rows import ReviewDates
    from monitoring.rows import first, where

    reviews = store.read(db.sql_text("review_dates"))
    return first(
        where(reviews, "quarter", options.chosen_quarter(store, reviews, quarter)), ReviewDates
    )


def _write_calendar(store: "db.Store", owed: "Owed", file: Path) -> None:
    from monitoring import clock, db
    from monitoring.due.calendar_file import calendar_file
    from monitoring.wording import commands as words

    options.check_place(file)
    reviews = store.read(db.sql_text("review_dates"))
    coming = reviews[reviews["update_due_on"].dt.date > owed.as_of]
    # A calendar without an event is none to other programs.
    if owed.items.empty and owed.results.empty and coming.empty:
        echo(words.nothing_due())
        return
    plan_id = str(store.read(db.sql_text("plan"))["plan_id"].iloc[0])
    options.write(file, calendar_file(owed, coming, plan_id, clock.now()))
    echo(words.calendar_written(options.as_given(file), owed.review.quarter, len(coming)))


@command(command_help.STEPS)
@options.quarter()
@option("--csv", "as_csv", is_flag=True, message=command_help.STEPS_CSV)
def steps(quarter: str | None, *, as_csv: bool) -> None:
    """Print how each action step stands in a quarter: was it done, did it work."""
    from monitoring import db, export
    from monitoring.due import by_step, listing

    store = db.open_store()
    owed = _owed(store, quarter)
    asked = {"quarter": owed.review.quarter}
    lanes = store.read(db.sql_text("lane_states"), asked)
    if as_csv:
        echo_data(export.csv_text(lanes.rename(columns={"step_id": "step"})[_STEPS]))
        return
    fresh = store.read(db.sql_text("due_steps"), asked | {"as_of": owed.as_of})
    echo(listing(owed.review.quarter, owed.as_of, by_step(owed.items, fresh), lanes))
