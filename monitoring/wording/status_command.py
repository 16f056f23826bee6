"""What the command `status` prints of each measure."""

from typing import TYPE_CHECKING

from monitoring.wording import apart, numbers, periods, since, targets, verdicts
from monitoring.wording.i18n import _

if TYPE_CHECKING:
    from monitoring.db.query_rows import AmendedTargets, MeasureLatestResults


def status_lines(row: "MeasureLatestResults", amended: "AmendedTargets | None" = None) -> list[str]:
    """Write where a measure stands, and on lines of their own what is told beside it.

    Args:
        row: the measure.
        amended: what was changed of its target, None where it is the plan's own.
    """
    told = {
        "measure": row.measure_id,
        "level": verdicts.level(row),
        "change": since.shown(row),
        "reason": verdicts.level_reason(row),
        "moved": verdicts.change_reason(row),
    }
    notes = (apart.note(row), "" if amended is None else targets.told(amended))
    beside = [_("    {note}", note=note) for note in filter(None, notes)]
    if numbers.is_missing(row.period):
        return [_("  {measure}: {level}. {reason}", **told), *beside]
    if later := verdicts.later_reason(row):
        return [
            _("  {measure}: {reason}", **told),
            _("    {later} {moved}", later=later, **told),
            *beside,
        ]
    told["period"] = periods.label(str(row.period), row.period_style)
    return [_("  {measure}, {period}: {level}; {change}. {reason} {moved}", **told), *beside]
