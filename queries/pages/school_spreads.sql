-- How far the schools' changes of All Students spread about the district's, beside luck alone,
-- of results known at a review quarter's end.
-- Parameters: $quarter.
-- Grain: one row per indicator_id, content_area, grade_span and period. Order: by test, period.
with

known as (
    select
        findings.indicator_id,
        findings.content_area,
        findings.grade_span,
        findings.period,
        findings.state_until
    from findings
    inner join calendar
        on
            calendar.period = $quarter
            and calendar.ends_on between findings.known_since and findings.known_until
    where
        findings.is_own
        and findings.organisation_level = 'school'
        and findings.subgroup = 'All Students'
    group by all
)

select
    school_lists.indicator_id,
    indicators.short_name,
    school_lists.content_area,
    school_lists.grade_span,
    school_lists.period,
    school_lists.n_placed,
    school_lists.tau,
    school_lists.n_outside,
    school_lists.n_outside_by_luck,
    school_lists.n_changes,
    school_lists.n_clear,
    school_lists.n_surviving,
    school_lists.spread
from school_lists
inner join known
    on
        school_lists.indicator_id = known.indicator_id
        and school_lists.content_area = known.content_area
        and school_lists.grade_span = known.grade_span
        and school_lists.period = known.period
        and school_lists.known_until = known.state_until
inner join indicators
    on school_lists.indicator_id = indicators.indicator_id
where
    school_lists.subgroup = 'All Students'
    and indicators.kind = 'official'
    and school_lists.spread is not null
    -- Grades alone are parts of the lists that hold them all.
    and not regexp_full_match(school_lists.grade_span, '\d+')
order by
    indicators.short_name, school_lists.content_area, school_lists.grade_span, school_lists.period
