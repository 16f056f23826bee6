"""Makes the brief of one quarter from a database: the working one, or a release."""

from dataclasses import replace
from datetime import date

from monitoring import clock
from monitoring.brief.changes import changes, owed
from monitoring.brief.early_signs import early_signs
from monitoring.brief.gaps import gaps, groups
from monitoring.brief.goals import goals
from monitoring.brief.model import Brief
from monitoring.brief.new_results import looks
from monitoring.brief.quarter_reader import QuarterView, Readable, day, text, whole
from monitoring.brief.steps import steps
from monitoring.brief.unknown import unknown
from monitoring.db.query_rows import (
    BriefDecisions,
    BriefRelease,
    BriefTexts,
    Plan,
    ReviewQuarters,
    RuleInForce,
)
from monitoring.due import as_of
from monitoring.rows import each, first
from monitoring.vocabulary import DecisionState, ReviewPart
from monitoring.wording import brief as wording
from monitoring.wording.change_facts import Change
from monitoring.wording.people_facts import Decision, Texts
from monitoring.wording.quarter_facts import (
    EarlySign,
    Gap,
    Goal,
    Head,
    Lane,
    Measure,
    Rule,
)


def brief(store: Readable, quarter: str) -> Brief:
    """Make the brief of one review quarter.

    Args:
        store: the working database or a release, opened; both have the same schema.
        quarter: the review quarter, such as 2022-23-Q2.

    Raises:
        LookupError: the calendar has no such review quarter; the message names those there are.
    """
    view = _view(store, quarter)
    groups_of_measures = groups(view)
    every_goal = goals(view)
    decisions = _decisions(view)
    looked = looks(view).values()
    made = Brief(
        head=_head(view),
        goals=every_goal,
        early_signs=early_signs(view),
        gaps=gaps(view),
        steps=steps(view),
        owed=owed(view),
        changes=changes(view),
        n_looks=len(looked),
        n_echoes=sum(row.is_clear and row.is_echo for row in looked),
        texts=_texts(view, every_goal),
        decisions=tuple(one for one in decisions if one.quarter == quarter),
        earlier_decisions=tuple(one for one in decisions if _is_followed(view, one)),
        unknown=unknown(view, every_goal, groups_of_measures),
    )
    return replace(made, head=replace(made.head, is_sample=_rests_on_sample(made)))


def summary(store: Readable, quarter: str) -> Brief:
    """Make the parts of a brief that its first screen tells: a few queries.

    Left out are what changed, what is not known, and the words of people but for decisions.

    Args:
        store: the working database or a release, opened.
        quarter: the review quarter.

    Raises:
        LookupError: as ``brief``.
    """
    view = _view(store, quarter)
    made = Brief(
        head=_head(view),
        goals=goals(view),
        early_signs=early_signs(view),
        gaps=gaps(view),
        steps=steps(view),
        owed=owed(view),
    )
    return replace(made, head=replace(made.head, is_sample=_rests_on_sample(made)))


def open_decisions(store: Readable, quarter: str) -> tuple[tuple[str, str, date], ...]:
    """Return what was decided by a quarter's end and is still open: (what, role, due_on)."""
    return tuple(
        (it.what, it.role, it.due_on)
        for it in _decisions(_view(store, quarter))
        if it.state == DecisionState.OPEN
    )


def with_words(made: Brief, store: Readable) -> Brief:
    """Return a brief with what people have written by now; its figures stay.

    Args:
        made: a brief made from ``store`` before.
        store: the same database.
    """
    view = _view(store, made.head.quarter)
    decisions = _decisions(view)
    return replace(
        made,
        texts=_texts(view, made.goals),
        decisions=tuple(one for one in decisions if one.quarter == made.head.quarter),
        earlier_decisions=tuple(one for one in decisions if _is_followed(view, one)),
    )


