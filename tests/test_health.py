"""The plan check: every rule finds its fault in this plan, and none in a plan without it."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from monitoring import db, health
from monitoring.health import form, goals, lanes, positions
from monitoring.vocabulary import DataState, Lane, OutcomeType, PeriodStyle, TargetKind
from monitoring.vocabulary.plan_check import PlanRule, PlanTheme
from monitoring.wording import health as wording

CLASS_2023, CLASS_2024 = ("2023", PeriodStyle.CLASS), ("2024", PeriodStyle.CLASS)
RULES = {rule: find for rules in health.THEMES.values() for rule, find in rules.items()}
GOAL_1 = (
    "By 2023, Clayton County Public Schools will increase by 3% percentage points growth each "
    "school year, for students scoring at the proficiency levels as evidenced by the state "
    "assessments."
)


def facts_of(path, quarter="2022-23-Q2", as_of=date(2022, 12, 31)):
    def read(name, **asked):
        return db.open_store(path).read(db.sql_text(name), asked)

    return health.gather(read, quarter, as_of)


@pytest.fixture(scope="module")
def plan(database):
    """The district's plan as known at the end of December 2022."""
    return facts_of(database)


def rows(**columns):
    return pd.DataFrame(columns)


@pytest.fixture
def sound():
    """A small plan without a fault: one goal, one step, both lanes, all of it held and in."""
    return health.Facts(
        quarter="2022-23-Q2",
        plan=rows(school_years=["2021-22"]),
        goals=rows(
            goal_id=["G1"],
            need_id=["N1"],
            number=[1],
            wording=["By 2023 raise the graduation rate from 70% in 2021 to 80%."],
        ),
        needs=rows(
            need_id=["N1"],
            number=[1],
            is_equity_gap=[True],
            equity_question=["Is Need # 1 also an Equity Gap?"],
            goal_id=["G1"],
        ),
        steps=rows(goal_id=["G1"], step_id=["G1.1"], subgroup_words=["English Learners"]),
        items=rows(
            goal_id=["G1", "G1", "G1"],
            step_id=["G1.1", "G1.1", "G1.1"],
            lane=["implementation", "implementation", "effectiveness"],
            sort_order=[1, 2, 1],
            item=["PD logs", "minutes", "graduation data"],
            kind=["measure", "evidence", "measure"],
            indicator_id=["pd_completion", "", "graduation_rate_4yr"],
            indicator_name=["Professional learning completed", None, "Graduation rate"],
            short_name=["PD completion", None, "Graduation"],
            outcome_type=["output", None, "student_outcome"],
        ),
        positions=rows(
            goal_id=["G1"],
            step_id=["G1.1"],
            sort_order=[1],
            name_in_plan=["Director of Learning"],
            role=["Director of Learning"],
            is_accountable=[True],
            is_held=[True],
        ),
        evidence=rows(
            goal_id=["G1"],
            step_id=["G1.1"],
            lane=["implementation"],
            item=["minutes"],
            n_quarters=[6],
            n_in=[1],
            n_in_sample=[0],
        ),
        measures=rows(
            measure_id=["grad"],
            goal_id=["G1"],
            measure_name=["Graduation rate"],
            indicator_id=["graduation_rate_4yr"],
            content_area=[""],
            baseline_value=[70.0],
            baseline_value_origin=["stated"],
            baseline_period=["2021"],
            baseline_period_origin=["stated"],
            target_kind=["reach_value"],
            target_value=[80.0],
            points_per_year=[None],
            deadline_period=["2023"],
            interpretation=["From 70 to 80"],
        ),
        years=rows(
            indicator_id=["milestones_eog_proficient", "graduation_rate_4yr"],
            content_area=["", ""],
            period=["2020", "2019"],
            data_state=["cancelled", "not_published"],
            description=["no tests", "no figure"],
            source=["the state", "the state"],
        ),
        gaps=rows(
            equity_gap_id=["N1.E1"],
            need_id=["N1"],
            gap=["Graduation"],
            subgroup_words=["EL"],
            subgroup=["English Learners"],
            goal_id=["G1"],
            measure_id=["grad"],
            period=["2022"],
            period_style=["class"],
            gap_obstacle=["rate_without_counts"],
        ),
        indicators=rows(
            indicator_id=["graduation_rate_4yr"],
            period_style=["class"],
        ),
        periods=rows(period=["2021", "2022", "2023"], kind=["year", "year", "year"]),
    )


