"""Plan documents as they come: text, Word and PDF through one reader, with the place of all."""

import subprocess
import sys
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from monitoring.plan.file import read_plan_file
from monitoring.plan.places import Place
from monitoring.vocabulary.faults import OfficeHarm, PlanFault
from monitoring.vocabulary.plan_document import PlanDoubt, PlanNote
from tests.support.faulty import refusal
from tests.support.plan_documents import (
    COVER,
    HEAD,
    NEED,
    OTHER,
    STEP,
    printed,
    read_here,
    table_of,
    written,
)

DOCUMENTS = Path(__file__).parent / "plan_documents"
TEXT = Path(__file__).parents[1] / "data" / "plans" / "clayton_county_dip_2021_22.txt"
# Which answer of the form a record's field is read from.
ANSWERS = {
    "evidence_level": "evidence",
    "implementation_method": "implementation",
    "implementation_items": "implementation",
    "effectiveness_method": "effectiveness",
    "effectiveness_items": "effectiveness",
    "roles": "responsible",
}


def leaves(value, path=()):
    """Return path -> value of all that is no list and no object."""
    if isinstance(value, dict):
        return {k: v for name, it in value.items() for k, v in leaves(it, (*path, name)).items()}
    if isinstance(value, list):
        return {k: v for at, it in enumerate(value) for k, v in leaves(it, (*path, at)).items()}
    return {path: value}


@cache
def read_once(path):
    return read_plan_file(path)


@cache
def fields_of(path):
    return leaves(read_once(path).as_dict())


def differing(path):
    """Return the fields that a document says otherwise than the text of the plan."""
    expected, found = fields_of(TEXT), fields_of(path)
    return {
        key
        for key in expected.keys() | found.keys()
        if expected.get(key) != found.get(key) and key[0] != "unread_lines"
    }


def answer_of(path, plain):
    """Return the record and the answer that a field of it belongs to."""
    block, at = path[0], path[1]
    if block == "general_information":
        return f"F{path[2] + 1}", None
    record = plain[block][at]
    ids = ("step_id", "equity_gap_id", "root_cause_id", "goal_id", "need_id")
    name = next(record[key] for key in ids if key in record)
    return name, ANSWERS.get(path[2], path[2])


def test_a_word_document_says_what_its_text_says():
    assert differing(DOCUMENTS / "clayton.docx") == set()
    assert len(fields_of(DOCUMENTS / "clayton.docx")) == 585


def test_a_pdf_document_says_what_its_text_says_but_for_boxes_that_are_printed_alike():
    found = read_once(DOCUMENTS / "clayton.pdf")

    assert {path[-1] for path in differing(DOCUMENTS / "clayton.pdf")} == {"is_ticked"}
    doubted = {doubt.record for doubt in found.doubts if doubt.why.code == PlanDoubt.MARKS_ALIKE}
    assert doubted == {"F3", "F4", "F5", "F10", "F11", "F12"}
    assert len(found.doubts) == 6


def test_what_text_out_of_a_pdf_mixes_up_is_named():
    path = DOCUMENTS / "clayton_from_pdf.txt"
    found = read_once(path)
    doubted = {(doubt.record, doubt.field) for doubt in found.doubts}
    records = {record for record, _ in doubted}

    plain = read_once(TEXT).as_dict()
    wrong = {answer_of(key, plain) for key in differing(path)}

    assert {it for it in wrong if it[1] is not None and it not in doubted} == set()
    assert {record for record, field in wrong if field is None} <= records
    assert len(doubted) < 30


def test_a_plan_as_it_was_adopted_raises_no_doubt():
    assert read_once(TEXT).doubts == ()
    assert read_once(DOCUMENTS / "clayton.docx").doubts == ()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("clayton.docx", Place(table=7, row=3)),
        ("clayton.pdf", Place(page=3, table=3, row=3)),
        ("clayton_from_pdf.txt", Place(line=238)),
    ],
)
def test_each_answer_has_its_place(name, place):
    found = read_once(DOCUMENTS / name)

    assert len(found.answers) == 181
    (answer,) = [it for it in found.answers if (it.record, it.field) == ("G1.2", "subgroups")]
    assert answer.place == place


# Word documents as people make them


def only_step(path):
    (step,) = read_here(path).action_steps
    return step


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """The step as it is read from the form as it is printed."""
    return only_step(written(tmp_path_factory.mktemp("usual"), *HEAD, STEP))


