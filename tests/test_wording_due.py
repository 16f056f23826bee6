"""What is due, as people read it in a mail, a list or a calendar."""

from datetime import date
from types import SimpleNamespace

import pytest

from monitoring.wording import due

END = date(2022, 12, 31)
PEOPLE = {"Coach": "Bo Carr"}


def item(**facts):
    usual = {
        "step_id": "G1.1",
        "lane": "implementation",
        "item": "Attendance sheets",
        "kind": "evidence",
        "expects": "one sheet a meeting",
        "figures": "",
        "due_on": date(2022, 12, 15),
        "days_overdue": 16,
    }
    return SimpleNamespace(**usual | facts)


def test_the_mail_says_what_is_due_until_when_and_to_which_day_it_counts():
    review = SimpleNamespace(
        quarter="2022-23-Q2", update_due_on=date(2022, 12, 15), basis="assumed"
    )

    assert due.mail_heading(review, END) == (
        "Not in for Quarter 2, 2022-23, due on December 15, 2022 (assumed date), counted to "
        "December 31, 2022:"
    )


def test_nothing_owed_is_told():
    assert due.all_is_in("2022-23-Q1") == "All that was due for Quarter 1, 2022-23 is in."


@pytest.mark.parametrize(
    ("facts", "said"),
    [({"days_overdue": 16}, "16 days overdue"), ({"days_overdue": 1}, "1 day overdue")],
)
def test_a_line_says_how_late_an_item_is(facts, said):
    assert said in due.mail_line(item(**facts))


def test_a_position_is_named_with_who_holds_it():
    assert "Bo Carr" in due.heading("Coach", PEOPLE)
    assert due.heading("Chief", PEOPLE) != due.heading("", PEOPLE)


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        ({}, " (one sheet a meeting)"),
        ({"expects": "attendance sheets"}, ""),
        ({"expects": "", "figures": "Meetings"}, " (figures of Meetings)"),
        (
            {"expects": "attendance sheets", "figures": "Meetings"},
            " (the document, and figures of Meetings)",
        ),
        ({"figures": "Meetings"}, " (one sheet a meeting, and figures of Meetings)"),
    ],
)
def test_an_item_is_named_with_what_it_lacks(facts, lacks):
    assert due.item_line(item(**facts)) == f"G1.1, Was it done? Attendance sheets{lacks}"


def test_the_update_of_a_quarter_has_a_name_of_ours():
    update = item(kind="update", item="", expects="")

    assert due.item_line(update) == "G1.1, Was it done? Quarterly update"


def test_a_step_is_listed_with_what_it_owes():
    step = SimpleNamespace(
        step_id="G1.1",
        last_updated_on=date(2022, 12, 12),
        is_sample=False,
        next_due_on=date(2023, 3, 15),
    )

    assert due.step_line(step, 3, 2, 16) == (
        "G1.1: Updated on December 12, 2022. 3 not in, 2 overdue, for up to 16 days. Next update "
        "due on March 15, 2023."
    )


def test_a_lane_is_listed_with_what_is_said_and_what_is_measured():
    lane = SimpleNamespace(
        lane="effectiveness",
        state="working",
        measured_state="worsening",
        evidence_in=1,
        evidence_expected=2,
        is_sample=False,
        is_measured_sample=True,
    )

    assert due.lane_line(lane) == (
        "Did it work? In its owner's judgment: working. Measured: Worsening. Evidence: 1 of 2. "
        "Sample."
    )
