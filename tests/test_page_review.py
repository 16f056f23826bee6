"""The quarterly review: texts, decisions, contradictions, and the way to a release."""

from datetime import date, datetime

import pytest

from monitoring import db, releases, saving
from monitoring.access import machine
from monitoring.brief.fact_check.contradictions import contradictions
from monitoring.brief.make import brief as make_brief
from monitoring.errors import Notice
from monitoring.papers import findings
from monitoring.rows import first
from monitoring.vocabulary import ReviewPart
from monitoring.vocabulary.doubts import Doubt
from monitoring.vocabulary.saving import SavingFault, WrittenField
from monitoring.wording import review as wording
from monitoring.wording import review_form as form
from monitoring.wording import screen
from monitoring.wording.fact_check import pointed_out
from monitoring.wording.faults import notice
from tests.support.databases import in_use
from tests.support.pages import markup_of, opened, text_of
from tests.support.people import ANN

QUARTER = "2022-23-Q2"
NOW = datetime(2023, 1, 20, 9, 30)
WHY = ("2022-23-Q2", "G2", "why")
WHY_TITLE = form.part(ReviewPart.WHY)


# How much Georgia publishes makes no difference to what people write about it.
pytestmark = pytest.mark.usefixtures("own_few")


def page(by="Ann Bell", quarter=QUARTER):
    app = opened("review", quarter=quarter)
    if by:
        field(app, "text_input", screen.your_name()).input(by)
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
    return saving.save_text(db.open_store(), WHY, words, by=machine(by), base=base, now=NOW)


def decision(**fields):
    given = {"about": "G1.4", "what": "Hold the visits.", "role": "Coach", "due_on": "2023-01-31"}
    quarter = fields.pop("quarter", QUARTER)
    return saving.DecisionInput(quarter, **(given | fields))


def row_of_decision():
    (decision,) = make_brief(db.open_store(), QUARTER).decisions
    return " | ".join(wording.decision_row(decision, is_late=False))


def test_the_review_opens_with_what_was_decided_before_and_what_became_of_it():
    store = db.open_store()
    saving.save_decision(store, decision(quarter="2022-23-Q1"), by=machine("Ann"), now=NOW)
    done = decision(
        quarter="2022-23-Q1", state="done", outcome="All held.", decision_id=1, revision=1
    )
    saving.save_decision(store, done, by=machine("Ann"), now=NOW)
    words = text_of(page(by=""))

    (earlier,) = make_brief(store, QUARTER).earlier_decisions
    assert wording.before_title(1, 1) in words
    assert " | ".join(wording.decision_row(earlier, is_late=False)) in words
    assert words.index(wording.before_title(1, 1)) < words.index(wording.changes_title())


def test_what_changed_stands_in_five_lists_whose_lines_lead_to_their_figures(database):
    with in_use(database):
        app = page(by="")
    words = text_of(app)
    html = markup_of(app)

    # 13 lines tell of what is overdue or missing, and of 54 things.
    counts = {"moved": 6, "clear": 10, "new": 19, "missing": 54}
    assert [it for it in counts.items() if wording.counted_list(*it) not in words] == []
    assert wording.no_change("revised") in words
    assert 'href="goals?quarter=2022-23-Q2&amp;goal=G2' in html


def test_a_goals_first_sentence_is_made_from_the_figures_and_has_no_field():
    app = page()

    goal = make_brief(db.open_store(), QUARTER).goals[1]
    assert findings.headline(goal) in text_of(app)
    assert wording.made_from_figures() in text_of(app)
    labels = {one.label for one in app.get("text_area")}
    assert {form.part(code) for code in ReviewPart} <= labels


def test_who_says_no_name_can_read_and_not_write():
    save("Coaches.", 0)
    app = page(by="")

    assert not [one for one in app.get("text_area") if one.label == WHY_TITLE]
    assert f"{WHY_TITLE} | Coaches. |" in text_of(app)


def test_a_text_saves_itself_and_the_one_before_stays():
    app = page()
    field(app, "text_area", WHY_TITLE).input("Coaches.")
    app.run()
    field(app, "text_area", WHY_TITLE).input("More coaches.")
    app.run()

    assert (text().revision, text().saved_by, text().words) == (2, "Ann Bell", "More coaches.")
    history = text_of(page(by=""))
    store = db.open_store()
    newest = first(store.read(db.sql_text("review_history"), {"quarter": QUARTER}))
    assert (newest.before_text, newest.text) == ("Coaches.", "More coaches.")
    assert " | ".join(wording.history_row(newest)) in history


def test_a_number_that_contradicts_the_figures_is_pointed_out_and_left_as_it_is():
    app = page()
    field(app, "text_area", WHY_TITLE).input("The graduation rate is 82 percent.")
    app.run()

    words = "The graduation rate is 82 percent."
    goal = make_brief(db.open_store(), QUARTER).goals[1]
    (contradiction,) = contradictions(words, goal, (), ())
    assert " ".join(wording.contradicted()) in " ".join(text_of(app).split(" | "))
    assert pointed_out(contradiction) in text_of(app)
    assert text().words == words


