"""What a parsed file is made of: its context, its rows and its refusals."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from monitoring.errors import InputError, Notice
from monitoring.result_files.matched import Matched
from monitoring.vocabulary import Unit

NAN = float("nan")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
MEASURED = "measured"
NOT_PUBLISHED = "not_published"
HIDDEN = "hidden"
STATE_CODE = "GA"
STATE_NAME = "Georgia"
EVERYONE = "All Students"
EVERY_GRADE = "All tested grades"
EOG = "milestones_eog_proficient"
EOC = "milestones_eoc_proficient"
# The layout of a district's own results, and the one of results that nobody loaded.
TIDY = "tidy"
SAMPLE = "sample"
# The layout of figures that were counted from exports with a row for each student.
STUDENTS = "students"
# Of these the district itself says what they count; no file name tells their date.
OWN_LAYOUTS = frozenset({TIDY, STUDENTS})
HIGH_SCHOOL = "9-12"

COLUMNS = (
    "line",
    "indicator_id",
    "period",
    "organisation_level",
    "organisation",
    "organisation_code",
    "subgroup",
    "content_area",
    "grade_span",
    "numerator",
    "denominator",
    "value",
    "published_value",
    "data_state",
    "released_on",
    "source",
    "note",
    "n_enrolled",
)


class FileRefusedError(InputError):
    """The file as a whole cannot be loaded."""


def folded(text: str) -> str:
    """Return ``text`` for comparison: case, leading, trailing and repeated blanks ignored."""
    return " ".join(text.split()).casefold()


def plain_group(text: str) -> str:
    """Return a student group's name for comparison without its signs and abbreviation.

    "Black or African-American" is "black or african american", and "English Learners (EL)" is
    "english learners".
    """
    words = re.sub(r"\((?:EL|ELL|ESOL|SWD|SPED|ED|FRL|LEP)s?\)", " ", text, flags=re.IGNORECASE)
    return " ".join(re.findall(r"[^\W_]+|\+", words.casefold()))


def _plain_school(name: str) -> str:
    """Return a school's name for comparison, whatever its apostrophe and mark of a note."""
    return folded(name).translate(_APOSTROPHES).rstrip(" *†‡^")


@dataclass(frozen=True)
class Answers:
    """What somebody said of a file that does not say it itself.

    Args:
        year: the school year or class, for layouts that do not print it.
        is_fraction: whether values are fractions, not percents; None where nobody said so.
        may_add_schools: schools that are not known may be made.
        matches: name that is not known -> the student group or indicator that it means, "" where
            its rows are to be left out.
    """

    year: int | None = None
    is_fraction: bool | None = None
    may_add_schools: bool = False
    matches: Mapping[str, str] = field(default_factory=dict)


NO_ANSWERS = Answers()


