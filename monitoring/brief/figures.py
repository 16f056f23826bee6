"""How the figures of a brief are printed: page, deck, sheet and file print the same characters."""

from datetime import date

from monitoring.wording import figures as wording


def shown(value: float | None, unit: str = "percent") -> str:
    """Print a figure in its unit: ``79.7%``, ``3,924``."""
    return wording.count(value) if unit == "count" else wording.value(value, unit)


def points(value: float | None) -> str:
    """Print a difference in points with its sign: ``−6.9``."""
    return wording.points(value)


def students(n: float | None) -> str:
    """Print a distance in students: ``about 271 students below``."""
    return "students not known" if n is None else wording.students(n)


def count(n: float | None) -> str:
    """Print a number of students: ``3,924``."""
    return wording.count(n)


def interval(low: float | None, high: float | None) -> str:
    """Print an interval: ``78.40 to 80.92``."""
    return wording.interval(low, high)


def day(when: date | None) -> str:
    """Print a date: ``December 31, 2022``."""
    return wording.day(when)
