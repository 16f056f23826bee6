"""What may stand in an update; all faults at once, each as a code and its facts."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from monitoring.errors import Notice
from monitoring.updates.entry import JUDGMENTS, STATES, Document, Entry
from monitoring.vocabulary import Implementation
from monitoring.vocabulary.saving import SavingFault, UpdateFault, WrittenField

MAX_SENTENCE = 2_000
MAX_TITLE = 300
MAX_COUNT = 10_000
EARLIEST_YEAR = 1990
# Control characters, and those that turn the direction of what stands after them.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")


@dataclass(frozen=True)
class Allowed:
    """What an update is checked against.

    Args:
        steps: the steps of the plan.
        quarters: review quarter -> its first day.
        items: (lane, item) of the evidence that the step expects.
        attachments: the hashes of the files that are on record.
        today: this day.
    """

    steps: Collection[str]
    quarters: dict[str, date]
    items: Collection[tuple[str, str]]
    attachments: Collection[str]
    today: date


def faults(entry: Entry, by: str, allowed: Allowed) -> list[Notice]:
    """Return every fault of an update, none where it may be saved."""
    return [
        *_faults_of_place(entry, allowed),
        *faults_of_author(by),
        *_faults_of_words(entry),
        *_faults_of_counts(entry),
        *_faults_of_documents(entry, allowed),
    ]


# A fault of a text or a number says itself of which field it is.
_FIELDS: dict[StrEnum, WrittenField] = {
    UpdateFault.NOT_ANSWERED: WrittenField.IMPLEMENTATION,
    UpdateFault.UNKNOWN_JUDGMENT: WrittenField.JUDGMENT,
    UpdateFault.NOTHING_HAPPENED: WrittenField.HAPPENED,
    UpdateFault.NOTHING_COMES_NEXT: WrittenField.COMES_NEXT,
    UpdateFault.NO_TITLE: WrittenField.TITLE,
    UpdateFault.TITLE_TOO_LONG: WrittenField.TITLE,
    UpdateFault.TITLE_UNPRINTABLE: WrittenField.TITLE,
    UpdateFault.NO_DATE: WrittenField.DATED_ON,
    UpdateFault.NOT_A_DATE: WrittenField.DATED_ON,
    UpdateFault.DATE_TO_COME: WrittenField.DATED_ON,
    UpdateFault.DATE_TOO_EARLY: WrittenField.DATED_ON,
    UpdateFault.NO_PLACE: WrittenField.LINK,
    UpdateFault.NOT_A_LINK: WrittenField.LINK,
    UpdateFault.FILE_NOT_ON_RECORD: WrittenField.EVIDENCE,
    UpdateFault.FILE_INCOMPLETE: WrittenField.EVIDENCE,
}


def field_at_fault(fault: Notice) -> WrittenField | None:
    """Return the field beside which a fault is told, None where it is of the whole update."""
    named = fault.facts.get("field")
    return WrittenField(str(named)) if named else _FIELDS.get(fault.code)


def _faults_of_place(entry: Entry, allowed: Allowed) -> list[Notice]:
    found = []
    if entry.step_id not in allowed.steps:
        found.append(Notice(UpdateFault.UNKNOWN_STEP, step=entry.step_id))
    begins_on = allowed.quarters.get(entry.quarter)
    if begins_on is None:
        known = list(allowed.quarters)
        found.append(Notice(SavingFault.UNKNOWN_QUARTER, quarter=entry.quarter, quarters=known))
    elif begins_on > allowed.today:
        facts = {"review_quarter": entry.quarter, "begins_on": begins_on}
        found.append(Notice(UpdateFault.NOT_BEGUN, **facts))
    return found


def faults_of_author(by: str) -> list[Notice]:
    """Return the faults of the name of whoever saves something."""
    if not by.strip():
        return [Notice(SavingFault.NO_AUTHOR)]
    return faults_of_text(WrittenField.AUTHOR, by, MAX_TITLE)


def _faults_of_words(entry: Entry) -> list[Notice]:
    found = []
    if entry.implementation not in STATES:
        found.append(Notice(UpdateFault.NOT_ANSWERED, implementations=STATES))
    if entry.judgment not in JUDGMENTS:
        found.append(Notice(UpdateFault.UNKNOWN_JUDGMENT, judgments=JUDGMENTS))
    if not entry.happened.strip() and entry.implementation != Implementation.PLANNED:
        found.append(Notice(UpdateFault.NOTHING_HAPPENED))
    if not entry.comes_next.strip() and entry.implementation != Implementation.DONE:
        found.append(Notice(UpdateFault.NOTHING_COMES_NEXT))
    found += faults_of_text(WrittenField.HAPPENED, entry.happened, MAX_SENTENCE)
    found += faults_of_text(WrittenField.COMES_NEXT, entry.comes_next, MAX_SENTENCE)
    return found + faults_of_text(WrittenField.JUDGMENT_WORDS, entry.judgment_words, MAX_SENTENCE)


def faults_of_text(field: WrittenField, text: str, longest: int) -> list[Notice]:
    """Return the faults that any text a person types may have: too long, or not to be printed."""
    found = []
    if len(text) > longest:
        found.append(Notice(SavingFault.TOO_LONG, field=field, n=len(text), longest=longest))
    if _UNPRINTED.search(text):
        found.append(Notice(SavingFault.UNPRINTABLE, field=field))
    return found


def _faults_of_counts(entry: Entry) -> list[Notice]:
    counts = {
        WrittenField.ACTIVITIES_HELD: entry.activities_held,
        WrittenField.ACTIVITIES_PLANNED: entry.activities_planned,
    }
    return [
        Notice(UpdateFault.NOT_A_COUNT, field=field, text=text, most=MAX_COUNT)
        for field, text in counts.items()
        if text.strip() and not _is_count(text.strip())
    ]


def _is_count(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,5}", text) is not None and int(text) <= MAX_COUNT


def _faults_of_documents(entry: Entry, allowed: Allowed) -> list[Notice]:
    found = []
    seen: set[tuple[str, str]] = set()
    for document in entry.documents:
        key = (document.lane, document.item)
        if key not in allowed.items:
            found.append(Notice(UpdateFault.UNEXPECTED_DOCUMENT, item=document.item))
        if key in seen:
            found.append(Notice(UpdateFault.DOCUMENT_TWICE, item=document.item))
        seen.add(key)
        found += _faults_of_title(document)
        found += _faults_of_date(document, allowed.today)
        found += _faults_of_place_of(document, allowed)
    return found


def _faults_of_title(document: Document) -> list[Notice]:
    item, n_letters = document.item, len(document.title)
    if not document.title.strip():
        return [Notice(UpdateFault.NO_TITLE, item=item)]
    found = []
    if n_letters > MAX_TITLE:
        facts = {"item": item, "n": n_letters, "longest": MAX_TITLE}
        found.append(Notice(UpdateFault.TITLE_TOO_LONG, **facts))
    if _UNPRINTED.search(document.title):
        found.append(Notice(UpdateFault.TITLE_UNPRINTABLE, item=item))
    return found


def _faults_of_place_of(document: Document, allowed: Allowed) -> list[Notice]:
    item, link = document.item, document.link.strip()
    codes = []
    if not link and not document.sha256:
        codes.append(UpdateFault.NO_PLACE)
    if link and not is_link(link):
        codes.append(UpdateFault.NOT_A_LINK)
    if document.sha256 and document.sha256 not in allowed.attachments:
        codes.append(UpdateFault.FILE_NOT_ON_RECORD)
    if bool(document.sha256) != bool(document.file_name):
        codes.append(UpdateFault.FILE_INCOMPLETE)
    return [Notice(code, item=item) for code in codes]


def _faults_of_date(document: Document, today: date) -> list[Notice]:
    item, text = document.item, document.dated_on.strip()
    if not text:
        return [Notice(UpdateFault.NO_DATE, item=item)]
    day = day_of(text)
    if day is None:
        return [Notice(UpdateFault.NOT_A_DATE, item=item, text=text)]
    if day > today:
        return [Notice(UpdateFault.DATE_TO_COME, item=item, day=day)]
    if day.year < EARLIEST_YEAR:
        return [Notice(UpdateFault.DATE_TOO_EARLY, item=item, day=day)]
    return []


def day_of(text: str) -> date | None:
    """Return the day that a person typed, as 12/31/2022 or 2022-12-31; None for anything else."""
    parts = _ISO.fullmatch(text.strip()) or _AMERICAN.fullmatch(text.strip())
    if parts is None:
        return None
    try:
        return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None


def is_link(text: str) -> bool:
    """Tell whether a text is a web address that a page may lead to."""
    if len(text) > MAX_SENTENCE or _UNPRINTED.search(text) or re.search(r"\s", text):
        return False
    try:
        place = urlsplit(text)
        return place.scheme in ("http", "https") and bool(place.hostname)
    except ValueError:
        return False
