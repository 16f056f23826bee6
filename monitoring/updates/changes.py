"""What one version of an update says otherwise than another."""

from dataclasses import dataclass

from monitoring.updates.entry import Document, Entry
from monitoring.wording import labels

_FIELDS = {
    "implementation": "Done?",
    "activities_held": "Activities held",
    "activities_planned": "Activities planned",
    "happened": "What happened",
    "comes_next": "What comes next",
    "judgment": "Owner's judgment",
    "judgment_words": "Why the owner judges so",
}


@dataclass(frozen=True)
class Changed:
    """One field that differs: its name, and both texts, "" for empty."""

    field: str
    before: str
    after: str


def changes(before: Entry, after: Entry) -> list[Changed]:
    """Return every field that differs, in the order of the form; documents one by one.

    Args:
        before: the earlier version; one with nothing in it for a first.
        after: the later one.
    """
    found = [
        Changed(name, _said(before, field), _said(after, field))
        for field, name in _FIELDS.items()
        if getattr(before, field) != getattr(after, field)
    ]
    was = {(one.lane, one.item): one for one in before.documents}
    now = {(one.lane, one.item): one for one in after.documents}
    for key in sorted(was | now, key=lambda key: (key[0] != "implementation", key[1])):
        if was.get(key) != now.get(key):
            found.append(Changed(f"Evidence: {key[1]}", _told(was.get(key)), _told(now.get(key))))
    return found


def _said(entry: Entry, field: str) -> str:
    text = str(getattr(entry, field))
    if field == "implementation" and text:
        return labels.implementation(text)
    return labels.judgment(text) if field == "judgment" else text


def _told(document: Document | None) -> str:
    if document is None:
        return ""
    told = (document.title, document.dated_on, document.link, document.file_name)
    return ", ".join(filter(None, told)) or "ticked"
