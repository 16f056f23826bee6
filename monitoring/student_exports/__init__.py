"""Counts exports that have a row for each student; nothing of a student leaves this room.

What comes out are rows of counts and notes with numbers of rows. A fault names lines and columns
and never quotes a cell; what is about single students lies in memory until the counts are made.
"""

from monitoring.student_exports.mapping import layouts_of, rules_of
from monitoring.student_exports.model import Knowledge
from monitoring.student_exports.read import check_roster, grouped, read_exports
from monitoring.student_exports.rules import ExportError

__all__ = [
    "ExportError",
    "Knowledge",
    "check_roster",
    "grouped",
    "layouts_of",
    "read_exports",
    "rules_of",
]
