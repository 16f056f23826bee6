-- How the students of the district moved who were tested in two windows, known at a review
-- quarter's end: by subject the latest windows, of the last export in force that says so. Never
-- beside a result that is hidden, or that a later file has replaced.
-- Parameters: $quarter.
-- Grain: one row per content_area. Order: content_area.
select
    matched_students.content_area,
    matched_students.from_period,
    matched_students.until_period,
    matched_students.n_better,
    matched_students.n_same,
    matched_students.n_worse
from matched_students
inner join batches
    on
        matched_students.batch_id = batches.batch_id
        and batches.taken_back_at is null
inner join calendar
    on matched_students.until_period = calendar.period
inner join finding_facts
    on
        finding_facts.known_in = $quarter
        and matched_students.until_period = finding_facts.period
        and matched_students.content_area = finding_facts.content_area
        and finding_facts.indicator_id = 'benchmark_on_pace'
        and finding_facts.is_own
        and finding_facts.organisation_level = 'district'
        and finding_facts.subgroup = 'All Students'
        and finding_facts.value is not null
inner join indicators
    on
        finding_facts.indicator_id = indicators.indicator_id
        and finding_facts.grade_span = indicators.default_grade_span
inner join results
    on
        finding_facts.result_id = results.result_id
        and matched_students.batch_id >= results.batch_id
qualify
    row_number() over (
        partition by matched_students.content_area
        order by calendar.ends_on desc, matched_students.batch_id desc
    ) = 1
order by matched_students.content_area
