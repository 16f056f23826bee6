-- The content areas of the plan's measures and early signs, and of Georgia's results in force.
-- Grain: one row per content_area. Order: content_area.
with

named as (
    select content_area from measures

    union

    select content_area from early_signs

    union

    select results.content_area
    from results
    inner join batches
        on results.batch_id = batches.batch_id
    where
        results.superseded_by is null
        and batches.kind = 'official'
)

select content_area
from named
where content_area <> ''
order by content_area
