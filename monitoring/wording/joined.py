"""Whole messages set one after the other."""

from collections.abc import Iterable

from monitoring.wording import numbers
from monitoring.wording.i18n import _


def paragraph(*sentences: str) -> str:
    """Set whole sentences one after the other; empty ones are left out."""
    return " ".join(filter(None, sentences))


def series(messages: Iterable[str]) -> str:
    """Set messages that may hold commas one after the other."""
    return "; ".join(messages)


def quoted(words: Iterable[str]) -> str:
    """Quote several words of people in a row: ``“a”, “b”, and “c”``."""
    return numbers.and_list(_("“{words}”", words=one) for one in words)


def stopped(*lines: str) -> tuple[str, ...]:
    """End each line but the last with a stop, so that they do not run on; empty ones are left out.

    Lines that stand one under the other are read out, and copied as text, one after the other.
    """
    *firsts, last = [line for line in lines if line] or [""]
    return (*map(stop, firsts), last)


def stop(line: str) -> str:
    """End a line with a stop."""
    return _("{line}.", line=line)


def headed(heading: str, text: str) -> str:
    """Set a heading before what it is about: "Every measure: Biology"."""
    return _("{heading}: {text}", heading=heading, text=text)
