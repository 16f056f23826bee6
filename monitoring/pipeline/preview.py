"""What a load, taking one back or another target would change; nothing of it is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from monitoring import clock, db
from monitoring.db.query_rows import MeasureLevels, ReviewQuarters
from monitoring.pipeline.batches import KEY, Loaded, tests_of
from monitoring.pipeline.load_file import take_in
from monitoring.pipeline.target_check import TargetInput
from monitoring.pipeline.targets import Changed, add_version
from monitoring.pipeline.undo import Undone, take_back
from monitoring.pipeline.who import user
from monitoring.result_files import ParsedFile
from monitoring.result_files.memory_file import InputFile
from monitoring.rows import each

_FIGURES = ["value", "n", "data_state", "is_sample"]


@dataclass(frozen=True)
class LevelChange:
    """A measure that would stand elsewhere in some quarters, one after the other.

    Args:
        measure: its name.
        from_quarter: the first of them.
        until_quarter: the last of them.
        before: its level as it is, "" where it has none.
        after: its level as it would be, "" where it would have none.
    """

    measure: str
    from_quarter: str
    until_quarter: str
    before: str
    after: str


@dataclass(frozen=True)
class Effect:
    """What would be different.

    Args:
        figures: one row per result that a reader would see otherwise: the key of a result,
            short_name, period_style, unit, organisation; of what is shown now old_value, old_n and
            old_data_state and old_is_sample, of what would be shown new_value, new_n,
            new_data_state, new_is_sample and released_on; missing where there is none.
        levels: the measures that would stand elsewhere.
        shown_from: review quarter -> results that it would be the first to show; "" for those that
            no quarter of the calendar would show.
    """

    figures: pd.DataFrame
    levels: tuple[LevelChange, ...]
    shown_from: dict[str, int]

    @property
    def replaced(self) -> pd.DataFrame:
        """Return the results that are shown now and would be shown otherwise."""
        is_both = self.figures["old_data_state"].notna() & self.figures["new_data_state"].notna()
        return self.figures[is_both]


@contextmanager
def trial() -> Iterator[db.Writer]:
    """Yield a writer of whose writing nothing stays; several previews in it build on each other.

    Raises:
        db.DatabaseMissingError, db.DatabaseBusyError: see ``db.open_store``.
    """
    with db.open_store().trial() as writer:
        yield writer


def preview_load(writer: db.Writer, path: InputFile, parsed: ParsedFile) -> tuple[Loaded, Effect]:
    """Tell what ``load_file.load`` would do with a file.

    Args:
        writer: from ``trial``.
        path: the file.
        parsed: what ``load_file.read_file`` read from it.
    """
    tests = tests_of(parsed.rows)
    before = _seen(writer, tests)
    loaded = take_in(writer, path, parsed)
    return loaded, _effect(writer, before, _seen(writer, tests))


def preview_undo(writer: db.Writer, batch_id: int) -> tuple[Undone, Effect]:
    """Tell what ``undo.undo`` would do with a batch.

    Args:
        writer: from ``trial``.
        batch_id: the batch.

    Raises:
        UndoRefusedError: there is no such batch, or it cannot be taken back.
    """
    tests = tests_of(writer.read(db.sql_text("scopes_said"), {"batch_id": batch_id}))
    before = _seen(writer, tests)
    undone = take_back(writer, batch_id, user(), datetime.now())
    return undone, _effect(writer, before, _seen(writer, tests))


def preview_target(
    writer: db.Writer, typed: TargetInput, *, base: int | None = None
) -> tuple[Changed, tuple[LevelChange, ...]]:
    """Tell what ``targets.change_target`` would do, and which statuses would be others.

    Args:
        writer: from ``trial``.
        typed: the change.
        base: the latest version that was read, None where nobody is asked.

    Raises:
        TargetRefusedError, FaultyTargetError: see ``targets.change_target``.
    """
    before = _standing(writer)
    made = add_version(writer, typed, user(), base=base)
    return made, _levels(before, _standing(writer))


def _seen(writer: db.Writer, tests: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    figures = writer.read(db.sql_text("shown_figures"), {"tests": tests})
    return figures, _standing(writer)


def _standing(writer: db.Writer) -> pd.DataFrame:
    return writer.read(db.sql_text("measure_levels"), {"today": clock.today()})


def _effect(
    writer: db.Writer,
    before: tuple[pd.DataFrame, pd.DataFrame],
    after: tuple[pd.DataFrame, pd.DataFrame],
) -> Effect:
    figures = _changed(before[0], after[0])
    shown = figures.loc[figures["new_data_state"].notna(), "released_on"]
    quarters = list(each(writer.read(db.sql_text("review_quarters")), ReviewQuarters))
    shown_from: dict[str, int] = {}
    for day in sorted(pd.to_datetime(shown)):
        first = next((it.quarter for it in quarters if pd.Timestamp(it.ends_on) >= day), "")
        shown_from[first] = shown_from.get(first, 0) + 1
    return Effect(figures, _levels(before[1], after[1]), shown_from)


def _changed(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Set the figures before beside those after, and keep what differs."""
    names = ["short_name", "period_style", "unit", "organisation"]
    named = pd.concat([after, before])[[*KEY, *names]].drop_duplicates(KEY)
    old, new = (
        rows.rename(columns={name: f"{prefix}_{name}" for name in _FIGURES})
        for rows, prefix in ((before[[*KEY, *_FIGURES]], "old"), (after, "new"))
    )
    both = named.merge(old, how="left", on=KEY).merge(
        new.drop(columns=names), how="left", on=KEY, validate="one_to_one"
    )
    is_other = pd.Series(False, index=both.index)
    for name in _FIGURES:
        was, now = both[f"old_{name}"], both[f"new_{name}"]
        is_other |= ~((was == now) | (was.isna() & now.isna()))
    return both[is_other].reset_index(drop=True)


def _levels(before: pd.DataFrame, after: pd.DataFrame) -> tuple[LevelChange, ...]:
    """Return the changes of levels; the same change in quarters that follow is one."""
    was = {(row.measure_id, row.quarter): row.level for row in each(before, MeasureLevels)}
    changes: list[LevelChange] = []
    is_going_on = False
    for row in each(after, MeasureLevels):
        old = was.get((row.measure_id, row.quarter), "")
        change = LevelChange(row.measure_name, row.quarter, row.quarter, old, row.level)
        if old == row.level:
            is_going_on = False
        elif is_going_on and _is_same(changes[-1], change):
            changes[-1] = replace(changes[-1], until_quarter=row.quarter)
        else:
            changes.append(change)
            is_going_on = True
    return tuple(changes)


def _is_same(one: LevelChange, other: LevelChange) -> bool:
    return (one.measure, one.before, one.after) == (other.measure, other.before, other.after)
