"""The states of what was known, from which verdicts are judged: what of each holds when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from monitoring import db


@dataclass(frozen=True)
class Held:
    """Which results have a verdict from one state of knowledge, and from when it holds.

    Attributes:
        known_since: by result_id, of those that have one.
        known_until: the state's last day.
        is_every: all results that were judged have one.
    """

    known_since: "pd.Series[pd.Timestamp]"
    known_until: date
    is_every: bool

    def own(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of these results with the last day on which they hold."""
        if not self.is_every:
            rows = rows[rows["result_id"].isin(self.known_since.index)]
        return rows.assign(known_until=self.known_until)

    def since(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return all rows with the first day on which they hold."""
        # Not ``map``, which of no rows makes numbers that are no days.
        days = self.known_since.reindex(rows["result_id"]).to_numpy()
        return rows.assign(known_since=days)


@dataclass(frozen=True)
class StateOfKnowledge:
    """What was known until a day.

    Attributes:
        known_until: the day; for the last state the last one that there is.
        begins: by the indicators whose verdicts change after that day, the first day of the state.
    """

    known_until: date
    begins: "pd.Series[pd.Timestamp]"

    def of(self, results: pd.DataFrame) -> Held:
        """Find the results whose verdicts come from this state: rows of ``current_results``."""
        begins = pd.Series(
            self.begins.reindex(results["indicator_id"]).to_numpy(), index=results.index
        )
        since = results["released_on"].where(results["released_on"] > begins, begins)
        by_id = pd.Series(since.to_numpy(), index=results["result_id"]).dropna()
        return Held(by_id, self.known_until, len(by_id) == len(results))


def states_of_knowledge(writer: db.Writer) -> Iterator[StateOfKnowledge]:
    """Yield the states in the order of time."""
    states = writer.read(db.sql_text("states_of_knowledge"))
    for last_day in states["known_until"].drop_duplicates():
        own = states[states["known_until"] == last_day]
        yield StateOfKnowledge(last_day.date(), own.set_index("indicator_id")["known_since"])
