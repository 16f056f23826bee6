-- Every monitoring item of one action step: what it is, and whether its document is in. An item
-- that is linked to nothing yet has no kind.
-- Parameters: $quarter, $step_id.
-- Grain: one row per lane, item and kind. Order: the plan's, implementation first.
with

updates as (
    select update_id
    from current_updates
    where quarter = $quarter and step_id = $step_id
),

links as (
    select
        item_links.lane,
        item_links.item,
        item_links.kind,
        max(item_links.expects) as expects,
        string_agg(indicators.short_name, ', ' order by indicators.short_name) as figures
    from item_links
    left join indicators
        on item_links.indicator_id = indicators.indicator_id
    where item_links.step_id = $step_id
    group by item_links.lane, item_links.item, item_links.kind
)

select
    monitoring_items.step_id,
    monitoring_items.lane,
    monitoring_items.sort_order,
    monitoring_items.item,
    links.kind,
    coalesce(nullif(links.expects, ''), links.figures, '') as expects,
    update_evidence.item is not null as is_in,
    update_evidence.title,
    update_evidence.dated_on,
    update_evidence.link,
    update_evidence.file_name
from monitoring_items
left join links
    on
        monitoring_items.lane = links.lane
        and monitoring_items.item = links.item
left join updates
    on links.kind = 'evidence'
left join update_evidence
    on
        updates.update_id = update_evidence.update_id
        and monitoring_items.lane = update_evidence.lane
        and monitoring_items.item = update_evidence.item
where monitoring_items.step_id = $step_id
order by
    monitoring_items.lane <> 'implementation', monitoring_items.sort_order, links.kind
