-- The district's own results of every indicator that follows an action step, at the widest grade
-- span it is told for: all students, and the groups that a single step is meant for. Of all
-- indicators, or of some.
-- Parameters: $indicators.
-- Grain: one row per result_id and known_until. Order: scope, subgroup and period.
with

followed as (
    select distinct indicator_id
    from indicator_steps
),

final as (
    select
        findings.result_id,
        findings.indicator_id,
        findings.content_area,
        findings.grade_span,
        findings.subgroup,
        calendar.school_year,
        calendar.begins_on,
        findings.known_since,
        findings.known_until,
        findings.data_state,
        findings.change,
        findings.batch_kind = 'sample' as is_sample
    from findings
    inner join followed
        on findings.indicator_id = followed.indicator_id
    inner join indicators
        on findings.indicator_id = indicators.indicator_id
    inner join calendar
        on findings.period = calendar.period
    where
        findings.is_own
        and findings.organisation_level = 'district'
        and coalesce(list_contains(cast($indicators as varchar[]), findings.indicator_id), true)
    -- A span that holds the others stands for them; where there is none, each stands for itself.
    qualify
        findings.grade_span in ('', indicators.default_grade_span)
        or not bool_or(findings.grade_span in ('', indicators.default_grade_span)) over (
            partition by findings.indicator_id, findings.content_area
        )
)

select * from final
order by indicator_id, content_area, grade_span, subgroup, begins_on, known_until
