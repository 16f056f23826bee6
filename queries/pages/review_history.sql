-- Everything that was ever written into a quarter's review, the newest first.
-- Parameters: $quarter.
-- Grain: one row per text or decision and revision. Order: saved_at, newest first.
with

texts as (
    select
        goal_id as about,
        case part when 'why' then 'Why we think so' else 'What we will do' end as field,
        revision,
        saved_at,
        saved_by,
        words,
        lag(words, 1, '') over (
            partition by goal_id, part order by revision
        ) as before
    from review_texts
    where quarter = $quarter
),

decisions as (
    select
        about,
        'Decision ' || decision_id as field,
        revision,
        saved_at,
        saved_by,
        concat_ws(
            '; ', what, role, 'by ' || strftime(due_on, '%Y-%m-%d'), state, nullif(outcome, '')
        ) as words
    from review_decisions
    where quarter = $quarter
),

final as (
    select
        about,
        field,
        revision,
        saved_at,
        saved_by,
        before,
        words
    from texts

    union all

    select
        about,
        field,
        revision,
        saved_at,
        saved_by,
        lag(words, 1, '') over (partition by field order by revision) as before,
        words
    from decisions
)

select * from final
order by saved_at desc, about asc, field asc, revision desc
