"""The form that changes a target, and what every page says of a target that was changed."""

from dataclasses import replace

import pytest

from monitoring import db
from monitoring.pipeline.targets import change_target
from monitoring.wording import screen
from monitoring.wording import target_form as words
from tests.support.pages import opened, text_of
from tests.support.people import ANN
from tests.support.targets import GRADUATION, LOWER, QUARTER, SLOWER

pytestmark = pytest.mark.usefixtures("own_few")
TOLD = (
    "Target amended November 5, 2022: 85.0% by the class of 2024 (was 90.0% by the class of 2023). "
    "Reason: The board lowered its aim after the closures. By the plan's own target of 90.0% by "
    "the class of 2023: Off track."
)


def field(app, kind, label):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def filled(**typed):
    app = opened("data", quarter=QUARTER)
    field(app, "text_input", screen.your_name()).input("Ann Bell")
    app.run()
    field(app, "selectbox", words.which_measure()).select(GRADUATION)
    app.run()
    for name, text in typed.items():
        field(app, "text_input", words.field_name(name)).input(text)
    return pressed(app, words.show())


def pressed(app, label):
    field(app, "button", label).click()
    app.run()
    assert not app.exception
    return app


LOWERED = {
    "target_value": "85",
    "deadline_period": "2024",
    "adopted_on": "11/05/2022",
    "reason": "Too high.",
}


def test_what_a_change_would_do_is_shown_before_anything_is_saved():
    told = text_of(filled(**LOWERED))

    assert (
        "Four-year graduation rate: this would be version 2 of the target. It would count from "
        "Quarter 2, 2022-23. | Four-year graduation rate, Quarter 2, 2022-23 to Quarter 1, "
        "2023-24: Off track → Narrowly off track | " in told
    )
    assert db.open_store().rows("target_versions").empty


def test_what_was_typed_after_it_was_shown_is_shown_anew_and_not_saved():
    app = filled(**LOWERED)
    field(app, "text_input", words.field_name("target_value")).input("70")
    app.run()

    assert not [one for one in app.get("button") if one.label == words.save()]
    assert "version 2" not in text_of(app)


def test_an_administrator_changes_a_target_on_the_page():
    app = pressed(filled(**LOWERED), words.save())

    (row,) = db.open_store().rows("target_versions").to_dict("records")
    assert (row["target_value"], row["deadline_period"], row["reason"], row["saved_by"]) == (
        *(85, "2024", "Too high."),
        "Ann Bell",
    )
    assert "version 2 of the target is saved" in " ".join(one.value for one in app.success)


def test_what_is_at_fault_is_said_and_what_was_typed_stays():
    app = filled(target_value="eighty-five", reason="Too high.")

    (told,) = (one.value for one in app.error)
    assert "“eighty-five” is not a number" in told
    assert "Enter the date of the decision." in told
    assert field(app, "text_input", words.field_name("reason")).value == "Too high."
    assert db.open_store().rows("target_versions").empty


def test_every_page_that_judges_by_a_changed_target_says_so():
    change_target(db.open_store(), LOWER, by=ANN)

    for page in ("overview", "goals", "schools", "step", "review", "methods"):
        app = opened(page, quarter=QUARTER, goal="G2")

        assert not app.exception, page
        assert TOLD in text_of(app), page
        assert TOLD not in text_of(opened(page, quarter="2022-23-Q1", goal="G2")), page


def test_what_is_said_alike_of_several_measures_of_a_goal_is_said_once():
    for measure_id in ("eog-ela", "eog-mathematics", "eog-science"):
        change_target(db.open_store(), replace(SLOWER, measure_id=measure_id), by=ANN)

    told = text_of(opened("goals", quarter=QUARTER, goal="G1"))

    assert "3 measures, target amended November 5, 2022: +2.0 points a year to 2023-24." in told
    assert "ELA, grades 3-8; Mathematics, grades 3-8; Science, grades 5 and 8: Target" in told
    assert told.count("(was +3.0 points a year to 2022-23)") == 1
