"""Gives the tables of a page what a person works with: order by a click, a box that filters rows.

One script serves every table of a page, and the bar above them. A component for each, or any
component of Streamlit's, would cost each run of a page some milliseconds; a piece of HTML costs a
fifth of one, and a browser runs its script once and keeps it.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from monitoring.wording import downloads, pictures, tables
from monitoring.wording.i18n import locale

_FOLDER = Path(__file__).parent / "browser"
STYLE = (_FOLDER.parent.parent / "style.css").read_text(encoding="utf-8") + (
    _FOLDER / "tables.css"
).read_text(encoding="utf-8")
_FOR_PEOPLE = re.compile(r"^\s*/\*.*?\*/\n|^\s*//.*?\n|^\s+", re.MULTILINE | re.DOTALL)


class ReadyHtml:
    """HTML of ours that goes out as it is; Streamlit would take a text's indents apart each run."""

    def __init__(self, text: str) -> None:
        """Take the HTML."""
        self._text = text

    def _repr_html_(self) -> str:
        return self._text


@dataclass
class _Document:
    has_all: bool = False


_document = _Document()


def in_document(html: str) -> str:
    """Return the document of all pages with the style and the script of tables in it.

    As pieces of a page both would be taken apart, hashed and told of in every run. They stand at
    the end: what comes later wins over Streamlit's own style, as it does from a page.
    """
    _document.has_all = True
    ready = f"<style>{STYLE}</style><script>{script()}</script>"
    return html.replace("</body>", f"{ready}</body>")


def is_in_document() -> bool:
    """Tell whether this process serves a document that has them."""
    return _document.has_all


def draw_script() -> None:
    """Put the script of the tables on the page, in the reader's language."""
    st.html(_script_html(locale()), unsafe_allow_javascript=True)


def script() -> str:
    """Return the script as a page has it, in the reader's language."""
    return _script(locale())


@cache
def _script_html(name: str) -> ReadyHtml:
    return ReadyHtml(f"<script>{_script(name)}</script>")


@cache
def _script(_: str) -> str:
    """Return the script with its words, made once for a locale."""
    words = {
        "tables.js": tables.in_browser(),
        "bar.js": downloads.in_browser(),
        "large.js": pictures.in_browser(),
        "links.js": "",
        "typed.js": "",
    }
    return "\n".join(
        _FOR_PEOPLE.sub("", (_FOLDER / name).read_text(encoding="utf-8")).replace("WORDS", said)
        for name, said in words.items()
    )
