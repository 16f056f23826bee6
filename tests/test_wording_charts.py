"""The words inside charts."""

from datetime import date
from types import SimpleNamespace

from monitoring.vocabulary import DataState, FunnelZone
from monitoring.wording import charts

RULE = SimpleNamespace(confidence=0.9, confidence_outer=0.995)


def test_lines_are_named_with_their_figures():
    assert charts.district(83.02) == "District 83.0%"
    assert charts.limits(0.998) == "99.8% limits"
    assert charts.dashed("District 83.0%") == "dashed: District 83.0%"
    assert charts.target(90.0) == "90.0% target"
    assert charts.expected(86.6) == "86.6% plan"
    assert charts.trend(81.1) == "81.1<br>trend"


def test_pointing_at_a_school_gives_name_result_and_place_by_the_rules_own_levels():
    school = SimpleNamespace(
        organisation="Cedar & Sons",
        is_alternative=True,
        value=60.04,
        n=1400,
        funnel_zone=FunnelZone.BELOW_OUTER_LIMITS,
    )

    assert charts.school(school, RULE) == (
        "<b>Cedar &amp; Sons</b> (alternative)<br>60.0% of 1,400 students<br>Below the 99.5% limits"
    )


def test_what_plotly_fills_in_stands_in_the_words():
    assert charts.state_at() == "Georgia %{y:.1f}% in %{text}"


RESULT = SimpleNamespace(
    year=2022,
    value=79.689,
    n=3924,
    interval_low=78.40,
    interval_high=80.92,
    confidence=0.95,
    expected=86.6,
    released_on=date(2022, 10, 11),
)
UNKNOWN = {"interval_low": None, "interval_high": None, "expected": None}


def test_a_dot_tells_its_value_students_margin_plan_and_since_when_it_is_known():
    assert charts.result_told(RESULT, "class").split("<br>") == [
        "<b>79.7% in 2022</b>",
        "3,924 students",
        "95% interval: 78.4% to 80.9%",
        "Plan 86.6%",
        "Known from October 11, 2022",
    ]


def test_what_is_not_known_of_a_dot_is_left_out():
    bare = SimpleNamespace(year=2022, value=79.689, **UNKNOWN)

    assert charts.result_told(bare, "school_year") == "<b>79.7% in 2021-22</b>"
    assert charts.apart_told(RESULT, "class") == (
        "<b>79.7% in 2022, not comparable</b><br>3,924 students<br>Known from October 11, 2022"
    )


def test_a_year_without_a_result_says_why_on_lines_of_its_own():
    assert charts.year(2022, "class") == "2022"
    assert charts.state_below(DataState.NOT_DUE_YET) == ["not", "due", "yet"]
    assert charts.state_below("") == []
    assert charts.year(2023, "school_year") == "2022-23"
    assert charts.year_narrow(2022, "class") == "’22"
    assert charts.year_narrow(2023, "school_year") == "2022<br>-23"
