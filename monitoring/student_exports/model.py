"""What the readers of exports share: layouts, the rules of counting, and what a row comes to."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from monitoring.errors import Fault, Notice
from monitoring.result_files.matched import Matched
from monitoring.result_files.model import Context
from monitoring.student_exports.rules import Rules
from monitoring.vocabulary.exports import (
    DropReason,
    ExportField,
    ExportForm,
    ExportNote,
)

EVERYONE = "All Students"
# How a yes and a no are written where a layout says nothing else.
YES = frozenset({"y", "yes", "true", "t", "1", "x"})
NO = frozenset({"n", "no", "false", "f", "0"})


@dataclass(frozen=True)
class Layout:
    """An export that is known by its columns.

    Args:
        code: of the layout.
        name: as results name their source.
        form: what it holds.
        columns: field -> the names that its column may have.
        values: field -> value, folded -> what it means.
        constants: field -> what it is in every row.
        needs: the columns that must be there, each by the names that it may have.
        own: names of columns, folded, that tell it from others.
        least: how many of these a file must have to be taken for it.
        reader: reads a row of tests; None for the reader of the layout's form.
        groups: reads groups that the fields cannot say.
        more: names of further columns that these two read.
    """

    code: str
    name: str
    form: ExportForm
    columns: Mapping[ExportField, tuple[str, ...]]
    values: Mapping[ExportField, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[ExportField, str] = field(default_factory=dict)
    needs: tuple[tuple[str, ...], ...] = ()
    own: frozenset[str] = frozenset()
    least: int = 2
    reader: "_Reader | None" = None
    groups: "_Groups | None" = None
    more: tuple[str, ...] = ()

    @cached_property
    def reads(self) -> frozenset[str]:
        """Return the names of the columns that are read, folded."""
        fields = (name for names in self.columns.values() for name in names)
        needed = (name for ways in self.needs for name in ways)
        return frozenset(map(folded_name, (*fields, *needed, *self.more)))


@dataclass(frozen=True)
class Knowledge:
    """What exports are read with.

    Args:
        context: the district and its vocabulary.
        rules: how indicators are counted.
        layouts: those that are known.
        families: student group -> its family.
        complements: student group -> the group of all others.
        spans: indicator -> the grades that stand for the whole.
        quarters: the quarters of the calendar: code, first and last day.
        school_names: code of a school -> its name.
    """

    context: Context
    rules: Rules
    layouts: Sequence[Layout]
    families: Mapping[str, str]
    complements: Mapping[str, str]
    spans: Mapping[str, str]
    quarters: Sequence[tuple[str, date, date]]
    school_names: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Table:
    """A file that is being counted: its columns, and what was found of it so far.

    Args:
        file: its name.
        layout: what it was recognized as.
        header: its columns as it names them.
        index: column, folded -> position.
        lines: number and cells of each line below the header.
        sha256: of its bytes.
        sheet: of a workbook, "" for text.
        n_read: rows read.
        drops: reason -> rows that were not counted.
        notes: what a reader of the load should know.
        faults: what was found wrong.
        told: rows of which something is to be said.
        matched: how students tested in two windows moved.
    """

    file: str
    layout: Layout
    header: Sequence[str]
    index: Mapping[str, int]
    lines: Iterator[tuple[int, list[str]]]
    sha256: str
    sheet: str = ""
    n_read: int = 0
    drops: Counter[DropReason] = field(default_factory=Counter)
    notes: list[Notice] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    told: Counter[ExportNote] = field(default_factory=Counter)
    matched: Sequence[Matched] = ()

    @cached_property
    def _positions(self) -> Mapping[ExportField, int]:
        return {
            known_as: at
            for known_as, names in self.layout.columns.items()
            for name in reversed(names)
            if (at := self.index.get(folded_name(name))) is not None
        }

    @cached_property
    def read_at(self) -> Sequence[int]:
        """Return where the columns stand that are read, from left to right."""
        read = {*self._positions.values()}
        return sorted(read | {at for name, at in self.index.items() if name in self.layout.reads})

    def fault(self, line: int, column: str, found: Notice, allowed: Notice) -> None:
        """Note that a line, or a cell of it, cannot be accepted."""
        self.faults.append(Fault(self.file, line, column, found, allowed, sheet=self.sheet))

    def column(self, known_as: ExportField) -> str:
        """Return what the file calls the column of a field, "" where it has none."""
        at = self.position(known_as)
        return "" if at is None else self.header[at].strip()

    def position(self, known_as: ExportField) -> int | None:
        """Return where the column of a field stands, None where the file has none."""
        return self._positions.get(known_as)

    def has(self, known_as: ExportField) -> bool:
        """Return whether the file says anything of a field."""
        return self.position(known_as) is not None or known_as in self.layout.constants


@dataclass(frozen=True)
class Row:
    """One line of an export; it lives no longer than it takes to count it."""

    line: int
    cells: Sequence[str]
    table: Table

    def text(self, known_as: ExportField) -> str:
        """Return what stands in the column of a field, without blanks around it."""
        at = self.table.position(known_as)
        if at is None:
            return self.table.layout.constants.get(known_as, "")
        return self.cells[at].strip()

    def cell(self, column: str) -> str:
        """Return what stands in a column that a vendor names so, "" where there is none."""
        at = self.table.index.get(folded_name(column))
        return "" if at is None else self.cells[at].strip()

    def meaning(self, known_as: ExportField) -> str:
        """Return what the value of a field means by the layout's rows, else the value itself."""
        text = self.text(known_as)
        known = self.table.layout.values.get(known_as, {})
        return known.get(" ".join(text.split()).casefold(), text)

    def fault(self, known_as: ExportField, allowed: Notice, found: Notice) -> None:
        """Note that a cell cannot be accepted, by its line and column and without its text."""
        self.table.fault(self.line, self.table.column(known_as), found, allowed)


