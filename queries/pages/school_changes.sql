-- How many schools changed clearly, group by group, in one scope and period known at a review
-- quarter's end.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $period.
-- Grain: one row per subgroup. Order: as on every page.
select
    findings.subgroup,
    findings.sort_order,
    count(findings.change_p) as n_changes,
    count(*) filter (
        where findings.change_p is not null and findings.change = 'clear_decline'
    ) as n_declined,
    count(*) filter (
        where findings.change_p is not null and findings.change = 'clear_improvement'
    ) as n_improved
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
    and findings.organisation_level = 'school'
    and findings.period = $period
group by findings.subgroup, findings.sort_order
having count(findings.change_p) > 0
order by findings.sort_order
