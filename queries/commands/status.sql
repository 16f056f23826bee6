-- Every result known at a quarter's end with its verdict under the rule in force, unrounded, with
-- all that its sentences tell. Once a deadline has passed nothing is said of a path to it.
-- Parameters: $quarter, $as_of.
-- Grain: one row per result_id and measure_id. Order: as a reader looks things up.
with

after_deadline as (
    select measure_id
    from latest_known_results
    where
        quarter = $quarter
        and $as_of between told_from and told_until
        and level in (
            'met', 'narrowly_met', 'met_margin_unknown', 'narrowly_missed',
            'missed_margin_unknown', 'missed', 'undecided'
        )
)

select
    judged_results.* exclude (known_in)
    replace (
        if(
            judged_results.beside_known_on > review.ends_on,
            'not_known',
            judged_results.beside_verdict
        ) as beside_verdict,
        if(
            judged_results.beside_known_on > review.ends_on,
            'not_known_yet',
            judged_results.beside_obstacle
        ) as beside_obstacle,
        if(after_deadline.measure_id is null, judged_results.pace_needed, null) as pace_needed,
        if(after_deadline.measure_id is null, judged_results.n_points, null) as n_points,
        if(after_deadline.measure_id is null, judged_results.first_period, null) as first_period,
        if(after_deadline.measure_id is null, judged_results.next_value, null) as next_value,
        if(after_deadline.measure_id is null, judged_results.next_low, null) as next_low,
        if(after_deadline.measure_id is null, judged_results.next_high, null) as next_high,
        if(after_deadline.measure_id is null, judged_results.last_value, null) as last_value,
        if(after_deadline.measure_id is null, judged_results.last_low, null) as last_low,
        if(after_deadline.measure_id is null, judged_results.last_high, null) as last_high
    ),
    results.value_code
from judged_results
inner join shown_results as results
    on judged_results.result_id = results.result_id
inner join calendar as review
    on
        review.period = $quarter
        and judged_results.known_in = review.period
left join after_deadline
    on judged_results.measure_id = after_deadline.measure_id
order by
    judged_results.measure_id nulls last, judged_results.indicator_id,
    judged_results.content_area, judged_results.grade_span, judged_results.organisation_level,
    judged_results.organisation, judged_results.subgroup, judged_results.period