def facts_by_place(findings):
    return [(one.place_id, dict(one.facts)) for one in findings]


def places(findings):
    return [one.place_id for one in findings]


@pytest.mark.parametrize("find", RULES.values(), ids=RULES)
def test_a_rule_is_silent_on_a_plan_without_its_fault(find, sound):
    assert find(sound) == []


def test_every_rule_of_the_vocabulary_is_one_documented_function_of_its_own():
    assert set(RULES) == set(PlanRule)
    assert list(health.THEMES) == list(PlanTheme)
    assert len(set(RULES.values())) == len(RULES)
    assert all(find.__doc__.startswith("Find ") for find in RULES.values())


def test_every_finding_of_this_plan_is_of_its_rule_and_can_be_said(plan):
    for rule, find in RULES.items():
        for finding in find(plan):
            assert finding.rule == rule
            assert wording.finding(finding.rule, finding.facts)


def test_a_goal_without_a_measure_is_found_and_this_plan_has_none(plan, sound):
    assert goals.no_measure(plan) == []
    found = goals.no_measure(replace(sound, measures=sound.measures.iloc[:0]))
    assert facts_by_place(found) == [("G1", {"goal": sound.goals["wording"].iloc[0]})]


def test_goal_1_states_no_baseline_and_its_first_comparable_result_is_that_of_2022(plan):
    ((place, found),) = facts_by_place(goals.no_baseline(plan))

    assert place == "G1"
    assert found["goal"] == GOAL_1
    assert found["n_measures"] == 8
    assert found["start"] == ("2022", PeriodStyle.SCHOOL_YEAR)
    assert [(year, state) for year, state, _ in found["before"]] == [
        (("2020", PeriodStyle.SCHOOL_YEAR), DataState.CANCELLED),
        (("2021", PeriodStyle.SCHOOL_YEAR), DataState.NOT_COMPARABLE),
    ]


def test_a_start_right_after_a_year_that_compares_is_no_first_result(sound):
    unstated = sound.measures.assign(baseline_value=None, baseline_value_origin="inferred")

    (finding,) = goals.no_baseline(replace(sound, measures=unstated))

    assert finding.facts["start"] == ("2021", PeriodStyle.CLASS)
    assert finding.facts["before"] == []


def test_a_goal_whose_start_nobody_has_read_says_so(sound):
    unknown = sound.measures.assign(
        baseline_value=None, baseline_value_origin="missing", baseline_period=None
    )

    (finding,) = goals.no_baseline(replace(sound, measures=unknown))

    assert finding.facts["start"] is None
    assert finding.facts["n_measures"] == 1


def test_goal_2_gives_no_year_for_its_baseline(plan):
    ((place, found),) = facts_by_place(goals.baseline_without_year(plan))

    assert place == "G2"
    assert found["value"] == 69.6
    assert found["year"] == ("2017", PeriodStyle.CLASS)
    assert "the year is not in the plan" in found["interpretation"]


def test_goal_1_names_two_units_at_once(plan):
    assert facts_by_place(goals.ambiguous_unit(plan)) == [
        (
            "G1",
            {
                "phrase": "3% percentage points",
                "has_two_units": True,
                "points": [3.0],
                "targets": [],
            },
        )
    ]


@pytest.mark.parametrize(
    ("goal", "phrase", "has_two_units"),
    [
        ("By 2023 raise the graduation rate by 5%.", "by 5%", False),
        ("Raise reading by 2.5% points.", "2.5% points", True),
        ("Raise the graduation rate by 5 percentage points.", None, False),
        ("Raise the graduation rate by 5% from 70% to 75%.", None, False),
        ("Have PBIS in place by 90% of the schools.", None, False),
    ],
)
def test_a_figure_is_ambiguous_where_it_can_be_read_in_two_units(
    sound, goal, phrase, has_two_units
):
    found = goals.ambiguous_unit(replace(sound, goals=sound.goals.assign(wording=[goal])))

    target = (TargetKind.REACH_VALUE, 80.0, ("2023", PeriodStyle.CLASS))
    expected = {
        "phrase": phrase,
        "has_two_units": has_two_units,
        "points": [],
        "targets": [target],
    }
    assert facts_by_place(found) == ([("G1", expected)] if phrase else [])


