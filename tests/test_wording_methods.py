"""What Methods says, word for word."""

from datetime import date

from monitoring.db.query_rows import (
    AssumedDates,
    Comparability,
    IndicatorLinks,
    Indicators,
    MeasureHistory,
    MeasureLatestResults,
    Measures,
    PlanFacts,
    RuleInForce,
    SchoolSpreads,
)
from monitoring.vocabulary import DataState
from monitoring.wording import labels, methods, methods_figures, methods_questions
from monitoring.wording import methods_tables as tables
from tests.support.rows import row

RULE = RuleInForce(
    rule_version="1",
    confidence=0.95,
    confidence_outer=0.998,
    min_n_for_status=15,
    min_points_for_projection=4,
    band_narrow=0.8,
    band_wide=0.95,
    projection_decimals=1,
    false_discovery_rate=0.05,
    min_share_of_others=0.05,
    adopted_on=date(2026, 11, 23),
    description="",
)
GRADUATION = Indicators(
    indicator_id="graduation_rate_4yr",
    indicator_name="Four-year graduation rate",
    short_name="Graduation",
    unit="percent",
    better_direction="higher",
    numerator_description="students who graduated",
    denominator_description="students of the cohort",
    counted_unit="students",
    frequency="yearly",
    period_style="class",
    kind="official",
    source_description="the state",
    default_grade_span="9-12",
    caution="",
)
MEASURE = Measures(
    measure_id="grad",
    goal_id="G2",
    sort_order=1,
    measure_name="Graduation rate",
    indicator_id="graduation_rate_4yr",
    content_area="",
    grade_span="",
    baseline_value=69.6,
    baseline_value_origin="stated",
    baseline_period="2017",
    baseline_period_origin="inferred",
    target_kind="reach_value",
    target_value=90.0,
    points_per_year=None,
    deadline_period="2023",
    interpretation="From 69.6 to 90",
)


def link(**columns):
    nothing = dict.fromkeys(("step_id", "lane", "measure_name", "since_period"))
    one = {"indicator_id": "graduation_rate_4yr", "added_by": "plan", "note": ""}
    return IndicatorLinks(**{**nothing, **one, **columns})


def test_the_rule_in_short():
    assert methods.rule_heading(RULE.rule_version) == "How a status is judged (rule version 1)."
    assert methods.rule_in_short(RULE.confidence, RULE.min_n_for_status) == (
        "Against the plan: a result at or above the plan's path is on track, one below it is off "
        "track (where lower is better, the other way around), and either only narrowly where the "
        "95% interval reaches across. At the deadline the target is met or missed by the result of "
        "that year and of no other. Since last year: a change is clear only when the 95% interval "
        "of the difference leaves out zero. There is no status under 15 students. A graduating "
        "class is a whole population; the interval stands for the luck of an ordinary year."
    )
    assert methods.rest_on_methods() == "See Methods for the details."


def test_the_rule_in_full_has_its_own_numbers():
    facts = methods.rule_facts(RULE)

    assert facts["Projection"] == (
        "A straight line by ordinary least squares through the comparable yearly results since "
        "the baseline. The chart on Goals shades the 80% range, in which words tell the coming "
        "year; the picture on the Overview and the presentation draw the 95% range, in which words "
        "tell the deadline. There is none with fewer than 4 results."
    )
    assert facts["Many comparisons"].startswith(
        "At 95%, about 1 in 20 comparisons looks clear by luck alone."
    )
    assert "; 95% and 99.8%." in facts["Schools beside the district"]
    assert "about 5% still lie outside the 95% limits" in facts["Schools beside the district"]
    assert "fewer than 5% of all students" in facts["Nearly everyone in one group"]
    assert facts["Rounding"].endswith("a difference of −3.025 is written −3.03.")
    assert facts["In force"].startswith("Version 1 since November 23, 2026.")


