"""The form that updates a step: what it begins with, keeps, refuses and saves."""

from datetime import datetime

import pytest

from monitoring import db, saving
from monitoring.updates import Entry
from tests.support.pages import opened, text_of

STEP = {"step": "G1.3", "quarter": "2022-23-Q2", "goal": "G1"}
ENTRY = Entry("G1.3", "2022-23-Q2", "done", "2", "2", "Theirs happened.", "Theirs comes next.")
NOW = datetime(2023, 1, 3, 10)


pytestmark = pytest.mark.usefixtures("own_database")


def form(by="Ann Bell", **address):
    """Open the form as a link to the step does, and say who writes."""
    app = opened("step", **(STEP | address))
    app.session_state["update"] = True
    app.run()
    if by:
        field(app, "text_input", "Your name").input(by)
        app.run()
    assert not app.exception
    return app


def field(app, kind, label):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def button(app, label):
    return field(app, "button", label)


def filled(app, happened="Two sessions were held.", comes_next="A third one."):
    field(app, "radio", "Done?").set_value("under_way")
    field(app, "text_area", "What happened").input(happened)
    field(app, "text_area", "What comes next").input(comes_next)
    app.run()
    return app


def of_quarter():
    store = db.open_store()
    return [one for one in saving.versions(store, "G1.3") if one.entry.quarter == "2022-23-Q2"]


def told(app):
    """All that the page says, with what is an error, a warning, a note or a success."""
    kinds = ("error", "warning", "info", "success", "caption")
    return text_of(app) + " ".join(str(one.value) for kind in kinds for one in app.get(kind))


def test_the_form_asks_first_who_writes():
    app = form(by="")

    assert "Your name is kept with what you save" in told(app)
    assert not [one for one in app.get("button") if one.label == "Save this update"]


def test_what_is_typed_is_kept_as_a_draft_and_taken_up_again():
    filled(form())

    assert of_quarter() == []
    app = form()
    assert "Taken up: your draft of " in told(app)
    assert field(app, "text_area", "What happened").value == "Two sessions were held."
    assert field(app, "radio", "Done?").value == "under_way"
    assert field(form(by="Bo Carr"), "text_area", "What happened").value == ""


def test_a_draft_that_is_thrown_away_is_gone():
    filled(form())
    app = form()
    button(app, "Throw the draft away").click()
    app.run()

    assert field(app, "text_area", "What happened").value == ""
    assert db.open_store().rows("update_drafts").empty


def test_a_saved_update_is_said_and_stands_on_the_page():
    app = filled(form())
    assert "What is different" in text_of(app)
    button(app, "Save this update").click()
    app.run()

    (saved,) = of_quarter()
    assert (saved.revision, saved.saved_by) == (1, "Ann Bell")
    assert "Saved: version 1 of G1.3 for 2022-23-Q2" in told(app)
    assert "Done? ◐ under way" in text_of(app) or "under way." in text_of(app)
    assert "Two sessions were held." in text_of(app)
    assert db.open_store().rows("update_drafts").empty


def test_all_faults_are_told_and_nothing_is_saved():
    app = filled(form(), happened=" ", comes_next=" ")
    button(app, "Save this update").click()
    app.run()

    assert "What happened is empty" in told(app)
    assert "What comes next is empty" in told(app)
    assert of_quarter() == []


def test_a_document_without_a_date_and_a_place_is_told():
    app = filled(form())
    field(app, "checkbox", "Meeting minutes (implementation)").check()
    app.run()
    field(app, "text_input", "Title of the document").input("Minutes")
    app.run()
    button(app, "Save this update").click()
    app.run()

    assert "the date is missing; it must be a day such as" in told(app).replace("\\", "")
    assert "give a link or attach a file" in told(app)
    assert of_quarter() == []


