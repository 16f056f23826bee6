"""What leaves the product: tables and pictures that say of themselves what they are."""

import io
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest

from monitoring import export, pictures
from monitoring.export.workbook import xlsx_file
from monitoring.vocabulary.files import FileFact
from monitoring.wording import columns
from monitoring.wording import export as wording
from monitoring.wording.sample import sample_word

PLAN = pd.DataFrame({"district": ["Clayton County"], "school": [None], "school_years": ["2021-22"]})
QUARTER = "2022-23-Q2 (to 31 Dec 2022)"
ADDRESS = "http://localhost:8501/goals?quarter=2022-23-Q2&goal=G2"
SVG = "{http://www.w3.org/2000/svg}"


def facts_of(least_n=15, **columns):
    return export.facts_of(
        pd.DataFrame(columns),
        plan=PLAN,
        least_n=least_n,
        quarter=QUARTER,
        filters={"Goal": "Goal 2"},
        address=ADDRESS,
    )


def cells_of(sheet):
    page = openpyxl.load_workbook(io.BytesIO(xlsx_file(sheet))).active
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_the_facts_of_plain_figures_name_plan_quarter_choices_sources_rule_and_address():
    facts = facts_of(source=["GOSA", "GaDOE", "GOSA"], rule_version=[1.0, None, 1.0])

    assert list(facts.items()) == [
        (FileFact.PLAN, wording.plan_of("Clayton County", "", "2021-22")),
        (FileFact.QUARTER, QUARTER),
        ("Goal", "Goal 2"),
        (FileFact.SOURCES, wording.sources(["GOSA", "GaDOE"])),
        (FileFact.RULE_VERSION, wording.versions(["1"])),
        (FileFact.ADDRESS, ADDRESS),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"batch_kind": ["sample", "sample"]},
        {"is_sample": [True, True]},
        {"batch_kind": ["official", "sample"], "is_sample": [True, None]},
    ],
)
def test_what_rests_on_sample_data_says_so(columns):
    assert facts_of(**columns)[FileFact.SAMPLE] == wording.sample(is_whole=True)


def test_what_rests_on_sample_data_in_part_says_so():
    facts = facts_of(batch_kind=["sample", "official", None])

    assert facts[FileFact.SAMPLE] == wording.sample(is_whole=False)


def test_official_figures_are_not_called_sample():
    assert FileFact.SAMPLE not in facts_of(
        batch_kind=["official", None], source=["Sample of a publisher", None]
    )


def test_words_for_hidden_and_too_few_are_explained_where_they_stand_and_nowhere_else():
    hidden = facts_of(data_state=["measured", "hidden"])
    few = facts_of(complement_data_state=["too_few"], least_n=20)

    assert hidden[FileFact.HIDDEN] == wording.hidden()
    assert few[FileFact.TOO_FEW] == wording.too_few(20)
    assert not {FileFact.HIDDEN, FileFact.TOO_FEW} & set(facts_of(data_state=["measured"]))


def test_a_file_has_two_decimals_whole_numbers_and_empty_cells_for_what_is_missing():
    rows = pd.DataFrame({"value": [78.4, None], "n": pd.array([3924, None], dtype="Int32")})

    assert export.csv_text(rows) == "value,n\n78.40,3924\n,\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_text_that_begins_like_a_formula_is_made_harmless(text):
    written = export.csv_text(pd.DataFrame({"source": [text]}))

    assert written.splitlines()[1].strip('"').startswith("'")


def test_a_csv_file_is_its_table_alone():
    rows = pd.DataFrame(
        {
            "period": ["2021", "2022"],
            "value": [None, 79.68909],
            "n": [None, 3924.0],
            "released_on": pd.to_datetime([None, "2022-10-11"]),
            "has_plan": [True, False],
        }
    )
    sheet = export.Sheet("Results by year", {"Goal": "Goal 2", FileFact.ADDRESS: ADDRESS}, rows)

    assert export.csv_file(sheet) == (
        "period,value,n,released_on,has_plan\n2021,,,,yes\n2022,79.69,3924,2022-10-11,no\n"
    )


