"""What the frame of every page says, as a reader reads it."""

from datetime import date, datetime

from monitoring.wording import (
    downloads,
    filters,
    numbers,
    pages,
    review_form,
    screen,
    short_columns,
)


def test_titles_of_pages_are_words_apart_from_their_ids():
    assert pages.title("step") == "Step detail"
    assert pages.title("health") == "Plan check"
    assert pages.title("wall") == "Present"
    assert pages.heading("overview") == "Is the plan working?"
    assert pages.heading("goals") == "Goals"


def test_an_unknown_value_of_an_address_is_told_with_what_is_shown_instead():
    assert filters.unknown("grades", "NOPE", "Grades 9-12") == (
        "This address asks for the grade span “NOPE”, which is not here. "
        "Shown instead: Grades 9-12."
    )


def test_a_quarter_to_choose_says_its_months():
    said = filters.quarter("2022-23-Q2", date(2022, 10, 1), date(2022, 12, 31))

    assert said == "Q2 2022-23 (Oct-Dec 2022)"
    assert filters.days_left(33) == "In progress, 33 days left"
    assert filters.days_left(1) == "In progress, 1 day left"


def test_an_indicator_to_choose_says_what_kind_of_figure_it_is():
    names = [
        filters.indicator("Absence", is_official=True, is_sample=False),
        filters.indicator("Absence", is_official=False, is_sample=False),
        filters.indicator("Absence", is_official=False, is_sample=True),
    ]

    assert names == ["Absence (official)", "Absence (early sign)", "Absence (Sample, early sign)"]


def test_a_published_review_says_which_one_it_is():
    said = screen.published_review(1, "2022-23-Q2", datetime(2023, 1, 20, 9, 30), "Ann Bell")

    assert said == (
        "Published review, No. 1: Quarter 2, 2022-23, published on January 20, 2023 by Ann Bell. "
        "It shows what was known then, protected for publication, and never changes."
    )


def test_faults_of_a_form_are_listed_at_once():
    assert screen.not_saved(["A.", "B."]) == "Not saved. Please fix:\n\n- A.\n- B."


def test_a_moment_has_a_day_and_a_time():
    assert numbers.moment(datetime(2023, 1, 4, 15, 5)) == "January 4, 2023, 3:05 PM"


def test_what_can_be_downloaded_has_a_name():
    assert downloads.offer("health") == "Download: the findings"
    assert downloads.button("CSV", downloads.title("plan_check")) == "CSV: Plan check"


def test_what_is_published_is_told_with_its_number():
    assert review_form.published(2, "2022-23-Q2") == (
        "Published review, No. 2, of Quarter 2, 2022-23 is made."
    )


def test_what_steps_owe_is_counted_and_its_days_are_not_those_of_georgias_results():
    assert short_columns.others_owed(38, 13) == ("Not in: 38 documents and figures of 13 steps.")
    assert short_columns.others_owed(70, 13, 15) == (
        "Not in: 70 documents and figures of 13 steps, which are up to 15 days late."
    )
    assert short_columns.others_owed(1, 1, 15) == (
        "Not in: 1 document or figure of one step. Steps are up to 15 days late."
    )
    assert short_columns.not_due_yet(13) == "13 action steps have no update yet; none is overdue."
    assert short_columns.not_due_yet(1) == "1 action step has no update yet; it is not overdue."
