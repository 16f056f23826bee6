"""The four short columns: early signs, steps without effect, what is overdue, gap and decisions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from monitoring.brief import Brief, EarlySign, Gap, Missing, Step
from monitoring.panels.html import join, sample_span
from monitoring.panels.steps.lanes import step_link
from monitoring.vocabulary import Change
from monitoring.wording import findings, labels
from monitoring.wording import short_columns as wording
from monitoring.wording.due import position
from monitoring.wording.lanes import short
from monitoring.wording.many_looks import is_alone
from monitoring.wording.steps import no_effect_yet

Decisions = tuple[tuple[str, str, date], ...]  # (what, role, due_on)

_MOST_SIGNS, _MOST_STEPS, _MOST_UPDATES, _MOST_ROLES, _MOST_DECISIONS = 3, 3, 3, 3, 2
_MOST_RESULTS = 3
_LETTERS = 62


def columns(board: Brief, decisions: Decisions) -> Markup:
    """Write the four columns."""
    return Markup('<div class="short-columns">{}{}{}{}</div>').format(
        _signs(board.early_signs), _no_effect(board), _overdue(board), _gap(board, decisions)
    )


def _column(
    title: str, *inside: Markup, is_sample: bool = False, needs_attention: bool = False
) -> Markup:
    return Markup('<section class="column{}"><h2>{}{}</h2>{}</section>').format(
        " attention" if needs_attention else "",
        title,
        Markup(" {}").format(sample_span()) if is_sample else "",
        join(inside),
    )


def _list(items: Iterable[Markup]) -> Markup:
    told = join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>{}</ul>").format(told) if told else Markup("")


def _text(words: str) -> Markup:
    return Markup('<p class="quiet">{}</p>').format(words) if words else Markup("")


def _signs(signs: Sequence[EarlySign]) -> Markup:
    clear = [it for it in signs if not is_alone(it.change, it.survives)]
    parts = [
        _moved_signs([it for it in clear if it.change == code], code)
        for code in (Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE)
    ]
    return _column(
        wording.signs_title(),
        *(parts if any(parts) else [_text(findings.early_signs_finding(signs))]),
        is_sample=any(it.is_sample for it in signs),
    )


def _moved_signs(signs: Sequence[EarlySign], code: Change) -> Markup:
    """Write the early signs that moved one way, those of one indicator together."""
    is_better = code == Change.CLEAR_IMPROVEMENT
    alike: dict[str, list[EarlySign]] = {}
    for it in signs:
        alike.setdefault(it.short_name, []).append(it)
    groups = list(alike.values())
    items = [
        Markup(
            '<span class="mark {}" aria-hidden="true">{}</span> <span class="unseen">{}</span> {}'
        ).format(
            labels.CHANGE_TONES[code],
            labels.CHANGE_MARKS[code],
            wording.improved() if is_better else wording.declined(),
            wording.signs_moved(own),
        )
        for own in groups[:_MOST_SIGNS]
    ]
    if len(groups) > _MOST_SIGNS:
        items.append(Markup("{}").format(wording.more(sum(map(len, groups[_MOST_SIGNS:])))))
    return _list(items)


def _no_effect(board: Brief) -> Markup:
    steps = [step for step in board.steps if step.is_without_effect]
    if steps:
        return _column(
            wording.no_effect_title(),
            _steps(steps, board.head.quarter),
            is_sample=any(step.is_sample for step in steps),
            needs_attention=True,
        )
    has_updates = any(step.has_update for step in board.steps)
    last = [step for step in board.steps if step.last_without_effect]
    said = no_effect_yet((), has_updates=has_updates)
    if not last:
        return _column(wording.no_effect_title(), _text(said))
    newest = max(step.last_without_effect for step in last)
    own = [step for step in last if step.last_without_effect == newest]
    return _column(
        wording.no_effect_title(),
        _text(said),
        _text(wording.last_known(newest)),
        _steps(own, board.head.quarter),
        is_sample=any(step.is_last_sample for step in own),
    )


def _steps(steps: Sequence[Step], quarter: str) -> Markup:
    items = [
        Markup('{} <span class="quiet">{}</span>').format(_step(step, quarter), position(step.role))
        for step in steps[:_MOST_STEPS]
    ]
    if len(steps) > _MOST_STEPS:
        items.append(Markup("{}").format(wording.more(len(steps) - _MOST_STEPS)))
    return _list(items)


def _step(step: Step, quarter: str) -> Markup:
    return Markup("{} ({})").format(
        step_link(step.step_id, step.goal_id, quarter, short(step.wording, _LETTERS)), step.step_id
    )


def _overdue(board: Brief) -> Markup:
    late = [it for it in board.owed if it.days]
    results = [
        Markup("{}").format(words)
        for words in wording.not_loaded(row for goal in board.goals for row in goal.measures)
    ]
    if len(results) > _MOST_RESULTS:
        n_more = len(results) - _MOST_RESULTS
        results = [*results[:_MOST_RESULTS], Markup("{}").format(wording.more(n_more))]
    days = max((it.days for it in late), default=0)
    if late:
        parts = [_updates(board, late), _others(board, late, days if results else 0)]
    elif board.owed:
        n_updates = sum(not step.has_update for step in board.steps)
        parts = [_text(wording.not_due_yet(n_updates))] if n_updates else []
    else:
        parts = [_text(wording.all_in())] if board.steps else []
    # Days of what steps owe are not those of a result of Georgia.
    title = wording.overdue_results() if results else wording.overdue_title(days)
    return _column(title, _list(results), *parts, needs_attention=bool(late or results))


def _updates(board: Brief, late: Sequence[Missing]) -> Markup:
    """Name the steps whose update is overdue with who answers; many, by who answers for them."""
    overdue = {it.step_id for it in late}
    steps = [it for it in board.steps if it.step_id in overdue and not it.has_update]
    most = _MOST_ROLES - any(row.overdue for goal in board.goals for row in goal.measures)
    if len(steps) <= _MOST_UPDATES:
        return _list(
            Markup('{} <span class="quiet">{}</span>').format(
                _update(step, board.head.quarter), position(step.role)
            )
            for step in steps
        )
    counted = Counter(position(step.role) for step in steps).most_common()
    items = [wording.updates_of(n, role) for role, n in counted[:most]]
    if len(counted) > most:
        items.append(wording.more(len(counted) - most))
    return _list(Markup("{}").format(item) for item in items)


def _update(step: Step, quarter: str) -> Markup:
    """Name a missing update by its step."""
    return Markup("{}").format(wording.update_of(_step(step, quarter)))


def _others(board: Brief, late: Sequence[Missing], days: int) -> Markup:
    """Count documents and figures, which are owed beside the updates."""
    waiting = {step.step_id for step in board.steps if not step.has_update}
    counts = [it.n_items - (it.step_id in waiting) for it in late]
    n = sum(counts)
    return _text(wording.others_owed(n, sum(map(bool, counts)), days)) if n else Markup("")


def _gap(board: Brief, decisions: Decisions) -> Markup:
    largest = [gap for gap in board.gaps if gap.is_largest]
    widest = max(largest, key=lambda gap: abs(gap.points), default=None)
    told = (
        _widest(widest, board.head.quarter) if widest else _text(findings.gap_finding(board.gaps))
    )
    items = [Markup("{}").format(wording.decision(*it)) for it in decisions[:_MOST_DECISIONS]]
    if len(decisions) > _MOST_DECISIONS:
        items.append(Markup("{}").format(wording.more(len(decisions) - _MOST_DECISIONS)))
    open_ones = Markup("<h3>{}</h3>{}").format(
        wording.decisions_title(), _list(items) or _text(wording.no_open_decision())
    )
    return _column(
        wording.gap_title(), told, open_ones, is_sample=bool(widest and widest.is_sample)
    )


def _widest(gap: Gap, quarter: str) -> Markup:
    address = urlencode({"quarter": quarter, "goal": gap.goal_id, "subgroup": gap.subgroup})
    return Markup('<p><a href="subgroups?{}" target="_self">{}</a>: {}</p>').format(
        address, wording.gap_place(gap), wording.gap_figures(gap)
    )
