"""How figures, dates and verdicts are written for a reader, everywhere the same way."""

import re
from datetime import date

import pandas as pd

MINUS = "\N{MINUS SIGN}"
# Word and shape come before colour: each verdict has a mark of its own.
LEVEL_MARKS = {
    "Met": "✔",
    "On path": "●",
    "Near path": "◐",
    "Off path": "◇",
    "Not met": "✖",
    "Below path, margin not published": "◔",
    "No status": "–",
    "No target": "–",
}
CHANGE_MARKS = {
    "Clear improvement": "▲",
    "Clear decline": "▼",
    "No clear change": "≈",
    "Not comparable": "–",
}
LEVEL_TONES = {
    "Met": "good",
    "On path": "good",
    "Near path": "near",
    "Off path": "off",
    "Not met": "off",
    "Below path, margin not published": "near",
}
CHANGE_TONES = {"Clear improvement": "good", "Clear decline": "off"}


def is_missing(value: object) -> bool:
    """Tell whether a value from a row is missing, whatever kind of missing it is."""
    return value is None or value is pd.NA or value is pd.NaT or value != value


def value(number: float | None, unit: str = "percent", code: str = "") -> str:
    """Write a result: ``79.7 %``; without the sign when the unit is not percent.

    A coded value is written with its code and as a whole number: ``at most 5 %``.
    """
    if is_missing(number):
        return "not known"
    if code:
        return f"{code} {number:.0f}" + ("\N{NO-BREAK SPACE}%" if unit == "percent" else "")
    if unit == "percent":
        return f"{number:.1f}\N{NO-BREAK SPACE}%"
    # Rates are small numbers, such as 0.64 referrals a day for every hundred students.
    return f"{number:,.2f}" if unit == "rate" else f"{number:,.1f}"


def points(number: float | None) -> str:
    """Write a difference in points with its sign: ``+3.7``."""
    if is_missing(number):
        return "not known"
    written = f"{abs(number):.1f}"  # type: ignore[arg-type]
    if written == "0.0":
        return "0.0"
    return f"{'+' if number > 0 else MINUS}{written}"  # type: ignore[operator]


def interval(low: float | None, high: float | None) -> str:
    """Write an interval: ``78.40 to 80.92``."""
    if is_missing(low) or is_missing(high):
        return "no margin published"
    return f"{low:.2f} to {high:.2f}".replace("-", MINUS)


def count(number: float | None) -> str:
    """Write a whole number with its thousands: ``3,924``."""
    return "not published" if is_missing(number) else f"{int(number):,}"  # type: ignore[arg-type]


def students(number: float | None) -> str:
    """Write a distance in students: ``271 students below``."""
    if is_missing(number):
        return "students: not known, the number tested or in the cohort is not published"
    whole = int(number)  # type: ignore[arg-type]
    noun = "student" if abs(whole) == 1 else "students"
    where = "below" if whole < 0 else "above"
    return f"about {abs(whole):,} {noun} {where}" if whole else "no student short"


def grades(span: str) -> str:
    """Write a grade span as a reader says it: ``grade 9``, ``grades 9-12``; others as they are."""
    if span.isdigit():
        return f"grade {span}"
    return f"grades {span}" if re.fullmatch(r"(K|\d+)-\d+", span) else span


def day(when: date | None) -> str:
    """Write a date: ``10 October 2022``."""
    if is_missing(when):
        return "no date"
    stamp = pd.Timestamp(when)  # type: ignore[arg-type]
    return f"{stamp.day} {stamp:%B %Y}"


def plain(words: str) -> str:
    """Return a person's words so that Markdown shows them as they are, without format or link."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:])", r"\\\1", words)


def size(n_bytes: int) -> str:
    """Write the size of a file: 0.4 MB, or 12 KB."""
    if n_bytes >= 100_000:
        return f"{n_bytes / 1_000_000:.1f} MB"
    return f"{max(1, round(n_bytes / 1_000))} KB"