def _view(store: Readable, quarter: str) -> QuarterView:
    asked = QuarterView(store, quarter, date.max, date.max, "", date.max)
    quarters = {row.quarter: row for row in each(asked.rows("review_quarters"), ReviewQuarters)}
    if quarter not in quarters:
        raise LookupError(wording.not_a_review_quarter(quarter, quarters))
    ends = {code: row.ends_on for code, row in quarters.items()}
    earlier = [code for code, ends_on in ends.items() if ends_on < ends[quarter]]
    return replace(
        asked,
        begins_on=quarters[quarter].begins_on,
        ends_on=ends[quarter],
        before=max(earlier, key=ends.__getitem__, default=""),
        as_of=as_of(ends[quarter], _released_on(asked) or clock.today()),
    )


def _released_on(view: QuarterView) -> date | None:
    """Return the day on which a release was published; the working database has none."""
    release = next(each(view.rows("brief_release"), BriefRelease), None)
    return day(release.released_at) if release else None


def told_on(store: Readable, quarter: str) -> date:
    """Return the day as of which a quarter is told: its last, or today before that.

    A release tells of no day after the one on which it was published.
    """
    return _view(store, quarter).as_of


def _head(view: QuarterView) -> Head:
    plan = first(view.rows("plan"), Plan)
    rule = first(view.rows("rule_in_force"), RuleInForce)
    release = next(each(view.rows("brief_release"), BriefRelease), None)
    released_on = day(release.released_at) if release else None
    return Head(
        district=text(plan.district),
        plan=text(plan.title),
        school_years=text(plan.school_years),
        quarter=view.quarter,
        begins_on=view.begins_on,
        ends_on=view.ends_on,
        known_on=view.as_of,
        release=whole(release.release_number) if release else None,
        released_on=released_on,
        released_by=release.released_by if release else "",
        corrects=whole(release.corrects) if release else None,
        correction=release.correction if release else "",
        digest=release.digest if release else "",
        is_sample=False,
        rule=Rule(
            version=rule.rule_version,
            description=rule.description,
            confidence=float(rule.confidence),
            min_n_for_status=int(rule.min_n_for_status),
            band_narrow=float(rule.band_narrow),
            band_wide=float(rule.band_wide),
        ),
    )


def _rests_on_sample(made: Brief) -> bool:
    parts: list[Measure | Lane | EarlySign | Change | Gap] = [
        *(measure for goal in made.goals for measure in goal.measures),
        *(lane for step in made.steps for lane in (step.done, step.worked)),
        *made.early_signs,
        *made.changes,
        *made.gaps,
    ]
    # What is last known of a step is told though it is of an earlier quarter.
    return any(part.is_sample for part in parts) or any(it.is_last_sample for it in made.steps)


def _texts(view: QuarterView, every_goal: tuple[Goal, ...]) -> tuple[Texts, ...]:
    rows = each(view.of_quarter("brief_texts"), BriefTexts)
    texts = {(row.goal_id, row.part): row.text for row in rows}
    return tuple(
        Texts(
            goal_id=goal.goal_id,
            why=texts.get((goal.goal_id, ReviewPart.WHY), ""),
            next=texts.get((goal.goal_id, ReviewPart.NEXT), ""),
        )
        for goal in every_goal
    )


def _decisions(view: QuarterView) -> list[Decision]:
    return [
        Decision(
            decision_id=int(row.decision_id),
            quarter=row.quarter,
            about=row.about,
            what=row.what,
            role=row.role,
            due_on=row.due_on,
            state=row.state,
            outcome=row.outcome,
        )
        for row in each(view.of_quarter("brief_decisions"), BriefDecisions)
    ]


def _is_followed(view: QuarterView, decision: Decision) -> bool:
    """Tell whether the review comes back to an earlier decision: the last ones, and open ones."""
    if decision.quarter == view.quarter:
        return False
    return decision.quarter == view.before or decision.state == DecisionState.OPEN
