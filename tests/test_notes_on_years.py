"""What people noted on a year is told from the day it was public, and to whom it concerns."""

from contextlib import closing

import pandas as pd
import pytest

from monitoring import db, releases
from monitoring.pipeline import verdicts
from tests.support.databases import copied
from tests.support.quarters import ended

EVERYBODYS = (
    "far fewer students than usual were tested in 2021, and Georgia advised against comparing "
    "districts and schools with other years"
)
CLAYTONS = (
    "from 14% (Social Studies) to 67% (Biology) as many students were tested in 2021 as in 2022"
)
NEW_NOTE = (
    "insert into comparability values ('graduation_rate_4yr', '', '2022', 'not_comparable', false, "
    "'schools closed', 's', '{}', '2023-03-01')"
)


def noted(quarter, measure="eog-ela"):
    rows = db.open_store().read(
        db.sql_text("measure_gaps"), ended(quarter) | {"measure_id": measure}
    )
    return dict(zip(rows["period"], rows["description"], strict=True))


def told(query, quarter, period, measure="eog-ela"):
    asked = ended(quarter) if query == "status" else {"quarter": quarter}
    rows = db.open_store().read(db.sql_text(query), asked)
    of = rows[(rows["measure_id"] == measure) & (rows["period"] == period)]
    return of["state_description"].unique().tolist()


def write(statement):
    with db.open_store().write() as writer:
        writer.run(statement)
        verdicts.assess_all(writer)


@pytest.mark.usefixtures("database")
def test_what_was_learned_with_the_counts_of_2022_is_not_told_before():
    assert noted("2021-22-Q4")["2021"] == EVERYBODYS
    assert noted("2022-23-Q1")["2021"] == CLAYTONS
    for query in ("measure_history", "status"):
        assert told(query, "2021-22-Q4", "2021")[0] == EVERYBODYS
        assert CLAYTONS in told(query, "2022-23-Q1", "2021")


@pytest.mark.usefixtures("database")
def test_georgias_own_results_are_not_told_a_districts_facts():
    rows = db.open_store().read(db.sql_text("status"), ended("2025-26-Q2"))
    rows = rows[(rows["period"] == "2021") & rows["indicator_id"].str.startswith("milestones")]
    by_level = rows.groupby("organisation_level")["state_description"].unique()

    assert by_level["state"].tolist() == [EVERYBODYS]
    assert by_level["district"].tolist() == [CLAYTONS]


def test_another_district_is_told_what_is_everybodys(own_few):
    with db.open_store().write() as writer:
        writer.run(
            "update comparability set organisation_id = 'GA-660' where organisation_id <> ''"
        )

    assert own_few.is_file()
    assert noted("2025-26-Q2")["2021"] == EVERYBODYS
    assert told("measure_history", "2025-26-Q2", "2021") == [EVERYBODYS]
    assert noted("2025-26-Q2", "eoc-algebra")["2024"] == (
        "Algebra I was replaced by Algebra: Concepts and Connections"
    )


@pytest.mark.parametrize("whose", ["", "GA-631"])
def test_a_note_is_told_from_the_quarter_in_which_it_is_known(own_few, whose):
    write(NEW_NOTE.format(whose))
    graduation = ("2022", "graduation-4yr")

    assert own_few.is_file()
    assert "2022" not in noted("2022-23-Q2", "graduation-4yr")
    assert noted("2022-23-Q3", "graduation-4yr")["2022"] == "schools closed"
    assert told("measure_history", "2022-23-Q2", *graduation) == [""]
    assert told("measure_history", "2022-23-Q3", *graduation) == ["schools closed"]


def test_a_note_of_another_district_judges_nothing(own_few):
    write(NEW_NOTE.format("GA-660"))
    rows = db.open_store().read(db.sql_text("measure_latest_results"), ended("2022-23-Q3"))

    assert own_few.is_file()
    graduation = rows[rows["measure_id"] == "graduation-4yr"].iloc[0]
    assert (graduation["level"], graduation["change"]) == ("off_track", "clear_improvement")
    assert "2022" not in noted("2022-23-Q3", "graduation-4yr")


def test_a_published_review_holds_no_note_that_was_learned_later(released_database, tmp_path):
    copy = copied(released_database, tmp_path)
    with closing(releases.open_release(copy, 1)) as store:
        known_from = pd.to_datetime(store.rows("comparability")["known_from"])

    assert len(known_from) == 11
    assert known_from.max() == pd.Timestamp("2022-12-31")
