"""The page on which result files come in: looked at, confirmed, listed."""

from pathlib import Path

import pytest
import streamlit as st

from monitoring import db
from monitoring.wording import counting, screen
from monitoring.wording import data_page as words
from monitoring.wording import loads as of_loads
from monitoring.wording.figures import plain as escaped
from tests.support.pages import opened, text_of

pytestmark = pytest.mark.usefixtures("own_few")
HEAD = "indicator,period,organisation_level,organisation,subgroup,numerator,denominator\n"
QUARTER = HEAD + (
    "chronic_absenteeism,2022-23-Q2,district,Clayton County,All Students,12300,51800\n"
    "suspension,2022-23-Q2,district,Clayton County,All Students,1500,51800\n"
)
FRACTIONS = (
    "indicator,period,organisation_level,organisation,subgroup,value\n"
    "chronic_absenteeism,2022-23-Q2,district,Clayton County,All Students,0.2375\n"
    "suspension,2022-23-Q2,district,Clayton County,All Students,0.029\n"
)


def field(app, kind, label):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def page(by="Ann Bell"):
    app = opened("data", quarter="2022-23-Q2")
    if by:
        field(app, "text_input", screen.your_name()).input(by)
        app.run()
    return app


def given(text, name="quarter.csv", by="Ann Bell"):
    app = page(by)
    choose(app, text, name)
    app.run()
    assert not app.exception
    return app


def choose(app, text, name):
    field(app, "file_uploader", words.choose()).set_value([(name, text.encode(), "text/csv")])


def load_button(app, name="quarter.csv"):
    return field(app, "button", words.load(escaped(name)))


def loaded(text, name="quarter.csv"):
    app = given(text, name)
    # A browser keeps its files from run to run.
    choose(app, text, name)
    load_button(app, name).click()
    app.run()
    assert not app.exception
    return app


def errors(app):
    return " ".join(str(one.value) for one in app.error)


def n_loads():
    return len(db.open_store().rows("batches"))


def test_before_a_load_the_page_says_what_the_file_is_and_what_it_would_change():
    before = n_loads()

    app = given(QUARTER)

    told = text_of(app)
    assert words.what_it_says(2, 0, 2, 0) in told
    assert of_loads.shown_from("2022-23-Q2", 2).strip() in told
    assert "school year to date | Quarter 2, 2022-23 | Clayton County | All Students" in told
    assert "23.7% | 51,800" in told
    assert n_loads() == before


def test_what_replaces_a_figure_stands_beside_it():
    loaded(QUARTER)

    told = text_of(given(QUARTER.replace("12300,51800", "12400,51800"), "corrected.csv"))

    assert words.what_it_changes(0, 1, 1, 0) in told
    assert f"{words.changes_caption(1, 1)} | Indicator" in told
    assert "23.7% of 51,800 | 23.9% of 51,800" in told


def test_a_figure_of_the_sample_says_so_beside_the_one_that_replaces_it(own_database):
    benchmark = (
        "indicator,period,organisation_level,organisation,subgroup,content_area,numerator,"
        "denominator\nbenchmark_on_pace,2022-23-Q2,district,Clayton County,All Students,"
        "Mathematics,4820,21900\n"
    )

    assert "| Sample: 12.4% of 22,077 | 22.0% of 21,900" in text_of(given(benchmark))


def test_a_file_is_loaded_when_somebody_who_said_who_it_is_confirms():
    before = n_loads()
    app = loaded(QUARTER)

    loads = db.open_store().rows("batches")
    assert len(loads) == before + 1
    newest = loads.sort_values("batch_id").iloc[-1]
    assert (newest["file_name"], newest["loaded_by"]) == ("quarter.csv", "Ann Bell")
    said = " ".join(str(one.value) for one in app.success)
    assert words.loaded(escaped("quarter.csv"), int(newest["batch_id"])) in said
    assert f"{newest['batch_id']} | quarter.csv | The district's own" in text_of(page())


def test_who_says_no_name_can_look_and_not_load():
    app = given(QUARTER, by="")

    assert words.what_it_says(2, 0, 2, 0) in text_of(app)
    assert load_button(app).disabled


def test_a_file_that_cannot_be_read_is_refused_in_words_and_nothing_is_stored():
    before = n_loads()

    app = given("a,b\n1,2\n", name="notes.csv")

    assert escaped("notes.csv") in errors(app)
    assert not [one for one in app.button if one.label == words.load(escaped("notes.csv"))]
    assert n_loads() == before


