"""A quarter as an editable deck."""

import functools
import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Inches

from monitoring.errors import InputError
from monitoring.papers import findings
from monitoring.papers.figures import figures_of
from monitoring.papers.slides import template
from monitoring.papers.slides.deck import deck
from monitoring.wording import board as board_words
from monitoring.wording import deck_charts as charts_words
from monitoring.wording import labels, papers, templates
from monitoring.wording.sample import sample_word
from tests.support import briefs
from tests.support.decks import of_district, saved
from tests.support.documents import BRIEFS

PATH = "Up 3.7 points since the class of 2021: a clear improvement"
TABLE = "6 measures have their first result, from which the plan starts"
SIGNS = "2 of 6 early signs that compare clearly improved, 1 clearly declined"
GAPS = "Students with Disabilities in Graduation rate: 20.8 points behind"
STEPS = "3 steps done with no effect seen yet; 1 step with something overdue"


made_once = functools.lru_cache(maxsize=32)(deck)


def opened(brief=briefs.BRIEF, template=None):
    return Presentation(io.BytesIO(made_once(brief, template)))


def titles(presentation):
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def slide_with(presentation, title):
    return next(it for it in presentation.slides if title == it.shapes.title.text_frame.text)


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables(slide):
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def words(slide):
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    texts += [cell for table in tables(slide) for row in table for cell in row]
    return "\n".join(texts)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_board_gets_nine_slides_with_a_finding_each_and_then_the_appendix():
    told = titles(opened())

    assert told[:9] == [
        "Graduation rate 6.9 points below plan; 6 measures not judged yet",
        PATH,
        TABLE,
        SIGNS,
        GAPS,
        STEPS,
        "The team says why, and what comes next, for each of its 2 goals",
        "2 decisions taken in this quarter, 1 earlier one open",
        "4 things are not known or not measured",
    ]
    assert {it.startswith("Appendix: ") for it in told[9:]} == {True}
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("brief", BRIEFS)
def test_no_quarter_has_more_than_nine_slides_before_the_appendix_or_two_titles_alike(brief):
    told = titles(opened(brief))

    assert len([it for it in told if not it.startswith("Appendix: ")]) <= 9
    assert len(set(told)) == len(told)


def test_a_slide_is_wide():
    presentation = opened()

    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_the_chart_of_a_goal_is_native_dots_and_a_dashed_path_over_years_to_come():
    (chart,) = charts(slide_with(opened(), PATH))
    measured, path = chart.plots[0].series

    assert list(chart.plots[0].categories)[:6] == ["2017", "2018", "2019", "2020", "2021", "2022"]
    assert list(chart.plots[0].categories)[6] == f"2023\n{labels.data_state('not_due_yet')}"
    assert list(measured.values) == [69.6, 71.7, 72.7, 76.6, 76.0, 79.7, None]
    assert list(path.values) == [69.6, 73.0, 76.4, 79.8, 83.2, 86.6, 90.0]
    assert 'prstDash val="dash"' in path._element.xml
    assert "<a:noFill/>" in measured.format.line._ln.xml
    # What has no figure is bridged: results have no line, and the path goes on to its target.
    assert 'dispBlanksAs val="span"' in chart._chartSpace.xml
    # The margin of the last result, 78.40 to 80.92.
    assert re.findall(r"<c:v>(1\.\d+)</c:v>", measured._element.xml) == ["1.2200", "1.3000"]


def test_a_figure_changed_in_the_chart_is_the_one_read_back():
    presentation = opened()
    (chart,) = charts(slide_with(presentation, PATH))
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    before = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7, max_row=7)]

    data = CategoryChartData()
    data.categories = ["2021", "2022"]
    data.add_series(charts_words.measured(), [76.0, 81.5])
    data.add_series(charts_words.plan_path(), [83.2, 86.6])
    chart.replace_data(data)
    again = Presentation(io.BytesIO(saved(presentation)))
    (changed,) = charts(slide_with(again, PATH))

    assert before == [["2022", 79.7, 86.6]]
    assert list(changed.plots[0].series[0].values) == [76.0, 81.5]


def test_the_tests_stand_in_one_table_with_a_picture_of_result_and_target():
    slide = slide_with(opened(), TABLE)
    ((head, first, *rest),) = tables(slide)
    (picture,) = [it for it in slide.shapes if it.shape_type == MSO_SHAPE_TYPE.GROUP]

    # Nothing compares with a year before, so the columns for that are left out.
    assert head == ["Measure", "Result", "Result (dot), margin, target (tick)", "Target"]
    assert first == ["ELA, grades 3-8", "28.4%", "", "31.4%"]
    assert len(rest) == 5
    # A line of zero, and of each test a dot and a tick.
    assert len(picture.shapes) == 1 + 6 * 2


def test_goals_stand_on_the_first_slide_with_the_headline_of_the_page():
    slide = opened().slides[0]
    told = words(slide)

    assert findings.headline(briefs.G2) in told
    assert "79.7%" in told
    assert "Off track" in told
    assert tables(slide)[0][1][:3] == ["ELA, grades 3-8", "28.4%", "31.4%"]
    assert "Clayton County Public Schools: review of Quarter 2, 2022-23 (Oct-Dec 2022)" in told


