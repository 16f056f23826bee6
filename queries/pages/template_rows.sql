-- What the district may be asked to fill in for a quarter: each result that it reported for the
-- same quarter a year before; of other indicators the results that it reported last, without
-- figures; of those it never reported what the plan needs. What was made up tells of no figure.
-- Parameters: $quarter.
-- Grain: one row per indicator_id, scope, organisation_id and subgroup. Order: by name.
with

asked as (
    select
        now.period,
        years_before.period as period_before
    from calendar as now
    left join calendar as years_before
        on
            years_before.kind = 'quarter'
            and now.school_year - 1 = years_before.school_year
            and right(now.period, 2) = right(years_before.period, 2)
    where now.period = $quarter and now.kind = 'quarter'
),

reported as (
    select
        shown_results.indicator_id,
        shown_results.content_area,
        shown_results.grade_span,
        shown_results.organisation_id,
        shown_results.subgroup,
        shown_results.numerator,
        shown_results.denominator,
        shown_results.value,
        shown_results.data_state,
        shown_results.period,
        coalesce(shown_results.period = asked.period_before, false) as is_year_before
    from shown_results
    cross join asked
    inner join calendar
        on
            shown_results.period = calendar.period
            and calendar.kind = 'quarter'
    inner join batches
        on
            shown_results.batch_id = batches.batch_id
            and batches.kind <> 'sample'
    inner join organisations
        on
            shown_results.organisation_id = organisations.organisation_id
            and organisations.is_own
),

-- The same quarter a year before wins; else the last quarter with any result of the indicator.
chosen as (
    select *
    from reported
    qualify
        period = first_value(period) over (
            partition by indicator_id
            order by is_year_before desc, period desc
        )
),

needed as (
    select
        early_signs.indicator_id,
        early_signs.content_area,
        early_signs.grade_span
    from early_signs
    inner join indicators
        on
            early_signs.indicator_id = indicators.indicator_id
            and indicators.kind = 'interim'

    union

    select
        indicators.indicator_id,
        '' as content_area,
        if(
            indicators.outcome_type = 'student_outcome', indicators.default_grade_span, ''
        ) as grade_span
    from indicators
    where
        indicators.kind = 'interim'
        and indicators.frequency in ('monthly', 'quarterly')
        and indicators.indicator_id in (
            select indicator_steps.indicator_id
            from indicator_steps
        )
        and indicators.indicator_id not in (
            select early_signs.indicator_id
            from early_signs
            where early_signs.content_area <> ''
        )
),

rows_asked as (
    select
        indicator_id,
        content_area,
        grade_span,
        organisation_id,
        subgroup,
        if(is_year_before, numerator, null) as numerator,
        if(is_year_before, denominator, null) as denominator,
        if(is_year_before, value, null) as value,
        if(is_year_before, data_state, '') as data_state
    from chosen

    union all

    select
        needed.indicator_id,
        needed.content_area,
        needed.grade_span,
        '' as organisation_id,
        'All Students' as subgroup,
        null as numerator,
        null as denominator,
        null as value,
        '' as data_state
    from needed
    cross join asked
    where needed.indicator_id not in (
        select chosen.indicator_id
        from chosen
    )
)

select
    rows_asked.indicator_id,
    indicators.indicator_name,
    indicators.unit,
    rows_asked.content_area,
    rows_asked.grade_span,
    coalesce(organisations.organisation_level, 'district') as organisation_level,
    coalesce(organisations.organisation, '') as organisation,
    rows_asked.organisation_id,
    rows_asked.subgroup,
    rows_asked.numerator,
    rows_asked.denominator,
    rows_asked.value,
    rows_asked.data_state
from rows_asked
inner join indicators
    on rows_asked.indicator_id = indicators.indicator_id
left join organisations
    on rows_asked.organisation_id = organisations.organisation_id
left join subgroups
    on rows_asked.subgroup = subgroups.subgroup
order by
    indicators.indicator_name, rows_asked.content_area, rows_asked.grade_span,
    coalesce(organisations.organisation_level, 'district'), organisation,
    subgroups.sort_order, rows_asked.subgroup
