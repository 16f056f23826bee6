-- Every group's results of one scope and organisation known at a review quarter's end.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $organisation_id.
-- Grain: one row per period and subgroup. Order: period, then as on every page.
select finding_facts.*
from finding_facts
inner join calendar
    on
        calendar.period = $quarter
        and finding_facts.released_on <= calendar.ends_on
where
    finding_facts.is_own
    and finding_facts.indicator_id = $indicator_id
    and finding_facts.content_area = $content_area
    and finding_facts.grade_span = $grade_span
    and finding_facts.organisation_id = $organisation_id
order by finding_facts.period, finding_facts.position
