"""Tells schools that are known from names that are not, and both from rows of totals."""

import re
from difflib import get_close_matches
from functools import lru_cache

from monitoring.result_files.model import folded

_TOTAL = re.compile(
    r"(?:.*[ -])?(?:sub|sub-)?totals?(?:[ /].*)?|[σ∑]|(?:.*[ -])?(?:tot|ttl)"
    r"|(?:.* )?(?:average|avg\.?|median|aggregate|agg\.?)|(?:average|avg\.?|mean|median|sum) of .*"
    r"|combined|(?:the )?(?:entire|whole) (?:district|system|county)|(?:state of )?georgia"
    r"|(?:all )?(?:elementary|middle|high|charter) schools"
    r"|all (?:elementary|elem|middle|high|charter|es|ms|hs)"
    r"|all(?: (?:elementary|middle|high|charter))? schools?|all"
    r"|all (?:locations|sites|campuses|buildings|students|grades)"
    r"|(?:district|system|county|school|overall|grand|state)?[ -]?(?:average|mean|wide|summary)"
    r"|(?:school )?(?:district|system)|county|overall|summary|sum|mean|n/a|none|n ?="
)
# What a report writes in the place of a school for students of none, or of a kind of schools.
_NO_SCHOOL = re.compile(
    r"state|count|blank|\(blank\)|unassigned|not assigned|unknown|multiple schools|suma|promedio"
    r"|others?|various|tbd|null|out of (?:district|county|state|system)"
    r"|(?:all )?(?:non-)?title (?:i|1) schools"
    r"|(?:elementary|middle|high|primary)(?: level| grades)?"
    r"|(?:pk|k|\d{1,2})-\d{1,2}|(?:elementary|middle|high)/(?:elementary|middle|high)"
)
_ABBREVIATIONS = {
    "hs": "high school",
    "ms": "middle school",
    "es": "elementary school",
    "el": "elementary",
    "elem": "elementary",
    "sch": "school",
    "schl": "school",
    "jr": "junior",
    "sr": "senior",
    "acad": "academy",
    "ctr": "center",
}
_LIKENESS = 0.7


def is_total(name: str) -> bool:
    """Return whether a name stands for the sum of others, such as "Grand Total"."""
    return _TOTAL.fullmatch(folded(name).strip(" :.-*")) is not None


def is_no_school(name: str) -> bool:
    """Return whether a name in the place of a school's is a total, a kind of schools, or none."""
    # A code in the place of a name, or a dash, would be a school of that name for ever.
    is_named = any(letter.isalpha() for letter in name)
    return (
        not is_named
        or is_total(name)
        or _NO_SCHOOL.fullmatch(folded(name).strip(" :.*")) is not None
    )


@lru_cache(maxsize=1024)
def nearest(name: str, known: frozenset[str]) -> str | None:
    """Return the known school whose name is most like this one, None if none is like it."""
    by_words = {_in_full(one): one for one in sorted(known)}
    found = get_close_matches(_in_full(name), list(by_words), n=1, cutoff=_LIKENESS)
    return by_words[found[0]] if found else None


@lru_cache(maxsize=1024)
def named_in_full(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return the known schools of exactly this name, which may be abbreviated as "Pine HS" is."""
    full = _in_full(name)
    return tuple(one for one in sorted(known) if _in_full(one) == full)


def _in_full(name: str) -> str:
    words = re.findall(r"[^\W_]+", folded(name).replace(".", ""))
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)
