-- Every result known at a quarter's end with its verdict under the rule in force.
-- Parameters: $quarter.
-- Grain: one row per result_id and measure_id. Order: as a reader looks things up.
with

review as (
    select ends_on
    from calendar
    where period = $quarter
),

known_results as (
    select
        results.result_id,
        results.indicator_id,
        results.organisation_id,
        results.subgroup,
        results.content_area,
        results.grade_span,
        results.period,
        results.numerator,
        results.denominator,
        results.value,
        results.published_value,
        results.released_on,
        results.source,
        batches.kind as batch_kind
    from shown_results as results
    inner join batches
        on results.batch_id = batches.batch_id
    inner join review
        on results.released_on <= review.ends_on
),

final as (
    select
        verdicts.measure_id,
        known_results.indicator_id,
        organisations.organisation_level,
        organisations.organisation,
        known_results.subgroup,
        known_results.content_area,
        known_results.grade_span,
        known_results.period,
        round(known_results.value, 2) as value,
        known_results.published_value,
        cast(known_results.numerator as integer) as numerator,
        cast(known_results.denominator as integer) as n,
        round(verdicts.interval_low, 2) as interval_low,
        round(verdicts.interval_high, 2) as interval_high,
        round(verdicts.expected, 2) as expected,
        round(verdicts.distance_points, 2) as distance_points,
        verdicts.distance_students,
        verdicts.level,
        verdicts.change,
        round(verdicts.change_points, 2) as change_points,
        round(verdicts.change_low, 2) as change_low,
        round(verdicts.change_high, 2) as change_high,
        round(verdicts.pace_needed, 2) as pace_needed,
        round(verdicts.pace_achieved, 2) as pace_achieved,
        verdicts.projection,
        verdicts.data_state,
        verdicts.reason,
        verdicts.rule_version,
        known_results.source,
        known_results.batch_kind,
        known_results.released_on
    from known_results
    inner join verdicts
        on known_results.result_id = verdicts.result_id
    inner join organisations
        on known_results.organisation_id = organisations.organisation_id
    inner join subgroups
        on known_results.subgroup = subgroups.subgroup
)

select * from final
order by
    measure_id nulls last, indicator_id, content_area, grade_span, organisation_level,
    organisation, subgroup, period
