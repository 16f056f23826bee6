"""Reads result files of the state and of the district into checked rows, without a database."""

from monitoring.result_files.model import Context, FileRefusedError, ParsedFile
from monitoring.result_files.read import read_results

__all__ = [
    "Context",
    "FileRefusedError",
    "ParsedFile",
    "read_results",
]
