"""Freezes a quarter: a file of its own with the same schema and protected rows only."""

import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pandas as pd

from monitoring import db
from monitoring.access import MACHINE, Actor, NotAllowedError, as_of_now, record, require
from monitoring.errors import InputError
from monitoring.pipeline.verdicts import assess_all
from monitoring.releases.catalogue import KeptPaper, Release, add, find, folder, listed
from monitoring.releases.deck_template import Look, deck_look
from monitoring.releases.digest import digest_of
from monitoring.releases.doubts import doubts
from monitoring.releases.papers import finished
from monitoring.releases.published_rows import rows_published_before
from monitoring.releases.results import known_by, write_results
from monitoring.result_files.memory_file import sha256_of
from monitoring.saving.marks import vouching
from monitoring.vocabulary.access import AccessFault, Action, Event
from monitoring.vocabulary.versions import Counted, Paper, ReleaseFault, Stage

# Copied as they are: the plan, what results are about, what judges them, who answers for what.
_AS_THEY_ARE = (
    *("plan", "plan_facts", "needs", "root_causes", "goals", "equity_gaps", "equity_gap_scopes"),
    *("equity_interventions", "action_steps", "action_step_lists", "action_step_roles"),
    *("monitoring_items", "unread_lines", "indicators", "subgroups", "subgroup_names"),
    *("organisations", "alternative_schools", "item_links", "role_names", "role_holders"),
    *("rules", "disclosure", "counting_rules"),
)
# Their periods must be on the calendar before them.
_BY_PERIOD = ("release_dates", "measures", "early_signs", "interim_targets", "review_dates")
Progress = Callable[[Stage | Counted], None]
Finish = Callable[[db.Store, str, Look], Mapping[Paper, bytes]]
_releasing = threading.Lock()  # one at a time: each takes the number after the last


class NothingToCorrectError(InputError):
    """A correction must name a release of the same quarter and say what was wrong."""


class UnconfirmedError(InputError):
    """Something in the words of a review has to be confirmed first, each for itself."""


class DigestError(InputError):
    """The rows of a release are not those that were released."""


@dataclass(frozen=True)
class ReleaseRequest:
    """What is to be released.

    Args:
        quarter: the review quarter.
        by: who releases it.
        now: this moment.
        corrects: the release that it corrects, None for none.
        correction: what was wrong, "" for none.
        alone_because: why one administrator publishes what no second person stands by, "" for none.
        confirmed: the codes of what was confirmed, each for itself; None where nobody is asked.
    """

    quarter: str
    by: Actor
    now: datetime
    corrects: int | None = None
    correction: str = ""
    alone_because: str = ""
    confirmed: frozenset[str] | None = None


def release(
    store: db.Store, request: ReleaseRequest, progress: Progress, finish: Finish = finished
) -> Release:
    """Freeze a quarter and put it on the list, whole or not at all.

    The file is made under a name of its own and only then put on the list. A crash before that
    leaves the list as it was.

    Args:
        store: the working database.
        request: what is to be released.
        progress: told what is being done, and how much of it is done.
        finish: makes the papers that are kept beside the release, by their kind.

    Raises:
        NotAllowedError, SignedOutError: they may not, or no second person stands by the review;
            nothing was released.
        NothingToCorrectError: a correction without a release or a reason.
        UnconfirmedError: something in its words is not confirmed; see ``doubts``.
        GivesAwayError: with earlier releases it would give hidden figures away.
        ReleaseMissingError: an earlier release is gone, so that what it tells is not known.
        disclosure.SolverError: the protection could not be proved; nothing was released.
    """
    with _releasing:
        require(store, request.by, Action.PUBLISH)
        _check(store, request)
        is_alone = _is_alone(store, request)
        number = max((one.number for one in listed(store.path)), default=0) + 1
        store_folder = folder(store.path)
        store_folder.mkdir(parents=True, exist_ok=True)
        for left in store_folder.glob(".*.new*"):
            # By a crash: nobody else is making one, since this process holds the database.
            left.unlink()
        making = store_folder / f".{uuid4().hex}.new"
        stem = f"{number:04}_{request.quarter}"
        try:
            digest = _make(store, making, request, number, progress)
            progress(Stage.MAKING_PAPERS)
            with closing(db.Store(making, read_only=True)) as frozen:
                papers = finish(frozen, request.quarter, deck_look(store))
            made = Release(
                number=number,
                quarter=request.quarter,
                file=f"{stem}.duckdb",
                sha256=sha256_of(making),
                digest=digest,
                released_at=request.now.isoformat(timespec="seconds"),
                released_by=request.by.name.strip(),
                corrects=request.corrects,
                correction=request.correction,
                alone_because=request.alone_because.strip() if is_alone else "",
                papers=tuple(
                    _keep_paper(store_folder / f"{stem}.{kind}", kind, content)
                    for kind, content in papers.items()
                ),
            )
            making.chmod(0o444)
            # A file of that name that is not on the list was left by a crash.
            db.put_in_place(making, store_folder / made.file)
            with store.write(shows=False) as writer:
                # Somebody may have written since it began, or have lost the role.
                _is_alone(writer, request)
                _record(writer, request.by, made)
                add(store.path, made)
        finally:
            making.unlink(missing_ok=True)
            db.wal(making).unlink(missing_ok=True)
    return made


def _is_alone(store: db.Store | db.Writer, request: ReleaseRequest) -> bool:
    """Tell whether one person alone publishes, who must be an administrator and say why.

    Who calls a command could as well change the files, so that a reason is not forced out of them.
    """
    by = as_of_now(store, request.by)
    by.require(Action.PUBLISH)
    if vouching(store, request.quarter).is_enough_for(by.person):
        return False
    is_said = bool(request.alone_because.strip()) or by.issuer == MACHINE
    if not by.is_administrator or not is_said:
        raise NotAllowedError(
            AccessFault.ALONE, quarter=request.quarter, is_administrator=by.is_administrator
        )
    return True


