"""Once a deadline has passed nothing is said of a path: no trend, no plan, no distance from it."""

import csv
import io

from click.testing import CliRunner

from monitoring import db
from monitoring.commands.main import main
from monitoring.db.query_rows import MeasureLatestResults
from monitoring.rows import each
from monitoring.wording.numbers import is_missing
from tests.support import pages
from tests.support.quarters import ended

# The class of 2023 was due in October 2023 and has not come; that of 2022 was 6.9 points off.
BEFORE, AFTER = "2022-23-Q2", "2023-24-Q2"


def graduation(quarter):
    rows = db.open_store().read(db.sql_text("measure_latest_results"), ended(quarter))
    return next(it for it in each(rows, MeasureLatestResults) if it.measure_id == "graduation-4yr")


def trend(quarter):
    of = ended(quarter) | {"measure_id": "graduation-4yr"}
    return db.open_store().read(db.sql_text("measure_projection"), of)["period"].tolist()


def test_before_the_deadline_a_result_has_its_place_on_the_path_and_a_trend(database):
    row = graduation(BEFORE)

    assert (row.period, row.expected, round(row.distance_points, 1)) == ("2022", 86.6, -6.9)
    assert trend(BEFORE) == ["2023"]


def test_after_the_deadline_an_earlier_result_is_told_by_itself(database):
    row = graduation(AFTER)

    assert (row.level, row.period, round(row.value, 1)) == ("undecided", "2022", 79.7)
    gone = (row.expected, row.distance_points, row.distance_students, row.last_value, row.n_points)
    assert all(map(is_missing, gone))
    assert trend(AFTER) == []


def test_the_pages_then_say_nothing_of_plan_or_trend(database):
    for page in ("overview", "goals"):
        own = pages.text_of(pages.opened(page, quarter=AFTER, goal="G2")).split("Goal 2", 1)[1]
        told = own.split("The numbers as a table")[0]

        assert "79.7%" in told
        assert not [it for it in ("86.6%", "6.9 points", "81.1%") if it in told]


def projections(quarter):
    ran = CliRunner().invoke(main, ["status", "--csv", "--quarter", quarter])
    rows = csv.DictReader(io.StringIO(ran.output))
    own = [row for row in rows if row["measure_id"] == "graduation-4yr"]
    return {row["projection"] for row in own}


def test_the_command_prints_no_trend_after_the_deadline(database):
    assert len(projections(BEFORE)) > 10
    assert projections(AFTER) == {""}