class Test(NamedTuple):
    """What a row of tests says of one student.

    Args:
        content_area: the subject.
        period: for which it counts.
        order: by which the later of two is known.
        score: by which the higher of two is known.
        reached: indicator -> whether the student counts in its numerator.
        level: where the student stands, the higher the better, None where that is not known.
        season: the window, in the order of a year.
    """

    content_area: str
    period: str
    order: tuple[object, ...]
    score: float
    reached: Mapping[str, bool]
    level: float | None = None
    season: int = 0


class Student(NamedTuple):
    """Whom a count is of, as far as it matters; only ever in memory.

    Args:
        number: of the student.
        other: a second number by which a roster may know the student, "" for none.
        school: as the export names it, "" for none.
        school_code: as the export writes it, "" for none.
        grade: "9" or "K", "" where it is not known.
        groups: the groups that the export itself names.
        line: the first line about the student.
    """

    number: str
    other: str
    school: str
    school_code: str
    grade: str
    groups: frozenset[str]
    line: int


class Count(NamedTuple):
    """What one student adds to a result.

    Args:
        student: whose it is.
        indicator: the result's.
        period: the result's.
        content_area: the result's.
        part: added to the numerator.
        whole: added to the denominator.
        is_leaver: the student counts whether a roster knows one or not.
    """

    student: Student
    indicator: str
    period: str
    content_area: str
    part: float
    whole: float
    is_leaver: bool = False


@dataclass(frozen=True)
class Member:
    """A student as a roster knows one."""

    groups: frozenset[str]
    school: str
    school_code: str
    grade: str


@dataclass(frozen=True)
class Roster:
    """The students enrolled; only ever in memory.

    Args:
        members: number of the student -> what is known; one student may have two numbers.
        students: one number for each student.
        has_groups: it names groups at all.
        has_schools: it names schools.
        has_grades: it names grades.
    """

    members: Mapping[str, Member]
    students: Sequence[str]
    has_groups: bool
    has_schools: bool
    has_grades: bool

    def member(self, student: Student) -> Member | None:
        """Return a student as the roster knows one, None where it does not."""
        return self.members.get(student.number) or self.members.get(student.other)


@lru_cache(maxsize=4096)
def folded_name(column: str) -> str:
    """Return a column's name for comparison: case, blanks, marks and underscores ignored."""
    plain = column.replace("\ufeff", "").strip().casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter in ".+#")


_Reader: TypeAlias = Callable[[Row, Table, Knowledge], Sequence[Test] | DropReason]
_Groups: TypeAlias = Callable[[Row], Mapping[ExportField, str]]
