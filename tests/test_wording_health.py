"""What the plan check says, word for word."""

import inspect

import pytest

from monitoring.vocabulary.plan_check import PlanPlace, PlanRule, PlanTheme
from monitoring.vocabulary.verdicts import WITHOUT_OTHERS
from monitoring.wording import gap_obstacles, health, health_page

CLASS_2023 = ("2023", "class")
OBSTACLE = sorted(WITHOUT_OTHERS)[0]
EVERYBODY = gap_obstacles.of_code(OBSTACLE)
GAP = {
    "gap": "Graduation Rate",
    "group": "EL",
    "years": ["2022"],
    "style": "class",
    "obstacle": OBSTACLE,
}
SAID = {
    PlanRule.NO_MEASURE: [
        ({"goal": "Do it."}, "No measure says how this goal is judged. The goal says: “Do it.”"),
        (
            {"goal": ""},
            "No measure says how this goal is judged, and the plan gives it no words.",
        ),
    ],
    PlanRule.NO_BASELINE: [
        (
            {"goal": "Do it.", "n_measures": 1, "start": None, "before": []},
            "The goal states no baseline, and no year is taken as the start of its one "
            "measure. The goal says: “Do it.”",
        ),
        (
            {"goal": "Do it.", "n_measures": 2, "start": ("2021", "class"), "before": []},
            "The goal states no baseline. Its 2 measures start from the result for the "
            "class of 2021. The goal says: “Do it.”",
        ),
        (
            {
                "goal": "Do it.",
                "n_measures": 8,
                "start": ("2022", "school_year"),
                "before": [(("2020", "school_year"), "cancelled", "no tests in spring 2020")],
            },
            "The goal states no baseline. Its 8 measures start from the first comparable "
            "result, that for 2021-22 (2019-20: canceled, no tests in spring 2020). The goal "
            "says: “Do it.”",
        ),
    ],
    PlanRule.BASELINE_WITHOUT_A_YEAR: [
        (
            {
                "goal": "Do it.",
                "value": 69.6,
                "year": ("2017", "class"),
                "interpretation": "From 69.6 to 90",
            },
            "The goal gives no year for its baseline of 69.6%. It is taken as the value "
            "for the class of 2017 (“From 69.6 to 90”). The goal says: “Do it.”",
        )
    ],
    PlanRule.AMBIGUOUS_UNIT: [
        (
            {"phrase": "3% points", "has_two_units": True, "points": [3.0], "targets": []},
            "The goal says “3% points”, which names two units at once. It is taken as 3 "
            "percentage points a year.",
        ),
        (
            {
                "phrase": "by 5%",
                "has_two_units": False,
                "points": [],
                "targets": [("reach_value", 80.0, CLASS_2023)],
            },
            "The goal says “by 5%”, which may mean percentage points or a share of the value "
            "before. It is taken as 80% by the class of 2023.",
        ),
        (
            {"phrase": "by 5%", "has_two_units": False, "points": [], "targets": []},
            "The goal says “by 5%”, which may mean percentage points or a share of the value "
            "before. No measure takes it up.",
        ),
    ],
    PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS: [
        (
            {
                "goal": "Do it.",
                "measure": "Algebra I",
                "target": (
                    ("points_per_year", 2.5, ("2023", "school_year")),
                    ("points_per_year", 1.0, ("2023", "school_year")),
                ),
            },
            "The target for Algebra I is 2.5 percentage points a year by 2022-23 here, and 1 "
            "percentage point a year by 2022-23 in the goal's own words: “Do it.”",
        ),
        (
            {"goal": "Do it.", "measure": "Graduation rate", "start": (71.0, 70.0)},
            "Graduation rate starts from 71% here, and from 70% in the goal's own words: “Do it.”",
        ),
        (
            {"goal": "Do it.", "measure": "Graduation rate", "start": (None, 70.0)},
            "Graduation rate has no baseline here, and starts from 70% in the goal's own "
            "words: “Do it.”",
        ),
        (
            {"goal": "Do it.", "measure": "Graduation rate", "start": (71.5, None)},
            "Graduation rate starts from 71.5% here, and the goal's own words state no starting "
            "value: “Do it.”",
        ),
    ],
    PlanRule.NO_METHOD: [
        (
            {"lane": "implementation"},
            "The plan names nothing that would show whether the step was done.",
        ),
        (
            {"lane": "effectiveness"},
            "The plan names nothing that would show whether the step worked.",
        ),
    ],
    PlanRule.NO_OUTCOME_MEASURE: [
        (
            {
                "measures": [("PD completion", "output"), ("Surveys", "staff_or_family_practice")],
                "n_unmapped": 0,
            },
            "Nothing under “Did it work?” measures what students reached or did. It is followed "
            "by PD completion (output) and Surveys (staff or family practice).",
        ),
        (
            {"measures": [], "n_unmapped": 0},
            "Nothing under “Did it work?” measures what students reached or did. None of its "
            "items is a measure.",
        ),
        (
            {"measures": [], "n_unmapped": 2},
            "Of what is mapped under “Did it work?”, nothing measures what students reached or "
            "did. 2 items are not mapped yet.",
        ),
    ],
    PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS: [
        (
            {"items": [("invoices", "Resources bought")]},
            "Under “Did it work?” the plan lists “invoices” (measured by Resources bought). It "
            "shows that something was done, not that it worked.",
        ),
        (
            {"items": [("invoices", "Resources bought"), ("PD records", "PD completion")]},
            "Under “Did it work?” the plan lists “invoices” (measured by Resources bought) and "
            "“PD records” (measured by PD completion). They show that something was done, not "
            "that it worked.",
        ),
    ],
    PlanRule.SAME_MEASURE_IN_BOTH_LANES: [
        (
            {"measure": "Referrals", "done": ["Big 7", "logs"], "worked": ["Big 7 report"]},
            "One figure, Referrals, stands for “Big 7” and “logs” under “Was it done?” and for "
            "“Big 7 report” under “Did it work?”, so that the two questions cannot be told apart.",
        )
    ],
    PlanRule.MEASURE_NOT_PUBLISHED: [
        (
            {
                "items": ["Star Rating"],
                "indicator": "School Climate Star Rating",
                "years": ["2020", "2021", "2022"],
                "source": "GaDOE",
            },
            "“Star Rating” stands for the School Climate Star Rating, which was not published "
            "for 2019-20 to 2021-22 (GaDOE).",
        ),
        (
            {
                "items": ["Star"],
                "indicator": "Rating",
                "years": ["2020", "2022"],
                "source": "GaDOE",
            },
            "“Star” stands for the Rating, which was not published for 2019-20 and 2021-22 "
            "(GaDOE).",
        ),
    ],
    PlanRule.UNMAPPED_ITEM: [
        (
            {"items": [("staffing", "implementation")]},
            "Nobody has said whether “staffing” (under “Was it done?”) is a measure, a document, "
            "or an activity.",
        ),
        (
            {"items": [("hours", "implementation"), ("loans", "effectiveness")]},
            "Nobody has said of “hours” (under “Was it done?”) and “loans” (under “Did it work?”) "
            "whether each is a measure, a document, or an activity.",
        ),
    ],
    PlanRule.EVIDENCE_NEVER_DELIVERED: [
        (
            {
                "quarter": "2022-23-Q2",
                "n_quarters": 6,
                "documents": [("implementation", ["logs", "agendas"]), ("effectiveness", ["x"])],
                "n_missing": 3,
                "n_in_sample": 1,
            },
            "Expected every quarter, and not in for any of the 6 quarters that were over by the "
            "end of Quarter 2, 2022-23: “logs” and “agendas” (under “Was it done?”); “x” (under "
            "“Did it work?”). Sample: 1 of 3 is in there, which does not count.",
        ),
        (
            {
                "quarter": "2021-22-Q1",
                "n_quarters": 1,
                "documents": [("implementation", ["logs"])],
                "n_missing": 1,
                "n_in_sample": 0,
            },
            "Expected every quarter, and not in for the one quarter that was over by the end of "
            "Quarter 1, 2021-22: “logs” (under “Was it done?”).",
        ),
    ],
    PlanRule.NO_POSITION_ACCOUNTABLE: [
        (
            {"n_positions": 5, "first": "Chief"},
            "The plan names 5 positions and does not say which of them answers for the step. The "
            "first, “Chief”, is taken.",
        )
    ],
    PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS: [
        (
            {"ways": [("Chief", ["G1.1"]), ("The Chief", ["G1.2", "G1.3", "G2.1"])]},
            "The plan writes this position in 2 ways: “Chief” (G1.1) and “The Chief” (G1.2, G1.3, "
            "and G2.1).",
        )
    ],
    PlanRule.NOBODY_ASSIGNED: [
        (
            {"answers_for": ["G1.1", "G1.7"], "contributes_to": []},
            "Nobody is assigned to this position. It answers for G1.1 and G1.7.",
        ),
        (
            {"answers_for": [], "contributes_to": ["G1.4"]},
            "Nobody is assigned to this position. It contributes to G1.4.",
        ),
        (
            {"answers_for": ["G1.1"], "contributes_to": ["G1.4"]},
            "Nobody is assigned to this position. It answers for G1.1 and contributes to G1.4.",
        ),
    ],
    PlanRule.GAP_THAT_CANNOT_BE_SHOWN: [
        (
            GAP | {"n_alone": 1, "n_measures": 1},
            "The equity gap “Graduation Rate” names “EL”. In the goal's one measure the latest gap "
            f"of this group (class of 2022) cannot be shown: {EVERYBODY}.",
        ),
        (
            GAP | {"n_alone": 4, "n_measures": 8},
            "The equity gap “Graduation Rate” names “EL”. In 4 of the goal's 8 measures the latest "
            f"gap of this group (class of 2022) cannot be shown: {EVERYBODY}.",
        ),
    ],
    PlanRule.QUESTION_UNDER_ANOTHER_NEED: [
        (
            {"question": "Is Need # 1 a gap?", "number": 2, "answer": True},
            "The form asks “Is Need # 1 a gap?” under need 2. The answer, yes, is taken as being "
            "about need 2.",
        ),
        (
            {"question": "Is Need # 1 a gap?", "number": 2, "answer": False},
            "The form asks “Is Need # 1 a gap?” under need 2. The answer, no, is taken as being "
            "about need 2.",
        ),
        (
            {"question": "Is Need # 1 a gap?", "number": 2, "answer": None},
            "The form asks “Is Need # 1 a gap?” under need 2. The answer is left open.",
        ),
    ],
    PlanRule.NO_SUBGROUP_NAMED: [
        ({"answer": ""}, "The plan leaves open which groups of students the step serves."),
        (
            {"answer": "N/A"},
            "Asked which groups of students the step serves, the plan answers “N/A”. It is an "
            "answer, and it serves no group by name.",
        ),
    ],
}


