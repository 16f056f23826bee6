"""The quarterly review: texts, decisions, contradictions, and the way to a release."""

from datetime import datetime

import pytest

from monitoring import db, releases, saving
from tests.support.pages import opened, text_of

QUARTER = "2022-23-Q2"
NOW = datetime(2023, 1, 20, 9, 30)
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WHY = ("2022-23-Q2", "G2", "why")


pytestmark = pytest.mark.usefixtures("own_database")


def page(by="Ann Bell", quarter=QUARTER):
    app = opened("review", quarter=quarter)
    if by:
        field(app, "text_input", "Your name").input(by)
        app.run()
    assert not app.exception
    return app


def field(app, kind, label, position=-1):
    return [one for one in app.get(kind) if one.label == label][position]


def told(app):
    kinds = ("error", "warning", "info", "success", "caption")
    return text_of(app) + " ".join(str(one.value) for kind in kinds for one in app.get(kind))


def text(place=WHY):
    return saving.text_of(db.open_store(), *place)


def save(words, base, by="Bo Carr"):
    return saving.save_text(db.open_store(), WHY, words, by=by, base=base, now=NOW)


def decision(**fields):
    given = {"about": "G1.4", "what": "Hold the visits.", "role": "Coach", "due_on": "2023-01-31"}
    quarter = fields.pop("quarter", QUARTER)
    return saving.Resolved(quarter, **(given | fields))


def test_the_review_opens_with_what_was_decided_before_and_what_became_of_it():
    store = db.open_store()
    saving.save_decision(store, decision(quarter="2022-23-Q1"), by="Ann", now=NOW)
    done = decision(
        quarter="2022-23-Q1", state="done", outcome="All held.", decision_id=1, revision=1
    )
    saving.save_decision(store, done, by="Ann", now=NOW)
    words = text_of(page(by=""))

    assert "What was decided before: 1 of 1 done" in words
    assert "1. Hold the visits. | G1.4 | Coach | January 31, 2023 | done | All held. |" in words
    assert words.index("What was decided before") < words.index("What changed since last quarter")


def test_what_changed_stands_in_five_lists_whose_lines_lead_to_their_figures():
    app = page(by="")
    words = text_of(app)
    html = "".join(str(one.value) for one in app.markdown)

    assert "Statuses that moved (6) | " in words
    assert "Clear changes (10) | " in words
    assert "New results (19) | " in words
    assert "Revised results: none." in words
    assert "Overdue or missing (13) | " in words
    assert 'href="goals?quarter=2022-23-Q2&amp;goal=G2' in html
    assert "no_clear_change" not in words.partition("Clear changes (10)")[2].partition("New res")[0]


def test_a_goals_first_sentence_is_made_from_the_figures_and_has_no_field():
    app = page()

    assert "Class of 2022: 6.9 points, about 271 students, below where the plan needs it" in (
        text_of(app)
    )
    assert "This sentence is made from the figures and cannot be edited." in text_of(app)
    labels = {one.label for one in app.get("text_area")}
    assert {"Why we think so", "What we will do"} <= labels


def test_who_says_no_name_can_read_and_not_write():
    save("Coaches.", 0)
    app = page(by="")

    assert not [one for one in app.get("text_area") if one.label == "Why we think so"]
    assert "Why we think so | Coaches. |" in text_of(app)


def test_a_text_saves_itself_and_the_one_before_stays():
    app = page()
    field(app, "text_area", "Why we think so").input("Coaches.")
    app.run()
    field(app, "text_area", "Why we think so").input("More coaches.")
    app.run()

    assert (text().revision, text().saved_by, text().words) == (2, "Ann Bell", "More coaches.")
    history = text_of(page(by=""))
    assert "G2, Why we think so, version 2 | " in history
    assert ", Ann Bell | Coaches. | More coaches. |" in history


def test_a_number_that_contradicts_the_figures_is_pointed_out_and_left_as_it_is():
    app = page()
    field(app, "text_area", "Why we think so").input("The graduation rate is 82 percent.")
    app.run()

    assert "These words and the figures differ." in text_of(app)
    assert (
        "“82 percent” is none of this goal's figures; the latest result is 79.7% (class of 2022)."
        in text_of(app)
    )
    assert text().words == "The graduation rate is 82 percent."


