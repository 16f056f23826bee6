"""Room for files: how much one person and all may attach, and what must stay free."""

import shutil
from datetime import datetime, timedelta

from monitoring import db
from monitoring.access import Actor
from monitoring.errors import InputError
from monitoring.vocabulary.limits import MAX_ATTACHED, MAX_ATTACHED_A_DAY, MIN_FREE
from monitoring.vocabulary.saving import AttachmentFault

_MEGABYTE = 1_000_000


class AttachmentRefusedError(InputError):
    """A file cannot be attached."""


def require_room(store: db.Store, n_bytes: int, by: Actor, now: datetime) -> None:
    """Refuse a file for which there is no room.

    Raises:
        AttachmentRefusedError: its author attached too much today, all did, or the disk is nearly
            full.
    """
    sums = store.read(
        db.sql_text("attachment_sums"), {"by": by.name, "since": now - timedelta(days=1)}
    ).iloc[0]
    for told, most, code in (
        (int(sums["n_own"]), MAX_ATTACHED_A_DAY, AttachmentFault.TOO_MUCH_TODAY),
        (int(sums["n_all"]), MAX_ATTACHED, AttachmentFault.TOO_MUCH_BY_ALL),
    ):
        if told + n_bytes > most:
            raise AttachmentRefusedError(code, megabytes=most // _MEGABYTE)
    if shutil.disk_usage(store.path.parent).free - n_bytes < MIN_FREE:
        raise AttachmentRefusedError(AttachmentFault.NO_ROOM, megabytes=MIN_FREE // _MEGABYTE)
