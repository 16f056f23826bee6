"""What the page of a step says of the measures behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from monitoring.vocabulary import ALL_STUDENTS, AddedBy, Lane, Naming
from monitoring.wording import lanes as lane_words
from monitoring.wording.i18n import _
from monitoring.wording.interims import sign_name
from monitoring.wording.joined import paragraph

if TYPE_CHECKING:
    from monitoring.db.query_rows import StepMovements, StepPoints


def title() -> str:
    """Return the heading of the measures of a step."""
    return _("What its measures say")


def caption() -> str:
    """Return the caption of the table of a step's measures."""
    return _("Every measure once")


def how_pictures_read() -> str:
    """Say how the pictures of a step's measures read."""
    return _(
        "In the pictures dots are results by quarter, hollow dots the same quarter of the year "
        "before, ticks the target; of a state test, years and the path of the plan."
    )


def heads() -> tuple[str, ...]:
    """Return the heads of the table of a step's measures."""
    return (
        _("Measure"),
        _("Picture"),
        _("Moved"),
        _("Counts for"),
        _("Why"),
    )


def no_measure(naming: str) -> str:
    """Say why a lane has no measures; what nobody has mapped is not what nobody named."""
    if naming == Naming.NOT_MAPPED:
        return _(
            "Not mapped yet: nobody has said which measures stand for what the plan names for this "
            "question."
        )
    if naming == Naming.NO_MEASURE:
        return _("Nothing that the plan names for this question is a measure.")
    return _("The plan names nothing for this question.")


def measure_name(row: StepMovements | StepPoints) -> str:
    """Name a measure with its content area, its grades and its group, where it has any."""
    name = sign_name(row)
    if row.subgroup == ALL_STUDENTS:
        return name
    return _("{measure}, {group}", measure=name, group=row.subgroup)


def counts_for(lanes: Mapping[str, StepMovements]) -> str:
    """Say for which questions a measure counts, and why it does not for another that names it.

    Args:
        lanes: the measure's row of each lane that it stands in.
    """
    return paragraph(*(_counts(lanes[lane]) for lane in Lane if lane in lanes))


def _counts(row: StepMovements) -> str:
    question = lane_words.question(row.lane)
    if row.is_counted:
        return question
    if row.added_by == AddedBy.DISTRICT:
        return _("Not for “{question}”: the plan does not name it.", question=question)
    return _(
        "Not for “{question}”: an output, which does not show that it worked.", question=question
    )


def why(reason: str, *, is_sample: bool) -> str:
    """Say why a measure moved as it did, and whether that rests on the sample."""
    return _("Sample. {reason}", reason=reason) if is_sample else reason


def by_quarter() -> str:
    """Say what a picture by quarter shows."""
    return _("By quarter")


def by_year() -> str:
    """Say what a picture by year shows."""
    return _("By year")


def alt(shows: str, measure: str) -> str:
    """Write what a picture shows, for those who do not see it."""
    return _("{shows}: {measure}", shows=shows, measure=measure)
