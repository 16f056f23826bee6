"""What is said of updates and of saving, word for word."""

from datetime import date, datetime

import pytest

from monitoring.errors import Notice
from monitoring.updates import Document, Entry, Saved
from monitoring.vocabulary import Implementation
from monitoring.vocabulary.saving import AttachmentFault, SavingFault, UpdateFault, WrittenField
from monitoring.wording import faults_saving, saving, update_form, updates
from monitoring.wording.faults import TABLES, notice

ENTRY = Entry("G1.1", "2022-23-Q2", "under_way", "3", "4", "We met.", "We go on.")
SAVED = Saved(2, "district", datetime(2022, 12, 20, 9, 30), "Ann Bell", ENTRY)
MINUTES = {"item": "Meeting minutes"}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Notice(SavingFault.NO_AUTHOR), "Enter your name. It is stored with what you write."),
        (
            Notice(
                SavingFault.UNKNOWN_QUARTER,
                quarter="2022-Q2",
                quarters=["2022-23-Q1", "2022-23-Q2"],
            ),
            "“2022-Q2” is not a review quarter. Choose one of 2022-23-Q1 and 2022-23-Q2.",
        ),
        (
            Notice(SavingFault.TOO_LONG, field=WrittenField.HAPPENED, n=2001, longest=2000),
            "What happened has 2,001 characters. There is room for 2,000.",
        ),
        (
            Notice(SavingFault.UNPRINTABLE, field=WrittenField.WHY),
            "Why we think so has characters that cannot be printed. Type it again.",
        ),
        (
            Notice(SavingFault.NOT_A_DAY, field=WrittenField.DUE_ON, text="soon"),
            "By when: “soon” is not a date. Enter one such as 01/31/2023.",
        ),
        (
            Notice(SavingFault.OVERTAKEN, author="Ann Bell", revision=1),
            "Ann Bell saved this after you opened it (version 1). Nothing of yours is saved yet, "
            "and nothing is lost.",
        ),
        (
            Notice(UpdateFault.NOT_BEGUN, review_quarter="2022-23-Q3", begins_on=date(2023, 1, 1)),
            "Quarter 3, 2022-23 begins on January 1, 2023. Nothing was done in it yet.",
        ),
        (
            Notice(UpdateFault.NOT_ANSWERED, implementations=tuple(Implementation)),
            "Was it done? Choose one of Planned, Under way, Done, and Blocked.",
        ),
        (
            Notice(
                UpdateFault.NOT_A_COUNT,
                field=WrittenField.ACTIVITIES_HELD,
                text="3.5",
                most=10_000,
            ),
            "Activities held is “3.5”. Enter a whole number from 0 to 10,000, or leave it empty.",
        ),
        (
            Notice(UpdateFault.NOT_A_DATE, text="30.11.2022", **MINUTES),
            "“Meeting minutes”: “30.11.2022” is not a date. Enter one such as 11/30/2022.",
        ),
        (
            Notice(UpdateFault.DATE_TO_COME, day=date(2022, 12, 21), **MINUTES),
            "“Meeting minutes”: December 21, 2022 is still to come.",
        ),
        (
            Notice(AttachmentFault.TOO_LARGE, file="m.pdf", size=21.4, megabytes=20),
            "m.pdf has 21.4 MB. Attach a PDF, DOCX, XLSX, PPTX, CSV, PNG, JPEG, or HEIC file of up "
            "to 20 MB.",
        ),
        (
            Notice(AttachmentFault.LOST, path="/x/y"),
            "The file is on record, but not at /x/y. Restore it from a backup.",
        ),
    ],
)
def test_why_something_is_not_saved(fault, told):
    assert notice(fault) == told


@pytest.mark.parametrize("kind", faults_saving.TABLES, ids=lambda kind: kind.__name__)
def test_every_fault_of_saving_has_a_message(kind):
    assert set(TABLES[kind]) == set(kind)


def test_a_review_is_a_draft_until_somebody_stands_by_it():
    assert saving.review_state("2022-23-Q2", "") == "The review of Quarter 2, 2022-23 is a draft."
    assert saving.review_state("2022-23-Q2", "Ann Bell") == (
        "The review of Quarter 2, 2022-23 was reviewed by Ann Bell."
    )


def test_the_latest_update():
    assert updates.latest(SAVED, "2022-23-Q2", "under_way", "3", "4") == (
        "Quarter 2, 2022-23, saved on December 20, 2022 by Ann Bell: under way, 3 of 4 planned "
        "activities held."
    )
    assert updates.latest(SAVED, "2022-23-Q2", "done", "1", "").endswith("done, 1 activity held.")
    assert updates.latest(SAVED, "2022-23-Q2", "planned", "", "").endswith("Ann Bell: planned.")


def test_what_stands_in_a_field():
    document = Document("implementation", "Meeting minutes", "Minutes", "2022-11-30")

    assert updates.field_value(WrittenField.IMPLEMENTATION, "under_way") == "under way"
    assert updates.field_value(WrittenField.JUDGMENT, "too_early_to_tell") == "too early to tell"
    assert updates.field_value(WrittenField.HAPPENED, "") == "(empty)"
    assert updates.field_value(WrittenField.EVIDENCE, document) == "Minutes, 2022-11-30"
    assert updates.field_name(WrittenField.EVIDENCE, "Meeting minutes") == (
        "Evidence: Meeting minutes"
    )


def test_the_form():
    assert update_form.form_title("G1.3", "2022-23-Q2") == "Update G1.3 for Quarter 2, 2022-23"
    assert update_form.discard() == "Discard draft"
    assert update_form.overtaken(SAVED) == (
        "Ann Bell saved this step on December 20, 2022, 9:30 AM, after you opened it. Nothing of "
        "yours is lost. Read both, then choose."
    )
    assert update_form.saved("G1.1", "2022-23-Q2", 2, SAVED.saved_at) == (
        "Saved: version 2 of G1.1 for Quarter 2, 2022-23, December 20, 2022, 9:30 AM."
    )
