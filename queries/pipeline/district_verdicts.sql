-- The verdicts of the rule in force on the district's own results, all students: by the target in
-- force, and by the plan's own also after it was amended.
-- Grain: one row per measure_id, target_version, period and known_until. Order: so.
with

final as (
    select
        assessments.measure_id,
        assessments.target_version,
        assessments.is_in_force,
        district_results.period,
        district_results.result_id,
        district_results.value,
        assessments.known_since,
        assessments.known_until,
        assessments.level,
        assessments.level_obstacle,
        assessments.change,
        assessments.data_state
    from district_results
    inner join assessments
        on district_results.result_id = assessments.result_id
    inner join rules
        on
            assessments.rule_version = rules.rule_version
            and rules.is_current
    where assessments.measure_id is not null
)

select * from final
order by measure_id, target_version, period, known_until
