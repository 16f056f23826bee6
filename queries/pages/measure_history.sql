-- The district's own results of every measure that were known at a review quarter's end, with all
-- that their sentences tell.
-- Parameters: $quarter.
-- Grain: one row per measure_id and period. Order: sort_order, period.
select
    facts.* exclude (known_in) replace (
        cast(facts.numerator as integer) as numerator,
        cast(facts.n as integer) as n,
        if(
            facts.beside_known_on > review.ends_on, 'not_known', facts.beside_verdict
        ) as beside_verdict,
        if(
            facts.beside_known_on > review.ends_on, 'not_known_yet', facts.beside_obstacle
        ) as beside_obstacle
    )
from measure_verdicts as facts
inner join calendar as review
    on
        review.period = $quarter
        and facts.known_in = review.period
order by facts.sort_order, facts.period
