"""How a change is called: since when, whether it holds among many, and without a margin."""

import pandas as pd
import pytest

from monitoring.db.query_rows import MeasureLatestResults
from monitoring.export import for_people
from monitoring.wording import goal_tiles, since, verdicts
from monitoring.wording.quarter_facts import Measure
from tests.support.rows import row

CHANGE = {
    "period": "2022",
    "period_style": "class",
    "change_from_period": "2021",
    "earlier_period": "2021",
    "change": "clear_improvement",
    "change_points": 3.7,
    "change_low": 1.9,
    "change_high": 5.6,
    "unit": "percent",
    "better_direction": "higher",
    "survives_many_looks": True,
    "change_obstacle": "",
    "rule_version": "2",
}


def result(**given):
    return row(MeasureLatestResults, **CHANGE | given)


@pytest.mark.parametrize(
    ("known_in", "words"),
    [
        ("2022-23-Q2", "Since last year"),
        ("2022-23-Q4", "Since last year"),
        ("2023-24-Q1", "Since the class of 2021"),  # a year has gone by, and no class came after
        ("2026-27-Q2", "Since the class of 2021"),
        (None, "Since last year"),
    ],
)
def test_a_change_is_since_last_year_only_where_it_is(known_in, words):
    assert since.axis(result(known_in=known_in)) == words


def test_a_change_over_two_years_names_the_year_it_is_from():
    two = result(period="2024", change_from_period="2022", known_in="2024-25-Q3")

    assert since.axis(two) == "Since the class of 2022"
    assert since.shown(two) == "Clear improvement over two years"


def test_a_table_of_several_names_last_year_only_where_all_are_of_it():
    newest, older = (
        result(known_in="2024-25-Q2", period_style="school_year", **it)
        for it in ({"period": "2024", "change_from_period": "2023"}, {})
    )

    assert since.head([newest, newest]) == "Since last year"
    assert since.head([newest, older]) == "Since the result before"


def test_a_change_that_is_known_without_a_margin_is_said_to_have_none():
    without = result(change="not_comparable", change_obstacle="n_unknown")
    nothing = result(change="not_comparable", change_obstacle="none_earlier")

    assert since.with_mark(without) == "– Not judged, margin not published"
    assert since.shown(nothing) == "Not comparable"


def test_what_does_not_hold_among_many_is_marked_and_not_said_to_be_more_than_luck():
    alone = result(survives_many_looks=False)

    assert since.shown(alone) == "Clear improvement, taken alone"
    assert verdicts.change_reason(alone) == (
        "Up 3.7 points since the class of 2021 (between +1.9 and +5.6 points). Clear improvement, "
        "taken alone: luck seldom moves one result so far, but may move one of a whole list."
    )
    assert since.shown(result(survives_many_looks=False, change="no_clear_change")) == (
        "No clear change"
    )


def test_what_is_clear_only_taken_alone_stands_in_brackets_in_the_table_of_a_tile():
    holds, alone = (
        Measure(measure_id="m", measure_name="M", **CHANGE | {"survives_many_looks": it})
        for it in (True, False)
    )

    assert [goal_tiles.move_mark(it) for it in (holds, alone)] == ["▲", "(▲)"]
    assert goal_tiles.marks_line([holds, alone]) == (
        "▲ clear improvement, ▼ clear decline, ≈ no clear change since the result before. In "
        "brackets: clear only taken alone."
    )
    assert "brackets" not in goal_tiles.marks_line([holds])


@pytest.mark.parametrize(
    ("obstacle", "words"),
    [
        ("n_unknown", "Not judged, margin not published"),
        ("unit_without_margin", "Not judged, no margin"),
        ("none_earlier", "Not comparable"),
    ],
)
def test_a_sheet_for_people_calls_nothing_incomparable_whose_points_stand_beside(obstacle, words):
    rows = pd.DataFrame(
        {"change_points": [3.3], "change": ["not_comparable"], "change_obstacle": [obstacle]}
    )

    assert for_people.readable(rows)["Change"].tolist() == [words]
