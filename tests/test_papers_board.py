"""The board's slides: nothing runs out of its box, whatever the typeface."""

import functools
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.util import Emu, Pt

from monitoring import db
from monitoring.brief import board
from monitoring.brief.make import brief, summary
from monitoring.papers.page import page_html
from monitoring.papers.slides.deck import deck
from monitoring.papers.slides.layout import Box, Line, write_fitting
from monitoring.papers.slides.widths import lines_of, width_of
from monitoring.wording import board as board_words
from monitoring.wording import board_titles
from monitoring.wording.board_facts import StepFacts
from tests.support import briefs
from tests.support.documents import BRIEFS, words_of_deck, words_of_html
from tests.support.pages import opened, text_of

FONTS = Path("/usr/share/fonts/truetype")
# Regular and bold, and the height of a line in sizes of the type.
FACES = {
    "Carlito, as wide as Calibri": (
        "crosextra/Carlito-Regular.ttf",
        "crosextra/Carlito-Bold.ttf",
        1.22,
    ),
    "Liberation Sans, as wide as Arial": (
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSans-Bold.ttf",
        1.15,
    ),
    "DejaVu Sans, the fallback": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", 1.17),
}
# One of each kind: the first, before and after the tests, after the deadline, years later.
QUARTERS = ("2021-22-Q1", "2022-23-Q2", "2023-24-Q2", "2024-25-Q3", "2026-27-Q1")


@functools.lru_cache
def opened_font(name):
    return ImageFont.truetype(str(FONTS / name), 200)


@functools.lru_cache(maxsize=100_000)
def wide(face, text, size, is_bold):
    """Measure text in points: by a system's typeface, or by our own table where there is none."""
    if face is None:
        return width_of(text, size, is_bold=is_bold)
    return opened_font(FACES[face][1 if is_bold else 0]).getlength(text) * size / 200


def faces():
    """Return the typefaces that this system has, and None for the table that is always there."""
    return [None, *(name for name, (file, *_) in FACES.items() if (FONTS / file).is_file())]


def height(frame, width, face, *, is_title=False):
    """Return how high a text frame's paragraphs stand in points, set word by word."""
    leading = 1.25 if face is None else FACES[face][2]
    taken = 0.0
    for number, paragraph in enumerate(frame.paragraphs):
        runs = [it for it in paragraph.runs if it.text]
        if not runs:
            continue
        size = max(it.font.size.pt for it in runs)
        indent = int((paragraph._p.pPr.get("marL") if paragraph._p.pPr is not None else 0) or 0)
        room = width - Emu(indent).pt
        words = [
            (word, bool(run.font.bold) or is_title) for run in runs for word in run.text.split(" ")
        ]
        lines, at = 1, 0.0
        for word, is_bold in words:
            more = wide(face, f"{word} ", size, is_bold) if at else wide(face, word, size, is_bold)
            if at and at + more > room + wide(face, " ", size, is_bold):
                lines, at, more = lines + 1, 0.0, wide(face, word, size, is_bold)
            at += more
        before = paragraph.space_before.pt if number and paragraph.space_before else 0
        taken += lines * size * leading + before
    return taken


def overflowing(made):
    """Return the texts of a deck that are higher than their box, with the slide and typeface."""
    faults = []
    for number, slide in enumerate(Presentation(io.BytesIO(made)).slides, start=1):
        for face in faces():
            for shape in slide.shapes:
                if shape.has_text_frame and shape.text_frame.text:
                    is_title = shape == slide.shapes.title
                    inset = (14.4, 7.2) if is_title else (0, 0)
                    width = Emu(shape.width).pt - inset[0]
                    told = height(shape.text_frame, width, face, is_title=is_title)
                    if told > Emu(shape.height).pt - inset[1] + 1:
                        faults.append((number, face, shape.text_frame.text[:60]))
                if shape.has_table:
                    faults += [(number, face, it) for it in cells_over(shape.table, face)]
    return faults


def cells_over(table, face):
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            told = height(cell.text_frame, Emu(column.width).pt - 10, face)
            if told > Emu(row.height).pt - 6 + 1:
                yield cell.text[:60]


def with_goals(made, n):
    """Return a brief with so many goals, those of the brief in turn."""
    goals = tuple(
        replace(made.goals[place % len(made.goals)], goal_id=f"G{place + 1}") for place in range(n)
    )
    return replace(made, goals=goals)


