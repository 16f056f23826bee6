-- The decisions that were taken by a quarter's end, each as its last revision has it.
-- Parameters: $quarter.
-- Grain: one row per decision_id. Order: the quarter in which it was taken, then its number.
with

last_revisions as (
    select *
    from review_decisions
    qualify row_number() over (partition by decision_id order by revision desc) = 1
),

final as (
    select
        last_revisions.decision_id,
        last_revisions.revision,
        last_revisions.quarter,
        last_revisions.about,
        last_revisions.what,
        last_revisions.role,
        last_revisions.due_on,
        last_revisions.state,
        last_revisions.outcome,
        taken.ends_on
    from last_revisions
    inner join calendar as taken
        on last_revisions.quarter = taken.period
    inner join calendar as review
        on
            review.period = $quarter
            and taken.ends_on <= review.ends_on
)

select * from final
order by ends_on, decision_id