def test_values_between_0_and_1_are_asked_about_and_read_as_answered():
    app = given(FRACTIONS)
    assert errors(app)

    field(app, "radio", words.fractions()).set_value("fractions")
    app.run()

    assert not errors(app)
    assert "23.8% |" in text_of(app)


def test_a_file_loaded_before_says_so():
    loaded(QUARTER)
    number = max(db.open_store().rows("batches")["batch_id"])

    again = given(QUARTER)

    told = " ".join(str(one.value) for one in again.info)
    assert words.changes_nothing(int(number)) in told


def test_every_fault_of_a_file_stands_on_a_line_of_its_own():
    faulty = QUARTER.replace("12300", "many").replace("suspension", "suspensions")

    lines = errors(given(faulty)).splitlines()

    assert [line[:2] for line in lines[2:]] == ["- ", "- "]
    assert "many" in lines[2] + lines[3]


def test_the_same_file_chosen_twice_is_one():
    app = page()
    twice = [("quarter.csv", QUARTER.encode(), "text/csv")] * 2
    field(app, "file_uploader", words.choose()).set_value(twice)
    app.run()

    assert not app.exception
    assert load_button(app)


def test_a_name_with_folders_stays_a_name(tmp_path):
    app = given(QUARTER, name="../../quarter.csv")

    assert words.what_it_says(2, 0, 2, 0) in text_of(app)
    assert not list(tmp_path.parent.glob("quarter.csv"))


NEW_SCHOOL = (
    "indicator,period,organisation_level,organisation,subgroup,numerator,denominator\n"
    "chronic_absenteeism,2022-23-Q2,school,Jonesborro High School,All Students,640,1500\n"
)


def test_a_school_that_nobody_knows_is_asked_about_before_it_is_made():
    app = given(NEW_SCHOOL)
    assert "Jonesborro" in errors(app)

    field(app, "checkbox", words.may_add_schools()).check()
    choose(app, NEW_SCHOOL, "quarter.csv")
    app.run()

    assert not errors(app)
    assert "Jonesborro High School" in text_of(app)


def test_a_load_is_taken_back_after_a_look_at_what_that_changes():
    loaded(QUARTER)
    number = int(max(db.open_store().rows("batches")["batch_id"]))
    app = page()
    field(app, "selectbox", words.which_load()).set_value(number)
    app.run()
    assert of_loads.results_taken_back(2, 0, 0).strip() in text_of(app)

    field(app, "button", words.take_back(number)).click()
    app.run()

    assert not app.exception
    said = " ".join(str(one.value) for one in app.success)
    assert escaped(of_loads.taken_back(number, "quarter.csv")) in said
    rows = db.open_store().rows("batches").set_index("batch_id")
    assert rows.loc[number, "taken_back_by"] == "Ann Bell"
    assert words.what_it_changes(2, 0, 0, 0) in text_of(given(QUARTER))


FILES = Path(__file__).parent / "files"
EXPORT, ROSTER = FILES / "made_up_map_growth.csv", FILES / "made_up_roster.csv"


def test_an_export_of_students_and_its_roster_are_one_load_and_no_student_is_kept(tmp_path):
    both = [(it.name, it.read_bytes(), "text/csv") for it in (EXPORT, ROSTER)]
    app = page()
    field(app, "file_uploader", words.choose()).set_value(both)
    app.run()
    field(app, "checkbox", words.may_add_schools()).check()
    field(app, "file_uploader", words.choose()).set_value(both)
    app.run()
    told = text_of(app)
    assert words.what_it_says(246, 0, 32, 3) in told
    assert "6 retakes" in told

    field(app, "file_uploader", words.choose()).set_value(both)
    load_button(app, EXPORT.name).click()
    app.run()

    assert not app.exception
    said = " ".join(str(one.value) for one in app.success)
    assert counting.students_dropped() in said
    db.close_store()
    numbers = [line.split(",")[0].encode() for line in ROSTER.read_text().splitlines()[1:]]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [number for number in numbers if number in content] == []


def test_who_takes_the_workbook_to_fill_in_is_put_on_record(monkeypatch):
    taken = {}
    monkeypatch.setattr(
        st, "download_button", lambda _, data, *, file_name, **__: taken.update({file_name: data})
    )
    app = opened("data", quarter="2022-23-Q2")
    assert not app.exception
    before = len(db.open_store().rows("audit_trail"))

    content = taken["template_2022-23-Q2.xlsx"]()

    row = db.open_store().rows("audit_trail").iloc[-1]
    assert (row["event"], row["about"]) == ("export", "template_2022-23-Q2.xlsx")
    assert row["after"] == f'{{"n_bytes": {len(content)}}}'
    assert len(db.open_store().rows("audit_trail")) == before + 1
