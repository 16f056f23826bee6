-- What each goal is judged by.
-- Grain: one row per measure_id. Order: sort_order.
select
    measure_id,
    goal_id,
    sort_order,
    measure_name,
    indicator_id,
    content_area,
    grade_span,
    baseline_value,
    baseline_value_origin,
    baseline_period,
    baseline_period_origin,
    target_kind,
    target_value,
    points_per_year,
    deadline_period,
    interpretation
from measures
order by sort_order