def test_a_small_word_plan_is_read(tmp_path):
    plan = read_plan_file(written(tmp_path, *HEAD, STEP))

    assert (plan.district, plan.school_years) == ("Pine County", "2022-23")
    assert plan.goals[0].wording == "By 2023 more children read well."
    assert plan.doubts == plan.unread_lines == ()
    (step,) = plan.action_steps
    assert (step.step_id, step.wording, step.timeline) == ("G1.1", "Open the library", "Quarterly")
    assert step.systems == ("Coherent Instruction",)
    assert step.roles == ("Principal", "Librarian")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda label: label.upper(), id="capitals"),
        pytest.param(lambda label: label.lower(), id="small letters"),
        pytest.param(lambda label: f"{label}:", id="colon"),
        pytest.param(lambda label: f"  {label.replace(' ', '  ')} ", id="spaces"),
        pytest.param(lambda label: label.replace(" ", "\u00a0"), id="spaces that do not break"),
        pytest.param(lambda label: label.replace(" ", "\n", 1), id="line break"),
        pytest.param(lambda label: f"{label} (Select all that apply)", id="instruction"),
    ],
)
def test_a_label_is_known_however_it_is_written(usual, tmp_path, changed):
    step = [(changed(label), answer) for label, answer in STEP]

    assert only_step(written(tmp_path, *HEAD, step)) == usual


@pytest.mark.parametrize(
    ("label", "renamed"),
    [
        ("Position/Role Responsible", "Person Responsible"),
        ("Position/Role Responsible", "Role / Position Responsible"),
        ("Timeline for Implementation", "Implementation Timeline"),
        ("Timeline for Implementation", "Timeline"),
        ("Evidence Based Indicator", "ESSA Evidence Level"),
        ("Method for Monitoring Implementation", "Methods for Monitoring the Implementation"),
        ("Funding Sources", "Possible Funding Source(s)"),
        ("Subgroups", "Student Group(s)"),
    ],
)
def test_a_field_that_a_district_renamed_is_known_beside_its_answer(
    usual, tmp_path, label, renamed
):
    step = [(name.replace(label, renamed), answer) for name, answer in STEP]

    assert only_step(written(tmp_path, *HEAD, step)) == usual


@pytest.mark.parametrize("goal", ["SMART Goal", "District Goal", "Performance Goal"])
def test_a_goal_under_a_districts_own_name_is_read(tmp_path, goal):
    need = [*NEED[:2], (goal, NEED[2][1])]
    plan = read_here(written(tmp_path, *HEAD[:3], need, "Action Step # 1", STEP))

    assert plan.goals[0].wording == "By 2023 more children read well."
    assert plan.unread_lines == ()


def test_a_line_of_an_answer_that_reads_like_a_renamed_field_stays_in_it(tmp_path):
    words = "Open the library\nTimeline: two weeks"

    step = only_step(written(tmp_path, *HEAD, [("Action Step", words), *STEP[1:]]))

    assert (step.wording, step.timeline) == ("Open the library Timeline: two weeks", "Quarterly")


@pytest.mark.parametrize(
    "laid_out",
    [
        pytest.param(lambda rows: [rows[:4], rows[4:]], id="split"),
        pytest.param(lambda rows: [rows[:4], "Action Step # 1", rows[4:]], id="split, head again"),
        pytest.param(lambda rows: [rows[::-1]], id="rows in another order"),
        pytest.param(lambda rows: [[(b, a) for a, b in rows]], id="columns in another order"),
        pytest.param(lambda rows: [[("1.", a, b) for a, b in rows]], id="numbered rows"),
        pytest.param(lambda rows: [[(a, b, "") for a, b in rows]], id="an empty column"),
        pytest.param(lambda rows: [[(*rows[0], *rows[1]), *rows[2:]]], id="two pairs in a row"),
        pytest.param(lambda rows: [[(f"{a}\n{b}",) for a, b in rows]], id="both in one cell"),
        pytest.param(
            lambda rows: [[tuple(a for a, _ in rows), tuple(b for _, b in rows)]], id="one a column"
        ),
        pytest.param(lambda rows: [f"{a}: {b}" for a, b in rows], id="no table"),
        pytest.param(lambda rows: [it for row in rows for it in row], id="answer below its label"),
    ],
)
def test_a_step_is_known_however_its_table_is_laid_out(usual, tmp_path, laid_out):
    path = written(tmp_path, *HEAD, *laid_out(STEP))

    assert only_step(path) == usual