def test_a_csv_file_is_read_back_by_pandas_whatever_its_cells_hold():
    words = ["a # b", '#1, "the best"', "two\n# lines", "a\r=1", "plain", "'"]
    written = export.csv_file(export.Sheet("T", {}, pd.DataFrame({"w#": words, "n": range(6)})))

    for text in (written, "\ufeff" + written):
        read = pd.read_csv(io.BytesIO(text.encode()))
        assert read.columns.tolist() == ["w#", "n"]
        assert read["w#"].tolist() == words
        assert read["n"].tolist() == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(A1)", "\t=1", "\r=1"])
def test_no_text_of_a_csv_file_is_a_formula(text):
    sheet = export.Sheet("T", {"Sources": text}, pd.DataFrame({text: [text]}))

    head, cell = export.csv_file(sheet).replace('"', "").rstrip("\n").split("\n")

    assert head.startswith("'")
    assert cell.startswith("'")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(A1)", "\t=1"])
def test_no_text_of_a_workbook_is_a_formula(text):
    sheet = export.Sheet(text, {"Sources": text}, pd.DataFrame({text: [text]}))

    page = openpyxl.load_workbook(io.BytesIO(xlsx_file(sheet))).active

    assert {page["B2"].data_type, page["A4"].data_type, page["A5"].data_type} == {"s"}
    assert page["A5"].value == text
    assert page["A5"].quotePrefix
    assert page["B2"].quotePrefix


