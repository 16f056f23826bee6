"""The screen: the only package that imports Streamlit. Pages use the names below, and no others."""

from monitoring.ui.charting import show
from monitoring.ui.filters import Filters
from monitoring.ui.frame import begin, draw_filters, navigation
from monitoring.ui.releasing import releasing
from monitoring.ui.reviewing import brief, decisions, history, review_texts, write_now, writer
from monitoring.ui.serving import freeze_once, serve
from monitoring.ui.showing import choose, kept, link, read, write
from monitoring.ui.staging import stage
from monitoring.ui.taking import take_away
from monitoring.ui.update_files import attached_files
from monitoring.ui.updating import update

__all__ = [
    "Filters",
    "attached_files",
    "begin",
    "brief",
    "choose",
    "decisions",
    "draw_filters",
    "freeze_once",
    "history",
    "kept",
    "link",
    "navigation",
    "read",
    "releasing",
    "review_texts",
    "serve",
    "show",
    "stage",
    "take_away",
    "update",
    "write",
    "write_now",
    "writer",
]
