-- One group's results of one scope and period in every school, known at a review quarter's end.
-- Parameters: $quarter, $indicator_id, $content_area, $grade_span, $period, $subgroup.
-- Grain: one row per organisation_id. Order: by name.
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
    and finding_facts.organisation_level = 'school'
    and finding_facts.period = $period
    and finding_facts.subgroup = $subgroup
order by finding_facts.organisation
