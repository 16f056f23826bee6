"""Makes up quarterly updates of a plan's action steps, and the evidence that came with them."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pandas as pd

from monitoring.rows import each
from monitoring.sample.stories import (
    EVIDENCE_SHARES,
    IMPLEMENTATION,
    JUDGED,
    JUDGMENTS,
    NO_UPDATE,
    REVIEW_QUARTERS,
    SAVED_TWICE,
    STORIES,
    WORDS,
)
from monitoring.vocabulary import Implementation, Judgment, UpdateOrigin

UPDATE_COLUMNS = (
    *("update_id", "step_id", "quarter", "revision", "origin", "saved_at", "saved_by"),
    *("implementation", "activities_held", "activities_planned", "happened", "comes_next"),
    *("judgment", "judgment_words"),
)
EVIDENCE_COLUMNS = ("update_id", "lane", "item", "title", "dated_on", "link")
_SEED = 2022
_SHARE_LATE = 0.2
_LONGEST_AGO = 40  # days between a document and the update that names it

Row = dict[str, Any]


@dataclass(frozen=True)
class _Step:
    """A step by its place in the plan, from 0, and the evidence it is to show: lane and item."""

    place: int
    step_id: str
    items: list[tuple[str, str]] = field(default_factory=list)


def updates(steps: pd.DataFrame, reviews: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make up the updates of a plan's steps, always the same ones for the same steps.

    Args:
        steps: one row per action step and evidence item it is to show, in the plan's order:
            step_id, lane, item (both missing where it is to show none).
        reviews: one row per review quarter: quarter, begins_on, update_due_on.

    Returns:
        Rows of ``step_updates``, numbered from 1, and rows of ``update_evidence``, for each of the
        sample's review quarters that is among ``reviews``; every free text begins with "Sample: ".
    """
    in_plan = _in_plan(steps)
    made: list[Row] = []
    evidence: list[Row] = []
    for review in each(reviews[reviews["quarter"].isin(REVIEW_QUARTERS)]):
        for step in in_plan:
            for update, titles in _revisions(step, review):
                number = len(made) + 1
                made.append({"update_id": number} | update)
                evidence += [{"update_id": number} | told for told in titles]
    return (
        pd.DataFrame(made, columns=list(UPDATE_COLUMNS)).astype(
            {"activities_held": "Int64", "activities_planned": "Int64"}
        ),
        pd.DataFrame(evidence, columns=list(EVIDENCE_COLUMNS)),
    )


def _in_plan(rows: pd.DataFrame) -> list[_Step]:
    steps: dict[str, _Step] = {}
    for row in each(rows):
        step = steps.setdefault(row.step_id, _Step(len(steps), row.step_id))
        if isinstance(row.item, str):
            step.items.append((row.lane, row.item))
    return list(steps.values())


def _revisions(
    step: _Step,
    review: Any,  # noqa: ANN401 - a row of a query
) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each revision of a step's update with its evidence; none where it has no update."""
    quarter = REVIEW_QUARTERS.index(review.quarter)
    story = STORIES[step.place % len(STORIES)]
    letter = story.implementation[quarter]
    if letter == NO_UPDATE:
        return
    state, judgment = IMPLEMENTATION[letter], JUDGMENTS[story.judgment[quarter]]
    random = _random(step.step_id, review.quarter)
    saved_at = _saved_at(review, random)
    planned = 3 + zlib.crc32(step.step_id.encode()) % 6
    held = _held(state, planned, random)
    titles = _evidence(step, EVIDENCE_SHARES[state], saved_at, review)
    stem = {"step_id": step.step_id, "quarter": review.quarter, "origin": UpdateOrigin.SAMPLE}
    stem |= {"saved_by": "Sample", "activities_planned": planned}
    variant = step.place + quarter
    told = _told(state, judgment, held, planned, variant)
    if (step.place, review.quarter) not in SAVED_TWICE:
        yield stem | {"revision": 1, "saved_at": saved_at} | told, titles
        return
    hasty = _told(
        Implementation.UNDER_WAY, Judgment.NO_JUDGMENT, max(held - 1, 0), planned, variant + 1
    )
    yield stem | {"revision": 1, "saved_at": saved_at} | hasty, titles[:-1]
    again = _on_a_workday(saved_at.date() + timedelta(days=2))
    saved_again = datetime.combine(again, saved_at.time()) + timedelta(minutes=25)
    yield stem | {"revision": 2, "saved_at": saved_again} | told, titles


def _told(state: Implementation, judgment: Judgment, held: int, planned: int, variant: int) -> Row:
    happened, comes_next = WORDS[state][variant % len(WORDS[state])]
    judged = JUDGED[judgment][variant % len(JUDGED[judgment])]
    return {
        "implementation": state,
        "activities_held": held,
        "happened": f"Sample: {happened.format(held=held, planned=planned)}.",
        "comes_next": f"Sample: {comes_next}.",
        "judgment": judgment,
        "judgment_words": f"Sample: {judged}.",
    }


def _saved_at(review: Any, random: np.random.Generator) -> datetime:  # noqa: ANN401
    """Return when an update was saved: in the days before it was due, or late."""
    is_late = random.random() < _SHARE_LATE
    days = int(random.integers(2, 8)) if is_late else -int(random.integers(0, 8))
    day = max(_date(review.begins_on), _date(review.update_due_on) + timedelta(days=days))
    minutes = int(random.integers(0, 8 * 60))
    return datetime.combine(_on_a_workday(day), time(8, 30)) + timedelta(minutes=minutes)


def _on_a_workday(day: date) -> date:
    """Move a day at a weekend to the Monday after it."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _held(state: Implementation, planned: int, random: np.random.Generator) -> int:
    if state == Implementation.PLANNED:
        return 0
    if state == Implementation.DONE:
        return planned
    if state == Implementation.BLOCKED:
        return int(random.integers(0, 2))
    return int(random.integers(planned // 2, planned + 1))


def _evidence(
    step: _Step,
    share: float,
    saved_at: datetime,
    review: Any,  # noqa: ANN401 - a row of a query
) -> list[Row]:
    told = []
    for number, (lane, item) in enumerate(step.items, 1):
        random = _random(step.step_id, review.quarter, lane, item)
        is_in, ago = random.random() < share, int(random.integers(1, _LONGEST_AGO))
        if is_in:
            day = max(_date(review.begins_on), saved_at.date() - timedelta(days=ago))
            told.append(
                {
                    "lane": lane,
                    "item": item,
                    "title": f"Sample: {item}, {_in_words(review.quarter)}",
                    "dated_on": day,
                    "link": f"https://example.org/sample/{review.quarter}/{step.step_id}/{number}",
                }
            )
    return told


def _in_words(quarter: str) -> str:
    return f"Quarter {quarter[-1]}, {quarter[:7]}"


def _random(*names: str) -> np.random.Generator:
    """Return chance that follows from what it is for, so that nothing depends on its neighbors."""
    return np.random.default_rng([_SEED, zlib.crc32("|".join(names).encode())])


def _date(when: Any) -> date:  # noqa: ANN401 - a date of any kind
    return pd.Timestamp(when).date()
