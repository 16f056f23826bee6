"""What tests share: one database, built once from `data/` as a reader would build it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoring import db
from monitoring.pipeline import build
from monitoring.plan.file import default_plan

pytest_plugins = ["browser.opening"]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the database from data/ and name it in MONITORING_DATABASE; nobody may write to it.

    A test with data of its own sets MONITORING_DATABASE to another file with monkeypatch.
    """
    path = tmp_path_factory.mktemp("database") / "monitoring.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITORING_DATABASE", str(path))
        build.build(default_plan(), lambda _: None)
        yield path
        db.close_store()
