"""What is said of a measure and of its goal, word for word."""

from datetime import date

import pytest

from monitoring.db.query_rows import (
    InterimFindings,
    MeasureGaps,
    MeasureHistory,
    MeasureLatestResults,
    StateHistory,
)
from monitoring.wording import early_signs, goals, measure_tables, measures
from monitoring.wording.interpretation import interpretation
from tests.support.rows import row

GRADUATION = {
    "measure_name": "Four-year graduation rate",
    "unit": "percent",
    "better_direction": "higher",
    "counted_unit": "students",
    "period_style": "class",
    "period": "2022",
    "numerator": 3127,
    "n": 3924,
    "value": 79.69,
    "level": "off_track",
    "level_obstacle": "",
    "judged_against": "plan",
    "is_late": False,
    "is_measured": True,
    "change": "clear_improvement",
    "data_state": "measured",
    "expected": 86.6,
    "final_target": 90.0,
    "baseline_value": 69.6,
    "baseline_period": "2017",
    "deadline_period": "2023",
    "interval_low": 78.4,
    "interval_high": 80.92,
    "distance_points": -6.91,
    "distance_students": -271,
    "change_points": 3.71,
    "change_low": 1.86,
    "change_high": 5.57,
    "survives_many_looks": True,
    "confidence": 0.95,
    "rule_version": "1",
    "released_on": date(2022, 10, 10),
    "release_basis": "published",
    "source": "GaDOE",
}


def latest_result(**columns):
    more = {
        "indicator_name": "Four-year adjusted cohort graduation rate",
        "baseline_value_origin": "stated",
        "baseline_period_origin": "inferred",
        "interpretation": "From 69.6 to 90",
        "pace_needed": 10.31,
        "pace_achieved": 2.02,
    }
    return row(MeasureLatestResults, **GRADUATION | more | columns)


def sign(**columns):
    facts = {
        "short_name": "Ninth grade on track",
        "grade_span": "9",
        "period": "2022-23-Q2",
        "period_style": "school_year",
        "since_period": "2021-22-Q1",
        "unit": "percent",
        "better_direction": "higher",
        "value": 83.6,
        "n": 10749,
        "target_value": 83.8,
        "level": "narrowly_off_track",
        "change": "clear_improvement",
        "change_survives": True,
        "change_points": 1.9,
        "data_state": "measured",
        "added_by": "plan",
        "basis": "it comes before",
        "released_on": date(2022, 12, 16),
        "source": "the district",
        "confidence": 0.95,
    }
    return row(InterimFindings, **facts | columns)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"n": 800, "n_enrolled": 1000}, "Tested: 800 of 1,000 students enrolled (80%)."),
        (
            {"n": 799, "n_enrolled": 1000},
            "Warning: only 799 of 1,000 students enrolled were tested (79%). Under 80% a figure "
            "may not tell of all students.",
        ),
        ({"n": 96, "earlier_n": 100}, "Counted: 96, against 100 a year before (96%)."),
        (
            {"n": 60, "earlier_n": 100},
            "Warning: only 60 were counted, against 100 a year before (60%). Under 80% the two "
            "figures may not tell of the same students.",
        ),
        ({"n": 60}, ""),
        ({"n": None, "n_enrolled": 100}, ""),
        ({"n": 60, "n_enrolled": 100, "value_code": "at_most"}, ""),
        ({"n": 60, "earlier_n": 100, "unit": "per_100"}, ""),
    ],
)
def test_an_early_sign_says_of_how_many_students_it_tells(facts, said):
    assert early_signs.coverage(sign(**{"least_coverage": 0.8, "value_code": ""} | facts)) == said


def test_the_axes_have_names():
    assert measures.against_plan() == "Against the plan"
    assert measures.since_last_year() == "Since last year"
    assert early_signs.against_target() == "Against its target"


def test_a_distance_is_told_with_its_side():
    assert measures.distance(latest_result()) == "6.9 points below the plan"
    assert measures.distance(latest_result(distance_points=1.2)) == "1.2 points above the plan"
    assert measures.distance(latest_result(distance_points=-0.01)) == (
        "less than 0.1 points below the plan"
    )
    assert measures.distance(latest_result(distance_points=0.0)) == "exactly at the plan"
    lower = latest_result(distance_points=1.2, better_direction="lower")
    assert measures.distance(lower) == "1.2 points below the plan"
    assert measures.distance(latest_result(period="2023")) == "6.9 points below the 2023 target"