@pytest.mark.parametrize("made", BRIEFS)
def test_no_text_runs_out_of_its_box_in_any_typeface(made):
    assert overflowing(deck(made)) == []


@pytest.mark.parametrize("n", [0, 1, 3, 4, 6])
def test_no_text_runs_out_of_its_box_with_any_number_of_goals(n):
    assert overflowing(deck(with_goals(briefs.judged_brief(), n))) == []


@pytest.mark.slow
@pytest.mark.parametrize("quarter", QUARTERS)
def test_no_text_runs_out_of_its_box_in_a_quarter_of_each_kind(database, quarter):
    made = deck(brief(db.open_store(), quarter))
    frames = [it.shapes.title.text_frame for it in Presentation(io.BytesIO(made)).slides]
    titles = [it.text for it in frames]

    assert overflowing(made) == []
    assert len(set(titles)) == len(titles)
    assert len([it for it in titles if not it.startswith("Appendix: ")]) <= 9
    # On one line in bold of the widest typeface that takes the place of another.
    sizes = [it.paragraphs[0].runs[0].font.size.pt for it in frames]
    told = zip(titles, sizes, strict=True)
    assert [it for it, size in told if lines_of(it, size, 858, is_bold=True) > 1] == []


def test_a_text_that_is_too_long_for_its_box_is_found():
    presentation = Presentation(io.BytesIO(deck(briefs.BRIEF)))
    (foot,) = [it for it in presentation.slides[0].shapes if it.name == "Copy"]
    foot.text_frame.paragraphs[0].runs[0].text = "Clayton County Public Schools " * 8
    held = io.BytesIO()
    presentation.save(held)

    assert {it[0] for it in overflowing(held.getvalue())} == {1}


def test_a_word_wider_than_its_place_runs_on_below():
    # A small m is 974 thousandths of its size wide: ten of them at 10 points are 97.4 points.
    assert round(width_of("m" * 10, 10), 1) == 97.4
    assert lines_of("m" * 10, 10, 98) == 1
    assert lines_of("m" * 10, 10, 50) == 2
    assert lines_of("mm mm\nmm", 10, 45) == 2


def test_the_one_page_is_titled_with_its_finding():
    page = page_html(briefs.BRIEF)
    title = page.partition("<h1>")[2].partition("</h1>")[0]

    assert title == "Graduation rate 6.9 points below plan; 6 measures not judged yet"
    assert "review of Quarter 2, 2022-23 (Oct-Dec 2022)" in words_of_html(page)


def test_the_table_of_tests_is_titled_with_what_moved_in_its_newest_year_alone(database):
    def title(quarter):
        (goal,) = [it for it in summary(db.open_store(database), quarter).goals if it.measures[1:]]
        return board_titles.table(board.measure_count(goal.measures))

    assert title("2023-24-Q2") == "4 of 8 tests clearly improved, 1 clearly declined"
    # Social Studies 2024 and Biology 2025 moved clearly only taken alone, and are not counted.
    # Mathematics and Algebra I have no comparable result of 2023-24, and Algebra I none after it.
    assert title("2024-25-Q2") == "4 of 6 tests clearly improved in 2023-24, 0 clearly declined"
    assert title("2025-26-Q2") == "3 of 7 tests clearly improved in 2024-25, 1 clearly declined"


def test_after_the_deadline_every_result_of_a_table_bears_its_year(database):
    """The last comparable result of Algebra I is older than those that stand beside it."""
    (goal, _) = summary(db.open_store(database), "2025-26-Q2").goals
    measures = {it.measure_id: it for it in goal.measures}
    table = text_of(opened("goals", quarter="2025-26-Q2", goal="G1"))

    assert board_words.result_with_year(measures["eoc-algebra"]) == "2022-23: 15.1%"
    assert board_words.result_with_year(measures["eog-ela"]) == "2024-25: 22.9%"
    page = words_of_html(page_html(brief(db.open_store(database), "2025-26-Q2")))
    assert "2022-23: 15.1%" in page
    assert "| 2022-23: 15.1%, " in table


