-- Everything that was ever written into a quarter's review, the newest first: a text has a part, a
-- decision a number and its facts; before_ is what the version before it said.
-- Parameters: $quarter.
-- Grain: one row per text or decision and revision. Order: saved_at, newest first.
with

texts as (
    select
        goal_id as about,
        part,
        null::integer as decision_id,
        revision,
        saved_at,
        saved_by,
        text,
        null::varchar as role,
        null::date as due_on,
        null::varchar as state,
        null::varchar as outcome
    from review_texts
    where quarter = $quarter
),

decisions as (
    select
        about,
        '' as part,
        decision_id,
        revision,
        saved_at,
        saved_by,
        what as text,
        role,
        due_on,
        state,
        outcome
    from review_decisions
    where quarter = $quarter
),

saved as (
    select * from texts
    union all
    select * from decisions
),

final as (
    select
        *,
        coalesce(lag(text) over version, '') as before_text,
        lag(role) over version as before_role,
        lag(due_on) over version as before_due_on,
        lag(state) over version as before_state,
        lag(outcome) over version as before_outcome
    from saved
    window version as (
        partition by coalesce(decision_id::varchar, about || part)
        order by revision
    )
)

select * from final
order by saved_at desc, about asc, part asc, decision_id asc, revision desc
