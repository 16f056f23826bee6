-- The district's own results of every measure that were known at a review quarter's end, with all
-- that their sentences tell. Where another target than the plan's own is in force, plan_level and
-- plan_expected are the verdict and the path by the plan's own.
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
    ),
    coalesce(plan_own.level, '') as plan_level,
    plan_own.expected as plan_expected
from measure_verdicts as facts
inner join calendar as review
    on
        review.period = $quarter
        and facts.known_in = review.period
left join assessments as plan_own
    on
        facts.result_id = plan_own.result_id
        and facts.measure_id = plan_own.measure_id
        and facts.rule_version = plan_own.rule_version
        and not plan_own.is_in_force
        and review.ends_on between plan_own.known_since and plan_own.known_until
order by facts.sort_order, facts.period