LATE = {
    **{"period": "2024", "is_late": True, "level": "missed", "value": 82.98, "expected": None},
    **{"distance_points": -7.02, "earlier_period": "2023", "change_points": None},
    "change": "not_comparable",
}


def test_a_result_after_the_deadline_is_told_apart_from_the_verdict():
    late = latest_result(**LATE)

    assert measures.later(late) == "Class of 2024: 83.0%, 7.0 points below the 2023 target"
    assert measures.shown(late) == (
        "Four-year graduation rate. Against the plan: 2023 target: missed. Class of 2024: 83.0%, "
        "7.0 points below the 2023 target. There is no earlier comparable result. Since "
        "last year: Not comparable."
    )
    facts = measures.facts(late, [])
    assert not facts["Plan for the class of 2024"]
    assert not facts["Pace needed after the class of 2024"]
    assert "The plan then" not in measures.reason_facts(late)
    assert measures.reason_facts(late)["Result of another year"] == (
        "83.0% (3,127 of 3,924 students) for the class of 2024 is 7.0 points, about 270 students, "
        "below the 2023 target, 90.0%."
    )


def test_a_year_after_the_deadline_has_no_verdict_in_a_table_of_years():
    on_time, late = row(MeasureHistory, **GRADUATION), row(MeasureHistory, **GRADUATION | LATE)

    assert measure_tables.history_cells(on_time)[7] == "◇ Off track"
    assert measure_tables.history_cells(late)[7] == "after the deadline"


def test_a_result_without_a_distance_is_told_with_its_year():
    assert measures.result_in_short(latest_result()) == "79.7%, class of 2022"
    school_year = latest_result(period_style="school_year")
    assert measures.result_in_short(school_year) == "79.7%, 2021-22"
    assert measures.result_in_short(latest_result(period=None)) == "No result yet"
    alone = latest_result(period=None, apart_period="2021")
    assert measures.result_in_short(alone) == "No comparable result yet"


def test_a_picture_is_told_in_a_sentence():
    assert measures.shown(latest_result()) == (
        "Four-year graduation rate, class of 2022: 79.7%. The plan then: 86.6%. Against the plan: "
        "Off track. Since last year: Clear improvement."
    )
    assert measures.shown(latest_result(expected=None)) == (
        "Four-year graduation rate, class of 2022: 79.7%. Against the plan: Off track. Since last "
        "year: Clear improvement."
    )
    assert measures.shown(latest_result(value=None)) == (
        "Four-year graduation rate: no result was known by the end of this quarter."
    )


def test_a_status_rests_on_figures():
    facts = measures.reason_facts(latest_result())

    assert facts["Result"] == "79.7%, 3,127 of 3,924 students"
    assert facts["95% interval"] == "78.40 to 80.92"
    assert facts["The plan then"] == "86.6%"
    assert facts["State of the result"] == "measured"
    assert facts["Known since"] == "October 10, 2022"
    assert facts["Rule"] == "version 1"
    other = measures.reason_facts(latest_result(confidence=0.9, numerator=None))
    assert other["90% interval"] == "78.40 to 80.92"
    assert other["Result"] == "79.7% of 3,924 students"


def test_an_assumed_date_says_so():
    assert measures.known_since(latest_result(release_basis="assumed")) == (
        "October 10, 2022 (assumed date)"
    )
    assert measures.known_since(latest_result(released_on=None)) == "not yet"


def test_what_stands_under_a_chart():
    newest = row(MeasureHistory, **GRADUATION)
    last = [newest._replace(data_state="not_comparable", period="2021"), newest]

    facts = measures.facts(latest_result(), last)

    assert facts["Baseline"] == "69.6% (stated in the plan), class of 2017 (inferred)"
    assert facts["Last results"] == "class of 2021: 79.7% (not comparable); class of 2022: 79.7%"
    assert facts["Plan for the class of 2022"] == "86.6%"
    assert facts["Target"] == "90.0%, class of 2023"
    assert facts["Pace needed after the class of 2022"] == (
        "+10.3 points a year to the class of 2023"
    )
    assert facts["Pace from the baseline to the class of 2022"] == "+2.0 points a year"
    assert facts["How the goal is interpreted"] == "From 69.6 to 90"


