"""A link with choices, and what the filters and the page then show."""

import csv
from datetime import date
from pathlib import Path

from playwright.sync_api import Page

from monitoring.wording import filters, goals
from tests.support.browser.looking import filter_box

CHOICES = "?quarter=2022-23-Q2&goal=G2"
DATA = Path(__file__).resolve().parents[3] / "data"


def shown_filters(page: Page) -> dict[str, str]:
    boxes = {key: filter_box(page, filters.label(key)) for key in ("quarter", "goal", "measure")}
    return {key: box.input_value() for key, box in boxes.items() if box.count()}


def quarter(code: str) -> str:
    """Return a quarter as the filter shows it."""
    rows = calendar_rows("calendar.csv")
    (row,) = [row for row in rows if row["period"] == code]
    days = (date.fromisoformat(row[name]) for name in ("begins_on", "ends_on"))
    return filters.quarter(code, *days)


def goal_known(code: str) -> str:
    """Return what Goals says of the quarter that a reader stands in."""
    rows = calendar_rows("calendar.csv")
    (row,) = [row for row in rows if row["period"] == code]
    return goals.goal_known_on("G2", code, date.fromisoformat(row["ends_on"]))


def calendar_rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
