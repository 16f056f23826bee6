"""What an update says, what may stand in it, and what a form begins with."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from monitoring import updates
from monitoring.errors import Notice
from monitoring.updates import Allowed, Changed, Document, Entry, Saved
from monitoring.updates.check import day_of
from monitoring.vocabulary import Implementation
from monitoring.vocabulary.saving import SavingFault, UpdateFault, WrittenField

MINUTES = ("implementation", "Meeting minutes")
ALLOWED = Allowed(
    steps={"G1.1"},
    quarters={"2022-23-Q2": date(2022, 10, 1), "2022-23-Q3": date(2023, 1, 1)},
    items={MINUTES},
    attachments={"abc"},
    today=date(2022, 12, 20),
)
DOCUMENT = Document(*MINUTES, "Minutes", "2022-11-30", "https://example.org/minutes")
ENTRY = Entry("G1.1", "2022-23-Q2", "under_way", "3", "4", "We met.", "We go on.")


def faults(by="Ann Bell", **fields):
    return updates.faults(replace(ENTRY, **fields), by, ALLOWED)


def test_an_update_that_says_all_it_should_has_no_fault():
    assert faults(documents=(DOCUMENT,)) == []
    assert faults(documents=(replace(DOCUMENT, link="", sha256="abc", file_name="m.pdf"),)) == []


def on_document(code, **facts):
    return Notice(code, item="Meeting minutes", **facts)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"step_id": "G9.9"}, Notice(UpdateFault.UNKNOWN_STEP, step="G9.9")),
        (
            {"quarter": "2022-Q2"},
            Notice(
                SavingFault.UNKNOWN_QUARTER,
                quarter="2022-Q2",
                quarters=["2022-23-Q2", "2022-23-Q3"],
            ),
        ),
        (
            {"quarter": "2022-23-Q3"},
            Notice(UpdateFault.NOT_BEGUN, review_quarter="2022-23-Q3", begins_on=date(2023, 1, 1)),
        ),
        ({"by": "  "}, Notice(SavingFault.NO_AUTHOR)),
        (
            {"by": "x" * 301},
            Notice(SavingFault.TOO_LONG, field=WrittenField.AUTHOR, n=301, longest=300),
        ),
        (
            {"implementation": ""},
            Notice(UpdateFault.NOT_ANSWERED, implementations=tuple(Implementation)),
        ),
        (
            {"judgment": "good"},
            Notice(UpdateFault.UNKNOWN_JUDGMENT, judgments=updates.JUDGMENTS),
        ),
        ({"happened": " "}, Notice(UpdateFault.NOTHING_HAPPENED)),
        ({"comes_next": ""}, Notice(UpdateFault.NOTHING_COMES_NEXT)),
        (
            {"happened": "x" * 2001},
            Notice(SavingFault.TOO_LONG, field=WrittenField.HAPPENED, n=2001, longest=2000),
        ),
        (
            {"comes_next": "a\x00b"},
            Notice(SavingFault.UNPRINTABLE, field=WrittenField.COMES_NEXT),
        ),
        (
            {"activities_held": "3.5"},
            Notice(
                UpdateFault.NOT_A_COUNT,
                field=WrittenField.ACTIVITIES_HELD,
                text="3.5",
                most=10_000,
            ),
        ),
        (
            {"activities_planned": "-1"},
            Notice(
                UpdateFault.NOT_A_COUNT,
                field=WrittenField.ACTIVITIES_PLANNED,
                text="-1",
                most=10_000,
            ),
        ),
        (
            {"documents": (replace(DOCUMENT, item="PD logs"),)},
            Notice(UpdateFault.UNEXPECTED_DOCUMENT, item="PD logs"),
        ),
        ({"documents": (DOCUMENT, DOCUMENT)}, on_document(UpdateFault.DOCUMENT_TWICE)),
        ({"documents": (replace(DOCUMENT, title=""),)}, on_document(UpdateFault.NO_TITLE)),
        (
            {"documents": (replace(DOCUMENT, title="x" * 301),)},
            on_document(UpdateFault.TITLE_TOO_LONG, n=301, longest=300),
        ),
        (
            {"documents": (replace(DOCUMENT, title="a\x00"),)},
            on_document(UpdateFault.TITLE_UNPRINTABLE),
        ),
        ({"documents": (replace(DOCUMENT, dated_on=" "),)}, on_document(UpdateFault.NO_DATE)),
        (
            {"documents": (replace(DOCUMENT, dated_on="30.11.2022"),)},
            on_document(UpdateFault.NOT_A_DATE, text="30.11.2022"),
        ),
        (
            {"documents": (replace(DOCUMENT, dated_on="2022-02-30"),)},
            on_document(UpdateFault.NOT_A_DATE, text="2022-02-30"),
        ),
        (
            {"documents": (replace(DOCUMENT, dated_on="12/21/2022"),)},
            on_document(UpdateFault.DATE_TO_COME, day=date(2022, 12, 21)),
        ),
        (
            {"documents": (replace(DOCUMENT, dated_on="1989-12-31"),)},
            on_document(UpdateFault.DATE_TOO_EARLY, day=date(1989, 12, 31)),
        ),
        ({"documents": (replace(DOCUMENT, link=""),)}, on_document(UpdateFault.NO_PLACE)),
        (
            {"documents": (replace(DOCUMENT, link="javascript:alert(1)"),)},
            on_document(UpdateFault.NOT_A_LINK),
        ),
        (
            {"documents": (replace(DOCUMENT, sha256="fff", file_name="m.pdf"),)},
            on_document(UpdateFault.FILE_NOT_ON_RECORD),
        ),
        (
            {"documents": (replace(DOCUMENT, sha256="abc"),)},
            on_document(UpdateFault.FILE_INCOMPLETE),
        ),
    ],
)
def test_a_fault_is_a_code_with_its_facts(fields, fault):
    assert faults(**fields) == [fault]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-11-30", date(2022, 11, 30)),
        ("11/30/2022", date(2022, 11, 30)),
        (" 1/5/2023 ", date(2023, 1, 5)),
        ("30/11/2022", None),
        ("11/30/22", None),
        ("November 30, 2022", None),
        ("", None),
    ],
)
def test_a_date_is_typed_as_americans_do_or_by_year_first(text, day):
    assert day_of(text) == day


def test_all_faults_are_told_at_once():
    assert len(faults(by="", implementation="", happened="", activities_held="x")) == 4


def test_a_step_that_is_only_planned_needs_no_word_on_what_happened():
    assert faults(implementation="planned", happened="") == []
    assert faults(implementation="done", comes_next="") == []


def test_what_changed_names_the_field_and_both_texts():
    after = replace(ENTRY, implementation="done", comes_next="", documents=(DOCUMENT,))

    assert updates.changes(ENTRY, after) == [
        Changed(WrittenField.IMPLEMENTATION, "under_way", "done"),
        Changed(WrittenField.COMES_NEXT, "We go on.", ""),
        Changed(WrittenField.EVIDENCE, None, DOCUMENT, "Meeting minutes"),
    ]
    assert updates.changes(ENTRY, ENTRY) == []


def saved(entry, revision=1, origin="district"):
    return Saved(revision, origin, datetime(2022, 12, 1), "Ann Bell", entry)


def test_a_new_quarter_begins_with_the_last_quarters_state_and_without_its_sentences():
    last = replace(ENTRY, judgment="working", judgment_words="Seen.", documents=(DOCUMENT,))
    begun, said = updates.prefilled("G1.1", "2022-23-Q3", [saved(last)])

    assert begun == Entry(
        "G1.1", "2022-23-Q3", "under_way", activities_planned="4", judgment="working"
    )
    assert said == "We go on."


def test_a_quarter_that_was_updated_begins_with_its_own_last_version():
    second = replace(ENTRY, happened="We met twice.")
    begun, said = updates.prefilled("G1.1", "2022-23-Q2", [saved(ENTRY), saved(second, 2)])

    assert begun == second
    assert said == ""


def test_what_the_sample_made_up_is_never_carried_into_a_form():
    made_up = [saved(ENTRY, origin="sample")]

    assert updates.prefilled("G1.1", "2022-23-Q2", made_up) == (Entry("G1.1", "2022-23-Q2"), "")
    assert updates.prefilled("G1.1", "2022-23-Q3", made_up) == (Entry("G1.1", "2022-23-Q3"), "")


def test_an_entry_is_the_same_after_a_draft_kept_it():
    entry = replace(ENTRY, happened="Ünïcode “quoted”\nsecond line", documents=(DOCUMENT,))

    assert updates.entry_of(entry.as_text()) == entry
