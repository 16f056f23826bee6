-- What is followed of the district's results, and where a reader finds it: the scopes of the plan's
-- measures, of their early signs, and of the interim indicators of action steps at the widest grade
-- span they are told for.
-- Grain: one row per indicator_id, content_area and grade_span. Order: measures, signs, steps.
with

steps as (
    select
        action_steps.step_id,
        action_steps.goal_id,
        row_number() over (
            order by action_steps.plan_position
        ) as position
    from ordered_steps as action_steps
),

-- A span that holds the others stands for them; where there is none, each stands for itself.
told as (
    select distinct
        findings.indicator_id,
        findings.content_area,
        findings.grade_span
    from findings
    inner join indicators
        on findings.indicator_id = indicators.indicator_id
    where findings.is_own and findings.organisation_level = 'district'
    qualify
        findings.grade_span in ('', indicators.default_grade_span)
        or not bool_or(findings.grade_span in ('', indicators.default_grade_span)) over (
            partition by findings.indicator_id, findings.content_area
        )
),

followed as (
    select
        'measure' as place,
        1 as rank,
        measures.position,
        measures.indicator_id,
        measures.content_area,
        measures.grade_span,
        measures.goal_id,
        measures.measure_id,
        measures.measure_name,
        '' as step_id
    from measures

    union all

    select
        'sign' as place,
        2 as rank,
        measures.position,
        early_signs.indicator_id,
        early_signs.content_area,
        early_signs.grade_span,
        measures.goal_id,
        measures.measure_id,
        measures.measure_name,
        '' as step_id
    from early_signs
    inner join measures
        on early_signs.measure_id = measures.measure_id

    union all

    select
        'step' as place,
        3 as rank,
        steps.position,
        told.indicator_id,
        told.content_area,
        told.grade_span,
        steps.goal_id,
        '' as measure_id,
        '' as measure_name,
        steps.step_id
    from told
    inner join indicator_steps
        on told.indicator_id = indicator_steps.indicator_id
    inner join steps
        on indicator_steps.step_id = steps.step_id
    inner join indicators
        on
            told.indicator_id = indicators.indicator_id
            and indicators.kind = 'interim'
),

final as (
    select
        followed.*,
        indicators.short_name
    from followed
    inner join indicators
        on followed.indicator_id = indicators.indicator_id
    qualify row_number() over (
        partition by followed.indicator_id, followed.content_area, followed.grade_span
        order by followed.rank, followed.position
    ) = 1
)

select * from final
order by rank, position, short_name, content_area, grade_span
