-- The quarter that a fresh visit opens with, and the one under way on a day.
-- It opens with the quarter under way once the district's own figures or updates have reached it or
-- the quarter before; where there is only a sample or history, with the newest quarter of which
-- anything quarterly is known, else with that in which the newest official result came. A
-- published review opens with its own.
-- Parameters: $today.
-- Grain: one row per under_way. Order: under_way.
with

begun as (
    select
        period as quarter,
        begins_on,
        row_number() over (order by period desc) as age
    from calendar
    where
        kind = 'quarter' and is_review
        and (
            begins_on <= $today
            -- A calendar that begins later opens with its first quarter.
            or period in (
                select min(earliest.period)
                from calendar as earliest
                where earliest.kind = 'quarter' and earliest.is_review
            )
        )
),

told as (
    select
        begun.quarter,
        begun.age,
        batches.kind <> 'sample' as is_own
    from results
    inner join batches
        on results.batch_id = batches.batch_id
    inner join begun
        on results.period = begun.quarter
    where results.superseded_by is null
    union all
    select
        begun.quarter,
        begun.age,
        step_updates.origin = 'district' as is_own
    from step_updates
    inner join begun
        on step_updates.quarter = begun.quarter
),

published as (
    select max(begun.quarter) as quarter
    from begun
    where begun.begins_on <= (
        select max(results.released_on)
        from results
        where results.superseded_by is null and results.released_on <= $today
    )
)

select
    case
        when
            exists (select 1 from release_facts)
            or exists (
                select 1 from told
                where told.is_own and told.age <= 2
            )
            then under_way.quarter
        else coalesce(
            (select max(told.quarter) from told), published.quarter, under_way.quarter
        )
    end as quarter,
    under_way.quarter as under_way
from begun as under_way
cross join published
where under_way.age = 1
order by under_way.quarter
