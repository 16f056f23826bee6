-- Version 4 knew people by the names they typed, had no roles and no audit trail, and a mark
-- vouched for whatever was written before it. The copy that this runs on has no constraints and no
-- views. A name that was typed belongs to nobody who signs in: its person is ''.

alter table update_drafts add column person varchar default '';

create or replace table review_marks as
select
    row_number() over (order by marked_at, quarter)::integer as mark_id,
    quarter,
    marked_at,
    marked_by,
    '' as person,
    false as vouches_for_figures
from review_marks;

-- What was written by the moment of a mark is what it vouched for.
create table mark_revisions as
select
    review_marks.mark_id,
    'text' as kind,
    review_texts.goal_id || '|' || review_texts.part as item,
    review_texts.revision,
    sha256(review_texts.text) as sha256
from review_marks
inner join review_texts
    on
        review_marks.quarter = review_texts.quarter
        and review_marks.marked_at >= review_texts.saved_at
qualify
    row_number() over (
        partition by review_marks.mark_id, review_texts.goal_id, review_texts.part
        order by review_texts.revision desc
    ) = 1

union all

select
    review_marks.mark_id,
    'decision' as kind,
    review_decisions.decision_id::varchar as item,
    review_decisions.revision,
    sha256(
        concat_ws(
            chr(31),
            review_decisions.about,
            review_decisions.what,
            review_decisions.role,
            review_decisions.due_on,
            review_decisions.state,
            review_decisions.outcome
        )
    ) as sha256
from review_marks
inner join review_decisions
    on
        review_marks.quarter = review_decisions.quarter
        and review_marks.marked_at >= review_decisions.saved_at
qualify
    row_number() over (
        partition by review_marks.mark_id, review_decisions.decision_id
        order by review_decisions.revision desc
    ) = 1;
