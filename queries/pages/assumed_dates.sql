-- Dates nobody published: the product assumes them, and shows them as assumed.
-- Grain: one row per subject and source. Order: subject.
with

final as (
    select
        'Release of ' || indicators.indicator_name as subject,
        min(release_dates.period) as first_period,
        max(release_dates.period) as last_period,
        strftime(min(release_dates.released_on), '%-d %B') as assumed_day,
        release_dates.source
    from release_dates
    inner join indicators
        on release_dates.indicator_id = indicators.indicator_id
    where release_dates.basis = 'assumed'
    group by indicators.indicator_name, release_dates.source

    union all

    select
        'Calendar: each ' || calendar.kind as subject,
        min(calendar.period) as first_period,
        max(calendar.period) as last_period,
        'its first and last day' as assumed_day,
        calendar.source
    from calendar
    where calendar.basis = 'assumed'
    group by calendar.kind, calendar.source

    union all

    select
        'Review calendar: updates of action steps' as subject,
        min(review_dates.quarter) as first_period,
        max(review_dates.quarter) as last_period,
        'the day on which they are due' as assumed_day,
        review_dates.source
    from review_dates
    where review_dates.basis = 'assumed'
    group by review_dates.source
)

select * from final
order by subject
