-- One group's results of one scope and period in every school, known at a review quarter's end.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $period, $subgroup.
-- Grain: one row per organisation_id. Order: by name.
select findings.*
from findings
inner join calendar
    on
        calendar.period = $quarter
        and findings.released_on <= calendar.ends_on
where
    findings.is_own
    and findings.indicator_id = $indicator_id
    and findings.content_area = $content_area
    and findings.grade_span = $grade_span
    and findings.organisation_level = 'school'
    and findings.period = $period
    and findings.subgroup = $subgroup
order by findings.organisation
