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
from monitoring.saving.review import (
    DECISION_STATES,
    PARTS,
    FaultyReviewError,
    OvertakenTextError,
    Resolved,
    Text,
    mark_reviewed,
    review_state,
    save_decision,
    save_text,
    text_of,
)
from monitoring.saving.update import OvertakenError, save, versions

__all__ = [
    "DECISION_STATES",
    "ENDINGS",
    "MAX_BYTES",
    "PARTS",
    "Attached",
    "AttachmentLostError",
    "AttachmentRefusedError",
    "Draft",
    "FaultyReviewError",
    "OvertakenError",
    "OvertakenTextError",
    "Resolved",
    "Text",
    "attach",
    "attached",
    "draft_of",
    "drop_draft",
    "folder",
    "keep_draft",
    "mark_reviewed",
    "review_state",
    "save",
    "save_decision",
    "save_text",
    "text_of",
    "versions",
]
