"""Documents that are not a plan, and documents that are anything at all."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.errors import Notice
from monitoring.plan import NotAPlanError, Plan, read_plan
from monitoring.vocabulary.faults import DocumentKind, PlanFault
from tests.support.faulty import refusal
from tests.support.plan_documents import ENDLESS, SMALL, full_of

DOCUMENTS = Path(__file__).parent / "plan_documents"


def test_a_blank_form_is_called_the_template_with_nothing_filled_in():
    blank = (DOCUMENTS / "blank_form.txt").read_text(encoding="utf-8")

    assert refusal(read_plan, blank).code == PlanFault.BLANK_TEMPLATE


@pytest.mark.parametrize("ending", ["\t", " |\n|", " | |"])
def test_a_blank_form_with_empty_cells_is_blank_too(ending):
    blank = (DOCUMENTS / "blank_form.txt").read_text(encoding="utf-8")
    labels = blank.replace("\n", f"{ending}\n")

    assert refusal(read_plan, labels).code == PlanFault.BLANK_TEMPLATE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("scorecard", DocumentKind.SCORECARD),
        ("old_title_one_form", DocumentKind.OLD_SCHOOLWIDE),
        ("action_table", DocumentKind.OTHER_ACTION_PLAN),
        ("page_about_a_plan", DocumentKind.NAMES_A_PLAN),
    ],
)
def test_another_document_is_named_and_nothing_is_read_from_it(name, kind):
    text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")

    error = refusal(read_plan, text)

    assert (error.code, error.facts) == (PlanFault.NOT_A_PLAN, {"kind": Notice(kind)})


def test_a_form_that_shares_single_words_with_the_template_is_refused():
    other = (
        "Overarching Need # 1\nGoal | Raise reading |\nAction Step | Buy books |\n"
        "Systems | Library |\nTimeline for Implementation | August |\n"
    )

    assert refusal(read_plan, other).code == PlanFault.NOT_A_PLAN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("%PDF-1.7 \x00\x01", DocumentKind.PDF),
        ("PK\x03\x04 word/document.xml", DocumentKind.OFFICE_OR_ZIP),
        ("\x00\x01\x02\ufffd" * 50, DocumentKind.UNREADABLE),
        ("<!DOCTYPE html><html><body>Plan</body></html>", DocumentKind.WEB_PAGE),
        ("school,year,value\nHilltop,2022,91\nPark,2022,88\n", DocumentKind.COMMA_TABLE),
        ("Dear parents,\nthe picnic is on Friday.", DocumentKind.NO_FIELDS),
    ],
)
def test_what_is_not_a_document_of_the_kind_is_described(text, kind):
    assert refusal(read_plan, text).facts == {"kind": Notice(kind)}


@pytest.mark.parametrize("text", ["", "\ufeff \n\u00a0\n\t"])
def test_an_empty_document_is_called_so(text):
    assert refusal(read_plan, text).code == PlanFault.EMPTY


def test_the_beginning_of_the_template_alone_is_not_enough():
    beginning = (
        "1 General Improvement Plan Information\nDistrict\tPine County\n"
        "Federal Funding Options to Be Employed (Select all that apply)\n✔ Traditional funding\n"
    )

    assert refusal(read_plan, beginning).code == PlanFault.TEMPLATE_BEGINNING


PIECES = [
    *SMALL.splitlines(),
    *(line.partition("\t")[0] for line in SMALL.splitlines()),
    *("|", "---|---", "--\t--", "", "- Action Step #10", "Equity Gap", "Root Cause # 1", "✔", "X"),
    *("2.1 Overarching Need # 1 42", "Overarching Need # 2", "Action Step # 2", "Goal", "K 1 2"),
    *("Federal Funding Options to Be Employed (Select all that", "apply)", "Equity interventions"),
    *("2 ED - Flex Waiver", "Required Questions", "School Improvement Plan2021 - 2022", "EI-1 a"),
]


def read_or_refused(text):
    try:
        return read_plan(text)
    except NotAPlanError:
        return None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40), st.sampled_from("\n\t| ")
)
def test_any_jumble_of_the_form_is_read_or_refused(pieces, glue):
    for text in ("\n".join(pieces), glue.join(pieces), SMALL + "\n".join(pieces)):
        plan = read_or_refused(text)

        assert plan is None or isinstance(plan.as_dict()["action_steps"], list)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text):
    plan = read_or_refused(text)

    assert plan is None or isinstance(plan, Plan)


WORD = st.text(alphabet="bcdfghjklmnpqrtvwxyz", min_size=4, max_size=9)


@settings(max_examples=150, deadline=None)
@given(WORD, st.integers(min_value=9, max_value=SMALL.count("\n")))
def test_no_word_put_anywhere_in_a_plan_is_lost(word, at):
    lines = SMALL.splitlines()
    lines[at:at] = ["", f"Zq{word}"]

    plan = read_plan("\n".join(lines))

    assert f"Zq{word}" in str(plan.as_dict())


# How long it takes is the bench's.
@pytest.mark.parametrize("piece", ENDLESS)
def test_a_field_that_goes_on_and_on_is_read_or_refused(piece):
    plan = read_or_refused(full_of(piece, 8_000))

    assert plan is None or isinstance(plan, Plan)
