"""Signs that a text is cut, or holds more than its own answer."""

import re
from collections.abc import Mapping

from monitoring.plan.options import OptionList, options_of

# Answers of a few words: yes, Quarterly, Strong.
SHORT = 40
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_LETTERS = re.compile(r"[A-Za-z]")
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08]")
_WORDS = re.compile(r"[a-z]+")
_OFFERED = frozenset(
    {
        *("strong", "moderate", "promising", "demonstrates", "demonstrate"),
        *("weekly", "monthly", "quarterly", "yearly", "annually", "daily", "other", "others"),
    }
)
_LAST = re.compile(
    r"(?:\b(?:and|or|of|the|a|an|to|for|with|in|on|by|from|that|which|as|at|including|their|our|"
    r"its|is|are|be|will)|[A-Za-z]-|[,(\[“&/])$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:[,;.)\]”]|and |or |of |to |with |[a-z]{1,3}[,;.)])")
# Words of the form that no answer uses, from the middle of a label as well as its beginning.
_LABELS = tuple(
    (re.compile(words, re.IGNORECASE), label)
    for words, label in (
        (r"Overarching Need as identified|identified\s+in CNA Section", "Overarching Need"),
        (r"Is Need # ?\d* also an Equity", "Equity Gap?"),
        (r"\bRoot Cause ?# ?\d", "Root Cause"),
        (r"\bAction Step ?# ?\d", "Action Step #"),
        (r"Grade Level Span\(s\)|Subgroup\(s\)", "Equity Gap"),
        (r"Method for Monitoring", "Method for Monitoring"),
        (r"Position/Role Responsible", "Position/Role Responsible"),
        (r"Evidence Based Indicator", "Evidence Based Indicator"),
        (r"Timeline for Implementation", "Timeline for Implementation"),
        (
            r"Does this action step support|the selected equity\s+intervention",
            "equity intervention",
        ),
        (
            r"What partnerships, if any|any private entity with|IHEs, business, Non-Profits|"
            r"demonstrated record of success|carrying out this action",
            "partnerships",
        ),
        (r"Funding Sources\s+Title|\bSystems\s+(?:Coherent|Effective|Professional)", "Funding"),
    )
)


def label_inside(text: str) -> str:
    """Return which label of the form stands inside an answer; "" where none does."""
    return next((label for words, label in _LABELS if words.search(text)), "")


def is_list_of_all(text: str) -> bool:
    """Return whether a text is what the form offers to choose from, with nothing chosen."""
    words = [word for word in _WORDS.findall(text.casefold()) if word not in ("a", "rationale")]
    return len(words) > 2 and _OFFERED.issuperset(words)


def is_unreadable(text: str) -> bool:
    """Return whether a text holds letters that the document does not say how to read."""
    return _UNREADABLE.search(text) is not None


def unbalanced(text: str) -> str:
    """Return which bracket or quotation mark opens without closing, or closes unopened."""
    for left, right in _PAIRS:
        opened, closed = text.count(left), text.count(right)
        if left == "(":
            # "a) ... b) ..." numbers a list.
            closed -= len(re.findall(r"(?:^|[\s;,])\w{1,2}\)", text)) if closed > opened else 0
        if opened > closed:
            return left
        if closed > opened:
            return right
    return '"' if text.count('"') % 2 else ""


def cut_end(text: str) -> str:
    """Return the last words of a text that cannot end there; "" where it can."""
    return " ".join(text.split()[-3:]) if _LAST.search(text) else ""


def cut_beginning(text: str) -> str:
    """Return the first words of a text that cannot begin there; "" where it can."""
    return " ".join(text.split()[:3]) if _FIRST.match(text) else ""


def is_ended(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return text.rstrip(")]”\"'’").endswith((".", "!", "?", ":"))


def odd_entries(text: str, known: OptionList, others: Mapping[str, OptionList]) -> tuple[str, ...]:
    """Return entries of a list that belong to another list or are too long to be entries."""
    entries = [entry for entry in options_of(text, known) if not known.pattern.fullmatch(entry)]
    return tuple(
        entry
        for entry in entries
        if len(entry) > SHORT
        or entry[:1].islower()
        or any(_belongs(entry, other) for other in others.values())
    )


def _belongs(entry: str, other: OptionList) -> bool:
    found = other.pattern.search(entry)
    return found is not None and len(_LETTERS.findall(found.group())) > 2
