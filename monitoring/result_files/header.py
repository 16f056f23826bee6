"""The header line of a table: its columns by the names that the readers of layouts use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# PowerSchool's exports number their columns: "[39]Name".
_NUMBERED = re.compile(r"^\s*\[\d+\]")
_BLANKS = re.compile(r"[\s_]+")
# Columns that the published files of one kind name differently from year to year.
ALIASES = {
    "school_distrct_cd": "district_code",
    "school_dstrct_cd": "district_code",
    "system_id": "district_code",
    "school_dstrct_nm": "district",
    "school_distrct_nm": "district",
    "system_name": "district",
    "instn_number": "school_code",
    "school_id": "school_code",
    "instn_name": "school",
    "school_name": "school",
    "detail_lvl_desc": "level",
    "reporting_level": "level",
    "cohort_year": "school_year",
    "year": "school_year",
    "notests_3orhigher": "number_tests_3_or_higher",
    "reporting_category": "reporting_label",
    "reporting_category_code": "reporting_label",
    "acdmc_lvl": "grade",
    "assmt_cd": "assessment",
    "indicator_id": "indicator",
    "subject": "content_area",
    "subject_area": "content_area",
    "student_group": "subgroup",
    "grade_band": "grade_span",
    "grade_level": "grade_span",
    "n": "denominator",
    "organization": "organisation",
    "organization_level": "organisation_level",
    "organization_code": "organisation_code",
}


@dataclass(frozen=True)
class Header:
    """A header line of a supported layout.

    Args:
        width: number of columns.
        index: column as the readers name it -> positions, the first filled one counts.
        printed: position -> column as the file names it.
    """

    width: int
    index: dict[str, tuple[int, ...]] = field(repr=False)
    printed: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Return whether the file has that column."""
        return name in self.index

    def text(self, name: str, texts: Sequence[str]) -> str:
        """Return the first filled cell of a column, without blanks around it, else ""."""
        filled = (texts[at].strip() for at in self.index.get(name, ()) if at < len(texts))
        return next(filter(None, filled), "")

    def printed_name(self, name: str) -> str:
        """Return how the file names a column, or the reader's name where it has none."""
        return self.printed[self.index[name][0]] if name in self.index else name


def plain(cell: str) -> str:
    """Return a header cell for comparison: case, blanks, ``#`` and byte order mark ignored."""
    cell = _NUMBERED.sub("", cell.replace("\ufeff", ""))
    return _BLANKS.sub("_", cell.strip().lstrip("#").strip().casefold())


def index_of(raw: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return column as the readers name it -> positions, from cells made ``plain``."""
    index: dict[str, list[int]] = {}
    for position, name in enumerate(raw):
        index.setdefault(ALIASES.get(name, name), []).append(position)
    return {name: tuple(positions) for name, positions in index.items()}
