"""What a quarter's review says: texts, decisions and who stands by them; nothing overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from monitoring import db
from monitoring.access import Actor, record, require
from monitoring.db.query_rows import BriefTexts, LatestDecision, ReviewQuarters
from monitoring.errors import Notice
from monitoring.rows import each
from monitoring.saving.revisions import refuse_faults, save_revision
from monitoring.updates.check import MAX_SENTENCE, day_of, faults_of_author, faults_of_text
from monitoring.vocabulary import DecisionState, ReviewPart
from monitoring.vocabulary.access import Action, Event, Vouched
from monitoring.vocabulary.saving import SavingFault, WrittenField

PARTS = tuple(ReviewPart)


@dataclass(frozen=True)
class Text:
    """A text of the review in force: its revision (0 for none yet), who wrote it, and what."""

    revision: int = 0
    saved_by: str = ""
    words: str = ""


@dataclass(frozen=True)
class DecisionInput:
    """A decision as it is to be saved.

    Args:
        quarter: in which it is taken.
        about: a goal or an action step.
        what: in a sentence.
        role: the position that answers for it.
        due_on: by when, as typed: 12/31/2022 or 2022-12-31.
        state: one of ``DecisionState``.
        outcome: what became of it.
        decision_id: of one that is there already, None for a new one.
        revision: of it that was read, 0 for a new one.
    """

    quarter: str
    about: str
    what: str
    role: str
    due_on: str
    state: str = DecisionState.OPEN
    outcome: str = ""
    decision_id: int | None = None
    revision: int = 0


@dataclass(frozen=True)
class _Decision:
    """A decision in force, or to be: its revision, who saved it, and its columns."""

    revision: int
    saved_by: str
    fields: Mapping[str, object]

    @property
    def words(self) -> str:
        """What it says: what became of it, or what was decided where nothing did yet."""
        return str(self.fields["outcome"] or self.fields["what"])


def text_of(reader: db.Store | db.Writer, quarter: str, goal_id: str, part: str) -> Text:
    """Return the text in force of one goal and part of a quarter's review."""
    rows = reader.read(db.sql_text("brief_texts"), {"quarter": quarter})
    own = rows[(rows["goal_id"] == goal_id) & (rows["part"] == part)]
    for row in each(own, BriefTexts):
        return Text(int(row.revision), row.saved_by, row.text)
    return Text()


def save_text(
    store: db.Store, place: tuple[str, str, str], words: str, *, by: Actor, base: int, now: datetime
) -> Text:
    """Save a text as a further revision; the same words again make none.

    Args:
        store: the working database.
        place: quarter, goal and part (one of ``PARTS``).
        words: the text; "" takes it back.
        by: who saves it.
        base: the revision that was read, 0 for none.
        now: this moment.

    Raises:
        NotAllowedError, SignedOutError: who saves it may not; nothing was saved.
        FaultyEntryError: something is at fault; nothing was saved.
        OvertakenError: somebody was faster; nothing was saved.
    """
    quarter, goal_id, part = place
    words = words.strip()

    def write(text: Text) -> None:
        row = {
            "quarter": quarter,
            "goal_id": goal_id,
            "part": part,
            "revision": text.revision,
            "saved_at": now,
            "saved_by": text.saved_by,
            "text": text.words,
        }
        writer.insert("review_texts", pd.DataFrame([row]))
        _sign(writer, Vouched.TEXT, "|".join(place), text.revision, by)
        before = _facts(latest) if latest.revision else None
        record(writer, by, Event.TEXT, " ".join(place), before=before, after=_facts(text))

    with store.write(shows=False) as writer:
        require(writer, by, Action.TEXT)
        faults = [*faults_of_quarter(writer, quarter), *faults_of_author(by.name)]
        goals = _goals(writer)
        if goal_id not in goals:
            faults.append(Notice(SavingFault.UNKNOWN_GOAL, goal=goal_id, goals=goals))
        refuse_faults([*faults, *faults_of_text(WrittenField(part), words, MAX_SENTENCE)])
        latest = text_of(writer, quarter, goal_id, part)
        return save_revision(
            lambda number: Text(number, by.name.strip(), words),
            base=base,
            latest=latest if latest.revision or not words else None,
            is_same=lambda text: text.words == words,
            write=write,
        )


