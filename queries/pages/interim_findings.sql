-- The district's interim results that are taken as early signs of one measure, known at a review
-- quarter's end: all students, one point a quarter.
-- Parameters: $quarter, $measure_id.
-- Grain: one row per indicator_id, content_area, grade_span and period. Order: so.
select
    indicators.short_name,
    indicators.indicator_name,
    early_signs.since_period,
    early_signs.added_by,
    early_signs.basis,
    interim_targets.target_value,
    findings.* replace (early_signs.measure_id as measure_id)
from early_signs
inner join indicators
    on
        early_signs.indicator_id = indicators.indicator_id
        and indicators.kind = 'interim'
inner join findings
    on
        early_signs.indicator_id = findings.indicator_id
        and early_signs.content_area = findings.content_area
        and early_signs.grade_span = findings.grade_span
        and findings.is_own
        and findings.organisation_level = 'district'
        and findings.subgroup = 'All Students'
inner join calendar
    on
        calendar.period = $quarter
        and findings.released_on <= calendar.ends_on
left join interim_targets
    on
        findings.indicator_id = interim_targets.indicator_id
        and findings.content_area = interim_targets.content_area
        and findings.grade_span = interim_targets.grade_span
        and findings.period = interim_targets.period
where early_signs.measure_id = $measure_id
order by
    indicators.short_name, findings.indicator_id, findings.content_area, findings.grade_span,
    findings.period
