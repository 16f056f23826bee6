"""Databases to test on: one built from `data/`, one with a release, and copies to write to."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from monitoring import db, releases, saving
from monitoring.pipeline import build, verdicts
from monitoring.plan.file import default_plan
from monitoring.releases import make
from tests.support.old_databases import few_results
from tests.support.once import made_once, shared_folder
from tests.support.people import ANN

NAME = "monitoring.duckdb"
QUARTER = "2022-23-Q2"
SMALL_PLAN = Path(__file__).parent.parent / "plan_documents/small_plan.txt"
RELEASED_AT = datetime(2023, 1, 20, 9, 30)


@contextmanager
def in_use(path: Path) -> Iterator[Path]:
    """Name the file in MONITORING_DATABASE for a while."""
    db.close_store()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITORING_DATABASE", str(path))
        try:
            yield path
        finally:
            db.close_store()


def copied(path: Path, folder: Path) -> Path:
    """Copy a closed database, with the releases beside it if there are any, into a folder."""
    db.close_store()
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / NAME
    shutil.copyfile(path, copy)
    if releases.folder(path).is_dir():
        shutil.copytree(releases.folder(path), releases.folder(copy))
    return copy


def _build(folder: Path) -> None:
    with in_use(folder / NAME):
        build.build(default_plan(), lambda _: None, ANN)


def _release(built: Path, folder: Path) -> None:
    with in_use(copied(built, folder)):
        store = db.open_store()
        words = "More students were kept on course."
        text = (QUARTER, "G2", "why")
        saving.save_text(store, text, words, by=ANN, base=0, now=RELEASED_AT)
        decision = saving.DecisionInput(QUARTER, "G1.4", "Hold the visits.", "Coach", "2023-01-31")
        saving.save_decision(store, decision, by=ANN, now=RELEASED_AT)
        make.release(store, make.ReleaseRequest(QUARTER, ANN, RELEASED_AT), lambda _: None)


@pytest.fixture(scope="session")
def built_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one database built from `data/`, shared by all workers: to copy, never to open.

    A process that has a DuckDB file open locks it for all others.
    """
    return made_once(shared_folder(tmp_path_factory) / "built", _build) / NAME


@pytest.fixture(scope="session")
def database(built_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """This worker's copy of it, named in MONITORING_DATABASE; nobody may write to it.

    A test with data of its own uses `own_database`, or sets the variable to another file.
    """
    with in_use(copied(built_database, tmp_path_factory.mktemp("database"))) as path:
        yield path


@pytest.fixture
def own_database(database: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the built database that the test may write to."""
    with in_use(copied(database, tmp_path)) as path:
        yield path


def _protect(built: Path, folder: Path) -> None:
    with in_use(copied(built, folder)), db.open_store().write() as writer:
        writer.script("update disclosure set protection = 'strict'")
        verdicts.assess_all(writer)


@pytest.fixture(scope="session")
def strict_database(built_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a district that protects official results like its own: never to write to."""
    made = shared_folder(tmp_path_factory) / "strict"
    return made_once(made, lambda folder: _protect(built_database, folder)) / NAME


def _build_small(folder: Path) -> None:
    with in_use(folder / NAME):
        build.build(SMALL_PLAN, lambda _: None, ANN)


@pytest.fixture(scope="session")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a plan without measures or results of its own: to copy, never to open."""
    return made_once(shared_folder(tmp_path_factory) / "small", _build_small) / NAME


def _build_few(folder: Path) -> None:
    official = few_results(folder)
    with in_use(folder / NAME), pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "OFFICIAL_RESULTS", official)
        build.build(default_plan(), lambda _: None, ANN)


@pytest.fixture(scope="session")
def few_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of about 100 official results and the sample: to copy, never to open.

    Its file of official results lies beside it; a test that builds anew sets OFFICIAL_RESULTS.
    """
    return made_once(shared_folder(tmp_path_factory) / "few", _build_few) / NAME


@pytest.fixture
def own_few(few_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it that the test may write to and build anew."""
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", few_database.parent / "official_results.csv")
    with in_use(copied(few_database, tmp_path / "store")) as path:
        yield path


@pytest.fixture(scope="session")
def released_database(built_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built database with a review and release 1 of a quarter: to copy, never to open."""
    made = shared_folder(tmp_path_factory) / "released"
    return made_once(made, lambda folder: _release(built_database, folder)) / NAME
