"""Documents that are no plan, and documents that are anything at all."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.plan import NotAPlanError, Plan, read_plan

DOCUMENTS = Path(__file__).parent / "plan_documents"
SMALL = (DOCUMENTS / "small_plan.txt").read_text(encoding="utf-8")


def test_a_blank_form_is_called_the_template_with_nothing_filled_in():
    blank = (DOCUMENTS / "blank_form.txt").read_text(encoding="utf-8")

    with pytest.raises(NotAPlanError, match="the state's template, but nothing is filled in"):
        read_plan(blank)


@pytest.mark.parametrize("ending", ["\t", " |\n|", " | |"])
def test_a_blank_form_with_empty_cells_is_blank_too(ending):
    blank = (DOCUMENTS / "blank_form.txt").read_text(encoding="utf-8")
    labels = blank.replace("\n", f"{ending}\n")

    with pytest.raises(NotAPlanError, match="nothing is filled in"):
        read_plan(labels)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("scorecard", "a scorecard"),
        ("old_title_one_form", "the older Title I schoolwide plan"),
        ("action_table", "an action plan in another form"),
        ("page_about_a_plan", "speaks of an improvement plan but holds none of its fields"),
    ],
)
def test_another_document_is_named_and_nothing_is_read_from_it(name, found):
    text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")

    with pytest.raises(NotAPlanError, match=found) as refusal:
        read_plan(text)

    assert "Overarching Need as identified in CNA" in str(refusal.value)


def test_a_form_that_shares_single_words_with_the_template_is_refused():
    other = (
        "Overarching Need # 1\nGoal | Raise reading |\nAction Step | Buy books |\n"
        "Systems | Library |\nTimeline for Implementation | August |\n"
    )

    with pytest.raises(NotAPlanError, match="not an improvement plan in the state's template"):
        read_plan(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "The document is empty"),
        ("\ufeff \n\u00a0\n\t", "The document is empty"),
        ("%PDF-1.7 \x00\x01", "a PDF file itself"),
        ("PK\x03\x04 word/document.xml", "a Word, Excel or zip file itself"),
        ("\x00\x01\x02\ufffd" * 50, "not readable text"),
        ("<!DOCTYPE html><html><body>Plan</body></html>", "the source of a web page"),
        ("school,year,value\nHilltop,2022,91\nPark,2022,88\n", "separated by commas"),
        ("Dear parents,\nthe picnic is on Friday.", "none of the template's fields"),
    ],
)
def test_what_is_no_document_of_the_kind_is_described(text, found):
    with pytest.raises(NotAPlanError, match=found):
        read_plan(text)


def test_the_beginning_of_the_template_alone_is_not_enough():
    beginning = (
        "1 General Improvement Plan Information\nDistrict\tPine County\n"
        "Federal Funding Options to Be Employed (Select all that apply)\n✔ Traditional funding\n"
    )

    with pytest.raises(NotAPlanError, match="without any overarching need"):
        read_plan(beginning)


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


LONG = [
    *("(", "a, ", " and ", "i.e., ", "|", "[", "Title I, ", "X ", "<input ", "9", " ", "word "),
    *("a\n", "|\n", "---\n", "Goal x\n", "Root Cause # 1\ty\nRoot Cause # 1\tz\n"),
    *("Action Step\ta\nAction Step\tb\n", "Overarching Need # 12\n", "What partnerships, if any\n"),
    *("Position Role Responsable\n", "Federal Funding Options to Be\n", "District |\n", "a: b\n"),
]


@pytest.mark.parametrize("unit", LONG)
def test_the_time_grows_with_the_length_and_not_faster(unit):
    def seconds(size):
        text = SMALL.replace("\tPrincipal", "\tPrincipal" + unit * (size // len(unit)))
        start = time.process_time()
        read_or_refused(text)
        return time.process_time() - start

    short, long = seconds(20_000), seconds(160_000)

    assert long < 0.5 or long < 24 * short
