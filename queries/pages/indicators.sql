-- The indicators, their definitions and what each serves in the plan.
-- Grain: one row per indicator_id. Order: indicator_id.
with

serving as (
    select
        indicator_id,
        string_agg(
            step_id || ' ' || lane
            || case when added_by = 'district' then ' (added by the district)' else '' end
            || case when note = '' then '' else ': ' || note end,
            '; ' order by step_id, lane
        ) as steps
    from indicator_steps
    group by indicator_id
),

signs as (
    select
        early_signs.indicator_id,
        string_agg(
            measures.measure_name || ' since ' || early_signs.since_period,
            '; ' order by measures.position
        ) as measures
    from early_signs
    inner join measures
        on early_signs.measure_id = measures.measure_id
    group by early_signs.indicator_id
),

final as (
    select
        indicators.indicator_id,
        indicators.indicator_name,
        indicators.short_name,
        indicators.unit,
        indicators.better,
        indicators.numerator_words,
        indicators.denominator_words,
        indicators.counted,
        indicators.frequency,
        indicators.kind,
        indicators.source_words,
        indicators.caution,
        coalesce(serving.steps, '') as steps,
        coalesce(signs.measures, '') as early_sign_of
    from indicators
    left join serving
        on indicators.indicator_id = serving.indicator_id
    left join signs
        on indicators.indicator_id = signs.indicator_id
)

select * from final
order by indicator_id
