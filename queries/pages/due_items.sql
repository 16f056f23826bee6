-- What each action step owes for a review quarter and is not in: its update, the documents it is to
-- show, and the figures of measures that are kept every month or quarter. An item is in the plan's
-- own words, empty for the update; what is only suggested beside the plan is owed by nobody.
-- Parameters: $quarter, $as_of.
-- Grain: one row per step_id, lane and item. Order: the plan's, the update of a step first.
with

review as (
    select
        review_dates.update_due_on,
        calendar.ends_on
    from review_dates
    inner join calendar on review_dates.quarter = calendar.period
    where review_dates.quarter = $quarter
),

updates as (
    select
        update_id,
        step_id
    from current_updates
    where quarter = $quarter
),

documents as (
    select
        item_links.step_id,
        item_links.lane,
        item_links.item,
        item_links.expects,
        review.update_due_on as due_on
    from item_links
    cross join review
    left join updates
        on item_links.step_id = updates.step_id
    left join update_evidence
        on
            updates.update_id = update_evidence.update_id
            and item_links.lane = update_evidence.lane
            and item_links.item = update_evidence.item
    where item_links.kind = 'evidence' and update_evidence.item is null
),

-- A result that the data themselves call overdue is owed; any other state is an answer, from the
-- day on which it was known: what came after the quarter was not in at its end, and a published
-- review does not hold it.
quarter_results as (
    select
        findings.indicator_id,
        count_if(findings.data_state = 'overdue') as n_overdue,
        string_agg(
            distinct case
                when findings.data_state = 'overdue' then nullif(findings.content_area, '')
            end, ', '
            order by case
                when findings.data_state = 'overdue' then nullif(findings.content_area, '')
            end
        ) as overdue_areas
    from findings
    cross join review
    where
        findings.is_own
        and findings.organisation_level = 'district'
        and findings.subgroup = 'All Students'
        and findings.period = $quarter
        and (
            findings.data_state = 'overdue'
            or coalesce(findings.released_on, review.ends_on) <= review.ends_on
        )
    group by findings.indicator_id
),

not_held as (
    select indicator_id
    from known_notes
    where
        known_in = $quarter
        and is_own
        and period = $quarter
        and content_area = ''
        and data_state in ('cancelled', 'not_published')
),

kept_figures as (
    select
        item_links.step_id,
        item_links.lane,
        item_links.item,
        indicators.indicator_id,
        indicators.short_name
    from item_links
    inner join indicators
        on
            item_links.indicator_id = indicators.indicator_id
            and indicators.kind = 'interim'
            and indicators.frequency in ('monthly', 'quarterly')
    where item_links.kind = 'measure' and item_links.item <> ''
),

figures as (
    select
        kept_figures.step_id,
        kept_figures.lane,
        kept_figures.item,
        string_agg(
            concat_ws(': ', kept_figures.short_name, quarter_results.overdue_areas),
            '; '
            order by kept_figures.short_name
        ) as figures,
        min(coalesce(release_dates.released_on, review.update_due_on)) as due_on
    from kept_figures
    cross join review
    left join quarter_results
        on kept_figures.indicator_id = quarter_results.indicator_id
    left join release_dates
        on
            kept_figures.indicator_id = release_dates.indicator_id
            and release_dates.period = $quarter
    left join not_held
        on kept_figures.indicator_id = not_held.indicator_id
    where
        not_held.indicator_id is null
        and coalesce(quarter_results.n_overdue, 1) > 0
    group by all
),

owed as (
    select
        action_steps.step_id,
        'implementation' as lane,
        '' as item,
        'update' as kind,
        '' as expects,
        '' as figures,
        review.update_due_on as due_on
    from ordered_steps as action_steps
    cross join review
    left join updates
        on action_steps.step_id = updates.step_id
    where updates.step_id is null

    union all

    -- One item may be owed twice: the document is missing, and so are the figures it holds.
    select
        coalesce(documents.step_id, figures.step_id) as step_id,
        coalesce(documents.lane, figures.lane) as lane,
        coalesce(documents.item, figures.item) as item,
        case when documents.item is null then 'measure' else 'evidence' end as kind,
        coalesce(documents.expects, '') as expects,
        coalesce(figures.figures, '') as figures,
        least(documents.due_on, figures.due_on) as due_on
    from documents
    full outer join figures
        on
            documents.step_id = figures.step_id
            and documents.lane = figures.lane
            and documents.item = figures.item
),

places as (
    select
        step_id,
        lane,
        item,
        min(sort_order) as sort_order
    from monitoring_items
    group by all
)

select
    owed.step_id,
    action_steps.goal_id,
    owed.lane,
    owed.item,
    owed.kind,
    owed.expects,
    owed.figures,
    step_roles.role,
    owed.due_on,
    greatest(0, date_diff('day', owed.due_on, cast($as_of as date))) as days_overdue
from owed
inner join ordered_steps as action_steps
    on owed.step_id = action_steps.step_id
left join step_roles
    on
        owed.step_id = step_roles.step_id
        and step_roles.is_accountable
left join places
    on
        owed.step_id = places.step_id
        and owed.lane = places.lane
        and owed.item = places.item
order by
    action_steps.plan_order, owed.kind <> 'update',
    owed.lane <> 'implementation', places.sort_order nulls last, owed.item