@pytest.mark.parametrize(
    "head", ["Action Step No. 1", "ACTION STEP NUMBER 1", "Action Step One", "Action Step 1:"]
)
def test_a_step_is_known_however_its_head_is_numbered(usual, tmp_path, head):
    path = written(tmp_path, *HEAD[:-1], head, STEP)

    assert only_step(path) == usual


@pytest.mark.parametrize(
    "heads",
    [
        ("Action Step #1.1", "Action Step #1.2"),
        ("Action Step #1-1", "Action Step #1-2"),
        ("Action Step A", "Action Step B"),
        ("Action Step #I:", "Action Step #II:"),
    ],
)
def test_steps_are_told_apart_however_they_are_counted(tmp_path, heads):
    plan = read_here(written(tmp_path, *HEAD[:-1], heads[0], STEP, heads[1], OTHER))

    assert [(step.step_id, step.wording) for step in plan.action_steps] == [
        ("G1.1", "Open the library"),
        ("G1.2", "Call families"),
    ]
    assert plan.doubts == plan.unread_lines == ()


@pytest.mark.parametrize("head", ["Action Step # 1", "Action Step #"])
def test_a_number_that_is_printed_twice_or_left_out_costs_no_step_and_is_named(tmp_path, head):
    third = [("Action Step", "Train teachers"), *STEP[1:]]
    parts = (*HEAD[:-1], head, STEP, head, OTHER, "Action Step # 2", third)

    for path in (written(tmp_path, *parts), printed(tmp_path, *parts)):
        plan = read_here(path)

        assert [(step.step_id, step.wording, step.timeline) for step in plan.action_steps] == [
            ("G1.1", "Open the library", "Quarterly"),
            ("G1.2", "Call families", "Quarterly"),
            ("G1.3", "Train teachers", "Quarterly"),
        ]
        assert [(it.record, it.field, it.why.code) for it in plan.doubts] == [
            ("G1.2", "wording", PlanDoubt.NUMBER_TWICE),
            ("G1.3", "wording", PlanDoubt.NUMBER_TWICE),
        ]
        assert plan.unread_lines == ()


@pytest.mark.parametrize("rows", [STEP, STEP[1:]], ids=["words told", "words in the head alone"])
@pytest.mark.parametrize("mark", [" – ", ": ", " - "])
def test_a_head_with_its_title_is_read_in_word_and_pdf(usual, tmp_path, mark, rows):
    parts = (*HEAD[:-1], f"ACTION STEP #1{mark}Open the library", rows)
    second = (f"ACTION STEP #2{mark}Open the library", rows)

    for path in (written(tmp_path, *parts, *second), printed(tmp_path, *parts, *second)):
        plan = read_here(path)
        assert plan.doubts == plan.unread_lines == ()
        assert [step.step_id for step in plan.action_steps] == ["G1.1", "G1.2"]
        assert plan.action_steps[0] == usual


@pytest.mark.parametrize("head", ["Action Step # 1:", "Action Step # 1", "Action Step #1 –"])
def test_a_head_with_its_title_in_the_next_cell_is_read(usual, tmp_path, head):
    step = [(head, "Open the library"), *STEP[1:]]

    assert only_step(written(tmp_path, *HEAD[:-1], step)) == usual


def test_a_step_begins_at_its_head_alone(tmp_path):
    mentions = [*STEP[:6], ("Position/Role Responsible", "Principal"), *STEP[7:]]
    mentions[0] = (
        "Action Step",
        "Open the library\nAction Step # 7 of last year goes on\nGoal met",
    )

    step = only_step(written(tmp_path, *HEAD, mentions, [("Action Step", "Something else")]))

    assert step.wording == "Open the library Action Step # 7 of last year goes on Goal met"


