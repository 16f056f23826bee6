-- What happened on a goal by a review quarter's end: decisions taken on it or on one of its action
-- steps, and the steps that were first said to be done.
-- Parameters: $quarter, $goal_id.
-- Grain: one row per decision, and one per step that was done. Order: the quarter, decisions first.
with

taken as (
    select
        'decision' as kind,
        decisions.quarter,
        decisions.about,
        decisions.what,
        decisions.role,
        false as is_sample
    from review_decisions as decisions
    qualify row_number() over (
        partition by decisions.decision_id
        order by decisions.revision desc
    ) = 1
),

done as (
    select
        'step_done' as kind,
        current_updates.quarter,
        current_updates.step_id as about,
        action_steps.wording as what,
        '' as role,
        current_updates.origin = 'sample' as is_sample
    from current_updates
    inner join action_steps
        on current_updates.step_id = action_steps.step_id
    where current_updates.implementation = 'done'
    qualify row_number() over (
        partition by current_updates.step_id
        order by current_updates.quarter asc
    ) = 1
),

events as (
    select * from taken
    union all by name
    select * from done
),

final as (
    select
        events.kind,
        events.quarter,
        events.about,
        events.what,
        events.role,
        events.is_sample,
        calendar.ends_on,
        calendar.school_year
    from events
    inner join calendar
        on events.quarter = calendar.period
    inner join calendar as review
        on
            review.period = $quarter
            and calendar.ends_on <= review.ends_on
    left join ordered_steps
        on events.about = ordered_steps.step_id
    where coalesce(ordered_steps.goal_id, events.about) = $goal_id
)

select * from final
order by ends_on, kind, about, what
