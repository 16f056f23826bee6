"""Changes targets and baselines: each as a further version, with a reason and the decision's date.

The plan's own reading is version 1. Nothing is overwritten: what is taken back is another version.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from monitoring import clock, db
from monitoring.access import Actor, record, require
from monitoring.db.query_rows import ReviewQuarters, TargetVersions
from monitoring.errors import InputError, Notice
from monitoring.pipeline.batches import scope_of
from monitoring.pipeline.target_check import Target, TargetInput, changed, faults_of_change
from monitoring.pipeline.verdicts import assess_touched
from monitoring.rows import each
from monitoring.updates.check import day_of
from monitoring.vocabulary import PeriodKind
from monitoring.vocabulary.access import Action, Event
from monitoring.vocabulary.targets import TargetFault
from monitoring.vocabulary.versions import Stage

Progress = Callable[[Stage], None]


class TargetRefusedError(InputError):
    """A target cannot be changed; nothing was written."""


class FaultyTargetError(TargetRefusedError):
    """What was typed cannot stand; ``faults`` says why, all at once."""

    def __init__(self, faults: Sequence[Notice]) -> None:
        super().__init__(TargetFault.FAULTY_TARGET, n=len(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Changed:
    """What a change made.

    Args:
        measure_name: whose target it is.
        version: its number.
        adopted_on: the date of the decision.
        quarter: the first review quarter that it counts in.
        before: what the version before said.
        after: what is said now.
        baseline_source: where the value of the baseline is written.
        period_style: as what the measure's years are told.
    """

    measure_name: str
    version: int
    adopted_on: date
    quarter: str
    before: Target
    after: Target
    baseline_source: str
    period_style: str


def change_target(
    store: db.Store,
    typed: TargetInput,
    *,
    by: Actor,
    base: int | None = None,
    progress: Progress = lambda _: None,
) -> Changed:
    """Add a version of a measure's target, and judge anew what it touches.

    Args:
        store: the working database.
        typed: the change.
        by: who makes it.
        base: the latest version that they had read, None where nobody is asked.
        progress: called before what takes long.

    Raises:
        NotAllowedError, SignedOutError: they may not; nothing was written.
        TargetRefusedError: there is no such measure or version, another version came first, or it
            says nothing new; nothing was written.
        FaultyTargetError: something is at fault; nothing was written.
    """
    with store.write() as writer:
        require(writer, by, Action.TARGET)
        made = add_version(writer, typed, by.name, base=base, progress=progress)
        told = {"adopted_on": made.adopted_on, "baseline_source": made.baseline_source}
        record(
            writer,
            by,
            Event.TARGET,
            typed.measure_id,
            before=asdict(made.before) | {"version": made.version - 1},
            after=asdict(made.after) | {"version": made.version} | told,
            why=typed.reason.strip(),
        )
        return made


def add_version(
    writer: db.Writer,
    typed: TargetInput,
    name: str,
    *,
    base: int | None = None,
    progress: Progress = lambda _: None,
) -> Changed:
    """Add a version like ``change_target``, of which no record is kept.

    Raises:
        TargetRefusedError, FaultyTargetError: see ``change_target``.
    """
    versions = list(each(versions_of(writer, typed.measure_id), TargetVersions))
    latest = versions[-1]
    if base is not None and latest.version != base:
        raise TargetRefusedError(
            TargetFault.OVERTAKEN, author=latest.saved_by, revision=int(latest.version)
        )
    before = _target(latest)
    after = changed(before, typed)
    restored = _restored(versions, typed.restores)
    after = after if restored is None else _target(restored)
    _refuse_faults(writer, typed, after)
    if after == before:
        raise TargetRefusedError(TargetFault.NOTHING_NEW, measure=latest.measure_name)
    row = _row(latest, typed, after, name)
    if restored is not None:
        row["baseline_source"] = restored.baseline_source
    writer.insert("target_versions", pd.DataFrame([row]))
    # Verdicts rest on their own scope; no other one is judged by this target.
    progress(Stage.JUDGING)
    assess_touched(writer, set(scope_of(pd.DataFrame([row]))))
    return Changed(
        measure_name=latest.measure_name,
        version=int(latest.version) + 1,
        adopted_on=_day(typed),
        quarter=_first_quarter(writer, _day(typed)),
        before=before,
        after=after,
        baseline_source=str(row["baseline_source"]),
        period_style=latest.period_style,
    )


def versions_of(reader: db.Store | db.Writer, measure_id: str) -> pd.DataFrame:
    """Return the rows of ``target_versions`` of a measure, the plan's own first.

    Raises:
        TargetRefusedError: there is no such measure.
    """
    rows = reader.read(db.sql_text("target_versions"), {"measure_id": None})
    found = rows[rows["measure_id"] == measure_id]
    if rows.empty:
        raise TargetRefusedError(TargetFault.NO_MEASURE)
    if found.empty:
        known = tuple(dict.fromkeys(rows["measure_id"]))
        raise TargetRefusedError(TargetFault.UNKNOWN_MEASURE, measure=measure_id, measures=known)
    return found


def _restored(versions: Sequence[TargetVersions], number: int | None) -> TargetVersions | None:
    if number is None:
        return None
    for row in versions:
        if row.version == number:
            return row
    raise TargetRefusedError(TargetFault.UNKNOWN_VERSION, number=number, n_versions=len(versions))


def _target(row: TargetVersions) -> Target:
    figures = {
        name: None if pd.isna(getattr(row, name)) else float(getattr(row, name))
        for name in ("baseline_value", "target_value", "points_per_year")
    }
    start = None if pd.isna(row.baseline_period) else str(row.baseline_period)
    return Target(
        baseline_period=start,
        target_kind=row.target_kind,
        deadline_period=row.deadline_period,
        **figures,
    )


def _refuse_faults(writer: db.Writer, typed: TargetInput, after: Target) -> None:
    calendar = writer.rows("calendar")
    years = set(calendar.loc[calendar["kind"] == PeriodKind.YEAR, "period"])
    quarters = list(each(writer.read(db.sql_text("review_quarters")), ReviewQuarters))
    last_day = max((it.ends_on for it in quarters), default=clock.today())
    faults = tuple(faults_of_change(typed, after, years, last_day=last_day, today=clock.today()))
    if faults:
        raise FaultyTargetError(faults)


def _row(latest: TargetVersions, typed: TargetInput, after: Target, name: str) -> dict[str, object]:
    is_moved = bool(typed.baseline_value.strip() or typed.baseline_period.strip())
    source = typed.baseline_source.strip() if is_moved else latest.baseline_source
    return {
        "measure_id": latest.measure_id,
        "version": int(latest.version) + 1,
        "indicator_id": latest.indicator_id,
        "content_area": latest.content_area,
        "grade_span": latest.grade_span,
        "adopted_on": _day(typed),
        "saved_at": clock.now().replace(tzinfo=None),
        "saved_by": name.strip(),
        "reason": typed.reason.strip(),
        "baseline_source": source,
        **asdict(after),
    }


def _day(typed: TargetInput) -> date:
    day = day_of(typed.adopted_on)
    if day is None:
        raise LookupError("a day that was checked is none")
    return day


def _first_quarter(writer: db.Writer, day: date) -> str:
    quarters = each(writer.read(db.sql_text("review_quarters")), ReviewQuarters)
    return next((it.quarter for it in quarters if it.ends_on >= day), "")
