"""What may stand in an update; all faults at once, each as a sentence."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from monitoring.errors import InputError
from monitoring.updates.entry import JUDGMENTS, STATES, Document, Entry
from monitoring.wording import labels

MAX_SENTENCE = 2_000
MAX_TITLE = 300
MAX_COUNT = 10_000
# Letters of control, and those that turn the direction of what stands after them.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class FaultyUpdateError(InputError):
    """An update cannot be saved as it is; ``faults`` are sentences, the message all of them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


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


def faults(entry: Entry, by: str, allowed: Allowed) -> list[str]:
    """Return every fault of an update as a sentence, none where it may be saved."""
    return [
        *_faults_of_place(entry, allowed),
        *_faults_of_name(by),
        *_faults_of_words(entry),
        *_faults_of_counts(entry),
        *_faults_of_documents(entry, allowed),
    ]


def _faults_of_place(entry: Entry, allowed: Allowed) -> list[str]:
    found = []
    if entry.step_id not in allowed.steps:
        found.append(f"The plan has no action step “{entry.step_id}”.")
    begins_on = allowed.quarters.get(entry.quarter)
    if begins_on is None:
        known = ", ".join(allowed.quarters)
        found.append(f"“{entry.quarter}” is no review quarter; there are {known}.")
    elif begins_on > allowed.today:
        found.append(f"The quarter {entry.quarter} begins on {begins_on}; nothing was done in it.")
    return found


def _faults_of_name(by: str) -> list[str]:
    if not by.strip():
        return ["Your name is missing: an update says who saved it."]
    return faults_of_text("Your name", by, MAX_TITLE)


def _faults_of_words(entry: Entry) -> list[str]:
    found = []
    if entry.implementation not in STATES:
        found.append(
            "Done? is not answered: choose one of "
            f"{', '.join(labels.implementation(it) for it in STATES)}."
        )
    if entry.judgment not in JUDGMENTS:
        found.append(
            "The owner's judgment must be one of "
            f"{', '.join(labels.judgment(it) for it in JUDGMENTS)}."
        )
    if not entry.happened.strip() and entry.implementation != "planned":
        found.append("What happened is empty: a sentence says it, unless the step is only planned.")
    if not entry.comes_next.strip() and entry.implementation != "done":
        found.append("What comes next is empty: a sentence says it, unless the step is done.")
    found += faults_of_text("What happened", entry.happened, MAX_SENTENCE)
    found += faults_of_text("What comes next", entry.comes_next, MAX_SENTENCE)
    return found + faults_of_text("Why the owner judges so", entry.judgment_words, MAX_SENTENCE)


def faults_of_text(name: str, text: str, longest: int) -> list[str]:
    """Return the faults that any text a person types may have: too long, or not to be printed."""
    found = []
    if len(text) > longest:
        found.append(f"{name} has {len(text):,} letters; there is room for {longest:,}.")
    if _UNPRINTED.search(text):
        found.append(f"{name} has letters that cannot be printed; type it anew.")
    return found


def _faults_of_counts(entry: Entry) -> list[str]:
    counts = {
        "Activities held": entry.activities_held,
        "Activities planned": entry.activities_planned,
    }
    return [
        f"{name} is “{text}”; it must be a whole number from 0 to {MAX_COUNT:,}, or empty."
        for name, text in counts.items()
        if text.strip() and not _is_count(text.strip())
    ]


def _is_count(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,5}", text) is not None and int(text) <= MAX_COUNT


def _faults_of_documents(entry: Entry, allowed: Allowed) -> list[str]:
    found = []
    seen: set[tuple[str, str]] = set()
    for document in entry.documents:
        key = (document.lane, document.item)
        if key not in allowed.items:
            found.append(f"This step expects no document “{document.item}” in that lane.")
        if key in seen:
            found.append(f"“{document.item}” is ticked twice.")
        seen.add(key)
        found += [f"“{document.item}”: {told}" for told in _faults_of_one(document, allowed)]
    return found


def _faults_of_one(document: Document, allowed: Allowed) -> list[str]:
    found = []
    if not document.title.strip():
        found.append("the title is missing.")
    found += faults_of_text("the title", document.title, MAX_TITLE)
    found += _faults_of_date(document.dated_on.strip(), allowed.today)
    if not document.link.strip() and not document.sha256:
        found.append("give a link or attach a file, so that others can find it.")
    if document.link.strip() and not is_link(document.link.strip()):
        found.append("the link must be a web address that begins with https:// or http://.")
    if document.sha256 and document.sha256 not in allowed.attachments:
        found.append("its file is not on record; attach it again.")
    if bool(document.sha256) != bool(document.file_name):
        found.append("a file has a name and a hash, or neither.")
    return found


def _faults_of_date(text: str, today: date) -> list[str]:
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        day = None
    if day is None:
        shown = f"“{text}”" if text else "missing"
        return [f"the date is {shown}; it must be a day such as 2022-11-30."]
    if day > today:
        return [f"the date {text} is still to come."]
    if day.year < 1990:
        return [f"the date {text} lies before any plan of this kind."]
    return []


def is_link(text: str) -> bool:
    """Tell whether a text is a web address that a page may lead to."""
    if len(text) > MAX_SENTENCE or _UNPRINTED.search(text) or re.search(r"\s", text):
        return False
    try:
        place = urlsplit(text)
        return place.scheme in ("http", "https") and bool(place.hostname)
    except ValueError:
        return False
