-- Of how many students each group's results of an early sign tell, as far as that is known: of
-- those enrolled, and a year before. Nothing of official results, which are of all students.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $organisation_id.
-- Grain: one row per period and subgroup. Order: period, then as on every page.
select
    finding_facts.period,
    finding_facts.subgroup,
    finding_facts.unit,
    finding_facts.value_code,
    finding_facts.n,
    finding_facts.earlier_n,
    results.n_enrolled,
    (
        select min(counting_rules.number)
        from counting_rules
        where counting_rules.rule = 'least_coverage'
    ) as least_coverage
from finding_facts
inner join indicators
    on
        finding_facts.indicator_id = indicators.indicator_id
        and indicators.kind = 'interim'
inner join results
    on finding_facts.result_id = results.result_id
where
    finding_facts.known_in = $quarter
    and finding_facts.is_own
    and finding_facts.indicator_id = $indicator_id
    and finding_facts.content_area = $content_area
    and finding_facts.grade_span = $grade_span
    and finding_facts.organisation_id = $organisation_id
order by finding_facts.period, finding_facts.sort_order
