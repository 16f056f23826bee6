"""What people write, on its way into the database: whole or not at all, nothing overwritten."""

from monitoring.saving.drafts import Draft, draft_of, drop_draft, keep_draft
from monitoring.saving.files import (
    ENDINGS,
    MAX_BYTES,
    Attached,
    AttachmentLostError,
    AttachmentRefusedError,
    attach,
    attached,
    folder,
)
from monitoring.saving.update import OvertakenError, save, versions

__all__ = [
    "ENDINGS",
    "MAX_BYTES",
    "Attached",
    "AttachmentLostError",
    "AttachmentRefusedError",
    "Draft",
    "OvertakenError",
    "attach",
    "attached",
    "draft_of",
    "drop_draft",
    "folder",
    "keep_draft",
    "save",
    "versions",
]
