"""What is said of targets and baselines that were changed: what is in force, what was, and why."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from monitoring.vocabulary import TargetKind
from monitoring.wording import figures, numbers, periods, verdict_names
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph

if TYPE_CHECKING:
    from monitoring.db.query_rows import AmendedTargets, TargetChanges, TargetVersions
    from monitoring.wording.quarter_facts import Measure

_OPEN = 2199
_NAMED = 2  # measures that are named; more are counted


class Aim(NamedTuple):
    """A target and the baseline that its path starts from, as a version has them."""

    target_kind: str
    target_value: float | None
    points_per_year: float | None
    deadline_period: str
    baseline_value: float | None
    baseline_period: str | None
    unit: str
    period_style: str


def aim_of(row: "AmendedTargets | TargetChanges | TargetVersions", prefix: str = "") -> Aim:
    """Return the target of a row: that in force, or with a prefix the former or the plan's own."""
    of = {name: getattr(row, f"{prefix}{name}") for name in Aim._fields[:-2]}
    return Aim(**of, unit=row.unit, period_style=row.period_style)


def target(aim: Aim) -> str:
    """Write a target: "85.0% by the class of 2024", "2.0 points a year to 2023-24"."""
    year = periods.in_sentence(aim.deadline_period, aim.period_style)
    if aim.target_kind == TargetKind.REACH_VALUE:
        return _("{value} by {year}", value=figures.value(aim.target_value, aim.unit), year=year)
    points = figures.points(aim.points_per_year)
    return _("{points} points a year to {year}", points=points, year=year)


def baseline(aim: Aim) -> str:
    """Write a baseline: "71.7% of the class of 2018", "the own result of 2021-22"."""
    if numbers.is_missing(aim.baseline_period):
        return _("a year that the plan does not give")
    year = periods.in_sentence(str(aim.baseline_period), aim.period_style)
    if numbers.is_missing(aim.baseline_value):
        return _("each group's own result of {year}", year=year)
    return _("{value}, {year}", value=figures.value(aim.baseline_value, aim.unit), year=year)


def amended(row: "AmendedTargets") -> str:
    """Say what was changed, when, what was before and why."""
    return paragraph(changed(row), _("Reason: {reason}", reason=_sentence(row.reason)))


def changed(row: "AmendedTargets") -> str:
    """Say what was changed, when, and what was before."""
    now, former = aim_of(row), aim_of(row, "former_")
    of = {"day": numbers.day(row.adopted_on)}
    parts = []
    if row.is_aim_changed:
        words = {"now": target(now), "former": target(former)}
        if row.is_plan_again:
            parts.append(_("Target put back on {day}: {now} (was {former}).", **of, **words))
        else:
            parts.append(_("Target amended {day}: {now} (was {former}).", **of, **words))
    if row.is_start_changed:
        words = {"now": baseline(now), "former": baseline(former)}
        parts.append(_("Baseline amended {day}: {now} (was {former}).", **of, **words))
    return paragraph(*parts)


def by_the_plan(row: "AmendedTargets") -> str:
    """Say the verdict by the plan's own target, "" where that is in force again."""
    if row.is_plan_again or not row.plan_level:
        return ""
    own = aim_of(row, "plan_")
    verdict = verdict_names.of_year(row.plan_level, own.deadline_period)
    if row.is_aim_changed or target(own) != target(aim_of(row)):
        return _(
            "By the plan's own target of {target}: {verdict}.", target=target(own), verdict=verdict
        )
    return _(
        "By the plan's own baseline of {baseline}: {verdict}.",
        baseline=baseline(own),
        verdict=verdict,
    )


def told(row: "AmendedTargets") -> str:
    """Say all of one measure: what was changed, and the verdict by the plan's own target."""
    return paragraph(amended(row), by_the_plan(row))


def told_of(rows: "Sequence[AmendedTargets]") -> str:
    """Say the same where several measures stand: with the names of those it is true of."""
    return _("{measure}: {sentences}", measure=_names(rows), sentences=told(rows[0]))


def _names(rows: "Sequence[AmendedTargets]") -> str:
    return "; ".join(row.measure_name for row in rows)


def in_short(rows: "Sequence[AmendedTargets]") -> str:
    """Say on one line, of measures among others, what is in force and the plan's verdict.

    Args:
        rows: measures of which all the same is said; more than two are counted.
    """
    row = rows[0]
    of = {"day": numbers.day(row.adopted_on), "target": target(aim_of(row))}
    if row.is_plan_again:
        now = _("target put back on {day}: {target}.", **of)
    elif row.is_aim_changed:
        now = _("target amended {day}: {target}.", **of)
    else:
        now = _("baseline amended {day}: {start}.", day=of["day"], start=baseline(aim_of(row)))
    return _(
        "{measure}, {sentences}",
        measure=_names(rows) if len(rows) <= _NAMED else _counted(len(rows)),
        sentences=paragraph(now, by_the_plan(row)),
    )


def _counted(n: int) -> str:
    return n_("{n} measure", "{n} measures", n)


