-- The latest comparable result of each measure that was known at a review quarter's end, for the
-- district, with all that its sentences tell. A later figure that compares with no other stands
-- beside it in the columns apart_*.
-- Parameters: $quarter, $as_of.
-- Grain: one row per measure_id. Order: sort_order.
with

-- The plan's first school year is the one on its cover, else that of the first review quarter.
plan_years as (
    select
        coalesce(
            (select try_cast(left(school_years, 4) as integer) + 1 from plan),
            min(school_year)
        ) as first_year
    from calendar
    where kind = 'quarter' and is_review
),

known as (
    select *
    from measure_verdicts
    where known_in = $quarter
),

-- The last figure that compares with no other.
apart as (
    select
        not_comparable.measure_id,
        not_comparable.period,
        case when not_comparable.value_code = '' then not_comparable.value end as value,
        not_comparable.numerator,
        not_comparable.n,
        not_comparable.state_description
    from known as not_comparable
    where not_comparable.data_state = 'not_comparable'
    qualify row_number() over (
        partition by not_comparable.measure_id
        order by not_comparable.period desc
    ) = 1
),

joined as (
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
        latest_known_results.level = 'undecided'
        and facts.period < measures.deadline_period as is_past_path,
        case
            when facts.data_state is not null then facts.data_state
            when apart.period is not null then 'not_comparable'
            when latest_known_results.n_overdue > 0 then 'overdue'
            else 'not_due_yet'
        end as data_state,
        facts.* exclude (
            measure_id, goal_id, sort_order, measure_name, content_area, indicator_id,
            unit, better_direction, counted_unit, period_style, organisation_level, level,
            level_obstacle, change, data_state, deadline_period, beside_verdict, beside_obstacle,
            value_code
        ),
        if(
            facts.beside_known_on > review.ends_on, 'not_known', facts.beside_verdict
        ) as beside_verdict,
        if(
            facts.beside_known_on > review.ends_on, 'not_known_yet', facts.beside_obstacle
        ) as beside_obstacle,
        coalesce(facts.value_code, '') as value_code,
        apart.period as apart_period,
        apart.value as apart_value,
        apart.numerator as apart_numerator,
        apart.n as apart_n,
        apart.state_description as apart_description,
        latest_known_results.n_overdue,
        latest_known_results.next_period,
        latest_known_results.next_released_on,
        latest_known_results.next_basis
    from measures_in_force as measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join latest_known_results
        on
            measures.measure_id = latest_known_results.measure_id
            and measures.known_in = latest_known_results.quarter
            and $as_of between latest_known_results.told_from and latest_known_results.told_until
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
    left join known as facts
        on
            latest_known_results.result_id = facts.result_id
            and latest_known_results.measure_id = facts.measure_id
    left join apart
        on
            measures.measure_id = apart.measure_id
            and apart.period > coalesce(facts.period, '')
    where measures.known_in = $quarter
),

-- Once the deadline has passed there is no path: an earlier result is told without its place on it.
final as (
    select
        * exclude (is_past_path) replace (
            if(is_past_path, null, expected) as expected,
            if(is_past_path, null, distance_points) as distance_points,
            if(is_past_path, null, distance_students) as distance_students,
            if(is_past_path, null, pace_needed) as pace_needed,
            if(is_past_path, null, n_points) as n_points,
            if(is_past_path, null, first_period) as first_period,
            if(is_past_path, null, next_value) as next_value,
            if(is_past_path, null, next_low) as next_low,
            if(is_past_path, null, next_high) as next_high,
            if(is_past_path, null, last_value) as last_value,
            if(is_past_path, null, last_low) as last_low,
            if(is_past_path, null, last_high) as last_high
        )
    from joined
)

select * from final
order by sort_order
