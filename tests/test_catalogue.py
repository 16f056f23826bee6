"""The indicators, the action steps that name them, and what they are early signs of."""

import re

import pytest

from monitoring import db

IMPLEMENTATION, EFFECTIVENESS = "implementation", "effectiveness"
OUTPUTS_AS_EFFECTIVENESS = [
    ("pd_completion", "G1.1"),
    ("resources_bought", "G1.1"),
    ("el_family_offerings", "G1.2"),
    ("school_plan_monitoring", "G2.1"),
    ("pd_completion", "G2.4"),
    ("pd_completion", "G2.6"),
]


TABLES = {
    "indicators": "select * from indicators",
    "measures": "select * from measures",
    "action_steps": "select * from action_steps",
    "monitoring_items": "select * from monitoring_items",
    "item_links": "select * from item_links",
    "indicator_steps": "select * from indicator_steps",
    "early_signs": "select * from early_signs",
}


@pytest.fixture(scope="module")
def catalogue(database):
    """The rows as a build writes them: checked against the schema and each other."""
    return {name: db.open_store(database).read(select) for name, select in TABLES.items()}


def links(catalogue, indicator_id, lane):
    steps = catalogue["indicator_steps"]
    told = steps[(steps["indicator_id"] == indicator_id) & (steps["lane"] == lane)]
    return " ".join(sorted(told["step_id"]))


def test_the_four_indicators_that_results_are_stored_under_keep_their_names(catalogue):
    indicators = catalogue["indicators"]
    official = indicators[indicators["kind"] == "official"]["indicator_id"]

    assert len(indicators) == 50
    assert indicators["indicator_id"].tolist()[:4] == [
        "graduation_rate_4yr",
        "graduation_rate_5yr",
        "milestones_eog_proficient",
        "milestones_eoc_proficient",
    ]
    assert set(catalogue["measures"]["indicator_id"]) <= set(official)


def test_no_name_and_no_short_name_is_given_twice(catalogue):
    indicators = catalogue["indicators"]

    assert indicators["indicator_name"].is_unique
    assert indicators["short_name"].is_unique
    assert indicators["short_name"].str.len().max() <= 26


@pytest.mark.parametrize(
    ("indicator_id", "unit", "better"),
    [
        ("chronic_absenteeism", "percent", "lower"),
        ("suspension", "percent", "lower"),
        ("office_referrals", "rate", "lower"),
        ("high_need_vacancy", "percent", "lower"),
        ("retained_in_grade", "percent", "lower"),
        ("course_access", "rate", "neither"),
        ("resources_bought", "percent", "neither"),
        ("milestones_levels", "percent", "neither"),
        ("school_climate_stars", "score", "higher"),
        ("benchmark_on_pace", "percent", "higher"),
    ],
)
def test_an_indicator_says_its_unit_and_which_direction_is_better(
    catalogue, indicator_id, unit, better
):
    row = catalogue["indicators"].set_index("indicator_id").loc[indicator_id]

    assert (row["unit"], row["better_direction"]) == (unit, better)


def test_nothing_else_is_better_when_it_is_lower(catalogue):
    indicators = catalogue["indicators"]

    assert set(indicators.loc[indicators["better_direction"] == "lower", "indicator_id"]) == {
        "dropout_rate",
        "chronic_absenteeism",
        "chronic_absenteeism_year",
        "suspension",
        "office_referrals",
        "high_need_vacancy",
        "retained_in_grade",
    }


