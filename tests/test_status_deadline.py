"""The deadline year settles whether a target was met, whatever later years bring."""

import math

import pytest

from tests.support.results import counted, judged, judged_last, measure, result, steps

UP = measure(baseline_value=50.0, target_value=80.0)
DOWN = measure(baseline_value=50.0, target_value=20.0)
SCORES = measure(baseline_value=10.0, target_value=15.2)
NONE_EARLIER = "; there is no comparable result one year earlier."


def school_year(period, value, n=math.nan, **other):
    label = f"{period - 1}-{period % 100}"
    return result(period, value, n, **({"period_label": label} | other))


@pytest.mark.parametrize(
    ("due", "later", "level"),
    [(79.0, 85.0, "missed"), (79.0, 70.0, "missed"), (80.0, 70.0, "met"), (81.0, 85.0, "met")],
)
def test_the_deadline_year_settles_the_verdict_in_both_directions(due, later, level):
    higher = judged([result(2023, due, 100), result(2024, later), result(2026, later)], UP)
    lower = judged(
        [
            result(2023, 100 - due, better="lower"),
            result(2024, 100 - later, 100, better="lower"),
            result(2026, 100 - later, better="lower"),
        ],
        DOWN,
    )

    assert higher["level"].tolist() == [level] * 3
    assert lower["level"].tolist() == [level] * 3
    assert higher["distance_points"][2024] == pytest.approx(later - 80)
    assert lower["distance_points"][2024] == pytest.approx(later - 80)
    assert lower["distance_students"][2024] == later - 80


def test_a_target_missed_by_its_deadline_and_reached_later_was_not_met():
    row = judged_last([school_year(2023, 13.8), school_year(2025, 20.1, 500)], SCORES)

    assert row["level_reason"] == (
        "The deadline was 2022-23, and its result, 13.8%, did not reach the final target of "
        "15.2%: Not met. 20.1% (n = 500; 95% interval 16.82 to 23.83) in 2024-25 reaches it "
        "two years after the deadline."
    )
    assert row["headline"] == (
        "2024-25: the target of 15.2% was not met by 2022-23 (13.8%); "
        "20.1% reaches it two years after the deadline" + NONE_EARLIER
    )


@pytest.mark.parametrize(
    ("due", "later", "reason", "headline"),
    [
        (
            70.0,
            75.0,
            "The deadline was the class of 2023, and its result, 70.0%, did not reach the final "
            "target of 80.0%: Not met. 75.0% (number of students not published) for the class "
            "of 2024, one year after the deadline, does not reach it either.",
            "Class of 2024: the target of 80.0% was not met by the class of 2023 (70.0%); "
            "75.0%, one year after the deadline, does not reach it either; "
            "the gain of 5.0 points on the class of 2023 has no margin.",
        ),
        (
            82.0,
            85.0,
            "The deadline was the class of 2023, and its result, 82.0%, reached the final "
            "target of 80.0%: Met. 85.0% (number of students not published) for the class "
            "of 2024, one year after the deadline, reaches it too.",
            "Class of 2024: the target of 80.0% was met by the class of 2023 (82.0%); "
            "85.0%, one year after the deadline, reaches it too; "
            "the gain of 3.0 points on the class of 2023 has no margin.",
        ),
        (
            82.0,
            75.0,
            "The deadline was the class of 2023, and its result, 82.0%, reached the final "
            "target of 80.0%: Met. 75.0% (number of students not published) for the class "
            "of 2024, one year after the deadline, no longer reaches it.",
            "Class of 2024: the target of 80.0% was met by the class of 2023 (82.0%); "
            "75.0%, one year after the deadline, no longer reaches it; "
            "the drop of 7.0 points on the class of 2023 has no margin.",
        ),
    ],
)
def test_a_later_result_is_told_beside_the_verdict_of_the_deadline(due, later, reason, headline):
    row = judged_last([result(2023, due), result(2024, later)], UP)

    assert row["level_reason"] == reason
    assert row["headline"] == headline


def test_a_verdict_where_lower_is_better_says_so():
    row = judged_last(
        [result(2023, 30.0, better="lower"), result(2033, 10.0, better="lower")], DOWN
    )

    assert row["level_reason"].startswith(
        "The deadline was the class of 2023, and its result, 30.0%, did not reach the final "
        "target of 20.0%, where lower is better: Not met. 10.0%"
    )
    assert row["level_reason"].endswith("reaches it 10 years after the deadline.")


def test_a_deadline_value_a_hair_below_the_target_is_printed_so():
    row = judged_last([result(2023, 79.96), result(2024, 85.0)], UP)

    assert "its result, 79.96%, did not reach the final target of 80.00%" in row["level_reason"]
    assert "the target of 80.00% was not met by the class of 2023 (79.96%)" in row["headline"]


NEW = {"series": "2024 standards", "comparability_words": "new standards"}


