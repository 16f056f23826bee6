"""What a quarter's review says: texts, decisions and who stands by them; nothing overwritten."""

import re
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from monitoring import db
from monitoring.errors import InputError
from monitoring.rows import each
from monitoring.updates.check import MAX_SENTENCE, faults_of_text

PARTS = {"why": "Why we think so", "next": "What we will do"}
DECISION_STATES = ("open", "done", "dropped")
_MAX_NAME = 300


class FaultyReviewError(InputError):
    """A text or decision cannot be saved; ``faults`` are sentences, the message all of them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class OvertakenTextError(InputError):
    """Somebody changed the same text or decision meanwhile; ``words`` is what it says now."""

    def __init__(self, by: str, words: str) -> None:
        super().__init__(f"{by} changed this meanwhile; it says now: “{words}”. Nothing was saved.")
        self.by = by
        self.words = words


@dataclass(frozen=True)
class Text:
    """A text of the review in force: its revision (0 for none yet), who wrote it, and what."""

    revision: int = 0
    saved_by: str = ""
    words: str = ""


@dataclass(frozen=True)
class Resolved:
    """A decision as it is to be saved.

    Args:
        quarter: in which it is taken.
        about: a goal or an action step.
        what: in a sentence.
        role: the position that answers for it.
        due_on: by when, as typed: YYYY-MM-DD.
        state: one of ``DECISION_STATES``.
        outcome: what became of it.
        decision_id: of one that is there already, None for a new one.
        revision: of it that was read, 0 for a new one.
    """

    quarter: str
    about: str
    what: str
    role: str
    due_on: str
    state: str = "open"
    outcome: str = ""
    decision_id: int | None = None
    revision: int = 0


def text_of(reader: db.Store | db.Writer, quarter: str, goal_id: str, part: str) -> Text:
    """Return the text in force of one goal and part of a quarter's review."""
    rows = reader.read(db.sql_text("brief_texts"), {"quarter": quarter})
    own = rows[(rows["goal_id"] == goal_id) & (rows["part"] == part)]
    for row in each(own):
        return Text(int(row.revision), row.saved_by, row.words)
    return Text()


def save_text(
    store: db.Store, place: tuple[str, str, str], words: str, *, by: str, base: int, now: datetime
) -> Text:
    """Save a text as a further revision; the same words again make none.

    Args:
        store: the working database.
        place: quarter, goal and part (why or next).
        words: the text; "" takes it back.
        by: who saves it.
        base: the revision that was read, 0 for none.
        now: this moment.

    Raises:
        FaultyReviewError: something is at fault; nothing was saved.
        OvertakenTextError: somebody was faster; nothing was saved.
    """
    quarter, goal_id, part = place
    words = words.strip()
    with store.write(shows=False) as writer:
        told = [*_faults_of_quarter(writer, quarter), *_faults_of_name(by)]
        if goal_id not in _goals(writer):
            told.append(f"“{goal_id}” is no goal; there are {', '.join(_goals(writer))}.")
        told += faults_of_text(PARTS[part], words, MAX_SENTENCE)
        if told:
            raise FaultyReviewError(told)
        latest = text_of(writer, quarter, goal_id, part)
        if latest.words == words:
            return latest
        if latest.revision != base:
            raise OvertakenTextError(latest.saved_by, latest.words)
        row = {
            "quarter": quarter,
            "goal_id": goal_id,
            "part": part,
            "revision": base + 1,
            "saved_at": now,
            "saved_by": by.strip(),
            "words": words,
        }
        writer.insert("review_texts", pd.DataFrame([row]))
    return Text(base + 1, by.strip(), words)


