-- The district's own results that a later vintage replaced between the ends of two review quarters;
-- a vintage is known from its own day, or from the day of its load where it has none. A figure is
-- told only where both may be seen.
-- Parameters: $before, $quarter.
-- Grain: one row per result that was replaced. Order: scope, period, then as on every page.
with

spans as (
    select
        before.ends_on as after_day,
        review.ends_on as until_day
    from calendar as before
    inner join calendar as review
        on
            before.period = $before
            and review.period = $quarter
),

replaced as (
    select
        older.indicator_id,
        older.content_area,
        older.grade_span,
        older.period,
        older.subgroup,
        older.value is not null
        and newer.value is not null
        -- An end of the scale is no figure to tell a revision by.
        and older.value_code = ''
        and newer.value_code = ''
        and secondary_suppression.result_id is null as is_shown,
        older.value as old_value,
        newer.value as new_value,
        older.denominator as old_n,
        newer.denominator as new_n,
        batches.kind = 'sample' as is_sample
    from results as older
    inner join results as newer
        on older.superseded_by = newer.result_id
    inner join batches
        on newer.batch_id = batches.batch_id
    inner join organisations
        on
            older.organisation_id = organisations.organisation_id
            and organisations.organisation_level = 'district'
            and organisations.is_own
    inner join spans
        on
            coalesce(batches.vintage_on, batches.loaded_at::date) > spans.after_day
            and coalesce(batches.vintage_on, batches.loaded_at::date) <= spans.until_day
            and newer.released_on <= spans.until_day
            and older.released_on <= spans.until_day
    left join secondary_suppression
        on newer.result_id = secondary_suppression.result_id
    -- What was overdue and came in is a new result.
    where older.data_state <> 'overdue'
),

final as (
    select
        replaced.indicator_id,
        replaced.content_area,
        replaced.grade_span,
        replaced.period,
        replaced.subgroup,
        subgroups.sort_order,
        indicators.unit,
        indicators.period_style,
        case when replaced.is_shown then replaced.old_value end as old_value,
        case when replaced.is_shown then replaced.new_value end as new_value,
        case when replaced.is_shown then replaced.old_n end as old_n,
        case when replaced.is_shown then replaced.new_n end as new_n,
        replaced.is_sample
    from replaced
    inner join subgroups
        on replaced.subgroup = subgroups.subgroup
    inner join indicators
        on replaced.indicator_id = indicators.indicator_id
    inner join calendar
        on replaced.period = calendar.period
)

select * from final
order by indicator_id, content_area, grade_span, period, sort_order
