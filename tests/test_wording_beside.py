"""What is said of a change beside that of the rest of Georgia, or of the rest of the district."""

import pytest

from monitoring.db.query_rows import MeasureHistory
from monitoring.wording import beside, verdicts
from monitoring.wording.verdict_facts import Facts
from tests.support.rows import row

ELA = {
    **{"unit": "percent", "better_direction": "higher", "organisation_level": "district"},
    **{"beside_basis": "rest", "change": "clear_improvement", "change_points": 3.16},
    **{"beside_change_points": 0.96, "beside_change_low": 0.8, "beside_change_high": 1.12},
    **{"beside_difference_points": 2.2, "beside_difference_low": 1.44},
    **{"beside_difference_high": 2.96, "beside_verdict": "more_than"},
}
SHARED = {
    **{"change": "clear_decline", "change_points": -3.0, "beside_change_points": -3.09},
    **{"beside_change_low": -3.48, "beside_change_high": -2.7},
    **{"beside_verdict": "no_clear_difference"},
}
# Of the 1.9 points of Biology in 2025, 1.3 were the district's own.
MOSTLY_OWN = SHARED | {
    **{"change_points": -1.85, "beside_change_points": -0.55},
    **{"beside_change_low": -0.95, "beside_change_high": -0.15},
}
SCHOOL = {"organisation_level": "school"}
PRINTED = {"beside_basis": "as_printed"}
FALL = {"change": "clear_decline", "change_points": -3.16}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "More than the rest of Georgia"),
        (PRINTED, "More than Georgia"),
        (SCHOOL, "More than the rest of the district"),
        (SCHOOL | PRINTED, "More than the district"),
        (
            {"change": "no_clear_change"},
            "More than the rest of Georgia, although no clear change by itself",
        ),
        ({"beside_verdict": "less_than"}, "Less than the rest of Georgia"),
        (FALL, "A smaller decline than in the rest of Georgia"),
        (FALL | {"beside_verdict": "less_than"}, "Less than the rest of Georgia"),
        (
            FALL | {"beside_verdict": "less_than", "beside_change_points": -1.0},
            "A larger decline than in the rest of Georgia",
        ),
        (
            FALL | {"better_direction": "lower", "change": "clear_improvement"},
            "More than the rest of Georgia",
        ),
        (SHARED, "No clear difference: a decline shared with Georgia"),
        (SHARED | SCHOOL, "No clear difference: a decline shared with the district"),
        (
            {"beside_verdict": "no_clear_difference", "change_points": 1.66},
            "No clear difference: an improvement shared with Georgia",
        ),
        (
            SHARED | {"change": "no_clear_change"},
            "No clear difference from the rest of Georgia",
        ),
        ({"beside_verdict": "not_known"}, ""),
        ({"beside_verdict": ""}, ""),
    ],
)
def test_a_change_is_compared_in_a_few_words(facts, words):
    told = Facts(**ELA | facts)

    assert beside.short(told) == words
    assert beside.cell(told) == (words or "not known")
    assert beside.sentence(told) == (f"{words}." if words else "")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (MOSTLY_OWN, "the rest of Georgia (which moved −0.6 points)"),
        (MOSTLY_OWN | PRINTED, "Georgia (which moved −0.6 points)"),
        (MOSTLY_OWN | SCHOOL, "the rest of the district (which moved −0.6 points)"),
        (SHARED | {"beside_change_high": 0.1}, "the rest of Georgia (which moved −3.1 points)"),
        (
            {"beside_verdict": "no_clear_difference", "change_points": 2.0},
            "the rest of Georgia (which moved +1.0 points)",
        ),
    ],
)
def test_a_change_of_which_the_rest_has_less_than_half_or_none_that_is_clear_is_not_shared(
    facts, words
):
    told = Facts(**ELA | facts)
    others = words.partition(" (")[0]

    assert beside.short(told) == f"No clear difference from {words}"
    assert beside.sentence(told) == f"No clear difference from {words}."
    # The reason and the table have the figure in a place of its own.
    assert beside.cell(told) == f"No clear difference from {others}"
    assert beside.reason(told).startswith(f"No clear difference from {others}. ")


