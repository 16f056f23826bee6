-- The district's own results that became known between the ends of two review quarters.
-- Parameters: $before, $quarter.
-- Grain: one row per result_id. Order: scope, period, then as on every page.
select finding_facts.* exclude (known_in)
from finding_facts
inner join calendar as before
    on
        before.period = $before
        and finding_facts.released_on > before.ends_on
where
    finding_facts.known_in = $quarter
    and finding_facts.is_own
    and finding_facts.organisation_level = 'district'
order by
    finding_facts.indicator_id,
    finding_facts.content_area,
    finding_facts.grade_span,
    finding_facts.period,
    finding_facts.sort_order