def test_another_rule_says_its_own_numbers_only():
    other = RULE._replace(
        rule_version="9",
        confidence=0.9,
        confidence_outer=0.99,
        min_n_for_status=20,
        min_points_for_projection=5,
        band_narrow=0.7,
        band_wide=0.9,
    )

    texts = [
        methods.rule_in_short(other.confidence, other.min_n_for_status),
        *methods.rule_facts(other).values(),
        *methods.state_facts(other).values(),
    ]

    told = " ".join(texts)
    assert [old for old in ("95%", "99.8%", "80%", " 15 ", " 4 results") if old in told] == []
    assert "about 1 in 10 comparisons" in told


def test_states_are_explained():
    facts = methods.state_facts(RULE)

    assert facts[labels.data_state(DataState.HIDDEN)] == (
        "Fewer than 10 students stand behind it, or Georgia hid it."
    )
    assert facts[labels.data_state(DataState.TOO_FEW)] == (
        "Fewer than 15 students: shown, and not judged."
    )


def test_an_indicator_is_defined():
    links = [
        link(step_id="G1.1", lane="effectiveness", note="the plan names it"),
        link(step_id="G1.2", lane="implementation", added_by="district"),
        link(measure_name="Graduation rate", since_period="2021-22-Q1"),
    ]

    facts = tables.indicator_facts(GRADUATION, links)

    assert tables.indicator_title(GRADUATION) == "Four-year graduation rate (official result)"
    assert facts["Unit"] == "Percent; higher is better"
    assert facts["How often"] == "Once a year"
    assert facts["Followed for"] == (
        "G1.1, “Did it work?”: the plan names it; G1.2, “Was it done?” (added by the district)"
    )
    assert facts["Taken as an early sign of"] == "Graduation rate since Quarter 1, 2021-22"
    assert tables.indicator_facts(GRADUATION, [])["Followed for"] == ""


def test_a_measure_is_defined():
    assert tables.measure_cells(MEASURE, GRADUATION) == (
        "Graduation rate",
        "Goal 2",
        "Graduation",
        "69.6% (stated in the plan), the class of 2017 (inferred)",
        "90.0% by the class of 2023",
        "From 69.6 to 90",
    )
    own = MEASURE._replace(
        baseline_value=None,
        target_kind="points_per_year",
        target_value=None,
        points_per_year=3.0,
    )
    assert tables.measure_cells(own, GRADUATION)[3:5] == (
        "each group's own result of the class of 2017 (inferred); the plan states none",
        "+3.0 points a year to the class of 2023",
    )


def test_assumed_dates_say_what_is_assumed():
    row = AssumedDates("release", "Graduation rate", "2011", "2027", date(2012, 12, 15), "a custom")
    quarters = AssumedDates(
        "calendar", "quarter", "2019-20-Q1", "2026-27-Q4", date(2019, 7, 1), "x"
    )
    updates = quarters._replace(subject="update", named="")

    assert tables.assumed_cells(row) == (
        "Release of Graduation rate",
        "2011",
        "2027",
        "December 15",
        "a custom",
    )
    assert tables.assumed_cells(quarters)[:4] == (
        "Calendar: each quarter",
        "Quarter 1, 2019-20",
        "Quarter 4, 2026-27",
        "its first and last day",
    )
    assert tables.assumed_cells(updates)[0] == "Review calendar: updates of action steps"


def test_years_and_the_plans_own_answers_are_told():
    known = date(2020, 3, 16)
    year = Comparability("Stars", "", "2020", "not_published", "no ratings", known, "the state")
    assert tables.comparability_cells(year) == (
        "Stars",
        "all",
        "2020",
        "not published",
        "no ratings",
        "the state",
    )
    assert tables.plan_cells(PlanFacts(1, "General", "Lead", None, None))[3:] == (
        "left empty",
        "no box",
    )
    assert tables.plan_cells(PlanFacts(1, "General", "Funds", "a", True))[3:] == ("a", "checked")