@pytest.mark.parametrize(("own", "rest"), [(-3.0, -3.09), (-1.63, -1.86), (-2.0, -1.0)])
def test_a_decline_that_is_at_least_half_georgias_is_shared_with_it(own, rest):
    both = {"change_points": own, "beside_change_points": rest}
    bounds = {"beside_change_low": rest - 0.3, "beside_change_high": rest + 0.3}

    assert beside.short(Facts(**ELA | SHARED | both | bounds)) == (
        "No clear difference: a decline shared with Georgia"
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {},
            "More than the rest of Georgia. The rest of Georgia moved +1.0 points in the same "
            "time; the difference is +2.2 (between +1.4 and +3.0).",
        ),
        (
            SCHOOL | PRINTED,
            "More than the district. The district moved +1.0 points in the same time; the "
            "difference is +2.2 (between +1.4 and +3.0).",
        ),
        (
            {"beside_verdict": "not_known", "beside_obstacle": "n_unknown"},
            "Georgia moved +1.0 points in the same time; a number of students behind these "
            "results is not published, so there is no margin for the difference.",
        ),
        ({"beside_verdict": "not_known", "beside_obstacle": "no_other_result"}, ""),
        ({"beside_verdict": "not_known", "beside_obstacle": "not_known_yet"}, ""),
    ],
)
def test_the_reason_tells_the_figures_of_the_comparison(facts, words):
    assert beside.reason(Facts(**ELA | facts)) == words


def test_the_reason_of_a_change_ends_with_how_it_compares():
    own = {"change_low": 2.42, "change_high": 3.9, "earlier_period": "2022", "rule_version": "2"}
    told = Facts(**ELA | own | {"period": "2023", "period_style": "school_year"})

    assert verdicts.change_reason(told) == (
        "Up 3.2 points since 2021-22 (between +2.4 and +3.9 points). Clear improvement: more than "
        "year-to-year luck. More than the rest of Georgia. The rest of Georgia moved +1.0 points "
        "in the same time; the difference is +2.2 (between +1.4 and +3.0)."
    )


def years(*told):
    """Rows of a measure's years: the class, the district's rate and Georgia's."""
    facts = {"period_style": "class", "baseline_period": "2017", "better_direction": "higher"}
    return [
        row(
            MeasureHistory,
            **facts | {"is_measured": True, "period": period, "value": value},
            **{"beside_value": georgia, "change_from_period": before},
        )
        for period, value, georgia, before in told
    ]


CLASSES = (
    ("2017", 69.6, 80.6, ""),
    ("2022", 79.69, 84.06, "2017"),
    ("2024", 82.98, 85.44, "2022"),
)


def test_the_distance_from_georgia_is_told_from_the_baseline_on():
    assert beside.distances(years(*CLASSES)) == (
        "11.0 points behind Georgia for the class of 2017, 4.4 for the class of 2022, 2.5 for the "
        "class of 2024."
    )
    assert beside.distances(years(*CLASSES[:2])) == (
        "11.0 points behind Georgia for the class of 2017, 4.4 for the class of 2022."
    )
    assert beside.distances(years(*CLASSES[:1])) == ""
    assert beside.distances(years(CLASSES[0], ("2018", 85.0, 81.6, "2017"))) == (
        "11.0 points behind Georgia for the class of 2017, 3.4 ahead of it for the class of 2018."
    )


@pytest.mark.parametrize(
    ("end", "is_news"),
    [(75.1, True), (74.0, False), (58.0, True), (60.0, False), (80.7, True)],
)
def test_the_distance_is_news_where_it_halved_doubled_or_changed_sides(end, is_news):
    told = years(("2017", 69.6, 80.6, ""), ("2018", end, 80.6, "2017"))

    assert bool(beside.distance_news(told)) == is_news


def test_a_distance_that_hardly_moved_is_no_news():
    told = years(("2017", 80.0, 80.6, ""), ("2018", 80.8, 80.6, "2017"))

    assert beside.distance_news(told) == ""
    assert beside.distances(told) == (
        "0.6 points behind Georgia for the class of 2017, 0.2 ahead of it for the class of 2018."
    )


def test_distances_on_different_tests_are_not_set_side_by_side():
    first, *_, last = years(*CLASSES)
    apart = last._replace(level_obstacle="other_series")

    assert beside.distances([first, apart]) == ""
