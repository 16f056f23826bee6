"""The day from which each row of a load is known, and what the load says of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

import pandas as pd

from monitoring import db
from monitoring.errors import Notice
from monitoring.vocabulary import PeriodKind
from monitoring.vocabulary.faults import LoadNote

_Key: TypeAlias = tuple[str, str]


class _Origin(StrEnum):
    """Where the date of a row comes from."""

    ROW = "row"
    FILE = "file"
    CALENDAR = "calendar"
    REVIEW = "review"
    QUARTER = "quarter"
    LOAD = "load"


def with_release_days(
    writer: db.Writer, rows: pd.DataFrame, vintage_on: date | None, loaded_on: date
) -> tuple[pd.DataFrame, tuple[Notice, ...]]:
    """Date each row: its own date, else the file's, else that of ``release_dates``.

    A quarterly figure without any of these is known from its quarter's review date, or from the
    quarter's last day where it has none; what is left is known from the day of the load.

    Args:
        writer: of the database that is loaded into.
        rows: one row per result: indicator_id, period, released_on (date, missing for none).
        vintage_on: the date that a file of the state bears, None for none.
        loaded_on: the day of the load.

    Returns:
        The rows with released_on, is_dated (bool: by itself, its file or ``release_dates``) and
        is_date_assumed (bool: by its quarter); and what the report of the load tells of the dates.
    """
    released = _released(writer)
    assumed = _assumed(writer)
    days, origins = [], []
    # Plain lists: to walk over a column of text takes ten times as long.
    periods = rows["period"].tolist()
    for own, indicator_id, period in zip(
        rows["released_on"].tolist(), rows["indicator_id"].tolist(), periods, strict=True
    ):
        of_quarter = assumed.get(period) if (indicator_id, period) not in released else None
        if isinstance(own, date) and not pd.isna(own):
            day, origin = own, _Origin.ROW
        elif vintage_on is not None:
            day, origin = vintage_on, _Origin.FILE
        elif (indicator_id, period) in released:
            day, origin = released[indicator_id, period], _Origin.CALENDAR
        else:
            day, origin = of_quarter or (loaded_on, _Origin.LOAD)
        days.append(day)
        origins.append(origin)
    is_dated = [it in (_Origin.ROW, _Origin.FILE, _Origin.CALENDAR) for it in origins]
    is_assumed = [it in (_Origin.REVIEW, _Origin.QUARTER) for it in origins]
    dated = rows.assign(released_on=days, is_dated=is_dated, is_date_assumed=is_assumed)
    told = Counter(
        (origin, day, period if origin in (_Origin.REVIEW, _Origin.QUARTER) else "")
        for origin, day, period in zip(origins, days, periods, strict=True)
    )
    return dated, _notes(told)


def _released(writer: db.Writer) -> dict[_Key, date]:
    dates = writer.read(db.sql_text("release_dates"))
    keys = zip(dates["indicator_id"], dates["period"], strict=True)
    return dict(zip(keys, pd.to_datetime(dates["released_on"]).dt.date, strict=True))


def _assumed(writer: db.Writer) -> Mapping[str, tuple[date, _Origin]]:
    """Return quarter -> its review date, or its last day where it has none."""
    calendar = writer.read(db.sql_text("calendar"))
    quarters = calendar[calendar["kind"] == PeriodKind.QUARTER]
    reviews = writer.read(db.sql_text("review_dates"))
    ends = zip(quarters["period"], pd.to_datetime(quarters["ends_on"]).dt.date, strict=True)
    due = zip(reviews["quarter"], pd.to_datetime(reviews["update_due_on"]).dt.date, strict=True)
    last_days = {period: (day, _Origin.QUARTER) for period, day in ends}
    return last_days | {period: (day, _Origin.REVIEW) for period, day in due}


def _notes(told: Counter[tuple[_Origin, date, str]]) -> tuple[Notice, ...]:
    """Say how many rows got a date that they do not bear, and which."""
    notes = []
    for (origin, day, quarter), n in sorted(told.items()):
        match origin:
            case _Origin.FILE:
                notes.append(Notice(LoadNote.DATED_BY_FILE, n=n, day=day))
            case _Origin.REVIEW:
                notes.append(Notice(LoadNote.DATED_BY_REVIEW, n=n, day=day, review_quarter=quarter))
            case _Origin.QUARTER:
                notes.append(
                    Notice(LoadNote.DATED_BY_QUARTER, n=n, day=day, review_quarter=quarter)
                )
            case _Origin.LOAD:
                notes.append(Notice(LoadNote.DATED_BY_LOAD, n=n, day=day))
    return tuple(notes)
