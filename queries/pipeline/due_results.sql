-- When the result of each measure and year is due, and whether the district's own is in. What is in
-- came on the day that it says itself.
-- Grain: one row per measure_id and period. Order: measure_id, period.
with

year_dates as (
    select
        release_dates.indicator_id,
        release_dates.period,
        release_dates.released_on,
        release_dates.basis,
        release_dates.file_name
    from release_dates
    inner join calendar
        on
            release_dates.period = calendar.period
            and calendar.kind = 'year'
),

-- What the data themselves call overdue has not come; any other state is an answer.
answers as (
    select
        indicator_id,
        content_area,
        grade_span,
        period,
        released_on
    from district_results
    where data_state <> 'overdue'
),

-- A test that is not held, or not published, brings no result to wait for while that is known.
not_held as (
    select
        indicator_id,
        content_area,
        period,
        min(known_since) as known_since,
        max(known_until) as known_until
    from note_states
    where is_own and data_state in ('cancelled', 'not_published')
    group by indicator_id, content_area, period
),

-- From the first year on that any version of a measure's target starts from; where none names one,
-- from the first result on that is in. No year before that was ever awaited.
first_awaited as (
    select
        measures.measure_id,
        coalesce(
            min(measure_versions.baseline_period),
            least(min(measure_versions.deadline_period), min(answers.period))
        ) as period
    from measures
    inner join measure_versions
        on measures.measure_id = measure_versions.measure_id
    left join answers
        on
            measures.indicator_id = answers.indicator_id
            and measures.content_area = answers.content_area
            and measures.grade_span = answers.grade_span
    group by measures.measure_id
),

final as (
    select
        measures.measure_id,
        year_dates.period,
        year_dates.released_on as planned_on,
        coalesce(answers.released_on, year_dates.released_on) as released_on,
        if(
            answers.released_on <> year_dates.released_on, 'published', year_dates.basis
        ) as basis,
        year_dates.file_name,
        not_held.known_since as not_held_from,
        not_held.known_until as not_held_until,
        answers.period is not null as is_in
    from measures
    inner join year_dates
        on measures.indicator_id = year_dates.indicator_id
    inner join first_awaited
        on measures.measure_id = first_awaited.measure_id
    left join answers
        on
            measures.indicator_id = answers.indicator_id
            and measures.content_area = answers.content_area
            and measures.grade_span = answers.grade_span
            and year_dates.period = answers.period
    left join not_held
        on
            measures.indicator_id = not_held.indicator_id
            and not_held.content_area in ('', measures.content_area)
            and year_dates.period = not_held.period
    where year_dates.period >= first_awaited.period
)

select * from final
order by measure_id, period
