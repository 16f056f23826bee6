"""Up to four groups on one scale: what is drawn, what is said, and what is not."""

import re
from functools import partial

import pytest

from monitoring.panels import subgroups as panels
from monitoring.wording import compared
from tests.support.group_rows import group
from tests.support.pages import markup_of, opened, plain, table_row, text_of

MATHEMATICS = {
    "quarter": "2023-24-Q2",
    "goal": "G1",
    "indicator": "milestones_eog_proficient",
    "content": "Mathematics",
    "grades": "All tested grades",
    "period": "2023",
    "subgroup": "English Learners",
}
DISABLED = "Students with Disabilities"
page = partial(opened, "subgroups", **MATHEMATICS)


def years(subgroup, family, sort_order, *figures, **other):
    """Return one row a year from 2022 on, each of which compares with the one before."""
    return [
        group(
            subgroup=subgroup,
            family=family,
            sort_order=sort_order,
            period=str(2022 + at),
            value=value,
            change="no_clear_change" if at else "not_comparable",
            change_from_period=str(2021 + at) if at else None,
            change_points=1.0 if at else None,
            **other,
        )
        for at, value in enumerate(figures)
    ]


LEARNERS = years("English Learners", "language", 40, 60.0, 62.0, 64.0)
HOMELESS = years("Homeless", "other", 60, 70.0, 71.0, 72.0)


def written(rows, *others, period="2024"):
    return panels.groups_compared(rows, period, "English Learners", others)


def marks(markup):
    """Return the words at the dots of the picture."""
    return re.findall(r'text-anchor="(?:middle|start)">([^<]*%)<', markup)


@pytest.mark.usefixtures("database")
def test_english_learners_moved_and_students_with_disabilities_did_not_as_the_rows_have_it():
    app = page(compare=DISABLED)

    assert not app.exception
    said = text_of(app)
    assert (
        f"No clear change since 2021-22: {DISABLED}; Clear improvement since 2021-22: English"
        in said
    )
    assert "English Learners since 2021-22: +2.6 points, between +1.1 and +4.1." in said
    assert f"{DISABLED} since 2021-22: +0.5 points, between −0.4 and +1.5." in said
    assert compared.each_by_itself() in said
    assert app.query_params["compare"] == DISABLED


@pytest.mark.usefixtures("database")
def test_the_table_beside_the_picture_has_every_year_of_every_group():
    app = page(compare=DISABLED)

    caption = compared.caption([DISABLED, "English Learners"])
    assert table_row(app, caption, "2022-23") == [
        "2022-23",
        "3.1% (71 of 2,283)",
        "12.3% (393 of 3,186)",
    ]
    assert table_row(app, caption, "2020-21")[1:] == [
        "1.2% (not comparable)",
        "4.4% (not comparable)",
    ]


@pytest.mark.usefixtures("database")
def test_a_link_with_too_many_groups_or_one_that_is_not_here_shows_the_first_three_there_are():
    app = page(compare=["Nobody", "White", DISABLED, "Homeless", "Black", "English Learners"])

    assert not app.exception
    assert app.query_params["compare"] == ["Black", "White", DISABLED]
    assert app.multiselect(key="compare").value == ["Black", "White", DISABLED]


@pytest.mark.usefixtures("database")
def test_the_group_that_is_compared_stands_in_the_list_and_is_taken_off_again_when_it_is_picked():
    app = page()
    app.multiselect(key="compare").select("English Learners").run()
    alone = app.multiselect(key="compare").value
    app.multiselect(key="compare").select(DISABLED).run()

    assert not app.exception
    assert "English Learners" in app.multiselect(key="compare").options
    assert alone == []
    assert app.multiselect(key="compare").value == [DISABLED]
    assert app.query_params["compare"] == DISABLED


@pytest.mark.usefixtures("database")
def test_without_a_choice_nothing_is_drawn_and_the_address_stays_as_it_is():
    app = page()

    assert 'class="picture compared"' not in markup_of(app)
    assert "compare" not in app.query_params


def test_groups_stand_in_the_order_of_every_page_and_the_gap_of_a_missing_year_stays_open():
    rows = [*HOMELESS[:1], *HOMELESS[2:], *LEARNERS]

    markup = written(rows, "Homeless")

    names = re.findall(r'class="strong">([^<]+)<', markup)
    assert names == ["Homeless", "English Learners"]
    assert sorted(marks(markup)) == ["60.0%", "62.0%", "64.0%", "70.0%", "72.0%"]
    # Two steps of English Learners; Homeless has no result the year before its last.
    assert markup.count("<line ") == 2
    assert compared.no_result() in plain(markup)


def test_what_is_hidden_or_an_end_of_the_scale_has_no_mark_and_stands_in_words():
    hidden = years("Homeless", "other", 60, None, None, None, n=None, data_state="hidden")
    coded = years("Male", "gender", 51, 20.0, 20.0, 20.0, n=12.0, value_code="at_most")

    markup = written([*LEARNERS, *hidden, *coded], "Homeless", "Male")

    assert marks(markup) == ["60.0%", "62.0%", "64.0%"]
    said = plain(markup)
    assert said.count("20% or less (n = 12)") == 3
    assert "20.0%" not in said
    assert written([*hidden, *coded], "Homeless", "Male").count('<svg class="picture') == 0


def test_a_year_that_compares_with_no_other_is_said_under_the_axis_and_hollow():
    apart = years("Homeless", "other", 60, 70.0, 71.0, data_state="not_comparable")
    own = years("English Learners", "language", 40, 60.0, 61.0, data_state="not_comparable")

    markup = written([*own, *apart], "Homeless", period="2023")

    assert markup.count(">not comparable</text>") == 2
    assert markup.count('class="ground"') == 4


def test_two_groups_that_are_each_others_other_side_are_told_by_the_verdict_on_their_gap():
    moved = {"gap_from_period": "2023", "gap_change_points": 2.0, "gap_change_low": -1.0}
    moved |= {"gap_change_high": 5.0, "gap_change_verdict": "no_clear_change"}
    own = years("English Learners", "language", 40, 60.0, 62.0, 64.0, **moved)
    others = years("Not English Learners", "language", 41, 80.0, 81.0, 82.0, is_other_side=True)

    markup = written([*own, *others], "Not English Learners")

    assert compared.pair(own[-1]) in plain(markup)
    assert compared.pair(own[-1]) not in plain(written([*own, *HOMELESS], "Homeless"))
    # Two groups of one family have one color; their lines differ.
    assert markup.count('stroke-dasharray="7 4"') == 2
