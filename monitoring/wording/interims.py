"""How early signs are named."""

from typing import Protocol

from monitoring.wording import figures
from monitoring.wording.i18n import _

KEY = ["indicator_id", "content_area", "grade_span"]


class Scope(Protocol):
    """An indicator within its content area and grades: a row of several queries."""

    @property
    def short_name(self) -> str:
        """The indicator in short."""

    @property
    def content_area(self) -> str:
        """Blank for all."""

    @property
    def grade_span(self) -> str:
        """As in results; blank for all."""


def sign_name(row: Scope) -> str:
    """Name an early sign with its content area and grades, where it has any."""
    names = (row.short_name, row.content_area, figures.grades(row.grade_span))
    first, *scope = filter(None, names)
    if not scope:
        return str(first)
    if len(scope) == 1:
        return _("{indicator}, {scope}", indicator=first, scope=scope[0])
    return _("{indicator}, {area}, {grades}", indicator=first, area=scope[0], grades=scope[1])
