"""Commands beside a running dashboard: it does their work, one at a time, for its owner alone."""

import asyncio
import contextlib
import os
import pickle
import shutil
import stat
import subprocess
import sys
import threading
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Pipe, answer_challenge, deliver_challenge
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitoring import channel, db, jobs
from monitoring.channel import place, wire
from monitoring.channel.caller import Asked, Caller, called_by
from monitoring.channel.client import DashboardEndedError, OtherVersionError
from monitoring.commands import long_work
from monitoring.commands.main import main
from monitoring.errors import Notice
from monitoring.vocabulary.faults import ChannelFault
from monitoring.vocabulary.jobs import JobKind, JobResult, JobState
from monitoring.vocabulary.versions import Stage
from monitoring.wording import commands, stages
from monitoring.wording.faults import said
from tests.bench.client import Reader
from tests.support.browser.serving import PROJECT, serving
from tests.support.databases import copied, in_use
from tests.support.pages import opened
from tests.support.people import ANN

HEAD = (
    "#RPT_NAME,LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,"
    "INSTN_NAME,GRADES_SERVED_DESC,LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT\n"
)
ROW = "Graduation Rate,2022-23,District,631,Clayton County,ALL,All Column Values,09,Grad Rate -"
# A process that holds a database and answers, without the pages of a dashboard.
HOLDER = (
    "import sys\n"
    "from monitoring.commands import beside\n"
    "from monitoring.commands.main import main\n"
    "beside.hold(main)\n"
    "print('up', flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture(scope="module")
def server(built_database, tmp_path_factory):
    """A real server, and the database that it holds."""
    folder = tmp_path_factory.mktemp("held")
    with serving(built_database, folder) as running:
        yield running.url, folder / "monitoring.duckdb"
    assert running.faults() == [], "".join(running.said)


@pytest.fixture
def held(server):
    return server[1]


@pytest.fixture
def holder(built_database, tmp_path):
    """A process that holds a database of its own, and can be killed."""
    path = copied(built_database, tmp_path / "holder")
    process = started(path, "-c", HOLDER)
    assert process.stdout.readline() == "up\n"
    yield process, path
    ended(process)


def started(database, *arguments):
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, "MONITORING_DATABASE": str(database)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process):
    process.kill()
    process.communicate()


def run(database, *arguments, typed=None):
    with in_use(database):
        return CliRunner().invoke(main, [*map(str, arguments)], input=typed)


def graduation(path, group="ALL Students", total="3160"):
    path.write_text(f"{HEAD}{ROW}{group},{total},80.00,3950\n", encoding="utf-8")
    return path


class Reading(Reader):
    """A reader who keeps the text of the page."""

    def __init__(self, *place):
        super().__init__(*place)
        self.text = ""

    def _look_at(self, element):
        super()._look_at(element)
        self.text += element.markdown.body


def read(url, page):
    async def reading():
        async with Reading(int(url.rpartition(":")[2]), page) as reader:
            await reader.run()
            assert reader.n_errors == 0
            return reader.text

    return asyncio.run(reading())


@pytest.mark.parametrize(
    "command",
    [
        ("status", "--csv"),
        ("health",),
        ("due", "--quarter", "2022-23-Q2", "--csv"),
        ("status", "--quarter", "Q9"),
        ("load", "nowhere.csv"),
        ("load",),
        ("load", "--undo", "77"),
        ("due", "--ics", "nowhere/due.ics"),
        ("upgrade", "--help"),
    ],
)
def test_a_command_prints_and_ends_beside_a_server_as_it_does_without(
    held, built_database, tmp_path, command
):
    beside = run(held, *command)
    alone = run(copied(built_database, tmp_path), *command)

    assert beside.exit_code == alone.exit_code
    assert beside.stdout_bytes == alone.stdout_bytes
    assert beside.stderr_bytes == alone.stderr_bytes


