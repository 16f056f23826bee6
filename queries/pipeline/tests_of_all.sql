-- The changes of All Students that are told together, as they are judged from what was known by the
-- last day of a state of knowledge: those of the measures of the plan by year, and those of early
-- signs by quarter. A verdict that this state does not part is that of a later one.
-- Parameters: $known_by.
-- Grain: one row per result_id. Order: result_id.
select
    findings.result_id,
    findings.organisation_id,
    findings.period,
    findings.batch_kind = 'sample' as is_sample,
    looks.change_p,
    looks.change_looks,
    looks.change_survives,
    findings.state_until = $known_by as is_of_state
from findings
inner join looks
    on
        findings.result_id = looks.result_id
        and findings.state_until = looks.known_until
inner join calendar
    on findings.period = calendar.period
where
    findings.subgroup = 'All Students'
    and findings.organisation_level <> 'state'
    and (findings.measure_id is not null or calendar.kind = 'quarter')
    and looks.change_p is not null
    and findings.known_until = findings.state_until
    and findings.state_until >= $known_by
    and findings.released_on <= $known_by
qualify
    row_number() over (
        partition by findings.result_id
        order by findings.state_until
    ) = 1
order by findings.result_id