def test_results_of_several_years_bear_their_years_before_the_deadline_too():
    goal = briefs.BRIEF.goals[0]
    first, *others = [replace(it, deadline_period="2025") for it in goal.measures]
    older = replace(first, period="2021")
    made = replace(briefs.BRIEF, goals=(replace(goal, measures=(older, *others)), briefs.G2))
    same = replace(briefs.BRIEF, goals=(replace(goal, measures=(first, *others)), briefs.G2))

    for told in (words_of_deck(deck(made)), words_of_html(page_html(made))):
        assert f"2020-21: {first.value}%" in told
        assert f"2021-22: {others[0].value}%" in told
    assert f"2021-22: {others[0].value}%" not in words_of_html(page_html(same))


def test_a_third_goal_on_the_first_slide_is_not_cut_for_an_empty_place():
    third = replace(briefs.G2, goal_id="G3")
    made = replace(briefs.BRIEF, goals=(briefs.G2, replace(briefs.G2, goal_id="G4"), third))
    slide = Presentation(io.BytesIO(deck(made))).slides[0]
    (head,) = [it for it in slide.shapes if it.has_text_frame and "Goal 3" in it.text_frame.text]

    assert head.width > Emu(2 * slide.shapes[0].width // 3)


@pytest.mark.parametrize(
    ("value", "result", "path"), [(88.0, "ABOVE", "BELOW"), (79.7, "BELOW", "ABOVE")]
)
def test_a_result_and_the_plan_have_their_figures_on_either_side(value, result, path):
    points = tuple(
        replace(it, value=value) if it.period == "2022" else it for it in briefs.GRADUATION.points
    )
    measure = replace(briefs.GRADUATION, points=points, value=value)
    goals = (briefs.BRIEF.goals[0], replace(briefs.G2, measures=(measure,)))
    made = Presentation(io.BytesIO(deck(replace(briefs.BRIEF, goals=goals))))
    (chart,) = [it.chart for slide in made.slides for it in slide.shapes if it.has_chart]
    measured, plan = list(chart.plots[0].series)[:2]

    def side(series):
        own = series.points[5].data_label.position
        return (series.data_labels.position if own is None else own).name

    assert (side(measured), side(plan)) == (result, path)


def test_the_path_runs_on_to_the_target_over_years_that_have_no_figure_yet():
    (chart,) = [
        it.chart
        for slide in Presentation(io.BytesIO(deck(briefs.BRIEF))).slides
        for it in slide.shapes
        if it.has_chart
    ]

    assert chart._chartSpace.xpath("./c:chart/c:dispBlanksAs/@val") == ["span"]


def test_a_result_on_new_standards_stands_beside_no_target_of_the_old_ones(database):
    goals = summary(db.open_store(database), "2025-26-Q2").goals
    measures = {it.measure_id: it for goal in goals for it in goal.measures}

    assert board_words.target_beside(measures["eog-mathematics"]) == "–"
    assert board_words.target_beside(measures["eog-ela"]) == "22.3%"
    assert not board_words.is_apart_from_target(measures["eoc-algebra"])


@pytest.mark.parametrize(
    ("texts", "height", "shown"),
    [
        # The second sentence of a line has no room: the first stands whole.
        (
            ["One two three four five. Six seven eight nine ten eleven twelve thirteen."],
            56,
            ["One two three four five. … (whole in the appendix)"],
        ),
        # Nor has the first of the next line: that says so at the end of the line before.
        (
            ["One two three four five.", "Six seven eight nine ten eleven twelve thirteen."],
            56,
            ["One two three four five. … (whole in the appendix)"],
        ),
        # A single sentence that has no room is cut between its words.
        (
            ["One two three four five six seven eight nine ten eleven twelve thirteen."],
            56,
            ["One two three four five six seven eight … (whole in the appendix)"],
        ),
    ],
)
def test_words_without_room_on_a_slide_end_with_a_whole_sentence(texts, height, shown):
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])

    write_fitting(slide, Box(0, 0, Pt(330), Pt(height)), [Line(it) for it in texts], (18,))

    (box,) = slide.shapes
    assert [it.text for it in box.text_frame.paragraphs] == shown


def test_the_title_of_steps_says_where_nobody_said_anything_of_any():
    nothing = StepFacts(13, (), (), (), has_updates=False)

    assert board_titles.steps(nothing) == (
        "No step has an update for this quarter, and nothing is overdue"
    )
    assert board_titles.steps(replace(nothing, has_updates=True)) == (
        "No step known to be done without effect, and nothing overdue"
    )
