"""Which room may import which: the seams of the house, held by the machine.

Relative imports are resolved before they are judged, so that none slips through.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.support.sources import nodes_of

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "monitoring"
# Rooms that everybody may know: words to decide with, faults, the clock, walks over rows.
GROUND = {"vocabulary", "errors", "rows", "clock", "repack"}
ALLOWED = {
    "vocabulary": set(),
    "errors": {"vocabulary"},
    "rows": set(),
    "repack": set(),
    "clock": set(),
    "channel": {"vocabulary", "errors"},
    "apart": {"vocabulary", "errors"},
    "web": {"vocabulary", "errors", "wording"},
    "public": {"vocabulary", "errors", "wording", "web"},
    "wording": {"vocabulary", "rows", "errors"},
    "status": {"vocabulary", "errors", "rows"},
    "disclosure": {"vocabulary", "errors", "rows"},
    "result_files": {"vocabulary", "errors", "rows", "disclosure", "apart"},
    "student_exports": {"vocabulary", "errors", "rows", "result_files", "apart"},
    "plan": {"vocabulary", "errors", "rows", "apart"},
    "brief": GROUND | {"wording", "due", "db"},
    "charts": GROUND | {"wording", "brief"},
    "pictures": GROUND | {"wording", "brief"},
    "panels": GROUND | {"wording", "brief", "pictures", "updates", "health"},
    "papers": GROUND | {"wording", "brief", "pictures", "charts", "apart"},
    "pipeline": GROUND
    | {
        "plan",
        "result_files",
        "student_exports",
        "reference",
        "status",
        "disclosure",
        "sample",
        "updates",
        "db",
        "access",
    },
    "access": GROUND | {"db"},
    "jobs": GROUND | {"db"},
    "saving": GROUND | {"updates", "db", "access", "apart"},
    "due": GROUND | {"wording"},
    "updates": GROUND | {"wording"},
    "export": GROUND | {"wording"},
    "health": GROUND | {"wording", "plan"},
    "sample": GROUND | {"disclosure", "result_files"},
}

ENGINE_OWNER = {"streamlit": "ui", "duckdb": "db"}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imported(name, text, *, is_package=False):
    """Return the absolute name of everything that a module imports, at any depth."""
    found = set()
    for node in nodes_of(text):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = name.split(".")
                parts = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parts, *([node.module] if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found


def room(name):
    parts = name.split(".")
    return parts[1] if parts[0] == "monitoring" and len(parts) > 1 else ""


TEXTS = {
    module_name(path): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))
}
PACKAGES = {module_name(path) for path in PACKAGE.rglob("__init__.py")}


def is_row_class(name):
    return name == "monitoring.db.query_rows" or name.startswith("monitoring.db.query_rows.")


def breaches(name, text, *, is_package=False):
    """Return the rooms and engines that a module imports and may not."""
    names = imported(name, text, is_package=is_package)
    mine = room(name)
    # Classes of rows are made from the engine's description and know nothing of the engine.
    rooms = {room(other) for other in names if not is_row_class(other)} - {"", mine}
    found = rooms - ALLOWED.get(mine, rooms)
    roots = {other.partition(".")[0] for other in names}
    found |= {engine for engine, owner in ENGINE_OWNER.items() if engine in roots and mine != owner}
    return found


def test_a_module_imports_only_what_its_room_may():
    found = {name: breaches(name, TEXTS[name], is_package=name in PACKAGES) for name in TEXTS}

    assert {name: rooms for name, rooms in found.items() if rooms} == {}


def test_every_import_is_absolute():
    relative = [
        f"{name}: {ast.unparse(node)}"
        for name, text in TEXTS.items()
        for node in nodes_of(text)
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert relative == []


@pytest.mark.parametrize(
    ("name", "line", "found"),
    [
        ("monitoring.status.judge", "from monitoring import panels", {"panels"}),
        ("monitoring.status.judge", "from ..db import store", {"db"}),
        ("monitoring.panels.goals", "from ..db.store import Store", {"db"}),
        ("monitoring.papers.page", "from .. import panels", {"panels"}),
        ("monitoring.panels.steps", "from ...papers import page", {"papers"}),
        ("monitoring.health.rules", "import duckdb", {"duckdb"}),
        ("monitoring.panels.goals", "import streamlit as st", {"streamlit"}),
        ("monitoring.wording.labels", "from monitoring.status import rules", {"status"}),
        ("monitoring.status.judge", "from monitoring.vocabulary import Level", set()),
    ],
)
def test_the_contract_sees_every_way_to_import(name, line, found):
    assert breaches(name, line, is_package=name.endswith(".steps")) == found


def circles(arrows):
    """Return the groups of names that import one another in a circle."""
    reached = {name: set(others) for name, others in arrows.items()}
    for middle in arrows:
        for name in arrows:
            if middle in reached[name]:
                reached[name] |= reached[middle]
    return sorted(name for name in arrows if name in reached[name])


def file_arrows():
    arrows = {}
    for name, text in TEXTS.items():
        others = imported(name, text, is_package=name in PACKAGES) & set(TEXTS)
        # "from monitoring.db import store" imports the package for the sake of the module.
        arrows[name] = {
            other
            for other in others
            if other != name and not any(longer.startswith(f"{other}.") for longer in others)
        }
    return arrows


def test_no_files_import_one_another_in_a_circle():
    assert circles(file_arrows()) == []


def test_no_rooms_import_one_another_in_a_circle():
    arrows = {room(name): set() for name in TEXTS} | {"": set()}
    for name, others in file_arrows().items():
        arrows[room(name)] |= {room(other) for other in others} - {room(name), ""}

    assert circles(arrows) == []