def save_decision(store: db.Store, decision: DecisionInput, *, by: Actor, now: datetime) -> int:
    """Save a decision, new or as a further revision of one, and return its number.

    Raises:
        NotAllowedError, SignedOutError: who saves it may not; nothing was saved.
        FaultyEntryError: something is at fault; nothing was saved.
        OvertakenError: somebody changed it meanwhile; nothing was saved.
    """
    with store.write(shows=False) as writer:
        require(writer, by, Action.DECIDE)
        refuse_faults(_faults_of_decision(writer, decision, by.name))
        number = decision.decision_id
        if number is None:
            number = int(writer.read(db.sql_text("next_decision_id"))["next_id"].iloc[0])
        fields = {
            "quarter": decision.quarter,
            "about": decision.about,
            "what": decision.what.strip(),
            "role": decision.role.strip(),
            "due_on": day_of(decision.due_on),
            "state": decision.state,
            "outcome": decision.outcome.strip(),
        }

        def write(made: _Decision) -> None:
            row = dict(made.fields) | {
                "decision_id": number,
                "revision": made.revision,
                "saved_at": now,
                "saved_by": made.saved_by,
            }
            writer.insert("review_decisions", pd.DataFrame([row]))
            _sign(writer, Vouched.DECISION, str(number), made.revision, by)
            before = None if latest is None else {"revision": latest.revision, **latest.fields}
            after = {"revision": made.revision, **made.fields}
            record(writer, by, Event.DECISION, str(number), before=before, after=after)

        latest = _decision_in_force(writer, number)
        save_revision(
            lambda revision: _Decision(revision, by.name.strip(), fields),
            base=decision.revision,
            latest=latest,
            is_same=lambda made: made.fields == fields,
            write=write,
        )
    return number


def _decision_in_force(writer: db.Writer, number: int) -> _Decision | None:
    rows = writer.read(db.sql_text("latest_decision"), {"decision_id": number})
    for row in each(rows, LatestDecision):
        fields = {
            "quarter": row.quarter,
            "about": row.about,
            "what": row.what,
            "role": row.role,
            "due_on": pd.Timestamp(row.due_on).date(),
            "state": row.state,
            "outcome": row.outcome,
        }
        return _Decision(int(row.revision), row.saved_by, fields)
    return None


def end_of_quarter_under_way(store: db.Store, quarter: str, today: date) -> date | None:
    """Return the last day of a review quarter that has not ended, None of one that has."""
    for row in each(store.read(db.sql_text("review_quarters")), ReviewQuarters):
        ends_on = pd.Timestamp(row.ends_on).date()
        if row.quarter == quarter and ends_on >= today:
            return ends_on
    return None


def _sign(writer: db.Writer, kind: Vouched, item: str, revision: int, by: Actor) -> None:
    """Keep whose revision it is, where a sign-in says so."""
    if by.person:
        row = {"kind": str(kind), "item": item, "revision": revision, "person": by.person}
        writer.insert("review_authors", pd.DataFrame([row]))


def _facts(text: Text) -> dict[str, object]:
    """Return what the audit trail keeps of a text."""
    return {"revision": text.revision, "text": text.words}


def _goals(writer: db.Writer) -> list[str]:
    return [str(goal_id) for goal_id in writer.read(db.sql_text("goals"))["goal_id"]]


def faults_of_quarter(writer: db.Writer, quarter: str) -> list[Notice]:
    """Return the fault of a quarter that is not one of review, none of one that is."""
    known = writer.read(db.sql_text("review_quarters"))["quarter"].tolist()
    if quarter in known:
        return []
    return [Notice(SavingFault.UNKNOWN_QUARTER, quarter=quarter, quarters=known)]


def _faults_of_decision(writer: db.Writer, decision: DecisionInput, by: str) -> list[Notice]:
    faults = [*faults_of_quarter(writer, decision.quarter), *faults_of_author(by)]
    steps = writer.rows("action_steps")["step_id"].tolist()
    if decision.about not in {*_goals(writer), *steps}:
        faults.append(Notice(SavingFault.UNKNOWN_SUBJECT, about=decision.about))
    required = {
        WrittenField.WHAT: decision.what,
        WrittenField.ROLE: decision.role,
        WrittenField.DUE_ON: decision.due_on,
    }
    for field, words in required.items():
        if not words.strip():
            faults.append(Notice(SavingFault.EMPTY, field=field))
        faults += faults_of_text(field, words, MAX_SENTENCE)
    faults += faults_of_text(WrittenField.OUTCOME, decision.outcome, MAX_SENTENCE)
    due_on = decision.due_on.strip()
    if due_on and day_of(due_on) is None:
        faults.append(Notice(SavingFault.NOT_A_DAY, field=WrittenField.DUE_ON, text=due_on))
    if decision.state not in set(DecisionState):
        states = tuple(DecisionState)
        code = SavingFault.UNKNOWN_DECISION_STATE
        faults.append(Notice(code, given=decision.state, decision_states=states))
    return faults