@pytest.mark.parametrize(
    ("columns", "name", "text"),
    [
        ({"baseline_value": None}, "Baseline", "none yet"),
        (
            {"baseline_period_origin": "stated"},
            "Baseline",
            "69.6%, class of 2017 (both stated in the plan)",
        ),
        (
            {"baseline_value_origin": "inferred"},
            "Baseline",
            "69.6%, class of 2017 (both inferred)",
        ),
        ({"final_target": None}, "Target", "not fixed before there is a baseline"),
        (
            {"is_at_target": True},
            "Pace needed after the class of 2022",
            "none: the target is reached already",
        ),
        ({"period": "2023"}, "Pace needed after the class of 2023", "the deadline has passed"),
        ({"level": "undecided"}, "Pace needed after the class of 2022", ""),
        ({"expected": None}, "Plan for the class of 2022", "no path for this result"),
        (
            {"baseline_period": "2022"},
            "Pace from the baseline to the class of 2022",
            "this is the baseline year",
        ),
        (
            {"pace_achieved": None},
            "Pace from the baseline to the class of 2022",
            "no baseline that this result compares with",
        ),
    ],
)
def test_what_is_lacking_is_said(columns, name, text):
    assert measures.facts(latest_result(**columns), [])[name] == text


def test_the_chart_says_unit_indicator_and_source():
    assert measures.under_the_heading(latest_result()) == (
        "Percent. Four-year adjusted cohort graduation rate. Source of the last result: GaDOE. "
        "Dots are results, the dashed line is the plan's path."
    )
    assert measures.under_the_heading(latest_result(source=None)) == (
        "Percent. Four-year adjusted cohort graduation rate. No result yet. Dots are results, the "
        "dashed line is the plan's path."
    )


def test_a_year_is_told_in_a_table():
    year = row(MeasureHistory, **GRADUATION)

    head, cells = measure_tables.history_head([year]), measure_tables.history_cells(year)
    told = dict(zip(head, cells, strict=True))

    assert cells[:10] == (
        "Class of 2022",
        "79.7%",
        "3,924",
        "78.40 to 80.92",
        "86.6%",
        "6.9 points below",
        "271 below",
        "◇ Off track",
        "▲ Clear improvement",
        "+3.71 (1.86 to 5.57)",
    )
    assert told["95% interval"] == "78.40 to 80.92"
    assert told["Known since"] == "October 10, 2022"


def test_where_lower_is_better_a_distance_in_a_table_names_its_side_all_the_same():
    year = row(MeasureHistory, **GRADUATION | {"better_direction": "lower"})

    head, cells = measure_tables.history_head([year]), measure_tables.history_cells(year)
    told = dict(zip(head, cells, strict=True))

    # A row counts what is on the right side as positive: 6.9 on the wrong side lie above.
    assert told["Distance from the plan"] == "6.9 points above"
    assert told["Students from the plan"] == "271 above"


@pytest.mark.parametrize(
    ("state", "basis", "why"),
    [
        ("overdue", "assumed", "due since October 31, 2023 (assumed date)"),
        ("overdue", "published", "due since October 31, 2023"),
        ("not_due_yet", "assumed", "due on October 31, 2023 (assumed date)"),
        ("not_due_yet", "published", "due on October 31, 2023"),
    ],
)
def test_a_year_that_is_awaited_says_when_it_is_due(state, basis, why):
    gap = row(
        MeasureGaps,
        period="2023",
        data_state=state,
        released_on=date(2023, 10, 31),
        release_basis=basis,
    )

    assert measure_tables.gap_cells(gap, "class")[2] == why


def test_a_year_without_a_result_says_why_and_georgia_has_its_own_numbers():
    gap = row(
        MeasureGaps, period="2020", data_state="cancelled", description="no tests", released_on=None
    )
    year = row(StateHistory, period="2022", value=84.1, n=133280, source="GaDOE")

    assert measure_tables.gap_cells(gap, "school_year") == ("2019-20", "canceled", "no tests")
    assert measure_tables.state_cells(year, "percent", "class") == (
        "Class of 2022",
        "84.1%",
        "133,280",
        "GaDOE",
    )


def test_early_signs_say_what_moved_and_what_they_cannot_do():
    assert early_signs.moved([sign()], "2022-23-Q3") == (
        "Moved clearly since the same quarter of last year: Ninth grade on track, grade 9 (Clear "
        "improvement, +1.9 points)."
    )
    assert early_signs.moved([], "2022-23-Q3") == (
        "No early sign moved clearly since the same quarter of last year."
    )
    assert early_signs.none_recent(sign()) == (
        "No early sign is known for the year before the quarter's end. Latest known: Quarter 2, "
        "2022-23."
    )
    next_one = "Not due yet: the result for the class of 2023 is due on October 31, 2023."
    assert early_signs.caution(next_one).startswith(
        f"An early sign never changes the status above. {next_one} Dots are results, "
    )
    assert "No further official result is planned." in early_signs.caution("")


