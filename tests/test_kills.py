"""What is left when a process is killed while it writes.

A few rounds of each; `python -m tests.support.kills loading 200` tries as many as one likes.
"""

import shutil
from itertools import pairwise

import pytest

from monitoring import db
from tests.support.kills import killed

pytestmark = pytest.mark.slow


def test_savers_killed_at_any_moment_leave_whole_updates_only(tmp_path):
    left = killed("saving", tmp_path, 10)

    counts = [len(one["left"]) for one in left]
    assert len(left) == 10
    assert [one["broken"] for one in left] == [[]] * 10
    assert all(one["left"] == list(range(1, len(one["left"]) + 1)) for one in left)
    # Nothing that was there before is ever missing afterwards, and some were saved.
    assert counts == sorted(counts)
    assert counts[-1] > 3


@pytest.fixture
def few(few_database, tmp_path):
    """A folder with a small database to work on, which then need not be built."""
    shutil.copyfile(few_database, tmp_path / "killed.duckdb")
    return tmp_path


def test_loads_and_takings_back_killed_at_any_moment_leave_what_was_before_or_after(few):
    # Each of four tasks is killed at two moments, and left to end once.
    left = killed("loading", few, 12)

    assert len(left) == 12
    assert [one["broken"] for one in left] == [[]] * 12
    loads = [one["left"] for one in left]
    assert all(later[: len(one)] == one for one, later in pairwise(loads))
    # Only a load adds one, and some were done.
    grown = [len(later) - len(one) for one, later in pairwise(loads)]
    assert sum(grown[::4]) == sum(grown) > 0


def test_builds_killed_at_any_moment_leave_the_old_file_or_the_new_one_with_all_loads(few):
    left = killed("building", few, 5)

    assert len(left) == 5
    assert [one["broken"] for one in left] == [[]] * 5
    built, loads = zip(*(one["left"] for one in left), strict=True)
    assert list(loads) == [[2, 3, 4]] * 5
    # The last one ends, and puts a file of its own in the place.
    assert built[0] < built[-1]
    assert list(built) == sorted(built)
    # What one leaves behind when it is killed goes with the next.
    assert len(list(few.glob("*.new*"))) <= 2


def test_releasers_killed_at_any_moment_leave_a_list_that_holds(tmp_path):
    left = killed("releasing", tmp_path, 7)

    counts = [len(one["left"]) for one in left]
    assert len(left) == 7
    assert [one["broken"] for one in left] == [[]] * 7
    assert all(one["left"] == list(range(1, len(one["left"]) + 1)) for one in left)
    assert counts == sorted(counts)
    assert counts[-1] > 2


def test_upgrades_killed_at_any_moment_leave_the_old_or_the_new_whole(tmp_path):
    left = [one["left"] for one in killed("upgrading", tmp_path, 5)]

    assert len(left) == 5
    assert [written for _, written in left] == [[2, 1, 1, 3, 1, 1]] * 5
    assert {version for version, _ in left} == {1, db.newest_version()}
    # What one leaves behind when it is killed goes with the next.
    assert len(list(tmp_path.glob("*.new*"))) <= 2


def test_backups_killed_at_any_moment_are_whole_or_none_and_one_put_back_loses_nothing(tmp_path):
    # Two tasks in turn: a backup of five updates, and one of three that is put back.
    left = killed("backing_up", tmp_path, 10)

    assert len(left) == 10
    assert [one["broken"] for one in left] == [[]] * 10
    backed_up, updates, aside = zip(*(one["left"] for one in left), strict=True)
    assert list(backed_up) == sorted(backed_up)
    assert backed_up[-1] > 0
    # The old database, or the new one with the old one aside.
    assert set(zip(updates, aside, strict=True)) <= {(5, 0), (3, 1)}
    assert (updates[-1], aside[-1]) == (3, 1)
