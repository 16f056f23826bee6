"""Finds words of ours that did not come through the wording: what stands outside the marks."""

import html
import json
import re
from functools import cache

from monitoring import db
from monitoring.wording.i18n import CLOSING, OPENING
from monitoring.wording.lanes import short

# Between two texts, so that no text of the data is found across both.
BREAK = "\x1f"
_TAG = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
_NAMED = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')
_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
# Codes, file kinds and signs that are the same in every language, and the product's own formats.
_SAME_EVERYWHERE = {
    *("CSV", "XLSX", "SVG", "PNG", "PDF", "HTML", "PPTX", "https", "http", "www", "sha", "SHA"),
    *("Tab",),
}


def said(markup: str) -> str:
    """Return the text of HTML with the words that only some readers get, such as labels."""
    names = BREAK.join(_NAMED.findall(markup))
    return html.unescape(f"{_TAG.sub(BREAK, markup)}{BREAK}{names}")


def unmarked(text: str, data: "Data") -> list[str]:
    """Return the words outside the marks of the pseudo-locale that no row of data holds."""
    return [
        word for part in _outside(text).split(BREAK) for word in _unknown(_WORD.findall(part), data)
    ]


def _unknown(words: list[str], data: "Data") -> list[str]:
    found, place = [], 0
    while place < len(words):
        length = data.length_at(words, place)
        if not length and words[place] not in _SAME_EVERYWHERE:
            found.append(words[place])
        place += length or 1
    return found


class Data:
    """The texts of a database, to be found in what a page says: word by word, the longest first."""

    def __init__(self, texts: set[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for text in texts:
            words = tuple(_WORD.findall(text))
            if words:
                self._by_first.setdefault(words[0], set()).add(words)
        self._lengths = {
            first: sorted({len(words) for words in known}, reverse=True)
            for first, known in self._by_first.items()
        }

    def length_at(self, words: list[str], place: int) -> int:
        """Return how many words from ``place`` on are one text of the data, 0 for none."""
        known = self._by_first.get(words[place], set())
        for length in self._lengths.get(words[place], ()):
            if tuple(words[place : place + length]) in known:
                return length
        return 0


def _outside(text: str) -> str:
    """Return what stands outside all marks; marks lie within one another."""
    depth, kept = 0, []
    for letter in text:
        if letter == OPENING:
            depth += 1
            kept.append(BREAK)
        elif letter == CLOSING:
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(letter)
    return "".join(kept)


@cache
def data_of(path: str) -> Data:
    """Return the texts of every row of the database in use; ``path`` tells one from another."""
    store = db.open_store()
    texts: set[str] = set()
    for name in db.schema_tables():
        rows = store.rows(name)
        for column in rows.columns:
            values = rows[column].dropna().unique()
            found = [value for value in values if isinstance(value, str)]
            # A step is named by its first words where there is no room for more.
            texts |= {*found, *map(short, found)}
    # Pictures name schools in short: the beginning of a name, as far as it tells them apart.
    names = store.rows("organisations")["organisation"]
    texts |= {" ".join(name.split()[:n]) for name in names for n in range(1, len(name.split()))}
    return Data(texts)


def texts_of_figure(spec: str) -> str:
    """Return the words that a chart shows: titles, labels, hovers and notes."""
    found: list[str] = []

    def walk(node: object, key: str = "") -> None:
        if isinstance(node, dict):
            for name, child in node.items():
                if name not in {"template", "font", "type", "meta", "family"}:
                    walk(child, name)
        elif isinstance(node, list):
            for child in node:
                walk(child, key)
        elif isinstance(node, str) and key in {"text", "hovertemplate", "hovertext", "ticktext"}:
            found.append(re.sub(r"%\{[^}]*\}", " ", node))

    walk(json.loads(spec))
    return said(BREAK.join(found))
