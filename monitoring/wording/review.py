"""What the review page says of a quarter, besides its fields and buttons."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from monitoring.vocabulary.review import ChangeList
from monitoring.wording import brief, numbers
from monitoring.wording.i18n import _, marked
from monitoring.wording.people_facts import Decision
from monitoring.wording.plan import district, plan_title
from monitoring.wording.quarter_facts import Head
from monitoring.wording.review_form import decision_state, part

if TYPE_CHECKING:
    from monitoring.db.query_rows import ReviewHistory

_NONE: dict[str, str] = {
    ChangeList.MOVED: marked("No status moved."),
    ChangeList.CLEAR: marked("No clear change."),
    ChangeList.NEW: marked("No new result."),
    ChangeList.REVISED: marked("No revised result."),
    ChangeList.MISSING: marked("Nothing is overdue or missing."),
}


def head(head_of: Head) -> str:
    """Say which quarter is reviewed, on which copy of it."""
    return _(
        "{district}, {plan}. {quarter}, as known on {day}. {copy}.",
        district=district(head_of.district),
        plan=plan_title(head_of.plan),
        quarter=numbers.quarter_with_months(head_of.quarter, head_of.begins_on, head_of.ends_on),
        day=numbers.day(head_of.known_on),
        copy=brief.copy_name(head_of.release, head_of.released_on),
    )


def before_title(n_done: int, n: int) -> str:
    """Head the earlier decisions, with how many of them are done."""
    if not n:
        return _("What was decided before")
    done, count = numbers.whole(n_done), numbers.whole(n)
    return _("What was decided before: {done} of {count} done", done=done, count=count)


def none_before() -> str:
    """Say that there is no earlier decision to come back to."""
    return _("No decision of the quarter before is on record, and none is open.")


def earlier_decisions() -> str:
    """Name the table of earlier decisions."""
    return _("Earlier decisions")


def taken_title() -> str:
    """Head the decisions of the quarter."""
    return _("Decisions of this quarter")


def none_taken() -> str:
    """Say that nothing was decided in the quarter."""
    return _("No decision is on record.")


def decisions_head() -> tuple[str, ...]:
    """Head the table of decisions."""
    return (
        _("Decision"),
        _("About"),
        _("Who"),
        _("By when"),
        _("State"),
        _("What became of it"),
    )


def decision_row(decision: Decision, *, is_late: bool) -> tuple[str, ...]:
    """Write one decision in a table."""
    day = numbers.short_day(decision.due_on)
    return (
        _("{number}. {what}", number=decision.decision_id, what=decision.what),
        decision.about,
        decision.role,
        _("{day} (overdue)", day=day) if is_late else day,
        decision_state(decision.state),
        decision.outcome or _("nothing yet"),
    )


def changes_title() -> str:
    """Head what changed."""
    return _("What changed since last quarter")


def no_change(code: str) -> str:
    """Say that a list of what changed is empty."""
    return _(_NONE[code])


def counted_list(code: str, n: int) -> str:
    """Name a list of what changed, with how many things its lines tell."""
    return _("{list} ({count})", list=brief.list_name(code), count=numbers.whole(n))


def made_from_figures() -> str:
    """Say that nobody writes what is said of a goal before people's own words."""
    return _("This is made from the figures and cannot be edited.")


def contradicted() -> tuple[str, str]:
    """Say that a text and the figures differ, and that nothing is done about it."""
    return _("These words and the figures differ."), _("Nothing is corrected for you:")


def nothing_written() -> str:
    """Stand for a text that nobody has written."""
    return _("Nothing is written yet.")


def later_results(n: int) -> str:
    """Name what opens the results that came after those judged, with how many there are."""
    return _("Results since ({n})", n=numbers.whole(n))


def unknown_counted(n: int) -> str:
    """Name what opens the list of what is not known, with how many things it has."""
    return _("What is not known ({n})", n=numbers.whole(n))


def history_title() -> str:
    """Head everything that was ever saved in the review."""
    return _("History of this review, the newest first")


def history_name() -> str:
    """Name the table of everything that was ever saved."""
    return _("Saved texts")


def history_head() -> tuple[str, ...]:
    """Head the table of everything that was ever saved."""
    return _("Text"), _("Saved"), _("Before"), _("After")


class _Saved(NamedTuple):
    """What was saved: a text, or what was decided and its facts."""

    text: str
    role: str
    due_on: date | None
    state: str
    outcome: str


def history_row(row: "ReviewHistory") -> tuple[str, ...]:
    """Write one saved version of a text or decision.

    Args:
        row: a row of ``review_history``.
    """
    before = _Saved(
        row.before_text, row.before_role, row.before_due_on, row.before_state, row.before_outcome
    )
    after = _Saved(row.text, row.role, row.due_on, row.state, row.outcome)
    return _field(row), _saved(row), _content(row, before), _content(row, after)


def _field(row: "ReviewHistory") -> str:
    told: dict[str, str | int] = {"about": row.about, "version": row.revision}
    if not numbers.is_missing(row.decision_id):
        told["number"] = int(row.decision_id)
        return _("{about}, decision {number}, version {version}", **told)
    return _("{about}, {part}, version {version}", part=part(row.part), **told)


def _saved(row: "ReviewHistory") -> str:
    return _("{moment}, {person}", moment=numbers.moment(row.saved_at), person=row.saved_by)


def _content(row: "ReviewHistory", saved: _Saved) -> str:
    """Write what was saved; a decision as its facts in a row."""
    if numbers.is_missing(row.decision_id) or not saved.text:
        return saved.text or _("(empty)")
    told = {
        "what": saved.text,
        "role": saved.role,
        "day": numbers.short_day(saved.due_on),
        "state": decision_state(saved.state),
    }
    if not saved.outcome:
        return _("{what}; {role}, by {day}; {state}", **told)
    return _("{what}; {role}, by {day}; {state}: {outcome}", outcome=saved.outcome, **told)
