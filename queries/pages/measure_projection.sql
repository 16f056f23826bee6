-- The years to the deadline as the trend of the results known at a review quarter's end draws them;
-- none once the deadline has passed.
-- Parameters: $quarter, $measure_id, $as_of.
-- Grain: one row per period. Order: period.
select
    projections.period,
    projections.value,
    projections.low_narrow,
    projections.high_narrow,
    projections.low_wide,
    projections.high_wide,
    projections.n_points,
    projections.first_period
from projections
inner join latest_known_results
    on
        projections.result_id = latest_known_results.result_id
        and projections.measure_id = latest_known_results.measure_id
inner join assessments
    on
        projections.result_id = assessments.result_id
        and projections.measure_id = assessments.measure_id
        and projections.rule_version = assessments.rule_version
        and projections.target_version = assessments.target_version
        and projections.known_until = assessments.state_until
        and assessments.is_in_force
inner join calendar
    on
        latest_known_results.quarter = calendar.period
        and calendar.ends_on between assessments.known_since and assessments.known_until
inner join rules
    on
        projections.rule_version = rules.rule_version
        and rules.is_current
where
    latest_known_results.quarter = $quarter
    and latest_known_results.measure_id = $measure_id
    and $as_of between latest_known_results.told_from and latest_known_results.told_until
    and latest_known_results.level <> 'undecided'
order by projections.period
