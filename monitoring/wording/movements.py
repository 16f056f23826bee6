"""Why an action step's measures are told to have moved as they did, and what sums them up."""

from monitoring.db.query_rows import StepCells, StepMovements
from monitoring.vocabulary import Change, Naming
from monitoring.vocabulary.verdicts import MeasureObstacle
from monitoring.wording import figures, labels, numbers, periods, verdicts
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph
from monitoring.wording.quarter_facts import Step
from monitoring.wording.verdict_facts import with_cause


def measure_reason(row: StepMovements) -> str:
    """Say why one measure of a step moved as it did, or cannot be measured yet.

    Args:
        row: a row of ``step_movements``.
    """
    if row.obstacle == MeasureObstacle.NOT_PUBLISHED:
        return with_cause(_("The state published no result"), row.unpublished_description)
    if row.obstacle == MeasureObstacle.NONE_KNOWN:
        return _("No result was known by then.")
    if row.obstacle in (MeasureObstacle.NONE, MeasureObstacle.NOT_COMPARABLE):
        period = periods.label(row.period, row.period_style)
        return _("{period}: {reason}", period=period, reason=verdicts.change_reason(row))
    period = periods.in_sentence(row.period, row.period_style)
    if row.obstacle == MeasureObstacle.BEFORE_PLAN:
        return _(
            "The last result known by then, for {period}, is from before the plan.", period=period
        )
    if row.obstacle == MeasureObstacle.TOO_OLD:
        return _(
            "The last result known by then, for {period}, is more than a year old.", period=period
        )
    state = labels.data_state(row.data_state)
    told = _("The result for {period} is {state}", period=period, state=state)
    return paragraph(with_cause(told, row.state_description), _last_comparable(row))


def _last_comparable(row: StepMovements) -> str:
    """Tell the last result before one that is missing or compares with no other."""
    if numbers.is_missing(row.measured_period):
        return _("No comparable result was known by then.")
    facts = {
        "period": periods.in_sentence(row.measured_period, row.period_style),
        "value": figures.value(row.measured_value, row.unit),
    }
    if row.measured_change == Change.NOT_COMPARABLE:
        return _("The last comparable result, for {period}, is {value}.", **facts)
    return _(
        "The last comparable result, for {period}, is {value}. Since the year before: {change}.",
        change=labels.change(row.measured_change),
        **facts,
    )


def done_reason(cell: StepCells | Step) -> str:
    """Sum up how the measures of a step's implementation moved.

    Args:
        cell: a row of ``step_cells``, or a step as known in a quarter.
    """
    counts = _known(cell.done_improving, cell.done_unclear, cell.done_worsening, cell.done_waiting)
    return " ".join(_counts(*counts)) if counts else _uncounted(cell.done_naming)


def worked_reason(cell: StepCells | Step) -> str:
    """Sum up how the measures of a step's effectiveness moved, and what is left out of it.

    Args:
        cell: a row of ``step_cells``, or a step as known in a quarter.
    """
    counts = _known(
        cell.worked_improving, cell.worked_unclear, cell.worked_worsening, cell.worked_waiting
    )
    if not counts:
        return _uncounted(cell.worked_naming)
    told = _counts(*counts)
    if len(cell.worked_left_out):
        names = ", ".join(cell.worked_left_out)
        told.append(_("Shown but not counted: {measures}.", measures=names))
    if cell.outcome_naming == Naming.NOT_MAPPED:
        told.append(_("No measure of students' outcomes is mapped here yet."))
    elif not cell.has_outcome_measure:
        told.append(_("The plan names no measure of students' outcomes here."))
    return " ".join(told)


def _uncounted(naming: str) -> str:
    """Say why no measure of a lane counts; what nobody has mapped is not what nobody named."""
    if naming == Naming.NOT_MAPPED:
        return _("Not mapped yet: no measure stands for what the plan names here.")
    if naming == Naming.NO_MEASURE:
        return _("Nothing that the plan names here is a measure.")
    if naming == Naming.NOT_NAMED:
        return _("The plan names nothing here.")
    return _("No measure counts here.")


def _known(*counts: int | None) -> list[int]:
    """Return counts of measures, none where none of them counts."""
    return [n for n in counts if n is not None and not numbers.is_missing(n)]


def _counts(n_up: int, n_unclear: int, n_down: int, n_waiting: int) -> list[str]:
    n_compared = n_up + n_unclear + n_down
    if not n_compared:
        return [_none(n_waiting)]
    told = [
        n_(
            "{n} measure can be compared with the year before: {up} clearly improved, {down} "
            "clearly declined, {unclear} without a clear change.",
            "{n} measures can be compared with the year before: {up} clearly improved, {down} "
            "clearly declined, {unclear} without a clear change.",
            n_compared,
            up=numbers.whole(n_up),
            down=numbers.whole(n_down),
            unclear=numbers.whole(n_unclear),
        )
    ]
    if n_up and n_down:
        told.append(_("They point both ways."))
    if n_waiting:
        told.append(
            n_("{n} more cannot be measured yet.", "{n} more cannot be measured yet.", n_waiting)
        )
    return told


def _none(n_waiting: int) -> str:
    if not n_waiting:
        return _("No measure counts here.")
    return n_(
        "Its one measure cannot be compared with the year before yet.",
        "None of its {n} measures can be compared with the year before yet.",
        n_waiting,
    )