def test_who_comes_second_is_shown_the_others_words_and_chooses():
    app = page()
    save("Theirs.", 0)
    field(app, "text_area", "Why we think so").input("Mine.")
    app.run()

    assert "Bo Carr changed this text after you opened it. It says now: “Theirs" in told(app)
    assert text().words == "Theirs."
    field(app, "button", "Save mine after theirs").click()
    app.run()
    assert (text().revision, text().words) == (2, "Mine.")


def test_who_comes_second_may_take_theirs():
    app = page()
    save("Theirs.", 0)
    field(app, "text_area", "Why we think so").input("Mine.")
    app.run()
    field(app, "button", "Take theirs").click()
    app.run()

    assert field(app, "text_area", "Why we think so").value == "Theirs."
    assert text().revision == 1


def test_a_decision_is_taken_and_followed():
    app = page()
    field(app, "selectbox", "About").set_value("G1.4")
    field(app, "text_area", "What is decided").input("Hold the visits.")
    field(app, "text_input", "By when, such as 2023-01-31").input("2023-02-28")
    field(app, "button", "Save the decision").click()
    app.run()
    assert "Decision 1 is saved." in told(app)
    assert "1. Hold the visits. | G1.4 | " in text_of(app)

    field(app, "radio", "It is").set_value("done")
    field(app, "text_area", "What became of it").input("All held.")
    field(app, "button", "Save what became of it").click()
    app.run()
    assert "February 28, 2023 | done | All held. |" in text_of(app)
    assert db.open_store().rows("review_decisions")["revision"].tolist() == [1, 2]


def test_a_decision_without_a_day_is_refused_with_all_its_faults():
    app = page()
    field(app, "button", "Save the decision").click()
    app.run()

    assert "What is decided is missing." in told(app).replace("\\", "")
    assert "By when is “”; it must be a day such as 2023-01-31." in told(app).replace("\\", "")
    assert db.open_store().rows("review_decisions").empty


def test_a_review_is_a_draft_until_somebody_stands_by_it_and_again_after_a_change():
    store = db.open_store()
    assert saving.review_state(store, QUARTER) == "a draft"
    saving.mark_reviewed(store, QUARTER, by="Ann Bell", now=datetime(2023, 1, 21))
    assert saving.review_state(store, QUARTER) == "reviewed by Ann Bell"
    saving.save_text(store, WHY, "New.", by="Bo", base=0, now=datetime(2023, 1, 22))
    assert saving.review_state(store, QUARTER) == "a draft"


def test_a_quarter_is_released_from_the_page_after_it_was_reviewed(own_database):
    app = page()
    assert field(app, "button", "Release this quarter").disabled
    field(app, "button", "Mark as reviewed").click()
    app.run()
    field(app, "button", "Release this quarter").click()
    app.run()
    assert "say first that you know that a release never changes" in told(app)
    assert releases.listed(own_database) == []

    field(app, "checkbox", "I know that a release never changes").check()
    app.run()
    field(app, "button", "Release this quarter").click()
    app.run(timeout=120)
    (made,) = releases.listed(own_database)
    assert (made.number, made.released_by) == (1, "Ann Bell")
    assert "Release 1 of 2022-23-Q2 is made." in told(app)
    app.session_state["release-1"] = True
    app.run()
    labels = [one.label for one in app.get("download_button")]
    assert labels == ["Deck", "One page, PDF", "One page, HTML", "Wall view, HTML"]

    (uploader,) = app.get("file_uploader")
    uploader.upload("ours.pptx", b"no deck at all", _PPTX)
    app.run()
    assert "The deck below has the product's own look." in told(app).replace("\\", "")


def test_the_first_quarter_has_nothing_to_compare_with():
    assert "Statuses that moved: none." in text_of(page(by="", quarter="2021-22-Q1"))


def test_the_wall_shows_the_quarter_in_a_frame_of_its_own():
    app = opened("wall", quarter=QUARTER)

    assert not app.exception
    (frame,) = app.get("iframe")
    assert "6.9 points, about 271 students, below" in frame.proto.srcdoc
