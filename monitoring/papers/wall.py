"""The wall: one message at a time, large, by keys, buttons or a finger; one file."""

from html import escape
from pathlib import Path

from monitoring.brief import Brief
from monitoring.papers import content
from monitoring.papers.messages import Message, messages_of, notes_of
from monitoring.papers.page import BASE_CSS, SAMPLE, document

_FOLDER = Path(__file__).parent
_CSS = (_FOLDER / "wall.css").read_text(encoding="utf-8")
_SCRIPT = (_FOLDER / "wall.js").read_text(encoding="utf-8")


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
    slides = "".join(
        _section(message, number, len(messages)) for number, message in enumerate(messages, 1)
    )
    body = (
        f"<main>{slides}</main>"
        '<nav aria-label="Messages"><button type="button" id="previous">Previous</button>'
        f'<span class="place">1 / {len(messages)}</span>'
        '<button type="button" id="next">Next</button>'
        '<button type="button" id="notes" aria-pressed="false">Notes</button>'
        '<span class="keys">Keys: arrows, space, Home, End; N for notes</span></nav>'
        '<div id="told" class="unseen" role="status" aria-live="polite"></div>'
        f"<script>\n{_SCRIPT}</script>"
    )
    title = f"{brief.head.district}, {content.heading_of(brief.head)}"
    return document(title, BASE_CSS + _CSS, body)


def _section(message: Message, number: int, count: int) -> str:
    level = "h1" if number == 1 else "h2"
    sample = SAMPLE if message.is_sample else ""
    where = " ".join(filter(None, (escape(message.where), sample)))
    over = f'<p class="where">{where}</p>' if where else ""
    notes = "".join(f"<p>{escape(it)}</p>" for it in notes_of(message))
    title = escape(message.title, quote=True)
    return (
        f'<section class="message" id="message-{number}" aria-roledescription="slide" '
        f'aria-label="Slide {number} of {count}" data-title="{title}">{over}'
        f"<{level}>{escape(message.title)}</{level}>{message.body}"
        '<aside class="notes" tabindex="0" role="region" aria-label="Notes of slide '
        f'{number}" hidden>{notes or "<p>No notes.</p>"}</aside></section>'
    )
