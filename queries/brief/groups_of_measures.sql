-- Every group's results of an organisation in the scopes of the plan's measures, known at a review
-- quarter's end, each beside the rest where that was known: those of `subgroup_findings`, of all
-- measures at once.
-- Parameters: $quarter, $organisation_id.
-- Grain: one row per scope, period and subgroup. Order: scope, period, then as on every page.
with

-- A school is set beside its district once both of their figures are known.
known as (
    select
        finding_facts.*,
        finding_facts.district_released_on <= calendar.ends_on as is_placed,
        finding_facts.beside_known_on > calendar.ends_on as is_early
    from finding_facts
    inner join calendar
        on
            calendar.period = $quarter
            and finding_facts.known_in = calendar.period
    semi join measures
        on
            finding_facts.indicator_id = measures.indicator_id
            and finding_facts.content_area = measures.content_area
            and finding_facts.grade_span = measures.grade_span
    where
        finding_facts.is_own
        and finding_facts.organisation_id = $organisation_id
)

select
    * exclude (is_placed, is_early) replace (
        case when is_placed then district_value end as district_value,
        case when is_placed then tau end as tau,
        case when is_placed then inner_low end as inner_low,
        case when is_placed then inner_high end as inner_high,
        case when is_placed then outer_low end as outer_low,
        case when is_placed then outer_high end as outer_high,
        case when is_placed then funnel_zone end as funnel_zone,
        case when is_placed then zone_by_luck end as zone_by_luck,
        if(is_early, 'not_known', beside_verdict) as beside_verdict,
        if(is_early, 'not_known_yet', beside_obstacle) as beside_obstacle
    )
from known
order by indicator_id, content_area, grade_span, period, sort_order
