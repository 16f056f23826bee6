"""What the pages of the action steps say, word for word."""

from datetime import date

import pytest
from markupsafe import Markup

from monitoring.db.query_rows import (
    DueSteps,
    GoalUpdates,
    StepGroups,
    StepIndicators,
    StepItems,
    StepMovements,
)
from monitoring.vocabulary import Change, Gap, Implementation, Lane, Movement
from monitoring.wording import lanes, step_detail, step_groups, step_measures, steps
from tests.support.rows import row


def test_the_two_questions():
    assert [lanes.question(lane) for lane in Lane] == ["Was it done?", "Did it work?"]
    assert lanes.answers("Done", "Improving") == "Was it done? Done. Did it work? Improving."
    assert lanes.state(Implementation.UNDER_WAY, is_sample=True) == "Under way, Sample"
    assert lanes.state(Movement.IMPROVING, is_sample=False) == "Improving"


def test_what_is_done_without_a_visible_effect():
    assert steps.no_effect_yet(["G1.4", "G1.6"]) == "Done, no effect seen yet: G1.4 and G1.6."
    assert steps.no_effect_yet([]) == (
        "No step is known to be done in this quarter without a visible effect."
    )
    # Where nobody said anything, that there is none is not known.
    assert steps.no_effect_yet([], has_updates=False) == (
        "Not known: no step has an update for this quarter."
    )


def test_what_was_done_without_effect_in_an_earlier_quarter_is_named_with_the_quarter():
    assert steps.last_known([]) == ""
    told = [("G1.4", "2022-23-Q2"), ("G1.5", "2022-23-Q3"), ("G1.6", "2022-23-Q2")]
    assert steps.last_known(told) == (
        "Last known in Quarter 3, 2022-23, without a later update: done, no effect seen yet: G1.5. "
        "Last known in Quarter 2, 2022-23, without a later update: done, no effect seen yet: G1.4 "
        "and G1.6."
    )


def test_the_corners():
    assert [
        steps.corner(is_done=is_done, is_improving=is_improving)
        for is_done in (True, False)
        for is_improving in (True, False)
    ] == [
        "Done, improvement seen",
        "Done, no effect seen yet",
        "Not done yet, improvement seen",
        "Not done yet, no effect seen yet",
    ]


def test_the_heading_of_items_counts_documents_where_any_is_asked_for():
    assert step_detail.items_title(0, 0) == (
        "Monitoring items and evidence: no document is asked for"
    )
    assert step_detail.items_title(0, 1) == ("Monitoring items and evidence: 0 of 1 document is in")
    assert step_detail.items_title(4, 5) == (
        "Monitoring items and evidence: 4 of 5 documents are in"
    )


def test_a_step_without_a_place_is_not_said_to_have_never_been_measured_or_updated():
    assert steps.not_measured("G1.2") == (
        "Not placed, because nothing can be measured in this quarter: G1.2."
    )
    assert steps.without_update(1) == "1 step without an update for this quarter is not placed."
    assert steps.without_update(13) == (
        "13 steps without an update for this quarter are not placed."
    )
    assert steps.without_update(0) == ""


def test_counts_of_states():
    assert steps.counts({"done": 2, "no_update": 1}) == (
        "3 action steps: 2 done and 1 without an update."
    )
    assert steps.counts({"blocked": 1}) == "1 action step: 1 blocked."
    assert steps.waiting(["G1.3"]) == "No update for this quarter: G1.3."
    assert steps.waiting([]) == "All updates are in."


def test_what_is_overdue_keeps_its_links():
    link = Markup('<a href="step?step=G1.3">G1.3</a>')

    told = steps.late(link, "2022-23-Q2", 16)

    assert told == f"Overdue for 16 days: the update of {link} for Quarter 2, 2022-23."
    assert isinstance(told, Markup)
    assert steps.late("G1.3", "2022-23-Q2", 1).startswith("Overdue for 1 day: ")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"last_updated_on": None}, "never"),
        ({"days_since_update": None}, "Jan 9, 2023"),
        ({"days_since_update": 1}, "1 day ago"),
        ({"days_since_update": 19}, "19 days ago"),
    ],
)
def test_how_long_ago_a_step_was_updated(facts, told):
    known = {"last_updated_on": date(2023, 1, 9), "days_since_update": 0}

    assert steps.last_update(row(DueSteps, **(known | facts))) == told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {},
            "3 of 7 action steps have no update for Quarter 2, 2022-23; due on December 15, 2022 "
            "(assumed date) and overdue for 16 days (counted to December 31, 2022).",
        ),
        (
            {"n_updated": 6, "days_overdue": 1, "basis": "published"},
            "1 of 7 action steps has no update for Quarter 2, 2022-23; due on December 15, 2022 "
            "and overdue for 1 day (counted to December 31, 2022).",
        ),
        (
            {"days_overdue": 0},
            "3 of 7 action steps have no update for Quarter 2, 2022-23 yet; due on December 15, "
            "2022 (assumed date).",
        ),
        (
            {"n_steps": 1, "n_updated": 0, "days_overdue": 0, "basis": "published"},
            "the one action step has no update for Quarter 2, 2022-23 yet; due on December 15, "
            "2022.",
        ),
        (
            {"n_steps": 1, "n_updated": 0, "basis": "published"},
            "the one action step has no update for Quarter 2, 2022-23; due on December 15, 2022 "
            "and overdue for 16 days (counted to December 31, 2022).",
        ),
        ({"n_updated": 7}, "all 7 action steps have their update for Quarter 2, 2022-23."),
        (
            {"n_steps": 1, "n_updated": 1},
            "the update of the one action step for Quarter 2, 2022-23 is in.",
        ),
    ],
)
def test_how_many_updates_are_not_in_and_how_late(facts, told):
    usual = {
        "quarter": "2022-23-Q2",
        "n_steps": 7,
        "n_updated": 4,
        "update_due_on": date(2022, 12, 15),
        "basis": "assumed",
        "as_of": date(2022, 12, 31),
        "days_overdue": 16,
    }

    assert steps.updates_line(row(GoalUpdates, **(usual | facts))) == f"Updates: {told}"


