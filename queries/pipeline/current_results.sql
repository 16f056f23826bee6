-- Every result that no newer vintage has replaced, with all that the status rule needs to know: of
-- all scopes, or of some, as it was known on a day. Of the others come the rows by which it is told
-- whether nearly every student of an organisation counts as poor, where the plan does not say so.
-- Parameters: $scopes, $known_by.
-- Grain: one row per result_id. Order: result_id.
with

community_eligibility as (
    select value
    from plan_facts
    where is_ticked and value ilike 'community eligib%'
),

current_results as (
    select
        result_id,
        indicator_id,
        period,
        organisation_id,
        content_area,
        grade_span,
        subgroup,
        numerator,
        denominator,
        value,
        value_code,
        data_state,
        released_on,
        is_date_assumed,
        source,
        batch_id
    from shown_results
    where
        released_on <= $known_by
        and (
            coalesce(
                list_contains(
                    cast($scopes as varchar[]),
                    concat_ws('|', indicator_id, content_area, grade_span)
                ),
                true
            )
            or (
                subgroup in ('All Students', 'Economically Disadvantaged')
                and organisation_id not in (
                    select organisations.organisation_id
                    from organisations
                    where
                        organisations.is_own
                        and exists (select 1 from community_eligibility)
                )
            )
        )
),

year_notes as (
    select *
    from note_states
    where $known_by between known_since and known_until
),

-- A new series begins with the latest period at or before the result's own that is marked so.
series_starts as (
    select
        current_results.result_id,
        max(year_notes.period) as series_start
    from current_results
    inner join organisations
        on current_results.organisation_id = organisations.organisation_id
    inner join year_notes
        on
            organisations.is_own = year_notes.is_own
            and current_results.indicator_id = year_notes.indicator_id
            and year_notes.content_area in ('', current_results.content_area)
            and year_notes.is_new_series
            and current_results.period >= year_notes.period
    group by all
),

final as (
    select
        current_results.result_id,
        current_results.indicator_id,
        indicators.short_name as indicator_name,
        indicators.better_direction,
        indicators.unit,
        indicators.counted_unit,
        current_results.content_area,
        current_results.grade_span,
        current_results.organisation_id,
        -- Quarters compare with the same quarter a year earlier, so each is a series of its own.
        case when calendar.kind = 'quarter' then right(calendar.period, 2) else '' end as quarter,
        organisations.organisation_level,
        organisations.organisation,
        current_results.subgroup,
        calendar.school_year as period,
        calendar.kind as period_kind,
        current_results.numerator,
        current_results.denominator,
        current_results.value,
        current_results.value_code,
        -- The first result of a new series is what later ones compare with: it counts as measured.
        case
            when current_results.data_state <> 'measured' then current_results.data_state
            when coalesce(year_notes.is_new_series, true) then 'measured'
            else year_notes.data_state
        end as data_state,
        case
            when current_results.data_state = 'measured' and year_notes.is_new_series
                then year_notes.data_state
        end as shown_state,
        case
            when year_notes.period is not null and not year_notes.is_new_series then ''
            -- Nothing made up compares with anything measured.
            when batches.kind = 'sample' then 'sample'
            else 'since ' || coalesce(series_starts.series_start, 'the first')
        end as series,
        current_results.source,
        current_results.released_on,
        current_results.is_date_assumed,
        batches.kind = 'sample' as is_sample,
        public_batches.batch_id is not null as is_public,
        -- With community eligibility every student of a school counts as poor.
        organisations.is_own
        and current_results.subgroup = 'Economically Disadvantaged'
        and exists (select 1 from community_eligibility) as is_community_eligible
    from current_results
    inner join batches
        on current_results.batch_id = batches.batch_id
    left join public_batches
        on current_results.batch_id = public_batches.batch_id
    -- What is better in neither direction can be shown, but not judged.
    inner join indicators
        on
            current_results.indicator_id = indicators.indicator_id
            and indicators.better_direction <> 'neither'
    inner join organisations
        on current_results.organisation_id = organisations.organisation_id
    inner join calendar
        on current_results.period = calendar.period
    left join year_notes
        on
            organisations.is_own = year_notes.is_own
            and current_results.indicator_id = year_notes.indicator_id
            and year_notes.content_area in ('', current_results.content_area)
            and current_results.period = year_notes.period
    left join series_starts
        on current_results.result_id = series_starts.result_id
)

select * from final
order by result_id
