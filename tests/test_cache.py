"""What is made once and shared: by key, bounded, by many threads at once."""

import gc
import threading
import weakref
from collections import Counter
from datetime import date, datetime

import pytest

from monitoring import db, saving
from monitoring.db.resting import rests_of
from monitoring.ui import warm
from monitoring.ui.cache import Cache
from monitoring.ui.filters import Filters
from monitoring.ui.kept import made_once, make_again, read
from monitoring.ui.options import opening
from monitoring.ui.review import board, figures_of
from monitoring.updates import Entry
from tests.support.databases import copied, in_use
from tests.support.pages import opened
from tests.support.people import ANN
from tests.support.quarters import ended

ENTRY = Entry("G1.1", "2022-23-Q2", "under_way", "3", "4", "We met.", "We go on.")


def test_a_thing_is_made_once_for_its_key():
    made = []
    cache = Cache(max_entries=2)

    first = cache.get("a", lambda: made.append(1) or "thing")
    second = cache.get("a", lambda: made.append(2) or "other")

    assert (first, second, made) == ("thing", "thing", [1])


def test_the_least_recently_used_goes_first():
    cache = Cache(max_entries=2)
    cache.get("a", lambda: "a1")
    cache.get("b", lambda: "b1")
    cache.get("a", lambda: "a2")

    cache.get("c", lambda: "c1")

    assert cache.get("a", lambda: "made again") == "a1"
    assert cache.get("b", lambda: "made again") == "made again"
    assert len(cache) == 2


def test_something_empty_is_kept_like_anything_else():
    cache = Cache(max_entries=2)
    cache.get("none", lambda: None)

    assert cache.get("none", lambda: "made again") is None


def test_what_fails_is_not_kept():
    cache = Cache(max_entries=2)

    def fail():
        raise LookupError("not yet")

    for _ in range(2):
        try:
            cache.get("a", fail)
        except LookupError:
            continue

    assert len(cache) == 0


def test_many_threads_get_the_same_answers():
    cache = Cache(max_entries=8)
    answers = []

    def ask(number):
        answers.extend(
            cache.get(key, lambda key=key: key * 2) == key * 2 for key in range(number, 50)
        )

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == sum(50 - number for number in range(16))
    assert all(answers)


def all_asking(cache, make):
    """Have eight threads ask for one thing at once; return what each was given."""
    answers, together = [], threading.Barrier(8)

    def ask():
        together.wait()
        try:
            answers.append(cache.get("a", make))
        except LookupError:
            answers.append("failed")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def test_who_asks_for_what_is_being_made_waits_for_it():
    cache, made, is_asked = Cache(max_entries=8), [], threading.Event()

    def make():
        made.append(1)
        is_asked.wait(0.2)  # it never comes: all others ask meanwhile
        return object()

    answers = all_asking(cache, make)
    assert len(made) == 1
    assert len(answers) == 8
    assert len(set(answers)) == 1


def test_what_one_could_not_make_the_next_who_waited_makes():
    cache, tries = Cache(max_entries=8), []

    def make():
        tries.append(1)
        if len(tries) < 3:
            raise LookupError("not yet")
        return "thing"

    assert sorted(all_asking(cache, make)) == ["failed"] * 2 + ["thing"] * 6
    assert len(tries) == 3


def test_what_is_not_current_any_more_is_made_anew_in_its_place():
    cache = Cache(max_entries=8)
    cache.get("a", lambda: 1)

    assert cache.get("a", lambda: 2, lambda made: made == 1) == 1
    assert cache.get("a", lambda: 2, lambda made: made == 2) == 2
    assert (cache.get("a", lambda: 3), len(cache)) == (2, 1)


@pytest.mark.parametrize(
    ("sql", "rests"),
    [
        ("select * from findings", {db.Rests.DATA}),
        ("select * from step_updates", {db.Rests.DATA, db.Rests.UPDATES}),
        # Views rest on what they are made of.
        (db.sql_text("lane_states"), {db.Rests.DATA, db.Rests.UPDATES}),
        (db.sql_text("measure_history"), {db.Rests.DATA}),
    ],
)
def test_a_query_rests_on_the_tables_that_it_names(sql, rests):
    assert rests_of(sql) == rests


