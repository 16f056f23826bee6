"""`make quick` knows every room, and which tests hold it."""

from pathlib import Path

import pytest

from tests.support import quick
from tests.support.quick import ALWAYS, ROOMS, ROOT, TESTS


def rooms_there_are():
    rooms = {path.stem for path in (ROOT / "monitoring").iterdir() if path.suffix in ("", ".py")}
    rooms |= {path.name for path in (ROOT / "queries").iterdir() if path.is_dir()}
    return {room for room in rooms if not room.startswith("_")} - {"migrations"}


@pytest.mark.parametrize("room", sorted(rooms_there_are()))
def test_every_room_has_tests_of_its_own(room):
    assert len(quick.tests_of([room])) > len(ALWAYS)


@pytest.mark.parametrize(
    "stem", [*ALWAYS, *sorted({stem for stems in ROOMS.values() for stem in stems})]
)
def test_every_name_of_tests_is_found(stem):
    assert list(TESTS.glob(f"test_{stem}.py"))


def test_a_file_belongs_to_the_room_in_which_it_stands():
    files = {
        "monitoring/brief/make.py": "brief",
        "monitoring/clock.py": "clock",
        "queries/brief/gaps.sql": "brief",
        "pages/goals.py": "pages",
        "dashboard.py": "ui",
        "data/rules.csv": "reference",
        "README.md": "README.md",
    }
    assert {file: quick.room_of(Path(file)) for file in files} == files
