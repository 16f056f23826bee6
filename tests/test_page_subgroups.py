"""The Subgroups page on the real database, without a browser."""

import html
import re
import shutil
from functools import partial
from types import SimpleNamespace

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from monitoring.vocabulary import ComplementBasis, Gap, GapChange
from monitoring.wording import gap_counts, group_in_plan, labels, pages, subgroups
from monitoring.wording.filters import unknown
from monitoring.wording.numbers import quarter
from monitoring.wording.sample import sample_word
from tests.support.pages import markup_of
from tests.support.pages import opened as open_page

GRADUATION = {"goal": "G2", "indicator": "graduation_rate_4yr", "grades": "9-12"}
ELA = {
    "goal": "G1",
    "indicator": "milestones_eog_proficient",
    "content": "English Language Arts",
    "grades": "All tested grades",
}
CLASS_OF_2024 = {"quarter": "2024-25-Q3", "period": "2024"}

pytestmark = pytest.mark.usefixtures("database")


opened = partial(open_page, "subgroups")


def text_of(app: AppTest) -> str:
    """Return what the page says, without marks of HTML and with plain spaces."""
    pieces = " ".join(str(it.value) for it in app.main if it.type in {"markdown", "info"})
    words = html.unescape(re.sub(r"<[^>]+>", " ", pieces)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", words))


def in_order(text: str, *facts: str) -> bool:
    """Tell whether facts stand in a text one after the other, with little between them."""
    return bool(re.search(r".{0,90}?".join(map(re.escape, facts)), text))


def test_a_link_opens_english_learners_of_the_class_of_2024_beside_all_others():
    app = opened(**GRADUATION, **CLASS_OF_2024, subgroup="English Learners")

    assert not app.exception
    assert [title.value for title in app.title] == [pages.heading("subgroups")]
    behind = labels.gap(Gap.CLEARLY_BEHIND)
    headline = ("English Learners", "2024", "79.1%", "287", "363", "4.3", "83.4%", "2,945", "3,532")
    assert in_order(text_of(app), *headline, behind, "0.2", "9.0")
    assert in_order(text_of(app), "n 363", subgroups.next_clear(5.614), f"◄ {behind}", "4.3")
    assert not app.get("plotly_chart")


def test_without_a_choice_the_page_opens_at_english_learners():
    app = opened(**GRADUATION, **CLASS_OF_2024)

    assert app.query_params["subgroup"] == "English Learners"


def test_a_rate_without_counts_has_no_complement_and_no_margin_and_says_so():
    app = opened(
        **GRADUATION, quarter="2022-23-Q2", period="2022", subgroup="Students with Disabilities"
    )

    unknown_gap = {"gap_survives": None, "is_other_side": False, "complement": ""}
    without = [
        SimpleNamespace(subgroup=f"{n}", gap_verdict=Gap.CANNOT_BE_SHOWN, **unknown_gap)
        for n in range(8)
    ]
    assert gap_counts.count_words(without)[0] in text_of(app)
    assert text_of(app).count(labels.gap(Gap.CANNOT_BE_SHOWN)) > 8


def test_milestones_set_english_learners_beside_the_published_others():
    app = opened(**ELA, quarter="2023-24-Q2", period="2023", subgroup="English Learners")
    markup = markup_of(app)
    (row,) = re.findall(r'<tr><th scope="row">English Learners</th>.*?</tr>', markup)
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td>.*?</td>", row)]

    assert cells[9] == "Not English Learners"
    assert cells[12] == subgroups.basis(ComplementBasis.PUBLISHED)


def test_a_gap_that_moved_says_by_whom():
    app = opened(**ELA, quarter="2025-26-Q2", period="2025", subgroup="English Learners")

    moved = ("2023-24", "0.9", "−19.4", "−18.5", "1.8", "0.9")
    assert in_order(text_of(app), *moved, labels.gap_change(GapChange.NO_CLEAR_CHANGE))
    assert in_order(text_of(app), "−0.9", "−1.8")


def test_the_plan_does_not_name_english_learners_and_five_steps_serve_them():
    app = opened(**GRADUATION, **CLASS_OF_2024, subgroup="English Learners")
    (serving,) = [str(it.value) for it in app.markdown if 'class="serving"' in str(it.value)]
    links = re.findall(r'<a href="step\?[^"]+step=(\S+?)" target="_self">\W?(\S+) ', serving)

    assert group_in_plan.names_group("English Learners", "") in text_of(app)
    assert group_in_plan.steps_serving(5, "English Learners") in text_of(app)
    assert links == [(step, step) for step in ("G2.1", "G2.2", "G2.3", "G2.4", "G2.6")]


def test_an_unknown_order_is_told_and_the_usual_one_shown():
    app = opened(**GRADUATION, **CLASS_OF_2024, order="nonsense")

    assert not app.exception
    assert [it.value for it in app.main.warning] == [
        unknown("order", "nonsense", pages.orders()["usual"])
    ]


def test_the_order_lives_in_the_address_and_holds_within_families():
    app = opened(**GRADUATION, **CLASS_OF_2024, order="distance")
    markup = markup_of(app)
    names = re.findall(r'class="who">.*?<b>(.*?)</b>', markup)

    assert names[:4] == ["All Students", "White", "Multiracial", "Hispanic"]
    assert app.button_group(key="order").value == "distance"


def test_an_interim_scope_bears_the_word_sample():
    app = opened(
        goal="G2",
        quarter="2024-25-Q3",
        indicator="chronic_absenteeism",
        period="2022-23-Q2",
        subgroup="English Learners",
    )

    quarters = [quarter(it) for it in ("2022-23-Q2", "2021-22-Q2")]
    assert in_order(text_of(app), sample_word(), "English Learners", quarters[0])
    assert in_order(text_of(app), "English Learners", quarters[1])


def test_a_school_has_the_same_page_under_its_own_name():
    app = opened(
        **{**ELA, "school": "GA-631-0195"},
        quarter="2025-26-Q2",
        period="2025",
        subgroup="Female",
    )
    masthead = str(app.markdown[1].value)  # under the bar of every page

    assert not app.exception
    assert app.selectbox(key="school").value == "GA-631-0195"
    assert "Clayton County" not in masthead


def test_before_any_result_the_page_says_what_to_load(database, tmp_path, monkeypatch):
    empty = tmp_path / "empty.duckdb"
    shutil.copy(database, empty)
    with duckdb.connect(str(empty)) as connection:
        connection.execute("delete from findings")
    monkeypatch.setenv("MONITORING_DATABASE", str(empty))

    app = opened(goal="G2")

    assert not app.exception
    assert app.info[0].value == pages.no_groups()
