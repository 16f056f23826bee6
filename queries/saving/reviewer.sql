-- Who stands by a quarter's review as it is: everybody whose mark vouches for just the revisions
-- that are in force. A mark of before version 5 vouches for words alone.
-- Parameters: $quarter.
-- Grain: one row per mark_id. Order: mark_id, newest first.
with

marks as (
    select *
    from review_marks
    where quarter = $quarter
),

in_force as (
    select
        marks.mark_id,
        reviewed_revisions.kind,
        reviewed_revisions.item,
        reviewed_revisions.revision,
        reviewed_revisions.sha256
    from reviewed_revisions
    inner join marks
        on
            reviewed_revisions.quarter = marks.quarter
            and (marks.vouches_for_figures or reviewed_revisions.kind in ('text', 'decision'))
),

vouched as (
    select
        mark_revisions.mark_id,
        mark_revisions.kind,
        mark_revisions.item,
        mark_revisions.revision,
        mark_revisions.sha256
    from mark_revisions
    inner join marks
        on mark_revisions.mark_id = marks.mark_id
),

differing as (
    (
        select * from in_force
        except
        select * from vouched
    )

    union

    (
        select * from vouched
        except
        select * from in_force
    )
)

select
    marks.mark_id,
    marks.marked_at,
    marks.marked_by,
    marks.person
from marks
where marks.mark_id not in (select differing.mark_id from differing)
order by marks.mark_id desc
