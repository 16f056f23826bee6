"""The wall: one message at a time, large, by keys, buttons or a finger; one file."""

from dataclasses import dataclass

from monitoring.brief import Brief
from monitoring.papers.messages import Body, Message, messages_of, notes_of
from monitoring.papers.templates import rendered, text_of, typefaces
from monitoring.wording import papers, sample
from monitoring.wording import wall as wording
from monitoring.wording.i18n import language


@dataclass(frozen=True)
class _Slide:
    """A message with all that is said around it.

    Args:
        name, notes_name: for those who do not see it.
        place: its number among all.
        announced: what is said when it comes up.
    """

    where: str
    sample: str
    title: str
    body: Body
    notes: tuple[str, ...]
    name: str
    notes_name: str
    place: str
    announced: str


def wall_html(brief: Brief) -> str:
    """Make a quarter into a full-screen show of one message at a time.

    Args:
        brief: the quarter.

    Returns:
        A whole HTML document that asks for no other file. Arrow keys, space, Home, End, buttons
        and a finger walk it; N shows the presenter's notes; its place stands in the address.
        Without a script all messages stand under one another.
    """
    messages = messages_of(brief)
    slides = [_slide(message, number, len(messages)) for number, message in enumerate(messages, 1)]
    return rendered(
        "wall.html",
        language=language(),
        title=papers.title(brief.head),
        css=typefaces() + text_of("base.css") + text_of("wall.css"),
        script=text_of("wall.js"),
        slides=slides,
        mark=sample.sample_word(),
        words=wording.controls(),
    )


def _slide(message: Message, number: int, count: int) -> _Slide:
    return _Slide(
        message.where,
        sample.sample_word() if message.is_sample else "",
        message.title,
        message.body,
        notes_of(message) or (wording.no_notes(),),
        wording.slide_name(number, count),
        wording.notes_name(number),
        wording.place(number, count),
        wording.announced(number, count, message.title),
    )
