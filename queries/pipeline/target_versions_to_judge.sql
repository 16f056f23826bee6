-- What each measure's results are judged by: every version of its target, and when it is in force.
-- Grain: one row per measure_id and target_version. Order: sort_order, target_version.
select
    measures.measure_id,
    measures.goal_id,
    measures.sort_order,
    measures.measure_name,
    measures.indicator_id,
    measures.content_area,
    measures.grade_span,
    versions.version as target_version,
    versions.adopted_on,
    versions.in_force_until,
    versions.baseline_value,
    versions.baseline_period,
    versions.target_kind,
    versions.target_value,
    versions.points_per_year,
    versions.deadline_period
from measures
inner join measure_versions as versions
    on measures.measure_id = versions.measure_id
where versions.version = 1 or versions.adopted_on <= versions.in_force_until
order by measures.sort_order, versions.version
