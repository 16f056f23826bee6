-- The groups with a row in one scope and period known at a quarter's end, of one organisation or,
-- without one, of any school.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $organisation_id, $period.
-- Grain: one row per subgroup. Order: as on every page.
select distinct
    findings.subgroup,
    findings.sort_order
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
    and findings.period = $period
    and (
        findings.organisation_id = $organisation_id
        or ($organisation_id is null and findings.organisation_level = 'school')
    )
order by findings.sort_order
