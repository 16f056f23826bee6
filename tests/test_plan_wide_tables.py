"""Plans with a step in each row of a table, and documents that hold a plan twice."""

import pytest

from monitoring.plan.file import read_plan_file
from monitoring.vocabulary.faults import PlanFault
from monitoring.vocabulary.plan_document import PlanDoubt
from tests.support.faulty import refusal
from tests.support.plan_documents import HEAD, NEED, OTHER, STEP, printed, read_here, written

LABELS = tuple(label for label, _ in STEP)
FIRST = tuple(answer for _, answer in STEP)
SECOND = ("Call families", *FIRST[1:])
BEFORE = HEAD[:-1]
# How a district heads its columns, and those of them that no field of the form is.
RENAMED = (
    ("Action Steps", "Funding", "Student Group(s)", "Systems"),
    ("How will implementation be monitored?", "Monitoring of Effectiveness"),
    ("Person(s) Responsible", "Evidence Level", "Timeline", "Equity?"),
)


def read_from(kind, tmp_path, *parts):
    """Read a plan of paragraphs and wide tables from a document of that kind."""
    if kind == "word":
        return read_here(written(tmp_path, *parts))
    if kind == "pdf":
        columns = max(len(row) for part in parts if not isinstance(part, str) for row in part)
        wide = f"({', '.join(['1fr'] * columns)})"
        return read_here(printed(tmp_path, *parts, columns=wide, width="60cm"))
    left, between, right = {"tabs": ("", "\t", ""), "bars": ("| ", " | ", " |")}[kind]
    lines = []
    for part in parts:
        rows = part if not isinstance(part, str) else [(part,)]
        made = [f"{left}{between.join(row)}{right}" if len(row) > 1 else row[0] for row in rows]
        if kind == "bars" and len(rows[0]) > 2:
            made.insert(1, "|".join(("", *["---"] * len(rows[0]), "")))
        lines += [*made, ""]
    path = tmp_path / "plan.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_plan_file(path)


def steps_of(plan):
    return [(step.step_id, step.wording, step.roles, step.timeline) for step in plan.action_steps]


def doubts_of(plan):
    return [(it.record, it.field, it.why.code) for it in plan.doubts]


TWO = [
    ("G1.1", "Open the library", ("Principal", "Librarian"), "Quarterly"),
    ("G1.2", "Call families", ("Principal", "Librarian"), "Quarterly"),
]
KINDS = ("word", "pdf", "tabs", "bars")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("head", ["#", "No.", "Step", "Action Step #"])
def test_a_table_with_a_step_in_each_row_is_read_by_its_heads(tmp_path, kind, head):
    rows = [(head, *LABELS), ("1", *FIRST), ("2.", *SECOND)]

    plan = read_from(kind, tmp_path, *BEFORE, rows)

    assert steps_of(plan) == TWO
    assert plan.action_steps[0].systems == ("Coherent Instruction",)
    assert plan.doubts == plan.unread_lines == ()


@pytest.mark.parametrize("kind", KINDS)
def test_columns_under_a_districts_own_heads_are_read_and_others_stay_in_sight(tmp_path, kind):
    heads = tuple(it for some in RENAMED for it in some)

    plan = read_from(kind, tmp_path, *BEFORE, [heads, FIRST, SECOND])

    assert steps_of(plan) == TWO
    assert plan.action_steps[1].effectiveness_method == "Reading scores"
    assert [line.text for line in plan.unread_lines] == ["Equity?\tYes", "Equity?\tYes"]
    # Nothing numbers the steps.
    assert doubts_of(plan) == [
        ("G1.1", "wording", PlanDoubt.WITHOUT_HEAD),
        ("G1.2", "wording", PlanDoubt.WITHOUT_HEAD),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_few_columns_with_an_empty_cell_are_read_for_each_need(tmp_path, kind):
    heads = ("" if kind == "bars" else "Step", "Strategies", "Who", "When")
    rows = [heads, ("1", "Open the library", "", "Monthly"), ("2", "Call families", "Nurse", "May")]
    other = [heads, ("1", "Train teachers", "Principal", "June")]

    plan = read_from(kind, tmp_path, *BEFORE, rows, "Overarching Need # 2", NEED, other)

    assert steps_of(plan) == [
        ("G1.1", "Open the library", (), "Monthly"),
        ("G1.2", "Call families", ("Nurse",), "May"),
        ("G2.1", "Train teachers", ("Principal",), "June"),
    ]
    assert plan.unread_lines == ()


def test_labels_beside_their_answers_are_no_heads_of_columns(tmp_path):
    pairs = [
        ("1.", "Action Step", "Open the library", "Timeline for Implementation", "Quarterly"),
        ("2.", "Systems", "Coherent Instruction", "Subgroups", "Migrant"),
    ]

    (step,) = read_from("word", tmp_path, *HEAD, pairs).action_steps

    assert (step.wording, step.timeline) == ("Open the library", "Quarterly")
    assert (step.systems, step.subgroups) == (("Coherent Instruction",), ("Migrant",))


@pytest.mark.parametrize("kind", ["word", "pdf"])
def test_a_goal_whose_steps_nobody_could_read_is_named(tmp_path, kind):
    rows = [("Idea", "Staff", "Money"), ("Open the library", "Principal", "IDEA")]

    plan = read_from(kind, tmp_path, *BEFORE, rows)

    assert plan.action_steps == ()
    assert doubts_of(plan) == [("G1", "goal", PlanDoubt.NO_STEPS)]


PLAN = (*HEAD, STEP, "Action Step # 2", OTHER)


@pytest.mark.parametrize("make", [written, printed])
@pytest.mark.parametrize("again", [PLAN, PLAN[2:]], ids=["with its cover", "from its need on"])
def test_a_plan_that_a_document_holds_twice_is_read_once_and_that_is_named(tmp_path, make, again):
    once = read_here(make(tmp_path, *PLAN))

    plan = read_here(make(tmp_path, *PLAN, *again))

    assert plan.action_steps == once.action_steps
    assert plan.goals == once.goals
    assert doubts_of(plan) == [("N1", "need", PlanDoubt.TOLD_AGAIN)]


@pytest.mark.parametrize("make", [written, printed])
def test_two_versions_of_a_plan_in_one_document_are_refused(tmp_path, make):
    other = [("Action Step", "Close the library"), *STEP[1:]]
    need = [("Overarching Need as identified in CNA Section 3.2", "Write better"), *NEED[1:]]
    more = ("Overarching Need # 2", NEED, "Action Step # 1", STEP)

    for again in ((*HEAD, other), ("Overarching Need # 1", need, "Action Step # 1", STEP)):
        error = refusal(read_here, make(tmp_path, *PLAN, *more, *again))

        assert error.code == PlanFault.SEVERAL_PLANS
        assert error.facts == {"text": "Overarching Need # 1"}


@pytest.mark.parametrize("make", [written, printed])
def test_the_head_of_a_need_that_pages_repeat_is_no_second_plan(tmp_path, make):
    pages = (HEAD[2], "Action Step # 2", OTHER, HEAD[2])

    plan = read_here(make(tmp_path, *HEAD, STEP, *pages))

    assert [step.step_id for step in plan.action_steps] == ["G1.1", "G1.2"]
    assert plan.doubts == ()
