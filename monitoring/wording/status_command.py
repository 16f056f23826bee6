"""What the command `status` prints of each measure."""

from typing import TYPE_CHECKING

from monitoring.wording import apart, numbers, periods, since, verdicts
from monitoring.wording.i18n import _

if TYPE_CHECKING:
    from monitoring.db.query_rows import MeasureLatestResults


def status_lines(row: "MeasureLatestResults") -> list[str]:
    """Write where a measure stands, and on a line of its own a result of another year."""
    told = {
        "measure": row.measure_id,
        "level": verdicts.level(row),
        "change": since.shown(row),
        "reason": verdicts.level_reason(row),
        "moved": verdicts.change_reason(row),
    }
    beside = [_("    {note}", note=note) for note in filter(None, (apart.note(row),))]
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
