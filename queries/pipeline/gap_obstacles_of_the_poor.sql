-- What keeps the gap of the economic group from being told by all that is known, as it was judged
-- last.
-- Grain: one row per result_id. Order: result_id.
select
    findings.result_id,
    findings.gap_obstacle
from findings
where
    findings.subgroup = 'Economically Disadvantaged'
    and findings.known_until = findings.state_until
    and findings.state_until = date '2199-12-31'
order by findings.result_id
