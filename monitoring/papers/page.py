"""The one page as HTML: one file that asks for nothing, for a screen, a phone and paper."""

from monitoring.brief import Brief
from monitoring.papers.page_values import page_of
from monitoring.papers.templates import rendered, text_of


def page_html(brief: Brief) -> str:
    """Make a quarter into one page.

    Args:
        brief: the quarter.

    Returns:
        A whole HTML document that asks for no other file. On paper it is one side of letter,
        landscape; texts too long for it are cut and say where they are whole.
    """
    css = text_of("base.css") + text_of("page.css")
    return rendered("page.html", page=page_of(brief), css=css)
