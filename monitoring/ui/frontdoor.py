"""What of Streamlit's own server people need: the pages, their files, and what these ask for."""

import re
from pathlib import Path

import streamlit as st
from streamlit import file_util

from monitoring import db, web
from monitoring.papers.templates import text_of
from monitoring.ui.pages import PageId
from monitoring.ui.tables import in_document, script
from monitoring.wording import pages
from monitoring.wording import web as words
from monitoring.wording.i18n import language

# Sign-in and what a page asks for behind the scenes; metrics, interfaces for programs, and
# components of others are not needed.
_NEEDED = (
    r"/_stcore/(health|host-config|stream|upload_file/[\w.-]+/[\w.-]+)"
    r"|/static/.+|/media/[\w.-]+|/favicon\.png|/manifest\.json|/auth/(login|logout)|/oauth2callback"
)
_OF_PEOPLE = "/media/"
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_FOR_PROGRAMS = re.compile(r"<!--.*?-->\s*|<link rel=\"service-desc\"[^>]*>\s*", re.DOTALL)
_WITHOUT_SCRIPTS = re.compile(r"(<noscript>).*?(</noscript>)", re.DOTALL)


def dashboard(site: web.Site, app: web.App | None = None) -> web.App:
    """Return the dashboard behind its door.

    Args:
        site: the names under which it answers.
        app: what stands behind the door; Streamlit's server without it.
    """
    static = Path(file_util.get_static_dir())
    frame = page_frame((static / "index.html").read_text(encoding="utf-8"))
    page = web.Answer(frame.encode(), "text/html; charset=utf-8")
    return web.Front(
        app or st.App(db.PROJECT / "dashboard.py"),
        site,
        needed=_NEEDED,
        # The page that opens first has no address of its own, but people type one.
        pages={"/": page}
        | {f"/{page_id}": page for page_id in PageId}
        | {f"/{PageId.OVERVIEW}": web.Elsewhere("/")},
        scripts=[*web.inline_scripts(frame), script(), f"\n{text_of('wall.js')}"],
        files=web.Files(static / "static", "/static/"),
        of_people=_OF_PEOPLE,
    )


def page_frame(html: str) -> str:
    """Return the document that every page is drawn into, with the words of this product in it.

    Args:
        html: as Streamlit has it.
    """
    html = _FOR_PROGRAMS.sub("", html)
    html = _TITLE.sub(f"<title>{pages.product()}</title>", html)
    html = _WITHOUT_SCRIPTS.sub(rf"\1<p>{words.without_scripts()}</p>\2", html)
    html = in_document(html)
    return html.replace('<html lang="en">', f'<html lang="{language()}">')
