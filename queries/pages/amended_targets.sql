-- The measures whose target or baseline in force at a review quarter's end is not the plan's own,
-- or is the plan's own again: what is in force since when and why, what was before it, and the
-- verdict by the plan's own. adopted_at is where the decision stands among school years: 2023 is
-- the end of 2022-23.
-- Parameters: $quarter, $as_of.
-- Grain: one row per measure_id. Order: sort_order.
with

versions as (
    select
        measure_id,
        version,
        adopted_on,
        in_force_until,
        reason,
        saved_by,
        baseline_value,
        baseline_period,
        baseline_source,
        target_kind,
        target_value,
        points_per_year,
        deadline_period,
        concat_ws(
            '|', coalesce(cast(baseline_value as varchar), ''), coalesce(baseline_period, '')
        ) as start,
        concat_ws('|', target_kind, target_value, points_per_year, deadline_period) as aim
    from measure_versions
    where version = 1 or adopted_on <= in_force_until
),

final as (
    select
        measures.measure_id,
        measures.goal_id,
        measures.sort_order,
        measures.measure_name,
        indicators.unit,
        indicators.period_style,
        current_one.version,
        current_one.adopted_on,
        current_one.reason,
        current_one.saved_by,
        current_one.baseline_value,
        current_one.baseline_period,
        current_one.baseline_source,
        current_one.target_kind,
        current_one.target_value,
        current_one.points_per_year,
        current_one.deadline_period,
        former.baseline_value as former_baseline_value,
        former.baseline_period as former_baseline_period,
        former.target_kind as former_target_kind,
        former.target_value as former_target_value,
        former.points_per_year as former_points_per_year,
        former.deadline_period as former_deadline_period,
        plan_own.baseline_value as plan_baseline_value,
        plan_own.baseline_period as plan_baseline_period,
        plan_own.target_kind as plan_target_kind,
        plan_own.target_value as plan_target_value,
        plan_own.points_per_year as plan_points_per_year,
        plan_own.deadline_period as plan_deadline_period,
        coalesce(former.baseline_value, own_start.value) as former_start,
        case
            when former.target_kind = 'reach_value' then former.target_value
            else
                own_start.value + former.points_per_year
                * (
                    cast(former.deadline_period as integer)
                    - cast(former.baseline_period as integer)
                )
        end as former_end,
        adopted_in.school_year - 1
        + date_diff('day', adopted_in.begins_on, current_one.adopted_on)
        / (date_diff('day', adopted_in.begins_on, adopted_in.ends_on) + 1) as adopted_at,
        current_one.aim <> former.aim as is_aim_changed,
        current_one.start <> former.start as is_start_changed,
        current_one.aim = plan_own.aim and current_one.start = plan_own.start as is_plan_again,
        latest_known_results.level,
        latest_known_results.plan_level,
        latest_known_results.plan_level_obstacle
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join latest_known_results
        on
            measures.measure_id = latest_known_results.measure_id
            and latest_known_results.quarter = $quarter
            and $as_of between latest_known_results.told_from and latest_known_results.told_until
    inner join versions as current_one
        on
            measures.measure_id = current_one.measure_id
            and latest_known_results.target_version = current_one.version
    inner join versions as former
        on
            current_one.measure_id = former.measure_id
            and former.in_force_until + 1 = current_one.adopted_on
    inner join calendar as review
        on latest_known_results.quarter = review.period
    left join calendar as adopted_in
        on
            adopted_in.kind = 'year'
            and current_one.adopted_on between adopted_in.begins_on and adopted_in.ends_on
    left join district_results as own_start
        on
            measures.indicator_id = own_start.indicator_id
            and measures.content_area = own_start.content_area
            and measures.grade_span = own_start.grade_span
            and former.baseline_period = own_start.period
            and review.ends_on >= own_start.released_on
            and own_start.value_code = ''
    inner join versions as plan_own
        on
            measures.measure_id = plan_own.measure_id
            and plan_own.version = 1
    where
        current_one.version > 1
        and not (
            current_one.aim = plan_own.aim
            and current_one.start = plan_own.start
            and former.aim = plan_own.aim
            and former.start = plan_own.start
        )
)

select * from final
order by sort_order
