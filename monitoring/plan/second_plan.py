"""Watches for a second plan behind the steps of the first: another one, or the same one again."""

from monitoring.plan.blocks import Drafts, NeedBlock
from monitoring.plan.headings import Title, title_of
from monitoring.plan.lines import Line


class SecondPlan:
    """What a document says of a second plan; where it is one, ``Drafts`` get to know it."""

    def __init__(self, drafts: Drafts, title: Title | None) -> None:
        self._drafts = drafts
        self._years = title.school_years if title else None
        self._kind = title.kind if title else None
        self._cover: Line | None = None
        self._again: Line | None = None

    def look_at(self, line: Line) -> None:
        """Take note of a title with other years behind the plan's steps."""
        title = title_of(line)
        has_steps = any(need.steps for need in self._drafts.needs.values())
        if title is None or not has_steps:
            return
        if title.kind != self._kind or title.school_years not in (None, self._years):
            self._cover = line

    def begin_general(self) -> None:
        """Take note of the general section: behind another title it is another plan's."""
        if self._cover:
            self._drafts.second_plan = self._cover

    def tell_again(self, need: NeedBlock, line: Line) -> None:
        """Take note of a need that begins anew behind its steps."""
        need.is_told_again = True
        self._again = self._again or line

    def differ(self, need: NeedBlock) -> None:
        """Take note that a need says something else: then it is another version that began anew."""
        if need.is_told_again:
            self._drafts.second_plan = self._again
