-- The verdicts of the rule in force on the district's own results, all students.
-- Grain: one row per measure_id and period. Order: measure_id, period.
with

district_results as (
    select
        results.result_id,
        results.period,
        results.value,
        results.released_on
    from results
    inner join organisations
        on
            results.organisation_id = organisations.organisation_id
            and organisations.organisation_level = 'district'
    where results.superseded_by is null and results.subgroup = 'All Students'
),

verdicts as (
    select
        assessments.result_id,
        assessments.measure_id,
        assessments.level,
        assessments.change,
        assessments.data_state,
        assessments.headline,
        assessments.level_reason,
        assessments.baseline_value,
        assessments.baseline_period
    from assessments
    inner join rules
        on
            assessments.rule_version = rules.rule_version
            and rules.is_current
),

final as (
    select
        verdicts.measure_id,
        district_results.period,
        district_results.result_id,
        district_results.value,
        district_results.released_on,
        verdicts.level,
        verdicts.change,
        verdicts.data_state,
        verdicts.headline,
        verdicts.level_reason,
        verdicts.baseline_value,
        verdicts.baseline_period
    from district_results
    inner join verdicts
        on district_results.result_id = verdicts.result_id
    where verdicts.measure_id is not null
)

select * from final
order by measure_id, period
