-- The latest verdict on each measure that was known at a review quarter's end, for the district,
-- with all that its sentences tell.
-- Parameters: $quarter.
-- Grain: one row per measure_id. Order: sort_order.
with

-- The plan's first school year is that of its first review quarter.
plan_years as (
    select min(school_year) as first_year
    from calendar
    where kind = 'quarter' and is_review
),

final as (
    select
        measures.measure_id,
        measures.goal_id,
        measures.sort_order,
        measures.measure_name,
        measures.baseline_value_origin,
        measures.baseline_period_origin,
        measures.deadline_period,
        measures.interpretation,
        measures.target_kind,
        measures.content_area,
        cast(plan_years.first_year as varchar) as plan_first_period,
        before_plan.data_state as before_plan_state,
        before_plan.description as before_plan_description,
        indicators.indicator_id,
        indicators.indicator_name,
        indicators.unit,
        indicators.better_direction,
        indicators.counted_unit,
        indicators.period_style,
        'district' as organisation_level,
        latest_known_results.level,
        latest_known_results.level_obstacle,
        coalesce(facts.change, 'not_comparable') as change,
        case
            when facts.data_state is not null then facts.data_state
            when latest_known_results.n_overdue > 0 then 'overdue'
            else 'not_due_yet'
        end as data_state,
        facts.* exclude (
            known_in, measure_id, goal_id, sort_order, measure_name, content_area, indicator_id,
            unit, better_direction, counted_unit, period_style, organisation_level, level,
            level_obstacle, change, data_state, deadline_period, beside_verdict, beside_obstacle
        ),
        if(
            facts.beside_known_on > review.ends_on, 'not_known', facts.beside_verdict
        ) as beside_verdict,
        if(
            facts.beside_known_on > review.ends_on, 'not_known_yet', facts.beside_obstacle
        ) as beside_obstacle,
        latest_known_results.n_overdue,
        latest_known_results.next_period,
        latest_known_results.next_released_on,
        latest_known_results.next_basis
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join latest_known_results
        on
            measures.measure_id = latest_known_results.measure_id
            and latest_known_results.quarter = $quarter
    inner join calendar as review
        on latest_known_results.quarter = review.period
    cross join plan_years
    left join known_notes as before_plan
        on
            latest_known_results.quarter = before_plan.known_in
            and before_plan.is_own
            and measures.indicator_id = before_plan.indicator_id
            and before_plan.content_area in ('', measures.content_area)
            and before_plan.period = cast(plan_years.first_year - 1 as varchar)
    left join measure_verdicts as facts
        on
            latest_known_results.result_id = facts.result_id
            and latest_known_results.quarter = facts.known_in
            and latest_known_results.measure_id = facts.measure_id
)

select * from final
order by sort_order