def test_a_file_is_loaded_and_taken_back_through_the_server_and_its_pages_show_it(
    server, tmp_path, monkeypatch
):
    url, held = server
    graduation(tmp_path / "new_rates.csv")
    monkeypatch.chdir(tmp_path)
    assert "new_rates.csv" not in read(url, "data")

    tried = run(held, "load", "--dry-run", "new_rates.csv")
    after_trial = read(url, "data")
    loaded = run(held, "load", "new_rates.csv")
    after_load = read(url, "data")
    number = run(held, "batches").stdout.splitlines()[-1].split()[0]
    undone = run(held, "load", "--undo", number)
    after_undo = read(url, "data")

    assert [done.stderr for done in (tried, loaded, undone)] == ["", "", ""]
    # What a command loads is on record, as what the page loads is.
    assert "new_rates.csv was loaded as batch" in after_load.replace("\\", "")
    assert "new_rates.csv" not in after_trial
    assert "new_rates.csv" in after_load
    assert after_undo != after_load


def read_to_the_end(terminal):
    """Return what is written to a terminal until nobody has it open any more."""
    shown = b""
    with os.fdopen(terminal, "rb", buffering=0) as reading, contextlib.suppress(OSError):
        while piece := reading.read(10_000):
            shown += piece
    return shown.decode()


