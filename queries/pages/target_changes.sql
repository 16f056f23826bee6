-- Each change of a measure's target or baseline that was in force by a review quarter's end, the
-- oldest first: when it was decided, and the path before it. adopted_at is where the decision
-- stands among school years: 2023 is the end of 2022-23.
-- Parameters: $quarter, $as_of.
-- Grain: one row per measure_id and version. Order: sort_order, version.
with

versions as (
    select
        measure_id,
        version,
        adopted_on,
        baseline_value,
        baseline_period,
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

-- A version that was replaced on its own first day is not among them.
changes as (
    select
        measure_id,
        version,
        adopted_on,
        aim,
        start,
        lag(aim) over of_measure as former_aim,
        lag(start) over of_measure as former_begin,
        lag(baseline_value) over of_measure as former_baseline_value,
        lag(baseline_period) over of_measure as former_baseline_period,
        lag(target_kind) over of_measure as former_target_kind,
        lag(target_value) over of_measure as former_target_value,
        lag(points_per_year) over of_measure as former_points_per_year,
        lag(deadline_period) over of_measure as former_deadline_period
    from versions
    window of_measure as (partition by measure_id order by version)
),

final as (
    select
        measures.measure_id,
        measures.sort_order,
        indicators.unit,
        indicators.period_style,
        changes.version,
        changes.adopted_on,
        changes.former_baseline_value,
        changes.former_baseline_period,
        changes.former_target_kind,
        changes.former_target_value,
        changes.former_points_per_year,
        changes.former_deadline_period,
        coalesce(changes.former_baseline_value, own_start.value) as former_start,
        case
            when changes.former_target_kind = 'reach_value' then changes.former_target_value
            else
                own_start.value + changes.former_points_per_year
                * (
                    cast(changes.former_deadline_period as integer)
                    - cast(changes.former_baseline_period as integer)
                )
        end as former_end,
        adopted_in.school_year - 1
        + date_diff('day', adopted_in.begins_on, changes.adopted_on)
        / (date_diff('day', adopted_in.begins_on, adopted_in.ends_on) + 1) as adopted_at,
        changes.aim <> changes.former_aim as is_aim_changed
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join latest_known_results
        on
            measures.measure_id = latest_known_results.measure_id
            and latest_known_results.quarter = $quarter
            and $as_of between latest_known_results.told_from and latest_known_results.told_until
    inner join changes
        on
            measures.measure_id = changes.measure_id
            and latest_known_results.target_version >= changes.version
    inner join calendar as review
        on latest_known_results.quarter = review.period
    inner join calendar as adopted_in
        on
            adopted_in.kind = 'year'
            and changes.adopted_on between adopted_in.begins_on and adopted_in.ends_on
    left join district_results as own_start
        on
            measures.indicator_id = own_start.indicator_id
            and measures.content_area = own_start.content_area
            and measures.grade_span = own_start.grade_span
            and changes.former_baseline_period = own_start.period
            and review.ends_on >= own_start.released_on
            and own_start.value_code = ''
    where
        changes.version > 1
        and not (changes.aim = changes.former_aim and changes.start = changes.former_begin)
)

select * from final
order by sort_order, version