def test_this_plans_measures_aim_at_what_its_goals_say(plan):
    assert goals.target_unlike_words(plan) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"target_value": 75.0},
            {"target": (("reach_value", 75.0, CLASS_2023), ("reach_value", 80.0, CLASS_2023))},
        ),
        (
            {"deadline_period": "2024"},
            {"target": (("reach_value", 80.0, CLASS_2024), ("reach_value", 80.0, CLASS_2023))},
        ),
        ({"baseline_value": 71.0}, {"start": (71.0, 70.0)}),
        ({"baseline_value_origin": "missing"}, {"start": (None, 70.0)}),
    ],
)
def test_a_target_or_a_start_that_the_goal_does_not_say_is_found(sound, change, expected):
    measures = sound.measures.assign(**change)

    ((place, found),) = facts_by_place(goals.target_unlike_words(replace(sound, measures=measures)))

    assert place == "G1"
    assert found == {
        "goal": sound.goals["wording"].iloc[0],
        "measure": "Graduation rate",
        **expected,
    }


def test_a_lane_that_the_plan_says_nothing_of_is_found_and_this_plan_has_none(plan, sound):
    assert lanes.no_method(plan) == []
    found = lanes.no_method(replace(sound, items=sound.items.iloc[:2]))
    assert facts_by_place(found) == [("G1.1", {"lane": Lane.EFFECTIVENESS})]


def test_seven_steps_measure_no_outcome(plan):
    findings = lanes.no_outcome_measure(plan)

    assert places(findings) == ["G1.1", "G1.2", "G1.3", "G1.4", "G2.1", "G2.2", "G2.5"]
    assert findings[0].facts["measures"] == [
        ("Local surveys", OutcomeType.STAFF_OR_FAMILY_PRACTICE),
        ("PD completion", OutcomeType.OUTPUT),
        ("Resources bought", OutcomeType.OUTPUT),
    ]


def test_a_lane_of_documents_measures_no_outcome_and_an_unmapped_one_is_not_asked(sound):
    documents = sound.items.assign(
        kind="evidence", indicator_id="", short_name=None, outcome_type=None
    )
    unmapped = sound.items.assign(kind=None, indicator_id=None, short_name=None, outcome_type=None)

    found = lanes.no_outcome_measure(replace(sound, items=documents))
    assert facts_by_place(found) == [("G1.1", {"measures": [], "n_unmapped": 0})]
    assert lanes.no_outcome_measure(replace(sound, items=unmapped)) == []


def test_outputs_stand_under_effectiveness_in_five_steps(plan):
    findings = lanes.output_as_effectiveness(plan)

    assert places(findings) == ["G1.1", "G1.2", "G2.1", "G2.4", "G2.6"]
    assert findings[0].facts["items"] == [
        ("PD completion records", "PD completion"),
        ("invoices (purchased resources)", "Resources bought"),
    ]
    assert findings[4].facts["items"] == [("PD (logs and completion records)", "PD completion")]


def test_g1_6_uses_its_big_7_report_in_both_lanes_and_eight_other_steps_do_the_like(plan):
    findings = lanes.same_measure_in_both_lanes(plan)

    assert (
        "G1.6",
        {
            "measure": "Office referrals",
            "done": ["PBIS Big 7 Report"],
            "worked": ["PBIS Big 7 report"],
        },
    ) in facts_by_place(findings)
    assert [(one.place_id, one.facts["measure"]) for one in findings] == [
        ("G1.1", "PD completion"),
        ("G1.2", "Family participation"),
        ("G1.2", "Family offerings"),
        ("G1.3", "Family participation"),
        ("G1.4", "Wraparound services"),
        ("G1.6", "Office referrals"),
        ("G1.6", "Wraparound services"),
        ("G2.1", "School plan reviews"),
        ("G2.4", "PD completion"),
        ("G2.4", "State surveys"),
        ("G2.4", "Walkthroughs"),
        ("G2.5", "Recruitment"),
        ("G2.6", "Course access"),
    ]


