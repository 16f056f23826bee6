"""A quarter as an editable deck."""

import io
from datetime import datetime

from monitoring.brief import Brief, Head
from monitoring.papers.slides.appendix import add_appendix
from monitoring.papers.slides.board_goals import goals_slide, path_slide, table_slide
from monitoring.papers.slides.board_steps import steps_slide
from monitoring.papers.slides.board_tables import gaps_slide, signs_slide
from monitoring.papers.slides.board_words import decisions_slide, texts_slide, unknown_slide
from monitoring.papers.slides.slide import Slides
from monitoring.papers.slides.template import open_template
from monitoring.repack import repacked
from monitoring.wording import papers
from monitoring.wording.brief import copy_name
from monitoring.wording.i18n import locale
from monitoring.wording.plan import district

# In this order; each says why it is left out, "" where it is not.
_SLIDES = (
    *(goals_slide, path_slide, table_slide, signs_slide, gaps_slide, steps_slide),
    *(texts_slide, decisions_slide),
)


def deck(brief: Brief, template: bytes | None = None) -> bytes:
    """Make a quarter into a PowerPoint deck for a board: nine slides at most, and an appendix.

    A slide that has nothing to say is left out, and the last of the nine says why.

    Args:
        brief: the quarter.
        template: the district's own presentation; its layouts are used, its slides are not.

    Returns:
        A PPTX file, the same bytes for the same brief and template. Every slide has a title and
        notes, every chart and table a text alternative; what rests on the sample says Sample.

    Raises:
        InputError: the template is not a presentation, or no layout of it has a title.
    """
    presentation = open_template(template)
    slides = Slides(presentation, brief.head)
    reasons = [reason for add in _SLIDES if (reason := add(slides, brief))]
    unknown_slide(slides, brief, reasons)
    add_appendix(slides, brief, reasons)
    _sign(presentation.core_properties, brief.head)
    written = io.BytesIO()
    presentation.save(written)
    return repacked(written.getvalue(), f"{_day(brief.head)}T00:00:00Z")


def _day(head: Head) -> str:
    return (head.released_on or head.ends_on).isoformat()


def _sign(properties: object, head: Head) -> None:
    """Set the file's own properties; its dates are the release's, or the quarter's last day."""
    moment = datetime.fromisoformat(_day(head))
    values = {
        "title": papers.title(head),
        "author": district(head.district),
        "last_modified_by": district(head.district),
        "subject": papers.heading(head),
        "keywords": "",
        "comments": copy_name(head.release, head.released_on),
        "language": locale().replace("_", "-"),
        "created": moment,
        "modified": moment,
        "revision": 1,
    }
    for name, value in values.items():
        setattr(properties, name, value[:255] if isinstance(value, str) else value)
