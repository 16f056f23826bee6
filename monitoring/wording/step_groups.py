"""What the page of a step says of the groups it serves, and how they stand beside all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from monitoring.vocabulary import Gap
from monitoring.wording import figures, labels, many_looks, numbers, periods
from monitoring.wording.i18n import _, n_

if TYPE_CHECKING:
    from monitoring.db.query_rows import StepGroups

_GAP_COUNTS: dict[str, Callable[[int], str]] = {
    Gap.CLEARLY_BEHIND: lambda n: n_("clearly behind on {n}", "clearly behind on {n}", n),
    Gap.CLEARLY_AHEAD: lambda n: n_("clearly ahead on {n}", "clearly ahead on {n}", n),
    Gap.NO_CLEAR_DIFFERENCE: lambda n: n_(
        "no clear difference on {n}", "no clear difference on {n}", n
    ),
    Gap.CANNOT_BE_SHOWN: lambda n: n_("cannot be shown on {n}", "cannot be shown on {n}", n),
}
# The same of gaps that are not clear allowing for all that their lists look at.
_ALONE_COUNTS: dict[str, Callable[[int], str]] = {
    Gap.CLEARLY_BEHIND: lambda n: n_(
        "clearly behind on {n} (taken alone)", "clearly behind on {n} (taken alone)", n
    ),
    Gap.CLEARLY_AHEAD: lambda n: n_(
        "clearly ahead on {n} (taken alone)", "clearly ahead on {n} (taken alone)", n
    ),
}


def groups_title() -> str:
    """Return the heading of the groups that a step serves."""
    return _("Whom it serves")


def no_groups() -> str:
    """Say that the plan names no group for a step."""
    return _("The plan names no student group for this step.")


def groups_opened() -> str:
    """Return what opens the table of the groups' results."""
    return _("The last result of each group on each measure")


def groups_heads() -> tuple[str, ...]:
    """Return the caption and the heads of the table of the groups' results."""
    return (
        _("Groups it serves"),
        _("Group"),
        _("Measure"),
        _("Last result"),
        _("Beside all other students"),
        _("Since last year"),
    )


def group_result(row: StepGroups) -> str:
    """Write a group's last result, or why there is none to show.

    Args:
        row: of ``step_groups``.
    """
    if figures.is_missing(row.value):
        result = labels.data_state(row.data_state)
    else:
        result = figures.value(row.value, code=figures.code_of(row))
    return _(
        "{period}: {result}", period=periods.label(row.period, row.period_style), result=result
    )


def group_gap(row: StepGroups) -> str:
    """Write where a group stands beside all other students."""
    if figures.is_missing(row.gap_verdict):
        return _("not known")
    return many_looks.verdict(labels.gap(row.gap_verdict), row.gap_verdict, row.gap_survives)


def group_change(row: StepGroups) -> str:
    """Write how a group's result moved since last year."""
    return many_looks.verdict(
        labels.change(row.change, row.change_obstacle), row.change, row.change_survives
    )


def group_verdicts(group: str, rows: Sequence[StepGroups]) -> str:
    """Count how a group stands beside all other students on the measures of the step's goal.

    Args:
        group: as the plan writes it; as HTML where it is to stand out.
        rows: of ``step_groups``: one for each measure with a result of the group.
    """
    alone = [row for row in rows if many_looks.is_alone(row.gap_verdict, row.gap_survives)]
    taken_alone = Counter(row.gap_verdict for row in alone)
    holding = Counter(row.gap_verdict for row in rows) - taken_alone
    known = [said(holding[code]) for code, said in _GAP_COUNTS.items() if holding[code]]
    known += [said(taken_alone[code]) for code, said in _ALONE_COUNTS.items() if taken_alone[code]]
    if not known:
        return n_(
            "{group}: its result on {n} measure cannot be compared with all other students.",
            "{group}: its results on {n} measures cannot be compared with all other students.",
            len(rows),
            group=group,
        )
    return n_(
        "{group}: on {n} measure, beside all other students: {verdicts}.",
        "{group}: on {n} measures, beside all other students: {verdicts}.",
        len(rows),
        group=group,
        verdicts=numbers.and_list(known),
    )


def group_unknown(group: str, *, is_published: bool) -> str:
    """Say why nothing is known of a group.

    Args:
        group: as the plan writes it; as HTML where it is to stand out.
        is_published: it is a group of the published results.
    """
    if is_published:
        return _("{group}: no result was known by then.", group=group)
    return _("{group}: not a single group of the published results. See Subgroups.", group=group)
