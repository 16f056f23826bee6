-- What interim indicators are to reach, quarter by quarter.
-- Grain: one row per indicator_id, content_area, grade_span and period. Order: so.
select
    interim_targets.indicator_id,
    interim_targets.content_area,
    interim_targets.grade_span,
    interim_targets.period,
    calendar.school_year,
    right(interim_targets.period, 2) as quarter,
    interim_targets.target_value,
    interim_targets.origin
from interim_targets
inner join calendar
    on
        interim_targets.period = calendar.period
        and calendar.kind = 'quarter'
order by
    interim_targets.indicator_id, interim_targets.content_area, interim_targets.grade_span,
    interim_targets.period