def _record(writer: db.Writer, by: Actor, made: Release) -> None:
    stands_by = vouching(writer, made.quarter).reviewers
    facts = {
        "number": made.number,
        "file": made.file,
        "sha256": made.sha256,
        "corrects": made.corrects,
        "correction": made.correction,
        "reviewers": list(stands_by),
    }
    record(writer, by, Event.PUBLICATION, made.quarter, after=facts, why=made.alone_because)


def _keep_paper(path: Path, kind: str, content: bytes) -> KeptPaper:
    making = path.with_name(f".{uuid4().hex}.new")
    making.write_bytes(content)
    making.chmod(0o444)
    db.put_in_place(making, path)
    return KeptPaper(kind, path.name, sha256_of(path))


def _check(store: db.Store, request: ReleaseRequest) -> None:
    _end_of(store, request.quarter)
    if not request.by.name.strip():
        raise NothingToCorrectError(ReleaseFault.NO_NAME)
    if (request.corrects is None) != (not request.correction.strip()):
        raise NothingToCorrectError(ReleaseFault.HALF_A_CORRECTION)
    if request.confirmed is not None:
        found = doubts(store, request.quarter, request.correction)
        left = tuple(it for it in found if it.code not in request.confirmed)
        if left:
            codes = tuple(dict.fromkeys(it.code for it in left))
            raise UnconfirmedError(ReleaseFault.UNCONFIRMED, n=len(codes), words=codes)
    if request.corrects is None:
        return
    corrected = find(store.path, request.corrects)
    if corrected.quarter != request.quarter:
        raise NothingToCorrectError(
            ReleaseFault.OTHER_QUARTER,
            number=corrected.number,
            other=corrected.quarter,
            quarter=request.quarter,
        )


def _make(
    store: db.Store, path: Path, request: ReleaseRequest, number: int, progress: Progress
) -> str:
    made = db.Store(path)
    try:
        with made.write() as writer:
            writer.script(db.sql_text("schema"))
            progress(Stage.COPYING)
            earlier = rows_published_before(store.path)
            # Others may save again as soon as all is read; the proof takes longer.
            with store.frozen():
                _copy(store, writer, request.quarter)
                known = known_by(store, _end_of(store, request.quarter))
            progress(Stage.PROVING)
            write_results(
                writer,
                known,
                earlier,
                is_correction=request.corrects is not None,
                progress=lambda done, every: progress(Counted(Stage.PROVING, done, every)),
            )
            progress(Stage.JUDGING_SHOWN)
            assess_all(writer)
            digest = digest_of(writer)
            writer.insert("release_facts", _facts(writer, request, number, digest))
    finally:
        made.close()
    return digest


def _facts(writer: db.Writer, request: ReleaseRequest, number: int, digest: str) -> pd.DataFrame:
    rule = writer.read(db.sql_text("rule_in_force"))["rule_version"].iloc[0]
    row = {
        "release_number": number,
        "quarter": request.quarter,
        "rule_version": str(rule),
        "released_at": request.now,
        "released_by": request.by.name.strip(),
        "corrects": request.corrects,
        "correction": request.correction.strip(),
        "digest": digest,
    }
    return pd.DataFrame([row]).astype({"corrects": "Int64"})


def _copy(store: db.Store, writer: db.Writer, quarter: str) -> None:
    """Copy everything but results: of what people wrote, the versions in force by the quarter."""
    for name in _AS_THEY_ARE:
        writer.insert(name, store.rows(name))
    calendar = store.rows("calendar")
    # Later quarters are no review quarters of it, so a reader stands in this one.
    is_known = calendar["period"].le(quarter) & calendar["is_review"]
    writer.insert("calendar", calendar.assign(is_review=is_known))
    for name in _BY_PERIOD:
        writer.insert(name, store.rows(name))
    notes = store.rows("comparability")
    last_day = pd.Timestamp(_end_of(store, quarter))
    writer.insert("comparability", notes[pd.to_datetime(notes["known_from"]) <= last_day])
    targets = store.rows("target_versions")
    writer.insert("target_versions", targets[pd.to_datetime(targets["adopted_on"]) <= last_day])
    _copy_updates(store, writer, quarter)
    for name, key in (
        ("review_texts", ["quarter", "goal_id", "part"]),
        ("review_decisions", ["decision_id"]),
    ):
        rows = store.rows(name).sort_values([*key, "revision"]).drop_duplicates(key, keep="last")
        writer.insert(name, rows[rows["quarter"] <= quarter])
    # By what somebody signs in is nobody's business outside.
    marks = store.rows("review_marks")
    writer.insert("review_marks", marks[marks["quarter"] == quarter].assign(person=""))


def _copy_updates(store: db.Store, writer: db.Writer, quarter: str) -> None:
    key = ["step_id", "quarter"]
    updates = store.rows("step_updates").sort_values([*key, "revision"])
    updates = updates.drop_duplicates(key, keep="last")
    updates = updates[updates["quarter"] <= quarter]
    evidence = store.rows("update_evidence")
    writer.insert("step_updates", updates)
    writer.insert("update_evidence", evidence[evidence["update_id"].isin(updates["update_id"])])


def _end_of(store: db.Store, quarter: str) -> date:
    quarters = store.read(db.sql_text("review_quarters"))
    own = quarters[quarters["quarter"] == quarter]
    if own.empty:
        known = tuple(quarters["quarter"])
        raise InputError(ReleaseFault.NOT_A_QUARTER, quarter=quarter, quarters=known)
    ends_on: date = own["ends_on"].iloc[0].date()
    return ends_on
