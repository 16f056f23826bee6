"""The Subgroups page on the real database, without a browser."""

import html
import re
import shutil
from functools import partial

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.support.pages import opened as open_page

GRADUATION = {"goal": "G2", "indicator": "graduation_rate_4yr", "grades": "9-12"}
ELA = {
    "goal": "G1",
    "indicator": "milestones_eog_proficient",
    "content": "English Language Arts",
    "grades": "All tested grades",
}
CLASS_OF_2024 = {"quarter": "2024-25-Q2", "period": "2024"}

pytestmark = pytest.mark.usefixtures("database")


opened = partial(open_page, "subgroups")


def text_of(app: AppTest) -> str:
    """Return what the page says, without marks of HTML and with plain spaces."""
    pieces = " ".join(str(it.value) for it in app.main if it.type in {"markdown", "info"})
    words = html.unescape(re.sub(r"<[^>]+>", " ", pieces)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", words))


def test_a_link_opens_english_learners_of_the_class_of_2024_beside_all_others():
    app = opened(**GRADUATION, **CLASS_OF_2024, subgroup="English Learners")

    assert not app.exception
    assert [title.value for title in app.title] == ["Subgroups"]
    assert (
        "English Learners, class of 2024: 79.1% (287 of 363), 4.3 points below Not English "
        "Learners, 83.4% (2,945 of 3,532): clearly behind; 95% interval of the gap −8.95 to "
        "−0.25 points." in text_of(app)
    )
    assert (
        "n 363 next year clear from about 5.7 points ◄ Clearly behind, 4.3 points below"
        in text_of(app)
    )
    assert not app.get("plotly_chart")


def test_without_a_choice_the_page_opens_at_english_learners():
    app = opened(**GRADUATION, **CLASS_OF_2024)

    assert app.query_params["subgroup"] == "English Learners"


def test_a_rate_without_counts_has_no_complement_and_no_margin_and_says_so():
    app = opened(
        **GRADUATION, quarter="2022-23-Q2", period="2022", subgroup="Students with Disabilities"
    )

    assert (
        "the gap cannot be shown: published as a rate without counts: no complement and no margin "
        "can be given." in text_of(app)
    )
    assert "None of 8 groups has a gap that can be shown" in text_of(app)
    assert "equals All Students in this district (community eligibility)" in text_of(app)


def test_milestones_set_english_learners_beside_the_published_others():
    app = opened(**ELA, quarter="2023-24-Q2", period="2023", subgroup="English Learners")
    markup = " ".join(str(piece.value) for piece in app.markdown)
    (row,) = re.findall(r'<tr><th scope="row">English Learners</th>.*?</tr>', markup)
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td>.*?</td>", row)]

    assert cells[8] == "Not English Learners"
    assert cells[11] == "published"


def test_a_gap_that_moved_says_by_whom():
    app = opened(**ELA, quarter="2025-26-Q2", period="2025", subgroup="English Learners")

    assert (
        "Since 2023-24 the gap narrowed by 0.9 points, from −19.4 to −18.5, because Not English "
        "Learners fell more (1.8 points) than English Learners (0.9 points): no clear change"
        in text_of(app)
    )
    assert "Taken alone, the fall of Not English Learners is clear" in text_of(app)


def test_the_plan_does_not_name_english_learners_and_five_steps_serve_them():
    app = opened(**GRADUATION, **CLASS_OF_2024, subgroup="English Learners")
    (serving,) = [str(it.value) for it in app.markdown if 'class="serving"' in str(it.value)]
    links = re.findall(r'<a href="step\?[^"]+step=(\S+?)" target="_self">(\S+) ', serving)

    assert "It does not name English Learners." in text_of(app)
    assert "5 action steps of this goal are said to serve English Learners:" in text_of(app)
    assert links == [(step, step) for step in ("G2.1", "G2.2", "G2.3", "G2.4", "G2.6")]


def test_an_unknown_order_is_told_and_the_usual_one_shown():
    app = opened(**GRADUATION, **CLASS_OF_2024, order="nonsense")

    assert not app.exception
    assert [it.value for it in app.main.warning] == [
        "This address asks for order “nonsense”, which is not here. Shown instead: usual."
    ]


def test_the_order_lives_in_the_address_and_holds_within_families():
    app = opened(**GRADUATION, **CLASS_OF_2024, order="distance")
    markup = " ".join(str(piece.value) for piece in app.markdown)
    names = re.findall(r'class="who">.*?<b>(.*?)</b>', markup)

    assert names[:4] == ["All Students", "White", "Multiracial", "Hispanic"]
    assert app.button_group(key="order").value == "distance"


def test_an_interim_scope_bears_the_word_sample():
    app = opened(
        goal="G2",
        quarter="2024-25-Q2",
        indicator="chronic_absenteeism",
        period="2022-23-Q2",
        subgroup="English Learners",
    )

    assert "Sample. English Learners, 2022-23-Q2:" in text_of(app)
    assert "the same quarter a year before" in text_of(app)


def test_a_school_has_the_same_page_under_its_own_name():
    app = opened(
        **{**ELA, "school": "GA-631-0195"},
        quarter="2025-26-Q2",
        period="2025",
        subgroup="Female",
    )
    masthead = str(app.markdown[0].value)

    assert not app.exception
    assert app.sidebar.selectbox(key="school").value == "GA-631-0195"
    assert "Clayton County" not in masthead


def test_before_any_result_the_page_says_what_to_load(database, tmp_path, monkeypatch):
    empty = tmp_path / "empty.duckdb"
    shutil.copy(database, empty)
    with duckdb.connect(str(empty)) as connection:
        connection.execute("delete from findings")
    monkeypatch.setenv("MONITORING_DATABASE", str(empty))

    app = opened(goal="G2")

    assert not app.exception
    assert "No result by student group was known for this choice" in app.info[0].value
    assert "under “The tidy layout”" in app.info[0].value
