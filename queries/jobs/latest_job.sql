-- The latest job of one kind, with the steps that it went through.
-- Parameters: $kind, $about ('' for any).
-- Grain: one row per job_id, the last one only. Order: job_id.
with

steps as (
    select
        job_id,
        string_agg(step, ' ' order by number) as steps
    from job_steps
    group by job_id
),

final as (
    select
        jobs.job_id,
        jobs.kind,
        jobs.about,
        jobs.asked_by,
        jobs.asked_at,
        jobs.state,
        jobs.ended_at,
        jobs.answer_list,
        jobs.answer_code,
        jobs.answer_facts,
        coalesce(steps.steps, '') as steps
    from jobs
    left join steps
        on jobs.job_id = steps.job_id
    where jobs.kind = $kind and $about in ('', jobs.about)
)

select * from final
order by job_id desc
limit 1
