"""How figures are written for a reader, everywhere the same way."""

import re
from datetime import date

from monitoring.vocabulary import BatchKind, Unit, ValueCode
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked
from monitoring.wording.numbers import is_missing as is_missing

MINUS = numbers.MINUS
# How a percent is written that is known as a whole one only.
WHOLE = "whole"
_RANGES: dict[str, str] = {
    ValueCode.AT_MOST: marked("{value} or less"),
    ValueCode.AT_LEAST: marked("{value} or more"),
}
LEVEL_MARKS, LEVEL_TONES = labels.LEVEL_MARKS, labels.LEVEL_TONES
CHANGE_MARKS, CHANGE_TONES = labels.CHANGE_MARKS, labels.CHANGE_TONES

# One in a thousand of these is one student.
_TOLD_BY_PERCENT = 1_000


_NO_WIDTH = "\N{WORD JOINER}"
# Before these stands a backslash: signs of Markdown, of formulas and of Streamlit's colors.
_SIGNS = re.compile(r"(?=[\\`*~${\[\]])|(?<![^\W_])(?=_)|(?=_(?![^\W_]))|(?=:[^\s\d])")
# After these stands the sign of no width: what begins a list, a heading, a table or a tag; what
# makes an address, a picture by its name, an arrow or a letter by its name.
_APART = re.compile(
    r"(?m)^\s*(?=[#+=:|>-])|^\s*\d+(?=[.)](?:\s|$))|(?<=[<\]])(?=\S)"
    r"|(?<=\S)(?=[@:])|(?<=:)(?=[^\s\d])|(?i:(?<=www)(?=\.))"
    r"|(?<!\S-)(?<=-)(?=[->](?!\S))|(?<!\S[>~])(?<=[>~])(?==(?!\S))|(?<=&)(?=#?\w+;)"
)


def value(number: float | None, unit: str = Unit.PERCENT, code: str = "") -> str:
    """Write a result: ``79.7%``; without the sign when the unit is not percent.

    A coded value is written with its code and as a whole number: ``5% or less``.
    """
    if number is None or is_missing(number):
        return _("not known")
    if code:
        amount = numbers.percent(number, 0) if unit == Unit.PERCENT else numbers.whole(number)
        return amount if code == WHOLE else _(_RANGES[code], value=amount)
    if unit == Unit.PERCENT:
        return numbers.percent(number)
    return numbers.decimal(number, numbers.decimals_of(unit))


def code_of(row: object) -> str:
    """Return how a row's value is to be written: an end of the scale, whole, or "" in full.

    A percent of the district's own without its count is known as a whole one where it is whole:
    so a published review shows groups of fewer than 300 students.

    Args:
        row: value; value_code, unit, numerator and batch_kind, which may be missing.
    """
    code = getattr(row, "value_code", "") or getattr(row, "end_code", "")
    return str(code) if code else _whole(row, "value", "numerator")


def other_code(row: object) -> str:
    """Return the same for the value of all other students."""
    return _whole(row, "complement_value", "complement_numerator")


def is_whole(row: object) -> bool:
    """Tell whether a row's value is known as a whole percent only."""
    return code_of(row) == WHOLE


def _whole(row: object, value_name: str, count_name: str) -> str:
    number = getattr(row, value_name, None)
    is_own = getattr(row, "batch_kind", "") in (BatchKind.DISTRICT, BatchKind.SAMPLE)
    if not is_own or number is None or is_missing(number):
        return ""
    is_percent = getattr(row, "unit", Unit.PERCENT) == Unit.PERCENT
    has_no_count = hasattr(row, count_name) and is_missing(getattr(row, count_name))
    return WHOLE if is_percent and has_no_count and number == int(number) else ""


def ends() -> list[str]:
    """Return what marks a coded value in its words, without the number: ``or less``."""
    return [_(message, value="").strip() for message in _RANGES.values()]


def without_figure() -> tuple[str, ...]:
    """Return what stands where there is no figure to write."""
    return _("not known"), _("not published"), _("hidden"), _("none"), _("no target")


def points(number: float | None) -> str:
    """Write a difference in points with its sign: ``+3.7``."""
    return _("not known") if number is None or is_missing(number) else numbers.signed(number)


def interval(low: float | None, high: float | None) -> str:
    """Write an interval: ``78.40 to 80.92``."""
    if low is None or high is None or is_missing(low) or is_missing(high):
        return _("no margin published")
    return _("{low} to {high}", low=numbers.decimal(low, 2), high=numbers.decimal(high, 2))


def count(number: float | None) -> str:
    """Write a whole number with its thousands: ``3,924``."""
    return _("not published") if number is None or is_missing(number) else numbers.whole(number)


def about_count(value: float, n: float) -> str:
    """Write the count behind a percentage printed to one decimal: ``about 70`` for 9.6% of 728.

    It is "" where so many students are behind it that the percentage does not tell the count to
    within one.
    """
    if n > _TOLD_BY_PERCENT:
        return ""
    return _("about {n}", n=numbers.whole(value * n / 100))


def grades(span: str) -> str:
    """Write a grade span as a reader says it: ``grade 9``, ``grades 9-12``; others as they are."""
    if span.isdigit():
        return _("grade {grade}", grade=span)
    return _("grades {span}", span=span) if re.fullmatch(r"(K|\d+)-\d+", span) else span


def grades_to_choose(span: str) -> str:
    """Write a grade span as a choice: ``Grade 9``, ``Grades 9-12``; others as they are."""
    if span.isdigit():
        return _("Grade {grade}", grade=span)
    return _("Grades {span}", span=span) if re.fullmatch(r"(K|\d+)-\d+", span) else span


def day(when: date | None) -> str:
    """Write a date: ``October 10, 2022``."""
    return numbers.day(when)


def plain(words: str) -> str:
    """Return a person's words so that Markdown shows them as they are, without format or link.

    What a backslash cannot keep apart, since Streamlit looks for it after the backslashes are gone
    (addresses, pictures by name, arrows), is parted by a sign of no width. It also spares
    backslashes, which a screen reader speaks where the words are the name of a field.
    """
    return _SIGNS.sub(r"\\", _APART.sub(rf"\g<0>{_NO_WIDTH}", words))


def size(n_bytes: int) -> str:
    """Write the size of a file: 0.4 MB, or 12 KB."""
    if n_bytes >= 100_000:
        return _("{size} MB", size=numbers.decimal(n_bytes / 1_000_000))
    return _("{size} KB", size=numbers.whole(max(1, round(n_bytes / 1_000))))


def shown(number: float | None, unit: str = Unit.PERCENT, code: str = "") -> str:
    """Write a figure in its unit: ``79.7%``; what is counted is a whole number: ``3,924``.

    A coded value is written with its code: ``5% or less``.
    """
    return count(number) if unit == Unit.COUNT and not code else value(number, unit, code)


def distance(number: float, unit: str = Unit.PERCENT, *, is_lower_better: bool = False) -> str:
    """Write a distance with its side: ``6.9 points below``; without points in another unit.

    A row counts what is on the right side as positive; where lower is better that is below.
    """
    decimals = 0 if unit == Unit.COUNT else numbers.decimals_of(unit)
    size = numbers.decimal(abs(number), decimals)
    if number == 0:
        return _("exactly at the plan")
    is_below = (number < 0) != is_lower_better
    if unit != Unit.PERCENT:
        return _("{size} below", size=size) if is_below else _("{size} above", size=size)
    if is_below:
        return _("{size} points below", size=size)
    return _("{size} points above", size=size)
