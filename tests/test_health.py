"""Plan health: every rule finds its fault in this plan, and none in a plan without it."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from monitoring import db, health
from monitoring.health import form, goals, lanes, positions

CLIMATE = (
    "is the School Climate Star Rating, which was not published for 2019-20 to 2022-23 (Georgia "
    "Department of Education: ratings of 2014 to 2019 and of 2024 only)."
)
EQUALS_ALL = (
    "cannot be shown: the group equals All Students in this district (community eligibility): "
    "there is no other group to compare with."
)
RULES = [rule for of_theme in health.THEMES.values() for rule in of_theme]


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
            position=[1, 2, 1],
            item=["PD logs", "minutes", "graduation data"],
            kind=["measure", "evidence", "measure"],
            indicator_id=["pd_completion", "", "graduation_rate_4yr"],
            indicator_name=["Professional learning completed", None, "Graduation rate"],
            short_name=["PD completion", None, "Graduation"],
            shows=["output", None, "student_outcome"],
        ),
        positions=rows(
            goal_id=["G1"],
            step_id=["G1.1"],
            position=[1],
            written=["Director of Learning"],
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
            reading=["From 70 to 80"],
        ),
        years=rows(
            indicator_id=["milestones_eog_proficient", "graduation_rate_4yr"],
            content_area=["", ""],
            period=["2020", "2019"],
            data_state=["cancelled", "not_published"],
            words=["no tests", "no figure"],
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
            period_label=["class of 2022"],
            gap_obstacle=["published as a rate without counts: no margin can be given"],
        ),
        periods=rows(period=["2021", "2022", "2023"], kind=["year", "year", "year"]),
    )


def told(found):
    return [f"{one.where}: {one.words}" for one in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_silent_on_a_plan_without_its_fault(rule, sound):
    assert rule.find(sound) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_one_documented_function_of_its_own(rule):
    assert rule.find.__doc__.startswith("Find ")
    assert [other.name for other in RULES if other.find is rule.find] == [rule.name]
    assert rule.why.endswith(".")


def test_a_goal_without_a_measure_is_found_and_this_plan_has_none(plan, sound):
    assert goals.no_measure(plan) == []
    assert told(goals.no_measure(replace(sound, measures=sound.measures.iloc[:0]))) == [
        "Goal 1: No measure says by what the goal, “By 2023 raise the graduation rate from 70% in "
        "2021 to 80%”, is judged."
    ]


def test_goal_1_states_no_baseline_and_its_first_comparable_result_is_that_of_2022(plan):
    assert told(goals.no_baseline(plan)) == [
        "Goal 1: The goal, “By 2023, Clayton County Public Schools will increase by 3% percentage "
        "points growth each school year, for students scoring at the proficiency levels as "
        "evidenced by the state assessments”, states no value to start from (2019-20: cancelled, "
        "state tests were cancelled in spring 2020; 2020-21: not comparable, about 23% of the "
        "usual number of students was tested in 2021); the first comparable result, from which "
        "its 8 measures start, is that of 2021-22."
    ]


def test_a_start_right_after_a_year_that_compares_is_no_first_result(sound):
    unstated = sound.measures.assign(baseline_value=None, baseline_value_origin="inferred")

    (found,) = goals.no_baseline(replace(sound, measures=unstated))

    assert found.words.endswith(
        "states no value to start from; the result of the class of 2021 is taken as the start of "
        "its 1 measure."
    )


def test_a_goal_whose_start_nobody_has_read_says_so(sound):
    unknown = sound.measures.assign(
        baseline_value=None, baseline_value_origin="missing", baseline_period=None
    )

    (found,) = goals.no_baseline(replace(sound, measures=unknown))

    assert found.words.endswith(
        "states no value to start from, and no year is read as the start of its 1 measure."
    )


def test_goal_2_gives_no_year_for_its_baseline(plan):
    assert told(goals.baseline_without_year(plan)) == [
        "Goal 2: The goal, “By 2023, Clayton County Public Schools will increase the graduation "
        "rate from 69.6% to 90% or higher”, gives no year for its baseline of 69.6%; it is read "
        "as that of the class of 2017 (“From 69.6 to 90 percent by the class of 2023; 69.6 is the "
        "published rate of the class of 2017, the year is not in the plan”)."
    ]


def test_goal_1_names_two_units_at_once(plan):
    assert told(goals.ambiguous_unit(plan)) == [
        "Goal 1: The goal says “3% percentage points”, which names two units at once; it is read "
        "as 3 percentage points a year."
    ]


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        (
            "By 2023 raise the graduation rate by 5%.",
            "The goal says “by 5%”, which may mean percentage points or a share of the value "
            "before; it is read as 80% by the class of 2023.",
        ),
        (
            "Raise reading by 2.5% points.",
            "The goal says “2.5% points”, which names two units at once; it is read as 80% by "
            "the class of 2023.",
        ),
        ("Raise the graduation rate by 5 percentage points.", None),
        ("Raise the graduation rate by 5% from 70% to 75%.", None),
        ("Have PBIS in place by 90% of the schools.", None),
    ],
)
def test_a_figure_is_ambiguous_where_it_can_be_read_in_two_units(sound, wording, found):
    said = goals.ambiguous_unit(replace(sound, goals=sound.goals.assign(wording=[wording])))

    assert [one.words for one in said] == ([found] if found else [])


def test_this_plans_measures_aim_at_what_its_goals_say(plan):
    assert goals.target_unlike_words(plan) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            {"target_value": 75.0},
            "aims at 75% by the class of 2023, where the goal, {}, says 80% by the class of 2023.",
        ),
        (
            {"deadline_period": "2024"},
            "aims at 80% by the class of 2024, where the goal, {}, says 80% by the class of 2023.",
        ),
        ({"baseline_value": 71.0}, "starts from 71%, where the goal, {}, says 70%."),
    ],
)
def test_an_aim_or_a_start_that_the_goal_does_not_say_is_found(sound, change, found):
    said = goals.target_unlike_words(replace(sound, measures=sound.measures.assign(**change)))

    goal = "“By 2023 raise the graduation rate from 70% in 2021 to 80%”"
    assert told(said) == [f"Goal 1: Graduation rate {found.format(goal)}"]


def test_a_lane_that_the_plan_says_nothing_of_is_found_and_this_plan_has_none(plan, sound):
    assert lanes.no_method(plan) == []
    assert told(lanes.no_method(replace(sound, items=sound.items.iloc[:2]))) == [
        "G1.1: The plan names nothing by which effectiveness is monitored."
    ]


def test_seven_steps_measure_no_outcome(plan):
    found = lanes.no_outcome_measure(plan)

    assert [one.where for one in found] == ["G1.1", "G1.2", "G1.3", "G1.4", "G2.1", "G2.2", "G2.5"]
    assert found[0].words == (
        "Nothing under effectiveness measures what students reached or did; it is followed by "
        "Local surveys (staff or family practice), PD completion (output) and Resources bought "
        "(output)."
    )


def test_a_lane_of_documents_measures_no_outcome_and_an_unmapped_one_is_not_asked(sound):
    documents = sound.items.assign(kind="evidence", indicator_id="", short_name=None, shows=None)
    unmapped = sound.items.assign(kind=None, indicator_id=None, short_name=None, shows=None)

    assert told(lanes.no_outcome_measure(replace(sound, items=documents))) == [
        "G1.1: Nothing under effectiveness measures what students reached or did; no item of it "
        "is a measure."
    ]
    assert lanes.no_outcome_measure(replace(sound, items=unmapped)) == []


def test_outputs_stand_under_effectiveness_in_five_steps(plan):
    found = lanes.output_as_effectiveness(plan)

    assert [one.where for one in found] == ["G1.1", "G1.2", "G2.1", "G2.4", "G2.6"]
    assert found[0].words == (
        "“PD completion records” (measured by PD completion) and “invoices (purchased resources)” "
        "(measured by Resources bought) stand under effectiveness, and say that something was "
        "done, not that it worked."
    )
    assert found[4].words == (
        "“PD (logs and completion records)” (measured by PD completion) stands under "
        "effectiveness, and says that something was done, not that it worked."
    )


def test_g1_6_uses_its_big_7_report_in_both_lanes_and_eight_other_steps_do_the_like(plan):
    found = told(lanes.same_measure_in_both_lanes(plan))

    assert (
        "G1.6: One figure, Office referrals, answers for “PBIS Big 7 Report” under implementation "
        "and “PBIS Big 7 report” under effectiveness, so that done and working cannot be told "
        "apart." in found
    )
    assert [(one.split(":")[0], one.split(", ")[1]) for one in found] == [
        ("G1.1", "PD completion"),
        ("G1.2", "Family participation"),
        ("G1.2", "Family offerings"),
        ("G1.3", "Family participation"),
        ("G1.4", "Wrap-around services"),
        ("G1.6", "Office referrals"),
        ("G1.6", "Wrap-around services"),
        ("G2.1", "School plan reviews"),
        ("G2.4", "PD completion"),
        ("G2.4", "State surveys"),
        ("G2.4", "Walkthroughs"),
        ("G2.5", "Recruitment"),
        ("G2.6", "Course access"),
    ]


def test_the_star_rating_of_three_steps_was_not_published(plan):
    assert told(lanes.measure_not_published(plan)) == [
        f"G1.4: “Star Rating” {CLIMATE}",
        f"G1.6: “district climate rating” {CLIMATE}",
        f"G2.4: “Climate Star Ratings” {CLIMATE}",
    ]


@pytest.mark.parametrize(("period", "is_found"), [("2021", False), ("2022", True), ("2024", False)])
def test_only_years_of_the_plans_own_period_are_missed(sound, period, is_found):
    years = sound.years.assign(data_state="not_published", period=period)

    assert bool(lanes.measure_not_published(replace(sound, years=years))) is is_found


def test_two_items_are_unmapped(plan):
    assert told(lanes.unmapped_item(plan)) == [
        "G2.2: Nobody has said whether “Teacher Development Specialists” (implementation) is a "
        "measure, a document or an activity.",
        "G2.6: Nobody has said whether “staffing” (implementation) is a measure, a document or an "
        "activity.",
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

    assert told(lanes.evidence_never_delivered(replace(sound, evidence=evidence))) == [
        "G1.1: Expected every quarter, and not in for any of the 6 quarters over by the end of "
        "2022-23-Q2: under implementation “logs” and “agendas”; under effectiveness “evaluation”. "
        "Sample: 1 of 3 are in there, which does not count."
    ]


def test_before_any_quarter_is_over_no_document_is_late_and_after_one_it_is(sound):
    none_over = sound.evidence.assign(n_in=0, n_quarters=0)
    one_over = sound.evidence.assign(n_in=0, n_quarters=1)

    assert lanes.evidence_never_delivered(replace(sound, evidence=none_over)) == []
    assert told(lanes.evidence_never_delivered(replace(sound, evidence=one_over))) == [
        "G1.1: Expected every quarter, and not in for the one quarter over by the end of "
        "2022-23-Q2: under implementation “minutes”."
    ]


def test_three_positions_are_written_in_several_ways(plan):
    found = told(positions.written_in_several_ways(plan))

    assert len(found) == 3
    assert found[2] == (
        "Deputy Superintendent of School Leadership and Improvement: The plan writes this position "
        "in 3 ways: “Deputy Superintendent of School Leadership and Improvement” (G1.4), “Deputy "
        "of School Leadership and Improvement” (G1.5, G1.6, G2.1, G2.2 and G2.6) and “Deputy of "
        "School Improvement and Leadership” (G2.4)."
    )


def test_nine_steps_name_several_positions_and_none_that_answers(plan):
    found = positions.nobody_accountable(plan)

    assert [one.where for one in found] == [
        *("G1.1", "G1.2", "G1.3", "G1.4", "G1.5", "G1.6", "G2.1", "G2.2", "G2.6")
    ]
    assert found[2].words == (
        "The plan names 5 positions and does not say which of them answers for the step; the "
        "first, “Chief of Communications”, is taken."
    )


def test_nobody_is_assigned_to_any_of_the_14_positions(plan):
    found = told(positions.nobody_assigned(plan))

    assert len(found) == 14
    assert found[0] == (
        "Assistant Superintendent of Curriculum, Instruction, and Assessment: Nobody is assigned "
        "to this position, which answers for G1.1 and G1.7 and contributes to G1.4, G1.5, G2.1 "
        "and G2.6."
    )


def test_the_gap_of_the_economically_disadvantaged_cannot_be_shown(plan):
    assert told(form.gap_without_others(plan)) == [
        "Need 1: The equity gap “Student achievement identify subgroups, grade level span and "
        "content area(s)” names “Economically Disadvantaged”; in 4 of the goal's 8 measures the "
        f"latest gap of this group (2021-22) {EQUALS_ALL}",
        "Need 2: The equity gap “Graduation Rate (4-year cohort)” names “Economically "
        "Disadvantaged”; in the goal's one measure the latest gap of this group (class of 2022) "
        f"{EQUALS_ALL}",
    ]


def test_a_gap_is_not_missed_before_its_results_are_known(database):
    assert form.gap_without_others(facts_of(database, "2021-22-Q2", date(2021, 12, 31))) == []


def test_the_form_asks_of_need_1_under_need_2(plan):
    assert told(form.question_under_another_need(plan)) == [
        "Need 2: The form asks “Is Need # 1 also an Equity Gap?” under need 2; the answer, yes, "
        "is read as being about need 2."
    ]


def test_a_question_without_an_answer_under_another_need_is_told_as_unread(sound):
    needs = sound.needs.assign(number=2, is_equity_gap=None)

    (found,) = form.question_under_another_need(replace(sound, needs=needs))

    assert found.words.endswith("under need 2; the answer is not read.")


def test_a_step_that_answers_not_applicable_is_told_to_have_answered(plan):
    assert told(form.no_subgroup(plan)) == [
        "G2.5: To which subgroups the step serves the plan answers “N/A”: an answer, not a missing "
        "one, and no group is served by name."
    ]


def test_a_step_without_an_answer_on_subgroups_is_told_to_leave_it_open(sound):
    steps = sound.steps.assign(subgroup_words=None)

    assert told(form.no_subgroup(replace(sound, steps=steps))) == [
        "G1.1: The plan leaves open which subgroups the step serves."
    ]


def test_a_finding_leads_to_where_it_shows(plan):
    found = health.findings(plan).drop_duplicates("rule").set_index("rule")["address"]

    assert found["No baseline"] == "goals?goal=G1"
    assert found["Unmapped item"] == "step?step=G2.2&goal=G2"
    assert found["Nobody assigned"] == "step?step=G1.1&goal=G1"
    assert found["Gap that cannot be shown"] == (
        "subgroups?goal=G1&subgroup=Economically+Disadvantaged"
    )


def test_all_findings_of_this_plan_stand_under_fifteen_rules(plan):
    found = health.findings(plan)

    assert found["rule"].value_counts(sort=False).to_dict() == {
        "No baseline": 1,
        "Baseline without a year": 1,
        "Ambiguous unit": 1,
        "No outcome measure": 7,
        "Output listed as effectiveness": 5,
        "Same measure in both lanes": 13,
        "Measure not published": 3,
        "Unmapped item": 2,
        "Evidence never delivered": 11,
        "No position accountable": 9,
        "Position written in several ways": 3,
        "Nobody assigned": 14,
        "Gap that cannot be shown": 2,
        "Question under another need": 1,
        "No subgroup named": 1,
    }
    assert not found.isna().any().any()
