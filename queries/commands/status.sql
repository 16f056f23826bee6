-- Every result known at a quarter's end with its verdict under the rule in force, unrounded, with
-- all that its sentences tell.
-- Parameters: $quarter.
-- Grain: one row per result_id and measure_id. Order: as a reader looks things up.
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
        ) as beside_obstacle
    )
from judged_results
inner join calendar as review
    on
        review.period = $quarter
        and judged_results.known_in = review.period
order by
    judged_results.measure_id nulls last, judged_results.indicator_id,
    judged_results.content_area, judged_results.grade_span, judged_results.organisation_level,
    judged_results.organisation, judged_results.subgroup, judged_results.period
