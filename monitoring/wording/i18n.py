"""The one door for text: gettext for the messages, one locale for a process and its callers.

A message is whole, with named placeholders, because another language orders and inflects
differently: ``_("{value} for {period}", value=..., period=...)``. Babel extracts the first
argument into `monitoring/locale/messages.pot`. A message with HTML among its facts (``Markup``,
such as a link) becomes HTML, and all else in it is escaped. The pseudo-locale ``en_XA`` wraps every
message in marks and makes it longer by a third, so that a test finds each word that did not come
this way.
"""

import gettext
import math
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

LOCALES = Path(__file__).resolve().parents[1] / "locale"
DEFAULT = "en_US"
PSEUDO = "en_XA"
OPENING, CLOSING = "«", "»"


class _Pseudo(gettext.NullTranslations):
    """Marks every message, so that what was never one stands out."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(message: str) -> str:
    """Return a message in marks and longer by a third, its placeholders as they are."""
    bare = re.sub(r"\{[^{}]*\}", "", message)
    return f"{OPENING}{message}{'~' * math.ceil(len(bare) / 3)}{CLOSING}"


@lru_cache(maxsize=8)
def _load(name: str) -> gettext.NullTranslations:
    if name == PSEUDO:
        return _Pseudo()
    return gettext.translation("messages", str(LOCALES), [name], fallback=True)


_name = os.environ.get("MONITORING_LOCALE") or DEFAULT
_texts = _load(_name)
_callers: ContextVar[str | None] = ContextVar("_callers", default=None)


def use(name: str) -> None:
    """Say everything in the locale ``name`` from now on, in this process."""
    global _name, _texts  # one locale per process is the point
    _name, _texts = name, _load(name)


@contextmanager
def said_in(name: str) -> Iterator[None]:
    """Say everything in the locale ``name`` in this thread for a while, for who called from there.

    Args:
        name: a locale, such as ``en_US``.
    """
    token = _callers.set(name)
    try:
        yield
    finally:
        _callers.reset(token)


def _messages() -> gettext.NullTranslations:
    name = _callers.get()
    return _texts if name is None else _load(name)


def locale() -> str:
    """Return the locale in use, such as ``en_US``."""
    return _callers.get() or _name


def number_locale() -> str:
    """Return the locale by which numbers, dates and lists are written."""
    return DEFAULT if locale() == PSEUDO else locale()


def _(message: str, **facts: object) -> str:
    """Return a message in the reader's language, its placeholders filled."""
    return _filled(_messages().gettext(message), facts)


def n_(one: str, many: str, n: float, **facts: object) -> str:
    """Return the message for ``n`` things; ``{n}`` is the number as it is written."""
    return _filled(_messages().ngettext(one, many, 1 if n == 1 else 2), {"n": f"{n:,.0f}"} | facts)


def _filled(message: str, facts: Mapping[str, object]) -> str:
    if any(isinstance(fact, Markup) for fact in facts.values()):
        return escape(message).format(**facts)
    return message.format(**facts)


def marked(message: str) -> str:
    """Mark a message that is said later, by ``_``, so that it is extracted here."""
    return message


def marked_n(one: str, many: str) -> tuple[str, str]:
    """Mark a message for one thing and for several, said later by ``n_``."""
    return one, many


def language_tag() -> str:
    """Return the locale in use as Office files name it: ``en-US``."""
    return number_locale().replace("_", "-")


def language() -> str:
    """Return the language of the locale in use, as documents name it: ``en``."""
    return number_locale().partition("_")[0]
