"""What the four short columns of the first screen say."""

from collections.abc import Iterable, Sequence
from datetime import date

from monitoring.vocabulary import Direction, Unit
from monitoring.wording import figures, numbers, periods
from monitoring.wording.i18n import _, n_
from monitoring.wording.quarter_facts import EarlySign, Gap, Measure, OverdueResult


def signs_title() -> str:
    """Head the column of early signs."""
    return _("Early signs")


def signs_moved(signs: Sequence[EarlySign]) -> str:
    """Write by how much the early signs of one indicator moved, with what each is narrowed to."""
    name = signs[0].short_name
    moves = [_sign_move(it) for it in signs]
    scopes = [_scope(it) for it in signs]
    if len(signs) == 1:
        if not scopes[0]:
            return _("{indicator}: {move}", indicator=name, move=moves[0])
        return _("{indicator}, {scope}: {move}", indicator=name, scope=scopes[0], move=moves[0])
    told = (
        _("{scope} {move}", scope=scope, move=move)
        for scope, move in zip(scopes, moves, strict=True)
    )
    return _("{indicator}: {moves}", indicator=name, moves=", ".join(told))


def _scope(sign: EarlySign) -> str:
    """Name what an early sign is narrowed to: its subject, else its grades."""
    return sign.content_area or figures.grades(sign.grade_span)


def _sign_move(sign: EarlySign) -> str:
    """Write a move: ``+2.8``; of what is better when it is lower, in a word: ``2.9 lower``."""
    decimals = numbers.decimals_of(sign.unit)
    if sign.better_direction != Direction.LOWER:
        return numbers.signed(sign.change_points, decimals)
    size_of_move = numbers.decimal(abs(sign.change_points), decimals)
    if sign.change_points < 0:
        return _("{points} lower", points=size_of_move)
    return _("{points} higher", points=size_of_move)


def improved() -> str:
    """Say what the mark before an early sign means: it got better."""
    return _("improved")


def declined() -> str:
    """Say what the mark before an early sign means: it got worse."""
    return _("declined")


def more(n: int) -> str:
    """Say how many more there are."""
    return n_("and {n} more", "and {n} more", n)


def no_effect_title() -> str:
    """Head the column of steps that are done and show no effect."""
    return _("Done, no effect seen yet")


def last_known(quarter: str) -> str:
    """Say of which earlier quarter the steps below are the last known."""
    return _("Last known in {quarter}:", quarter=numbers.quarter(quarter))


def not_loaded(rows: Iterable[Measure]) -> tuple[str, ...]:
    """Name official results whose date has passed and that are not loaded, each year once."""
    late: dict[tuple[str, str, str], OverdueResult] = {}
    for row in rows:
        for one in row.overdue:
            late.setdefault((one.period, row.period_style, numbers.day(one.due_on)), one)
    return tuple(
        _(
            "The result for {period}, due {day}, is not loaded",
            period=periods.in_sentence(period, style),
            day=day,
        )
        for period, style, day in late
    )


def overdue_title(days: int) -> str:
    """Head the column of what is not in."""
    if not days:
        return _("Nothing overdue")
    return n_("Overdue by {n} day", "Overdue by {n} days", days)


def overdue_results() -> str:
    """Head the column of what is not in, where only official results are overdue."""
    return _("Overdue")


def update_of(name: str) -> str:
    """Say that a step's update is missing."""
    return _("Update of {step}", step=name)


def updates_of(n: int, role: str) -> str:
    """Count the missing updates of a position."""
    return n_("{role}: {n} update", "{role}: {n} updates", n, role=role)


def others_owed(n: int, n_steps: int, days: int = 0) -> str:
    """Count documents and figures that are not in.

    Args:
        n: how many.
        n_steps: of how many steps.
        days: for how long the oldest of all that steps owe is overdue, where no title says it.
    """
    of = {"steps": numbers.whole(n_steps), "days": numbers.whole(days)}
    if n_steps == 1 and days:
        return n_(
            "Not in: {n} document or figure of one step. Steps are up to {days} days late.",
            "Not in: {n} documents and figures of one step. Steps are up to {days} days late.",
            n,
            **of,
        )
    if n_steps == 1:
        return n_(
            "Not in: {n} document or figure of one step.",
            "Not in: {n} documents and figures of one step.",
            n,
        )
    if days:
        return n_(
            "Not in: {n} document or figure. Steps are up to {days} days late.",
            "Not in: {n} documents and figures of {steps} steps, which are up to {days} days late.",
            n,
            **of,
        )
    return n_(
        "Not in: {n} document or figure.",
        "Not in: {n} documents and figures of {steps} steps.",
        n,
        **of,
    )


def not_due_yet(n_steps: int) -> str:
    """Say that updates are still to come."""
    return n_(
        "{n} action step has no update yet; it is not overdue.",
        "{n} action steps have no update yet; none is overdue.",
        n_steps,
    )


def all_in() -> str:
    """Say that nothing is owed."""
    return _("All updates, documents and figures are in.")


def gap_title() -> str:
    """Head the column of the widest gap."""
    return _("Widest gap")


def gap_place(gap: Gap) -> str:
    """Name a group and a measure."""
    return _("{group}, {measure}", group=gap.subgroup, measure=gap.measure_name)


def gap_figures(gap: Gap) -> str:
    """Write both figures of a gap: "0.5%, all other students 26.3%"."""
    return _(
        "{value}, all other students {other}",
        value=figures.value(gap.value, Unit.PERCENT, figures.code_of(gap)),
        other=figures.value(gap.complement_value, Unit.PERCENT, figures.other_code(gap)),
    )


def decisions_title() -> str:
    """Head what is decided and not done."""
    return _("Open decisions")


def no_open_decision() -> str:
    """Say that no decision is open."""
    return _("No decision is open.")


def decision(what: str, role: str, due_on: date) -> str:
    """Write a decision in short: what, who, by when."""
    of = {"what": what, "day": numbers.short_day(due_on)}
    return _("{what} ({role}, by {day})", role=role, **of) if role else _("{what} (by {day})", **of)
