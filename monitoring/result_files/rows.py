"""One line of a table under its header, and what all lines of a table share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from monitoring.apart.sheets import NO_STORED_VALUE
from monitoring.errors import Fault, FaultyRowsError, Notice
from monitoring.result_files import cells
from monitoring.result_files.cells import Figure
from monitoring.result_files.header import Header
from monitoring.result_files.model import STATE_CODE, STATE_NAME, Context
from monitoring.result_files.records import Figures, Key, Place, Record
from monitoring.vocabulary import OrganisationLevel
from monitoring.vocabulary.faults import Allowed, Found
from monitoring.vocabulary.limits import MAX_FAULTS

# A column of the readers' names, or the columns that were added up.
Names = str | tuple[str, ...]


class FaultList(list[Fault]):
    """The faults found so far, of which there may be only so many."""

    def append(self, fault: Fault) -> None:
        """Note one more.

        Raises:
            FaultyRowsError: that makes so many that reading stops.
        """
        super().append(fault)
        if len(self) >= MAX_FAULTS:
            raise FaultyRowsError(self, is_cut=True)


@dataclass
class TableContext:
    """One table that is being read: what is known beforehand and the faults found so far.

    Args:
        file: its name.
        sheet: of a workbook, "" for other files.
        context: the plan's vocabulary.
        header: the table's header.
        period: the period of every row, where the file prints none.
        rate_years: 4 or 5 where every row is of one kind of graduation rate, else None.
        is_fraction: values without a percent sign are fractions such as 0.415.
        hides_formats: percents may have lost their sign, and read as fractions.
        notes: what a reader of the load should know of it.
        faults: what was found wrong.
    """

    file: str
    sheet: str
    context: Context
    header: Header
    period: str | None = None
    rate_years: int | None = None
    is_fraction: bool = False
    hides_formats: bool = False
    notes: list[Notice] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=FaultList)
    _printed: dict[tuple[tuple[str, Names], ...], Mapping[str, str]] = field(
        default_factory=dict, repr=False
    )

    def printed(self, columns: Mapping[str, Names]) -> Mapping[str, str]:
        """Return how the file names the columns of each role; those added up, with plus signs."""
        asked = tuple(columns.items())
        if asked not in self._printed:
            self._printed[asked] = {role: self._named(names) for role, names in asked}
        return self._printed[asked]

    def _named(self, names: Names) -> str:
        parts = (names,) if isinstance(names, str) else names
        return " + ".join(map(self.header.printed_name, parts))


_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_FORMULA = frozenset("=+-@")
# What a spreadsheet shows in place of a value that it cannot work out.
_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)
# What stands for all schools, and for all districts, in place of a code.
EVERY_CODE = frozenset({"ALL", "SCHOOL_ALL", "DISTRICT_ALL"})
STATE_PLACE = Place(OrganisationLevel.STATE, STATE_NAME, STATE_CODE)


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return what a cell says: without blanks around it and without what nobody sees."""
    text = text.strip()
    if not text.isascii():
        # Web pages and PDF files bring signs that nobody sees.
        text = text.translate(_UNSEEN).strip()
    # A download of the product guards what a spreadsheet would take for a formula.
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


