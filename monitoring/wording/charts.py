"""The words inside charts, and what is said where a reader points."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

from monitoring.db.query_rows import RuleInForce, SchoolFindings
from monitoring.wording import figures, labels, numbers, periods, schools
from monitoring.wording.i18n import _

Rule = RuleInForce


class Result(Protocol):
    """A year's result; n, confidence and released_on are told where the row has them."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def value(self) -> float:
        """In percent."""

    @property
    def interval_low(self) -> float:
        """The lower end of its margin, missing where there is none."""

    @property
    def interval_high(self) -> float:
        """The upper end."""

    @property
    def expected(self) -> float:
        """What the plan has for the year, missing where it has nothing."""


def district(rate: float) -> str:
    """Name the line of the district's rate."""
    return _("District {rate}", rate=numbers.percent(rate))


def limits(level: float) -> str:
    """Name the limits of a level (0 to 1)."""
    return _("{level} limits", level=numbers.share(level))


def dashed(words: str) -> str:
    """Name the dashed line above a plot that has no room for its name."""
    return _("dashed: {words}", words=words)


def dotted(words: str) -> str:
    """Name the dotted line above a plot that has no room for its name."""
    return _("dotted: {words}", words=words)


def solid(words: str) -> str:
    """Name the solid line above a plot that has no room for its name."""
    return _("solid: {words}", words=words)


def students() -> str:
    """Name the axis of numbers of students."""
    return _("Students")


def school(row: SchoolFindings, rule: Rule) -> str:
    """Say at a school's mark its name, its result and its place, as lines of HTML."""
    name = f"<b>{escape(row.organisation, quote=False)}</b>"
    if row.is_alternative:
        name = _("{school} (alternative)", school=name)
    of = _("{value} of {n} students", value=_value(row), n=figures.count(row.n))
    return "<br>".join((name, of, schools.place(row.funnel_zone, rule)))


def short_name(school_name: str, *, is_alternative: bool) -> str:
    """Write a school's short name at its mark."""
    if is_alternative:
        return _("{school}, alternative", school=school_name)
    return school_name


def beyond(school_name: str, value: float) -> str:
    """Write a school's name at the edge of a figure whose axis does not reach its result."""
    return _("{school}: {value}", school=school_name, value=numbers.percent(value))


def beside(school_name: str, n: int) -> str:
    """Write a school's name at the edge of a figure whose axis does not reach its students."""
    return _("{school}: {n} students", school=school_name, n=figures.count(n))


def target(value: float) -> str:
    """Name the end of the plan's path."""
    return _("{value} target", value=numbers.percent(value))


def expected(value: float) -> str:
    """Name what the plan has for a year on its path."""
    return _("{value} plan", value=numbers.percent(value))


def trend(value: float) -> str:
    """Name the end of the trend, on two lines: on a phone it stands close to the last dot."""
    return "<br>".join((numbers.decimal(value), _("trend")))


def trend_at() -> str:
    """Say at a mark of the trend its value and year, which Plotly fills in."""
    return _("trend {value} in {year}", value="%{y:.1f}%", year="%{text}")


def events(told: Sequence[str]) -> str:
    """Write the numbers of what happened in one quarter over its line."""
    return ", ".join(told)


def state() -> str:
    """Name the state's results."""
    return _("Georgia")


def state_at() -> str:
    """Say at a mark of the state its value and year, which Plotly fills in."""
    return _("Georgia {value} in {year}", value="%{y:.1f}%", year="%{text}")


def result_told(row: Result, style: str) -> str:
    """Say at a result's dot all that is known of it, as lines of HTML."""
    told = _("{value} in {year}", value=_value(row), year=year(row.year, style))
    lines = [f"<b>{told}</b>", *_students(row), *_margin(row)]
    if not figures.is_missing(row.expected):
        lines.append(_("Plan {value}", value=numbers.percent(row.expected)))
    return "<br>".join([*lines, *_known(row)])


def _value(row: SchoolFindings | Result) -> str:
    return figures.value(row.value, code=figures.code_of(row))


def apart_told(row: Result, style: str) -> str:
    """Say at a result that does not compare what is known of it, as lines of HTML."""
    told = _(
        "{value} in {year}, not comparable",
        value=numbers.percent(row.value),
        year=year(row.year, style),
    )
    return "<br>".join([f"<b>{told}</b>", *_students(row), *_known(row)])


def _students(row: Result) -> list[str]:
    n = getattr(row, "n", None)
    return [] if figures.is_missing(n) else [_("{n} students", n=figures.count(n))]


def _margin(row: Result) -> list[str]:
    level = getattr(row, "confidence", None)
    if level is None or figures.is_missing(row.interval_low) or figures.is_missing(level):
        return []
    bounds = {
        "low": numbers.percent(row.interval_low),
        "high": numbers.percent(row.interval_high),
    }
    return [_("{level} interval: {low} to {high}", level=numbers.share(level), **bounds)]


def _known(row: Result) -> list[str]:
    day = getattr(row, "released_on", None)
    return [] if figures.is_missing(day) else [_("Known from {day}", day=numbers.day(day))]


def year(number: int, style: str) -> str:
    """Name a year the way its indicator names years: ``2021-22``, or ``2022`` of a class."""
    return periods.on_axis(str(number), style)


def state_below(state_code: str) -> list[str]:
    """Return the words of a state as they stand under a year, one on each line."""
    return labels.data_state(state_code).split() if state_code else []


def year_narrow(number: int, style: str) -> str:
    """Name a year where many stand side by side: ``’22`` of a class, ``2021`` over ``-22``."""
    name = year(number, style)
    return name.replace("-", "<br>-") if "-" in name else f"’{name[2:]}"
