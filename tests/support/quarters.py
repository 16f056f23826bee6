"""Where a reader stands in time."""

from datetime import date

_ENDS = {"Q1": (0, 9, 30), "Q2": (0, 12, 31), "Q3": (1, 3, 31), "Q4": (1, 6, 30)}


def ended(quarter: str) -> dict[str, str | date]:
    """Return what queries of what is due are asked once a quarter, such as 2022-23-Q2, is over."""
    later, month, day = _ENDS[quarter[-2:]]
    return {"quarter": quarter, "as_of": date(int(quarter[:4]) + later, month, day)}
