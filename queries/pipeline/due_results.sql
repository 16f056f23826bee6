-- When the result of each measure and year is due, and whether the district's own is in.
-- Grain: one row per measure_id and period. Order: measure_id, period.
with

year_dates as (
    select
        release_dates.indicator_id,
        release_dates.period,
        release_dates.released_on,
        release_dates.basis
    from release_dates
    inner join calendar
        on
            release_dates.period = calendar.period
            and calendar.kind = 'year'
),

-- A test that is not held brings no result to wait for.
not_held as (
    select
        indicator_id,
        content_area,
        period
    from comparability
    where data_state = 'cancelled'
),

final as (
    select
        measures.measure_id,
        year_dates.period,
        year_dates.released_on,
        year_dates.basis,
        district_results.period is not null as is_in
    from measures
    inner join year_dates
        on measures.indicator_id = year_dates.indicator_id
    left join district_results
        on
            measures.indicator_id = district_results.indicator_id
            and measures.content_area = district_results.content_area
            and measures.grade_span = district_results.grade_span
            and year_dates.period = district_results.period
    left join not_held
        on
            measures.indicator_id = not_held.indicator_id
            and not_held.content_area in ('', measures.content_area)
            and year_dates.period = not_held.period
    where
        year_dates.period >= coalesce(measures.baseline_period, '')
        and not_held.period is null
)

select * from final
order by measure_id, period
