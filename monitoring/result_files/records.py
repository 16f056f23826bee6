"""One result as it is read from a row, and the parts that it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from monitoring.result_files.model import HIGH_SCHOOL, MEASURED, NAN
from monitoring.vocabulary import Unit


@dataclass(frozen=True)
class Place:
    """Whose result a row is."""

    level: str
    name: str
    code: str | None


@dataclass(frozen=True)
class Key:
    """What a row is a result of, when, and of which students."""

    indicator_id: str
    period: str
    subgroup: str
    grade_span: str
    content_area: str = ""


@dataclass(frozen=True)
class Figures:
    """What a row says of its key; figures are missing where the data state allows none.

    ``tolerance`` is how far the printed percent may lie from the counts, in points.
    """

    state: str
    numerator: float = NAN
    denominator: float = NAN
    value: float = NAN
    tolerance: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class Record:
    """One result as read, before the checks that look across rows.

    ``tolerance`` is how far the printed percent may lie from the counts, in points;
    ``columns`` maps numerator, denominator, value and code to the column names of the file.
    """

    file: str
    line: int
    indicator_id: str
    period: str
    organisation_level: str
    organisation: str
    organisation_code: str | None
    subgroup: str
    content_area: str = ""
    grade_span: str = HIGH_SCHOOL
    numerator: float = NAN
    denominator: float = NAN
    value: float = NAN
    published_value: float = NAN
    data_state: str = MEASURED
    released_on: date | None = None
    source: str | None = None
    note: str = ""
    tolerance: float = 0.0
    unit: str = Unit.PERCENT
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    n_enrolled: float = NAN

    @classmethod
    def of(cls, key: Key, place: Place, figures: Figures, **rest: Any) -> "Record":  # noqa: ANN401
        """Return the result that a row says; ``rest`` is what it has besides, by its name here."""
        return cls(
            **vars(key),
            organisation_level=place.level,
            organisation=place.name,
            organisation_code=place.code,
            numerator=figures.numerator,
            denominator=figures.denominator,
            value=figures.value,
            published_value=figures.value,
            data_state=figures.state,
            tolerance=figures.tolerance,
            **({"note": figures.note} | rest),
        )