@pytest.mark.parametrize(
    ("later", "reason", "headline"),
    [
        (
            school_year(2024, 55.0, **NEW),
            "55.0% (number of students not published) for 2023-24. The baseline of 2016-17 rests "
            "on an earlier series, with which this result is not comparable (new standards).",
            "the baseline of 2016-17 rests on an earlier series, with which this result is not "
            f"comparable (new standards){NONE_EARLIER[:-1]}",
        ),
        (
            school_year(2024, 55.0, series=""),
            "55.0% (number of students not published) for 2023-24. "
            "This result is comparable with no other year.",
            f"this result is comparable with no other year{NONE_EARLIER[:-1]}",
        ),
        (
            school_year(2024, math.nan, data_state="hidden"),
            "The result for 2023-24 is hidden to protect students.",
            "the result is hidden to protect students",
        ),
        (
            school_year(2024, 50.0, 14),
            "Fewer than 15 students stand behind the result for 2023-24: too few for a status.",
            "fewer than 15 students stand behind the result",
        ),
    ],
)
def test_the_verdict_holds_where_the_later_year_itself_cannot_be_judged(later, reason, headline):
    base = school_year(2017, 10.7, 100)
    met = judged_last([base, school_year(2023, 17.0, 100), later], steps(1.0))
    missed = judged_last([base, school_year(2023, 16.0, 100), later], steps(1.0))

    assert met["level"] == "met"
    assert missed["level"] == "missed"
    assert met["level_reason"] == (
        "The deadline was 2022-23, and its result, 17.0%, reached the final target of 16.7%: "
        f"Met. {reason}"
    )
    assert met["headline"] == (
        f"2023-24: the target of 16.7% was met by 2022-23 (17.0%); {headline}."
    )
    numbers = ["distance_points", "distance_students", "expected", "pace_needed", "pace_achieved"]
    assert met[numbers].isna().all()


@pytest.mark.parametrize(
    ("due", "known"),
    [
        ([], "not known"),
        ([result(2023, math.nan, data_state="cancelled")], "not known (cancelled)"),
        ([result(2023, 90.0, 14)], "not known (too few for a status)"),
        ([result(2023, 90.0, series="")], "not known (not comparable)"),
        ([result(2023, 90.0, series="another")], "not known (not comparable)"),
    ],
)
def test_without_a_result_of_the_deadline_year_the_later_one_is_judged(due, known):
    base = result(2017, 50.0, 100)
    reached = judged_last([base, *due, result(2025, 81.0)], UP)
    below = judged_last([base, *due, result(2025, 79.0)], UP)

    assert reached["level"] == "met"
    assert reached["level_reason"] == (
        "With 81.0% (number of students not published), the final target of 80.0% was reached "
        "by the class of 2025, two years after the deadline; the result of the deadline year, "
        f"the class of 2023, is {known}: Met."
    )
    assert reached["headline"] == (
        "Class of 2025: the final target of 80.0% was reached with 81.0%, two years after the "
        "deadline; the result of the deadline year is not known" + NONE_EARLIER
    )
    assert below["level"] == "missed"
    assert below["level_reason"] == (
        "The deadline, the class of 2023, has passed and the result of that year is "
        f"{known}; 79.0% (number of students not published) for the class of 2025 is below the "
        "final target of 80.0%: Not met."
    )
    assert below["headline"] == (
        "Class of 2025: 1.0 points short of the final target of 80.0%; the deadline has passed "
        "and the result of that year is not known" + NONE_EARLIER
    )


def test_a_later_year_reaches_the_target_in_a_school_year():
    row = judged_last([school_year(2025, 81.0)], UP)
    lower = judged_last([school_year(2024, 21.0, better="lower")], DOWN)

    assert "was reached in 2024-25, two years after the deadline" in row["level_reason"]
    assert "the result of the deadline year, 2022-23, is not known: Met." in row["level_reason"]
    assert lower["level_reason"].endswith(
        "in 2023-24 is above the final target of 20.0%, where lower is better: Not met."
    )


def test_a_later_year_that_cannot_be_judged_has_no_status_where_nothing_is_settled():
    hidden = judged_last([result(2025, math.nan, data_state="not_published")], UP)
    rootless = judged_last([result(2023, 70.0, 100), result(2024, 90.0, 100)], steps(3.0))
    other = judged_last([result(2017, 50.0), result(2023, 70.0, **NEW), result(2024, 90.0, **NEW)])

    assert [hidden["level"], rootless["level"], other["level"]] == ["no_status"] * 3


def test_each_measure_keeps_the_verdict_of_its_own_deadline():
    rows = judged(
        [result(2022, 70.0), result(2023, 85.0), result(2024, 60.0)],
        UP,
        UP | {"measure_id": "G3", "deadline_period": 2022},
    )

    below = "off_track_margin_unknown"
    assert rows["level"][rows["measure_id"] == "G2"].tolist() == [below, "met", "met"]
    assert rows["level"][rows["measure_id"] == "G3"].tolist() == ["missed"] * 3


@pytest.mark.parametrize(
    ("value", "n", "tipped"),
    [(79.0, 100, True), (81.0, 100, True), (60.0, 100, False), (95.0, 100, False)],
)
def test_a_verdict_at_the_deadline_says_whether_luck_could_have_tipped_it(value, n, tipped):
    words = "; the target lies inside the interval, so ordinary luck could have tipped it."

    higher = judged_last([result(2023, value, n)], UP)
    lower = judged_last([result(2023, 100 - value, n, better="lower")], DOWN)
    without_n = judged_last([result(2023, value)], UP)

    assert higher["level"] == lower["level"] == ("met" if value > 80 else "missed")
    assert higher["level_reason"].endswith(f": {higher['level']}{words}") == tipped
    assert lower["level_reason"].endswith(f": {lower['level']}{words}") == tipped
    assert "luck" not in without_n["level_reason"]


def test_luck_is_told_at_the_deadline_only():
    early = judged_last([counted(2022, 81, 100)], UP)

    assert early["level"] == "met"
    assert "luck" not in early["level_reason"]


def test_no_pace_is_needed_from_the_deadline_on():
    rows = judged([result(year, 60.0, 50) for year in range(2021, 2027)], UP)

    assert rows["pace_needed"].tolist()[:2] == [10.0, 20.0]
    assert rows["pace_needed"][[2023, 2024, 2025, 2026]].isna().all()
    assert rows["pace_achieved"][2025] == 1.25
