"""What is due as an iCalendar file, for any calendar program."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

import pandas as pd
from icalendar import Calendar, Event

from monitoring.db.query_rows import DueItems, OverdueResults, ReviewDates
from monitoring.due.owed import Owed
from monitoring.rows import each
from monitoring.wording import due as wording
from monitoring.wording import not_loaded

_PRODUCT = "-//Improvement plan progress//Due dates//EN"


@dataclass(frozen=True)
class _Day:
    """One event: what it is known by, its day, and its words."""

    key: str
    day: date
    summary: str
    description: str


def calendar_file(owed: Owed, coming: pd.DataFrame, plan_id: str, stamp: datetime) -> bytes:
    """Write what is owed, and when later updates are due, as events of whole days.

    There is one event for each position and day on which it owes something, one for each day on
    which official results were due that are not loaded, and one for each coming review.

    What an event is known by follows from plan, quarter, position and day, so that a later file
    takes its place; that of a result from plan and day, for it is the same one in every quarter.

    Args:
        owed: what is owed.
        coming: rows of ``review_dates``, those still to come.
        plan_id: the plan.
        stamp: when the file is made, in UTC.

    Returns:
        The file as bytes; for the same rows they are the same but for ``stamp``.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for entry in [*_owed_days(owed), *_result_days(owed.results), *_review_days(coming)]:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"{plan_id}/{entry.key}")))
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.summary)
        event.add("description", entry.description)
        # A due date keeps nobody from meeting at any hour of it.
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _owed_days(owed: Owed) -> Iterator[_Day]:
    quarter = owed.review.quarter
    for role, items in owed.by_role():
        days = items["due_on"].dt.date
        for day in sorted(days.unique()):
            of_day = items[days == day]
            items_of_day = [wording.item_line(row) for row in each(of_day, DueItems)]
            yield _Day(
                f"{quarter}/{day}/{role}",
                day,
                wording.event_title(quarter, len(of_day), role),
                "\n".join([wording.heading(role, owed.people), *items_of_day]),
            )


def _result_days(results: pd.DataFrame) -> Iterator[_Day]:
    if results.empty:
        return
    days = results["released_on"].dt.date
    for day in sorted(days.unique()):
        of_day = [not_loaded.line(row) for row in each(results[days == day], OverdueResults)]
        yield _Day(
            f"{day}/results",
            day,
            not_loaded.event_title(len(of_day)),
            "\n".join([not_loaded.event_heading(), *of_day]),
        )


def _review_days(coming: pd.DataFrame) -> Iterator[_Day]:
    for row in each(coming, ReviewDates):
        yield _Day(
            f"{row.quarter}/review",
            pd.Timestamp(row.update_due_on).date(),
            wording.review_title(row.quarter),
            wording.review_description(row.basis),
        )