def test_a_terminal_is_shown_the_steps_and_how_many_rows_are_read(held, tmp_path):
    file = graduation(tmp_path / "watched.csv")
    ours, theirs = os.openpty()

    loading = subprocess.Popen(
        [sys.executable, "-m", "monitoring", "load", "--dry-run", str(file)],
        cwd=PROJECT,
        env={**os.environ, "MONITORING_DATABASE": str(held), "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = read_to_the_end(ours)
    printed = loading.communicate(timeout=60)[0].decode()

    assert loading.returncode == 0
    assert commands.reading_file("watched.csv") in shown
    assert stages.rows_so_far(1) in shown
    assert stages.said(Stage.JUDGING) in shown
    assert commands.reading_file("watched.csv") not in printed


def test_a_refused_file_ends_with_1_and_names_the_fault_on_standard_error(held, tmp_path):
    done = run(held, "load", graduation(tmp_path / "faulty.csv", total="many"))

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "PROGRAM_TOTAL" in done.stderr


def test_long_work_of_a_command_waits_for_what_a_page_asked_for_and_may_be_stopped(own_few):
    """Here both sides stand in one process; who called is the same to a command."""
    path = db.database_path()
    store = db.open_store()
    steps, goes_on, begun = [], threading.Event(), threading.Event()

    def first(tell):
        begun.set()
        goes_on.wait(60)
        return Notice(JobResult.LOADED, file="a.csv", batch=7)

    def work(tell):
        tell(Stage.JUDGING)
        return Notice(JobResult.LOADED, file="b.csv", batch=8), "done"

    def stopped(tell):
        tell(Stage.JUDGING)
        raise KeyboardInterrupt

    def called(job, answers):
        here, there = Pipe()
        caller = Caller(
            there, Asked(("load",), "monitoring", str(path.parent), "Ann", "en", 80, ())
        )
        with called_by(caller), contextlib.suppress(KeyboardInterrupt):
            answers.append(long_work.done(JobKind.LOAD, "b.csv", ANN, job, steps.append))
        caller.end()
        here.close()

    jobs.ask(store, jobs.Asked(JobKind.LOAD, "a.csv", "Ann", first))
    assert begun.wait(20)
    answers = []
    waiting = threading.Thread(target=called, args=(work, answers))
    waiting.start()
    while (latest := jobs.latest(store, JobKind.LOAD)).about != "b.csv":
        pass
    assert latest.state == JobState.WAITING
    goes_on.set()
    waiting.join(60)

    assert (answers, steps) == (["done"], [Stage.JUDGING])
    assert jobs.latest(store, JobKind.LOAD).state == JobState.DONE
    called(stopped, answers)
    assert jobs.latest(store, JobKind.LOAD).state == JobState.STOPPED
    assert answers == ["done"]


def test_commands_that_come_at_once_are_done_one_after_the_other(held, tmp_path):
    groups = {"one": "Black", "two": "White"}
    files = [graduation(tmp_path / f"{name}.csv", group) for name, group in groups.items()]

    loading = [started(held, "-m", "monitoring", "load", file) for file in files]
    said_of = [process.communicate()[1] for process in loading]

    assert [process.returncode for process in loading] == [0, 0], said_of
    listed = run(held, "batches").stdout
    assert [file.name in listed for file in files] == [True, True]


def is_locked(path):
    """Tell whether no other process may open a database."""
    done = subprocess.run(
        [sys.executable, "-c", f"import duckdb; duckdb.connect({str(path)!r})"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "lock" in done.stderr


def test_who_is_asked_something_keeps_nobody_waiting_and_may_go_away(held):
    asking = started(held, "-m", "monitoring", "release", "--quarter", "2022-23-Q2")
    assert asking.stdout.read(10) == "The review"

    meanwhile = run(held, "sample")
    ended(asking)
    afterwards = run(held, "sample")

    assert (meanwhile.exit_code, afterwards.exit_code) == (0, 0)


def test_a_question_is_answered_where_the_command_was_called(held, built_database, tmp_path):
    command = ("release", "--quarter", "2022-23-Q2")

    beside = run(held, *command, typed="n\n")
    alone = run(copied(built_database, tmp_path), *command, typed="n\n")

    assert (beside.exit_code, beside.stderr) == (1, alone.stderr)
    assert run(held, *command, typed="").exit_code == 1


def test_a_server_that_dies_ends_the_command_with_a_sentence(holder):
    process, path = holder
    asking = started(path, "-m", "monitoring", "release", "--quarter", "2022-23-Q2")
    assert asking.stdout.read(10) == "The review"

    ended(process)
    _, error = asking.communicate("y\n")

    assert asking.returncode == 1
    assert error.endswith(f"Error: {said(DashboardEndedError(ChannelFault.ENDED))}\n")


def test_what_a_killed_server_leaves_does_no_harm(holder):
    process, path = holder
    assert is_locked(path)

    ended(process)

    assert place.beside(path, "channel").is_file()
    assert run(path, "sample").exit_code == 0
    again = started(path, "-c", HOLDER)
    assert again.stdout.readline() == "up\n"
    assert run(path, "sample").exit_code == 0
    ended(again)


def test_a_channel_that_was_copied_with_its_database_leads_to_nobody(held, tmp_path):
    copy = tmp_path / "monitoring.duckdb"
    shutil.copyfile(held, copy)
    shutil.copyfile(place.beside(held, "channel"), place.beside(copy, "channel"))

    about = channel.About(str(copy.resolve()), "any")

    assert channel.connected(copy, about) is None


def test_a_link_to_the_database_leads_to_its_server(held, tmp_path):
    link = tmp_path / "link.duckdb"
    link.symlink_to(held)

    assert run(link, "sample").exit_code == 0


def test_a_server_of_another_version_is_told(held):
    with pytest.raises(OtherVersionError) as told:
        channel.connected(held, channel.About(str(held.resolve()), "0.0.1"))

    assert "0.0.1" not in said(told.value)


def test_nobody_but_the_owner_may_read_the_key_or_call(held):
    for ending in ("channel", "socket"):
        assert stat.S_IMODE(place.beside(held, ending).stat().st_mode) == 0o600


def test_a_file_that_stood_there_open_to_all_is_not_written_to(tmp_path):
    database = tmp_path / "monitoring.duckdb"
    other = tmp_path / "elsewhere"
    other.write_text("", encoding="utf-8")
    place.beside(database, "channel").symlink_to(other)

    door = place.write_door(database, ("127.0.0.1", 7))

    assert other.read_text(encoding="utf-8") == ""
    assert place.read_door(database) == door
    place.remove_door(database, door)
    assert not place.beside(database, "channel").exists()


def test_a_stranger_without_the_key_is_refused(held):
    address = place.read_door(held).address

    with pytest.raises((AuthenticationError, EOFError)):
        Client(address, authkey=b"guessed")

    assert run(held, "sample").exit_code == 0


def test_strangers_who_say_nothing_keep_nobody_waiting(held):
    address = place.read_door(held).address

    silent = [Client(address) for _ in range(5)]

    assert run(held, "sample").exit_code == 0
    for connection in silent:
        connection.close()


class Bomb:
    def __init__(self, mark):
        self._mark = mark

    def __reduce__(self):
        return Path.touch, (self._mark,)


def with_the_key(database):
    door = place.read_door(database)
    connection = Client(door.address)
    answer_challenge(connection, door.key)
    deliver_challenge(connection, door.key)
    assert wire.receive(connection)["database"] == str(database.resolve())
    return connection


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"args": 7}',
        b'{"args": ["sample"], "terminals": [], "program": "x", "folder": "not/absolute", '
        b'"user": "x", "locale": "en_US", "columns": 80}',
        b"[" * 100_000,
    ],
    ids=range(7),
)
def test_a_broken_client_does_not_stop_the_server(held, broken):
    with with_the_key(held) as connection:
        connection.send_bytes(broken)
        with pytest.raises((EOFError, OSError)):
            connection.recv_bytes()

    assert run(held, "sample").exit_code == 0


def test_what_is_sent_is_never_unpickled(held, tmp_path):
    mark = tmp_path / "unpickled"
    bomb = pickle.dumps(Bomb(mark))
    pickle.loads(bomb)  # noqa: S301 - it does what it is made for
    mark.unlink()

    with with_the_key(held) as connection:
        connection.send_bytes(bomb)
        with pytest.raises((EOFError, OSError)):
            connection.recv_bytes()

    assert not mark.exists()


def test_a_path_too_long_for_a_socket_has_a_port_of_this_machine(built_database, tmp_path):
    path = copied(built_database, tmp_path / ("long" * 30))

    process = started(path, "-c", HOLDER)
    assert process.stdout.readline() == "up\n"
    address = place.read_door(path).address
    done = run(path, "sample")
    ended(process)

    assert address[0] == "127.0.0.1"
    assert done.exit_code == 0


def test_commands_without_a_server_wait_for_one_another(tmp_path):
    path = tmp_path / "monitoring.duckdb"
    is_waiting, order = threading.Event(), []

    def second():
        with channel.turn(path, is_waiting.set):
            order.append("second")

    with channel.turn(path, lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert is_waiting.wait(10)
        order.append("first")
    thread.join(10)

    assert order == ["first", "second"]
    assert list(tmp_path.iterdir()) == []


def test_a_replaced_database_is_read_by_all_from_then_on(built_database, tmp_path):
    with in_use(copied(built_database, tmp_path)) as path:
        store = db.open_store()
        key, faults = store.key, []
        with store.write() as writer:
            writer.run("update plan set document = 'old'")
        new = tmp_path / "new.duckdb"
        store.copy_to(new)
        made = db.Store(new)
        with made.write() as writer:
            writer.run("update plan set document = 'new'")
        made.close()
        is_over = threading.Event()

        def reading():
            while not is_over.is_set():
                try:
                    store.read("select document from plan")
                except Exception as error:
                    faults.append(error)

        threads = [threading.Thread(target=reading) for _ in range(4)]
        for thread in threads:
            thread.start()
        db.put_away(path, lambda: db.put_in_place(new, path))
        found = store.read("select document from plan")["document"].tolist()
        is_over.set()
        for thread in threads:
            thread.join()

        assert found == ["new"]
        assert faults == []
        assert store.key != key
        assert db.open_store() is store


def test_a_copy_does_not_give_the_database_away(built_database, tmp_path):
    with in_use(copied(built_database, tmp_path)) as path:
        db.open_store().copy_to(tmp_path / "copy.duckdb")

        assert is_locked(path)


def test_a_page_in_a_test_opens_no_channel(own_database):
    opened("overview")

    assert not place.beside(own_database, "channel").exists()


# The last one: it puts another plan in the place of what the others ask about.
def test_a_build_goes_through_the_server_and_its_pages_go_on(server, tmp_path):
    url, held = server
    plan = tmp_path / "henry.txt"
    text = next((PROJECT / "data/plans").glob("*.txt")).read_text(encoding="utf-8")
    plan.write_text(text.replace("Clayton County", "Henry County"), encoding="utf-8")

    before = read(url, "")
    built = run(held, "build", "--plan", plan)
    after = read(url, "")

    assert built.exit_code == 0, built.stderr
    assert "Henry County" in built.stdout
    assert before != after
    assert is_locked(held)