def save_decision(store: db.Store, decision: Resolved, *, by: str, now: datetime) -> int:
    """Save a decision, new or as a further revision of one, and return its number.

    Raises:
        FaultyReviewError: something is at fault; nothing was saved.
        OvertakenTextError: somebody changed it meanwhile; nothing was saved.
    """
    with store.write(shows=False) as writer:
        told = _faults_of_decision(writer, decision, by)
        if told:
            raise FaultyReviewError(told)
        rows = writer.rows("review_decisions")
        number = decision.decision_id
        if number is None:
            number = int(rows["decision_id"].max()) + 1 if len(rows) else 1
        own = rows[rows["decision_id"] == number].sort_values("revision").tail(1)
        for row in each(own):
            if int(row.revision) != decision.revision:
                raise OvertakenTextError(row.saved_by, row.outcome or row.what)
        row = {
            "decision_id": number,
            "revision": decision.revision + 1,
            "quarter": decision.quarter,
            "about": decision.about,
            "what": decision.what.strip(),
            "role": decision.role.strip(),
            "due_on": date.fromisoformat(decision.due_on.strip()),
            "state": decision.state,
            "outcome": decision.outcome.strip(),
            "saved_at": now,
            "saved_by": by.strip(),
        }
        writer.insert("review_decisions", pd.DataFrame([row]))
    return number


def mark_reviewed(store: db.Store, quarter: str, *, by: str, now: datetime) -> None:
    """Say that somebody read the review as it stands, and stands by it."""
    with store.write(shows=False) as writer:
        told = [*_faults_of_quarter(writer, quarter), *_faults_of_name(by)]
        if told:
            raise FaultyReviewError(told)
        row = {"quarter": quarter, "marked_at": now, "marked_by": by.strip()}
        writer.insert("review_marks", pd.DataFrame([row]))


def review_state(store: db.Store, quarter: str) -> str:
    """Say in words how far a quarter's review is: a draft, or reviewed by whom.

    A text or decision that is saved after somebody marked the review makes it a draft again.
    """
    marks = store.rows("review_marks")
    marks = marks[marks["quarter"] == quarter].sort_values("marked_at")
    texts, decisions = store.rows("review_texts"), store.rows("review_decisions")
    written = [
        rows.loc[rows["quarter"] == quarter, "saved_at"].max() for rows in (texts, decisions)
    ]
    if marks.empty or any(when > marks["marked_at"].max() for when in written if not pd.isna(when)):
        return "a draft"
    return f"reviewed by {marks['marked_by'].iloc[-1]}"


def _goals(writer: db.Writer) -> list[str]:
    return [str(goal_id) for goal_id in writer.read(db.sql_text("goals"))["goal_id"]]


def _faults_of_quarter(writer: db.Writer, quarter: str) -> list[str]:
    known = writer.read(db.sql_text("review_quarters"))["quarter"].tolist()
    if quarter in known:
        return []
    return [f"“{quarter}” is no review quarter; there are {', '.join(known)}."]


def _faults_of_name(by: str) -> list[str]:
    if not by.strip():
        return ["Your name is missing: a review says who wrote it."]
    return faults_of_text("Your name", by, _MAX_NAME)


def _faults_of_decision(writer: db.Writer, decision: Resolved, by: str) -> list[str]:
    told = [*_faults_of_quarter(writer, decision.quarter), *_faults_of_name(by)]
    steps = writer.rows("action_steps")["step_id"].tolist()
    if decision.about not in {*_goals(writer), *steps}:
        told.append(f"“{decision.about}” is neither a goal nor an action step of the plan.")
    for name, words in (("What is decided", decision.what), ("Who answers for it", decision.role)):
        if not words.strip():
            told.append(f"{name} is missing.")
        told += faults_of_text(name, words, MAX_SENTENCE)
    told += faults_of_text("What became of it", decision.outcome, MAX_SENTENCE)
    if not _is_day(decision.due_on.strip()):
        told.append(f"By when is “{decision.due_on.strip()}”; it must be a day such as 2023-01-31.")
    if decision.state not in DECISION_STATES:
        told.append(f"A decision is one of {', '.join(DECISION_STATES)}.")
    return told


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
