-- The changes of All Students that are told together: those of the measures of the plan by year,
-- and those of early signs by quarter.
-- Grain: one row per result_id. Order: result_id.
select
    findings.result_id,
    findings.organisation_id,
    findings.period,
    findings.batch_kind = 'sample' as is_sample,
    looks.change_p,
    looks.change_looks,
    looks.change_survives
from findings
inner join looks
    on findings.result_id = looks.result_id
inner join calendar
    on findings.period = calendar.period
where
    findings.subgroup = 'All Students'
    and findings.organisation_level <> 'state'
    and (findings.measure_id is not null or calendar.kind = 'quarter')
    and looks.change_p is not null
    and findings.known_until = findings.state_until
order by findings.result_id
