"""Reads result files of the state and of the district into checked rows, without a database."""

from monitoring.result_files.model import Context, Fault, FaultyRowsError, FileRefusedError, Reading
from monitoring.result_files.read import read_results

__all__ = [
    "Context",
    "Fault",
    "FaultyRowsError",
    "FileRefusedError",
    "Reading",
    "read_results",
]