def pages_of(sheet):
    """Return the lines of each sheet of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(sheet)))
    return {page.title: [[cell.value for cell in row] for row in page] for page in book.worksheets}


def test_a_workbook_holds_numbers_as_numbers_dates_as_dates_and_nothing_where_nothing_is():
    rows = pd.DataFrame(
        {
            "period": ["2021", "2022"],
            "period_style": ["class", "class"],
            "value": [None, 79.68909],
            "unit": ["percent", "percent"],
            "n": [None, 3924.0],
            "released_on": pd.to_datetime([None, "2022-10-11"]),
        }
    )
    sheet = export.Sheet("Results by year", {"Goal": "Goal 2"}, rows)

    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(sheet)))
    first, second = book.worksheets[:2]

    assert cells_of(sheet) == [
        [wording.label(FileFact.WHAT), "Results by year", None, None],
        ["Goal", "Goal 2", None, None],
        [None, None, None, None],
        ["Year or quarter", "Result", "Students", "Known from"],
        ["Class of 2021", None, None, None],
        ["Class of 2022", 79.69, 3924, datetime(2022, 10, 11)],
    ]
    assert [cell.number_format for cell in first[6]] == ["General", '0.0"%"', "0", "yyyy-mm-dd"]
    assert [cell.font.bold for cell in first[4]] == [True] * 4
    assert first.freeze_panes == "A5"
    assert first.title == "Results by year"
    assert [[cell.value for cell in row] for row in second] == [
        ["period", "period_style", "value", "unit", "n", "released_on"],
        ["2021", "class", None, "percent", None, None],
        ["2022", "class", 79.69, "percent", 3924, datetime(2022, 10, 11)],
    ]
    assert [cell.number_format for cell in second[3]][2] == "0.00"
    assert second.freeze_panes == "A2"
    assert second.title == "Every column"


def test_a_person_reads_words_for_codes_and_what_is_known_where_there_is_no_result():
    rows = pd.DataFrame(
        {
            "result_id": ["a", "b", "c"],
            "subgroup": ["Foster", "Migrant", "Homeless"],
            "level": ["off_track", None, None],
            "batch_kind": ["official", "official", "sample"],
            "value": [12.5, None, 5.0],
            "value_code": ["", "", "at_most"],
            "data_state": ["measured", "hidden", "measured"],
            "unit": ["percent", "percent", "percent"],
        }
    )

    (first, *_) = pages_of(export.Sheet("T", {}, rows)).values()

    assert first[2:] == [
        *[["Student group", "What is known", "Result", "Against the plan", "Whose figures"]],
        ["Foster", "measured", 12.5, "Off track", "Official"],
        ["Migrant", "hidden to protect students", None, None, "Official"],
        ["Homeless", "measured", "5% or less", None, "Sample"],
    ]


def test_the_last_sheet_says_what_each_column_holds():
    rows = pd.DataFrame({"value": [79.7], "kind": ["official"], "mine": [1]})
    sheet = export.Sheet("T", {}, rows, query="batches")

    pages = pages_of(sheet)

    assert list(pages) == ["T", "Every column", wording.columns_title()]
    assert pages[wording.columns_title()] == [
        list(wording.columns_head()),
        ["value", *columns.describe("value")],
        ["kind", *columns.describe("kind", "batches")],
    ]


def test_columns_that_nobody_described_get_no_sheet():
    sheet = export.Sheet("T", {}, pd.DataFrame({"mine": [1]}))

    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(sheet)))

    assert len(book.worksheets) == 1


def test_a_parameter_under_one_keeps_its_third_decimal_and_a_figure_does_not():
    rows = pd.DataFrame({"confidence": [0.998], "value": [0.4567], "small": [-0.001234]})

    assert export.csv_file(export.Sheet("T", {}, rows)).endswith("\n0.998,0.46,0.00\n")
    assert pages_of(export.Sheet("T", {}, rows))["Every column"][-1] == [0.998, 0.46, 0]


def test_a_workbook_has_the_same_bytes_today_and_tomorrow():
    sheet = export.Sheet("T", {"Goal": "Goal 2"}, pd.DataFrame({"value": [1.5]}))

    written = xlsx_file(sheet)

    with zipfile.ZipFile(io.BytesIO(written)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in book.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
    assert xlsx_file(sheet) == written


def test_a_workbook_takes_any_title_and_drops_what_xml_cannot_hold():
    title = "'Results: [by] year/of *every* school? and more\x07"
    sheet = export.Sheet(title, {}, pd.DataFrame({"words": ["a\x0bb"]}))

    page = openpyxl.load_workbook(io.BytesIO(xlsx_file(sheet))).active

    assert page.title == "Results by year of every schoo"
    assert page["A4"].value == "ab"


def test_a_table_without_rows_keeps_its_head():
    sheet = export.Sheet("T", {}, pd.DataFrame({"period": [], "value": []}))

    assert export.csv_file(sheet) == "period,value\n"
    assert cells_of(sheet)[-1] == ["period", "value"]


def test_a_file_name_is_short_and_safe():
    assert export.file_stem("Goals: ELA, grades 3-8 / “all”") == "goals-ela-grades-3-8-all"
    assert export.file_stem("../../etc") == "etc"
    assert export.file_stem("…") == "table"
    assert len(export.file_stem("word " * 50)) <= 80


def history():
    return pd.DataFrame(
        {
            "period": ["2021", "2022"],
            "value": [76.0, 79.7],
            "data_state": ["measured", "measured"],
            "level": ["off_track", "off_track"],
            "baseline_period": ["2017", "2017"],
            "baseline_value": [69.6, 69.6],
            "final_target": [90.0, 90.0],
            "deadline_period": ["2023", "2023"],
        }
    )


def opened(document):
    return ElementTree.fromstring(document)  # noqa: S314 - made here


def texts_of(document):
    return ["".join(node.itertext()) for node in opened(document).iter(f"{SVG}text")]


def test_a_picture_file_says_its_title_its_facts_and_sample():
    picture = pictures.path_picture(history(), alt="Graduation <rate> & more")
    facts = {
        FileFact.QUARTER: QUARTER,
        FileFact.SAMPLE: "These figures …",
        FileFact.ADDRESS: ADDRESS,
    }

    document = export.svg_file(picture, "Graduation <rate> & more", facts)

    texts = texts_of(document)
    assert texts[:2] == ["Graduation <rate> & more", sample_word()]
    assert "79.7%" in [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]
    assert texts[-3:] == [wording.fact(name, text) for name, text in facts.items()]


def test_a_picture_file_stands_by_itself():
    document = opened(export.svg_file(pictures.path_picture(history(), alt="x"), "T", {}))

    ground = document.find(f"{SVG}rect")
    assert document.tag == f"{SVG}svg"
    assert document.get("color") == "#1c2127"
    assert (ground.get("fill"), ground.get("width")) == ("#ffffff", document.get("width"))
    assert (
        ".picture text { font-size: 13px; fill: currentColor; }"
        in document.find(f"{SVG}style").text
    )


def test_several_pictures_stand_under_one_title_each_with_its_name():
    strip = '<svg class="picture strip" role="img" aria-label="a"><circle cx="50%" cy="9"/></svg>'

    document = export.svg_file({"English Learners": strip, "Migrant": strip}, "Gaps", {"Goal": "2"})

    inner = list(opened(document).iter(f"{SVG}svg"))[1:]
    assert texts_of(document) == ["Gaps", "English Learners", "Migrant", wording.fact("Goal", "2")]
    assert [node.get("viewBox") for node in inner] == ["0 0 640 44"] * 2
    assert int(inner[1].get("y")) - int(inner[0].get("y")) == 44


def test_long_words_are_wrapped_inside_a_picture_file():
    picture = pictures.path_picture(history(), alt="x")

    texts = texts_of(
        export.svg_file(picture, "word " * 60, {FileFact.ADDRESS: "http://" + "a" * 400})
    )

    assert all(len(text) < 130 for text in texts)
    assert "".join(texts).count("a" * 100) >= 3


def test_a_picture_that_is_no_svg_is_refused():
    with pytest.raises(ValueError, match="not well-formed SVG"):
        export.svg_file("<svg><text></svg>", "T", {})


def chart(**layout):
    figure = go.Figure()
    figure.add_scatter(x=[2021, 2022], y=[76.0, 79.7])
    figure.add_annotation(text="79.7", x=2022, y=79.7)
    return figure.update_layout(**layout)


def test_a_chart_to_download_bears_title_scope_facts_and_sample():
    facts = {
        "Goal": "Goal 2",
        FileFact.SOURCES: "GOSA",
        FileFact.SAMPLE: "These figures rest on sample data.",
        FileFact.ADDRESS: ADDRESS,
    }

    figure = export.chart_file(chart(), "Rates rose & fell", facts)

    told, sample, own = figure.layout.annotations
    assert figure.layout.title.text.startswith("<b>Rates rose &amp; fell</b><br>")
    assert wording.fact("Goal", "Goal 2") in figure.layout.title.text
    below = (FileFact.SOURCES, FileFact.SAMPLE, FileFact.ADDRESS)
    lines = [wording.fact(name, facts[name]).replace("&", "&amp;") for name in below]
    assert told.text == "<br>".join(lines)
    assert sample.text == f"<b>{sample_word()}</b>"
    assert own.text == "79.7"
    assert figure.layout.paper_bgcolor == "#ffffff"


def test_a_charts_typeface_is_one_that_the_page_and_the_saved_picture_both_have():
    assert export.chart_file(chart(), "T", {}).layout.font.family.startswith("Source Sans, Arial,")


def test_a_chart_to_download_has_room_for_its_words_beside_the_chart_itself():
    plain = chart(height=420, margin={"t": 28, "b": 64, "l": 8})

    figure = export.chart_file(plain, "T", {})

    # style.css takes 104 above and 168 below off again.
    assert figure.layout.height == 420 + 104 + 168
    assert (figure.layout.margin.t, figure.layout.margin.b) == (28 + 104, 64 + 168)
    assert figure.layout.margin.l == 8
    assert export.chart_height(figure) == 692
    assert export.chart_height(export.chart_file(chart(height=200), "T", {})) == 675
    assert plain.layout.height == 420
    assert len(plain.layout.annotations) == 1


def test_long_facts_never_outgrow_their_room_in_a_chart():
    facts = dict.fromkeys(
        (
            FileFact.SOURCES,
            FileFact.SAMPLE,
            FileFact.HIDDEN,
            FileFact.TOO_FEW,
            FileFact.ADDRESS,
        ),
        "word " * 400,
    )

    told = export.chart_file(chart(), "word " * 400, facts | {"Goal": "g " * 400}).layout

    # 168 pixels hold ten lines of 15.6; 104 hold two of the title and two of the scope.
    assert told.annotations[0].text.count("<br>") + 1 <= 10
    assert told.title.text.count("<br>") + 1 <= 4
