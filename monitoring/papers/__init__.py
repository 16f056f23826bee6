"""One quarter as papers: a deck, a page and the wall, all made from one brief."""

from monitoring.papers.figures import figures_of
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides import deck
from monitoring.papers.wall import wall_html

__all__ = ["deck", "figures_of", "page_html", "page_pdf", "wall_html"]