@pytest.mark.parametrize(
    ("change", "points", "words"),
    [
        ("clear_decline", 2.2, "(Clear decline, 2.2 points higher)."),
        ("clear_improvement", -2.9, "(Clear improvement, 2.9 points lower)."),
    ],
)
def test_what_is_better_when_lower_is_told_higher_or_lower_and_by_no_sign(change, points, words):
    row = sign(better_direction="lower", change=change, change_points=points)

    assert early_signs.moved([row], "2022-23-Q3").endswith(words)


def test_an_early_sign_of_an_earlier_school_year_says_of_when_it_is():
    assert early_signs.past(sign()) == (
        "None is known for this school year. Latest known: Quarter 2, 2022-23. Against its target "
        "then: Narrowly off track. Since the year before: Clear improvement."
    )
    assert early_signs.moved([sign()], "2023-24-Q1") == (
        "Moved clearly since the same quarter of last year: Ninth grade on track, grade 9, Quarter "
        "2, 2022-23 (Clear improvement, +1.9 points)."
    )


def test_an_early_sign_is_told_in_a_sentence():
    assert early_signs.shown(sign()) == (
        "Ninth grade on track, grade 9, Quarter 2, 2022-23: 83.6%, target 83.8%. Against its "
        "target: Narrowly off track. Since last year: Clear improvement."
    )
    assert early_signs.shown(sign(value=None, target_value=None, data_state="hidden")) == (
        "Ninth grade on track, grade 9, Quarter 2, 2022-23: hidden to protect students. Against "
        "its target: Narrowly off track. Since last year: Clear improvement."
    )
    assert early_signs.shown(sign(change_survives=False)).endswith(
        "Since last year: Clear improvement, taken alone."
    )


def test_an_early_sign_says_by_whom_it_is_taken_and_why():
    assert early_signs.taken_since(sign()) == (
        "Taken as an early sign since Quarter 1, 2021-22, named by the plan: it comes before."
    )
    assert early_signs.taken_since(sign(added_by="district")) == (
        "Taken as an early sign since Quarter 1, 2021-22, added by the district: it comes before."
    )


def test_a_quarter_of_an_early_sign_is_told_in_a_table():
    assert len(early_signs.head()) == len(early_signs.cells(sign()))
    assert early_signs.cells(sign())[:8] == (
        "Quarter 2, 2022-23",
        "83.6%",
        "10,749",
        "+1.9",
        "▲ Clear improvement",
        "83.8%",
        "◐ Narrowly off track",
        "measured",
    )


def test_early_signs_that_are_not_there_say_how_to_bring_them():
    assert early_signs.none_taken() == "Nothing is taken as an early sign of this measure."
    assert early_signs.none_loaded(["Attendance", "Attendance", "Credits"]).startswith(
        "No early signs are loaded. Taken as early signs: Attendance and Credits. Load them by "
        "quarter in the tidy layout: "
    )


def test_a_goal_says_as_of_when():
    assert goals.plan("2021-22") == "Improvement plan 2021-22"
    assert goals.plan("") == "Improvement plan"
    assert goals.known_on("2022-23-Q2", date(2022, 12, 31), is_assumed=True) == (
        "As known on December 31, 2022 (assumed date), the end of Quarter 2, 2022-23."
    )
    assert goals.known_on("2022-23-Q2", date(2022, 11, 5), is_assumed=True, is_over=False) == (
        "As known on November 5, 2022. Quarter 2, 2022-23, is in progress."
    )
    assert goals.goal_known_on("G2", "2022-23-Q2", date(2022, 12, 31)) == (
        "Goal 2, as known on December 31, 2022, the end of Quarter 2, 2022-23."
    )
    assert goals.all_measures(8) == "All 8 measures"


def test_a_proposed_measure_says_what_the_goal_leaves_open():
    assert interpretation("From 69.6 to 90", "stated") == "From 69.6 to 90"
    assert interpretation("", "stated") == (
        "Read from the goal's own words, which give no baseline year. The year before the plan's "
        "first is taken. A measures file replaces this."
    )
    assert interpretation("", "inferred") == (
        "Read from the goal's own words, which give no baseline. Each group starts from its own "
        "result. A measures file replaces this."
    )
