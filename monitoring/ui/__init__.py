"""The screen: the only package that imports Streamlit. Pages use the names below, and no others."""

from monitoring.ui.charting import show
from monitoring.ui.filters import Filters
from monitoring.ui.frame import begin, draw_filters, navigation
from monitoring.ui.serving import freeze_once, serve
from monitoring.ui.showing import choose, kept, link, read, write
from monitoring.ui.taking import take_away
from monitoring.ui.update_files import attached_files
from monitoring.ui.updating import update

__all__ = [
    "Filters",
    "attached_files",
    "begin",
    "choose",
    "draw_filters",
    "freeze_once",
    "kept",
    "link",
    "navigation",
    "read",
    "serve",
    "show",
    "take_away",
    "update",
    "write",
]
