"""The Schools page on the real database, without a browser."""

import html
import re
from functools import partial
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest

from monitoring.vocabulary import DataState, FunnelZone, IndicatorKind, Unit
from monitoring.wording import labels, pages, school_limits, schools, schools_moved, schools_page
from monitoring.wording.numbers import quarter
from tests.support.pages import markup_of
from tests.support.pages import opened as open_page
from tests.support.school_rows import RULE, school

GRADUATION = {
    "quarter": "2024-25-Q3",
    "goal": "G2",
    "indicator": "graduation_rate_4yr",
    "grades": "9-12",
    "period": "2024",
    "subgroup": "All Students",
}
JONESBORO = "GA-631-1056"

DISTRICT = school("Clayton County", numerator=3232.0, n=3895.0, value=82.98)

pytestmark = pytest.mark.usefixtures("database")


opened = partial(open_page, "schools")


def text_of(app):
    said = " ".join(str(it.value) for it in app.main if it.type in {"markdown", "info"})
    words = html.unescape(re.sub(r"<[^>]+>", " | ", said)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"(\| )+", "| ", re.sub(r"\s+", " ", words))


def test_the_class_of_2024_is_told_by_counts_and_names_from_a_link():
    app = opened(**GRADUATION)

    assert not app.exception
    assert app.title[0].value == pages.heading("schools")
    said = text_of(app)
    district = schools.figure(DISTRICT)
    assert school_limits.differing(2, 1, 12, district, SimpleNamespace(confidence=0.95)) in said
    assert school_limits.ordinary_differences(6.69, 12, 10) in said
    within = schools.counted(schools.place(FunnelZone.WITHIN_LIMITS, RULE), 9)
    hidden = schools.counted(schools.without_place(labels.data_state(DataState.HIDDEN)), 2)
    assert f"{within} | Charles R. Drew High School; Forest Park High School; Jonesboro" in said
    assert f"{hidden} | 7 Pillars Career Academy; Utopian" in said
    assert schools_page.choose() in said
    assert len(app.get("plotly_chart")) == 1


def test_a_schools_own_page_stands_first_when_one_is_chosen():
    app = opened(**GRADUATION, school=JONESBORO)

    said = text_of(app)
    assert not app.exception
    assert said.index("Jonesboro High School") < said.index(schools.figure(DISTRICT))
    assert re.search(r"88\.7%.{1,9}243.{1,9}274.{1,30}1\.3 .{1,60}\b4 .{1,140}83\.0%", said)
    assert "English Learners | 17 | 82.4%" in said
    assert schools_page.choose() not in said
    assert app.selectbox(key="school").value == JONESBORO
    assert len(app.get("plotly_chart")) == 1


def test_the_link_to_a_schools_groups_keeps_every_choice():
    app = opened(**GRADUATION, school=JONESBORO)

    (link,) = app.get("page_link")
    assert link.proto.page == "subgroups"
    asked = link.proto.query_string
    assert f"school={JONESBORO}" in asked
    assert "indicator=graduation_rate_4yr" in asked
    assert "period=2024" in asked


def test_rates_without_counts_cannot_be_placed_and_the_page_says_why():
    app = opened(**GRADUATION | {"period": "2022", "subgroup": "English Learners"})

    said = text_of(app)
    rate = SimpleNamespace(unit=Unit.PERCENT, value=1.0, data_state="measured")
    assert schools_page.no_place_at_all(rate, rate, has_counts=False) in said
    assert re.search(r"\(9\)~*»? \|", said)
    assert not app.get("plotly_chart")


def test_a_year_that_does_not_compare_with_others_says_so_and_still_sets_schools_side_by_side():
    app = opened(
        quarter="2025-26-Q2",
        goal="G1",
        indicator="milestones_eog_proficient",
        content="Mathematics",
        grades="All tested grades",
        period="2024",
        subgroup="All Students",
    )

    said = text_of(app)
    assert "(mathematics was tested" in said
    assert re.search(r"\b53\b.{1,60}20\.6%", said)


def test_an_interim_indicator_says_that_sample_data_have_no_schools_and_what_to_load():
    app = opened(quarter="2022-23-Q2", goal="G2", indicator="ninth_grade_on_track")

    said = text_of(app)
    assert not app.exception
    indicator = SimpleNamespace(
        indicator_name="Ninth-grade on-track rate", kind=IndicatorKind.INTERIM
    )
    assert schools_page.no_schools(indicator, "2022-23-Q2", has_sample=True)[-60:] in said
    assert not app.get("plotly_chart")


def test_nothing_known_yet_is_said_in_words():
    app = opened(quarter="2021-22-Q1", goal="G1", indicator="milestones_eog_proficient")

    assert not app.exception
    assert quarter("2021-22-Q1") in text_of(app)
    assert not app.get("plotly_chart")


LEARNERS = {
    "quarter": "2025-26-Q2",
    "goal": "G1",
    "indicator": "milestones_eog_proficient",
    "content": "English Language Arts",
    "grades": "All tested grades",
    "period": "2025",
    "subgroup": "English Learners",
}


def test_the_headline_names_the_schools_whose_english_learners_declined_or_improved_clearly():
    app = opened(**LEARNERS)

    (told,) = re.findall(
        r"English Learners: .{30,200}District|English Learners: [^|]*", text_of(app)
    )
    assert re.search(r"\b1 of 48\b.*2023-24.*: Babb Middle School\.", told)
    assert re.search(r"\b1 improved.*: Unidos Dual Language School\.", told)
    assert told.count("taken alone") == 2


def test_a_choice_in_the_address_shows_those_schools_alone_and_others_are_not_there():
    declined = opened(**LEARNERS, show="declined")
    improved = opened(**LEARNERS, show="improved")
    outside = opened(**LEARNERS, show="outside")

    assert not declined.exception
    assert [first_cells(it) for it in (declined, improved)] == [
        ["Babb Middle School"],
        ["Unidos Dual Language School"],
    ]
    assert first_cells(outside) == [
        "Arnold Elementary School",
        "Michelle Obama STEM Elementary Academy",
        "Oliver Elementary School",
        "Unidos Dual Language School",
        "William M. McGarrah Elementary School",
    ]
    assert schools_moved.shown()["declined"] in text_of(declined)


def test_where_no_school_is_shown_a_sentence_says_so():
    app = opened(**LEARNERS | {"period": "2024"}, show="declined")

    assert not app.exception
    assert first_cells(app) == []
    assert "none" in text_of(app)


def test_every_group_with_a_clear_change_leads_to_its_schools():
    app = opened(**LEARNERS)

    markup = markup_of(app)
    (row,) = re.findall(r'<tr><th scope="row">English Learners</th><td>48</td>(.*?)</tr>', markup)
    links = re.findall(r'href="schools\?(.*?)"', html.unescape(row))
    assert [dict(parse_qsl(it)) for it in links] == [
        LEARNERS | {"show": "declined"},
        LEARNERS | {"show": "improved"},
    ]


def first_cells(app):
    """Return the schools in the table of schools."""
    markup = " ".join(str(it.value) for it in app.markdown if 'class="schools"' in it.value)
    return [html.unescape(it) for it in re.findall(r'<th scope="row">(.*?)</th>', markup)]
