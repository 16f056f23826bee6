"""The schools of a district beside it, and one school by itself, as HTML text."""

from monitoring.panels.schools.changes import changes_by_group, schools_changes
from monitoring.panels.schools.finding import (
    no_schools,
    schools_chart_words,
    schools_finding,
    schools_reading,
)
from monitoring.panels.schools.numbers import schools_numbers
from monitoring.panels.schools.school import choose_school, school_panel, school_pictures

__all__ = [
    "changes_by_group",
    "choose_school",
    "no_schools",
    "school_panel",
    "school_pictures",
    "schools_changes",
    "schools_chart_words",
    "schools_finding",
    "schools_numbers",
    "schools_reading",
]
