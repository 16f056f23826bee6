"""The one table of pages: file, choices that a page takes, and those it only hands on.

A page is known by its id everywhere; its title is only words and stands in
`monitoring/wording/pages.py`. A new page is a row here, a file in `pages/` and its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SCOPE = ("indicator", "content", "grades")
FACETS = ("system", "funding", "served", "role", "evidence", "equity")


class PageId(StrEnum):
    """The pages, by the name of their file and of their address."""

    OVERVIEW = "overview"
    GOALS = "goals"
    SUBGROUPS = "subgroups"
    SCHOOLS = "schools"
    STEPS = "steps"
    STEP = "step"
    REVIEW = "review"
    WALL = "wall"
    DATA = "data"
    HEALTH = "health"
    METHODS = "methods"


@dataclass(frozen=True)
class Page:
    """One page.

    Args:
        choices: the filters it takes, in the order in which one narrows the next. What a page does
            not take is not drawn on it, and stands again on the next page that does.
    """

    choices: tuple[str, ...]


_OF_A_QUARTER = Page(("quarter",))
PAGES: Mapping[str, Page] = {
    PageId.OVERVIEW: _OF_A_QUARTER,
    PageId.GOALS: Page(("quarter", "goal", "measure")),
    PageId.SUBGROUPS: Page(("quarter", "goal", *SCOPE, "school", "period", "subgroup")),
    PageId.SCHOOLS: Page(("quarter", "goal", *SCOPE, "period", "subgroup", "school")),
    PageId.STEPS: Page(("quarter", "goal", *FACETS)),
    PageId.STEP: Page(("quarter", "goal", "step")),
    PageId.REVIEW: _OF_A_QUARTER,
    PageId.WALL: _OF_A_QUARTER,
    PageId.DATA: _OF_A_QUARTER,
    PageId.HEALTH: _OF_A_QUARTER,
    PageId.METHODS: _OF_A_QUARTER,
}


GROUPS: Mapping[str, tuple[str, ...]] = {
    "overview": (PageId.OVERVIEW,),
    "goals": (PageId.GOALS,),
    "groups": (PageId.SUBGROUPS, PageId.SCHOOLS),
    "steps": (PageId.STEPS, PageId.STEP),
    "review": (PageId.REVIEW, PageId.WALL, PageId.DATA, PageId.HEALTH, PageId.METHODS),
}


def file_of(page_id: str) -> str:
    """Return where a page's script lies, as Streamlit wants it."""
    return f"pages/{page_id}.py"
