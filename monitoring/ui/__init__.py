"""The screen: the only package that imports Streamlit. Pages use the names below, and no others."""

from monitoring.ui.charts import show
from monitoring.ui.decisions import decisions
from monitoring.ui.deck_look import deck_look_form
from monitoring.ui.downloads import download
from monitoring.ui.elements import choose, choose_several, link, write, write_now, write_together
from monitoring.ui.filters import Filters
from monitoring.ui.frame import begin, draw_filters, navigation
from monitoring.ui.kept import later, made_once, read
from monitoring.ui.load_form import load_form
from monitoring.ui.people import require_safe_place
from monitoring.ui.people_form import audit_trail, people_form
from monitoring.ui.plan_form import plan_form
from monitoring.ui.releases import quarter_papers, release_form
from monitoring.ui.review import (
    board,
    brief,
    decisions_open,
    figures_of,
    history,
    review_texts,
    writer,
)
from monitoring.ui.sample_notice import sample_notice
from monitoring.ui.server import freeze_once, is_served, serve
from monitoring.ui.take_back import take_back_form
from monitoring.ui.target_form import target_form
from monitoring.ui.template import template_button
from monitoring.ui.update_form.attachments import attached_files
from monitoring.ui.update_form.form import update
from monitoring.ui.wall import wall
from monitoring.ui.warm import warm_up

__all__ = [
    "Filters",
    "attached_files",
    "audit_trail",
    "begin",
    "board",
    "brief",
    "choose",
    "choose_several",
    "decisions",
    "decisions_open",
    "deck_look_form",
    "download",
    "draw_filters",
    "figures_of",
    "freeze_once",
    "history",
    "is_served",
    "later",
    "link",
    "load_form",
    "made_once",
    "navigation",
    "people_form",
    "plan_form",
    "quarter_papers",
    "read",
    "release_form",
    "require_safe_place",
    "review_texts",
    "sample_notice",
    "serve",
    "show",
    "take_back_form",
    "target_form",
    "template_button",
    "update",
    "wall",
    "warm_up",
    "write",
    "write_now",
    "write_together",
    "writer",
]
