"""Turns rows and pictures into files that leave the product, each saying what it holds."""

from monitoring.export.chart import WIDTH as CHART_WIDTH
from monitoring.export.chart import chart_file, chart_height
from monitoring.export.facts import facts_of
from monitoring.export.picture import svg_file
from monitoring.export.sheet import Sheet, csv_file, csv_text, file_stem

__all__ = [
    "CHART_WIDTH",
    "Sheet",
    "chart_file",
    "chart_height",
    "csv_file",
    "csv_text",
    "facts_of",
    "file_stem",
    "svg_file",
]
