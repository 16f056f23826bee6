"""The form that updates a step: what it begins with, keeps, refuses and saves."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from monitoring import db, saving
from monitoring.access import machine
from monitoring.errors import Notice
from monitoring.updates import Document, Entry
from monitoring.vocabulary import Lane
from monitoring.vocabulary.saving import AttachmentFault, UpdateFault, WrittenField
from monitoring.wording import lanes, screen, updates
from monitoring.wording import update_form as form_words
from monitoring.wording.faults import notice
from monitoring.wording.figures import plain, size
from monitoring.wording.updates import difference_heads, field_name
from tests.support.pages import opened, text_of
from tests.support.people import ANN

STEP = {"step": "G1.3", "quarter": "2022-23-Q2", "goal": "G1"}
ENTRY = Entry("G1.3", "2022-23-Q2", "done", "2", "2", "Theirs happened.", "Theirs comes next.")
NOW = datetime(2023, 1, 3, 10)
HAPPENED = field_name(WrittenField.HAPPENED)
COMES_NEXT = field_name(WrittenField.COMES_NEXT)
MINUTES = form_words.document_label("Meeting minutes", lanes.question(Lane.IMPLEMENTATION))


pytestmark = pytest.mark.usefixtures("own_few")


def form(by="Ann Bell", **address):
    """Open the form as a link to the step does, and say who writes."""
    app = opened("step", **(STEP | address))
    app.session_state["update"] = True
    app.run()
    if by:
        field(app, "text_input", screen.your_name()).input(by)
        app.run()
    assert not app.exception
    return app


def field(app, kind, label):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def button(app, label):
    return field(app, "button", label)


def filled(app, happened="Two sessions were held.", comes_next="A third one."):
    field(app, "radio", form_words.ask_done()).set_value("under_way")
    field(app, "text_area", HAPPENED).input(happened)
    field(app, "text_area", COMES_NEXT).input(comes_next)
    app.run()
    return app


def of_quarter():
    store = db.open_store()
    return [one for one in saving.versions(store, "G1.3") if one.entry.quarter == "2022-23-Q2"]


def told(app):
    """All that the page says, with what is an error, a warning, a note or a success."""
    kinds = ("error", "warning", "info", "success", "caption")
    return text_of(app) + " ".join(str(one.value) for kind in kinds for one in app.get(kind))


def faults_of(app):
    """Return the faults that the form holds, each of which the page says."""
    (form,) = app.session_state["_update_forms"].values()
    assert all(plain(notice(fault)) in told(app) for fault in form.faults)
    return list(form.faults)


def test_the_form_asks_first_who_writes():
    app = form(by="")

    assert screen.name_is_kept() in told(app)
    assert not [one for one in app.get("button") if one.label == form_words.save()]


def test_what_is_typed_is_kept_as_a_draft_and_taken_up_again():
    filled(form())

    assert of_quarter() == []
    app = form()
    assert field(app, "button", form_words.discard())
    assert field(app, "text_area", HAPPENED).value == "Two sessions were held."
    assert field(app, "radio", form_words.ask_done()).value == "under_way"
    assert field(form(by="Bo Carr"), "text_area", HAPPENED).value == ""


def test_a_draft_that_is_thrown_away_is_gone():
    filled(form())
    app = form()
    button(app, form_words.discard()).click()
    app.run()

    assert field(app, "text_area", HAPPENED).value == ""
    assert db.open_store().rows("update_drafts").empty


def test_a_saved_update_is_said_and_stands_on_the_page():
    app = filled(form())
    assert difference_heads(is_theirs=False)[0] in text_of(app)
    button(app, form_words.save()).click()
    app.run()

    (saved,) = of_quarter()
    assert (saved.revision, saved.saved_by) == (1, "Ann Bell")
    assert form_words.saved("G1.3", "2022-23-Q2", 1, saved.saved_at) in told(app)
    assert updates.latest(saved, "2022-23-Q2", "under_way", "", "") in text_of(app)
    assert "Two sessions were held." in text_of(app)
    assert db.open_store().rows("update_drafts").empty


def test_all_faults_are_told_and_nothing_is_saved():
    app = filled(form(), happened=" ", comes_next=" ")
    button(app, form_words.save()).click()
    app.run()

    assert faults_of(app) == [
        Notice(UpdateFault.NOTHING_HAPPENED),
        Notice(UpdateFault.NOTHING_COMES_NEXT),
    ]
    assert of_quarter() == []


def test_a_document_without_a_date_and_a_place_is_told():
    app = filled(form())
    field(app, "checkbox", MINUTES).check()
    app.run()
    field(app, "text_input", field_name(WrittenField.TITLE)).input("Minutes")
    app.run()
    button(app, form_words.save()).click()
    app.run()

    assert faults_of(app) == [
        Notice(UpdateFault.NO_DATE, item="Meeting minutes"),
        Notice(UpdateFault.NO_PLACE, item="Meeting minutes"),
    ]
    everything, no_date, no_place, beside_the_button = (one.value for one in app.error)
    assert everything.count("\n- ") == 2
    assert no_date == plain(notice(Notice(UpdateFault.NO_DATE, item="Meeting minutes")))
    assert no_place == plain(notice(Notice(UpdateFault.NO_PLACE, item="Meeting minutes")))
    assert beside_the_button == (
        "Not saved. 2 things are to be fixed. They stand at their fields, and at the top of this "
        "form."
    )
    assert of_quarter() == []


def test_a_draft_with_a_date_that_is_none_keeps_it_until_another_is_chosen():
    typed = replace(ENTRY, documents=(Document("implementation", "Meeting minutes", "", "11/30"),))
    saving.keep_draft(db.open_store(), typed, by=ANN, base_revision=0, now=NOW)

    app = form()

    assert form_words.date_as_typed("11/30") in told(app)
    field(app, "date_input", field_name(WrittenField.DATED_ON)).set_value(date(2022, 11, 30))
    app.run()
    (draft,) = db.open_store().rows("update_drafts")["fields"]
    assert '"2022-11-30"' in draft
    assert "11/30" not in draft


def test_an_attached_file_is_saved_with_the_update_and_offered_as_a_download():
    app = filled(form())
    field(app, "checkbox", MINUTES).check()
    app.run()
    field(app, "text_input", field_name(WrittenField.TITLE)).input("Minutes")
    field(app, "date_input", field_name(WrittenField.DATED_ON)).set_value(date(2022, 11, 30))
    (uploader,) = app.get("file_uploader")
    uploader.upload("minutes.pdf", b"%PDF-1.7\n", "application/pdf")
    app.run()
    assert form_words.attached(plain("minutes.pdf")) in told(app)
    button(app, form_words.save()).click()
    app.run()

    (document,) = of_quarter()[0].entry.documents
    assert document.file_name == "minutes.pdf"
    assert saving.attached(db.open_store(), document.sha256) == b"%PDF-1.7\n"
    app.session_state["attached-files"] = True
    app.run()
    label = form_words.download(plain("minutes.pdf"), size(9), "Minutes")
    assert label in [one.label for one in app.get("download_button")]


def test_a_renamed_executable_is_refused_in_a_sentence():
    app = filled(form())
    field(app, "checkbox", MINUTES).check()
    app.run()
    (uploader,) = app.get("file_uploader")
    uploader.upload("minutes.pdf", b"MZ\x90\x00" + bytes(100), "application/pdf")
    app.run()

    refusal = Notice(
        AttachmentFault.WRONG_CONTENT,
        file="minutes.pdf",
        ending=".pdf",
        found="Windows Executable",
        megabytes=20,
    )
    assert plain(form_words.not_attached(notice(refusal))) in told(app)
    assert db.open_store().rows("attachments").empty


def overtaken():
    app = filled(form())
    saving.save(db.open_store(), ENTRY, by=machine("Bo Carr"), base_revision=0, now=NOW)
    button(app, form_words.save()).click()
    app.run()
    return app


def test_who_comes_second_sees_both_texts_and_saves_after_theirs():
    app = overtaken()
    (theirs,) = of_quarter()
    assert form_words.overtaken(theirs) in told(app)
    assert "Theirs happened. | Two sessions were held." in text_of(app)
    assert len(of_quarter()) == 1

    button(app, form_words.save_over()).click()
    app.run()
    assert [one.entry.happened for one in of_quarter()] == [
        "Theirs happened.",
        "Two sessions were held.",
    ]


def test_who_comes_second_may_leave_theirs_in_force():
    app = overtaken()
    button(app, form_words.drop_mine()).click()
    app.run()

    assert [one.entry.happened for one in of_quarter()] == ["Theirs happened."]
    assert field(app, "text_area", HAPPENED).value == "Theirs happened."


def test_a_new_quarter_begins_with_the_state_of_the_last_and_says_what_was_to_come():
    saving.save(db.open_store(), ENTRY, by=machine("Bo Carr"), base_revision=0, now=NOW)
    app = form(quarter="2022-23-Q3")

    assert field(app, "radio", form_words.ask_done()).value == "done"
    assert field(app, "text_input", field_name(WrittenField.ACTIVITIES_PLANNED)).value == "2"
    assert field(app, "text_input", field_name(WrittenField.ACTIVITIES_HELD)).value == ""
    assert field(app, "text_area", HAPPENED).value == ""
    assert form_words.said_before(plain("Theirs comes next.")) in told(app)


def test_what_the_sample_says_is_not_carried_into_the_form():
    app = form(step="G1.1")

    assert field(app, "text_area", HAPPENED).value == ""
    assert form_words.sample_in_force() in told(app)


def test_the_history_names_who_when_before_and_after():
    store = db.open_store()
    saving.save(store, ENTRY, by=machine("Bo Carr"), base_revision=0, now=NOW)
    second = Entry("G1.3", "2022-23-Q2", "done", "3", "2", "Theirs happened.", "Nothing.")
    saving.save(store, second, by=ANN, base_revision=1, now=datetime(2023, 1, 4, 11))
    caption, *_ = updates.history_heads()
    text = text_of(opened("step", **STEP))

    first, latest = of_quarter()
    assert caption in text
    for saved, field, before, after in (
        (latest, WrittenField.ACTIVITIES_HELD, "2", "3"),
        (latest, WrittenField.COMES_NEXT, "Theirs comes next.", "Nothing."),
        (first, WrittenField.IMPLEMENTATION, "", "done"),
    ):
        cells = (
            updates.version("2022-23-Q2", saved.revision, saved.origin),
            updates.saved_by(saved),
            field_name(field),
            updates.field_value(field, before),
            updates.field_value(field, after),
        )
        assert " | ".join(cells) in text


def test_a_persons_words_are_shown_as_they_are():
    entry = Entry("G1.3", "2022-23-Q2", "done", "", "", "<b>bold</b> **stars**", "")
    saving.save(db.open_store(), entry, by=machine("<i>Bo</i>"), base_revision=0, now=NOW)
    app = opened("step", **STEP)

    assert "<b>bold</b> **stars**" in text_of(app)
    assert "<i>Bo" not in "".join(str(one.value) for one in app.main if one.type == "markdown")
