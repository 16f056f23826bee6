"""The plan of Clayton County 2021-22, read from its own text."""

import json
from pathlib import Path

import pytest

from monitoring.plan import Intervention, Plan, read_plan

PLAN = Path(__file__).parents[1] / "data" / "plans" / "clayton_county_dip_2021_22.txt"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(PLAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def steps(plan):
    return {step.step_id: step for step in plan.action_steps}


def test_every_line_of_the_plan_is_placed(plan):
    assert plan.unread_lines == ()


def test_the_plan_holds_its_needs_root_causes_goals_gaps_and_steps(plan):
    counts = (
        len(plan.needs),
        len(plan.root_causes),
        len(plan.goals),
        len(plan.equity_gaps),
        len(plan.action_steps),
    )

    assert counts == (2, 9, 2, 2, 13)


def test_the_cover_and_the_head_of_the_plan_are_read(plan):
    assert plan.kind == "district"
    assert plan.title == "District Improvement Plan 2021 - 2022"
    assert plan.school_years == "2021-22"
    assert plan.district == "Clayton County"
    assert plan.school is None
    assert plan.team_lead == "Katrina Thompson"


def test_each_box_of_the_general_section_keeps_its_tick(plan):
    ticks = [(fact.value, fact.is_ticked) for fact in plan.facts if fact.is_ticked is not None]

    assert ticks == [
        ("Traditional funding (all Federal funds budgeted separately)", True),
        (
            "Consolidated funds (state/local and federal funds consolidated) - Cohort systems ONLY",
            False,
        ),
        ("'FUND 400' - Consolidation of Federal funds only", False),
        ("Free/Reduced meal application", False),
        ("Community Eligibility Program (CEP) - Direct Certification ONLY", True),
        ("Other (if selected, please describe below)", False),
    ]


def test_both_transfers_keep_their_percentage_and_the_waiver_its_answer(plan):
    answers = [(fact.label, fact.value) for fact in plan.facts if fact.is_ticked is None]

    percentage = "Cumulative Percentage of Allocation to be Transferred to the Selected Grant(s)"
    assert answers == [
        ("District", "Clayton County"),
        ("Team Lead", "Katrina Thompson"),
        ("Transfer Title II, Part A to", "NO FUNDS TRANSFERRED"),
        (f"{percentage} (Title II, Part A)", "NA"),
        ("Transfer Title IV, Part A to", "NO FUNDS TRANSFERRED"),
        (f"{percentage} (Title IV, Part A)", "NA"),
        ("Do you need a waiver", "No"),
    ]
    assert plan.facts[-1].section == "ED - Flex Waiver"


def test_both_needs_are_equity_gaps_though_both_questions_say_need_1(plan):
    assert [(need.need_id, need.is_equity_gap) for need in plan.needs] == [
        ("N1", True),
        ("N2", True),
    ]
    assert [need.equity_question for need in plan.needs] == [
        "Is Need # 1 also an Equity Gap?",
        "Is Need # 1 also an Equity Gap?",
    ]


def test_root_causes_are_numbered_anew_under_each_need(plan):
    assert [cause.root_cause_id for cause in plan.root_causes] == [
        "N1.R1",
        "N1.R2",
        "N1.R3",
        "N1.R4",
        "N1.R5",
        "N2.R1",
        "N2.R2",
        "N2.R3",
        "N2.R4",
    ]
    assert plan.root_causes[7].wording.startswith("Increase leaders efficacy to build")


def test_goals_are_kept_word_for_word(plan):
    assert plan.goals[0].wording == (
        "By 2023, Clayton County Public Schools will increase by 3% percentage points growth each"
        " school year, for students scoring at the proficiency levels as evidenced by the state"
        " assessments."
    )
    assert plan.goals[1].wording == (
        "By 2023, Clayton County Public Schools will increase the graduation rate from 69.6% to"
        " 90% or higher."
    )


def test_equity_gaps_carry_their_lists_and_interventions(plan):
    first, second = plan.equity_gaps

    assert first.equity_gap_id == "N1.E1"
    assert first.content_areas == ("ELA", "Mathematics", "Science", "Social Studies")
    assert first.grade_spans == ("K", *map(str, range(1, 13)))
    assert first.subgroups == ("Economically Disadvantaged", "Race / Ethnicity / Minority")
    assert first.interventions == (
        Intervention(
            "EI-1",
            "Provide targeted teacher development on content, pedagogy and student supports and"
            " interventions",
        ),
    )
    assert second.gap == "Graduation Rate (4-year cohort)"
    assert second.interventions == (
        Intervention("EI-2", "Provide targeted school leader development"),
    )


def test_steps_are_numbered_under_their_goal(steps):
    assert list(steps) == [
        *("G1.1", "G1.2", "G1.3", "G1.4", "G1.5", "G1.6", "G1.7"),
        *("G2.1", "G2.2", "G2.3", "G2.4", "G2.5", "G2.6"),
    ]
    assert {step.goal_id for step in steps.values()} == {"G1", "G2"}


def test_evidence_and_timeline_of_every_step_are_read(plan):
    assert [step.evidence_level for step in plan.action_steps] == [
        *("Strong", "Moderate", "Moderate", "Moderate", "Strong", "Moderate", "Strong"),
        *("Moderate", "Moderate", "Strong", "Moderate", "Strong", "Moderate"),
    ]
    assert [step.timeline for step in plan.action_steps] == ["Quarterly"] * 13


def test_the_equity_question_of_every_step_is_read(plan):
    answers = "".join("Y" if step.supports_equity else "N" for step in plan.action_steps)

    assert answers == "YNNYYYN" + "YYNYYY"
    assert None not in [step.supports_equity for step in plan.action_steps]


def test_only_two_steps_answer_the_question_on_partnerships(steps):
    answered = [step_id for step_id, step in steps.items() if step.partnerships is not None]

    assert answered == ["G1.1", "G1.7"]
    assert steps["G1.1"].partnerships == steps["G1.7"].partnerships
    assert steps["G1.1"].partnerships.endswith("to support its STEM/STEAM initiative.")


def test_not_applicable_is_an_answer_and_not_a_missing_one(steps):
    assert steps["G2.5"].subgroups == ("N/A",)


@pytest.mark.parametrize(
    ("step_id", "funding_sources"),
    [
        (
            "G1.1",
            (
                *("Title I, Part A", "Title I, Part A SIG", "Title II, Part A"),
                *("Title III, Part A", "Title IV, Part A", "IDEA", "McKinney-Vento"),
            ),
        ),
        ("G1.2", ("Title I, Part A", "Title III, Part A")),
        ("G1.6", ("Title I, Part A", "Title I, Part A SIG", "Title IV, Part A", "IDEA")),
        ("G2.4", ("Title IV, Part A",)),
        ("G2.5", ("Title II, Part A", "IDEA")),
        (
            "G2.6",
            (
                *("Title I, Part A", "Title II, Part A", "Title IV, Part A"),
                *("IDEA", "McKinney-Vento"),
            ),
        ),
    ],
)
def test_funding_sources_are_told_apart_without_separators(steps, step_id, funding_sources):
    assert steps[step_id].funding_sources == funding_sources


@pytest.mark.parametrize(
    ("step_id", "systems"),
    [
        ("G1.1", ("Coherent Instruction", "Professional Capacity")),
        ("G1.2", ("Family and Community Engagement",)),
        (
            "G2.1",
            ("Effective Leadership", "Professional Capacity", "Supportive Learning Environment"),
        ),
        ("G2.6", ("Coherent Instruction", "Supportive Learning Environment")),
    ],
)
def test_systems_are_told_apart_without_separators(steps, step_id, systems):
    assert steps[step_id].systems == systems


def test_subgroups_are_told_apart_without_separators(steps):
    assert steps["G1.4"].subgroups == (
        "Economically Disadvantaged",
        "Foster",
        "Homeless",
        "English Learners",
        "Migrant",
        "Race / Ethnicity / Minority",
        "Student with Disabilities",
    )


CURRICULUM = "Assistant Superintendent of Curriculum, Instruction, and Assessment"
STUDENT_SUPPORT = "Deputy of Student Support Services"
LEADERSHIP = "Deputy of School Leadership and Improvement"


@pytest.mark.parametrize(
    ("step_id", "roles"),
    [
        (
            "G1.1",
            (
                "Assistant Superintendent of Curriculum, Instruction, & Assessment",
                "Content Coordinators",
                "Chief Technology Officer",
            ),
        ),
        ("G1.2", ("Director of Second Language Learning", "Director of Federal Programs")),
        (
            "G1.3",
            (
                "Chief of Communications",
                "Director of Professional Learning",
                "Director of Federal Programs",
                "Director of Exceptional Students",
                "Director of Second Language Learning",
            ),
        ),
        (
            "G1.4",
            (
                "Deputy Superintendent of Student Support Services",
                "Deputy Superintendent of School Leadership and Improvement",
                CURRICULUM,
            ),
        ),
        ("G1.5", (LEADERSHIP, "Assistant Superintendents", CURRICULUM, "Content Coordinators")),
        ("G1.6", (STUDENT_SUPPORT, LEADERSHIP)),
        ("G1.7", (CURRICULUM,)),
        ("G2.1", (STUDENT_SUPPORT, LEADERSHIP, CURRICULUM)),
        ("G2.2", ("Director of Professional Learning", LEADERSHIP)),
        ("G2.3", ("Director of Second Language Learning",)),
        ("G2.4", ("Deputy of School Improvement and Leadership",)),
        ("G2.5", ("Chief of Human Resources",)),
        (
            "G2.6",
            (
                LEADERSHIP,
                CURRICULUM,
                "CTAE Director",
                "Director of Second Language Learning",
                "Director of Fine Arts/School Choice",
            ),
        ),
    ],
)
def test_every_step_names_its_roles_the_accountable_one_first(steps, step_id, roles):
    assert steps[step_id].roles == roles


@pytest.mark.parametrize(
    ("step_id", "items"),
    [
        (
            "G1.1",
            (
                "Relevant curriculum and pacing guides",
                "common assessments",
                "instructional technology integration plan",
                "classroom observations",
                "PD logs",
            ),
        ),
        (
            "G2.2",
            (
                "Monthly coaching logs from Principal Leadership Coaches",
                "Teacher Development Specialists",
                "PD agendas (principals and assistant principals)",
                "Focus Walks",
                "Collaborative Planning logs",
            ),
        ),
        (
            "G2.4",
            (
                "PD (logs and completion reports)",
                "meeting agendas",
                "implementation of surveys (climate, Georgia Health)",
                "staff and school and classroom observations",
            ),
        ),
        (
            "G2.6",
            (
                "Data (demographic, process, achievement, perception) analysis",
                "course offerings",
                "master schedules",
                "staffing",
                "learning resources",
                "student enrollment in courses",
                "implementation partnerships",
                "school matriculation records",
            ),
        ),
    ],
)
def test_the_implementation_method_falls_into_items(steps, step_id, items):
    assert steps[step_id].implementation_items == items


@pytest.mark.parametrize(
    ("step_id", "items"),
    [
        (
            "G1.1",
            (
                "Teacher surveys/feedback: review of curricular/instructional/technological"
                " resources",
                "PD completion records",
                "invoices (purchased resources)",
            ),
        ),
        (
            "G2.1",
            (
                "LKES evaluations",
                "evaluation of school improvement efforts and processes",
                "collection and analysis of process, achievement, perception, and demographic data",
                "PD program evaluation of effectiveness",
            ),
        ),
        ("G2.3", ("GMAS", "ACCESS for ELLS data")),
        (
            "G2.4",
            (
                "Survey results",
                "school and classroom observations outcomes",
                "student data (discipline, attendance, grades, graduation, promotion)",
                "staff data (retention, attendance)",
                "PD documents",
                "Climate Star Ratings",
            ),
        ),
    ],
)
def test_the_effectiveness_method_falls_into_items(steps, step_id, items):
    assert steps[step_id].effectiveness_items == items


def test_the_methods_are_kept_as_written_beside_their_items(steps):
    assert steps["G2.3"].effectiveness_method == "GMAS, and ACCESS for ELLS data"


def test_the_plan_goes_through_json_unchanged(plan):
    plain = plan.as_dict()

    assert json.loads(json.dumps(plain)) == plain
    assert set(plain["general_information"]) == {
        *("title", "district", "school", "school_years", "team_lead", "facts"),
    }
    assert plain["general_information"]["facts"][0] == {
        "section": "General Improvement Plan Information",
        "label": "District",
        "value": "Clayton County",
        "is_ticked": None,
    }
    assert plain["equity_gaps"][1]["interventions"] == [
        {"code": "EI-2", "wording": "Provide targeted school leader development"}
    ]
    assert [len(plain[name]) for name in ("needs", "goals", "action_steps")] == [2, 2, 13]
    assert plain["unread_lines"] == []
