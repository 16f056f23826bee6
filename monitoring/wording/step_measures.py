"""What the page of a step says of the measures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitoring.vocabulary import ALL_STUDENTS, AddedBy, Lane, Naming
from monitoring.wording.i18n import _, marked
from monitoring.wording.interims import sign_name

if TYPE_CHECKING:
    from monitoring.db.query_rows import StepMovements, StepPoints


_TITLES: dict[str, str] = {
    Lane.IMPLEMENTATION: marked("Was it done? The measures of what was done"),
    Lane.EFFECTIVENESS: marked("Did it work? The measures of its effect"),
}
_CAPTIONS: dict[str, str] = {
    Lane.IMPLEMENTATION: marked("Measures of what was done"),
    Lane.EFFECTIVENESS: marked("Measures of its effect"),
}


def title(lane: str) -> str:
    """Return the heading of the measures of a lane."""
    return _(_TITLES[lane])


def caption(lane: str) -> str:
    """Return the caption of the table of a lane's measures."""
    return _(_CAPTIONS[lane])


def heads() -> tuple[str, ...]:
    """Return the heads of the table of a lane's measures."""
    return _("Measure"), _("Moved"), _("Counts here"), _("Why")


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


def counts_for(row: StepMovements) -> str:
    """Say whether a measure counts for its lane, and why it does not."""
    if row.is_counted:
        return _("yes")
    if row.added_by == AddedBy.DISTRICT:
        return _("no: the plan does not name it")
    return _("no: an output, which does not show that it worked")


def why(reason: str, *, is_sample: bool) -> str:
    """Say why a measure moved as it did, and whether that rests on the sample."""
    return _("Sample. {reason}", reason=reason) if is_sample else reason


def pictures_title() -> str:
    """Return the heading of the pictures."""
    return _("Its measures in pictures")


def by_quarter() -> str:
    """Say what a picture by quarter shows."""
    return _("By quarter")


def by_year() -> str:
    """Say what a picture by year shows."""
    return _("By year")


def alt(shows: str, measure: str) -> str:
    """Write what a picture shows, for those who do not see it."""
    return _("{shows}: {measure}", shows=shows, measure=measure)
