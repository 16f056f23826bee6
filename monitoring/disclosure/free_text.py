"""What people wrote that may tell of few students: counts under 10, and names of small groups."""

import re
from collections.abc import Iterable

LEAST = 10  # students; a smaller number of them may be known by name
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1
    )
}
_WHO = (
    r"students?|pupils?|children|child|kids?|seniors?|juniors?|freshm[ae]n|sophomores?|graduates?"
    r"|learners?|boys?|girls?|teens?|youths?|families|family|parents?|[1-9]\w*[- ]graders?"
)
# What stands before a number that counts nobody, and between one that counts something else.
_NAMED = "".join(
    rf"(?<!\b{word}\s)" for word in ("grade", "grades", "quarter", "goal", "step", "need")
)
_OTHER = r"times|with|schools?|days?|weeks?|years?|hours?|points?|percent|for|by|to|and|or|than"
_COUNT = re.compile(
    rf"{_NAMED}(?<![\w.,$%/-])(?P<number>[1-9]|{'|'.join(_NUMBERS)})(?![\w.,%/-]*\d|\s?%)"
    rf"(?:\s+(?:out\s+of|of|in)\s+(?:the\s+|our\s+)?\d+)?"
    rf"(?:\s+(?!(?:{_OTHER})\b)[\w'-]+){{0,3}}?\s+(?P<who>{_WHO})\b",
    re.IGNORECASE,
)


def small_counts(text: str) -> tuple[str, ...]:
    """Return the counts of fewer than 10 students in a text, in its own words, each once.

    Args:
        text: of a person; numbers may be written as words.
    """
    found = (" ".join(it[0].split()) for it in _COUNT.finditer(text))
    return tuple(dict.fromkeys(found))


def groups_named(text: str, groups: Iterable[str]) -> tuple[str, ...]:
    """Return which of some student groups a text names, in the order given.

    Args:
        text: of a person.
        groups: by their names.
    """
    spoken = " ".join(text.split()).casefold()
    return tuple(it for it in groups if re.search(rf"\b{re.escape(it.casefold())}\b", spoken))
