"""Nothing of a file or of a person steers the terminal of who calls a command."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitoring import access, db
from monitoring.access import GrantRefusedError
from monitoring.commands import say
from monitoring.commands.main import main
from monitoring.vocabulary.access import Role
from monitoring.wording.terminal import visible
from tests.support.people import ANN, signed_in

HEAD = (
    "indicator,period,organisation_level,organisation,subgroup,content_area,numerator,denominator"
)
ROW = "benchmark_on_pace,2022-23-Q2,district,Clayton County,{},Mathematics,4820,21900"
COMMANDS = sorted((Path(__file__).parents[1] / "monitoring/commands").glob("*.py"))


def run(*arguments):
    # Colors, so that the runner takes no sequence away by itself.
    return CliRunner().invoke(main, arguments, color=True).output


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("\x1b]52;c;cm0=\x07", "␛]52;c;cm0=␇"),
        ("safe\rrm", "safe␍rm"),
        ("a\u202etxt.exe", "a\ufffdtxt.exe"),
        ("\x9b31m\x7f", "\ufffd31m␡"),
        ("tab\tand\nline, “naïve” 学校 −3", "tab\tand\nline, “naïve” 学校 −3"),
    ],
)
def test_a_sign_that_steers_a_terminal_is_shown_and_does_nothing(text, seen):
    assert visible(text) == seen


def test_a_file_and_its_name_do_not_steer_the_terminal(own_few, tmp_path):
    faulty, right = tmp_path / "a\x1b[31m.csv", tmp_path / "b\x1b]0;x\x07.csv"
    steering = ROW.format("All \x1b[2J\u202eStudents")
    faulty.write_text(f"{HEAD}\n{steering}\n", encoding="utf-8")
    right.write_text(f"{HEAD}\n{ROW.format('All Students')}\n", encoding="utf-8")

    told = [run("load", str(faulty)), run("load", str(right)), run("batches"), run("audit-log")]

    assert own_few.is_file()
    assert "found “All ␛[2J\ufffdStudents”" in told[0]
    assert "b␛]0;x␇.csv: batch" in told[1]
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(told))


def test_a_name_of_who_signs_in_does_not_steer_the_terminal_of_who_reads_the_trail(own_few):
    assert own_few.is_file()
    signed_in("Rosa \x1b[8mVega", Role.REVIEWER)

    told = run("audit-log")

    assert "\x1b" not in told
    assert "Rosa ␛[8mVega" in told


def test_an_e_mail_holds_no_sign_that_cannot_be_seen(own_few):
    assert own_few.is_file()
    for email in ("a\x1b[31m@example.org", "a@example\x07.org"):
        with pytest.raises(GrantRefusedError):
            access.grant(db.open_store(), access.GrantInput(email, Role.VIEWER), by=ANN)


def test_data_are_as_they_are_where_a_program_reads_them(monkeypatch, capsys):
    say.echo_data("a,\x1b[2J\r\n")
    piped = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    say.echo_data("a,\x1b[2J\r\n")

    assert piped == "a,\x1b[2J\r\n"
    assert capsys.readouterr().out == "a,␛[2J\n"


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_commands_print_by_what_makes_signs_visible(path):
    said = path.read_text(encoding="utf-8").count("click.echo(")

    # What the dashboard has drawn of its progress is handed on as it is.
    assert said == {"say": 2, "beside": 1}.get(path.stem, 0)
