"""The clock, asked in one place, so that everything else is given the day."""

from datetime import UTC, date, datetime


def today() -> date:
    """Return this day, as a reader of this machine's calendar would write it."""
    return date.today()


def now() -> datetime:
    """Return this moment, in UTC and to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def moment() -> datetime:
    """Return this moment as the database keeps it: of this machine's clock, to the second."""
    return datetime.now().replace(microsecond=0)
