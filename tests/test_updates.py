"""What an update says, what may stand in it, and what a form begins with."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from monitoring import updates
from monitoring.updates import Allowed, Document, Entry, Saved

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


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"step_id": "G9.9"}, "The plan has no action step “G9.9”."),
        (
            {"quarter": "2022-Q2"},
            "“2022-Q2” is no review quarter; there are 2022-23-Q2, 2022-23-Q3.",
        ),
        (
            {"quarter": "2022-23-Q3"},
            "The quarter 2022-23-Q3 begins on 2023-01-01; nothing was done in it.",
        ),
        ({"by": "  "}, "Your name is missing: an update says who saved it."),
        (
            {"implementation": ""},
            "Done? is not answered: choose one of planned, under way, done, blocked.",
        ),
        (
            {"happened": " "},
            "What happened is empty: a sentence says it, unless the step is only planned.",
        ),
        (
            {"comes_next": ""},
            "What comes next is empty: a sentence says it, unless the step is done.",
        ),
        (
            {"happened": "x" * 2001},
            "What happened has 2,001 letters; there is room for 2,000.",
        ),
        (
            {"comes_next": "a\x00b"},
            "What comes next has letters that cannot be printed; type it anew.",
        ),
        (
            {"activities_held": "3.5"},
            "Activities held is “3.5”; it must be a whole number from 0 to 10,000, or empty.",
        ),
        (
            {"activities_planned": "-1"},
            "Activities planned is “-1”; it must be a whole number from 0 to 10,000, or empty.",
        ),
        (
            {"documents": (replace(DOCUMENT, item="PD logs"),)},
            "This step expects no document “PD logs” in that lane.",
        ),
        ({"documents": (DOCUMENT, DOCUMENT)}, "“Meeting minutes” is ticked twice."),
        (
            {"documents": (replace(DOCUMENT, title=""),)},
            "“Meeting minutes”: the title is missing.",
        ),
        (
            {"documents": (replace(DOCUMENT, dated_on="30.11.2022"),)},
            "“Meeting minutes”: the date is “30.11.2022”; it must be a day such as 2022-11-30.",
        ),
        (
            {"documents": (replace(DOCUMENT, dated_on="2022-02-30"),)},
            "“Meeting minutes”: the date is “2022-02-30”; it must be a day such as 2022-11-30.",
        ),
        (
            {"documents": (replace(DOCUMENT, dated_on="2022-12-21"),)},
            "“Meeting minutes”: the date 2022-12-21 is still to come.",
        ),
        (
            {"documents": (replace(DOCUMENT, link=""),)},
            "“Meeting minutes”: give a link or attach a file, so that others can find it.",
        ),
        (
            {"documents": (replace(DOCUMENT, link="javascript:alert(1)"),)},
            "“Meeting minutes”: the link must be a web address that begins with https:// or "
            "http://.",
        ),
        (
            {"documents": (replace(DOCUMENT, sha256="fff", file_name="m.pdf"),)},
            "“Meeting minutes”: its file is not on record; attach it again.",
        ),
    ],
)
def test_a_fault_is_told_in_a_sentence(fields, told):
    assert faults(**fields) == [told]


def test_all_faults_are_told_at_once():
    assert len(faults(by="", implementation="", happened="", activities_held="x")) == 4


def test_a_step_that_is_only_planned_needs_no_word_on_what_happened():
    assert faults(implementation="planned", happened="") == []
    assert faults(implementation="done", comes_next="") == []


def test_what_changed_names_the_field_and_both_texts():
    after = replace(ENTRY, implementation="done", comes_next="", documents=(DOCUMENT,))
    told = [(one.field, one.before, one.after) for one in updates.changes(ENTRY, after)]

    assert told == [
        ("Done?", "under_way", "done"),
        ("What comes next", "We go on.", ""),
        (
            "Evidence: Meeting minutes",
            "",
            "Minutes, 2022-11-30, https://example.org/minutes",
        ),
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