def test_an_answer_that_holds_another_label_is_named(tmp_path):
    step = [*STEP[:4], ("Method for Monitoring Implementation", "Logs Evidence Based Indicator")]

    (doubt,) = read_here(written(tmp_path, *HEAD, step)).doubts

    assert (doubt.record, doubt.field) == ("G1.1", "implementation")
    assert (doubt.place, doubt.why.code) == (Place(table=3, row=5), PlanDoubt.HOLDS_LABEL)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("Logs, surveys (climate", PlanDoubt.UNBALANCED),
        ("Logs, surveys climate)", PlanDoubt.UNBALANCED),
        ("Logs and surveys of the", PlanDoubt.ENDS_MID),
        ("Logs, surveys,", PlanDoubt.ENDS_MID),
        ("Logs and sur-", PlanDoubt.ENDS_MID),
        (", surveys and logs", PlanDoubt.BEGINS_MID),
        ("Lo(cid:31)gs", PlanDoubt.UNREADABLE),
    ],
)
def test_an_answer_that_looks_cut_is_named(tmp_path, answer, code):
    step = [*STEP[:4], ("Method for Monitoring Implementation", answer), *STEP[5:]]

    (doubt,) = read_here(written(tmp_path, *HEAD, step)).doubts

    assert (doubt.record, doubt.field, doubt.why.code) == ("G1.1", "implementation", code)


def test_cells_merged_across_rows_are_kept_together_or_named(tmp_path):
    def label_merged(made):
        table = table_of(
            made, [*STEP[:4], ("Method for Monitoring Implementation", "Logs,"), ("", "surveys")]
        )
        table.cell(4, 0).merge(table.cell(5, 0))

    def answer_merged(made):
        table = table_of(made, [*STEP[:4], (STEP[4][0], "Logs"), (STEP[5][0], "")])
        table.cell(4, 1).merge(table.cell(5, 1))

    assert (
        only_step(written(tmp_path, *HEAD, label_merged)).implementation_method == "Logs, surveys"
    )
    doubts = read_here(written(tmp_path, *HEAD, answer_merged)).doubts
    shared = {doubt.field for doubt in doubts if doubt.why.code == PlanDoubt.SHARES_CELL}
    assert shared == {"implementation", "effectiveness"}


def test_entries_of_a_list_stay_apart(tmp_path):
    def with_list(made):
        table = table_of(made, [*STEP[:4], (STEP[4][0], "")])
        for text in ("Sign-in sheets", "Logs of visits"):
            table.cell(4, 1).add_paragraph(text, style="List Bullet")

    step = only_step(written(tmp_path, *HEAD, with_list))

    assert step.implementation_items == ("Sign-in sheets", "Logs of visits")


def step_with(**answers):
    labels = {"funding": 1, "subgroups": 2, "systems": 3, "evidence": 7, "timeline": 8, "equity": 9}
    rows = list(STEP)
    for name, answer in answers.items():
        rows[labels[name]] = (rows[labels[name]][0], answer)
    return rows


def test_of_boxes_beside_answers_only_those_that_are_ticked_count(tmp_path):
    rows = step_with(
        funding="☒ Title I, Part A\n☐ IDEA\n☒ Title II, Part A",
        subgroups="[x] Homeless [ ] Migrant [X] Foster",
        systems='<input checked="" type="checkbox"/> Coherent Instruction '
        '<input type="checkbox"/> Effective Leadership',
        evidence="☐ Strong ☑ Moderate ☐ Promising",
        timeline="Weekly ☐ Monthly ☐ Quarterly ☒ Yearly ☐",
        equity="☐ Yes ☒ No",
    )

    step = only_step(written(tmp_path, *HEAD, rows))

    assert step.funding_sources == ("Title I, Part A", "Title II, Part A")
    assert step.subgroups == ("Homeless", "Foster")
    assert step.systems == ("Coherent Instruction",)
    assert (step.evidence_level, step.timeline) == ("Moderate", "Quarterly")
    assert step.supports_equity is False


@pytest.mark.parametrize(
    ("answer", "supports"),
    [("Yes ☐ No ☒", False), ("Yes ☒ No ☐", True), ("☒ Yes ☐ No", True), ("☐ Yes ☐ No", None)],
)
def test_a_box_may_stand_before_or_after_its_answer(tmp_path, answer, supports):
    assert only_step(written(tmp_path, *HEAD, step_with(equity=answer))).supports_equity is supports


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("evidence", "Strong Moderate Promising"),
        ("timeline", "Weekly Monthly Quarterly Yearly"),
        ("equity", "Yes No"),
        ("equity", "Yes or No"),
    ],
)
def test_all_that_a_form_offers_without_a_mark_is_no_answer(tmp_path, field, answer):
    plan = read_here(written(tmp_path, *HEAD, step_with(**{field: answer})))

    (doubt,) = plan.doubts
    assert doubt.why.code == PlanDoubt.NOT_AMONG_ANSWERS
    assert plan.action_steps[0].supports_equity is not (field == "equity")


