"""A figure that compares with no other: on no page and in no paper the latest result."""

import io
import re

import pypdf
import pytest
from pptx import Presentation

from monitoring import db
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.db.query_rows import MeasureLatestResults, StepMovements
from monitoring.papers import findings
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.slides.layout import QUIET
from monitoring.papers.wall import wall_html
from monitoring.rows import each, where
from monitoring.wording import apart, movements, periods
from monitoring.wording.numbers import is_missing
from tests.support import briefs, pages
from tests.support.quarters import ended

LATE = "2025-26-Q2"
ALGEBRA = {"goal": "G1", "measure": "eoc-algebra", "quarter": LATE}
GROUPS = {
    **{"goal": "G1", "indicator": "milestones_eoc_proficient", "content": "Algebra I"},
    **{"quarter": LATE},
}


def row_of(measure_id, quarter):
    rows = db.open_store().read(db.sql_text("measure_latest_results"), ended(quarter))
    (found,) = [it for it in each(rows, MeasureLatestResults) if it.measure_id == measure_id]
    return found


def quiet_lines(app):
    markup = pages.markup_of(app)
    return [pages.plain(it) for it in re.findall(r'<p class="apart">(.*?)</p>', markup)]


def test_the_latest_result_is_the_last_one_that_compares(database):
    row = row_of("eoc-algebra", LATE)

    assert (row.period, round(row.value, 1), row.level) == ("2023", 15.1, "missed")
    assert (row.change, round(row.change_points, 2)) == ("no_clear_change", 1.36)
    assert (row.apart_period, row.apart_value, row.apart_n) == ("2024", 0.9, 107)
    assert "only 107 students took the old test" in row.apart_description


def test_a_figure_that_compares_with_none_is_left_behind_by_a_later_one_that_does(database):
    first, later = (row_of("eog-mathematics", it) for it in ("2024-25-Q2", LATE))

    assert (first.period, first.apart_period) == ("2023", "2024")
    assert (later.period, is_missing(later.apart_period)) == ("2025", True)


def test_where_no_figure_known_compares_there_is_none_to_show(database):
    row = row_of("eog-ela", "2021-22-Q2")

    assert (is_missing(row.period), is_missing(row.value), row.level) == (True, True, "no_status")
    assert (row.data_state, row.apart_period, row.apart_n) == ("not_comparable", "2021", 5413)


@pytest.mark.parametrize("page", ["overview", "goals", "review"])
def test_each_page_shows_it_gray_with_its_reason_beside_the_result(database, page):
    app = pages.opened(page, **ALGEBRA)
    note = apart.note(row_of("eoc-algebra", LATE))

    assert app.exception == []
    assert [it for it in quiet_lines(app) if note in it] != []
    # Among the years, in a list and in a table, it stands with its state.
    among_years = 2 if page == "goals" else 0
    assert pages.text_of(app).replace(note, "").count("0.9%") == among_years


def test_the_figures_of_goals_name_it_among_the_years_alone(database):
    app = pages.opened("goals", **ALGEBRA)
    told = pages.text_of(app)

    assert "2022-23: 15.1%" in told
    assert re.findall(r"[^:;]*: 0\.9% \([^)]*\)", told.replace("|", ";")) != []


@pytest.mark.parametrize("page", ["subgroups", "schools"])
def test_groups_and_schools_open_with_the_last_year_that_compares(database, page):
    app = pages.opened(page, **GROUPS)
    (period,) = [it for it in app.selectbox if it.key == "period"]

    assert period.value == "2023"
    assert period.options[0] == periods.in_row("2024", "school_year")


def test_gaps_are_those_of_the_last_period_that_compares(database):
    store = db.open_store()
    made = brief(store, LATE)
    looked = store.read(db.sql_text("gap_looks"), {"quarter": LATE})
    served = where(store.read(db.sql_text("step_groups"), {"quarter": LATE}), "step_id", "G1.7")
    checked = store.read(db.sql_text("health_gaps"), {"quarter": LATE})

    assert {it.period for it in made.gaps if it.measure_id == "eoc-algebra"} == {"2023"}
    for rows in (looked, served, checked):
        own = rows[rows["measure_id"] == "eoc-algebra"]
        assert set(own["period"].dropna()) <= {"2023"}
        assert set(rows.loc[rows["measure_id"] == "eog-ela", "period"].dropna()) <= {"2025"}
    assert len(looked[looked["measure_id"] == "eoc-algebra"]) > 3


def test_a_measure_of_a_step_whose_last_figure_does_not_compare_tells_the_last_one_that_does(
    database,
):
    asked = {"quarter": "2024-25-Q2"}
    rows = where(db.open_store().read(db.sql_text("step_movements"), asked), "step_id", "G1.5")
    rows = where(rows, "indicator_id", "milestones_eoc_proficient")
    (algebra,) = each(where(rows, "content_area", "Algebra I"), StepMovements)

    assert (algebra.movement, algebra.period) == ("not_measurable_yet", "2024")
    assert (algebra.measured_period, algebra.measured_change) == ("2023", "no_clear_change")
    assert f"{algebra.measured_value:.1f}" == "15.1"
    assert movements.measure_reason(algebra) in pages.text_of(
        pages.opened("step", quarter="2024-25-Q2", step="G1.5")
    )


def test_the_command_prints_it_on_a_line_of_its_own(database, capsys):
    with pytest.raises(SystemExit):
        main(["status", "--quarter", LATE])
    lines = capsys.readouterr().out.splitlines()

    (at,) = [place for place, line in enumerate(lines) if "0.9%" in line]
    assert apart.note(row_of("eoc-algebra", LATE)) == lines[at].strip()


APART = briefs.apart_brief()
NOTES = [note for goal in APART.goals for note in findings.apart(goal)]


def test_the_page_sets_it_gray_under_the_goal():
    html = page_html(APART)

    assert [
        pages.plain(it) for it in re.findall(r'<p class="small apart">(.*?)</p>', html)
    ] == NOTES
    assert not re.search(r"data-figure[^>]*>0\.9%", html)


def test_the_pdf_prints_it_with_its_reason():
    told = " ".join(pypdf.PdfReader(io.BytesIO(page_pdf(APART))).pages[0].extract_text().split())

    assert told.count("the test was retired; only 107 students took it") == 2


def test_the_wall_sets_it_gray_under_the_goal():
    found = re.findall(r'<p class="where apart">(.*?)</p>', wall_html(APART))

    assert [pages.plain(it) for it in found] == NOTES


def deck_lines():
    return [
        (paragraph.text, paragraph.runs[-1].font.color)
        for slide in Presentation(io.BytesIO(deck(APART))).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.runs
    ]


def test_the_deck_writes_it_gray_at_the_foot_of_the_slide():
    told = [color.rgb for text, color in deck_lines() if text in NOTES]

    assert len(told) >= 2
    assert set(told) == {QUIET}


def test_the_chart_of_the_deck_draws_it_apart_from_the_results():
    shapes = [it for slide in Presentation(io.BytesIO(deck(APART))).slides for it in slide.shapes]
    (chart,) = [it.chart for it in shapes if it.has_chart and len(it.chart.plots[0].series) == 3]
    measured, path, alone = chart.plots[0].series

    assert list(measured.values)[-3:] == [79.7, None, None]
    assert list(path.values)[-2:] == [90.0, None]
    assert list(alone.values) == [None] * 7 + [0.9]
    assert "<a:noFill/>" in alone._element.xml