@dataclass(frozen=True)
class Row:
    """One line: its number in the file and its bare cells, reached by the readers' column names."""

    line: int
    texts: list[str]
    table: TableContext

    def text(self, name: str) -> str:
        """Return the first filled cell of a column, else ""."""
        texts = self.texts
        for position in self.table.header.index.get(name, ()):
            if text := texts[position]:
                return text
        return ""

    def fault(self, name: str, allowed: Notice, found: Notice | None = None) -> None:
        """Note that the cell of a column cannot be accepted."""
        text = self.text(name)[:80]
        cell = self._found(text)
        self.table.faults.append(
            Fault(
                self.table.file,
                self.line,
                self.table.header.printed_name(name),
                found or cell,
                allowed,
                sheet=self.table.sheet,
            )
        )

    def _found(self, text: str) -> Notice:
        if not text:
            return Notice(Found.EMPTY)
        if text.upper() in _ERRORS:
            return Notice(Found.FORMULA_ERROR, text=text)
        if text == NO_STORED_VALUE:
            return Notice(Found.NO_STORED_VALUE)
        if cells.is_excel_date(text) or (self.table.sheet and cells.day(text)):
            return Notice(Found.EXCEL_DATE, text=text)
        return Notice(Found.TEXT, text=text)

    def figure(self, name: str, *, is_count: bool = False) -> Figure:
        """Read a number cell, noting a fault for what is neither a number nor a known mark."""
        if not self.table.header.has(name):
            return Figure("empty")
        read = cells.figure(self.text(name))
        if read.kind == "bad":
            self.fault(name, Notice(Allowed.NUMBER_OR_MARK))
        elif is_count and read.is_number and (read.value < 0 or read.value != int(read.value)):
            self.fault(name, Notice(Allowed.WHOLE_NUMBER_OF_STUDENTS))
            return Figure("bad")
        return read

    def percent(self, name: str) -> Figure:
        """Read a cell that holds a percentage, which the whole column may print as a fraction."""
        read = self.figure(name)
        is_scaled = self.table.is_fraction and not cells.has_percent_sign(self.text(name))
        if not is_scaled or not read.is_number:
            return read
        if not 0 <= read.value <= 1:
            self.fault(name, Notice(Allowed.FRACTION))
            return Figure("bad")
        return Figure("number", round(read.value * 100, 10), read.decimals - 2)

    def known_period(self, name: str) -> str | None:
        """Read a school year column, noting a fault for years that the calendar lacks."""
        if self.table.period is not None:
            return self.table.period
        period = cells.school_year(self.text(name))
        if period is None:
            self.fault(name, Notice(Allowed.SCHOOL_YEAR))
        elif period not in self.table.context.periods:
            self.fault(name, self._years())
            return None
        return period

    def _years(self) -> Notice:
        years = sorted(period for period in self.table.context.periods if period.isdigit())
        if not years:
            return Notice(Allowed.NO_SCHOOL_YEAR)
        return Notice(Allowed.SCHOOL_YEAR_BETWEEN, first=years[0], last=years[-1])

    def subgroup(self, name: str, prefix: str = "") -> str | None:
        """Read a student group column, noting a fault for groups that are not known."""
        text = self.text(name)
        if prefix and text.casefold().startswith(prefix):
            text = text[len(prefix) :].lstrip(" -")
        found = self.table.context.subgroup(text)
        if found is None:
            self.fault(name, Notice(Allowed.SUBGROUP, names=self.table.context.known_subgroups))
        return found

    def record(
        self,
        key: Key,
        place: Place,
        figures: Figures,
        columns: Mapping[str, Names],
        **rest: Any,  # noqa: ANN401
    ) -> Record:
        """Return the result that the row says.

        Args:
            key: what it is a result of.
            place: whose.
            figures: what it says.
            columns: numerator, denominator, value and code -> column of the readers' names, or
                the columns that were added up; the code is in the district's where none is named.
            rest: what a ``Record`` has besides, by its name there.
        """
        table = self.table
        named = {"code": "district_code", **columns}
        return Record.of(
            key,
            place,
            figures,
            file=table.file,
            sheet=table.sheet,
            line=self.line,
            unit=table.context.unit(key.indicator_id),
            columns=table.printed(named),
            **rest,
        )

    def place(self, *, is_state: bool) -> Place | None:
        """Read whose result a row of a state file is, from its level, codes and names."""
        if is_state:
            return STATE_PLACE
        district = self._code("district_code", 3)
        school = self._code("school_code", 4)
        if district is None or school is None:
            return None
        if school == "ALL":
            return Place(
                OrganisationLevel.DISTRICT, self.text("district"), f"{STATE_CODE}-{district}"
            )
        return Place(
            OrganisationLevel.SCHOOL, self.text("school"), f"{STATE_CODE}-{district}-{school}"
        )

    def _code(self, name: str, digits: int) -> str | None:
        text = self.text(name).removesuffix(".0").upper()
        if text in EVERY_CODE and name == "school_code":
            return "ALL"
        if text.isascii() and text.isdigit() and len(text) <= 7:
            return text.zfill(digits)
        self.fault(name, Notice(Allowed.CODE_DIGITS, n=digits))
        return None
