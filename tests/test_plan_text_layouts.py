"""The template in other layouts: what web pages, PDF viewers and converters make of it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from monitoring.plan import Intervention, UnreadLine, read_plan

DOCUMENTS = Path(__file__).parent / "plan_documents"


def document(name):
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


SMALL = document("small_plan")
PARTNERSHIPS = SMALL.splitlines()[-1].partition("\t")[0]
STEP_LINES = SMALL.splitlines()[10:]
GENERAL = "1 General Improvement Plan Information\n"


def only_step(text):
    (step,) = read_plan(text).action_steps
    return step


def with_general(lines):
    """The small plan with these lines in its general section."""
    return SMALL.replace("Team Lead\tAnn Bell\n", f"Team Lead\tAnn Bell\n{lines}\n")


def ticks(plan):
    return [fact.is_ticked for fact in plan.facts if fact.is_ticked is not None]


# Page breaks, headers, footers


@pytest.mark.parametrize("after", range(len(STEP_LINES)))
def test_a_header_repeated_inside_a_step_continues_it_after_any_field(after):
    lines = [*STEP_LINES[: after + 1], "", "Action Step # 1", "", *STEP_LINES[after + 1 :]]
    broken = "\n".join([*SMALL.splitlines()[:10], *lines])

    assert read_plan(broken).action_steps == read_plan(SMALL).action_steps
    assert read_plan(broken).unread_lines == ()


def test_the_same_step_number_under_the_next_need_is_another_step():
    second = "3.2 Overarching Need # 2\nGoal\tMore\nAction Step # 1\nAction Step\tCall families\n"

    plan = read_plan(SMALL + second)

    assert [step.step_id for step in plan.action_steps] == ["G1.1", "G2.1"]
    assert plan.action_steps[1].wording == "Call families"
    assert plan.action_steps[1].evidence_level is None


@pytest.mark.parametrize(
    "header",
    [
        "Action Step #1",
        "ACTION STEP # 1",
        "Action Step 1.1",
        "Action Step # 1.1",
        "Action Step 1.1:",
    ],
)
def test_a_step_header_is_known_however_it_is_written(header):
    plan = read_plan(SMALL.replace("Action Step # 1", header))

    assert [(step.step_id, step.wording) for step in plan.action_steps] == [
        ("G1.1", "Open the library")
    ]
    assert plan.doubts == ()


def test_a_step_numbered_within_its_goal_has_the_last_number():
    first, rest = SMALL.split("Action Step # 1\n")

    plan = read_plan(
        f"{first}Action Step 1.1\n{rest}\nAction Step 1.2\nAction Step\tCall families\n"
    )

    assert [(step.step_id, step.wording) for step in plan.action_steps] == [
        ("G1.1", "Open the library"),
        ("G1.2", "Call families"),
    ]


TITLED = [
    "Action Step #1 – Open the library",
    "ACTION STEP # 1 — Open the library",
    "Action Step # 1: Open the library",
    "Action Step 1 - Open the library",
    "Action Step No. 1: Open the library",
    "Action Step One – Open the library",
    "Action Step #1. Open the library",
    "Action Step #1) Open the library",
    "Action Step (1): Open the library",
    "Action Step #1 (Open the library)",
    "Action Step # 1 Open the library",
    "Action Step # 1\tOpen the library",
    "Action Step # 1 | Open the library |",
    "Goal 1, Action Step 1.1: Open the library",
    "Action Step # 1 –\nOpen the library",
    "Action Step # 1: Open\nthe library",
]


@pytest.mark.parametrize("head", TITLED)
def test_a_head_with_its_title_is_read_as_the_step_it_begins(head):
    second = head.replace("1", "2").replace("One", "Two").replace("2, Action", "1, Action")
    lines = [head, *STEP_LINES, second.replace("Open", "Paint"), *STEP_LINES]
    plan = read_plan("\n".join([*SMALL.splitlines()[:9], *lines]))
    lines = [line for line in lines if not line.startswith("Action Step\t")]
    untold = read_plan("\n".join([*SMALL.splitlines()[:9], *lines]))

    assert [step.step_id for step in plan.action_steps] == ["G1.1", "G1.2"]
    assert [step.wording for step in plan.action_steps] == ["Open the library"] * 2
    assert plan.doubts == ()
    # A title that says something else than the step's words is not lost.
    assert "library" in " ".join(line.text for line in plan.unread_lines)
    assert untold.action_steps[0] == plan.action_steps[0]
    assert untold.action_steps[1].wording == "Paint the library"
    assert untold.unread_lines == untold.doubts == ()


@pytest.mark.parametrize("after", range(len(STEP_LINES)))
def test_a_head_with_its_title_that_a_page_repeats_goes_on_with_the_step(after):
    head = TITLED[0]
    lines = [head, *STEP_LINES[: after + 1], "", head, "", *STEP_LINES[after + 1 :]]

    plan = read_plan("\n".join([*SMALL.splitlines()[:9], *lines]))

    assert plan.action_steps == read_plan(SMALL).action_steps
    assert plan.unread_lines == ()


@pytest.mark.parametrize(
    "words",
    [
        "Action Step #3 above names the days",
        "Action Step # 3: the days are named there",
        "Action Step # 3 – Days of the week",
        "Action Step #1 - Opening hours",
        "Action Step #2 Days",
    ],
)
@pytest.mark.parametrize("heads", ["Action Step # 1", "Action Step # 1 – Open the library"])
def test_a_text_that_speaks_of_a_step_begins_none(words, heads):
    text = SMALL.replace("Action Step # 1", heads)
    plan = read_plan(text.replace("Opening hours", f"Opening hours, see\n{words}"))

    (step,) = plan.action_steps
    assert step.implementation_method == f"Opening hours, see {words}"
    assert step.effectiveness_method == "Loans"


@pytest.mark.parametrize(
    "entries",
    [
        ("- Action Step #1 – Open the library", "- Action Step #2: Call families"),
        ("Action Step # 1 – Open the library ..... 4", "Action Step # 2: Call families . . . 5"),
    ],
)
def test_contents_with_titles_open_no_step(entries):
    plan = read_plan(SMALL.replace("1 General", "\n".join((*entries, "1 General")), 1))

    assert plan.action_steps == read_plan(SMALL).action_steps
    assert plan.doubts == ()


def test_menus_open_neither_needs_nor_steps():
    plan = read_plan(document("school_menu"))

    assert [need.wording for need in plan.needs] == ["Improve number sense.", "Improve attendance."]
    assert [step.step_id for step in plan.action_steps] == ["G1.1", "G1.2", "G2.1"]
    assert plan.unread_lines == ()


def test_a_table_of_contents_without_bullets_opens_nothing():
    contents = "3.1 Overarching Need # 1\n3.2 Overarching Need # 2\nAction Step # 4\n"

    plan = read_plan(contents + SMALL)

    assert [need.need_id for need in plan.needs] == ["N1"]
    assert [step.step_id for step in plan.action_steps] == ["G1.1"]


def test_a_footer_with_section_title_and_page_number_is_no_heading():
    footer = "3.2 Overarching Need # 2 42"

    plan = read_plan(SMALL.replace("Subgroups\t", f"{footer}\nSubgroups\t"))

    assert [need.need_id for need in plan.needs] == ["N1"]
    assert plan.action_steps == read_plan(SMALL).action_steps


@pytest.mark.parametrize("foot", ["Pine County 3", "Pine County", "PINE COUNTY - 3"])
def test_a_footer_with_a_short_name_of_the_district_is_no_line_of_the_plan(foot):
    lines = [line for row in STEP_LINES for line in (row, "", foot, "")]

    plan = read_plan("\n".join([*SMALL.splitlines()[:10], *lines]))

    assert plan.action_steps == read_plan(SMALL).action_steps
    assert plan.unread_lines == plan.doubts == ()


def test_a_glued_running_header_is_the_title_once_and_furniture_after():
    glued = SMALL.replace("# District Improvement Plan 2021 - 2022", "DISTRICT IMPROVEMENT PLAN")
    glued = glued.replace("Subgroups\t", "District Improvement Plan2021 - 2022\nSubgroups\t")

    plan = read_plan(glued)

    assert plan.title == "District Improvement Plan 2021 - 2022"
    assert plan.school_years == "2021-22"
    assert plan.unread_lines == ()


def test_section_numbers_do_not_matter():
    renumbered = SMALL.replace("3. DISTRICT", "2. DISTRICT").replace("3.1 Over", "2.1 Over")

    assert read_plan(renumbered).as_dict() == read_plan(SMALL).as_dict()


def test_the_equity_question_counts_for_the_need_it_stands_under():
    second = (
        "3.2 Overarching Need # 2\n"
        "Overarching Need as identified in CNA Section 3.2\tBetter attendance\n"
        "Is Need # 1 also an Equity Gap?\tNo\n"
    )

    plan = read_plan(SMALL + second)

    assert [need.is_equity_gap for need in plan.needs] == [None, False]


def test_a_rule_of_dashes_is_never_a_value():
    ruled = SMALL.replace("Subgroups\t", "---------\t----\nSubgroups\t").rstrip("\n") + "\n--\t--\n"
    ruled = ruled.replace("\tTown library", "\t")

    assert only_step(ruled).partnerships is None
    assert only_step(ruled).funding_sources == ("IDEA", "McKinney-Vento")
    assert read_plan(ruled).unread_lines == ()


# Labels and values


SEPARATORS = ["\t", " ", "   ", "\u00a0 \u00a0", " | ", ": ", " |\n", "\n", "\n\n"]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("line", STEP_LINES, ids=lambda line: line[:24])
def test_a_value_is_found_after_any_separator(line, separator):
    label, _, value = line.partition("\t")

    plan = read_plan(SMALL.replace(f"{line}\n", f"{label}{separator}{value}\n"))

    assert plan.action_steps == read_plan(SMALL).action_steps
    assert plan.unread_lines == ()


def test_a_value_may_stand_after_a_blank_line_where_every_line_has_one():
    plan = read_plan(document("double_spaced"))

    (need,) = plan.needs
    assert need.wording == "Read more and read better"
    (goal,) = plan.goals
    assert goal.wording == "SY22, the index score will increase by 3% against SY19."


def test_an_empty_cell_does_not_take_the_next_label_for_its_value():
    plan = read_plan(document("bars"))

    (step,) = plan.action_steps
    assert step.subgroups == ()
    assert step.systems == ()
    assert step.implementation_method == "Fully-staffed positions"
    assert plan.equity_gaps[0].content_areas == ()
    assert plan.equity_gaps[0].grade_spans == ()
    assert plan.unread_lines == ()


def test_text_after_an_empty_cell_is_reported_and_not_taken_for_its_value():
    text = SMALL.replace("Systems\tCoherent Instruction\n", "Systems |\n|\nstray words\n")

    plan = read_plan(text)

    assert plan.action_steps[0].systems == ()
    assert plan.unread_lines == (UnreadLine(16, "stray words"),)


def test_head_and_rule_rows_of_tables_are_dropped():
    plan = read_plan(document("school_menu"))

    assert plan.goals[0].wording == "SY 24-25 mathematics will rise from 11.91% to 17.11%."
    assert "Title" not in str(plan.as_dict()["needs"])


def test_lines_of_one_value_are_joined():
    text = SMALL.replace("Open the library", "Open the library\nevery afternoon\nand evening")

    assert only_step(text).wording == "Open the library every afternoon and evening"


def test_a_value_goes_on_after_a_page_break():
    plan = read_plan(document("double_spaced"))

    assert plan.action_steps[0].wording == "Teachers will open the library every afternoon."


def test_a_value_goes_on_after_a_repeated_step_header():
    text = SMALL.replace("Opening hours", "Opening hours\nAction Step # 1\nand visits")

    assert only_step(text).implementation_method == "Opening hours and visits"


def test_words_of_a_value_that_read_like_a_heading_stay_in_it():
    words = "Reviews of the\nDistrict Improvement Plan\nand loans"

    step = only_step(SMALL.replace("Opening hours", words))

    assert step.implementation_method == "Reviews of the District Improvement Plan and loans"


def test_a_label_broken_over_lines_is_one_label():
    plan = read_plan(document("double_spaced"))

    assert plan.action_steps[0].partnerships == "Pine County Library"


def test_bulleted_options_are_told_apart():
    text = SMALL.replace("Systems\tCoherent", "Systems\n- Peer visits\n- Coherent")

    assert only_step(text).systems == ("Peer visits", "Coherent Instruction")


def test_a_second_answer_to_one_label_is_reported():
    plan = read_plan(SMALL.replace("Systems\t", "Subgroups\tMigrant\nSystems\t"))

    assert plan.action_steps[0].subgroups == ("Foster",)
    assert plan.unread_lines == (UnreadLine(14, "Subgroups\tMigrant"),)


def test_a_line_without_a_place_is_reported_with_its_number():
    plan = read_plan(SMALL.replace("Systems\t", "\nPowered by a web host\nSystems\t"))

    assert plan.unread_lines == (UnreadLine(15, "Powered by a web host"),)


def test_an_equity_answer_that_is_neither_yes_nor_no_is_reported():
    plan = read_plan(SMALL.replace("intervention?\tYes", "intervention?\tPerhaps"))

    assert plan.action_steps[0].supports_equity is None
    assert [line.number for line in plan.unread_lines] == [20]


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Method for Monitoring Effectiveness", "Method for Monitoring Eﬀectiveness"),
        ("Method for Monitoring Effectiveness", "Method for Monitoring E ectiveness"),
        ("Method for Monitoring Effectiveness", "METHOD FOR MONITORING EFFECTIVENESS"),
        ("Method for Monitoring Implementation", "Method for Monitoring Implementaton"),
        (
            "Overarching Need as identified in CNA Section 3.2",
            "Overarching Need as identied in CNA",
        ),
        (
            "Overarching Need as identified in CNA Section 3.2",
            "Overarching Need as identiﬁed in CNA Section 3.1",
        ),
        ("Position/Role Responsible", "Position/Role\u00a0Responsible"),
        ("Funding Sources", "Funding Source"),
    ],
)
def test_labels_are_known_with_ligatures_or_letters_lost(label, printed):
    assert read_plan(SMALL.replace(label, printed)).as_dict() == read_plan(SMALL).as_dict()


def test_byte_order_mark_and_carriage_returns_change_nothing():
    windows = "\ufeff" + SMALL.replace("\n", "\r\n")

    assert read_plan(windows) == read_plan(SMALL)


def test_a_document_cut_inside_a_step_keeps_what_is_there():
    step = only_step(SMALL[: SMALL.index("Method for Monitoring Eff")])

    assert step.systems == ("Coherent Instruction",)
    assert step.implementation_method == "Opening hours"
    assert step.effectiveness_method is None
    assert step.roles == ()


def test_a_text_that_speaks_of_goals_and_systems_is_not_taken_for_labels():
    words = "Goal setting and\nSystems of support\nDistrict teams"
    text = SMALL.replace("Opening hours", words)

    assert only_step(text).implementation_method == words.replace("\n", " ")
    assert only_step(text).systems == ("Coherent Instruction",)


# Cover and general section


def test_the_web_page_around_a_plan_is_left_out():
    chrome = "Skip to content\nDistrict\nSchools\nGoal\nCalendar\n"

    plan = read_plan(chrome + SMALL)

    assert plan.district == "Pine County"
    assert plan.unread_lines == ()


def test_a_school_plan_names_its_school_and_has_no_equity_gap():
    plan = read_plan(document("double_spaced"))

    assert plan.kind == "school"
    assert plan.school == "Hilltop School of the Arts"
    assert plan.school_years == "2021-22"
    assert plan.equity_gaps == ()
    assert plan.needs[0].is_equity_gap is None
    assert plan.action_steps[0].supports_equity is None


def test_a_county_in_the_address_only_is_not_taken_for_the_district():
    text = SMALL.replace("District\tPine County\n", "").replace("## Pine County\n", "")
    text = text.replace("Team Lead\t", "12 Main Street, Pine County, Georgia\nTeam Lead\t")

    plan = read_plan(text)

    assert plan.district is None
    assert [line.text for line in plan.unread_lines] == ["12 Main Street, Pine County, Georgia"]


def test_the_school_years_are_the_cover_s_and_not_those_of_a_goal():
    plan = read_plan(SMALL.replace("# District Improvement Plan 2021 - 2022\n", ""))

    assert plan.school_years is None
    assert read_plan(SMALL).school_years == "2021-22"


OPTIONS = (
    "Federal Funding Options to Be Employed (SWP Schools) in this Plan (Select all that apply)\t"
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<input checked="" type="checkbox"/>\tA\n<input type="checkbox"/>\tB', [True, False]),
        ("✔ A\nB", [True, False]),
        ("✔ | A |\nB | |", [True, False]),
        ("A | ✔ |\nB | |", [True, False]),
        ("X A\nB", [True, False]),
        ("X\tA\n\tB", [True, False]),
        ("☒ A\n☐ B", [True, False]),
        ("- [x] A\n- [ ] B", [True, False]),
        ("✔ A\n✔ B\nC", [True, True, False]),
        ("A\nB", [False, False]),
        ("A", [True]),
    ],
)
def test_ticks_are_read_in_every_form(rows, expected):
    assert ticks(read_plan(with_general(f"{OPTIONS}\n{rows}"))) == expected


def test_two_ticks_in_one_group_are_both_kept():
    plan = read_plan(document("double_spaced"))

    assert ticks(plan) == [True, True, False, False, True]
    assert plan.facts[-1].value == "Household survey"


def test_any_other_question_of_the_general_section_is_kept():
    plan = read_plan(with_general("Plan reviewed by: Board\nGrant year\t2022"))

    answers = [(fact.label, fact.value) for fact in plan.facts]
    assert answers[-2:] == [("Plan reviewed by", "Board"), ("Grant year", "2022")]


# Lists


def test_funding_with_commas_between_and_inside_is_told_apart():
    step = only_step(document("bars"))

    assert step.funding_sources == ("Title I, Part A", "IDEA", "Local instructional funds")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Title I, Part A SIG Title I, Part A", ("Title I, Part A SIG", "Title I, Part A")),
        ("Title I, Part A Local funds IDEA", ("Title I, Part A", "Local funds", "IDEA")),
        ("IDEA; 1003(a) funds, District PL", ("IDEA", "1003(a) funds", "District PL")),
        ("Title VI, Part B IDEA", ("Title VI, Part B", "IDEA")),
        ("title ii part a", ("Title II, Part A",)),
        ("NA", ("NA",)),
    ],
)
def test_unknown_funding_is_kept_as_free_text_beside_known(cell, expected):
    assert only_step(SMALL.replace("IDEA McKinney-Vento", cell)).funding_sources == expected


def test_an_unknown_subgroup_is_kept_in_its_place():
    step = only_step(document("double_spaced"))

    assert step.subgroups == ("Foster", "Homeless", "Gifted", "English Learners")
    assert step.systems == ("Family and Community Engagement", "Coherent Instruction")


def test_any_intervention_code_is_parted_from_its_wording():
    plan = read_plan(document("bars"))

    assert plan.equity_gaps[0].interventions == (
        Intervention("EI-7", "Provide equitable access to programs"),
        Intervention("AB-12", "Offer tutoring"),
    )


def test_an_intervention_without_a_code_is_kept():
    text = document("bars").replace("EI-7 Provide equitable access to programs AB-12 Offer", "Give")

    assert read_plan(text).equity_gaps[0].interventions == (Intervention(None, "Give tutoring"),)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Demonstrate a Rationale", "Demonstrates a Rationale"),
        ("Demonstrates a Rationale", "Demonstrates a Rationale"),
        ("STRONG", "Strong"),
        ("Moderate Evidence", "Moderate"),
        ("Moderate to Strong", "Moderate to Strong"),
    ],
)
def test_evidence_levels_have_the_states_names_or_stay_as_written(cell, expected):
    text = SMALL.replace("Indicator\tStrong", f"Indicator\t{cell}")

    assert only_step(text).evidence_level == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Surveys (a, b; c), and logs.", ("Surveys (a, b; c)", "logs")),
        ("Logs, i.e., visits, notes", ("Logs, i.e., visits", "notes")),
        ("1,200 pupils tested; exit cards", ("1,200 pupils tested", "exit cards")),
        ("Notes (open, logs", ("Notes (open", "logs")),
        ("Parent survey: tone, agendas", ("Parent survey: tone", "agendas")),
        ("Lists of books, loans, and cards", ("Lists of books", "loans", "cards")),
    ],
)
def test_monitoring_methods_fall_into_items(cell, expected):
    assert only_step(SMALL.replace("\tLoans", f"\t{cell}")).effectiveness_items == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Principals and Assistant Principals", ("Principals", "Assistant Principals")),
        (
            "Curriculum, Instruction, and Assessment Director; Lead Teacher",
            ("Curriculum, Instruction, and Assessment Director", "Lead Teacher"),
        ),
        ("Title I, Part A Director, Coaches", ("Title I, Part A Director", "Coaches")),
        ("MTSS Team, and CTAE Director.", ("MTSS Team", "CTAE Director")),
        ("Everyone", ("Everyone",)),
    ],
)
def test_positions_fall_into_roles(cell, expected):
    assert only_step(SMALL.replace("\tPrincipal", f"\t{cell}")).roles == expected


# Numbers and ids


def test_a_root_cause_number_printed_twice_costs_no_cause():
    causes = "Root Cause # 1\tFew books\nRoot Cause # 1\tLate buses\nRoot Cause # 4\tNoise\n"

    plan = read_plan(SMALL.replace("Goal\t", f"{causes}Goal\t"))

    assert [(cause.root_cause_id, cause.wording) for cause in plan.root_causes] == [
        ("N1.R1", "Few books"),
        ("N1.R2", "Late buses"),
        ("N1.R4", "Noise"),
    ]


def test_steps_without_headers_are_numbered_in_order():
    text = SMALL.replace("Action Step # 1\n", "") + "Action Step\tVisit classes\n"

    assert [step.step_id for step in read_plan(text).action_steps] == ["G1.1", "G1.2"]


def test_ids_are_unique_and_point_at_records_whatever_is_repeated():
    plan = read_plan(SMALL * 3)

    ids = [step.step_id for step in plan.action_steps]
    assert len(ids) == len(set(ids))
    assert {step.goal_id for step in plan.action_steps} <= {goal.goal_id for goal in plan.goals}


def test_a_step_without_a_goal_still_has_one_to_belong_to():
    plan = read_plan(re.sub(r"Goal\t.*\n", "", SMALL))

    (goal,) = plan.goals
    assert goal == replace(goal, goal_id="G1", wording=None)