def test_a_verdict_and_a_later_result_stand_in_rows_of_their_own():
    late = briefs.late_brief()
    slides = opened(late).slides
    every = [it for it in slides if "every measure" in it.shapes.title.text_frame.text]
    rows = [row for slide in every for table in tables(slide) for row in table]
    ela = [row for row in rows if row[0] == "ELA, grades 3-8"][:2]
    verdict = papers.level(late.goals[0].measures[0])

    assert [verdict in row for row in ela] == [True, False]
    assert ["31.6%" in row[1] for row in ela] == [True, False]
    assert ["32.9%" in row[1] for row in ela] == [False, True]
    paragraphs = [
        paragraph.text
        for slide in slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]
    undecided = papers.level(late.goals[1].measures[0])
    assert any(undecided in it for it in paragraphs)
    assert not any(undecided in it and "83.0%" in it for it in paragraphs)


def test_an_early_sign_is_drawn_so_that_right_is_better():
    slide = slide_with(opened(), SIGNS)
    ((head, first, second, *_),) = tables(slide)
    (picture,) = [it for it in slide.shapes if it.shape_type == MSO_SHAPE_TYPE.GROUP]
    zero, *drawn = picture.shapes
    dots = [it for it in drawn if it.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]

    assert head[0] == "Early sign (all Sample)"
    assert first[1:3] == ["74.1%", "78.3%"]
    assert second[0] == "Chronically absent (lower is better)"
    assert second[1:3] == ["22.2%", "24.9%"]
    # On track rose, which is better; absence rose as well, which is worse.
    assert dots[0].left > zero.left > dots[1].left + dots[1].width


def test_steps_without_an_effect_and_overdue_stand_with_names_and_owners():
    without, overdue = tables(slide_with(opened(), STEPS))

    assert without[0] == ["Done, no effect seen yet (all Sample)", "Owner", "Did it work?"]
    assert [row[0][:4] for row in without[1:]] == ["G1.3", "G1.4", "G2.4"]
    assert without[1][1:] == ["Assistant Superintendent", "No clear change"]
    assert overdue[1] == [
        "G2.5 Recruit for subjects with a shortage",
        "Assistant Superintendent",
        "1 thing, up to 16 days",
    ]


def test_no_code_of_a_step_stands_without_its_name():
    for slide in opened().slides:
        told = f"{words(slide)}\n{slide.notes_slide.notes_text_frame.text}"
        for step in briefs.STEPS:
            bare = [
                it
                for it in re.findall(rf"{step.step_id}([^\n]*)", told)
                if not it.strip().startswith(step.wording[:12])
            ]
            # What people wrote stays as they wrote it.
            assert [it for it in bare if "into the five schools" not in it] == [], step.step_id


def test_what_is_asked_of_the_board_is_what_the_board_has_to_do():
    asked = replace(briefs.DECISIONS[1], role="Board of Education")
    told = replace(briefs.BRIEF, decisions=(briefs.DECISIONS[0], asked))
    lines = words(opened(told).slides[7])

    assert "Asked of the board" in lines
    assert (
        "Stop the online course; bring a new proposal to the March meeting (by March 6, 2023)"
        in (lines)
    )
    assert (
        "Move two attendance coaches"
        not in lines.partition("Asked of the board")[2].partition("Decision")[0]
    )
    assert board_words.nothing_asked() in words(opened().slides[7])


def test_a_slide_with_nothing_to_say_is_left_out_and_the_last_one_says_why():
    presentation = opened(replace(briefs.BRIEF, early_signs=(), gaps=(), texts=()))

    assert len([it for it in titles(presentation) if not it.startswith("Appendix")]) == 6
    assert (
        "No early sign is known for this quarter. No gap between groups is known. The team has "
        "not written why it thinks so, or what it will do. Those slides are left out."
    ) in words(presentation.slides[5])


def test_every_slide_has_a_title_notes_and_text_alternatives():
    for brief in (briefs.BRIEF, briefs.long_brief(), briefs.judged_brief(), briefs.empty_brief()):
        for slide in opened(brief).slides:
            assert slide.shapes.title.text_frame.text
            assert slide.notes_slide.notes_text_frame.text.strip()
            for shape in slide.shapes:
                if shape.has_chart or shape.has_table:
                    assert len(shape._element.xpath("./*/p:cNvPr")[0].get("descr")) > 30
            assert not [it for it in slide.shapes if it.shape_type == 13]


def test_the_notes_tell_reasons_and_the_rule():
    notes = slide_with(opened(), PATH).notes_slide.notes_text_frame.text

    assert all(reason in notes for reason in findings.reasons(briefs.GRADUATION))
    assert papers.rule_line(briefs.HEAD) in opened().slides[0].notes_slide.notes_text_frame.text


