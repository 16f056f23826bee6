"""`due` and `steps` as a person runs them, on the plan written out in `owing`."""

import re
from datetime import date

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from monitoring import db
from monitoring.commands import options
from monitoring.commands.main import main
from monitoring.db.query_rows import LaneStates
from monitoring.errors import InputError
from monitoring.rows import each
from monitoring.vocabulary.faults import CommandFault
from monitoring.wording import commands as words
from monitoring.wording import due, faults, labels, numbers
from tests.support.pine_plan import made

DEPUTY = "Deputy Superintendent of Schools"
DUE = f"""step,lane,kind,item,role,due_on,days_overdue
G1.1,implementation,evidence,Meeting minutes,{DEPUTY},2022-12-15,16
G1.1,implementation,measure,PD logs,{DEPUTY},2022-12-15,16
G1.1,implementation,evidence,Attendance sheets,{DEPUTY},2022-12-15,16
G1.2,implementation,measure,benchmarks,Chief of Communications,2022-12-15,16
G1.2,effectiveness,measure,absence,Chief of Communications,2023-01-12,0
G1.10,implementation,update,,,2022-12-15,16
G2.1,implementation,update,,{DEPUTY},2022-12-15,16
"""
STEPS = """step,lane,state,measured_state,evidence_in,evidence_expected,updated_on
G1.1,implementation,done,not_measurable_yet,0,2,2022-12-12
G1.1,effectiveness,working,worsening,1,1,2022-12-12
G1.2,implementation,blocked,not_measurable_yet,0,0,2023-01-09
G1.2,effectiveness,no_judgment,not_measurable_yet,0,0,2023-01-09
G1.10,implementation,no_update,not_measurable_yet,0,0,
G1.10,effectiveness,no_judgment,not_measurable_yet,0,0,
G2.1,implementation,no_update,not_measurable_yet,0,0,
G2.1,effectiveness,no_judgment,not_measurable_yet,0,0,
"""


@pytest.fixture
def pine(tmp_path, monkeypatch):
    """The database of the plan, closed."""
    path = tmp_path / "pine.duckdb"
    db.close_store()
    made(path).close()
    monkeypatch.setenv("MONITORING_DATABASE", str(path))
    yield path
    db.close_store()


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


def said(*arguments):
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.usefixtures("pine")
def test_due_opens_at_the_opening_quarter_and_names_who_holds_a_position_today():
    told = said("due", "--quarter", "2022-23-Q2")

    # The quarter under way, which the district's own updates have reached.
    assert said("due") == said("due", "--quarter", "2022-23-Q3") != told
    people = {DEPUTY: "Bo Carr"}
    blocks = [block.splitlines() for block in told.split("\n\n")]
    assert [len(block) for block in blocks] == [1, 5, 3, 2]
    assert [block[0] for block in blocks[1:]] == [
        due.heading(DEPUTY, people),
        due.heading("Chief of Communications", people),
        due.heading("", people),
    ]
    assert all("G1.1" in line for line in blocks[1][1:4])
    assert numbers.quarter("2022-23-Q2") in blocks[0][0]
    assert numbers.day(date(2022, 12, 15)) in blocks[0][0]


@pytest.mark.usefixtures("pine")
def test_due_as_csv_has_a_line_for_each_item():
    assert said("due", "--quarter", "2022-23-Q2", "--csv") == DUE


@pytest.mark.usefixtures("pine")
def test_steps_as_csv_has_a_line_for_each_step_and_lane():
    assert said("steps", "--quarter", "2022-23-Q2", "--csv") == STEPS


@pytest.mark.usefixtures("pine")
def test_steps_as_text_says_what_each_owes_and_marks_what_is_made_up():
    heading, *blocks = said("steps", "--quarter", "2022-23-Q2").rstrip("\n").split("\n\n")
    lines = [block.splitlines() for block in blocks]

    assert heading == due.listing_heading("2022-23-Q2", date(2022, 12, 31))
    assert [len(block) for block in lines] == [3] * 4
    steps = ["G1.1", "G1.2", "G1.10", "G2.1"]
    assert all(step in block[0] for step, block in zip(steps, lines, strict=True))
    assert numbers.day(date(2022, 12, 12)) in lines[0][0]
    assert labels.lane_state("done") in lines[0][1]
    assert labels.judgment("working") in lines[0][2]
    assert labels.movement("worsening") in lines[0][2]
    rows = db.open_store().read(db.sql_text("lane_states"), {"quarter": "2022-23-Q2"})
    assert rows["is_sample"].tolist() == [False, False, True, True, *[False] * 4]
    assert [line for block in lines for line in block[1:]] == [
        f"  {due.lane_line(row)}" for row in each(rows, LaneStates)
    ]


