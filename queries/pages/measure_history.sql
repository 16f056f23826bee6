-- The district's own results of every measure that were known at a review quarter's end, with all
-- that their sentences tell.
-- Parameters: $quarter.
-- Grain: one row per measure_id and period. Order: position, period.
select
    facts.* replace (
        cast(facts.numerator as integer) as numerator,
        cast(facts.n as integer) as n
    )
from measure_verdicts as facts
inner join calendar as review
    on
        review.period = $quarter
        and facts.released_on <= review.ends_on
order by facts.position, facts.period
