"""Reads result files of the state and of the district into checked rows, without a database."""

from .model import Context, Fault, FaultyRowsError, FileRefusedError, Reading
from .read import read_results

__all__ = [
    "Context",
    "Fault",
    "FaultyRowsError",
    "FileRefusedError",
    "Reading",
    "read_results",
]
