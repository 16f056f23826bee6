"""The words of each branch, and that no sentence ever breaks."""

import math
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.status import assess
from tests.support.results import RULES, counted, judged_last, measure, result, steps

UP = measure(baseline_value=50.0, target_value=80.0)
DOWN = measure(baseline_value=50.0, target_value=20.0)
SENTENCES = ["level_reason", "change_reason", "projection", "reason", "headline"]


@pytest.mark.parametrize(
    ("row", "path", "words"),
    [
        (
            counted(2020, 66, 100),
            UP,
            "66.0% (66 of 100; 95% interval 56.28 to 74.54) is above the 65.0% that the path "
            "expects for the class of 2020: On path.",
        ),
        (
            result(2020, 65.0, 100),
            UP,
            "65.0% (n = 100; 95% interval 55.25 to 73.64) is exactly the 65.0% that the path "
            "expects for the class of 2020: On path.",
        ),
        (
            result(2020, 60.0, 100),
            UP,
            "60.0% (n = 100; 95% interval 50.20 to 69.06) is below the 65.0% that the path "
            "expects for the class of 2020, and the path lies inside the interval: Near path.",
        ),
        (
            result(2020, 60.0),
            UP,
            "60.0% (number of students not published) is below the 65.0% that the path expects "
            "for the class of 2020, and without the number of students no margin can be given: "
            "Below path, margin not published.",
        ),
        (
            result(2020, 34.0, 100, better="lower", period_label="2019-20"),
            DOWN,
            "34.0% (n = 100; 95% interval 25.46 to 43.72) is below the 35.0% that the path "
            "expects for 2019-20, and lower is better: On path.",
        ),
        (
            result(2020, 50.0, 100, better="lower", period_label="2019-20"),
            DOWN,
            "50.0% (n = 100; 95% interval 40.38 to 59.62) is above the 35.0% that the path "
            "expects for 2019-20, lower is better, and the path lies outside the interval: "
            "Off path.",
        ),
        (
            result(2020, 81.0),
            UP,
            "81.0% (number of students not published) reaches the final target of 80.0%, "
            "set for the class of 2023: Met.",
        ),
        (
            result(2023, 79.96, period_label="2022-23"),
            UP,
            "79.96% (number of students not published) does not reach the final target of "
            "80.00%, whose deadline was 2022-23: Not met.",
        ),
        (
            result(2023, 30.0, better="lower"),
            DOWN,
            "30.0% (number of students not published) does not reach the final target of "
            "20.0%, whose deadline was the class of 2023, where lower is better: Not met.",
        ),
    ],
)
def test_the_level_is_given_its_reason(row, path, words):
    assert judged_last([row], path)["level_reason"] == words


@pytest.mark.parametrize(
    ("row", "path", "words"),
    [
        (result(2020, 65.0, 100), UP, "exactly where the plan needs it"),
        (result(2020, 66.0, 100), UP, "1.0 points, about 1 student, above where the plan needs it"),
        (
            result(2020, 60.0, 100),
            UP,
            "5.0 points, about 5 students, below where the plan needs it, "
            "which is within the margin",
        ),
        (
            result(2020, 34.0, 200, better="lower"),
            DOWN,
            "1.0 points, about 2 students, below where the plan needs it",
        ),
        (result(2020, 81.0, 100), UP, "the final target of 80.0% is met with 81.0%"),
        (
            result(2023, 70.0, 100),
            UP,
            "10.0 points, about 10 students, short of the final target of 80.0%, "
            "and the deadline has passed",
        ),
        (result(2017, 50.0), UP, "no status, because this is the baseline the path starts from"),
        (
            result(2019, 50.0),
            steps(3.0),
            "no status, because the path has no baseline here: "
            "there is no result for the class of 2017",
        ),
    ],
)
def test_the_headline_says_where_the_value_stands(row, path, words):
    headline = judged_last([row], path)["headline"]

    year = row["period"]
    assert headline == f"Class of {year}: {words}; there is no comparable result one year earlier."


def trend(*values, **other):
    return [result(2017 + year, value, 500, **other) for year, value in enumerate(values)]


@pytest.mark.parametrize(
    ("rows", "path", "words"),
    [
        (trend(50.0), UP, "No projection: 1 comparable result, 4 are needed."),
        (trend(50.0, 52.0, 54.0), UP, "No projection: 3 comparable results, 4 are needed."),
        (trend(50.0, 55.0, 60.0, 66.0), UP, "; 80.0% lies inside that range."),
        (trend(50.0, 51.0, 52.0, 53.1), UP, "; 80.0% lies outside that range."),
        (trend(50.0, 56.0, 62.0, 68.1), UP, "; all of that range is better than 80.0%."),
        (
            trend(50.0, 49.0, 48.0, 46.9, better="lower"),
            DOWN,
            "; 20.0% lies outside that range.",
        ),
        (
            trend(50.0, 44.0, 38.0, 31.9, better="lower"),
            DOWN,
            "; all of that range is better than 20.0%.",
        ),
        (
            trend(80.0, 85.0, 91.0, 96.0),
            measure(baseline_value=80.0, target_value=99.0),
            " The range runs past 100%, which no percentage can.",
        ),
        (
            trend(20.0, 14.0, 9.0, 3.0, better="lower"),
            measure(baseline_value=20.0, target_value=1.0),
            " The range runs below 0%, which no percentage can.",
        ),
    ],
)
def test_the_projection_is_put_into_words_or_refused(rows, path, words):
    assert judged_last(rows, path)["projection"].endswith(words)


def test_negative_numbers_of_a_projection_have_a_true_minus_sign():
    rows = trend(20.0, 14.0, 9.0, 3.0, better="lower")

    row = judged_last(rows, measure(baseline_value=20.0, target_value=1.0))

    assert "−2.5% is to be expected for the class of 2021" in row["projection"]
    assert not re.search(r"(?<!\d)-\d", row["projection"])