def test_the_star_rating_of_three_steps_was_not_published(plan):
    findings = lanes.measure_not_published(plan)

    assert [(one.place_id, one.facts["items"]) for one in findings] == [
        ("G1.4", ["Star Rating"]),
        ("G1.6", ["district climate rating"]),
        ("G2.4", ["Climate Star Ratings"]),
    ]
    assert {tuple(one.facts["years"]) for one in findings} == {("2020", "2021", "2022")}
    assert {one.facts["indicator"] for one in findings} == {"School Climate Star Rating"}


@pytest.mark.parametrize(("period", "is_found"), [("2021", False), ("2022", True), ("2024", False)])
def test_only_years_of_the_plans_own_period_are_missed(sound, period, is_found):
    years = sound.years.assign(data_state="not_published", period=period)

    assert bool(lanes.measure_not_published(replace(sound, years=years))) is is_found


def test_two_items_are_unmapped(plan):
    assert facts_by_place(lanes.unmapped_item(plan)) == [
        ("G2.2", {"items": [("Teacher Development Specialists", Lane.IMPLEMENTATION)]}),
        ("G2.6", {"items": [("staffing", Lane.IMPLEMENTATION)]}),
    ]


def test_documents_that_never_came_in_are_named_by_lane(sound):
    evidence = rows(
        goal_id=["G1"] * 4,
        step_id=["G1.1"] * 4,
        lane=["implementation"] * 3 + ["effectiveness"],
        item=["minutes", "logs", "agendas", "evaluation"],
        n_quarters=[6] * 4,
        n_in=[2, 0, 0, 0],
        n_in_sample=[0, 0, 3, 0],
    )

    assert facts_by_place(lanes.evidence_never_delivered(replace(sound, evidence=evidence))) == [
        (
            "G1.1",
            {
                "quarter": "2022-23-Q2",
                "n_quarters": 6,
                "documents": [
                    (Lane.IMPLEMENTATION, ["logs", "agendas"]),
                    (Lane.EFFECTIVENESS, ["evaluation"]),
                ],
                "n_missing": 3,
                "n_in_sample": 1,
            },
        )
    ]


def test_before_any_quarter_is_over_no_document_is_late_and_after_one_it_is(sound):
    none_over = sound.evidence.assign(n_in=0, n_quarters=0)
    one_over = sound.evidence.assign(n_in=0, n_quarters=1)

    assert lanes.evidence_never_delivered(replace(sound, evidence=none_over)) == []
    (finding,) = lanes.evidence_never_delivered(replace(sound, evidence=one_over))
    assert finding.facts["n_quarters"] == 1
    assert finding.facts["documents"] == [(Lane.IMPLEMENTATION, ["minutes"])]


def test_three_positions_are_written_in_several_ways(plan):
    findings = positions.written_in_several_ways(plan)

    assert len(findings) == 3
    assert facts_by_place(findings)[2] == (
        "Deputy Superintendent of School Leadership and Improvement",
        {
            "ways": [
                ("Deputy Superintendent of School Leadership and Improvement", ["G1.4"]),
                (
                    "Deputy of School Leadership and Improvement",
                    ["G1.5", "G1.6", "G2.1", "G2.2", "G2.6"],
                ),
                ("Deputy of School Improvement and Leadership", ["G2.4"]),
            ]
        },
    )


def test_nine_steps_name_several_positions_and_none_that_answers(plan):
    findings = positions.nobody_accountable(plan)

    assert places(findings) == [
        *("G1.1", "G1.2", "G1.3", "G1.4", "G1.5", "G1.6", "G2.1", "G2.2", "G2.6")
    ]
    assert findings[2].facts == {"n_positions": 5, "first": "Chief of Communications"}


def test_nobody_is_assigned_to_any_of_the_14_positions(plan):
    found = facts_by_place(positions.nobody_assigned(plan))

    assert len(found) == 14
    assert found[0] == (
        "Assistant Superintendent of Curriculum, Instruction, and Assessment",
        {"answers_for": ["G1.1", "G1.7"], "contributes_to": ["G1.4", "G1.5", "G2.1", "G2.6"]},
    )


def test_the_gap_of_the_economically_disadvantaged_cannot_be_shown(plan):
    findings = form.gap_without_others(plan)

    assert places(findings) == ["N1", "N2"]
    assert [
        (one.facts["group"], one.facts["n_alone"], one.facts["n_measures"]) for one in findings
    ] == [("Economically Disadvantaged", 8, 8), ("Economically Disadvantaged", 1, 1)]


