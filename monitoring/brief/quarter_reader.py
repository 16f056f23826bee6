"""What is asked of a database for one quarter, and how a cell of its rows becomes a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Protocol

import pandas as pd

from monitoring import db
from monitoring.db.query_rows import MeasureGaps, OwnDistrict, StateHistory
from monitoring.rows import Fetched, each, query_name
from monitoring.wording.numbers import is_missing
from monitoring.wording.verdict_facts import Facts, Judged


class Readable(Protocol):
    """Runs a select: a store, a writer or a release."""

    def read(self, sql: str, params: Mapping[str, db.Param] | None = None) -> pd.DataFrame:
        """Run one select and return its rows."""
        ...

    def fetch(self, sql: str, params: Mapping[str, db.Param] | None = None) -> Fetched:
        """Run one select and return its rows, to be walked over."""
        ...


@dataclass(frozen=True)
class QuarterView:
    """A database as a reader who stands in one review quarter sees it.

    Args:
        store: the database.
        quarter: the review quarter.
        begins_on, ends_on: its first and last day.
        before: the review quarter before it, "" for the first.
        as_of: the day to which days are counted.
    """

    store: Readable
    quarter: str
    begins_on: date
    ends_on: date
    before: str
    as_of: date
    _read: dict[object, Fetched] = field(default_factory=dict, compare=False, repr=False)

    def rows(self, name: str, **params: db.Param) -> Fetched:
        """Return the rows of ``queries/<name>.sql``, read once; nobody may change them."""
        key = (name, *params.items())
        if key not in self._read:
            self._read[key] = self.store.fetch(db.sql_text(name), params)
        return self._read[key]

    def of_quarter(self, name: str, **params: db.Param) -> Fetched:
        """Return the rows of a query of this quarter."""
        return self.rows(name, quarter=self.quarter, **params)

    def told(self, name: str, **params: db.Param) -> Fetched:
        """Return the rows of a query of this quarter, as it is told on the day ``as_of``."""
        return self.of_quarter(name, as_of=self.as_of, **params)

    def frame(self, name: str, **params: db.Param) -> pd.DataFrame:
        """Return the rows of a query of this quarter as a frame, read anew."""
        return self.store.read(db.sql_text(name), {"quarter": self.quarter, **params})

    def gaps_of(self, measure_id: str) -> list[MeasureGaps]:
        """Return the years of a measure without a comparable result, in order."""
        rows = self.told(query_name(MeasureGaps), measure_id=None)
        return [row for row in each(rows, MeasureGaps) if row.measure_id == measure_id]

    def georgia_of(self, measure_id: str) -> dict[str, float]:
        """Return Georgia's results of a measure by year, without those that are ends of a scale."""
        rows = self.of_quarter(query_name(StateHistory), measure_id=None)
        return {
            row.period: row.value
            for row in each(rows, StateHistory)
            if row.measure_id == measure_id and not row.value_code
        }

    def district_id(self) -> str:
        """Return the plan's district as results name it, "" before any result of its own is in."""
        return "".join(row.organisation_id for row in each(self.rows("own_district"), OwnDistrict))


def number(cell: object) -> float | None:
    """Return a figure, None where it is missing."""
    return None if is_missing(cell) else float(cell)  # type: ignore[arg-type]


def whole(cell: object) -> int | None:
    """Return a whole figure, None where it is missing."""
    return None if is_missing(cell) else int(cell)  # type: ignore[call-overload]


def text(cell: object) -> str:
    """Return a text, "" where it is missing."""
    return "" if is_missing(cell) else str(cell)


def day(cell: object) -> date | None:
    """Return a day, None where it is missing."""
    return None if is_missing(cell) else pd.Timestamp(cell).date()  # type: ignore[arg-type]


def facts_of(row: Judged) -> dict[str, Any]:
    """Return the facts of a row's verdict by name, for a value that holds them and more."""
    facts = Facts.of(row)
    return {one.name: getattr(facts, one.name) for one in fields(Facts)}
