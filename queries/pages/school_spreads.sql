-- How far the schools' changes of All Students spread about the district's, beside luck alone.
-- Grain: one row per indicator_id, content_area, grade_span and period. Order: by test, period.
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
    and indicators.kind = 'official'
    and school_lists.spread is not null
    -- Grades alone are parts of the lists that hold them all.
    and not regexp_full_match(school_lists.grade_span, '\d+')
order by
    indicators.short_name, school_lists.content_area, school_lists.grade_span, school_lists.period