def former_target(row: "TargetChanges") -> str:
    """Label the end of the path before the change: "former target 90.0%"."""
    return _("former target {value}", value=figures.value(row.former_end, row.unit))


def mark(row: "AmendedTargets | TargetChanges") -> str:
    """Label the mark where a change was decided: "Target amended Aug 5, 2023"."""
    day = numbers.short_day(row.adopted_on)
    if row.is_aim_changed:
        return _("Target amended {day}", day=day)
    return _("Baseline amended {day}", day=day)


def drawn(row: "AmendedTargets") -> str:
    """Say for those who do not see the chart that it has two paths, and where one ends."""
    return paragraph(
        _(
            "The path before the change, to {former}, is drawn up to {day}, the new one, to {now}, "
            "from then on.",
            former=target(aim_of(row, "former_")),
            now=target(aim_of(row)),
            day=numbers.day(row.adopted_on),
        ),
        by_the_plan(row),
    )


def drawn_before(row: "TargetChanges") -> str:
    """Say for those who do not see the chart that a path before the last two is drawn as well."""
    return _(
        "The path before that, to {former}, is drawn up to {day}.",
        former=target(aim_of(row, "former_")),
        day=numbers.day(row.adopted_on),
    )


def on_slide(measure: "Measure") -> tuple[str, ...]:
    """Say on a slide the verdict by the plan's own target, and what was changed; line by line."""
    row = measure.amended
    return () if row is None else tuple(filter(None, (by_the_plan(row), changed(row))))


def notes(measures: "Sequence[Measure]") -> tuple[str, ...]:
    """Say of each measure whose target or baseline was changed what was, and the plan's verdict."""
    rows = [it.amended for it in measures if it.amended is not None]
    return tuple(told(it) if len(measures) == 1 else told_of([it]) for it in rows)


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."


def saved(measure: str, version: int, quarter: str) -> str:
    """Say that a version was saved, and from when on it counts."""
    return _(
        "{measure}: version {version} of the target is saved. It counts from {quarter}.",
        measure=measure,
        version=version,
        quarter=numbers.quarter(quarter),
    )


def would_be_saved(measure: str, version: int, quarter: str) -> str:
    """Say that a version would be saved, and from when on it would count."""
    return _(
        "{measure}: this would be version {version} of the target. It would count from {quarter}.",
        measure=measure,
        version=version,
        quarter=numbers.quarter(quarter),
    )


def version_line(row: "TargetVersions") -> str:
    """List a version by its measure's name in files: "graduation-4yr, version 2: 85.0% by ..."."""
    return _("{measure}, {version}", measure=row.measure_id, version=version_told(row))


def version_told(row: "TargetVersions") -> str:
    """Tell a version: "version 2: 85.0% by ..., from ...; adopted ..., saved by Ann Bell. ..."."""
    of = {
        "version": row.version,
        "target": target(aim_of(row)),
        "baseline": baseline(aim_of(row)),
    }
    if row.version == 1:
        return _("version {version}: {target}, from {baseline}; the plan's own", **of)
    return _(
        "version {version}: {target}, from {baseline}; adopted {day}, saved by {author}. Reason: "
        "{reason}",
        day=numbers.day(row.adopted_on),
        author=row.saved_by,
        reason=row.reason,
        **of,
    )


def versions_caption() -> str:
    """Head the table of versions."""
    return _("Targets that were changed")


def versions_head() -> tuple[str, ...]:
    """Head its columns."""
    return (
        _("Measure"),
        _("Version"),
        _("Target"),
        _("Baseline"),
        _("In force"),
        _("Reason"),
        _("Saved by"),
    )


def version_cells(row: "TargetVersions") -> tuple[str, ...]:
    """Write a version in its table."""
    is_own = row.version == 1
    start = baseline(aim_of(row))
    if row.baseline_source:
        start = _("{baseline} ({source})", baseline=start, source=row.baseline_source)
    return (
        row.measure_name,
        str(row.version),
        target(aim_of(row)),
        start,
        _in_force(row.adopted_on, row.in_force_until, is_own=is_own),
        _("The plan's own") if is_own else row.reason,
        "" if is_own else row.saved_by,
    )


def _in_force(since: date, until: date, *, is_own: bool) -> str:
    if until < since:
        return _("never: replaced from its first day on")
    if until.year >= _OPEN:
        return _("from the beginning") if is_own else _("since {day}", day=numbers.day(since))
    if is_own:
        return _("until {day}", day=numbers.day(until))
    return _("{day} to {last}", day=numbers.day(since), last=numbers.day(until))


def how_judged() -> str:
    """Explain how a target that was changed is judged."""
    return _(
        "A target or baseline that the board amends is a further version, with its reason and the "
        "date of the decision; the plan's own is version 1 and is never overwritten. A version "
        "counts from the quarter in which it was adopted: earlier quarters keep the target and the "
        "verdicts that they had. Wherever an amended target judges, the verdict by the plan's own "
        "stands beside it, so that moving a target hides no miss. What is taken back is replaced "
        "by another version. Published reviews keep what they were judged by."
    )
