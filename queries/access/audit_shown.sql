-- How often the tables show that something was done that the audit trail has a row for.
-- is_since: the trail is as old as the table, so that none of it can be from before.
-- n_done_later: of these, how many were done after a moment.
-- Parameters: $since.
-- Grain: one row per event. Order: event.
select
    shown.event,
    shown.is_since,
    shown.n_done,
    shown.n_done_later
from (
    select
        'build' as event,
        true as is_since,
        least(count(*), 1) as n_done,
        0 as n_done_later
    from plan
    union all
    select
        'load' as event,
        false as is_since,
        count(*) as n_done,
        count_if(loaded_at > $since) as n_done_later
    from batches
    where not is_shipped and kind <> 'sample'
    union all
    select
        'undo' as event,
        false as is_since,
        count(*) as n_done,
        count_if(taken_back_at > $since) as n_done_later
    from batches
    where taken_back_at is not null
    union all
    select
        'update' as event,
        false as is_since,
        count(*) as n_done,
        count_if(saved_at > $since) as n_done_later
    from step_updates
    where origin = 'district'
    union all
    select
        'text' as event,
        false as is_since,
        count(*) as n_done,
        count_if(saved_at > $since) as n_done_later
    from review_texts
    union all
    select
        'decision' as event,
        false as is_since,
        count(*) as n_done,
        count_if(saved_at > $since) as n_done_later
    from review_decisions
    union all
    select
        'mark' as event,
        false as is_since,
        count(*) as n_done,
        count_if(marked_at > $since) as n_done_later
    from review_marks
    union all
    select
        'target' as event,
        true as is_since,
        count(*) as n_done,
        count_if(saved_at > $since) as n_done_later
    from target_versions
    union all
    select
        'grant' as event,
        true as is_since,
        count(*) as n_done,
        count_if(granted_at > $since) as n_done_later
    from grants
    union all
    select
        'revocation' as event,
        true as is_since,
        count(*) as n_done,
        count_if(revoked_at > $since) as n_done_later
    from grants
    where revoked_at is not null
    union all
    select
        'sign_in' as event,
        true as is_since,
        count(*) as n_done,
        count_if(began_at > $since) as n_done_later
    from sessions
) as shown
where shown.n_done > 0
order by shown.event