def test_the_trend_names_school_years_as_the_results_do():
    rows = [
        row | {"period_label": f"{row['period'] - 1}-{row['period'] % 100}"}
        for row in trend(50.0, 52.0, 54.0, 56.0)
    ]

    assert judged_last(rows, UP)["projection"] == (
        "At the trend since 2016-17, 58.0% is to be expected for 2020-21 (80%: 58.0 to 58.0) "
        "and 62.0% for 2022-23 (95%: 62.0 to 62.0); 80.0% lies outside that range."
    )


@pytest.mark.parametrize("period", [2016, 2023])
def test_before_the_path_and_at_its_deadline_nothing_is_projected(period):
    rows = [result(year, 50.0 + year - 2010, 500) for year in range(2012, period + 1)]

    row = judged_last(rows, UP)

    assert row["projection"] == ""
    assert row["reason"] == f"{row['level_reason']} {row['change_reason']}"


def test_a_trend_rests_only_on_measured_comparable_results_since_the_baseline():
    rows = [
        result(2015, 10.0, 500),
        result(2016, 90.0, 500),
        result(2017, 50.0, 500),
        result(2018, 52.0, 500),
        result(2019, 10.0, 14),
        result(2020, math.nan, data_state="cancelled"),
        result(2021, 58.0, 500),
        result(2022, 60.0, 500),
        result(2018, 99.0, 500, result_id=1, subgroup="English Learners"),
    ]
    broken = [result(2018, 52.0, 500, series="another") if r["period"] == 2018 else r for r in rows]

    fan = assess(pd.DataFrame(rows), pd.DataFrame([UP]), RULES).projections
    shorter = judged_last(broken[:8], UP)

    assert fan["result_id"].tolist() == [2022]
    assert fan["period"].tolist() == [2023]
    assert fan["value"].round(6).tolist() == [62.0]
    assert fan["n_points"].tolist() == [4]
    assert fan["first_period"].tolist() == [2017]
    assert shorter["projection"] == "No projection: 3 comparable results, 4 are needed."


def test_a_met_target_is_still_projected_and_each_measure_has_its_own_fan():
    rows = pd.DataFrame(trend(50.0, 60.0, 71.0, 82.0))
    plans = pd.DataFrame([UP, UP | {"measure_id": "G3", "deadline_period": 2022}])

    assessed = assess(rows, plans, RULES)

    assert assessed.assessments["level"].tolist()[-2:] == ["met", "met"]
    assert assessed.projections["measure_id"].tolist() == ["G2"] * 3 + ["G3"] * 2
    assert assessed.projections["period"].tolist() == [2021, 2022, 2023, 2021, 2022]


@st.composite
def any_result(draw):
    state = draw(st.sampled_from(["measured"] * 5 + ["hidden", "cancelled"]))
    n = draw(st.one_of(st.just(math.nan), st.integers(0, 400)))
    value = draw(st.one_of(st.floats(0, 100), st.sampled_from([0.0, 50.0, 100.0])))
    return {
        "value": value if state == "measured" else math.nan,
        "denominator": n,
        "numerator": draw(st.sampled_from([math.nan, 1.0])),
        "data_state": state,
        "unit": draw(st.sampled_from(["percent", "percent", "count"])),
        "better": draw(st.sampled_from(["higher", "lower"])),
        "series": draw(st.sampled_from(["a", "a", "a", "b", ""])),
        "comparability_words": draw(st.sampled_from(["", "new  standards.", None])),
        "organisation_level": draw(st.sampled_from(["state", "district", "school", "school"])),
        "period_label": draw(st.sampled_from(["class of {}", "school year {}", "{}"])),
    }


@st.composite
def any_results(draw):
    periods = draw(st.lists(st.integers(2014, 2025), min_size=1, max_size=9, unique=True))
    rows = [result(period, 0.0) | draw(any_result()) for period in periods]
    return [row | {"period_label": row["period_label"].format(row["period"])} for row in rows]


@st.composite
def any_measure(draw):
    start = draw(st.one_of(st.just(math.nan), st.floats(0, 100)))
    path = measure(baseline_value=start, target_value=draw(st.floats(0, 100)))
    return draw(st.sampled_from([path, steps(draw(st.floats(-5, 5)))]))


@settings(deadline=None, derandomize=True, max_examples=50)
@given(any_results(), any_measure())
def test_no_sentence_has_a_hole_in_it_and_every_verdict_has_its_reason(results, path):
    rows = assess(pd.DataFrame(results), pd.DataFrame([path]), RULES).assessments

    for text in rows[SENTENCES].to_numpy().ravel():
        assert not re.search(
            r"\bnan\b|None|<NA>|\{|  |\.\.|\(\)|[-−]0\.0+\b|(?<!\d)-\d| [.,;:]", text
        ), text
        assert text == "" or (text[0].isupper() or not text[0].isalpha()), text
    assert rows["level_reason"].str.endswith(".").all()
    assert rows["change_reason"].str.endswith(".").all()
    assert rows["headline"].str.endswith(".").all()
    has_level = ~rows["level"].isin(["no_status", "no_target"])
    periods = pd.Series([row["period"] for row in results])
    late = (periods > path["deadline_period"]).to_numpy()
    assert (rows["distance_points"].notna() == has_level)[~late].all()
    assert not (rows["distance_points"].notna() & ~has_level).any()
    starts = [row["period_label"][:1].upper() + row["period_label"][1:] for row in results]
    for start, text in zip(starts, rows["headline"], strict=True):
        assert text.startswith(f"{start}: "), text
    assert (rows["change_low"].notna() == (rows["change"] != "not_comparable")).all()
