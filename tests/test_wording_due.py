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