def test_a_gap_is_not_missed_before_its_results_are_known(database):
    assert form.gap_without_others(facts_of(database, "2020-21-Q2", date(2020, 12, 31))) == []


@pytest.mark.parametrize(
    ("quarter", "ends_on", "years"),
    [
        # The first year of the plan is 2021-22, of which nothing was known at the end of 2021.
        ("2021-22-Q2", date(2021, 12, 31), []),
        ("2022-23-Q2", date(2022, 12, 31), [["2020", "2021", "2022"]] * 3),
        ("2023-24-Q2", date(2023, 12, 31), [["2020", "2021", "2022", "2023"]] * 3),
    ],
)
def test_no_year_is_told_to_be_unpublished_before_that_is_known(database, quarter, ends_on, years):
    findings = RULES[PlanRule.MEASURE_NOT_PUBLISHED](facts_of(database, quarter, ends_on))

    assert [one.facts["years"] for one in findings] == years
    assert not any("2024" in one.facts["source"] for one in findings)


def test_the_form_asks_of_need_1_under_need_2(plan):
    asked = "Is Need # 1 also an Equity Gap?"
    assert facts_by_place(form.question_under_another_need(plan)) == [
        ("N2", {"question": asked, "number": 2, "answer": True})
    ]


def test_a_question_without_an_answer_under_another_need_is_told_as_unread(sound):
    needs = sound.needs.assign(number=2, is_equity_gap=None)

    (finding,) = form.question_under_another_need(replace(sound, needs=needs))

    assert finding.facts["answer"] is None


def test_a_step_that_answers_not_applicable_is_told_to_have_answered(plan):
    assert facts_by_place(form.no_subgroup(plan)) == [("G2.5", {"answer": "N/A"})]


def test_a_step_without_an_answer_on_subgroups_is_told_to_leave_it_open(sound):
    steps = sound.steps.assign(subgroup_words=None)

    assert facts_by_place(form.no_subgroup(replace(sound, steps=steps))) == [
        ("G1.1", {"answer": ""})
    ]


def test_a_finding_leads_to_where_it_shows(plan):
    leads = {one.rule: one.address for one in reversed(health.findings(plan))}

    assert leads[PlanRule.NO_BASELINE] == "goals?goal=G1"
    assert leads[PlanRule.UNMAPPED_ITEM] == "step?step=G2.2&goal=G2"
    assert leads[PlanRule.NOBODY_ASSIGNED] == "step?step=G1.1&goal=G1"
    assert leads[PlanRule.GAP_THAT_CANNOT_BE_SHOWN] == (
        "subgroups?goal=G1&subgroup=Economically+Disadvantaged"
    )


def test_all_findings_of_this_plan_stand_under_fifteen_rules(plan):
    assert Counter(one.rule for one in health.findings(plan)) == {
        PlanRule.NO_BASELINE: 1,
        PlanRule.BASELINE_WITHOUT_A_YEAR: 1,
        PlanRule.AMBIGUOUS_UNIT: 1,
        PlanRule.NO_OUTCOME_MEASURE: 7,
        PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS: 5,
        PlanRule.SAME_MEASURE_IN_BOTH_LANES: 13,
        PlanRule.MEASURE_NOT_PUBLISHED: 3,
        PlanRule.UNMAPPED_ITEM: 2,
        PlanRule.EVIDENCE_NEVER_DELIVERED: 11,
        PlanRule.NO_POSITION_ACCOUNTABLE: 9,
        PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS: 3,
        PlanRule.NOBODY_ASSIGNED: 14,
        PlanRule.GAP_THAT_CANNOT_BE_SHOWN: 2,
        PlanRule.QUESTION_UNDER_ANOTHER_NEED: 1,
        PlanRule.NO_SUBGROUP_NAMED: 1,
    }


def test_the_listing_has_the_code_of_the_rule_the_place_and_the_sentence(plan):
    findings = health.findings(plan)

    listed = health.listing(findings)

    assert list(listed.columns) == ["rule", "where", "finding"]
    assert listed["rule"].tolist() == [one.rule for one in findings]
    assert listed["finding"].tolist() == [wording.finding(one.rule, one.facts) for one in findings]
    assert not listed.isna().any().any()