@pytest.mark.usefixtures("pine")
def test_due_in_a_quarter_that_has_not_ended_is_counted_to_today(monkeypatch):
    monkeypatch.setattr("monitoring.clock.today", lambda: date(2022, 12, 17))

    assert f"G1.1,implementation,measure,PD logs,{DEPUTY},2022-12-15,2\n" in said("due", "--csv")


@pytest.mark.usefixtures("pine")
def test_due_writes_a_calendar_over_the_one_before(tmp_path):
    file = tmp_path / "due.ics"
    file.write_text("an older file", encoding="utf-8")

    told = said("due", "--quarter", "2022-23-Q2", "--ics", str(file))

    found = Calendar.from_ical(file.read_bytes())
    assert told == words.calendar_written(file, "2022-23-Q2", 1) + "\n"
    assert len(found.walk("VEVENT")) == 5
    assert str(found["version"]) == "2.0"
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.usefixtures("pine")
def test_with_nothing_due_no_calendar_is_written(tmp_path):
    file = tmp_path / "due.ics"
    with db.open_store().write() as writer:
        writer.run("delete from item_links")
        writer.run(
            "update step_updates set quarter = '2022-23-Q3', revision = update_id,"
            " step_id = case update_id when 2 then 'G1.10' else step_id end"
        )

    told = said("due", "--quarter", "2022-23-Q3", "--ics", str(file))

    assert told == words.nothing_due() + "\n"
    assert not file.exists()


@pytest.mark.usefixtures("pine")
@pytest.mark.parametrize(
    ("name", "code", "fact"),
    [
        ("none/due.ics", CommandFault.NO_FOLDER, {"folder": "{folder}/none"}),
        ("", CommandFault.FOLDER, {"file": "{folder}"}),
    ],
)
def test_a_calendar_that_cannot_be_written_there_is_refused_in_a_sentence(
    tmp_path, name, code, fact
):
    facts = {key: text.format(folder=tmp_path) for key, text in fact.items()}

    done = run("due", "--ics", str(tmp_path / name))

    assert done.exit_code == 1
    assert done.output == f"Error: {faults.said(InputError(code, **facts))}\n"


def test_a_file_that_cannot_be_written_whole_leaves_the_one_that_was_there(tmp_path):
    resource = pytest.importorskip("resource")
    file, own = tmp_path / "due.ics", resource.getrlimit(resource.RLIMIT_FSIZE)
    file.write_bytes(b"as it was")

    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, own[1]))
    try:
        with pytest.raises(OSError, match=re.escape(str(file))):
            options.write(file, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, own)

    assert file.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.usefixtures("pine")
@pytest.mark.parametrize("command", ["due", "steps"])
def test_an_unknown_quarter_is_wrong_usage_and_names_those_there_are(command):
    done = run(command, "--quarter", "2019-20-Q1")

    assert done.exit_code == 2
    known = ["2022-23-Q1", "2022-23-Q2", "2022-23-Q3"]
    assert words.not_a_review_quarter("2019-20-Q1", known) in done.output


@pytest.mark.usefixtures("pine")
def test_csv_and_calendar_at_once_are_wrong_usage(tmp_path):
    done = run("due", "--csv", "--ics", str(tmp_path / "due.ics"))

    assert done.exit_code == 2
    assert words.exclude_each_other("--csv", "--ics") in done.output
    assert not (tmp_path / "due.ics").exists()


@pytest.mark.parametrize("arguments", [("due",), ("due", "--csv"), ("steps", "--csv")])
def test_without_a_database_the_command_that_makes_one_is_named(tmp_path, monkeypatch, arguments):
    db.close_store()
    monkeypatch.setenv("MONITORING_DATABASE", str(tmp_path / "none.duckdb"))

    done = run(*arguments)

    assert done.exit_code == 1
    assert "python -m monitoring build" in done.output


@pytest.mark.usefixtures("database")
def test_this_plan_has_26_rows_in_every_quarter():
    for quarter in ("2021-22-Q1", "2022-23-Q2", "2026-27-Q1"):
        lines = said("steps", "--quarter", quarter, "--csv").splitlines()

        assert len(lines) == 1 + 26
        assert [line.split(",")[0] for line in lines[1::2]] == [
            *(f"G1.{number}" for number in range(1, 8)),
            *(f"G2.{number}" for number in range(1, 7)),
        ]
