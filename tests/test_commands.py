"""The commands as a person runs them: what they print, and how they end."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitoring.commands.main import main
from monitoring.errors import InputError, Notice
from monitoring.pipeline import build
from monitoring.vocabulary.faults import DocumentKind, PlanFault
from monitoring.vocabulary.versions import VersionFault
from monitoring.wording import commands as words
from monitoring.wording import upgrades
from monitoring.wording.faults import said
from tests.support.databases import copied, in_use

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "data/plans/clayton_county_dip_2021_22.txt"
GRADUATION = (
    "#RPT_NAME,LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,"
    "INSTN_NAME,GRADES_SERVED_DESC,LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT\n"
)


def district_row(name, code, group, total, percent, count, year="2022-23"):
    cells = ["Graduation Rate", year, "District", code, name, "ALL", "All Column Values", "09"]
    return ",".join([*cells, f"Grad Rate -{group}", total, percent, count]) + "\n"


@pytest.fixture(scope="module")
def built(built_database, tmp_path_factory):
    """A database for tests that only read it."""
    return copied(built_database, tmp_path_factory.mktemp("built"))


@pytest.fixture
def is_small(few_database, monkeypatch):
    """Have what is built anew take few official results."""
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", few_database.parent / "official_results.csv")


@pytest.fixture
def database(few_database, is_small, tmp_path):
    """A database of few official results, for tests that load or build anew."""
    return copied(few_database, tmp_path)


def run(*arguments, database=None):
    """Run a command in this process: what it prints and how it ends are the same."""
    with in_use(database or Path("/nonexistent/none.duckdb")):
        return CliRunner().invoke(main, [*map(str, arguments)])


def run_apart(*arguments, database=None):
    """Run a command as a person does, in a process of its own."""
    environment = os.environ | {"MONITORING_DATABASE": str(database or "/nonexistent/none.duckdb")}
    return subprocess.run(
        [sys.executable, "-m", "monitoring", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def told_of_2022(built):
    """What the second quarter of 2022-23 knew."""
    return status(built, "2022-23-Q2")


def status(database, quarter):
    done = run("status", "--quarter", quarter, "--csv", database=database)
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def own(rows, measure="graduation-4yr", period="2022"):
    (row,) = [
        r
        for r in rows
        if (r["measure_id"], r["period"], r["organisation_level"], r["subgroup"])
        == (measure, period, "district", "All Students")
    ]
    return row


def test_help_lists_the_commands():
    done = run_apart("--help")

    assert done.returncode == 0
    for name in ("plan", "build", "load", "status"):
        assert f"\n  {name} " in done.stdout


def test_the_plan_command_counts_what_it_found():
    done = run("plan", PLAN)

    assert done.exit_code == 0
    counts = {
        "needs": 2,
        "root_causes": 9,
        "goals": 2,
        "equity_gaps": 2,
        "action_steps": 13,
        "unread_lines": 0,
    }
    assert set(words.plan_counts(counts)) <= set(done.stdout.splitlines())


def test_the_plan_command_prints_json_for_machines():
    found = json.loads(run("plan", PLAN, "--json").stdout)

    counts = {name: len(found[name]) for name in found if isinstance(found[name], list)}
    assert counts == {
        "needs": 2,
        "root_causes": 9,
        "goals": 2,
        "equity_gaps": 2,
        "action_steps": 13,
        "unread_lines": 0,
    }
    assert found["general_information"]["team_lead"] == "Katrina Thompson"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", InputError(PlanFault.EMPTY)),
        (b"%PDF-1.7 \x00\x01", InputError(PlanFault.PDF, file="file.txt")),
        (b"PK\x03\x04rest", InputError(PlanFault.OFFICE_OR_ZIP, file="file.txt")),
        (bytes(range(256)), InputError(PlanFault.NOT_TEXT, file="file.txt")),
        (
            b"Dear board, our plan is good.",
            InputError(PlanFault.NOT_A_PLAN, kind=Notice(DocumentKind.NO_FIELDS)),
        ),
    ],
    ids=lambda it: it.code if isinstance(it, InputError) else "",
)
def test_what_is_not_a_plan_is_refused_and_ends_with_1(tmp_path, content, error):
    file = tmp_path / "file.txt"
    file.write_bytes(content)

    done = run("plan", file)

    assert done.exit_code == 1
    assert said(error) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [("plan",), ("nonsense",), ("load",), ("status", "--what")])
def test_wrong_usage_ends_with_2(arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["load", "folder/Pr\udcfcfung.csv"],
        ["build", "--plan", "Pr\udcfcfung.docx"],
        ["grant", "ann@example.org", "viewer", "--because=F\udcfcnf"],
    ],
)
def test_a_name_whose_bytes_are_no_letters_is_wrong_usage(database, arguments):
    done = CliRunner().invoke(main, arguments)

    assert done.exit_code == 2
    assert "\N{REPLACEMENT CHARACTER}" in done.output


def test_a_file_that_is_not_there_ends_with_1(tmp_path, database):
    for command in ("plan", "load"):
        done = run(command, tmp_path / "none.csv", database=database)

        assert done.exit_code == 1
        assert "none.csv" in done.stderr


def test_status_and_load_without_a_database_name_the_command_that_makes_one(tmp_path):
    for arguments in (("status", "--csv"), ("load", PLAN)):
        done = run(*arguments, database=tmp_path / "none.duckdb")

        assert done.exit_code == 1
        assert "python -m monitoring build" in done.stderr


def test_an_unknown_quarter_is_wrong_usage_and_names_those_there_are(database):
    done = run("status", "--quarter", "Q9", database=database)

    assert done.exit_code == 2
    assert "2022-23-Q2" in done.stderr


def test_status_prints_the_worked_example_digit_for_digit(told_of_2022):
    rows = told_of_2022
    figures = ("value", "interval_low", "interval_high", "expected", "distance_points")

    told = {p: own(rows, period=p) for p in ("2019", "2020", "2021", "2022")}
    assert [[told[p][f] for f in figures] for p in told] == [
        ["72.68", "71.26", "74.06", "76.40", "-3.72"],
        ["76.57", "75.19", "77.91", "79.80", "-3.23"],
        ["75.98", "74.59", "77.31", "83.20", "-7.22"],
        ["79.69", "78.40", "80.92", "86.60", "-6.91"],
    ]
    assert [told[p]["distance_students"] for p in told] == ["-145", "-120", "-272", "-271"]
    assert {told[p]["level"] for p in told} == {"off_track"}
    assert [
        [told[p][f] for f in ("change_points", "change_low", "change_high", "change")]
        for p in ("2020", "2021", "2022")
    ] == [
        ["3.89", "1.94", "5.84", "clear_improvement"],
        ["-0.60", "-2.52", "1.33", "no_clear_change"],
        ["3.71", "1.86", "5.57", "clear_improvement"],
    ]
    for year, figures in (
        ("2021", ["78.6%", "80%", "76.1", "81.2", "80.4%", "95%", "74.7", "86.1"]),
        ("2022", ["81.1%", "95%", "77.3", "84.9"]),
    ):
        said = told[year]["projection"]
        assert [figure for figure in figures if figure not in said] == []


# Measure, year and the year before it: the change, Georgia's less the district's own, and the
# difference of the two with its interval.
BESIDE_GEORGIA = {
    ("eog-ela", "2023", "2022"): ["3.16", "0.96", "2.20", "1.44", "2.96", "more_than"],
    ("eog-mathematics", "2023", "2022"): ["3.62", "0.97", "2.65", "1.97", "3.33", "more_than"],
    ("eog-science", "2023", "2022"): ["1.65", "-0.71", "2.36", "1.19", "3.53", "more_than"],
    ("eog-social-studies", "2023", "2022"): [
        *["0.85", "-1.56", "2.41", "0.72", "4.09", "more_than"]
    ],
    ("eoc-american-literature", "2023", "2022"): [
        *["-3.00", "-3.09", "0.08", "-1.78", "1.96", "no_clear_difference"]
    ],
    ("eoc-algebra", "2023", "2022"): ["1.36", "-1.71", "3.07", "1.65", "4.50", "more_than"],
    ("eoc-biology", "2023", "2022"): [
        *["0.91", "-0.63", "1.54", "-0.28", "3.36", "no_clear_difference"]
    ],
    ("eoc-us-history", "2023", "2022"): ["4.35", "-1.80", "6.15", "4.12", "8.17", "more_than"],
    ("eog-ela", "2025", "2024"): [
        *["-1.63", "-1.86", "0.22", "-0.58", "1.03", "no_clear_difference"]
    ],
    ("eog-mathematics", "2025", "2024"): [
        *["1.66", "1.60", "0.06", "-0.72", "0.84", "no_clear_difference"]
    ],
    ("graduation-4yr", "2022", "2021"): ["3.71", "0.27", "3.45", "1.57", "5.32", "more_than"],
    ("graduation-4yr", "2024", "2022"): ["3.29", "1.32", "1.97", "0.22", "3.71", "more_than"],
}


def test_status_prints_each_change_beside_that_of_the_rest_of_georgia(built):
    rows = status(built, "2025-26-Q2")
    columns = ("change_points", "state_change", "state_difference", "state_difference_low")
    columns += ("state_difference_high", "state_verdict")

    told = {
        (row["measure_id"], row["period"], row["change_from_period"]): [row[it] for it in columns]
        for row in rows
        if row["organisation_level"] == "district" and row["subgroup"] == "All Students"
    }

    assert {key: told[key] for key in BESIDE_GEORGIA} == BESIDE_GEORGIA
    schools = [row for row in rows if row["organisation_level"] == "school"]
    assert {row["state_verdict"] for row in schools} == {""}
    assert {row["district_verdict"] for row in schools} == {
        *("more_than", "less_than", "no_clear_difference", "not_known")
    }


def test_a_quarter_knows_nothing_that_was_released_later(built):
    rows = status(built, "2021-22-Q2")

    graduation = [r["period"] for r in rows if r["measure_id"] == "graduation-4yr"]
    assert max(graduation) == "2021"
    tests = {r["level"] for r in rows if r["measure_id"].startswith("eo")}
    assert tests == {"no_status"}
    states = {r["data_state"] for r in rows if r["measure_id"].startswith("eo")}
    assert states == {"not_comparable"}


def test_the_states_results_have_no_target_and_are_judged_for_change_only(told_of_2022):
    state = [r for r in told_of_2022 if r["organisation_level"] == "state"]
    assert {r["level"] for r in state} == {"no_target"}
    assert {r["measure_id"] for r in state} == {""}
    assert "clear_improvement" in {r["change"] for r in state}


def test_a_state_file_is_loaded_once_and_judged(database, tmp_path):
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION
        + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950")
        + district_row("Cobb County", "633", "ALL Students", "7000", "87.50", "8000"),
        encoding="utf-8",
    )

    first, second = run("load", file, database=database), run("load", file, database=database)

    assert first.exit_code == second.exit_code == 0
    assert words.rows_read(2, 1, 1, 0) in first.stdout
    assert second.stdout == words.loaded_before("graduation.csv", 3) + "\n"
    row = own(status(database, "2023-24-Q2"), period="2023")
    assert (row["value"], row["n"], row["level"]) == ("80.00", "3950", "missed")
    assert row["source"] == "graduation.csv"


def test_a_file_with_faults_loads_nothing_and_names_every_fault(database, tmp_path):
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION
        + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950")
        + district_row("Clayton County", "631", "Black", "many", "80.00", "3950")
        + district_row("Clayton County", "631", "White", "3160", "50.00", "3950"),
        encoding="utf-8",
    )

    done = run("load", file, database=database)

    assert done.exit_code == 1
    faults = [line for line in done.stderr.splitlines() if "PROGRAM_" in line]
    assert ["PROGRAM_TOTAL" in line for line in faults] == [True, False]
    assert all(str(line) in fault for line, fault in zip((3, 4), faults, strict=True))
    graduation = [r for r in status(database, "2023-24-Q2") if r["measure_id"] == "graduation-4yr"]
    assert "2023" not in {r["period"] for r in graduation}


def test_one_bad_file_does_not_keep_a_good_one_out(database, tmp_path):
    good = tmp_path / "good.csv"
    good.write_text(
        GRADUATION + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950"),
        encoding="utf-8",
    )
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")

    done = run("load", bad, good, database=database)

    assert done.exit_code == 1
    assert "bad.csv" in done.stderr
    assert words.loaded("good.csv", 3, ["gosa_graduation"]) in done.stdout


@pytest.mark.slow
def test_a_rebuild_carries_loaded_files_over(database, tmp_path):
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950"),
        encoding="utf-8",
    )
    run("load", file, database=database)

    done = run("build", database=database)

    assert done.exit_code == 0
    assert upgrades.files_carried(1) in done.stdout
    assert own(status(database, "2023-24-Q2"), period="2023")["value"] == "80.00"
    again = run("load", file, database=database)
    assert again.stdout == words.loaded_before("graduation.csv", 3) + "\n"


@pytest.mark.usefixtures("is_small")
def test_another_districts_plan_is_built_without_claytons_results(tmp_path):
    plan = tmp_path / "henry.txt"
    text = PLAN.read_text(encoding="utf-8").replace("Clayton County", "Henry County")
    plan.write_text(text, encoding="utf-8")
    database = tmp_path / "henry.duckdb"
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION
        + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950")
        + district_row("Henry County", "675", "ALL Students", "3300", "88.00", "3750"),
        encoding="utf-8",
    )

    made = run("build", "--plan", plan, database=database)
    loaded = run("load", file, database=database)

    assert made.exit_code == loaded.exit_code == 0, made.stderr + loaded.stderr
    assert "Henry County" in made.stdout
    rows = status(database, "2023-24-Q2")
    assert {r["organisation"] for r in rows} == {"Georgia", "Henry County"}
    (row,) = [r for r in rows if r["organisation_level"] == "district"]
    assert (row["value"], row["measure_id"], row["level"]) == (
        "88.00",
        "g2-graduation-4yr",
        "missed",
    )


@pytest.mark.slow
def test_a_database_with_loads_of_another_plan_is_kept_aside(database, tmp_path):
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950"),
        encoding="utf-8",
    )
    run("load", file, database=database)
    plan = tmp_path / "henry.txt"
    text = PLAN.read_text(encoding="utf-8").replace("Clayton County", "Henry County")
    plan.write_text(text, encoding="utf-8")

    done = run("build", "--plan", plan, database=database)

    (kept,) = tmp_path.glob("monitoring.before-*.duckdb")
    assert done.exit_code == 0
    assert str(kept) in done.stdout
    assert own(status(kept, "2023-24-Q2"), period="2023")["value"] == "80.00"


def test_a_build_that_fails_leaves_the_former_database_alone(database, tmp_path):
    before = database.read_bytes()
    plan = tmp_path / "none.txt"
    plan.write_text("no plan", encoding="utf-8")

    done = run("build", "--plan", plan, database=database)

    assert done.exit_code == 1
    assert database.read_bytes() == before
    assert [p.name for p in tmp_path.glob("*.new*")] == []


def test_build_if_missing_leaves_a_database_as_it_is(database):
    before = database.stat().st_mtime_ns

    assert run("build", "--if-missing", database=database).exit_code == 0
    assert database.stat().st_mtime_ns == before


@pytest.mark.usefixtures("is_small")
def test_a_file_that_is_no_database_is_refused_and_a_build_puts_it_aside(tmp_path):
    path = tmp_path / "monitoring.duckdb"
    path.write_bytes(b"this is no database" * 500)

    asked = run("status", "--csv", database=path)
    made = run("build", database=path)

    assert asked.exit_code == 1
    assert str(path) in asked.stderr
    assert "python -m monitoring build" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert made.exit_code == 0
    assert [p.name for p in tmp_path.glob("*.before-*")] != []


@pytest.mark.slow
def test_a_database_of_another_version_is_told_and_a_build_takes_it_over(database, tmp_path):
    import duckdb

    with duckdb.connect(str(database)) as connection:
        connection.execute("alter table plan add column mood varchar")

    asked = run("status", "--csv", database=database)
    made = run("build", database=database)

    assert asked.exit_code == 1
    outdated = InputError(VersionFault.OUTDATED, database=str(database))
    assert said(outdated) in asked.stderr
    assert "python -m monitoring upgrade" in asked.stderr
    assert made.exit_code == 0
    assert [p.name for p in tmp_path.glob("*.before-*")] == []
    assert run("status", "--csv", database=database).exit_code == 0


@pytest.mark.slow
def test_a_damaged_database_ends_every_command_with_1_but_a_build(database, tmp_path):
    raw = database.read_bytes()
    database.write_bytes(raw[: len(raw) // 4])
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950"),
        encoding="utf-8",
    )

    asked = run("status", "--csv", database=database)
    loaded = run("load", file, database=database)
    made = run("build", database=database)

    for done in (asked, loaded):
        assert done.exit_code == 1
        assert str(database) in done.stderr
        assert "python -m monitoring build" in done.stderr
        assert "Traceback" not in done.stderr
    assert made.exit_code == 0
    (kept,) = database.parent.glob("*.before-*.duckdb")
    assert upgrades.kept_aside(kept) in made.stdout


def test_nothing_is_told_of_progress_where_nobody_watches(database, tmp_path):
    file = tmp_path / "graduation.csv"
    file.write_text(
        GRADUATION + district_row("Clayton County", "631", "ALL Students", "3160", "80.00", "3950"),
        encoding="utf-8",
    )

    done = run("load", file, database=database)

    assert done.exit_code == 0
    assert done.stderr == ""
    assert words.reading_file(file.name) not in done.stdout


@pytest.mark.parametrize("command", ["plan", "load"])
def test_a_folder_is_told_to_be_one(database, tmp_path, command):
    for name in (tmp_path, ""):
        done = run(command, name, database=database)

        assert done.exit_code == 1
        assert str(name or ".") in done.stderr
        assert "Traceback" not in done.stderr
