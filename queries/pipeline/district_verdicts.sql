-- The verdicts of the rule in force on the district's own results, all students.
-- Grain: one row per measure_id, period and known_until. Order: so.
with

final as (
    select
        verdicts.measure_id,
        district_results.period,
        district_results.result_id,
        district_results.value,
        verdicts.known_since,
        verdicts.known_until,
        verdicts.level,
        verdicts.level_obstacle,
        verdicts.change,
        verdicts.data_state
    from district_results
    inner join verdicts
        on district_results.result_id = verdicts.result_id
    where verdicts.measure_id is not null
)

select * from final
order by measure_id, period, known_until
