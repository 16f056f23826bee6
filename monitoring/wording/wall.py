"""What is said around the messages of the wall."""

from monitoring.wording import numbers, periods
from monitoring.wording.i18n import _
from monitoring.wording.verdict_facts import Facts


def controls() -> dict[str, str]:
    """Return the words of the buttons and of the places that hold messages, by name."""
    return {
        "messages": _("Messages"),
        "slide": _("slide"),
        "previous": _("Previous"),
        "next": _("Next"),
        "notes": _("Notes"),
        "key_help": _("Keys: arrows, space, Home, End; N for notes"),
    }


def slide_name(number: int, count: int) -> str:
    """Name a message by its place."""
    return _("Slide {number} of {count}", number=number, count=count)


def announced(number: int, count: int, title: str) -> str:
    """Say what comes up, for those who hear it."""
    return _("Slide {number} of {count}: {title}", number=number, count=count, title=title)


def place(number: int, count: int) -> str:
    """Write the place of a message where there is little room."""
    return _("{number} / {count}", number=number, count=count)


def notes_name(number: int) -> str:
    """Name the notes of a message."""
    return _("Notes of slide {number}", number=number)


def no_notes() -> str:
    """Stand where a message has no notes."""
    return _("No notes.")


def numbered(where: str, number: int, count: int) -> str:
    """Say which part of several a message is."""
    return _("{where}, {number} of {count}", where=where, number=number, count=count)


def result(value: str, interval: str, confidence: float) -> str:
    """Write a result with its interval."""
    level = numbers.share(confidence)
    return _("{value} ({level}: {interval})", value=value, level=level, interval=interval)


def measure_title(name: str, verdict: str, value: str) -> str:
    """Write over the picture of a measure what it is, its result and its verdict."""
    return _("{measure}: {value} {verdict}", measure=name, value=value, verdict=verdict)


def dated_title(name: str, verdict: str) -> str:
    """Write over the picture of a measure its verdict, where its result is of another year."""
    return _("{measure}: {verdict}", measure=name, verdict=verdict)


def plan(value: str) -> str:
    """Write what the plan asks for at the time of the result."""
    return _("plan {value}", value=value)


def target(value: str, measure: Facts) -> str:
    """Write what the plan asks for at the deadline."""
    deadline = periods.in_sentence(measure.deadline_period, measure.period_style)
    return _("target {value} for {deadline}", value=value, deadline=deadline)


def signs_note() -> str:
    """Say to the presenter what early signs can tell."""
    return _(
        "A quarter is compared with the same quarter a year earlier. An early sign never changes a "
        "verdict against the plan."
    )


def gaps_note(confidence: float) -> str:
    """Say to the presenter when a gap is clear."""
    return _(
        "A group is compared with all other students. A gap is clear where its {level} interval "
        "does not reach zero.",
        level=numbers.share(confidence),
    )


def changes() -> str:
    """Head what changed."""
    return _("What changed")


def taken() -> str:
    """Head the decisions of the quarter."""
    return _("Taken in this quarter")


def earlier() -> str:
    """Head the decisions taken before."""
    return _("Earlier")


def unknown() -> str:
    """Head what is not known."""
    return _("What is not known")
