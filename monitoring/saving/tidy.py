"""Clears away attached files that nothing names any more."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitoring import db
from monitoring.access import Actor, record, require
from monitoring.saving.files import folder, path_of
from monitoring.vocabulary.access import Action, Event


@dataclass(frozen=True)
class Tidied:
    """What was cleared away: files, and their bytes."""

    n_files: int
    n_bytes: int


def tidy(store: db.Store, before: datetime, by: Actor, *, is_trial: bool = False) -> Tidied:
    """Remove the files that nothing names: no update, in whatever version, and no draft.

    Args:
        store: the working database.
        before: files added since then stay, whatever names them.
        by: who does it; it is kept.
        is_trial: only say what would go.

    Raises:
        NotAllowedError, SignedOutError: they may not.
    """
    with store.write(shows=False) as writer:
        require(writer, by, Action.GRANT)
        rows = writer.read(db.sql_text("unnamed_attachments"), {"before": before})
        gone = dict(zip(rows["sha256"], rows["n_bytes"].astype(int), strict=True))
        if is_trial:
            return Tidied(len(gone), sum(gone.values()))
        for sha256, n_bytes in gone.items():
            writer.run(db.sql_text("delete_attachment"), {"sha256": sha256})
            facts = {"sha256": sha256, "n_bytes": n_bytes}
            record(writer, by, Event.ATTACHMENT, sha256[:12], before=facts)
    # Nobody attaches meanwhile; what a crash leaves here is on no record and goes the next time.
    with store.frozen():
        known = set(store.rows("attachments")["sha256"])
        for path in _on_no_record(store, known, before):
            gone[path.name] = path.stat().st_size
            path.unlink()
    return Tidied(len(gone), sum(gone.values()))


def _on_no_record(store: db.Store, known: set[str], before: datetime) -> list[Path]:
    found = folder(store).glob("??/*") if folder(store).is_dir() else ()
    return [
        path
        for path in found
        if path.is_file()
        and path == path_of(store, path.name)
        and path.name not in known
        and datetime.fromtimestamp(path.stat().st_mtime) < before
    ]
