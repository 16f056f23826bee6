-- The schools with any result of one scope known at a quarter's end.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span.
-- Grain: one row per organisation_id. Order: by name.
select distinct
    findings.organisation_id,
    findings.organisation,
    findings.is_alternative
from findings
inner join calendar
    on
        calendar.period = $quarter
        and calendar.ends_on between findings.known_since and findings.known_until
where
    findings.is_own
    and findings.indicator_id = $indicator_id
    and findings.content_area = $content_area
    and findings.grade_span = $grade_span
    and findings.organisation_level = 'school'
order by findings.organisation
