-- Each test and year in which the district's schools are seen together, all students, with how far
-- they lie apart and how far their changes do.
-- Grain: one row per indicator_id, content_area, grade_span and period. Order: as in the catalogue.
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
inner join indicators
    on school_lists.indicator_id = indicators.indicator_id
where
    school_lists.subgroup = 'All Students'
    and school_lists.grade_span in ('', indicators.default_grade_span)
order by
    school_lists.indicator_id, school_lists.content_area, school_lists.grade_span,
    school_lists.period
