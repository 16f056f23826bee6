"""A quarter as an editable deck."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from monitoring.errors import InputError
from monitoring.papers import findings
from monitoring.papers.figures import figures_of
from monitoring.papers.slides import template
from monitoring.papers.slides.deck import deck
from monitoring.wording import deck as wording
from monitoring.wording import deck_charts as charts_words
from monitoring.wording import findings as finding_words
from monitoring.wording import labels, papers, templates
from monitoring.wording.lanes import DONE, WORKED
from monitoring.wording.sample import sample_word
from tests.support import briefs

GRADUATION = findings.headline(briefs.G2)
SIGNS = findings.signs_finding(briefs.SIGNS)
STEPS = findings.step_finding(briefs.STEPS)


def opened(brief=briefs.BRIEF, template=None):
    return Presentation(io.BytesIO(deck(brief, template)))


def titles(presentation):
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def slide_with(presentation, title):
    return next(it for it in presentation.slides if title == it.shapes.title.text_frame.text)


def lane(code, marks):
    return f"{finding_words.lane_mark(code, marks)}  {labels.lane_state(code)}"


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


def saved(presentation):
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def of_district(*, has_titles=True):
    """Return a district's template: 4 to 3, own layout names, two slides of its own."""
    presentation = Presentation()
    for number, layout in enumerate(presentation.slide_layouts):
        layout.name = f"Folie {number}"
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[0])
        slide.shapes.title.text_frame.text = "A slide of the template"
    if not has_titles:
        for sheet in presentation.slide_layouts:
            for shape in list(sheet.placeholders):
                if shape.placeholder_format.type in (
                    PP_PLACEHOLDER.TITLE,
                    PP_PLACEHOLDER.CENTER_TITLE,
                ):
                    shape._element.getparent().remove(shape._element)
    return saved(presentation)


def test_each_goals_headline_is_the_title_of_a_slide():
    assert titles(opened())[:6] == [
        briefs.HEAD.district,
        findings.headline(briefs.G1),
        findings.headline(briefs.G2),
        SIGNS,
        papers.of_goal("G2", findings.gap_finding(briefs.GAPS)),
        STEPS,
    ]
    assert titles(opened())[-1] == finding_words.unknown_finding(4)


def test_a_slide_is_wide():
    presentation = opened()

    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_the_chart_of_a_goal_is_native_dots_a_dashed_path_and_a_gap():
    (chart,) = charts(slide_with(opened(), GRADUATION))
    measured, path = chart.plots[0].series

    assert list(chart.plots[0].categories)[:6] == ["2017", "2018", "2019", "2020", "2021", "2022"]
    assert list(chart.plots[0].categories)[6] == f"2023\n{labels.data_state('not_due_yet')}"
    assert list(measured.values) == [69.6, 71.7, 72.7, 76.6, 76.0, 79.7, None]
    assert list(path.values) == [69.6, 73.0, 76.4, 79.8, 83.2, 86.6, 90.0]
    assert 'prstDash val="dash"' in path._element.xml
    assert "<a:noFill/>" in measured.format.line._ln.xml
    assert 'dispBlanksAs val="gap"' in chart._chartSpace.xml
    # The margin of the last result, 78.40 to 80.92.
    assert re.findall(r"<c:v>(1\.\d+)</c:v>", measured._element.xml) == ["1.2200", "1.3000"]


def test_a_figure_changed_in_the_chart_is_the_one_read_back():
    presentation = opened()
    (chart,) = charts(slide_with(presentation, GRADUATION))
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    before = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7, max_row=7)]

    data = CategoryChartData()
    data.categories = ["2021", "2022"]
    data.add_series(charts_words.measured(), [76.0, 81.5])
    data.add_series(charts_words.plan_path(), [83.2, 86.6])
    chart.replace_data(data)
    again = Presentation(io.BytesIO(saved(presentation)))
    (changed,) = charts(slide_with(again, GRADUATION))

    assert before == [["2022", 79.7, 86.6]]
    assert list(changed.plots[0].series[0].values) == [76.0, 81.5]


