"""Understands the usual ways to write a content area, so that its figures stand in one series."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from monitoring.errors import Notice
from monitoring.vocabulary.faults import LoadNote

# What districts write -> what Georgia's files write. A course that is not one of these, such as
# English or Algebra alone, could be several tests and stays as it is.
_NAMES = {
    "Mathematics": ("math", "maths"),
    "English Language Arts": ("ela", "language arts", "english language arts ela"),
    "Science": ("sci",),
    "Social Studies": ("soc studies", "ss"),
    "US History": ("us hist", "united states history"),
    "American Literature and Composition": ("american literature", "american lit", "am lit"),
    "Algebra I": ("algebra 1", "alg 1", "alg i"),
    "Biology": ("bio",),
}
_USUAL = {name: area for area, names in _NAMES.items() for name in (*names, area.casefold())}


def content_area(printed: str, known: Collection[str]) -> str:
    """Return a content area by the name that is known here, else as it is printed.

    Args:
        printed: such as "Math", "ELA" or "MATHEMATICS".
        known: content areas of the plan's measures and of Georgia's results.
    """
    plain = _plain(printed)
    own = next((area for area in known if _plain(area) == plain), None)
    return own or _USUAL.get(plain) or " ".join(printed.split())


def others(printed: Iterable[str], known: Collection[str]) -> Iterator[Notice]:
    """Yield a note on content areas that neither the plan nor Georgia's results have."""
    unknown: Counter[str] = Counter()
    # A file prints the same few names in all of its rows.
    for text, n in Counter(printed).items():
        area = content_area(text, known)
        if area and area not in known:
            unknown[area] += n
    if known and unknown:
        yield Notice(LoadNote.OTHER_AREAS, n=unknown.total(), names=tuple(unknown))


def _plain(text: str) -> str:
    words = text.casefold().replace("&", " and ").replace(".", "")
    return " ".join(re.findall(r"[^\W_]+", words))
