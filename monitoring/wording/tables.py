"""What any table says of its cells."""

from datetime import date

from monitoring.wording import numbers
from monitoring.wording.i18n import _


def empty(caption: str) -> str:
    """Say that there is nothing a table could show."""
    return _("{caption}: none.", caption=caption)


def cell(value: object) -> str:
    """Write a value of any kind in a cell of a table."""
    if numbers.is_missing(value):
        return _("none")
    if isinstance(value, date):
        return numbers.short_day(value)
    if isinstance(value, float):
        return numbers.decimal(value, _decimals(value))
    return str(value)


def _decimals(number: float) -> int:
    """Return how many decimals a number needs, up to four."""
    return next((n for n in range(4) if round(number, n) == number), 4)