def test_a_table_inside_a_cell_is_read(usual, tmp_path):
    def framed(made):
        cell = made.add_table(rows=1, cols=1).cell(0, 0)
        inner = cell.add_table(rows=0, cols=2)
        for label, answer in STEP:
            left, right = inner.add_row().cells
            left.text, right.text = label, answer

    assert only_step(written(tmp_path, *HEAD, framed)) == usual


def test_tracked_changes_are_taken_as_accepted_and_told(tmp_path):
    def changed(made):
        table = table_of(made, STEP)
        paragraph = table.cell(0, 1).paragraphs[0]._p
        for kind, mark, text in (("ins", "t", " on Sundays"), ("del", "delText", " never")):
            change = f'<w:{kind} {nsdecls("w")} w:id="1" w:author="A"><w:r><w:{mark} xml:space='
            paragraph.append(parse_xml(f'{change}"preserve">{text}</w:{mark}></w:r></w:{kind}>'))

    plan = read_here(written(tmp_path, *HEAD, changed))

    assert plan.action_steps[0].wording == "Open the library on Sundays"
    assert [(note.code, note.facts) for note in plan.notes] == [
        (PlanNote.TRACKED_CHANGES, {"n": 2})
    ]


def test_text_boxes_boxes_and_controls_are_read(tmp_path):
    def boxes(made):
        rows = [("Federal Funding Options to Be Employed", ""), ("", "Traditional funding")]
        table = table_of(made, [*rows, ("", "'FUND 400'")])
        for row, symbol in ((1, "F0FE"), (2, "F0A8")):
            run = f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="{symbol}"/></w:r>'
            table.cell(row, 0).paragraphs[0]._p.append(parse_xml(run))

    def in_box(made):
        text = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>Action Step # 1</w:t></w:r></w:p>"
        made.add_paragraph()._p.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:pict>{text}</w:txbxContent></w:pict></w:r>")
        )

    general = ("District Improvement Plan 2022 - 2023", "General Improvement Plan Information")
    plan = read_here(written(tmp_path, *general, boxes, *HEAD[1:-1], in_box, STEP))

    ticks = [(fact.value, fact.is_ticked) for fact in plan.facts if fact.is_ticked is not None]
    assert ticks == [("Traditional funding", True), ("'FUND 400'", False)]
    assert [step.step_id for step in plan.action_steps] == ["G1.1"]


def test_several_goals_and_steps_are_read(tmp_path):
    second = (
        *("Overarching Need # 2", NEED, "Action Step # 1", STEP, "Action Step # 2"),
        [("Action Step", "Call families"), *STEP[1:]],
    )
    plan = read_here(written(tmp_path, *HEAD, STEP, "Action Step # 2", STEP, *second))

    steps = [step.step_id for step in plan.action_steps]
    assert steps == ["G1.1", "G1.2", "G2.1", "G2.2"]
    assert [goal.goal_id for goal in plan.goals] == ["G1", "G2"]


def test_what_one_step_lacks_and_others_have_is_named(tmp_path):
    path = written(tmp_path, *HEAD, STEP, "Action Step # 2", STEP, "Action Step # 3", STEP[:-2])

    doubts = [(it.record, it.field, it.why.code) for it in read_here(path).doubts]

    assert doubts == [
        ("G1.3", "timeline", PlanDoubt.MISSING),
        ("G1.3", "supports_equity", PlanDoubt.MISSING),
    ]


@pytest.mark.parametrize(
    "cover",
    [
        ("District Improvement Plan 2023 - 2024", [("District", "Pine County")]),
        ("District Improvement Plan 2022 - 2023", [("District", "Oak County")]),
        ("School Improvement Plan 2022 - 2023", [("District", "Pine County")]),
    ],
)
def test_two_plans_in_one_document_are_refused(tmp_path, cover):
    section = "1 General Improvement Plan Information"
    first = (COVER[0], section, *HEAD[1:], STEP)
    second = (cover[0], section, cover[1], *HEAD[2:], STEP)

    error = refusal(read_here, written(tmp_path, *first, *second))

    assert error.code == PlanFault.SEVERAL_PLANS


# PDF documents


def test_a_small_pdf_plan_is_read(usual, tmp_path):
    plan = read_plan_file(printed(tmp_path, *HEAD, STEP))

    assert plan.action_steps == (usual,)
    assert plan.district == "Pine County"
    assert plan.doubts == plan.unread_lines == ()


