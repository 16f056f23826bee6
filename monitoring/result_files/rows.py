"""One line of a table under its header, and what all lines of a table share."""

from dataclasses import dataclass, field

from monitoring.result_files import cells
from monitoring.result_files.cells import Figure
from monitoring.result_files.layouts import Header
from monitoring.result_files.model import STATE_CODE, STATE_NAME, Context, Fault

NUMBER_WORDS = "a number such as 3,924 or 79.7 (with a decimal point), or TFS where it is hidden"


@dataclass
class Job:
    """The reading of one table: what is known beforehand and the faults found so far.

    Args:
        where: the file (and sheet) as named in messages.
        context: the plan's vocabulary.
        header: the table's header.
        period: the period of every row, where the file prints none.
        rate_years: 4 or 5 where every row is of one kind of graduation rate, else None.
        faults: what was found wrong.
    """

    where: str
    context: Context
    header: Header
    period: str | None = None
    rate_years: int | None = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Whose result a row is."""

    level: str
    name: str
    code: str | None


STATE_PLACE = Place("state", STATE_NAME, STATE_CODE)


@dataclass(frozen=True)
class Row:
    """One line: its number in the file and its cells, reached by the readers' column names."""

    line: int
    texts: list[str]
    job: Job

    def text(self, name: str) -> str:
        """Return the first filled cell of a column, without blanks around it, else ""."""
        for position in self.job.header.index.get(name, ()):
            text = self.texts[position].strip()
            if text:
                return text
        return ""

    def fault(self, name: str, allowed: str, found: str | None = None) -> None:
        """Note that the cell of a column cannot be accepted."""
        text = self.text(name)[:80]
        self.job.faults.append(
            Fault(
                self.job.where,
                self.line,
                self.job.header.printed_name(name),
                found or text or "an empty cell",
                allowed,
            )
        )

    def figure(self, name: str, *, is_count: bool = False) -> Figure:
        """Read a number cell, noting a fault for what is neither a number nor a known mark."""
        if not self.job.header.has(name):
            return Figure("empty")
        read = cells.figure(self.text(name))
        if read.kind == "bad":
            self.fault(name, NUMBER_WORDS)
        elif is_count and read.is_number and (read.value < 0 or read.value != int(read.value)):
            self.fault(name, "a whole number of students, 0 or more")
            return Figure("bad")
        return read

    def known_period(self, name: str) -> str | None:
        """Read a school year column, noting a fault for years that the calendar lacks."""
        if self.job.period is not None:
            return self.job.period
        period = cells.school_year(self.text(name))
        if period is None:
            self.fault(name, "a school year such as 2023-24")
        elif period not in self.job.context.periods:
            self.fault(name, f"a school year of the calendar ({self._years()})")
            return None
        return period

    def _years(self) -> str:
        years = sorted(period for period in self.job.context.periods if period.isdigit())
        return f"{years[0]} to {years[-1]}" if years else "which is empty"

    def subgroup(self, name: str, prefix: str = "") -> str | None:
        """Read a student group column, noting a fault for groups that are not known."""
        text = self.text(name)
        if prefix and text.casefold().startswith(prefix):
            text = text[len(prefix) :].lstrip(" -")
        found = self.job.context.subgroup(text)
        if found is None:
            self.fault(name, f"one of the student groups {self.job.context.subgroup_words}")
        return found

    def place(self, *, is_state: bool) -> Place | None:
        """Read whose result a row of a state file is, from its level, codes and names."""
        if is_state:
            return STATE_PLACE
        district = self._code("district_code", 3)
        school = self._code("school_code", 4)
        if district is None or school is None:
            return None
        if school == "ALL":
            return Place("district", self.text("district"), f"{STATE_CODE}-{district}")
        return Place("school", self.text("school"), f"{STATE_CODE}-{district}-{school}")

    def _code(self, name: str, digits: int) -> str | None:
        text = self.text(name).removesuffix(".0").upper()
        if text == "ALL" and name == "school_code":
            return text
        if text.isascii() and text.isdigit() and len(text) <= 7:
            return text.zfill(digits)
        self.fault(name, f"the state's code of {digits} digits")
        return None