def test_who_comes_second_is_shown_the_others_words_and_chooses():
    app = page()
    save("Theirs.", 0)
    field(app, "text_area", WHY_TITLE).input("Mine.")
    app.run()

    assert form.overtaken("Bo Carr", "Theirs.") in told(app).replace("\\", "")
    assert text().words == "Theirs."
    field(app, "button", form.save_mine()).click()
    app.run()
    assert (text().revision, text().words) == (2, "Mine.")


def test_who_comes_second_may_take_theirs():
    app = page()
    save("Theirs.", 0)
    field(app, "text_area", WHY_TITLE).input("Mine.")
    app.run()
    field(app, "button", form.take_theirs()).click()
    app.run()

    assert field(app, "text_area", WHY_TITLE).value == "Theirs."
    assert text().revision == 1


def test_a_decision_is_taken_and_followed():
    app = page()
    field(app, "selectbox", form.about()).set_value("G1.4")
    field(app, "text_area", form.what_is_decided()).input("Hold the visits.")
    field(app, "selectbox", form.who_answers()).set_value("Board of Education")
    field(app, "date_input", form.by_when()).set_value(date(2023, 2, 28))
    field(app, "button", form.save_decision()).click()
    app.run()
    assert form.decision_saved(1) in told(app)
    assert row_of_decision() in text_of(app)
    assert "Board of Education" in row_of_decision()
    assert field(app, "text_area", form.what_is_decided()).value == ""
    assert field(app, "date_input", form.by_when()).value is None

    field(app, "radio", form.it_is()).set_value("done")
    field(app, "text_area", form.outcome()).input("All held.")
    field(app, "button", form.save_outcome()).click()
    app.run()
    assert row_of_decision() in text_of(app)
    assert "All held." in row_of_decision()
    assert db.open_store().rows("review_decisions")["revision"].tolist() == [1, 2]


def test_a_decision_of_which_nothing_is_said_is_refused_with_all_its_faults_and_each_at_its_field():
    app = page()
    field(app, "button", form.save_decision()).click()
    app.run()

    everything, *at_fields = (one.value for one in app.error)
    assert everything.count("\n- ") == 3
    assert at_fields == [
        notice(Notice(SavingFault.EMPTY, field=field))
        for field in (WrittenField.WHAT, WrittenField.ROLE, WrittenField.DUE_ON)
    ]
    assert db.open_store().rows("review_decisions").empty


def test_a_decision_half_typed_stays_while_its_author_looks_at_another_page():
    app = page()
    field(app, "text_area", form.what_is_decided()).input("Hold the visits.")
    field(app, "date_input", form.by_when()).set_value(date(2023, 2, 28))
    app.run()
    app.switch_page("pages/goals.py").run()
    app.switch_page("pages/review.py").run()

    assert field(app, "text_area", form.what_is_decided()).value == "Hold the visits."
    assert field(app, "date_input", form.by_when()).value == date(2023, 2, 28)


def test_a_review_is_a_draft_until_somebody_stands_by_it_and_again_after_a_change():
    store = db.open_store()
    assert saving.reviewer_of(store, QUARTER) == ""
    saving.mark_reviewed(store, QUARTER, by=ANN, now=datetime(2023, 1, 21))
    assert saving.reviewer_of(store, QUARTER) == "Ann Bell"
    saving.save_text(store, WHY, "New.", by=machine("Bo"), base=0, now=datetime(2023, 1, 22))
    assert saving.reviewer_of(store, QUARTER) == ""


@pytest.mark.slow
def test_a_quarter_is_released_from_the_page_after_it_was_reviewed(own_few):
    app = page()
    assert field(app, "button", form.publish_now()).disabled
    field(app, "button", form.mark_reviewed()).click()
    app.run()
    field(app, "button", form.publish_now()).click()
    app.run()
    assert form.say_sure_first() in told(app)
    assert releases.listed(own_few) == []

    field(app, "checkbox", form.sure()).check()
    app.run()
    field(app, "button", form.publish_now()).click()
    app.run()
    # The sample is in it, and nobody has said that it may be.
    assert releases.listed(own_few) == []
    field(app, "checkbox", form.to_confirm(Doubt.SAMPLE, "", "")).check()
    app.run()
    field(app, "button", form.publish_now()).click()
    app.run(timeout=120)
    (made,) = releases.listed(own_few)
    assert (made.number, made.released_by) == (1, "Ann Bell")
    assert form.published(1, QUARTER) in told(app)
    app.session_state["release-1"] = True
    app.run()
    labels = [one.label for one in app.get("download_button")]
    papers = [form.paper(ending) for ending in ("pptx", "pdf", "html", "wall.html", "csv")]
    # Those just made stand at the top of the page, and once more in the list of all reviews.
    assert labels == papers * 2


def test_the_first_quarter_has_nothing_to_compare_with():
    assert wording.no_change("moved") in text_of(page(by="", quarter="2021-22-Q1"))


def test_the_wall_shows_the_quarter_in_a_frame_of_its_own():
    app = opened("wall", quarter=QUARTER)

    assert not app.exception
    (frame,) = app.get("iframe")
    goal = make_brief(db.open_store(), QUARTER).goals[1]
    assert findings.headline(goal) in frame.proto.srcdoc