@pytest.mark.parametrize(
    ("indicator_id", "implementation", "effectiveness"),
    [
        ("milestones_eog_proficient", "", "G1.5 G2.3 G2.6"),
        ("milestones_eoc_proficient", "", "G1.5 G2.3 G2.6"),
        ("graduation_rate_4yr", "", "G2.4"),
        ("ninth_grade_on_track", "", "G2.4 G2.6"),
        ("benchmark_on_pace", "G1.1 G1.5 G2.3", ""),
        ("chronic_absenteeism", "", "G1.6 G2.4"),
        ("suspension", "", "G1.6 G2.4"),
        ("office_referrals", "G1.6", "G1.6"),
        ("pbis_fidelity", "G1.6", ""),
        ("school_climate_stars", "", "G1.4 G1.6 G2.4"),
        ("state_climate_surveys", "G2.4", "G1.3 G1.4 G1.6 G2.4"),
        ("access_progress", "", "G2.3"),
        ("gkids_entry", "", "G1.7"),
        ("gkids_progress", "", "G1.7"),
        ("course_access", "G2.6", "G2.6"),
        ("retained_in_grade", "", "G2.4"),
        ("tkes_rating", "", "G1.4 G1.5 G2.2"),
        ("lkes_rating", "", "G2.1 G2.2"),
        ("teacher_retention", "", "G2.2 G2.4 G2.5"),
        ("high_need_vacancy", "", "G2.5"),
        ("recruitment", "G2.5", "G2.5"),
        ("pd_completion", "G1.1 G2.1 G2.3 G2.4", "G1.1 G2.4 G2.6"),
        ("walkthrough_fidelity", "G1.1 G1.4 G1.6 G1.7 G2.2 G2.4", "G1.5 G2.4"),
        ("planning_review", "G1.4 G1.5 G1.7 G2.2", ""),
        ("family_participation", "G1.2 G1.3", "G1.2 G1.3"),
        ("wraparound_referrals", "G1.4 G1.6", "G1.4 G1.6"),
        ("feedback_surveys", "", "G1.1 G1.2 G1.4 G2.2"),
        ("school_plan_monitoring", "G2.1", "G2.1"),
        ("data_team_meetings", "G1.6 G2.6", ""),
    ],
)
def test_an_indicator_serves_the_steps_that_name_it(
    catalogue, indicator_id, implementation, effectiveness
):
    assert links(catalogue, indicator_id, IMPLEMENTATION) == implementation
    assert links(catalogue, indicator_id, EFFECTIVENESS) == effectiveness


def test_every_link_of_the_plan_quotes_the_plans_own_words(catalogue):
    steps = catalogue["action_steps"].set_index("step_id")
    links_of_plan = catalogue["indicator_steps"]
    links_of_plan = links_of_plan[links_of_plan["added_by"] == "plan"]

    assert len(links_of_plan) > 80
    for row in links_of_plan.itertuples():
        quoted = re.match(r'The plan says "([^"]+)"', row.note)
        assert quoted, row
        assert quoted[1] in steps.loc[row.step_id, f"{row.lane}_method"], row


def test_what_the_plan_does_not_name_is_marked_as_added(catalogue):
    steps, signs = catalogue["indicator_steps"], catalogue["early_signs"]
    added = steps[steps["added_by"] == "district"]

    assert set(added["indicator_id"]) == {
        *("ninth_grade_on_track", "pbis_fidelity", "chronic_absenteeism_year", "dropout_rate"),
    }
    assert added["note"].str.contains("suggested by this product").all()
    assert set(signs.loc[signs["added_by"] == "district", "indicator_id"]) == {
        "ninth_grade_on_track",
        "grades_10_12_on_track",
    }


def test_an_output_listed_as_effectiveness_says_so(catalogue):
    steps = catalogue["indicator_steps"]
    told = steps[steps["note"].str.contains("an output listed as effectiveness")]

    assert set(told["lane"]) == {EFFECTIVENESS}
    assert (
        sorted(zip(told["indicator_id"], told["step_id"], strict=True), key=lambda x: (x[1], x[0]))
        == OUTPUTS_AS_EFFECTIVENESS
    )


def test_every_step_has_an_indicator_in_both_lanes(catalogue):
    steps = catalogue["indicator_steps"]
    for lane in (IMPLEMENTATION, EFFECTIVENESS):
        assert set(steps.loc[steps["lane"] == lane, "step_id"]) == set(
            catalogue["action_steps"]["step_id"]
        )


def test_every_measure_has_an_early_sign_of_its_own_content_area(catalogue):
    measures = catalogue["measures"].set_index("measure_id")
    signs = catalogue["early_signs"]

    assert set(signs["measure_id"]) == set(measures.index)
    for row in signs.itertuples():
        assert row.content_area == measures.loc[row.measure_id, "content_area"]


