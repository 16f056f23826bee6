"""What is shown only as an end of the scale is printed with its code, wherever it goes out."""

import csv
import io
import re

import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.pipeline import verdicts
from tests.support.databases import copied, in_use
from tests.support.outgoing import printed_on, shown_on
from tests.support.pages import opened

QUARTER = "2022-23-Q2"
# 97 in a sentence or a label; a style sheet's colors and the ids of an Office file are none.
PLAIN = re.compile(r"(?<![\w.,#-])97(?:\.0)?(?:%|(?= \())(?! or more)")
END = "97% or more"
CODED = """
    update results set value = 97, published_value = 97, value_code = 'at_least', numerator = null
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
    with in_use(copied(built_database, tmp_path_factory.mktemp("ends"))):
        with db.open_store().write() as writer:
            writer.script(CODED)
            verdicts.assess_all(writer)
        yield db.open_store()


@pytest.fixture(scope="module")
def told(store):
    return brief(store, QUARTER)


@pytest.mark.parametrize("page", ["overview", "goals", "subgroups", "schools", "review", "wall"])
def test_a_page_shows_it_as_an_end(store, page):
    told = shown_on(opened(page, quarter=QUARTER, goal="G2", indicator="graduation_rate_4yr"))

    assert END in told
    assert PLAIN.findall(told) == []


@pytest.mark.parametrize("paper", ["deck", "page", "wall"])
def test_a_paper_prints_it_as_an_end(told, paper):
    text = printed_on(paper, told)

    assert END in text
    assert PLAIN.findall(text) == []


def test_the_deck_draws_no_point_at_an_end(told):
    (measure,) = [it for goal in told.goals for it in goal.measures if goal.goal_id == "G2"]
    drawn = {point.period: point.value for point in measure.points}

    assert (drawn["2021"], drawn["2022"]) == (None, None)
    assert drawn["2020"] is not None


def test_the_status_command_gives_the_code_beside_the_value_and_no_margin(store):
    done = CliRunner().invoke(main, ["status", "--csv", "--quarter", QUARTER])
    rows = list(csv.DictReader(io.StringIO(done.output)))
    (row,) = [
        it
        for it in rows
        if (it["measure_id"], it["period"], it["subgroup"], it["organisation_level"])
        == ("graduation-4yr", "2022", "All Students", "district")
    ]

    assert row["value_code"] == "at_least"
    assert row["level"] == "on_track"
    names = ("interval_low", "interval_high", "expected", "distance_points", "change_points")
    assert {row[name] for name in names} == {""}
    assert row["level_reason"] == (
        "The result for the class of 2022 is 97% or more of 3,924 students. On track, whichever "
        "figure the range stands for."
    )
    # 97 to 100% of 3,763 and then of 3,924 may have moved either way.
    assert row["change_obstacle"] == "hidden"
    assert row["reason"].endswith(
        "Not comparable: to protect students a result is shown only as a range, and not all "
        "figures in it moved alike."
    )