def test_an_attached_file_is_saved_with_the_update_and_offered_as_a_download():
    app = filled(form())
    field(app, "checkbox", "Meeting minutes (implementation)").check()
    app.run()
    field(app, "text_input", "Title of the document").input("Minutes")
    field(app, "text_input", "Its date, such as 2022-11-30").input("2022-11-30")
    (uploader,) = app.get("file_uploader")
    uploader.upload("minutes.pdf", b"%PDF-1.7\n", "application/pdf")
    app.run()
    assert "Attached: minutes.pdf" in told(app).replace("\\", "")
    button(app, "Save this update").click()
    app.run()

    (document,) = of_quarter()[0].entry.documents
    assert document.file_name == "minutes.pdf"
    assert saving.attached(db.open_store(), document.sha256) == b"%PDF-1.7\n"
    app.session_state["attached-files"] = True
    app.run()
    assert next(one.label.replace("\\", "") for one in app.get("download_button")) == (
        "minutes.pdf, 1 KB: Minutes"
    )


def test_a_renamed_executable_is_refused_in_a_sentence():
    app = filled(form())
    field(app, "checkbox", "Meeting minutes (implementation)").check()
    app.run()
    (uploader,) = app.get("file_uploader")
    uploader.upload("minutes.pdf", b"MZ\x90\x00" + bytes(100), "application/pdf")
    app.run()

    assert "minutes.pdf ends in .pdf, but is really Windows Executable" in told(app).replace(
        "\\", ""
    )
    assert db.open_store().rows("attachments").empty


def overtaken():
    app = filled(form())
    saving.save(db.open_store(), ENTRY, by="Bo Carr", base_revision=0, now=NOW)
    button(app, "Save this update").click()
    app.run()
    return app


def test_who_comes_second_sees_both_texts_and_saves_after_theirs():
    app = overtaken()
    assert "Bo Carr saved this step on January 3, 2023" in told(app)
    assert "Theirs happened. | Two sessions were held." in text_of(app)
    assert len(of_quarter()) == 1

    button(app, "Save mine as the version after theirs").click()
    app.run()
    assert [one.entry.happened for one in of_quarter()] == [
        "Theirs happened.",
        "Two sessions were held.",
    ]


def test_who_comes_second_may_leave_theirs_in_force():
    app = overtaken()
    button(app, "Leave theirs in force and drop mine").click()
    app.run()

    assert [one.entry.happened for one in of_quarter()] == ["Theirs happened."]
    assert field(app, "text_area", "What happened").value == "Theirs happened."


def test_a_new_quarter_begins_with_the_state_of_the_last_and_says_what_was_to_come():
    saving.save(db.open_store(), ENTRY, by="Bo Carr", base_revision=0, now=NOW)
    app = form(quarter="2022-23-Q3")

    assert field(app, "radio", "Done?").value == "done"
    assert field(app, "text_input", "Activities planned").value == "2"
    assert field(app, "text_input", "Activities held").value == ""
    assert field(app, "text_area", "What happened").value == ""
    assert "would come next: “Theirs comes next" in told(app).replace("\\", "")


def test_what_the_sample_says_is_not_carried_into_the_form():
    app = form(step="G1.1")

    assert field(app, "text_area", "What happened").value == ""
    assert "What stands here now is a Sample; your update takes its place." in told(app)


def test_the_history_names_who_when_before_and_after():
    store = db.open_store()
    saving.save(store, ENTRY, by="Bo Carr", base_revision=0, now=NOW)
    second = Entry("G1.3", "2022-23-Q2", "done", "3", "2", "Theirs happened.", "Nothing.")
    saving.save(store, second, by="Ann Bell", base_revision=1, now=datetime(2023, 1, 4, 11))
    text = text_of(opened("step", **STEP))

    assert (
        "2022-23-Q2, version 2 | January 4, 2023, 11:00, Ann Bell | Activities held | 2 | 3" in text
    )
    assert "| What comes next | Theirs comes next. | Nothing. |" in text
    assert (
        "2022-23-Q2, version 1 | January 3, 2023, 10:00, Bo Carr | Done? | (empty) | done" in text
    )


def test_a_persons_words_are_shown_as_they_are():
    entry = Entry("G1.3", "2022-23-Q2", "done", "", "", "<b>bold</b> **stars**", "")
    saving.save(db.open_store(), entry, by="<i>Bo</i>", base_revision=0, now=NOW)
    app = opened("step", **STEP)

    assert "<b>bold</b> **stars**" in text_of(app)
    assert "<i>Bo" not in "".join(str(one.value) for one in app.main if one.type == "markdown")
