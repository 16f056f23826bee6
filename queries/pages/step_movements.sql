-- How each measure of one action step had moved by a review quarter's end.
-- Parameters: $quarter, $step_id.
-- Grain: one row per lane, indicator_id, content_area and grade_span. Order: what counts first.
select
    step_measures.step_id,
    step_measures.lane,
    step_measures.indicator_id,
    indicators.short_name,
    indicators.shows,
    indicators.kind,
    step_measures.content_area,
    step_measures.grade_span,
    step_measures.subgroup,
    step_measures.is_counted,
    step_measures.movement,
    step_measures.reason,
    indicator_steps.added_by,
    indicator_steps.note,
    findings.measure_id,
    findings.period_label,
    findings.value,
    indicators.unit,
    findings.n,
    findings.source,
    findings.rule_version,
    step_measures.is_sample
from step_measures
inner join indicators
    on step_measures.indicator_id = indicators.indicator_id
inner join indicator_steps
    on
        step_measures.indicator_id = indicator_steps.indicator_id
        and step_measures.step_id = indicator_steps.step_id
        and step_measures.lane = indicator_steps.lane
left join findings
    on
        step_measures.result_id = findings.result_id
        and findings.is_own
        and step_measures.indicator_id = findings.indicator_id
where
    step_measures.quarter = $quarter
    and step_measures.step_id = $step_id
order by
    step_measures.lane, not step_measures.is_counted, indicators.short_name,
    step_measures.content_area, step_measures.grade_span
