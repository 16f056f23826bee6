-- The district's interim results that are taken as early signs of one measure, or of each where
-- none is named, known at a review quarter's end: all students, one point a quarter.
-- Parameters: $quarter, $measure_id.
-- Grain: one row per measure_id, indicator_id, content_area, grade_span, period. Order: so.
select
    indicators.short_name,
    indicators.indicator_name,
    early_signs.since_period,
    early_signs.added_by,
    early_signs.basis,
    interim_targets.target_value,
    results.n_enrolled,
    (
        select min(counting_rules.number)
        from counting_rules
        where counting_rules.rule = 'least_coverage'
    ) as least_coverage,
    finding_facts.* exclude (known_in) replace (early_signs.measure_id as measure_id)
from early_signs
inner join measures
    on early_signs.measure_id = measures.measure_id
inner join indicators
    on
        early_signs.indicator_id = indicators.indicator_id
        and indicators.kind = 'interim'
inner join finding_facts
    on
        finding_facts.known_in = $quarter
        and early_signs.indicator_id = finding_facts.indicator_id
        and early_signs.content_area = finding_facts.content_area
        and early_signs.grade_span = finding_facts.grade_span
        and finding_facts.is_own
        and finding_facts.organisation_level = 'district'
        and finding_facts.subgroup = 'All Students'
inner join results
    on finding_facts.result_id = results.result_id
left join interim_targets
    on
        finding_facts.indicator_id = interim_targets.indicator_id
        and finding_facts.content_area = interim_targets.content_area
        and finding_facts.grade_span = interim_targets.grade_span
        and finding_facts.period = interim_targets.period
where $measure_id is null or early_signs.measure_id = $measure_id
order by
    measures.sort_order,
    indicators.short_name,
    finding_facts.indicator_id,
    finding_facts.content_area,
    finding_facts.grade_span,
    finding_facts.period
