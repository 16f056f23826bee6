"""What people write, on its way into the database: whole or not at all, nothing overwritten."""

from monitoring.saving.drafts import Draft, draft_of, drop_draft, keep_draft
from monitoring.saving.files import (
    ENDINGS,
    MAX_BYTES,
    Attached,
    AttachmentLostError,
    attach,
    attached,
    folder,
)
from monitoring.saving.marks import Vouching, mark_reviewed, reviewer_of, vouching
from monitoring.saving.review import (
    PARTS,
    DecisionInput,
    Text,
    end_of_quarter_under_way,
    save_decision,
    save_text,
    text_of,
)
from monitoring.saving.revisions import FaultyEntryError, OvertakenError
from monitoring.saving.room import AttachmentRefusedError
from monitoring.saving.tidy import Tidied, tidy
from monitoring.saving.update import save, versions

__all__ = [
    "ENDINGS",
    "MAX_BYTES",
    "PARTS",
    "Attached",
    "AttachmentLostError",
    "AttachmentRefusedError",
    "DecisionInput",
    "Draft",
    "FaultyEntryError",
    "OvertakenError",
    "Text",
    "Tidied",
    "Vouching",
    "attach",
    "attached",
    "draft_of",
    "drop_draft",
    "end_of_quarter_under_way",
    "folder",
    "keep_draft",
    "mark_reviewed",
    "reviewer_of",
    "save",
    "save_decision",
    "save_text",
    "text_of",
    "tidy",
    "versions",
    "vouching",
]
