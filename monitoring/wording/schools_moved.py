"""Which schools clearly declined or improved: in a sentence, as a choice, and group by group."""

from collections.abc import Mapping, Sequence

from monitoring.db.query_rows import SchoolFindings
from monitoring.vocabulary import Change
from monitoring.vocabulary.groups import SchoolsShown
from monitoring.wording import gaps, numbers, schools
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph

Row = SchoolFindings

# So many schools are named; of more, the table names them.
MOST_NAMED = 5


def moved(compared: Sequence[Row]) -> str:
    """Say how many schools clearly declined and improved, each taken alone, and which.

    Args:
        compared: rows of ``school_findings`` of one group that have a comparable change; at least
            one.
    """
    row = compared[0]
    down = [it for it in compared if it.change == Change.CLEAR_DECLINE]
    up = [it for it in compared if it.change == Change.CLEAR_IMPROVEMENT]
    facts = {
        "group": row.subgroup,
        "period": gaps.earlier(row, row.change_from_period),
        "looks": numbers.whole(len(compared)),
    }
    return paragraph(_declined(down, facts), _improved(up, {"looks": facts["looks"]}))


def _declined(rows: Sequence[Row], facts: Mapping[str, str]) -> str:
    if not rows:
        return _(
            "{group}: none of {looks} schools with a comparable result declined clearly since "
            "{period}.",
            **facts,
        )
    if len(rows) > MOST_NAMED:
        return _(
            "{group}: {n} of {looks} schools with a comparable result declined clearly since "
            "{period}, each taken alone.",
            n=numbers.whole(len(rows)),
            **facts,
        )
    return n_(
        "{group}: {n} of {looks} schools with a comparable result declined clearly since {period}, "
        "taken alone: {names}.",
        "{group}: {n} of {looks} schools with a comparable result declined clearly since {period}, "
        "each taken alone: {names}.",
        len(rows),
        names=schools.names(rows),
        **facts,
    )


def _improved(rows: Sequence[Row], facts: Mapping[str, str]) -> str:
    if not rows:
        return _("None improved clearly.")
    if len(rows) > MOST_NAMED:
        return _("{n} improved clearly, each taken alone.", n=numbers.whole(len(rows)))
    return n_(
        "{n} improved clearly, taken alone: {names}.",
        "{n} improved clearly, each taken alone: {names}.",
        len(rows),
        names=schools.names(rows),
    )


def shown_label() -> str:
    """Label the choice of the schools that the table shows."""
    return _("Schools in the table")


def shown() -> dict[str, str]:
    """Return the choices of schools that the table shows: code -> words."""
    return {
        SchoolsShown.ALL: _("all"),
        SchoolsShown.DECLINED: _("declined clearly"),
        SchoolsShown.IMPROVED: _("improved clearly"),
        SchoolsShown.OUTSIDE: _("outside the limits"),
    }


def caption(scope: str, code: str) -> str:
    """Name the table of schools of which not all are shown; others as they are."""
    if code == SchoolsShown.ALL:
        return scope
    return _("{scope}: {shown}", scope=scope, shown=shown()[code])


def by_group() -> str:
    """Name what lists the clear changes of the schools, group by group."""
    return _("Clear changes of every group's schools, each taken alone")


def by_group_head() -> tuple[str, str, str, str]:
    """Return the heads of that table."""
    return (
        _("Group"),
        _("Schools with a comparable change"),
        _("Declined clearly"),
        _("Improved clearly"),
    )


def number_in_group(group: str, n: int, code: str) -> str:
    """Name a number of that table for those who hear it without its row and column."""
    return _("{n}: {group}, {shown}", n=numbers.whole(n), group=group, shown=shown()[code])
