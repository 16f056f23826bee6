"""Recognises a table by its header: the layouts that are read, and those that never are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_BLANKS = re.compile(r"[\s_]+")
_ALIASES = {
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
    "reporting_category": "reporting_label",
    "reporting_category_code": "reporting_label",
    "acdmc_lvl": "grade",
    "assmt_cd": "assessment",
    "indicator_id": "indicator",
    "organization": "organisation",
    "organization_level": "organisation_level",
    "organization_code": "organisation_code",
}


@dataclass(frozen=True)
class Layout:
    """A supported layout: how it is known, which columns it needs, which names the group."""

    name: str
    group: str
    marks: frozenset[str]
    needs: tuple[str, ...]


GRADUATION = Layout(
    "GOSA four-year graduation rate",
    "label_lvl_1_desc",
    frozenset({"label_lvl_1_desc"}),
    ("long_school_year", "district", "school_code", "school", "program_total", "program_percent"),
)
MILESTONES = Layout(
    "GOSA Georgia Milestones by subgroup",
    "subgroup_name",
    frozenset({"subgroup_name", "test_cmpnt_typ_nm", "num_tested_cnt", "begin_cnt"}),
    (
        *("long_school_year", "district", "school_code", "school"),
        *("developing_cnt", "proficient_cnt", "distinguished_cnt"),
        *("begin_pct", "developing_pct", "proficient_pct", "distinguished_pct"),
    ),
)
CCRPI = Layout(
    "GaDOE graduation rate",
    "reporting_label",
    frozenset({"reporting_label", "graduation_rate"}),
    ("district_code", "district", "school_code", "school"),
)
TIDY = Layout(
    "the project's tidy layout",
    "subgroup",
    frozenset({"indicator", "period"}),
    ("organisation_level", "subgroup"),
)
SUPPORTED = (GRADUATION, MILESTONES, CCRPI, TIDY)

# Headers of published files from which no indicator is read; the first that fits is named.
_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("ACT or SAT scores (GOSA)", frozenset({"instn_avg_score_val"})),
    ("Advanced Placement results (GOSA)", frozenset({"number_tests_taken"})),
    ("HOPE eligibility (GOSA)", frozenset({"hope_eligible"})),
    ("attendance (GOSA)", frozenset({"over_15_percent_all"})),
    ("enrollment by grade (GOSA)", frozenset({"enrollment_count", "grade_level"})),
    ("enrollment by subgroup (GOSA)", frozenset({"enroll_pct_ed"})),
    ("enrollment by subgroup (GOSA)", frozenset({"enroll_percent_ed"})),
    ("free and reduced-price meals (GaDOE FRL)", frozenset({"kk-12_%_frl"})),
    ("enrollment counts (GaDOE FTE)", frozenset({"ethnic_hispanic", "gender"})),
    ("progress towards English language proficiency (GaDOE)", frozenset({"moved_one_band"})),
    ("CCRPI demographics (GaDOE)", frozenset({"grade_cluster", "number_of_schools"})),
    (
        "on-time graduation rates (GaDOE), another measure than the cohort rate",
        frozenset({"on-time_graduation_rate"}),
    ),
    (
        "graduation rates from before the adjusted cohort rate of 2011 (GOSA)",
        frozenset({"sysschoolid"}),
    ),
    ("the Georgia Alternate Assessment (GOSA)", frozenset({"limited_cnt", "adequate_cnt"})),
    ("tests from before Georgia Milestones (GOSA)", frozenset({"does_not_meet_cnt"})),
    ("Lexile measures (GOSA)", frozenset({"students_with_lexile"})),
)
SUPPORTED_WORDS = (
    "What can be loaded: GOSA graduation rates (four-year cohort), GOSA Georgia Milestones "
    "end-of-grade and end-of-course by subgroup, GaDOE graduation rates, and the project's tidy "
    "layout (indicator, period, organisation_level, subgroup, value)."
)


@dataclass(frozen=True)
class Header:
    """A recognized header line.

    Args:
        layout: the layout it belongs to.
        width: number of columns.
        index: column as the readers name it -> positions, the first filled one counts.
        printed: position -> column as the file names it.
    """

    layout: Layout
    width: int
    index: dict[str, tuple[int, ...]] = field(repr=False)
    printed: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Return whether the file has that column."""
        return name in self.index

    def printed_name(self, name: str) -> str:
        """Return how the file names a column, or the reader's name where it has none."""
        return self.printed[self.index[name][0]] if name in self.index else name


@dataclass(frozen=True)
class NoLayout:
    """Why a line is no header of a supported layout.

    ``words`` follow the file's name in a message; ``weight`` says how telling they are.
    """

    words: str
    weight: int

    @property
    def is_known(self) -> bool:
        """Return whether the line was recognized, though it cannot be read."""
        return self.weight >= 1000


def plain(cell: str) -> str:
    """Return a header cell for comparison: case, blanks, ``#`` and byte order mark ignored."""
    return _BLANKS.sub("_", cell.replace("\ufeff", "").strip().lstrip("#").strip().casefold())


def recognize(cells: Sequence[str]) -> Header | NoLayout:
    """Say which supported layout a line is the header of, or what it is instead."""
    raw = [plain(cell) for cell in cells]
    if sum(map(bool, raw)) < 2:
        return NoLayout(_unknown(cells), 0)
    index: dict[str, tuple[int, ...]] = {}
    for position, name in enumerate(raw):
        canonical = _ALIASES.get(name, name)
        index[canonical] = (*index.get(canonical, ()), position)
    for words, marks in _OTHERS:
        if marks <= set(raw):
            return NoLayout(
                f"seems to hold {words}; no indicator of the plan is read from it. "
                f"{SUPPORTED_WORDS}",
                2000,
            )
    for layout in SUPPORTED:
        if layout.marks <= set(index):
            return _checked(layout, cells, raw, index)
    return NoLayout(_unknown(cells), sum(map(bool, raw)))


def _checked(
    layout: Layout, cells: Sequence[str], raw: list[str], index: dict[str, tuple[int, ...]]
) -> Header | NoLayout:
    missing = [name for name in layout.needs if name not in index]
    missing += _missing_figures(layout, index)
    if missing:
        return NoLayout(
            f"looks like {layout.name}, but lacks the columns {', '.join(missing)}.", 1000
        )
    used = [name for name in raw if name and (name in index or name in _ALIASES)]
    twice = sorted({name for name in used if raw.count(name) > 1})
    if twice:
        return NoLayout(f"has the column {', '.join(twice)} more than once.", 1000)
    return Header(layout, len(cells), index, tuple(cell.strip() for cell in cells))


def _missing_figures(layout: Layout, index: dict[str, tuple[int, ...]]) -> list[str]:
    if layout is not TIDY or {"value", "data_state"} & set(index):
        return []
    if {"numerator", "denominator"} <= set(index):
        return []
    return ["value (or numerator and denominator)"]


def _unknown(cells: Sequence[str]) -> str:
    found = ", ".join(cell.strip() for cell in cells if cell.strip())
    shown = found if len(found) <= 120 else f"{found[:117]}..."
    words = f"is not in a layout that can be read; found the columns: {shown or 'none'}"
    return f"{words}. {SUPPORTED_WORDS}"
