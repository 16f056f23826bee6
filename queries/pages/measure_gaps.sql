-- The years of a measure without a comparable result at a review quarter's end, and why.
-- A year whose result is awaited has no description, and the date on which it is or was due.
-- Parameters: $quarter, $measure_id.
-- Grain: one row per period. Order: period.
with

review as (
    select
        ends_on,
        school_year
    from calendar
    where period = $quarter
),

scope as (
    select
        measure_id,
        indicator_id,
        content_area,
        grade_span,
        coalesce(baseline_period, deadline_period) as baseline_period,
        deadline_period
    from measures
    where measure_id = $measure_id
),

noted as (
    select
        known_notes.period,
        known_notes.data_state,
        known_notes.description,
        null::date as released_on,
        '' as release_basis
    from known_notes
    inner join scope
        on
            known_notes.known_in = $quarter
            and known_notes.is_own
            and known_notes.indicator_id = scope.indicator_id
            and known_notes.content_area in ('', scope.content_area)
    inner join calendar
        on known_notes.period = calendar.period
    inner join review
        on calendar.begins_on <= review.ends_on
),

awaited as (
    select
        release_dates.period,
        case
            when release_dates.released_on <= review.ends_on then 'overdue'
            else 'not_due_yet'
        end as data_state,
        '' as description,
        release_dates.released_on,
        release_dates.basis as release_basis
    from release_dates
    inner join scope
        on release_dates.indicator_id = scope.indicator_id
    cross join review
    left join district_results
        on
            scope.indicator_id = district_results.indicator_id
            and scope.content_area = district_results.content_area
            and scope.grade_span = district_results.grade_span
            and release_dates.period = district_results.period
    where
        release_dates.period between scope.baseline_period
        and greatest(scope.deadline_period, review.school_year::varchar)
        and (district_results.period is null or release_dates.released_on > review.ends_on)
        and release_dates.period not in (select noted.period from noted)
),

final as (
    select
        period,
        data_state,
        description,
        released_on,
        release_basis
    from noted

    union all

    select
        period,
        data_state,
        description,
        released_on,
        release_basis
    from awaited
)

select * from final
order by period
