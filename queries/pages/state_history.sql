-- The state's results of a measure's indicator and scope, or of each measure's where none is named,
-- that were known at a review quarter's end.
-- Parameters: $quarter, $measure_id.
-- Grain: one row per measure_id and period. Order: measure_id, period.
with

review as (
    select ends_on
    from calendar
    where period = $quarter
),

final as (
    select
        measures.measure_id,
        results.period,
        results.numerator,
        results.denominator as n,
        results.value,
        results.value_code,
        results.released_on,
        results.source
    from shown_results as results
    inner join review
        on results.released_on <= review.ends_on
    inner join organisations
        on
            results.organisation_id = organisations.organisation_id
            and organisations.organisation_level = 'state'
    inner join measures
        on
            results.indicator_id = measures.indicator_id
            and results.content_area = measures.content_area
            and results.grade_span = measures.grade_span
            and ($measure_id is null or measures.measure_id = $measure_id)
    where
        results.subgroup = 'All Students'
        and results.value is not null
)

select * from final
order by measure_id, period
