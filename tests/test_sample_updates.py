"""The sample's updates: invented, the same every time, and for whatever steps a plan has."""

from datetime import time

import pandas as pd
import pytest

from monitoring import db, sample

QUARTERS = [
    *("2021-22-Q1", "2021-22-Q2", "2021-22-Q3", "2021-22-Q4"),
    *("2022-23-Q1", "2022-23-Q2"),
]
FREE = ["happened", "comes_next", "judgment_words"]


@pytest.fixture(scope="module")
def reviews():
    calendar = pd.read_csv(db.DATA / "calendar.csv").rename(columns={"period": "quarter"})
    return pd.read_csv(db.DATA / "review_dates.csv").merge(
        calendar[["quarter", "begins_on", "ends_on"]]
    )


def steps_of(n_steps, items=("Minutes", "Logs", "Plans", "Survey")):
    """Steps S1, S2 ..., each to show the same documents, the last for the other lane."""
    rows = [
        (f"S{number}", "effectiveness" if item == "Survey" else "implementation", item)
        for number in range(1, n_steps + 1)
        for item in items
    ]
    return pd.DataFrame(rows, columns=["step_id", "lane", "item"])


@pytest.fixture(scope="module")
def made(reviews):
    return sample.updates(steps_of(13), reviews)


def by_quarter(updates, column):
    """The last revision's word of each step, quarter by quarter, "" where there is no update."""
    last = updates.drop_duplicates(["step_id", "quarter"], keep="last")
    wide = last.pivot_table(index="step_id", columns="quarter", values=column, aggfunc="first")
    return wide[QUARTERS].fillna("").T.to_dict("list")


def test_the_updates_are_the_same_every_time(made, reviews):
    again = sample.updates(steps_of(13), reviews)

    pd.testing.assert_frame_equal(again[0], made[0])
    pd.testing.assert_frame_equal(again[1], made[1])


def test_thirteen_steps_have_77_updates_and_three_quarters_without_one(made):
    updates, _ = made
    saved = by_quarter(updates, "implementation")

    assert len(updates) == 77
    assert updates["update_id"].tolist() == list(range(1, 78))
    assert {step: words.index("") for step, words in saved.items() if "" in words} == {
        "S3": 5,
        "S7": 1,
        "S13": 5,
    }


def test_steps_go_from_planned_to_under_way_to_done_and_some_are_blocked(made):
    saved = by_quarter(made[0], "implementation")

    assert saved["S1"] == ["planned", *["under_way"] * 4, "done"]
    assert saved["S4"] == ["under_way"] * 2 + ["done"] * 4
    assert {
        step: words.count("blocked") for step, words in saved.items() if "blocked" in words
    } == {
        "S5": 2,
        "S9": 1,
        "S12": 2,
    }
    assert [step for step, words in saved.items() if words[-1] == "done"] == [
        *("S1", "S4", "S6", "S7", "S8"),
    ]


def test_owners_judge_in_all_four_ways_and_some_of_what_is_done_does_not_work(made):
    judged = by_quarter(made[0], "judgment")
    last = {step: words[-1] for step, words in judged.items()}

    assert set(made[0]["judgment"]) == {
        *("working", "too_early_to_tell", "not_working", "no_judgment"),
    }
    assert [last[step] for step in ("S1", "S4", "S6", "S7", "S8")] == [
        *("working", "not_working", "working", "working", "not_working"),
    ]


def test_every_free_text_says_sample_and_no_link_leads_anywhere(made):
    updates, evidence = made

    for column in FREE:
        assert updates[column].str.match(r"Sample: .+\.$").all()
    assert evidence["title"].str.startswith("Sample: ").all()
    assert evidence["link"].str.startswith("https://example.org/sample/").all()
    assert set(updates["origin"]) == {"sample"}
    assert set(updates["saved_by"]) == {"Sample"}