def spread(**columns):
    list_of_schools = {
        "indicator_id": "eog",
        "short_name": "End-of-grade tests",
        "content_area": "ELA",
        "grade_span": "All tested grades",
        "period": "2023",
        "n_placed": 52,
        "tau": 3.86,
        "n_outside": 11,
        "n_outside_by_luck": 23,
        "n_changes": 52,
        "n_clear": 12,
        "n_surviving": 2,
        "spread": 1.07,
    }
    return SchoolSpreads(**(list_of_schools | columns))


def test_the_list_of_an_example_says_what_it_looked_at_and_what_is_left():
    assert methods_questions.looks_example(spread()) == (
        "ELA 2023: 52 schools were compared with their year before. 12 changed clearly taken "
        "alone; allowing for all 52 looks, 2 did."
    )
    assert methods_questions.funnel_example(spread()) == (
        "ELA 2023: by the luck of size alone 23 of 52 schools lie outside the limits, which says "
        "nothing of any of them. With ordinary differences between schools (tau 3.9 points) 11 do."
    )
    assert methods_questions.spread_cells(spread())[-4:] == ("52", "12", "2", "1.1")


def test_what_the_intervals_leave_out_is_told_with_the_spread_of_this_data():
    lists = [spread(), spread(content_area="Mathematics", spread=2.88)]
    told = methods_questions.questions(RULE, lists)["What do the intervals leave out?"]

    assert told.endswith(
        "How much: the variance of the schools' changes about the district's is 1.1 to 2.9 times "
        "what the luck of counting alone would give (ELA 2023 the least, Mathematics 2023 the "
        "most; lists with at least 52 schools)."
    )
    assert (
        "How much" not in methods_questions.questions(RULE, [])["What do the intervals leave out?"]
    )


YEAR = {
    "measure_name": "Graduation",
    "period": "2022",
    "period_style": "class",
    "unit": "percent",
    "value": 79.69,
    "numerator": 3127,
    "n": 3924,
    "interval_low": 78.40,
    "interval_high": 80.92,
    "level": "off_track",
    "change": "clear_improvement",
    "change_from_period": "2021",
    "beside_verdict": "more_than",
    "released_on": date(2022, 10, 10),
    "release_basis": "assumed",
    "is_late": False,
}


def year(**given):
    return row(MeasureHistory, **YEAR | given)


def test_the_questions_are_answered_with_figures_of_the_plans_own_results():
    years = [
        year(period="2021", change="no_clear_change", beside_verdict="not_known"),
        year(),
        year(period="2023", level="missed", beside_verdict="no_clear_difference"),
        # After the deadline a year has no verdict of its own, and its change counts all the same.
        year(period="2024", level="missed", is_late=True, change="clear_decline",
             beside_verdict="no_clear_difference"),
    ]  # fmt: skip
    now = [row(MeasureLatestResults, level=level) for level in ("undecided", "missed", "met")]
    told = list(methods_questions.questions(RULE, [], years, now).values())

    assert told[0].endswith(
        "Of this plan's 3 results that fell short of the plan in their year and have a verdict on "
        "their change, 2 clearly improved."
    )
    assert told[1].endswith(
        "Class of 2024: 79.7% (3,127 of 3,924 students). Luck alone would take such a class from "
        "78.4% to 80.9%, about 49 students either way."
    )
    assert told[2].endswith(
        "Of this plan's 3 clear changes beside which Georgia's is known, 2 did not clearly differ "
        "from it."
    )
    assert told[3].endswith("Without a verdict against the plan now: 1 of 3 measures.")


def test_examples_are_worked_only_where_there_is_one():
    assert methods_figures.examples([], []) == {}
    assert methods_figures.examples([year()], []) == {
        "When a result is known": "Graduation, class of 2022: Known since October 10, 2022 "
        "(assumed date). A quarter that ended before does not show it."
    }


def test_a_change_over_two_years_is_an_example_of_the_latest_year_that_compares():
    two = year(period="2024", change_from_period="2022", rule_version="2", change_points=3.3,
               earlier_period="2022", change_low=1.6, change_high=5.0)  # fmt: skip

    assert methods_figures.examples([year(), two], [])["The latest year that compares"].startswith(
        "Graduation, class of 2024: Up 3.3 points since the class of 2022"
    )
