-- Every group's results of one scope and organisation known at a review quarter's end.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $organisation_id.
-- Grain: one row per period and subgroup. Order: period, then as on every page.
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
    and findings.organisation_id = $organisation_id
order by findings.period, findings.position
