"""A quarter as an editable deck."""

import io
from datetime import datetime

from monitoring.brief import Brief, Head
from monitoring.papers.findings import SAMPLE_WORDS, rule_line
from monitoring.papers.slides.gaps import gap_slides
from monitoring.papers.slides.measure_slides import goal_slides, interim_slides
from monitoring.papers.slides.repack import repacked
from monitoring.papers.slides.slide import Stage
from monitoring.papers.slides.template import opened
from monitoring.papers.slides.text_slides import (
    change_slides,
    decision_slides,
    step_slides,
    text_slides,
    unknown_slides,
)


def deck(brief: Brief, template: bytes | None = None) -> bytes:
    """Make a quarter into a PowerPoint deck with native charts and tables.

    Args:
        brief: the quarter.
        template: the district's own presentation; its layouts are used, its slides are not.

    Returns:
        A PPTX file, the same bytes for the same brief and template. Every slide has a title and
        notes, every chart and table a text alternative; what rests on the sample says Sample.

    Raises:
        InputError: the template is no presentation, or no layout of it has a title.
    """
    presentation = opened(template)
    stage = Stage(presentation, brief.head)
    _cover(stage, brief)
    goal_slides(stage, brief)
    interim_slides(stage, brief)
    gap_slides(stage, brief)
    step_slides(stage, brief)
    change_slides(stage, brief)
    text_slides(stage, brief)
    decision_slides(stage, brief)
    unknown_slides(stage, brief)
    _sign(presentation.core_properties, brief.head)
    written = io.BytesIO()
    presentation.save(written)
    return repacked(written.getvalue(), f"{_day(brief.head)}T00:00:00Z")


def _day(head: Head) -> str:
    return (head.released_on or head.ends_on).isoformat()


def title_of(head: Head) -> str:
    """Return what the quarter's papers are called."""
    return f"{head.district}: {head.plan}, {head.quarter}"


def _cover(stage: Stage, brief: Brief) -> None:
    head = brief.head
    years = f", {head.school_years}" if head.school_years else ""
    day = f"{head.ends_on.day} {head.ends_on:%B %Y}"
    lines = [
        f"{head.plan}{years}",
        f"Review of {head.quarter}, as known on {day}",
        head.copy + (f", by {head.released_by}" if head.released_by else ""),
    ]
    if head.corrects is not None:
        lines.append(f"Corrects release {head.corrects}: {head.correction}")
    if head.is_sample:
        lines.append(SAMPLE_WORDS)
    goals = "\n".join(f"{goal.label}: {goal.headline}" for goal in brief.goals)
    digest = f"\nDigest of the release: {head.digest}" if head.digest else ""
    stage.add_cover(head.district, lines, f"{goals}\n{rule_line(head)}{digest}")


def _sign(properties: object, head: Head) -> None:
    """Set the file's own properties; its dates are the release's, or the quarter's last day."""
    moment = datetime.fromisoformat(_day(head))
    told = {
        "title": title_of(head)[:255],
        "author": head.released_by or head.district,
        "last_modified_by": head.released_by or head.district,
        "subject": f"Review of {head.quarter}",
        "keywords": "",
        "comments": head.copy,
        "language": "en-US",
        "created": moment,
        "modified": moment,
        "revision": 1,
    }
    for name, words in told.items():
        setattr(properties, name, words[:255] if isinstance(words, str) else words)