@dataclass(frozen=True)
class Context:
    """What the plan and the project's vocabulary say about the rows that may be loaded.

    Args:
        district: the district in the plan's own wording.
        subgroups: name as printed, or canonical name -> canonical name.
        indicators: ids of the known indicators.
        indicator_names: what people call them -> ids.
        matches: name that is not known -> the student group or indicator that it means, "" where
            its rows are to be left out.
        remembered: the same, as earlier loads said.
        periods: known periods, such as "2022" (2021-22) or "2022-23-Q2".
        days: first and last day of each of them; ``today`` is the day of the load.
        year: ending year for files that do not print one.
        units: id of an indicator -> its unit; one that is not there is a percentage.
        content_areas: those of the plan's measures and of Georgia's results.
        of_students: ids of the indicators whose counts are of students.
        yearly, by_quarter: ids of those that Georgia publishes once a year, and kept more often.
        is_fraction: the answer where values could be fractions or percents; None to ask.
        schools: names of the schools that are known; None where any may be named.
        school_codes, school_names: their codes, and code -> school.
        district_code: the state's code of the plan's district; None where no load has told it.
        may_add_schools: a district's own file may name schools that are not known.
        is_district_needed: a file without a row of the district is refused, not read for the
            state's rows alone.
    """

    district: str
    subgroups: Mapping[str, str]
    indicators: frozenset[str]
    periods: frozenset[str]
    year: int | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    content_areas: frozenset[str] = frozenset()
    of_students: frozenset[str] = frozenset()
    yearly: frozenset[str] = frozenset()
    by_quarter: frozenset[str] = frozenset()
    days: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    today: date | None = None
    is_fraction: bool | None = None
    schools: frozenset[str] | None = None
    school_codes: frozenset[str] = frozenset()
    school_names: Mapping[str, str] = field(default_factory=dict)
    district_code: str | None = None
    may_add_schools: bool = False
    is_district_needed: bool = True
    indicator_names: Mapping[str, str] = field(default_factory=dict)
    matches: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    # A file says the same few names in each of its rows.
    _looked_up: dict[tuple[str, str], str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def unmet(self) -> tuple[str, ...]:
        """Return the names that somebody matched and that were not looked up so far."""
        return tuple(name for name in self.matches if folded(name) not in self._met)

    @cached_property
    def _folded_subgroups(self) -> dict[str, str]:
        names = {folded(name): canonical for name, canonical in self.subgroups.items()}
        return {folded(canonical): canonical for canonical in self.subgroups.values()} | names

    @cached_property
    def _plain_subgroups(self) -> dict[str, str | None]:
        """Return names without signs -> groups, None where several groups share such a name."""
        names: dict[str, str | None] = {}
        for name, canonical in self._folded_subgroups.items():
            plain = plain_group(name)
            names[plain] = canonical if names.get(plain, canonical) == canonical else None
        return names

    @cached_property
    def _folded_indicators(self) -> dict[str, str]:
        names = {folded(name): indicator for name, indicator in self.indicator_names.items()}
        return names | {folded(indicator): indicator for indicator in self.indicators}

    @cached_property
    def _folded_periods(self) -> dict[str, str]:
        return {folded(period): period for period in self.periods}

    def indicator(self, printed: str) -> str | None:
        """Return the indicator that an id or a name is printed for, or None if it is unknown."""
        asked = ("indicator", printed)
        if asked not in self._looked_up:
            self._looked_up[asked] = self._folded_indicators.get(folded(self._meant(printed)))
        return self._looked_up[asked]

    @cached_property
    def _folded_matches(self) -> dict[str, str]:
        said = {**self.remembered, **self.matches}
        return {folded(name): meant for name, meant in said.items()}

    def _meant(self, printed: str) -> str:
        name = folded(printed)
        self._met.add(name)
        # What is known means itself, whatever somebody said: only leaving it out is possible.
        if name in self._folded_subgroups or name in self._folded_indicators:
            return printed
        return self._folded_matches.get(name, printed)

    def meant_before(self, printed: str) -> str:
        """Return what a name means as an earlier load said, "" where none did or this one does."""
        name = folded(printed)
        if name in {folded(it) for it in self.matches}:
            return ""
        return next((it for known, it in self.remembered.items() if folded(known) == name), "")

    def is_left_out(self, printed: str) -> bool:
        """Return whether somebody said that rows of this name are to be left out."""
        if not self._folded_matches:
            return False
        name = folded(printed)
        self._met.add(name)
        return self._folded_matches.get(name) == ""

    @cached_property
    def _folded_schools(self) -> dict[str, str]:
        return {_plain_school(name): name for name in self.schools or ()}

    def school(self, printed: str) -> str | None:
        """Return the name of a printed school as it is known, or None if it is not."""
        return self._folded_schools.get(_plain_school(printed))

    def unit(self, indicator: str) -> str:
        """Return the unit of an indicator's values."""
        return self.units.get(indicator, Unit.PERCENT)

    def period(self, printed: str) -> str | None:
        """Return the name of a printed period, or None if the calendar lacks it."""
        return self._folded_periods.get(folded(printed))

    def subgroup(self, printed: str) -> str | None:
        """Return the canonical name of a printed student group, or None if it is unknown."""
        asked = ("subgroup", printed)
        if asked not in self._looked_up:
            meant = self._meant(printed)
            known = self._folded_subgroups.get(folded(meant))
            self._looked_up[asked] = known or self._plain_subgroups.get(plain_group(meant))
        return self._looked_up[asked]

    @cached_property
    def known_subgroups(self) -> tuple[str, ...]:
        """Return the canonical student groups in the order of their names."""
        return tuple(sorted(set(self.subgroups.values())))


@dataclass(frozen=True)
class ReadFile:
    """One of several files that a load was made of.

    Args:
        role: what it was in it, as in ``batch_files``.
        name: of the file.
        sha256: of its bytes.
        n_read: rows read.
    """

    role: str
    name: str
    sha256: str
    n_read: int


@dataclass(frozen=True)
class ParsedFile:
    """The rows of one file that concern the district and the state.

    Args:
        layouts: the recognized layout; several of a workbook with sheets of several kinds.
        rows: one row per result, with the columns of COLUMNS; counts in students, values in
            percent (0-100).
        rows_read: data rows in the file.
        rows_other_districts: data rows left out because they are about other districts.
        rows_hidden: rows kept without figures to protect students.
        district_code: the state's code of the district, if the file prints one.
        vintage_on: the day the file was made, if its name says so.
        notes: what a reader of the load should know.
        files: those that it was made of, where these are several or have a row for each student.
        left_out: reason -> rows of an export that were not counted.
        matches: what names mean that nobody knew, as ``Context`` takes them.
        matched: how students tested in two windows of an export moved.
    """

    layouts: tuple[str, ...]
    rows: pd.DataFrame
    rows_read: int
    rows_other_districts: int
    rows_hidden: int
    district_code: str | None
    vintage_on: date | None
    notes: tuple[Notice, ...]
    files: tuple[ReadFile, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    matches: Mapping[str, str] = field(default_factory=dict)
    matched: tuple[Matched, ...] = ()
