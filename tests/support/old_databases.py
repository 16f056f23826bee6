"""Databases of older versions, unpacked, and official results few enough to be judged at once."""

import shutil
import tarfile
from pathlib import Path

from monitoring import db
from tests.databases.make import trim

PACKED = sorted((Path(__file__).parents[1] / "databases").glob("*.tar.xz"))


def unpacked(packed, folder):
    """Unpack a database with the folders beside it, and return where it lies."""
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "monitoring.duckdb"


def few_results(folder):
    """Return a copy of the official results with about 100 rows."""
    path = folder / "official_results.csv"
    shutil.copyfile(db.DATA / "official_results.csv", path)
    trim(path)
    return path