def test_two_steps_were_saved_a_second_time_with_more_to_show(made):
    updates, evidence = made
    shown = evidence.groupby("update_id").size()

    again = updates[updates["revision"] == 2]
    before = updates[updates["update_id"].isin(again["update_id"] - 1)]

    assert list(zip(again["step_id"], again["quarter"], strict=True)) == [
        ("S4", "2021-22-Q3"),
        ("S2", "2022-23-Q2"),
    ]
    assert before["step_id"].tolist() == again["step_id"].tolist()
    assert before["revision"].tolist() == [1, 1]
    assert (before["saved_at"].to_numpy() < again["saved_at"].to_numpy()).all()
    assert before["implementation"].tolist() == ["under_way", "under_way"]
    assert again["implementation"].tolist() == ["done", "under_way"]
    for first, second in zip(before["update_id"], again["update_id"], strict=True):
        assert shown.get(first, 0) < shown[second]


def test_updates_are_saved_on_workdays_around_their_due_date_and_some_are_late(made, reviews):
    told = made[0].merge(reviews, on="quarter")
    late = (told["saved_at"].dt.normalize() - pd.to_datetime(told["update_due_on"])).dt.days

    assert late.between(-7, 9).all()
    assert 5 <= (late > 0).sum() <= 25
    assert told["saved_at"].dt.day_of_week.max() == 4
    assert told["saved_at"].dt.time.between(time(8, 30), time(17, 0)).all()
    assert (told["saved_at"] < pd.to_datetime(told["ends_on"])).all()


def test_activities_held_are_some_of_those_planned_and_all_where_a_step_is_done(made):
    updates, _ = made
    held, planned = updates["activities_held"], updates["activities_planned"]
    state = updates["implementation"]

    assert planned.between(3, 8).all()
    assert len(updates[["step_id", "activities_planned"]].drop_duplicates()) == 13
    assert (held[state == "planned"] == 0).all()
    assert (held[state == "done"] == planned[state == "done"]).all()
    assert (held <= planned).all()
    assert (held[state == "under_way"] < planned[state == "under_way"]).any()


def test_evidence_is_partly_in_and_dated_in_its_quarter_before_the_update(made, reviews):
    updates, evidence = made
    told = evidence.merge(updates[["update_id", "step_id", "quarter", "saved_at"]], on="update_id")
    told = told.merge(reviews, on="quarter")
    dated = pd.to_datetime(told["dated_on"])

    # 77 updates could show 308 documents.
    assert 120 < len(evidence) < 260
    assert not evidence.duplicated(["update_id", "lane", "item"]).any()
    assert (dated >= pd.to_datetime(told["begins_on"])).all()
    assert (dated < told["saved_at"].dt.normalize()).all()
    assert set(evidence.loc[evidence["item"] == "Survey", "lane"]) == {"effectiveness"}


def test_rows_keep_the_rules_of_their_tables(made):
    updates, evidence = made

    stored = evidence.assign(sha256="", file_name="")
    assert [rule for rule in db.broken_checks("step_updates", updates) if rule] == []
    assert [rule for rule in db.broken_checks("update_evidence", stored) if rule] == []


def test_a_step_without_evidence_to_show_has_updates_only(reviews):
    steps = pd.DataFrame({"step_id": ["S1"], "lane": [None], "item": [None]})

    updates, evidence = sample.updates(steps, reviews)

    assert updates["quarter"].tolist() == QUARTERS
    assert evidence.empty


def test_the_stories_begin_again_where_a_plan_has_more_steps_than_there_are(reviews):
    saved = by_quarter(sample.updates(steps_of(15), reviews)[0], "implementation")

    assert saved["S14"] == saved["S1"]
    assert saved["S15"] == saved["S2"]


def test_a_plan_without_steps_or_with_other_quarters_has_no_updates(reviews):
    none = sample.updates(steps_of(0), reviews)
    later = sample.updates(steps_of(2), reviews[reviews["quarter"] > "2023"])

    assert none[0].empty
    assert none[1].empty
    assert later[0].empty
    assert list(none[0].columns) == list(later[0].columns)


def test_no_step_depends_on_those_after_it(made, reviews):
    fewer = sample.updates(steps_of(5), reviews)[0].drop(columns="update_id")
    own = made[0][made[0]["step_id"].isin(["S1", "S2", "S3", "S4", "S5"])]

    pd.testing.assert_frame_equal(
        fewer.reset_index(drop=True), own.drop(columns="update_id").reset_index(drop=True)
    )
