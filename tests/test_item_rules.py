"""The files that say what a plan's items and positions are quote the plan's own words."""

import pandas as pd
import pytest

from monitoring.errors import Fault, Notice
from monitoring.reference import read as tables
from monitoring.vocabulary.faults import Allowed, Found
from tests.support.faulty import cell, faults_of

ITEMS = "step_id,lane,item,kind,indicator_id,expects,note\n"
PLAN = {
    "action_steps": pd.DataFrame({"step_id": ["G1.1", "G1.2"]}),
    "monitoring_items": pd.DataFrame(
        {
            "step_id": ["G1.1", "G1.1", "G1.1"],
            "lane": ["implementation", "implementation", "effectiveness"],
            "item": ["PD logs", "Minutes, signed", "Loans"],
        }
    ),
    "action_step_roles": pd.DataFrame({"role": ["Deputy of Schools", "Librarian"]}),
    "indicators": pd.DataFrame({"indicator_id": ["pd_completion"]}),
}


def read(tmp_path, **texts):
    """Read the files of the tables named, in the order given."""
    paths = {}
    for name, text in texts.items():
        paths[name] = tmp_path / f"{name}.csv"
        paths[name].write_text(text, encoding="utf-8")
    return tables.read_tables(paths, PLAN)


def faults(tmp_path, **texts):
    return faults_of(read, tmp_path, **texts)


def test_an_item_may_be_a_measure_and_evidence_and_words_with_a_comma_are_quoted(tmp_path):
    rows = (
        "G1.1,implementation,PD logs,measure,pd_completion,,\n"
        "G1.1,implementation,PD logs,evidence,,Logs,\n"
        'G1.1,implementation,"Minutes, signed",evidence,,Minutes,\n'
        "G1.1,effectiveness,,measure,pd_completion,,suggested\n"
    )

    links = read(tmp_path, item_links=ITEMS + rows)["item_links"]

    assert links["item"].tolist() == ["PD logs", "PD logs", "Minutes, signed", ""]
    assert links["expects"].tolist() == ["", "Logs", "Minutes", ""]


@pytest.mark.parametrize(
    ("row", "found", "step", "lane", "names"),
    [
        (
            "G1.1,implementation,PD log,evidence,,Logs,",
            "PD log",
            "G1.1",
            "implementation",
            ("PD logs", "Minutes, signed"),
        ),
        # The right words in the other lane are the wrong ones here.
        (
            "G1.1,effectiveness,PD logs,evidence,,Logs,",
            "PD logs",
            "G1.1",
            "effectiveness",
            ("Loans",),
        ),
        (
            "G1.2,effectiveness,Loans,evidence,,Logs,",
            "Loans",
            "G1.2",
            "effectiveness",
            (),
        ),
    ],
)
def test_an_item_that_the_plan_does_not_write_so_is_a_fault(
    tmp_path, row, found, step, lane, names
):
    allowed = Notice(Allowed.ITEM, step=step, lane=lane, names=names)

    assert faults(tmp_path, item_links=ITEMS + row + "\n") == (
        Fault("item_links.csv", 2, "item", cell(found), allowed),
    )


def test_a_measure_that_is_no_indicator_is_a_fault_and_so_is_a_document_with_one(tmp_path):
    rows = (
        "G1.1,implementation,PD logs,measure,pd_done,,\n"
        "G1.1,implementation,PD logs,evidence,pd_completion,Logs,\n"
    )

    unknown, evidence = faults(tmp_path, item_links=ITEMS + rows)

    allowed = Notice(Allowed.ROW_OF, table="indicators", names=("pd_completion",))
    assert unknown == Fault("item_links.csv", 2, "indicator_id", cell("pd_done"), allowed)
    assert (evidence.line, evidence.column) == (3, "kind, indicator_id")
    assert evidence.found == Notice(Found.TOGETHER, cells=(cell("evidence"), cell("pd_completion")))


def test_a_step_that_is_not_there_is_one_fault_and_not_two(tmp_path):
    row = "G9.9,implementation,PD logs,evidence,,Logs,\n"
    allowed = Notice(Allowed.ROW_OF, table="action_steps", names=("G1.1", "G1.2"))

    assert faults(tmp_path, item_links=ITEMS + row) == (
        Fault("item_links.csv", 2, "step_id", cell("G9.9"), allowed),
    )


def test_a_position_that_no_step_writes_so_is_a_fault(tmp_path):
    rows = "Deputy of Schools,Deputy Superintendent,a reading\nDeputy,Deputy,a reading\n"

    allowed = Notice(Allowed.POSITION_IN_PLAN, names=("Deputy of Schools", "Librarian"))

    assert faults(tmp_path, role_names="name_in_plan,role,source\n" + rows) == (
        Fault("role_names.csv", 3, "name_in_plan", cell("Deputy"), allowed),
    )


def test_a_person_holds_a_position_by_its_one_name(tmp_path):
    names = "name_in_plan,role,source\nDeputy of Schools,Deputy Superintendent,a reading\n"
    held = (
        "role,person,since_on\n"
        "Deputy Superintendent,A. Bell,2021-07-01\n"
        "Librarian,B. Cole,2021-07-01\n"
        "Deputy of Schools,C. Dunn,2021-07-01\n"
    )

    allowed = Notice(Allowed.POSITION_NAME, names=("Deputy Superintendent", "Librarian"))

    assert faults(tmp_path, role_names=names, role_holders=held) == (
        Fault("role_holders.csv", 4, "role", cell("Deputy of Schools"), allowed),
    )
