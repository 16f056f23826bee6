-- Dates nobody published: the product assumes them, and shows them as assumed.
-- Grain: one row per subject, named and source. Order: subject, of.
with

final as (
    select
        'release' as subject,
        indicators.indicator_name as named,
        min(release_dates.period) as first_period,
        max(release_dates.period) as last_period,
        min(release_dates.released_on) as first_on,
        release_dates.source
    from release_dates
    inner join indicators
        on release_dates.indicator_id = indicators.indicator_id
    where release_dates.basis = 'assumed'
    group by indicators.indicator_name, release_dates.source

    union all

    select
        'calendar' as subject,
        calendar.kind as named,
        min(calendar.period) as first_period,
        max(calendar.period) as last_period,
        min(calendar.begins_on) as first_on,
        calendar.source
    from calendar
    where calendar.basis = 'assumed'
    group by calendar.kind, calendar.source

    union all

    select
        'update' as subject,
        '' as named,
        min(review_dates.quarter) as first_period,
        max(review_dates.quarter) as last_period,
        min(review_dates.update_due_on) as first_on,
        review_dates.source
    from review_dates
    where review_dates.basis = 'assumed'
    group by review_dates.source
)

select * from final
order by subject, named
