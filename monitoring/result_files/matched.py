"""What is counted of students who were tested in two windows."""

from typing import NamedTuple


class Matched(NamedTuple):
    """How the students of a district moved who were tested in two windows: counts, by level.

    Args:
        content_area: the subject.
        from_period: the first window.
        until_period: the last one.
        n_better: students at a higher level then.
        n_same: students at the same level.
        n_worse: students at a lower level.
    """

    content_area: str
    from_period: str
    until_period: str
    n_better: int
    n_same: int
    n_worse: int

    @property
    def n(self) -> int:
        """Return how many were tested in both."""
        return self.n_better + self.n_same + self.n_worse
