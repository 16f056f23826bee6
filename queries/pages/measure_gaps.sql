-- The years of a measure, or of each where none is named, without a comparable result at a review
-- quarter's end, and why.
-- A year whose result is awaited has no description, and the date on which it is or was due.
-- Parameters: $quarter, $measure_id, $as_of.
-- Grain: one row per measure_id and period. Order: so.
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
        baseline_period,
        deadline_period
    from measures_in_force
    where known_in = $quarter and ($measure_id is null or measure_id = $measure_id)
),

-- A year is awaited from the plan's baseline on; where the plan names none, from the first result
-- on that is shown. No year before that was ever awaited.
first_awaited as (
    select
        scope.measure_id,
        coalesce(
            min(scope.baseline_period),
            least(min(scope.deadline_period), min(district_results.period))
        ) as period
    from scope
    cross join review
    left join district_results
        on
            scope.indicator_id = district_results.indicator_id
            and scope.content_area = district_results.content_area
            and scope.grade_span = district_results.grade_span
            and review.ends_on >= district_results.released_on
    group by scope.measure_id
),

noted as (
    select
        scope.measure_id,
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

-- What is in came on the day that it says itself.
dates as (
    select
        scope.measure_id,
        release_dates.period,
        coalesce(district_results.released_on, release_dates.released_on) as released_on,
        if(
            district_results.released_on <> release_dates.released_on,
            'published',
            release_dates.basis
        ) as release_basis,
        district_results.period is not null as is_in
    from release_dates
    inner join scope
        on release_dates.indicator_id = scope.indicator_id
    left join district_results
        on
            scope.indicator_id = district_results.indicator_id
            and scope.content_area = district_results.content_area
            and scope.grade_span = district_results.grade_span
            and release_dates.period = district_results.period
),

awaited as (
    select
        dates.measure_id,
        dates.period,
        case
            when dates.released_on <= $as_of then 'overdue'
            else 'not_due_yet'
        end as data_state,
        '' as description,
        dates.released_on,
        dates.release_basis
    from dates
    cross join review
    inner join scope
        on dates.measure_id = scope.measure_id
    inner join first_awaited
        on dates.measure_id = first_awaited.measure_id
    left join noted
        on
            dates.measure_id = noted.measure_id
            and dates.period = noted.period
    where
        dates.period between first_awaited.period
        and greatest(scope.deadline_period, review.school_year::varchar)
        and (not dates.is_in or dates.released_on > review.ends_on)
        and noted.period is null
),

final as (
    select
        measure_id,
        period,
        data_state,
        description,
        released_on,
        release_basis
    from noted

    union all

    select
        measure_id,
        period,
        data_state,
        description,
        released_on,
        release_basis
    from awaited
)

select * from final
order by measure_id, period
