-- Each action step's two lanes at a review quarter: what its update says, and what was measured.
-- Parameters: $quarter.
-- Grain: one row per step_id and lane. Order: the plan's, implementation first.
with

lanes as (
    select unnest(['implementation', 'effectiveness']) as lane
),

updates as (
    select
        update_id,
        step_id,
        origin,
        saved_at,
        implementation,
        judgment
    from current_updates
    where quarter = $quarter
),

evidence as (
    select
        item_links.step_id,
        item_links.lane,
        count(*) as evidence_expected,
        count(update_evidence.item) as evidence_in
    from item_links
    left join updates
        on item_links.step_id = updates.step_id
    left join update_evidence
        on
            updates.update_id = update_evidence.update_id
            and item_links.lane = update_evidence.lane
            and item_links.item = update_evidence.item
    where item_links.kind = 'evidence'
    group by item_links.step_id, item_links.lane
)

select
    action_steps.step_id,
    lanes.lane,
    case
        when lanes.lane = 'implementation' then coalesce(updates.implementation, 'no_update')
        else coalesce(updates.judgment, 'no_judgment')
    end as state,
    coalesce(step_lanes.measured_state, 'not_measurable_yet') as measured_state,
    coalesce(evidence.evidence_in, 0) as evidence_in,
    coalesce(evidence.evidence_expected, 0) as evidence_expected,
    updates.saved_at::date as updated_on,
    coalesce(updates.origin = 'sample', false) as is_sample,
    coalesce(step_lanes.is_sample, false) as is_measured_sample
from ordered_steps as action_steps
cross join lanes
left join updates
    on action_steps.step_id = updates.step_id
left join evidence
    on
        action_steps.step_id = evidence.step_id
        and lanes.lane = evidence.lane
left join step_lanes
    on
        action_steps.step_id = step_lanes.step_id
        and lanes.lane = step_lanes.lane
        and step_lanes.quarter = $quarter
order by
    action_steps.plan_order, lanes.lane <> 'implementation'
