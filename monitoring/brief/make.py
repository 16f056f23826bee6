"""Makes the brief of one quarter from a database: the working one, or a release."""

from dataclasses import replace
from datetime import date

from monitoring import clock
from monitoring.brief.changes import changes
from monitoring.brief.gaps import SAMPLE, gaps, groups
from monitoring.brief.goals import goals
from monitoring.brief.interims import interims
from monitoring.brief.model import Brief, Decision, Goal, Head, Texts
from monitoring.brief.quarter_reader import Known, Readable, day, text, whole
from monitoring.brief.steps import steps
from monitoring.brief.unknown import unknown
from monitoring.due import as_of
from monitoring.rows import each, first


def brief(store: Readable, quarter: str) -> Brief:
    """Make the brief of one review quarter.

    Args:
        store: the working database or a release, opened; both have the same schema.
        quarter: the review quarter, such as 2022-23-Q2.

    Raises:
        LookupError: the calendar has no such review quarter; the message names those there are.
    """
    known = _known(store, quarter)
    found = groups(known)
    of_goals = goals(known)
    decisions = _decisions(known)
    told = Brief(
        head=_head(known),
        goals=of_goals,
        interims=interims(known),
        gaps=gaps(known, found),
        steps=steps(known),
        changes=changes(known),
        texts=_texts(known, of_goals),
        decisions=tuple(one for one in decisions if one.quarter == quarter),
        earlier_decisions=tuple(one for one in decisions if _is_followed(known, one)),
        unknown=unknown(known, of_goals, found),
    )
    return replace(told, head=replace(told.head, is_sample=_rests_on_sample(told)))


def with_words(told: Brief, store: Readable) -> Brief:
    """Return a brief with what people have written by now; its figures stay.

    Args:
        told: a brief made from ``store`` before.
        store: the same database.
    """
    known = _known(store, told.head.quarter)
    decisions = _decisions(known)
    return replace(
        told,
        texts=_texts(known, told.goals),
        decisions=tuple(one for one in decisions if one.quarter == told.head.quarter),
        earlier_decisions=tuple(one for one in decisions if _is_followed(known, one)),
    )


def _known(store: Readable, quarter: str) -> Known:
    asked = Known(store, quarter, date.max, "", date.max)
    ends = {row.quarter: row.ends_on.date() for row in each(asked.rows("review_quarters"))}
    if quarter not in ends:
        raise LookupError(f"no review quarter {quarter!r}; the calendar has: {', '.join(ends)}")
    earlier = [one for one, ends_on in ends.items() if ends_on < ends[quarter]]
    return replace(
        asked,
        ends_on=ends[quarter],
        before=max(earlier, key=ends.__getitem__, default=""),
        as_of=as_of(ends[quarter], clock.today()),
    )


def _head(known: Known) -> Head:
    plan, rule = first(known.rows("plan")), first(known.rows("rule_in_force"))
    release = next(each(known.rows("brief_release")), None)
    return Head(
        district=plan.district,
        plan=plan.title,
        school_years=text(plan.school_years),
        quarter=known.quarter,
        ends_on=known.ends_on,
        release=whole(release.release_number) if release else None,
        released_on=day(release.released_at) if release else None,
        released_by=release.released_by if release else "",
        corrects=whole(release.corrects) if release else None,
        correction=release.correction if release else "",
        digest=release.digest if release else "",
        is_sample=False,
        rule=rule.words,
        rule_version=rule.rule_version,
    )


def _rests_on_sample(told: Brief) -> bool:
    measures = [one.is_sample for goal in told.goals for one in goal.measures]
    lanes = [lane.is_sample for step in told.steps for lane in (step.done, step.worked)]
    figures = [one.is_sample for one in told.interims]
    figures += [one.is_sample for one in told.changes]
    gaps_of_sample = [one.sentence.startswith(SAMPLE) for one in told.gaps]
    return any([*measures, *lanes, *figures, *gaps_of_sample])


def _texts(known: Known, of_goals: tuple[Goal, ...]) -> tuple[Texts, ...]:
    rows = each(known.of_quarter("brief_texts"))
    words = {(row.goal_id, row.part): row.words for row in rows}
    return tuple(
        Texts(
            goal_id=goal.goal_id,
            why=words.get((goal.goal_id, "why"), ""),
            next=words.get((goal.goal_id, "next"), ""),
        )
        for goal in of_goals
    )


def _decisions(known: Known) -> list[Decision]:
    return [
        Decision(
            decision_id=int(row.decision_id),
            quarter=row.quarter,
            about=row.about,
            what=row.what,
            role=row.role,
            due_on=row.due_on.date(),
            state=row.state,
            outcome=row.outcome,
        )
        for row in each(known.of_quarter("brief_decisions"))
    ]


def _is_followed(known: Known, decision: Decision) -> bool:
    """Tell whether the review comes back to an earlier decision: the last ones, and open ones."""
    if decision.quarter == known.quarter:
        return False
    return decision.quarter == known.before or decision.state == "open"
