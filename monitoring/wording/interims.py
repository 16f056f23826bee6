"""How early signs are named."""

from typing import Any

from monitoring.wording import figures
from monitoring.wording.i18n import _

Row = Any  # a row with short_name, content_area and grade_span
KEY = ["indicator_id", "content_area", "grade_span"]


def sign_name(row: Row) -> str:
    """Name an early sign with its content area and grades, where it has any."""
    names = (row.short_name, row.content_area, figures.grades(row.grade_span))
    first, *scope = filter(None, names)
    if not scope:
        return str(first)
    if len(scope) == 1:
        return _("{indicator}, {scope}", indicator=first, scope=scope[0])
    return _("{indicator}, {area}, {grades}", indicator=first, area=scope[0], grades=scope[1])
