"""Early signs of several quarters in one table, and more of them than the papers have room for."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from monitoring.papers import findings
from monitoring.papers.figures import figures_of
from monitoring.papers.slides.deck import deck
from monitoring.papers.tables import sign_table
from monitoring.wording import findings as finding_words
from monitoring.wording import papers
from tests.support import briefs

EARLIER = replace(
    briefs.sign("Late", 24.1, 21.2, "clear_decline"),
    period="2022-23-Q1",
    earlier_period="2021-22-Q1",
)
# The figure of the quarter before stands first, as the first clear change of the plan's order does.
MANY = (EARLIER, *briefs.SIGNS, *[briefs.SIGNS[3]] * 2)


def heads(signs):
    return sign_table(signs).head


@pytest.mark.parametrize("signs", [MANY, MANY[:8], (*briefs.SIGNS[:2], EARLIER)])
def test_a_table_is_headed_by_its_latest_quarter_and_rows_of_another_say_theirs(signs):
    table = sign_table(signs)
    names = [row.name for row in table.rows]

    assert table.head[1:3] == ("Q2 2021-22", "Q2 2022-23")
    assert [name for name in names if "Q1 2022-23" in name] == ["Late, Q1 2022-23"]
    assert not [name for name in names if "Q2 2022-23" in name]


def test_figures_of_one_quarter_that_is_not_the_reviews_are_headed_by_it():
    table = sign_table((EARLIER,))

    assert table.head[1:3] == ("Q1 2021-22", "Q1 2022-23")
    assert [row.name for row in table.rows] == ["Late"]


def test_all_early_signs_are_counted_and_a_table_says_how_many_it_shows():
    assert len(sign_table(MANY).rows) == 8
    assert heads(MANY)[0] == papers.sign_head(EARLIER, is_all_sample=True, left_out=(8, 11))[0]
    assert heads(MANY[:8])[0] == papers.sign_head(EARLIER, is_all_sample=True)[0]
    # Of eleven: two improved, two declined, and two compare with no earlier figure.
    assert findings.signs_finding(MANY) == finding_words.early_signs_finding(MANY)
    assert "2 of 9 early signs" in findings.signs_finding(MANY)
    assert "2 early signs cannot be compared" in findings.signs_finding(MANY)


def test_the_slide_counts_all_and_names_those_of_another_quarter_with_it():
    brief = replace(briefs.BRIEF, early_signs=MANY)
    presentation = Presentation(io.BytesIO(deck(brief)))
    slide = presentation.slides[3]
    (table,) = [it.table for it in slide.shapes if it.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    told = " ".join(it.text_frame.text for it in slide.shapes if it.has_text_frame)

    assert "2 of 9 early signs that compare" in slide.shapes.title.text_frame.text
    assert rows[1][0] == "Late, Q1 2022-23"
    assert rows[2][0] == "Ninth graders on track"
    assert f"And {12 - len(rows)} more in the appendix." in told
    assert not any("Parents at an event" in label for label, _ in figures_of(brief))
