"""What one version of an update says otherwise than another."""

from dataclasses import dataclass

from monitoring.updates.entry import Document, Entry
from monitoring.vocabulary import Lane
from monitoring.vocabulary.saving import WrittenField

FIELDS = (
    WrittenField.IMPLEMENTATION,
    WrittenField.ACTIVITIES_HELD,
    WrittenField.ACTIVITIES_PLANNED,
    WrittenField.HAPPENED,
    WrittenField.COMES_NEXT,
    WrittenField.JUDGMENT,
    WrittenField.JUDGMENT_WORDS,
)


@dataclass(frozen=True)
class Changed:
    """One field that differs.

    Args:
        field: which; each is named in ``Entry`` as it is here.
        before, after: what stands in it, "" for nothing; of evidence a document, None for none.
        item: of evidence, the monitoring item in the plan's words.
    """

    field: WrittenField
    before: str | Document | None
    after: str | Document | None
    item: str = ""


def changes(before: Entry, after: Entry) -> list[Changed]:
    """Return every field that differs, in the order of the form; documents one by one.

    Args:
        before: the earlier version; one with nothing in it for a first.
        after: the later one.
    """
    fields = [
        Changed(field, getattr(before, field), getattr(after, field))
        for field in FIELDS
        if getattr(before, field) != getattr(after, field)
    ]
    was = {(one.lane, one.item): one for one in before.documents}
    now = {(one.lane, one.item): one for one in after.documents}
    evidence = [
        Changed(WrittenField.EVIDENCE, was.get(key), now.get(key), key[1])
        for key in sorted(was | now, key=lambda key: (key[0] != Lane.IMPLEMENTATION, key[1]))
        if was.get(key) != now.get(key)
    ]
    return fields + evidence
