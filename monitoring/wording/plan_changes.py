"""What the page on data says of what another plan would change."""

from collections.abc import Sequence

from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.numbers import and_list

_CHANGES = {
    "new": marked("new"),
    "gone": marked("no longer in the plan"),
    "changed": marked("changed"),
}
_FIELDS = {
    "wording": marked("wording"),
    "implementation_method": marked("method for monitoring implementation"),
    "effectiveness_method": marked("method for monitoring effectiveness"),
    "responsible": marked("position responsible"),
    "evidence_level": marked("level of evidence"),
    "timeline": marked("timeline"),
    "supports_equity": marked("equity intervention"),
    "partnerships": marked("partnerships"),
}


def other_district(now: str, then: str) -> str:
    """Say what becomes of the database where the plan is another district's."""
    return _(
        "This is the plan of {then}; the plan in force is that of {now}. A new database is made "
        "for it. The one of {now} is kept whole, as a file of its own beside it; updates and files "
        "in it are not carried over.",
        now=now,
        then=then,
    )


def first_plan() -> str:
    """Say what a plan does where there is no database yet."""
    return _("The database is made with this plan.")


def stays(n_updates: int, n_files: int) -> str:
    """Say what a build with the same district's plan keeps."""
    counted = [
        n_("{n} saved update", "{n} saved updates", n_updates) if n_updates else "",
        n_("{n} file of results", "{n} files of results", n_files) if n_files else "",
    ]
    said = [it for it in counted if it]
    if not said:
        return _("Everything that people wrote stays, and every file that was loaded.")
    return _(
        "Everything that people wrote stays, and every file that was loaded: {counts}.",
        counts=numbers.and_list(said),
    )


def no_changes() -> str:
    """Say that goals and steps stay as they are."""
    return _("Goals and action steps stay as they are.")


def change_counts(new: int, gone: int, changed: int) -> str:
    """Say how many goals and steps would be different."""
    return _(
        "Goals and action steps: {new} new, {gone} no longer in the plan, {changed} changed.",
        new=numbers.whole(new),
        gone=numbers.whole(gone),
        changed=numbers.whole(changed),
    )


def updates_under(part: str, n: int, *, is_gone: bool) -> str:
    """Say what becomes of updates of a step that changes or goes."""
    if is_gone:
        return n_(
            "{part} has {n} saved update. It stays in the database and is shown on no page.",
            "{part} has {n} saved updates. They stay in the database and are shown on no page.",
            n,
            part=part,
        )
    return n_(
        "{part} has {n} saved update, which would stand under the new words. Compare them.",
        "{part} has {n} saved updates, which would stand under the new words. Compare them.",
        n,
        part=part,
    )


def changes_head() -> tuple[str, ...]:
    """Head the columns of the table of changes."""
    return (_("Goal or step"), _("What changes"), _("In the plan's words"))


def changes_caption(n: int) -> str:
    """Head that table."""
    return n_("{n} goal or step that changes", "{n} goals and steps that change", n)


def change_cells(part: str, change: str, fields: Sequence[str], wording: str) -> tuple[str, ...]:
    """Write a row of that table."""
    what = _(_CHANGES[change])
    if fields:
        named = and_list([_(_FIELDS[field]) for field in fields])
        what = _("{change}: {fields}", change=what, fields=named)
    return (part, what, wording)