@pytest.mark.parametrize("columns", ["(15%, 85%)", "(3.2cm, 4cm)", "(40%, 30%)"])
def test_labels_and_answers_that_wrap_are_put_together(usual, tmp_path, columns):
    plan = read_here(printed(tmp_path, *HEAD, STEP, columns=columns))

    assert plan.action_steps == (usual,)


EVENINGS = "Open the library on two evenings a week, and lend its rooms to the readers' club."
LONG_STEP = [("Action Step", EVENINGS), *STEP[1:]]


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    return read_here(written(tmp_path_factory.mktemp("long"), *HEAD, LONG_STEP))


@pytest.mark.parametrize("height", [f"{n / 2}cm" for n in range(14, 24)])
def test_a_step_is_whole_wherever_its_pages_end(long, tmp_path, height):
    """Cells are cut by page ends, their labels too."""
    path = printed(tmp_path, *HEAD, LONG_STEP, columns="(3cm, 4cm)", height=height)

    plan = read_here(path)

    assert plan.action_steps == long.action_steps
    assert plan.goals == long.goals


def test_lines_without_a_table_are_read_by_their_columns(usual, tmp_path):
    rows = [f"#grid(columns: (6cm, 1fr), gutter: 8pt, [{a}], [{b}])" for a, b in STEP]

    plan = read_here(printed(tmp_path, *HEAD, *rows))

    assert plan.action_steps == (usual,)


def test_pdf_documents_that_cannot_be_read_say_why(tmp_path):
    scan = tmp_path / "scan.pdf"
    Image.new("RGB", (300, 400), "white").save(scan)
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n")
    bomb = tmp_path / "bomb.pdf"
    packed = zlib.compress(zlib.compress(b"0" * 100_000_000, 9), 9)
    bomb.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Filter[/FlateDecode/FlateDecode]>>stream\n" + packed)

    codes = [refusal(read_plan_file, path).code for path in (scan, damaged, bomb)]

    assert codes == [PlanFault.SCAN, PlanFault.PDF, PlanFault.UNPACKS_TOO_LARGE]


def with_part(path, name, content, replaced=()):
    """Return a copy of a Word file with one more part, or with one that says something else."""
    made = path.with_name("changed.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                text = old.read(entry)
                for before, after in replaced:
                    text = text.replace(before, after)
                new.writestr(entry.filename, text)
        new.writestr(name, content)
    return made


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("word/vbaProject.bin", b"macro", OfficeHarm.MACROS),
        ("word/bomb.xml", b" " * 60_000_000, PlanFault.UNPACKS_TOO_LARGE),
        ("word/media/bomb.png", b" " * 120_000_000, PlanFault.UNPACKS_TOO_LARGE),
        (
            "word/document.xml",
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            PlanFault.ENTITIES,
        ),
        ("word/more.xml", b"<a>" + b"x" * 2_000_000 + b"<!ENTITY b 'c'></a>", PlanFault.ENTITIES),
        ("word/document.xml", b"<w:document", PlanFault.DAMAGED_WORD),
        ("[Content_Types].xml", b"<Types/>", PlanFault.OFFICE_OR_ZIP),
    ],
)
def test_word_documents_that_could_do_harm_are_refused(tmp_path, name, content, fault):
    path = with_part(written(tmp_path, *HEAD, STEP), name, content)

    assert refusal(read_plan_file, path).code == fault


def test_a_locked_word_document_is_told_from_an_old_one(tmp_path):
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    locked = tmp_path / "locked.docx"
    locked.write_bytes(old.read_bytes() + "EncryptedPackage".encode("utf-16-le"))

    codes = [refusal(read_plan_file, path).code for path in (old, locked)]

    assert codes == [PlanFault.OLD_WORD, PlanFault.PASSWORD]


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "plan", "plan.xlsx"])
def test_what_a_file_is_follows_from_what_is_in_it(tmp_path, name):
    path = written(tmp_path, *HEAD, STEP, name=name)

    (step,) = read_plan_file(path).action_steps
    assert step.wording == "Open the library"


def test_a_text_named_like_a_word_document_is_read_as_text(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(TEXT.read_bytes())

    assert len(read_plan_file(path).action_steps) == 13


def test_a_plan_as_text_needs_no_library_for_documents():
    script = (
        "import sys; from pathlib import Path; from monitoring.plan.file import read_plan_file;"
        f"read_plan_file(Path({str(TEXT)!r}));"
        "print({'docx', 'pdfplumber', 'pdfminer', 'lxml'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"
