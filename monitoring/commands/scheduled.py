"""Makes backups while a dashboard is served, and says on standard error where one fails."""

import atexit
import threading
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitoring.commands.say import echo

if TYPE_CHECKING:
    from monitoring.pipeline.backup_schedule import Schedule

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_WAIT_AT_END = 10
_AFTER_A_FAULT = timedelta(minutes=15)


class Span(click.ParamType[timedelta]):
    """A time between two backups, such as 24h."""

    name = "span"

    def convert(self, value: Any, param: Any, ctx: click.Context | None) -> timedelta:  # noqa: ANN401
        """Read it."""
        from monitoring.wording import backups as words

        if isinstance(value, timedelta):
            return value
        number, unit = str(value)[:-1], str(value)[-1:]
        if unit not in _UNITS or not number.isdecimal() or not 0 < int(number) < 10_000:
            self.fail(words.not_a_span(str(value)), param, ctx)
        return timedelta(**{_UNITS[unit]: int(number)})


def keep_backing_up(folder: Path, every: timedelta, keep: int) -> None:
    """Begin to make backups in a thread of its own, until the process ends."""
    from monitoring.pipeline.backup_schedule import Schedule

    schedule, ending = Schedule(folder, every, keep), threading.Event()
    thread = threading.Thread(target=_run, args=(schedule, ending), daemon=True, name="backups")
    thread.start()

    @atexit.register
    def _end() -> None:
        # What a thread holds that waits at the end of the process is never let go of.
        ending.set()
        thread.join(_WAIT_AT_END)


def _run(schedule: "Schedule", ending: threading.Event) -> None:
    from monitoring import clock
    from monitoring.pipeline import backup_schedule

    wait = backup_schedule.time_left(schedule, clock.moment())
    while not ending.wait(wait.total_seconds()):
        wait = schedule.every if _is_done(schedule) else min(_AFTER_A_FAULT, schedule.every)


def _is_done(schedule: "Schedule") -> bool:
    from monitoring import clock, db
    from monitoring.errors import InputError
    from monitoring.pipeline import backup_schedule
    from monitoring.wording import backups as words
    from monitoring.wording.faults import said

    try:
        folder, made = backup_schedule.run(schedule, db.open_store, clock.moment())
    except (InputError, OSError) as error:
        echo(words.none_made(said(error)), err=True)
        return False
    echo(words.made(folder, len(made.files), made.n_bytes))
    return True
