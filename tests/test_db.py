"""The store under threads, errors and a change of file."""

import threading
from contextlib import closing

import duckdb
import pandas as pd
import pytest

from monitoring import db
from monitoring.vocabulary.faults import DatabaseFault
from monitoring.wording.faults import said
from tests.support.faulty import refusal


@pytest.fixture
def store(tmp_path):
    opened = db.Store(tmp_path / "small.duckdb")
    with opened.write() as writer:
        writer.script(
            "create table data_version (version integer, changed_at timestamp);"
            "create table notes (number integer primary key, words varchar)"
        )
    yield opened
    opened.close()


def test_a_write_is_wholly_kept_and_raises_the_version(store):
    before = store.version

    with store.write() as writer:
        writer.insert("notes", pd.DataFrame({"number": [1, 2], "words": ["a", "b"]}))

    assert store.read("select count(*) as n from notes")["n"].tolist() == [2]
    assert store.version == before + 1


def test_a_write_in_which_nothing_was_written_raises_no_version(store):
    before = store.version

    with store.write() as writer:
        writer.read("select * from notes")
        writer.insert("notes", pd.DataFrame({"number": [], "words": []}))

    assert store.version == before


def test_a_write_that_fails_leaves_nothing_behind(store):
    before = store.version

    def fail_half_way():
        with store.write() as writer:
            writer.run("insert into notes values (1, 'lost')")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()

    assert store.read("select count(*) as n from notes")["n"].tolist() == [0]
    assert store.version == before


def test_sixteen_threads_read_and_write_at_once_and_lose_nothing(store):
    faults = []

    def work(number):
        try:
            for step in range(10):
                with store.write() as writer:
                    writer.run("insert into notes values ($n, 'x')", {"n": 100 * number + step})
                store.read("select * from notes where number = $n", {"n": 100 * number})
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert store.read("select count(*) as n from notes")["n"].tolist() == [160]


def test_a_missing_database_names_the_command_that_makes_one(tmp_path):
    error = refusal(db.open_store, tmp_path / "none.duckdb")

    assert isinstance(error, db.DatabaseMissingError)
    assert "python -m monitoring build" in said(error)


def test_an_unknown_query_lists_those_there_are():
    with pytest.raises(LookupError, match=r"no query named 'nope'; queries/ has: .*status"):
        db.sql_text("nope")


def test_rows_for_an_unknown_table_are_refused(store):
    with pytest.raises(LookupError, match="no table named 'nope'"), store.write() as writer:
        writer.insert("nope", pd.DataFrame({"a": [1]}))


def test_the_schema_is_read_from_its_one_file():
    tables = db.schema_tables()
    columns = {column.name: column for column in tables["measures"].columns}

    assert tables["measures"].key == ("measure_id",)
    assert columns["goal_id"].references == ("goals", "goal_id")
    assert columns["target_kind"].allowed == ("reach_value", "points_per_year")
    assert columns["baseline_value"].is_required is False
    assert columns["content_area"].has_default is True


def test_the_path_of_the_database_is_one_setting(monkeypatch, tmp_path):
    monkeypatch.setenv("MONITORING_DATABASE", str(tmp_path / "mine.duckdb"))

    assert db.database_path() == tmp_path / "mine.duckdb"


def test_the_name_of_nobody_in_the_path_is_a_name_like_any_other(monkeypatch):
    monkeypatch.setenv("MONITORING_DATABASE", "~nobody-of-that-name/mine.duckdb")

    assert str(db.database_path()) == "~nobody-of-that-name/mine.duckdb"


def test_a_block_that_cannot_be_read_is_damage_and_no_lock(store):
    with store.write() as writer:
        words = [f"{number} " * 50 for number in range(20_000)]
        writer.insert("notes", pd.DataFrame({"number": range(20_000), "words": words}))
    store.close()
    raw = bytearray(store.path.read_bytes())
    raw[12288:] = bytes(byte ^ 0xFF for byte in raw[12288:])
    store.path.write_bytes(raw)

    error = refusal(lambda: db.Store(store.path).read("select max(words) from notes"))

    assert type(error) is db.DatabaseUnreadableError
    assert error.code in (DatabaseFault.DAMAGED, DatabaseFault.UNOPENED)
    assert "python -m monitoring build" in said(error)


def test_a_faulty_statement_is_no_damage(store):
    import duckdb

    with pytest.raises(duckdb.BinderException):
        store.read("select nothing from notes")
    with pytest.raises(duckdb.ConstraintException), store.write() as writer:
        writer.run("insert into notes values (1, 'a'), (1, 'b')")


def test_a_database_takes_little_room_for_tables_of_few_rows(few_database):
    # In the engine's own blocks of 256 KiB it took 37 MB.
    assert few_database.stat().st_size < 10_000_000


def test_a_small_database_is_worked_on_by_one_thread_for_each_reader(store):
    assert store.read("select current_setting('threads') as n")["n"].tolist() == [1]


def test_the_log_of_a_store_is_emptied_while_it_is_open(store):
    log = db.wal(store.path)
    words = (
        "insert into notes select $first + range, repeat(md5(random()::text), 40) from range(1000)"
    )

    for first in range(0, 24_000, 1000):
        with store.write() as writer:
            writer.run(words, {"first": first})

    # 30 MB were written; the engine empties its log from 16 MiB on.
    assert log.stat().st_size < 20_000_000
    assert store.read("select count(*) as n from notes")["n"].tolist() == [24_000]


def test_all_that_a_new_database_holds_is_written_to_it_at_once(tmp_path):
    path = tmp_path / "new.duckdb"
    with closing(db.Store(path)) as store:
        with store.write(shows=False) as writer:
            writer.script("create table notes as select range as number from range(100000)")
        size = db.wal(path).stat().st_size if db.wal(path).exists() else 0

    assert size == 0


def test_who_reads_a_store_that_was_let_go_for_good_is_refused_and_waits_for_nothing(store):
    store.end()

    with pytest.raises(duckdb.ConnectionException):
        store.read("select * from notes")
