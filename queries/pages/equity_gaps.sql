-- The plan's equity gaps of one goal's need, with the interventions chosen for each.
-- Parameters: $goal_id.
-- Grain: one row per equity_gap_id, subgroup as written and intervention. Order: so.
select
    equity_gaps.equity_gap_id,
    equity_gaps.gap,
    equity_gap_scopes.value as subgroup_words,
    equity_interventions.code,
    equity_interventions.wording
from equity_gaps
inner join goals
    on
        equity_gaps.need_id = goals.need_id
        and goals.goal_id = $goal_id
left join equity_gap_scopes
    on
        equity_gaps.equity_gap_id = equity_gap_scopes.equity_gap_id
        and equity_gap_scopes.scope = 'subgroup'
left join equity_interventions
    on equity_gaps.equity_gap_id = equity_interventions.equity_gap_id
order by
    equity_gaps.equity_gap_id, equity_gap_scopes.sort_order, equity_interventions.sort_order