def test_what_the_owner_thinks_stands_apart_from_what_is_measured():
    assert step_detail.judged("working", "") == (
        "Apart from what is measured, its owner judges “working”."
    )
    assert step_detail.judged("not_working", "Nobody came.") == (
        "Apart from what is measured, its owner judges “not working”: Nobody came."
    )


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"kind": "activity"}, "–"),
        ({"is_in": False}, "missing"),
        ({"link": "https://e.org/1"}, "in: Minutes, Nov 30, 2022, https://e.org/1"),
        ({"file_name": "m.pdf"}, "in: Minutes, Nov 30, 2022, m.pdf"),
        (
            {"link": "https://e.org/1", "file_name": "m.pdf"},
            "in: Minutes, Nov 30, 2022, https://e.org/1, m.pdf",
        ),
    ],
)
def test_whether_a_document_is_in(facts, told):
    usual = {
        "kind": "evidence",
        "is_in": True,
        "title": "Minutes",
        "dated_on": date(2022, 11, 30),
    }

    assert step_detail.evidence(row(StepItems, **(usual | facts))) == told


def test_what_an_item_is():
    told = [step_detail.item_kind(kind) for kind in ("measure", "evidence", "activity", None)]

    assert told == ["a measure", "a document", "an activity", "not linked to anything yet"]


def test_who_added_an_indicator():
    named = [
        row(StepIndicators, short_name="Walkthroughs", added_by="plan"),
        row(StepIndicators, short_name="Absence", added_by="district"),
        row(StepIndicators, short_name="Stars", added_by="district", note="n"),
    ]

    assert step_detail.followed_by(named) == (
        "Walkthroughs; Absence (added by the district); Stars (added by the district; n)"
    )
    assert step_detail.followed_by([]) == "no indicator is mapped to it"


def test_how_a_group_stands_on_the_measures_of_the_goal():
    told = [(Gap.CLEARLY_BEHIND, True)] * 3 + [(Gap.CANNOT_BE_SHOWN, None)]
    rows = [row(StepGroups, gap_verdict=code, gap_survives=holds) for code, holds in told]

    assert step_groups.group_verdicts("Homeless", rows) == (
        "Homeless: on 4 measures, beside all other students: clearly behind on 3 and cannot be "
        "shown on 1."
    )
    assert step_groups.group_unknown("Gifted", is_published=False) == (
        "Gifted: not a single group of the published results. See Subgroups."
    )
    known = {"period": "2022", "period_style": "school_year", "data_state": "hidden", "value": None}
    assert step_groups.group_result(row(StepGroups, **known)).startswith("2021-22: hidden")


def test_what_of_a_group_is_clear_only_taken_alone_is_not_counted_as_clear():
    told = [(Gap.CLEARLY_BEHIND, True), (Gap.CLEARLY_BEHIND, False), (Gap.CLEARLY_AHEAD, False)]
    rows = [
        row(StepGroups, gap_verdict=gap, gap_survives=holds, change=change, change_survives=holds)
        for (gap, holds), change in zip(told, [Change.CLEAR_DECLINE] * 3, strict=True)
    ]

    assert step_groups.group_verdicts("Foster", rows) == (
        "Foster: on 3 measures, beside all other students: clearly behind on 1, clearly behind on "
        "1 (taken alone), and clearly ahead on 1 (taken alone)."
    )
    assert [step_groups.group_gap(it) for it in rows] == [
        "Clearly behind",
        "Clearly behind, taken alone",
        "Clearly ahead, taken alone",
    ]
    assert [step_groups.group_change(it) for it in rows[:2]] == [
        "Clear decline",
        "Clear decline, taken alone",
    ]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"is_counted": True}, "Did it work?"),
        ({"added_by": "district"}, "Not for “Did it work?”: the plan does not name it."),
        (
            {"added_by": "plan"},
            "Not for “Did it work?”: an output, which does not show that it worked.",
        ),
    ],
)
def test_for_which_questions_a_measure_counts(facts, told):
    worked = row(StepMovements, lane="effectiveness", **facts)
    done = row(StepMovements, lane="implementation", is_counted=True)

    assert step_measures.counts_for({"effectiveness": worked}) == told
    both = step_measures.counts_for({"effectiveness": worked, "implementation": done})
    assert both == f"Was it done? {told}"