def test_an_early_sign_is_an_interim_indicator_and_says_that_it_is_assumed(catalogue):
    signs = catalogue["early_signs"]
    kinds = catalogue["indicators"].set_index("indicator_id")["kind"]

    assert {kinds[indicator_id] for indicator_id in signs["indicator_id"]} == {"interim"}
    assert signs["basis"].str.startswith("Assumed").all()
    assert set(signs["since_period"]) == {"2021-22-Q1"}


def kinds_of(catalogue, step_id, lane, item):
    found = catalogue["item_links"].query("step_id == @step_id and lane == @lane and item == @item")
    return [row.indicator_id or f"{row.kind}: {row.expects}" for row in found.itertuples()]


def test_all_items_of_the_plan_are_mapped_but_two_that_it_leaves_open(catalogue):
    key = ["step_id", "lane", "item"]
    items, told = catalogue["monitoring_items"][key], catalogue["item_links"][key]
    mapped = set(told.itertuples(index=False, name=None))

    assert len(items) == 107
    assert [row for row in items.itertuples(index=False, name=None) if row not in mapped] == [
        ("G2.2", IMPLEMENTATION, "Teacher Development Specialists"),
        ("G2.6", IMPLEMENTATION, "staffing"),
    ]


@pytest.mark.parametrize(
    ("step_id", "lane", "item", "expected"),
    [
        (
            "G1.3",
            IMPLEMENTATION,
            "Meeting minutes",
            ["stakeholder_meetings", "evidence: Minutes of the quarter's meetings"],
        ),
        (
            "G1.6",
            IMPLEMENTATION,
            "Monthly discipline data meetings",
            ["data_team_meetings", "activity: Monthly discipline data meetings planned and held"],
        ),
        # The report is expected once; under effectiveness its figures are read.
        (
            "G1.6",
            IMPLEMENTATION,
            "PBIS Big 7 Report",
            ["office_referrals", "evidence: PBIS Big 7 reports of the quarter"],
        ),
        ("G1.6", EFFECTIVENESS, "PBIS Big 7 report", ["office_referrals"]),
        ("G1.5", EFFECTIVENESS, "performance evaluations", ["tkes_rating"]),
        (
            "G1.4",
            IMPLEMENTATION,
            "lesson plan review",
            ["planning_review", "activity: Lesson plan reviews planned and held"],
        ),
        (
            "G2.4",
            IMPLEMENTATION,
            "implementation of surveys (climate, Georgia Health)",
            ["state_climate_surveys", "activity: Surveys planned and held"],
        ),
        (
            "G1.7",
            IMPLEMENTATION,
            "collaborative planning",
            ["planning_review", "activity: Collaborative planning sessions planned and held"],
        ),
        (
            "G2.1",
            IMPLEMENTATION,
            "meeting agendas",
            ["evidence: Agendas of the quarter's meetings"],
        ),
    ],
)
def test_an_item_is_all_that_the_plans_words_make_it(catalogue, step_id, lane, item, expected):
    assert kinds_of(catalogue, step_id, lane, item) == expected


def test_every_step_whose_methods_name_a_document_expects_evidence(catalogue):
    told = catalogue["item_links"]
    steps = set(catalogue["action_steps"]["step_id"])

    # G1.4 names sessions, walks, reviews and figures; G2.5 an orientation and figures.
    assert steps - set(told.loc[told["kind"] == "evidence", "step_id"]) == {"G1.4", "G2.5"}
    assert (told["kind"] == "evidence").sum() == 35


def test_what_an_indicator_shows_tells_outcomes_from_what_was_merely_done(catalogue):
    outcome_types = catalogue["indicators"].set_index("indicator_id")["outcome_type"]

    assert set(outcome_types[outcome_types == "output"].index) == {
        "pd_completion",
        "resources_bought",
        "el_family_offerings",
        "stakeholder_meetings",
        "school_plan_monitoring",
        "new_employee_orientation",
        "data_team_meetings",
        "coaching_contact",
    }
    assert set(outcome_types[outcome_types == "condition_for_learning"].index) == {
        "school_climate_stars",
        "state_climate_surveys",
        "course_access",
    }
    assert (outcome_types == "student_outcome").sum() == 24
    assert (outcome_types == "staff_or_family_practice").sum() == 15
