"""The quarterly review: what changed, what was decided, what is known, what is not."""

from collections.abc import Sequence
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from monitoring.brief import Brief, Change, Decision, Measure
from monitoring.brief.fact_check.contradictions import contradictions
from monitoring.db.query_rows import ReviewHistory
from monitoring.panels.goals import to_do
from monitoring.panels.html import details, join, table
from monitoring.rows import each
from monitoring.vocabulary import DecisionState
from monitoring.vocabulary.review import ChangeList
from monitoring.wording import goal_headlines, many_looks
from monitoring.wording import review as wording
from monitoring.wording.brief import change_line
from monitoring.wording.fact_check import pointed_out
from monitoring.wording.joined import paragraph
from monitoring.wording.plan import as_written, goal_label
from monitoring.wording.sample import sample_word
from monitoring.wording.unknown import unknown_line


def review_head(brief: Brief) -> Markup:
    """Say which quarter is reviewed, on which copy of it."""
    return Markup('<p class="masthead">{}</p>').format(wording.head(brief.head))


def review_before(brief: Brief) -> Markup:
    """Write what was decided before, and what became of it; decisions begin with it."""
    decisions = brief.earlier_decisions
    n_done = sum(decision.state == DecisionState.DONE for decision in decisions)
    title = Markup("<h2>{}</h2>").format(wording.before_title(n_done, len(decisions)))
    if not decisions:
        return title + _paragraph(wording.none_before())
    return title + _decisions(wording.earlier_decisions(), decisions, brief)


def review_decisions(brief: Brief) -> Markup:
    """Write what was decided in this quarter."""
    title = Markup("<h2>{}</h2>").format(wording.taken_title())
    if not brief.decisions:
        return title + _paragraph(wording.none_taken())
    return title + _decisions(wording.taken_title(), brief.decisions, brief)


def _paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text)


def _decisions(caption: str, decisions: Sequence[Decision], brief: Brief) -> Markup:
    rows = [
        wording.decision_row(decision, is_late=_is_late(decision, brief)) for decision in decisions
    ]
    return table(caption, rows, wording.decisions_head())


def _is_late(decision: Decision, brief: Brief) -> bool:
    return decision.state == DecisionState.OPEN and decision.due_on < brief.head.ends_on


def review_changes(brief: Brief) -> Markup:
    """Write the lists of what changed since the quarter before, each line a link.

    Each list opens on request; what has nothing to list is a sentence.
    """
    parts = join(
        _changes_of(brief, code, [change for change in brief.changes if change.listed == code])
        for code in ChangeList
    )
    return Markup('<h2>{}</h2><div class="folds">{}</div>').format(wording.changes_title(), parts)


def _changes_of(brief: Brief, code: ChangeList, changes: Sequence[Change]) -> Markup:
    """Write one list; its heading counts what its lines tell, as the papers do."""
    holding = sum(not change.is_alone for change in changes)
    looks = ""
    if code == ChangeList.CLEAR:
        looks = many_looks.review_looks(brief.n_looks, len(changes), holding, brief.n_echoes)
    if not changes:
        return _paragraph(paragraph(wording.no_change(code), looks))
    lines = join(Markup("<li>{}</li>").format(_line(change)) for change in changes)
    return details(
        wording.counted_list(code, sum(change.n_things for change in changes)),
        Markup('{}<ul class="compact">{}</ul>').format(_paragraph(looks) if looks else "", lines),
    )


def _line(change: Change) -> Markup:
    mark = Markup('<span class="sample">{}</span> ').format(sample_word())
    return Markup('{}<a href="{}?{}" target="_self">{}</a>').format(
        mark if change.is_sample else "",
        change.page,
        urlencode(change.address),
        change_line(change),
    )


def review_goal(brief: Brief, goal_id: str) -> Markup:
    """Write a goal's finding, which is made from the figures and which nobody writes."""
    goal = next(goal for goal in brief.goals if goal.goal_id == goal_id)
    return Markup('<h2>{}</h2><p class="adopted">{}</p><p class="finding">{}</p>{}{}{}').format(
        goal_label(goal.goal_id),
        as_written(goal.wording),
        goal_headlines.goal_headline(goal.measures),
        _later(goal.measures),
        _not_known(goal_headlines.goal_waiting_lines(goal.measures, goal.late)),
        to_do(goal.measures),
    )


def _not_known(lines: Sequence[str]) -> Markup:
    """Write what is not known of a goal: one thing as it is, several behind their count."""
    made = Markup('<span class="quiet on-screen">{}</span>').format(wording.made_from_figures())
    if len(lines) == 1:
        return Markup('<p class="waiting">{} {}</p>').format(lines[0], made)
    items = join(Markup("<li>{}</li>").format(line) for line in lines)
    listed = Markup('<ul class="compact">{}</ul><p>{}</p>').format(items, made)
    return details(wording.unknown_counted(len(lines)), listed)


def _later(measures: Sequence[Measure]) -> Markup:
    """Write the results that came after those judged, more than one on request."""
    lines = [_paragraph(line) for line in goal_headlines.goal_later(measures)]
    lines += [
        Markup('<p class="apart">{}</p>').format(line)
        for line in goal_headlines.goal_apart(measures)
    ]
    told = join(lines)
    return details(wording.later_results(len(lines)), told) if len(lines) > 1 else told


def review_contradictions(brief: Brief, goal_id: str, texts: Sequence[str]) -> Markup:
    """Point out what people's texts say that the figures do not; "" for nothing."""
    goal = next(goal for goal in brief.goals if goal.goal_id == goal_id)
    lines = [
        pointed_out(contradiction)
        for text in texts
        for contradiction in contradictions(text, goal, brief.gaps, brief.early_signs)
    ]
    if not lines:
        return Markup("")
    first, second = wording.contradicted()
    items = join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<div role="note"><p><b>{}</b> {}</p><ul>{}</ul></div>').format(
        first, second, items
    )


def review_text(title: str, text: str) -> Markup:
    """Write a text as it stands, where it cannot be edited."""
    return Markup("<p><b>{}</b></p><p>{}</p>").format(title, text or wording.nothing_written())


def review_unknown(brief: Brief) -> Markup:
    """Write what is not known."""
    if not brief.unknown:
        return Markup("")
    items = join(Markup("<li>{}</li>").format(unknown_line(it)) for it in brief.unknown)
    listed = Markup('<ul class="compact">{}</ul>').format(items)
    return details(wording.unknown_counted(len(brief.unknown)), listed)


def review_history(history: pd.DataFrame) -> Markup:
    """Write everything that was ever saved in a quarter's review.

    Args:
        history: rows of ``review_history``.
    """
    if history.empty:
        return Markup("")
    rows = [wording.history_row(row) for row in each(history, ReviewHistory)]
    saved = table(wording.history_name(), rows, wording.history_head())
    return details(wording.history_title(), saved)
