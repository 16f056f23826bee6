"""A quarter as an editable deck."""

import io
from datetime import datetime

from monitoring.brief import Brief, Head
from monitoring.papers import findings
from monitoring.papers.slides.gaps import gap_slides
from monitoring.papers.slides.measure_slides import goal_slides, sign_slides
from monitoring.papers.slides.slide import Slides
from monitoring.papers.slides.template import open_template
from monitoring.papers.slides.text_slides import (
    change_slides,
    decision_slides,
    step_slides,
    text_slides,
    unknown_slides,
)
from monitoring.repack import repacked
from monitoring.wording import deck as wording
from monitoring.wording import papers
from monitoring.wording.brief import copy_name
from monitoring.wording.i18n import locale
from monitoring.wording.plan import district


def deck(brief: Brief, template: bytes | None = None) -> bytes:
    """Make a quarter into a PowerPoint deck with native charts and tables.

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
    _cover(slides, brief)
    for add in (
        *(goal_slides, sign_slides, gap_slides, step_slides, change_slides, text_slides),
        *(decision_slides, unknown_slides),
    ):
        add(slides, brief)
    _sign(presentation.core_properties, brief.head)
    written = io.BytesIO()
    presentation.save(written)
    return repacked(written.getvalue(), f"{_day(brief.head)}T00:00:00Z")


def _day(head: Head) -> str:
    return (head.released_on or head.ends_on).isoformat()


def _cover(slides: Slides, brief: Brief) -> None:
    head = brief.head
    lines = list(wording.cover(head))
    if head.is_sample:
        lines.append(papers.sample_note())
    notes = [papers.of_goal(goal.goal_id, findings.headline(goal)) for goal in brief.goals]
    notes.append(papers.rule_line(head))
    if head.digest:
        notes.append(wording.digest(head.digest))
    slides.add_cover(district(head.district), lines, "\n".join(notes))


def _sign(properties: object, head: Head) -> None:
    """Set the file's own properties; its dates are the release's, or the quarter's last day."""
    moment = datetime.fromisoformat(_day(head))
    values = {
        "title": papers.title(head),
        "author": head.released_by or district(head.district),
        "last_modified_by": head.released_by or district(head.district),
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
