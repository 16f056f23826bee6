-- The periods of one scope with a result known at a quarter's end, of one organisation or, without
-- one, of any school, and whether its figures compare with those of other periods.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $organisation_id.
-- Grain: one row per period. Order: newest first.
select
    findings.period,
    findings.period_style,
    not bool_or(findings.data_state = 'not_comparable') as is_comparable
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
    and (
        findings.organisation_id = $organisation_id
        or ($organisation_id is null and findings.organisation_level = 'school')
    )
group by findings.period, findings.period_style
order by findings.period desc