def test_a_saved_update_makes_nothing_cold_that_rests_on_results(own_few):
    store = db.open_store()
    made = {}

    def pieces():
        goals = read("goals")
        return {
            "rows": read("measure_history", quarter="2022-23-Q2"),
            "updates": read("lane_states", quarter="2022-23-Q2"),
            "piece": made_once(of_goals, goals),
            "around": made_once(reads_updates),
        }

    made["first"] = pieces()
    saving.save(store, ENTRY, by=ANN, base_revision=1, now=datetime(2023, 1, 20))
    made["saved"] = pieces()
    with store.write() as writer:
        writer.run("update plan set district = district")
    made["loaded"] = pieces()

    first, saved, loaded = made.values()
    stays = {name for name in first if first[name] is saved[name]}
    assert stays == {"rows", "piece"}
    assert not [name for name in first if saved[name] is loaded[name]]


def of_goals(goals):
    return [len(goals)]


def reads_updates():
    return [made_once(reads_inside)]


def reads_inside():
    return [len(read("lane_states", quarter="2022-23-Q2"))]


def test_what_is_out_of_date_and_was_used_is_made_again_before_anybody_asks(own_few, monkeypatch):
    store = db.open_store()
    read("goal_headlines", **ended("2022-23-Q1"))
    with store.write() as writer:
        writer.run("update plan set district = district")
    make_again()

    asked = asked_of(monkeypatch)
    read("goal_headlines", **ended("2022-23-Q1"))

    assert asked == []


def test_what_was_made_of_figures_of_before_a_load_is_let_go_of(own_few):
    store = db.open_store()
    made = weakref.ref(made_once(Chart, read("goal_headlines", **ended("2022-23-Q1"))))
    make_again()
    before = made()

    with store.write() as writer:
        writer.run("update plan set district = district")
    make_again()

    assert isinstance(before, Chart)
    del before
    gc.collect()
    assert made() is None


def test_nothing_is_made_again_of_a_database_that_was_let_go(own_few, small_database, tmp_path):
    READ.clear()
    made_once(number_of_results, db.open_store())
    with in_use(copied(small_database, tmp_path / "other")):
        make_again()

    assert len(READ) == 1


class Chart:
    """Something made of rows."""

    def __init__(self, rows):
        self.rows = rows


def asked_of(monkeypatch):
    """Return what fills with each statement that the engine is asked from now on."""
    asked = []
    for name in ("read", "fetch"):
        monkeypatch.setattr(db.Store, name, noting(getattr(db.Store, name), asked))
    return asked


def noting(ask, asked):
    def noted(store, sql, params=None):
        asked.append(sql)
        return ask(store, sql, params)

    return noted


def test_the_first_screen_and_the_review_ask_once_for_what_both_tell(own_few, monkeypatch):
    chosen = Filters(page="", quarter="2022-23-Q2", as_of=date(2022, 12, 31))
    asked = asked_of(monkeypatch)
    board(chosen)
    figures_of(chosen)

    again = [sql for sql, times in Counter(asked).items() if times > 1 and "$quarter" in sql]
    # The review tells besides what changed since the quarter before.
    assert again == [db.sql_text("measure_latest_results")]
    assert asked.count(again[0]) == 2


OF_STEPS = ("step_movements", "step_points", "step_groups")
OF_MEASURES = ("measure_latest_results", "measure_history", "measure_gaps", "interim_findings")

OF_GROUPS = ("subgroup_findings", "group_coverage", "steps_of_group")


@pytest.mark.parametrize(
    ("page", "first", "second", "queries"),
    [
        ("step", {"step": "G1.1"}, {"step": "G1.2"}, OF_STEPS),
        ("goals", {"measure": "eog-ela"}, {"measure": "eog-mathematics"}, OF_MEASURES),
        ("subgroups", {"subgroup": "Black"}, {"subgroup": "White"}, OF_GROUPS),
    ],
)
def test_another_step_measure_or_group_asks_nothing_of_the_engine_that_was_read_of_all(
    own_few, monkeypatch, page, first, second, queries
):
    chosen = {"quarter": "2022-23-Q2", "goal": "G1"}
    sql = {db.sql_text(name) for name in queries}
    asked = asked_of(monkeypatch)

    opened(page, **chosen, **first)
    assert sql <= set(asked)

    asked.clear()
    opened(page, **chosen, **second)
    assert not sql & set(asked)


READ = []


def number_of_results(store):
    READ.append(store.path)
    return store.read("select count(*) as n from results")


def test_what_the_opening_quarter_shows_is_made_before_anybody_asks(own_few, monkeypatch):
    warm._warm()

    asked = asked_of(monkeypatch)
    quarter = opening().quarter
    read("step_cells", quarter=quarter)
    read("measures")
    read("goal_headlines", **ended(quarter))

    assert asked == []
