"""The page of plan health: what it says, where its links lead, what can be taken away."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from test_pages import headings, opened, text_of

from monitoring.panels import health as panels

REVIEW = pd.DataFrame(
    {"quarter": ["2022-23-Q2"], "ends_on": [pd.Timestamp("2022-12-31")], "basis": ["published"]}
)

pytestmark = pytest.mark.usefixtures("database")


def found(rule, wheres):
    return pd.DataFrame(
        {
            "theme": "What the goals say",
            "rule": rule,
            "why": "Because.",
            "where": wheres,
            "finding": "It is <so> & not else.",
            "address": "step?step=G1.6&goal=G1",
        }
    )


def links(app: AppTest) -> dict[str, str]:
    """Return the words of each link on the page -> its address; the first of each."""
    markup = " ".join(str(piece.value) for piece in app.markdown)
    pairs = re.findall(r'<a href="([^"]+)" target="_self">([^<]+)</a>', markup)
    return {words: address.replace("&amp;", "&") for address, words in reversed(pairs)}


def test_the_findings_stand_under_four_themes_with_their_counts():
    app = opened("health", quarter="2022-23-Q2")

    says = text_of(app)

    assert headings(app) == [
        "What the goals say",
        "How the steps are followed",
        "Who answers for them",
        "The form and the groups it names",
    ]
    assert "As known on December 31, 2022, the end of 2022-23-Q2 (assumed date)." in says
    assert "15 of 18 rules find something weak in this plan, in 74 places." in says
    assert "Same measure in both lanes (13) | Done but not working" in says
    assert (
        "Goal 1: The goal says “3% percentage points”, which names two units at once; it is read "
        "as 3 percentage points a year." in says
    )
    assert (
        "Looked for and not found: No measure; Target unlike the goal's words; No method." in says
    )


def test_every_finding_leads_to_its_screen_in_the_same_quarter():
    led = links(opened("health", quarter="2022-23-Q1"))

    assert led["Goal 1"] == "goals?goal=G1&quarter=2022-23-Q1"
    assert led["G1.6"] == "step?step=G1.6&goal=G1&quarter=2022-23-Q1"
    assert led["Need 1"] == (
        "subgroups?goal=G1&subgroup=Economically+Disadvantaged&quarter=2022-23-Q1"
    )
    assert led["Chief of Human Resources"] == "step?step=G2.5&goal=G2&quarter=2022-23-Q1"


def test_the_findings_do_not_depend_on_the_goal_that_is_handed_on():
    first, second = (opened("health", quarter="2022-23-Q2", goal=goal) for goal in ("G1", "G2"))

    assert text_of(first) == text_of(second)
    assert second.sidebar.selectbox(key="goal").value == "G2"


def test_many_findings_of_one_rule_open_on_request_and_say_where():
    seven = panels.plan_health(found("No baseline", [f"G1.{n}" for n in range(1, 8)]), REVIEW)
    eight = panels.plan_health(found("No baseline", [f"G1.{n}" for n in range(1, 9)]), REVIEW)
    long = panels.plan_health(found("No baseline", ["Director of Something"] * 8), REVIEW)
    many = panels.plan_health(
        found("No baseline", [f"Director {n} of it" for n in range(8)]), REVIEW
    )

    assert "<details>" not in seven
    assert "<summary>G1.1, G1.2, G1.3, G1.4, G1.5, G1.6, G1.7, G1.8</summary>" in eight
    assert "<summary>Director of Something</summary>" in long
    assert "<summary>Show all 8</summary>" in many


def test_what_the_plan_says_cannot_become_markup():
    written = panels.plan_health(found("No baseline", ["<G1>"]), REVIEW)

    assert "It is &lt;so&gt; &amp; not else." in written
    assert (
        'href="step?step=G1.6&amp;goal=G1&amp;quarter=2022-23-Q2" target="_self">&lt;G1&gt;<'
        in (written)
    )


def test_a_plan_without_a_weak_point_is_told_so():
    written = panels.plan_health(found("No baseline", []), REVIEW)

    assert "None of 18 rules finds anything weak in this plan." in written
    assert "<b>Looked for and not found:</b> No measure; No baseline; Baseline without" in written


def test_the_findings_can_be_taken_away():
    app = opened("health", quarter="2022-23-Q2")

    app.session_state["take-health"] = True
    app.run()

    assert not app.exception
    assert [button.label for button in app.get("download_button")] == [
        "CSV: Plan health",
        "XLSX: Plan health",
    ]