def test_every_figure_of_the_brief_can_be_read_back():
    presentation = opened()
    told = plain("\n".join(words(slide) for slide in presentation.slides))

    figures = figures_of(briefs.BRIEF)

    assert ("G2.graduation-4yr value", "79.7%") in figures
    names = {label.partition(" ")[2] for label, _ in figures if label.startswith("G2.graduation")}
    assert {"expected", "target", "points", "students", "interval"} <= names
    assert len({label for label, _ in figures}) == len(figures)
    assert [label for label, text in figures if plain(text) not in told] == []


def test_sample_stands_on_the_slides_that_rest_on_it_and_on_no_other():
    presentation = opened()
    marked = {
        slide.shapes.title.text_frame.text
        for slide in presentation.slides
        if any(shape.name == "Sample" for shape in slide.shapes)
    }

    assert {it for it in marked if not it.startswith("Appendix: ")} == {SIGNS, STEPS}
    assert "Appendix: every measure in figures" not in marked
    clean = replace(briefs.empty_brief(), unknown=briefs.UNKNOWN[:1])
    assert not any(sample_word() in words(slide) for slide in opened(clean).slides)


def test_the_same_brief_gives_the_same_bytes_with_the_release_s_date():
    made = deck(briefs.BRIEF)

    assert made == deck(briefs.BRIEF)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {it.date_time for it in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
        sheets = [it for it in package.namelist() if it.endswith(".xlsx")]
        for name in sheets:
            with zipfile.ZipFile(io.BytesIO(package.read(name))) as book:
                assert {it.date_time for it in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
                assert b"2023-01-17T00:00:00Z" in book.read("docProps/core.xml")
    assert len(sheets) == 1
    assert core.count("2023-01-17T00:00:00Z") == 2


@pytest.mark.parametrize("template", [None, of_district()], ids=["ours", "district"])
def test_nothing_reaches_over_the_edge_and_much_is_split_over_slides(template):
    presentation = opened(briefs.long_brief(), template)

    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height
    told = "\n".join(words(slide) for slide in presentation.slides)
    assert [it for it in range(24) if f"{it}: The superintendent's team" not in told] == []
    assert told.count("#panic()") >= 24 + 14 + 20 + 2 * 21
    assert len(presentation.slides) > 15


@pytest.mark.parametrize("brief", BRIEFS)
def test_words_can_be_read_from_a_chair_and_tables_too(brief):
    for slide in opened(brief).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.name not in {"Copy", "Sample"}:
                least = 20 if shape == slide.shapes.title else 18
                assert min(type_sizes([shape.text_frame]), default=least) >= least
            if shape.has_table:
                frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
                assert min(type_sizes(frames)) >= 14


def type_sizes(frames):
    """Return the sizes of type in text frames, in points."""
    return [
        run.font.size.pt
        for frame in frames
        for paragraph in frame.paragraphs
        for run in paragraph.runs
        if run.font.size
    ]


def test_the_districts_template_is_used_without_its_slides():
    presentation = opened(template=of_district())

    assert presentation.slide_width == Inches(10)
    assert "A slide of the template" not in titles(presentation)
    # The layout with a title and nothing else, whatever its name.
    assert {it.slide_layout.name for it in presentation.slides} == {"Folie 5"}
    assert len(presentation.slides) >= 12
    assert deck(briefs.BRIEF, of_district()) == deck(briefs.BRIEF, of_district())


def test_a_deck_of_ours_can_be_the_template_of_the_next():
    again = opened(template=deck(briefs.BRIEF))

    assert titles(again) == titles(opened())


def test_a_deck_of_ours_can_be_saved_as_our_own_template(monkeypatch):
    before = titles(opened())
    monkeypatch.setattr(template, "_OWN", deck(briefs.BRIEF))

    assert titles(Presentation(io.BytesIO(deck(briefs.BRIEF)))) == before


def test_our_own_template_has_one_layout_for_the_cover_and_one_for_the_rest():
    own = template.open_template(None)

    assert [template._kinds(layout) for layout in own.slide_layouts] == [
        [PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.SUBTITLE],
        [PP_PLACEHOLDER.TITLE],
    ]
    assert template.plain_layout(own) == own.slide_layouts[1]


def test_a_template_that_is_none_is_refused_with_what_is_needed():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<w/>")

    layouts = [f"Folie {number}" for number in range(11)]
    with pytest.raises(InputError, match=re.escape(templates.not_an_office_file())):
        deck(briefs.BRIEF, b"a letter to the board")
    with pytest.raises(InputError, match=r"pptx"):
        deck(briefs.BRIEF, held.getvalue())
    with pytest.raises(InputError, match=re.escape(templates.no_title(layouts))):
        deck(briefs.BRIEF, of_district(has_titles=False))


def test_an_empty_quarter_says_what_is_not_known():
    presentation = opened(briefs.empty_brief())

    assert titles(presentation)[0] == "Graduation rate not judged yet"
    assert "No result is known that could be drawn year by year." in words(
        presentation.slides[len([it for it in titles(presentation) if "Appendix" not in it]) - 1]
    )