@pytest.mark.parametrize(
    ("rule", "facts", "sentence"),
    [(rule, *case) for rule, cases in SAID.items() for case in cases],
)
def test_a_finding_is_said_with_its_evidence(rule, facts, sentence):
    assert health.finding(rule, facts) == sentence


def test_every_rule_is_said_here():
    assert set(SAID) == set(PlanRule)


@pytest.mark.parametrize("rule", PlanRule)
def test_every_rule_has_a_sentence_a_name_and_a_why(rule):
    assert inspect.getdoc(health._FINDINGS[rule])
    assert health_page.rule_name(rule)
    assert health_page.why(rule).endswith(".")


def test_places_are_named():
    assert health.place(PlanPlace.GOAL, "G1") == "Goal 1"
    assert health.place(PlanPlace.NEED, "N2") == "Need 2"
    assert health.place(PlanPlace.STEP, "G1.6") == "G1.6"
    assert health.place(PlanPlace.POSITION, "Principal") == "Principal"


def test_the_page_counts_checks_and_places():
    assert health_page.headline(74, 18, 3) == (
        "15 of 18 checks find something weak in this plan, in 74 places."
    )
    assert health_page.headline(0, 18, 18) == "All 18 checks find nothing weak in this plan."
    assert health_page.places(["G1.1", "G1.2", "G1.1"]) == "G1.1 and G1.2"
    assert health_page.places([f"Director {n} of it" for n in range(8)]) == "Show all 8"
    assert [health_page.theme(theme) for theme in PlanTheme] == [
        "What the goals say",
        "How the steps are followed",
        "Who answers for them",
        "The form and the groups it names",
    ]


def test_the_command_says_what_was_known_when():
    assert health_page.command_title("2022-23-Q2", 74) == (
        "Known by the end of Quarter 2, 2022-23: 74 findings"
    )
    assert health_page.rule_with_count(PlanRule.NO_MEASURE, 1) == "No measure (1)"
