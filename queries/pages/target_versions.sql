-- Every version of every measure's target, the plan's own first, and from when to when each is in
-- force; one that ends before it begins never is. Of all measures, or of one.
-- Parameters: $measure_id.
-- Grain: one row per measure_id and version. Order: sort_order, version.
select
    measures.measure_id,
    measures.goal_id,
    measures.sort_order,
    measures.measure_name,
    measures.indicator_id,
    measures.content_area,
    measures.grade_span,
    indicators.unit,
    indicators.period_style,
    versions.version,
    versions.adopted_on,
    versions.in_force_until,
    versions.adopted_on <= versions.in_force_until as is_ever_in_force,
    versions.saved_at,
    versions.saved_by,
    versions.reason,
    versions.baseline_value,
    versions.baseline_period,
    versions.baseline_source,
    versions.target_kind,
    versions.target_value,
    versions.points_per_year,
    versions.deadline_period
from measures
inner join measure_versions as versions
    on measures.measure_id = versions.measure_id
inner join indicators
    on measures.indicator_id = indicators.indicator_id
where $measure_id is null or measures.measure_id = $measure_id
order by measures.sort_order, versions.version
