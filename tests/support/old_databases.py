"""Databases of older versions, unpacked, and official results few enough to be judged at once."""

import json
import shutil
import tarfile
from pathlib import Path

import pytest

from monitoring import db
from monitoring.commands.upgrade import built_lines
from monitoring.pipeline import build
from monitoring.pipeline.upgrade import upgrade
from tests.databases.make import trim
from tests.support.once import made_once, shared_folder
from tests.support.people import ANN

PACKED = sorted((Path(__file__).parents[1] / "databases").glob("*.tar.xz"))


def unpacked(packed, folder):
    """Unpack a database with the folders beside it, and return where it lies."""
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "monitoring.duckdb"


def brought_up_to_date(packed, factory):
    """Return an older database after its upgrade, and what the upgrade said.

    It is made once for all workers: to copy with the folders beside it, never to open.
    """

    def bring(folder):
        path = unpacked(packed, folder / "store")
        db.close_store()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MONITORING_DATABASE", str(path))
            patch.setattr(build, "OFFICIAL_RESULTS", few_results(folder))
            made = upgrade(lambda _: None, ANN)
            db.close_store()
        told = made and {
            "lines": built_lines(made),
            "path": str(path),
            "version": made.before.version,
            "n_results": made.n_results,
        }
        (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")

    name = packed.name.partition(".")[0]
    folder = made_once(shared_folder(factory) / f"upgraded-{name}", bring)
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    return folder / "store/monitoring.duckdb", told


def few_results(folder):
    """Return a copy of the official results with about 100 rows."""
    path = folder / "official_results.csv"
    shutil.copyfile(db.DATA / "official_results.csv", path)
    trim(path)
    return path
