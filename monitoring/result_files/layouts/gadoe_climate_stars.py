"""GaDOE's School Climate Star Ratings."""

from collections.abc import Sequence

from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import MEASURED, NOT_PUBLISHED
from monitoring.result_files.records import Figures, Key, Record
from monitoring.result_files.rows import Row, TableContext

_INDICATOR = "school_climate_stars"
_STARS = "school_climate_star_rating"


def _read(row: Row, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault. A blank is a school without a rating.

    Source:
        GaDOE, School Climate Star Ratings of 2014 to 2019, in one file with the CCRPI Single Score
        (which is not read), and of 2024; schools only.
    """
    period = row.known_period("school_year")
    place = row.place(is_state=is_state)
    stars = row.figure(_STARS)
    if period is None or place is None or stars.kind == "bad":
        return None
    rated = Figures(MEASURED, value=stars.value) if stars.is_number else Figures(NOT_PUBLISHED)
    key = Key(_INDICATOR, period, "All Students", grade_span="")
    return row.record(key, place, rated, {"value": _STARS})


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    return _read


LAYOUT = Layout(
    code="gadoe_climate_stars",
    marks=frozenset({_STARS}),
    needs=("school_year", "district_code", "district", "school_code", "school"),
    converter=_converter,
)
