-- The district's own results that became known between the ends of two review quarters.
-- Parameters: $before, $quarter.
-- Grain: one row per result_id. Order: scope, period, then as on every page.
select findings.*
from findings
inner join calendar as before
    on
        before.period = $before
        and findings.released_on > before.ends_on
inner join calendar as review
    on
        review.period = $quarter
        and findings.released_on <= review.ends_on
where findings.is_own and findings.organisation_level = 'district'
order by
    findings.indicator_id, findings.content_area, findings.grade_span, findings.period,
    findings.position
