"""What is known as a whole percent only is printed as one, wherever it goes out."""

import math
import re
from types import SimpleNamespace

import pytest

from monitoring import db
from monitoring.brief.make import brief
from monitoring.export import for_people
from monitoring.pipeline import verdicts
from monitoring.wording import figures
from tests.support.databases import copied, in_use
from tests.support.outgoing import printed_on, shown_on
from tests.support.pages import opened

QUARTER = "2022-23-Q2"
FINER = re.compile(r"(?<![\d.,#-])(?:76|43)\.00?(?!\d)")
# As a published review shows groups of 10 to 299 students: whole percents, without the count.
WHOLE = """
    update results
    set
        value = case subgroup when 'Hispanic' then 43 else 76 end,
        published_value = null,
        numerator = null,
        denominator = 140,
        batch_id = (select max(batch_id) from batches where kind = 'sample')
    where
        superseded_by is null
        and organisation_id in (select organisation_id from organisations where is_own)
        and (
            (indicator_id = 'graduation_rate_4yr' and period in ('2021', '2022'))
            or (indicator_id = 'chronic_absenteeism' and subgroup = 'All Students')
        )
"""


@pytest.fixture(scope="module")
def store(built_database, tmp_path_factory):
    with in_use(copied(built_database, tmp_path_factory.mktemp("whole"))):
        with db.open_store().write() as writer:
            writer.script(WHOLE)
            verdicts.assess_all(writer)
        yield db.open_store()


@pytest.fixture(scope="module")
def told(store):
    return brief(store, QUARTER)


@pytest.mark.parametrize("page", ["overview", "goals", "subgroups", "review", "wall", "step"])
def test_a_page_shows_it_as_a_whole_percent(store, page):
    told = shown_on(opened(page, quarter=QUARTER, goal="G2", indicator="graduation_rate_4yr"))

    assert "76%" in told or page == "step"
    assert [told[max(0, it.start() - 60) : it.end() + 20] for it in FINER.finditer(told)] == []


@pytest.mark.parametrize("paper", ["deck", "page", "wall"])
def test_a_paper_prints_it_as_a_whole_percent(told, paper):
    # What an office chart is drawn from is no label of it.
    text = re.sub(r"<c:v>[^<]*</c:v>", "", printed_on(paper, told))

    assert "76%" in text
    assert [text[max(0, it.start() - 60) : it.end() + 20] for it in FINER.finditer(text)] == []


@pytest.mark.parametrize(
    ("batch_kind", "value", "numerator", "words"),
    [
        ("district", 76.0, math.nan, "76%"),
        ("sample", 76.0, math.nan, "76%"),
        # With its count it is known in full, and Georgia's are shown as Georgia prints them.
        ("district", 76.0, 38.0, "76.0%"),
        ("district", 76.2, math.nan, "76.2%"),
        ("official", 76.0, math.nan, "76.0%"),
    ],
)
def test_a_percent_without_its_count_is_a_whole_one(batch_kind, value, numerator, words):
    row = SimpleNamespace(
        value=value, numerator=numerator, batch_kind=batch_kind, unit="percent", value_code=""
    )

    assert figures.value(row.value, row.unit, figures.code_of(row)) == words


def test_a_sheet_for_people_has_it_as_a_whole_percent(store):
    rows = store.read(db.sql_text("measure_history"), {"quarter": QUARTER})
    rows = rows[(rows["measure_id"] == "graduation-4yr") & rows["period"].isin(["2020", "2022"])]

    # A figure stays a number where it is known in full.
    assert for_people.readable(rows)["Result"].tolist() == [76.57, "76%"]
