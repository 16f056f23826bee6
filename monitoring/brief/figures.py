"""How a figure of a brief is printed, the same on every paper."""

from monitoring import wording


def shown(value: float | None, unit: str) -> str:
    """Write a value in its unit: ``79.7 %``, ``3,924``, ``0.64``."""
    return wording.count(value) if unit == "count" else wording.value(value, unit)


def signed_points(value: float | None) -> str:
    """Write a difference with its sign: ``+3.7``."""
    return wording.points(value)


def students(n: int | None) -> str:
    """Write a distance in students: ``about 271 students below``."""
    return "students not known" if n is None else wording.students(n)
