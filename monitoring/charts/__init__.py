"""Plotly figures from rows that are already judged; each is one pure function."""

from monitoring.charts.funnel import funnel
from monitoring.charts.path import value_against_path

__all__ = ["funnel", "value_against_path"]
