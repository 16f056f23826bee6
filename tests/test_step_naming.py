"""What the plan names for a step and nobody has mapped is told apart from what it does not name."""

import pytest

from monitoring import db
from monitoring.db.query_rows import StepCells
from monitoring.panels.steps.measures import step_measures
from monitoring.rows import each, where
from monitoring.wording import step_measures as wording
from tests.support import pine_plan

QUARTER = {"quarter": "2022-23-Q2"}


@pytest.fixture
def pine(tmp_path):
    store = pine_plan.made(tmp_path / "pine.duckdb")
    yield store
    store.close()


def cells(store):
    rows = store.read(db.sql_text("step_cells"), QUARTER)
    return rows[rows["quarter"] == QUARTER["quarter"]]


def namings(store):
    return {
        row.step_id: (row.done_naming, row.worked_naming, row.outcome_naming)
        for row in each(cells(store), StepCells)
    }


def test_a_lane_without_items_names_nothing(pine):
    assert namings(pine)["G1.10"] == ("not_named", "not_named", "not_named")
    # Reading windows are mapped to a measure, which has no outcome on file.
    assert namings(pine)["G2.1"] == ("not_named", "mapped", "no_measure")


def test_items_that_nobody_mapped_are_not_mapped_yet(pine):
    with pine.write() as writer:
        writer.script("delete from item_links where step_id = 'G2.1'")

    assert namings(pine)["G2.1"] == ("not_named", "not_mapped", "not_mapped")


def test_a_lane_of_documents_names_no_measure(pine):
    with pine.write() as writer:
        writer.script(
            "update item_links set kind = 'evidence', indicator_id = '', expects = 'the report' "
            "where step_id = 'G2.1'"
        )

    assert namings(pine)["G2.1"] == ("not_named", "no_measure", "no_measure")


@pytest.mark.parametrize("naming", ["not_mapped", "no_measure", "not_named"])
def test_the_page_of_a_step_says_which_of_them_it_is(pine, naming):
    none = where(pine.read(db.sql_text("step_movements"), QUARTER), "step_id", "G1.10")
    told = cells(pine).assign(worked_naming=naming)

    assert wording.no_measure(naming) in step_measures(none, none, none, told, "G1.10")
