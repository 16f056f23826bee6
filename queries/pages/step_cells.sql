-- The two lanes of every action step, quarter by quarter, up to a review quarter: what its update
-- says and how its measures had moved. The last eight quarters.
-- Parameters: $quarter.
-- Grain: one row per step_id and quarter. Order: the plan's, then quarter.
with

quarters as (
    select calendar.period as quarter
    from calendar
    inner join calendar as review
        on
            review.period = $quarter
            and calendar.ends_on <= review.ends_on
    where calendar.kind = 'quarter' and calendar.is_review
    order by calendar.ends_on desc
    limit 8
),

-- Measures that are shown but do not count.
left_out as (
    select
        step_measures.quarter,
        step_measures.step_id,
        list(distinct indicators.short_name order by indicators.short_name) as names
    from step_measures
    inner join indicators
        on step_measures.indicator_id = indicators.indicator_id
    where step_measures.lane = 'effectiveness' and not step_measures.is_counted
    group by step_measures.quarter, step_measures.step_id
),

-- Each lane for which the plan names something: whether anything of it is a measure, and whether
-- nobody has mapped some of it.
named as (
    select
        monitoring_items.step_id,
        monitoring_items.lane,
        bool_or(coalesce(item_links.kind = 'measure', false)) as has_measure,
        bool_or(item_links.kind is null) as has_unmapped
    from monitoring_items
    left join item_links
        on
            monitoring_items.step_id = item_links.step_id
            and monitoring_items.lane = item_links.lane
            and monitoring_items.item = item_links.item
    group by monitoring_items.step_id, monitoring_items.lane
),

final as (
    select
        action_steps.step_id,
        action_steps.need_number,
        action_steps.number,
        quarters.quarter,
        coalesce(current_updates.implementation, 'no_update') as implementation,
        coalesce(current_updates.origin = 'sample', false) as is_update_sample,
        coalesce(current_updates.judgment, 'no_judgment') as judgment,
        current_updates.activities_held,
        current_updates.activities_planned,
        coalesce(current_updates.happened, '') as happened,
        coalesce(current_updates.comes_next, '') as comes_next,
        coalesce(current_updates.judgment_words, '') as judgment_words,
        current_updates.saved_by,
        current_updates.saved_at,
        coalesce(done.measured_state, 'not_measurable_yet') as done_measured,
        done.n_improving as done_improving,
        done.n_unclear as done_unclear,
        done.n_worsening as done_worsening,
        done.n_waiting as done_waiting,
        coalesce(done.is_sample, false) as is_done_sample,
        coalesce(worked.measured_state, 'not_measurable_yet') as worked_measured,
        worked.n_improving as worked_improving,
        worked.n_unclear as worked_unclear,
        worked.n_worsening as worked_worsening,
        worked.n_waiting as worked_waiting,
        coalesce(left_out.names, []) as worked_left_out,
        coalesce(worked.is_sample, false) as is_worked_sample,
        coalesce(worked.has_outcome_measure, false) as has_outcome_measure,
        case
            when named_done.has_measure then 'mapped'
            when named_done.step_id is null then 'not_named'
            when named_done.has_unmapped then 'not_mapped'
            else 'no_measure'
        end as done_naming,
        case
            when named_worked.has_measure then 'mapped'
            when named_worked.step_id is null then 'not_named'
            when named_worked.has_unmapped then 'not_mapped'
            else 'no_measure'
        end as worked_naming,
        case
            when worked.has_outcome_measure then 'mapped'
            when named_worked.step_id is null then 'not_named'
            when named_worked.has_unmapped then 'not_mapped'
            else 'no_measure'
        end as outcome_naming
    from ordered_steps as action_steps
    cross join quarters
    left join current_updates
        on
            action_steps.step_id = current_updates.step_id
            and quarters.quarter = current_updates.quarter
    left join step_lanes as done
        on
            action_steps.step_id = done.step_id
            and quarters.quarter = done.quarter
            and done.lane = 'implementation'
    left join step_lanes as worked
        on
            action_steps.step_id = worked.step_id
            and quarters.quarter = worked.quarter
            and worked.lane = 'effectiveness'
    left join named as named_done
        on
            action_steps.step_id = named_done.step_id
            and named_done.lane = 'implementation'
    left join named as named_worked
        on
            action_steps.step_id = named_worked.step_id
            and named_worked.lane = 'effectiveness'
    left join left_out
        on
            action_steps.step_id = left_out.step_id
            and quarters.quarter = left_out.quarter
)

select * from final
order by need_number, number, quarter
