-- Who wrote what stands in a quarter's review, its texts and decisions as they are in force; '' for
-- all whose names were typed.
-- Parameters: $quarter.
-- Grain: one row per person. Order: person.
with

texts as (
    select
        'text' as kind,
        quarter || '|' || goal_id || '|' || part as item,
        revision
    from review_texts
    where quarter = $quarter
    qualify row_number() over (partition by goal_id, part order by revision desc) = 1
),

decisions as (
    select
        'decision' as kind,
        cast(decision_id as varchar) as item,
        revision
    from review_decisions
    where quarter = $quarter
    qualify row_number() over (partition by decision_id order by revision desc) = 1
),

written as (
    select * from texts
    union all
    select * from decisions
)

select distinct coalesce(review_authors.person, '') as person
from written
left join review_authors
    on
        written.kind = review_authors.kind
        and written.item = review_authors.item
        and written.revision = review_authors.revision
order by person