def test_a_goal_of_several_measures_is_a_chart_and_a_table():
    slide = slide_with(opened(), findings.headline(briefs.G1))
    (chart,) = charts(slide)
    ((head, first, *rest),) = tables(slide)

    assert list(chart.plots[0].series[1].values) == [28.4, 21.5, 24.7, 25.6, 30.2, 29.3]
    # The column of distances is left out: no measure has one.
    names = wording.measures_head()
    assert head == [*names[:4], *names[5:]]
    assert first == [
        "ELA, grades 3-8",
        "28.4%",
        "28.4%",
        wording.target_with_year("31.4%", briefs.G1.measures[0]),
        papers.level(briefs.G1.measures[0]),
        papers.change(briefs.G1.measures[0]),
    ]
    assert len(rest) == 5


def test_a_verdict_and_a_later_result_stand_in_rows_of_their_own():
    late = briefs.late_brief()
    slides = opened(late).slides
    rows = [row for slide in slides for table in tables(slide) for row in table]
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


def test_quarterly_figures_stand_beside_those_of_a_year_before():
    slide = slide_with(opened(), SIGNS)
    (chart,) = charts(slide)
    ((head, first, second, *rest),) = tables(slide)

    assert [list(it.values)[:2] for it in chart.plots[0].series] == [[74.1, 22.2], [78.3, 24.9]]
    assert head == list(papers.sign_head(briefs.SIGNS[0], is_all_sample=True))
    assert first[4] == papers.change(briefs.SIGNS[0])
    assert second[0] == papers.sign_label(briefs.SIGNS[1])
    assert rest[-1][1:3] == ["1,204", papers.not_known()]


def test_thirteen_steps_stand_in_two_lanes_by_shape_letter_and_word():
    ((head, *rows),) = tables(slide_with(opened(), STEPS))

    assert head == list(wording.steps_head(is_all_sample=True))
    assert len(rows) == 13
    assert rows[3][2:] == [lane("done", DONE), lane("worsening", WORKED)]
    assert rows[11][2:] == [lane("no_update", DONE), lane("not_measurable_yet", WORKED)]


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
    notes = slide_with(opened(), GRADUATION).notes_slide.notes_text_frame.text

    assert all(reason in notes for reason in findings.reasons(briefs.GRADUATION))
    assert papers.rule_line(briefs.HEAD) in notes


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

    assert marked == {
        briefs.HEAD.district,
        SIGNS,
        STEPS,
        findings.change_finding(briefs.CHANGES),
    }
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
    assert len(sheets) == 4
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


def test_words_on_a_slide_are_not_small():
    for slide in opened(briefs.long_brief()).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.name not in {"Copy", "Sample"}:
                sizes = [
                    run.font.size.pt
                    for paragraph in shape.text_frame.paragraphs
                    for run in paragraph.runs
                    if run.font.size
                ]
                assert min(sizes, default=12) >= 10


def test_the_districts_template_is_used_without_its_slides():
    presentation = opened(template=of_district())

    assert presentation.slide_width == Inches(10)
    assert "A slide of the template" not in titles(presentation)
    # The layout with a title and nothing else, whatever its name.
    assert {it.slide_layout.name for it in presentation.slides} == {"Folie 0", "Folie 5"}
    assert len(presentation.slides) >= 12
    assert deck(briefs.BRIEF, of_district()) == deck(briefs.BRIEF, of_district())


def test_a_deck_of_ours_can_be_the_template_of_the_next():
    again = opened(template=deck(briefs.BRIEF))

    assert titles(again) == titles(opened())


def test_a_deck_of_ours_can_be_saved_as_our_own_template(monkeypatch):
    before = titles(opened())
    monkeypatch.setattr(template, "_OWN", deck(briefs.BRIEF))

    assert titles(opened()) == before


def test_our_own_template_has_one_layout_for_the_cover_and_one_for_the_rest():
    own = template.open_template(None)

    assert [template._kinds(layout) for layout in own.slide_layouts] == [
        [PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.SUBTITLE],
        [PP_PLACEHOLDER.TITLE],
    ]
    assert template.cover_layout(own) == own.slide_layouts[0]
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


def test_an_empty_quarter_says_so():
    presentation = opened(briefs.empty_brief())

    assert wording.no_result() in words(presentation.slides[1])
    assert findings.change_finding(()) in titles(presentation)
    assert finding_words.decision_finding(0, ()) in titles(presentation)
