"""The page of the plan check: what it says, where its links lead, what can be taken away."""

import re
from datetime import date

import pandas as pd
import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from monitoring.health import Finding
from monitoring.panels import health as panels
from monitoring.vocabulary.plan_check import PlanPlace, PlanRule, PlanTheme
from monitoring.wording import downloads
from monitoring.wording import health as findings_wording
from monitoring.wording import health_page as wording
from monitoring.wording.goals import known_on
from tests.support.pages import headings, markup_of, opened, text_of

_LAST_DAY = [pd.Timestamp("2022-12-31")]
REVIEW = pd.DataFrame(
    {"quarter": ["2022-23-Q2"], "ends_on": _LAST_DAY, "known_on": _LAST_DAY, "basis": ["published"]}
)

pytestmark = pytest.mark.usefixtures("database")


def found(*where, place=PlanPlace.STEP):
    rule, facts = PlanRule.NO_BASELINE, {"n_measures": 1, "start": None, "before": []}
    goal, address = {"goal": "It is <so> & not else."}, "step?step=G1.6&goal=G1"
    return [Finding(rule, place, place_id, goal | facts, address) for place_id in where]


def links(app: AppTest) -> dict[str, str]:
    """Return the words of each link on the page -> its address; the first of each."""
    markup = markup_of(app)
    pairs = re.findall(r'<a href="([^"]+)" target="_self">([^<]+)</a>', markup)
    return {words: address.replace("&amp;", "&") for address, words in reversed(pairs)}


def test_the_findings_stand_under_four_themes_with_their_counts():
    app = opened("health", quarter="2022-23-Q2")

    says = text_of(app)

    assert headings(app) == [wording.theme(theme) for theme in PlanTheme]
    assert known_on("2022-23-Q2", date(2022, 12, 31), is_assumed=True) in says
    assert wording.headline(74, 18, 3) in says
    both = PlanRule.SAME_MEASURE_IN_BOTH_LANES
    title = f"{wording.rule_name(both)} {wording.rule_count(13)}"
    assert f"{title} | {wording.why(both)}" in says
    assert "“3% percentage points”" in says
    silent = [
        PlanRule.NO_MEASURE,
        PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS,
        PlanRule.NO_METHOD,
    ]
    assert f"{wording.looked_for()} {wording.silent(silent)}" in says


def test_every_finding_leads_to_its_screen_in_the_same_quarter():
    led = links(opened("health", quarter="2022-23-Q1"))

    goal, need = (named(kind, number) for kind, number in (("goal", "G1"), ("need", "N1")))
    assert led[goal] == "goals?goal=G1&quarter=2022-23-Q1"
    assert led[named("step", "G1.6")] == "step?step=G1.6&goal=G1&quarter=2022-23-Q1"
    assert led[need] == ("subgroups?goal=G1&subgroup=Economically+Disadvantaged&quarter=2022-23-Q1")
    position = named("position", "Chief of Human Resources")
    assert led[position] == "step?step=G2.5&goal=G2&quarter=2022-23-Q1"


def named(kind, place_id):
    return wording.place_before(findings_wording.place(PlanPlace(kind), place_id))


def test_a_goal_of_the_address_changes_nothing_and_stands_on_the_next_page_that_takes_it():
    first, second = (opened("health", quarter="2022-23-Q2", goal=goal) for goal in ("G1", "G2"))

    assert text_of(first) == text_of(second)
    assert "goal" not in {box.key for box in second.selectbox}
    second.switch_page("pages/goals.py").run()
    assert second.selectbox(key="goal").value == "G2"


def test_many_findings_of_one_rule_open_on_request_and_say_where():
    seven = panels.plan_health(found(*(f"G1.{n}" for n in range(1, 8))), REVIEW)
    eight = panels.plan_health(found(*(f"G1.{n}" for n in range(1, 9))), REVIEW)
    long = panels.plan_health(found(*["Director of Something"] * 8), REVIEW)
    many = panels.plan_health(found(*(f"Director {n} of it" for n in range(8))), REVIEW)

    assert "<details>" not in seven
    steps = wording.places([f"G1.{n}" for n in range(1, 9)])
    assert f"<summary>{steps}</summary>" in eight
    assert f"<summary>{wording.places(['Director of Something'])}</summary>" in long
    assert "Director 1" not in re.findall("<summary>(.*?)</summary>", many)[0]


def test_what_the_plan_says_cannot_become_markup():
    written = panels.plan_health(found("<G1>"), REVIEW)

    assert "It is &lt;so&gt; &amp; not else." in written
    assert 'href="step?step=G1.6&amp;goal=G1&amp;quarter=2022-23-Q2" target="_self">' in written
    assert "&lt;G1&gt;" in written


def test_a_plan_without_a_weak_point_is_told_so():
    written = panels.plan_health([], REVIEW)

    assert wording.headline(0, 18, 18) in written
    assert escape(wording.silent(list(PlanRule))) in written
    assert "<h2>" not in written


def test_the_findings_can_be_taken_away():
    app = opened("health", quarter="2022-23-Q2")

    app.session_state["take-health"] = True
    app.run()

    assert not app.exception
    assert [button.label for button in app.get("download_button")] == [
        downloads.button(kind, downloads.title("plan_check")) for kind in ("CSV", "XLSX")
    ]
