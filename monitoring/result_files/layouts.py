"""Recognizes a table by its header: the layouts that are read, and those that never are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from monitoring.errors import Notice
from monitoring.result_files.model import FileRefusedError
from monitoring.vocabulary import FileLayout
from monitoring.vocabulary.faults import FileFault, OtherFile

_BLANKS = re.compile(r"[\s_]+")
# Letters of a column that a message shows.
_SHOWN = 40
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
    FileLayout.GOSA_GRADUATION,
    "label_lvl_1_desc",
    frozenset({"label_lvl_1_desc"}),
    ("long_school_year", "district", "school_code", "school", "program_total", "program_percent"),
)
MILESTONES = Layout(
    FileLayout.GOSA_MILESTONES,
    "subgroup_name",
    frozenset({"subgroup_name", "test_cmpnt_typ_nm", "num_tested_cnt", "begin_cnt"}),
    (
        *("long_school_year", "district", "school_code", "school"),
        *("developing_cnt", "proficient_cnt", "distinguished_cnt"),
        *("begin_pct", "developing_pct", "proficient_pct", "distinguished_pct"),
    ),
)
CCRPI = Layout(
    FileLayout.GADOE_GRADUATION,
    "reporting_label",
    frozenset({"reporting_label", "graduation_rate"}),
    ("district_code", "district", "school_code", "school"),
)
TIDY = Layout(
    FileLayout.TIDY,
    "subgroup",
    frozenset({"indicator", "period"}),
    ("organisation_level", "subgroup"),
)
SUPPORTED = (GRADUATION, MILESTONES, CCRPI, TIDY)

# Headers of published files from which no indicator is read; the first that fits is named.
_OTHERS: tuple[tuple[OtherFile, frozenset[str]], ...] = (
    (OtherFile.ACT_OR_SAT, frozenset({"instn_avg_score_val"})),
    (OtherFile.ADVANCED_PLACEMENT, frozenset({"number_tests_taken"})),
    (OtherFile.HOPE, frozenset({"hope_eligible"})),
    (OtherFile.ATTENDANCE, frozenset({"over_15_percent_all"})),
    (OtherFile.ENROLLMENT_BY_GRADE, frozenset({"enrollment_count", "grade_level"})),
    (OtherFile.ENROLLMENT_BY_SUBGROUP, frozenset({"enroll_pct_ed"})),
    (OtherFile.ENROLLMENT_BY_SUBGROUP, frozenset({"enroll_percent_ed"})),
    (OtherFile.MEALS, frozenset({"kk-12_%_frl"})),
    (OtherFile.ENROLLMENT_COUNTS, frozenset({"ethnic_hispanic", "gender"})),
    (OtherFile.ENGLISH_PROGRESS, frozenset({"moved_one_band"})),
    (OtherFile.CCRPI_DEMOGRAPHICS, frozenset({"grade_cluster", "number_of_schools"})),
    (
        OtherFile.ON_TIME_GRADUATION,
        frozenset({"on-time_graduation_rate"}),
    ),
    (
        OtherFile.OLD_GRADUATION,
        frozenset({"sysschoolid"}),
    ),
    (OtherFile.ALTERNATE_ASSESSMENT, frozenset({"limited_cnt", "adequate_cnt"})),
    (OtherFile.OLD_TESTS, frozenset({"does_not_meet_cnt"})),
    (OtherFile.LEXILE, frozenset({"students_with_lexile"})),
)
SUPPORTED_NAMES = tuple(layout.name for layout in SUPPORTED)


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
    """Why a line is not a header of a supported layout.

    ``why`` is a refusal without the file's name; ``weight`` says how telling it is.
    """

    why: Notice
    weight: int

    @property
    def is_known(self) -> bool:
        """Return whether the line was recognized, though it cannot be read."""
        return self.weight >= 1000

    def refusal(self, file: str) -> FileRefusedError:
        """Return the refusal of a file that holds nothing better than this line."""
        return FileRefusedError(self.why.code, file=file, **self.why.facts)


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
    for subject, marks in _OTHERS:
        if marks <= set(raw):
            why = Notice(FileFault.OTHER_SUBJECT, subject=Notice(subject), layouts=SUPPORTED_NAMES)
            return NoLayout(why, 2000)
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
        why = Notice(FileFault.LACKS_COLUMNS, layout=layout.name, columns=tuple(missing))
        return NoLayout(why, 1000)
    used = [name for name in raw if name and (name in index or name in _ALIASES)]
    twice = sorted({name for name in used if raw.count(name) > 1})
    if twice:
        return NoLayout(Notice(FileFault.COLUMN_TWICE, columns=tuple(twice)), 1000)
    return Header(layout, len(cells), index, tuple(cell.strip() for cell in cells))


def _missing_figures(layout: Layout, index: dict[str, tuple[int, ...]]) -> list[str]:
    if layout is not TIDY or {"value", "data_state"} & set(index):
        return []
    if {"numerator", "denominator"} <= set(index):
        return []
    return ["value"]


def _unknown(cells: Sequence[str]) -> Notice:
    columns = tuple(cell.strip()[:_SHOWN] for cell in cells if cell.strip())
    return Notice(FileFault.UNKNOWN_LAYOUT, columns=columns, layouts=SUPPORTED_NAMES)
